"""The words at fault in a review, with their context and by name."""

import pytest

from corpus.polarity.disagreement import find_misleading_words
from corpus.polarity.faults import CONTEXT, NAMED, list_faults, name_faults


def test_a_word_that_is_at_fault_twice_is_listed_once_with_its_context() -> None:
    filler = "x" * (CONTEXT + 1)
    faults = list_faults(f"{filler} A  terrifying film. Terrifying.", -4.0)
    assert faults["word"].tolist() == ["terrifying"]
    # The filler is longer than what is shown, and is no whole word there.
    assert faults["context"].tolist() == ["A terrifying film. Terrifying."]


def test_praise_is_at_fault_where_the_words_are_more_positive_than_the_stars() -> None:
    assert list_faults("A great, terrifying film.", 3.0)["word"].tolist() == ["great"]
    assert list_faults("A film.", 3.0).empty


def test_only_the_words_most_at_fault_are_named() -> None:
    names = name_faults(["Awful, terrible, boring, bad, great.", "A film."], [-4.0, -4.0])
    assert len(names[0].split(", ")) == NAMED
    assert "great" not in names[0]
    assert names[1] == ""


def test_the_context_of_a_word_has_whole_words() -> None:
    long = "undramatically " * 9
    (context,) = list_faults(f"{long}terrifying {long}", -4.0)["context"]
    assert set(context.split()) == {"undramatically", "terrifying"}
    assert 60 < len(context) < 140


@pytest.mark.parametrize("difference", [-4.0, 4.0])
def test_names_are_the_first_of_the_words_that_mislead(difference: float) -> None:
    texts = [
        "Not a bad film, a great one :-) (!)",
        "It isn't very good : )",
        "Bad, bad, worst! Mr. Great is awful.",
        "",
    ]
    assert name_faults(texts, [difference] * len(texts)) == [
        ", ".join(find_misleading_words(text, difference)["word"].drop_duplicates().head(NAMED)) for text in texts
    ]
