"""What the command line answers from a built corpus."""

import pytest

from corpus import answers
from corpus.errors import SelectionError
from corpus.store.corpus import Corpus


def test_the_columns_that_are_shown_are_of_the_table(dozen: Corpus) -> None:
    for answer in (
        answers.measure_harshness(dozen, value="rating"),
        answers.list_pairs(dozen, of="critics"),
        answers.compare_terms(dozen, by="film"),
    ):
        assert answer.sentence
        assert set(answer.columns) <= set(answer.table)


def test_pairs_of_the_dozen_are_the_two_who_share_a_phrase(dozen: Corpus) -> None:
    # Ada Quill and Cleo Voss have "long after the credits", Ada Quill and Ben Marsh "a harbour full of rain".
    table = answers.list_pairs(dozen, of="critics").table
    assert {frozenset(pair) for pair in table[["a", "b"]].to_numpy()} == {
        frozenset({"Ada Quill", "Ben Marsh"}),
        frozenset({"Ada Quill", "Cleo Voss"}),
    }


@pytest.mark.parametrize(
    ("of", "noun"), [("critics", "critic"), ("films", "film"), ("outlets", "outlet"), ("reviews", "review")]
)
def test_pairs_of_one_who_is_not_there_are_refused(dozen: Corpus, of: str, noun: str) -> None:
    with pytest.raises(SelectionError, match=f"This corpus has no {noun} “Nobody”"):
        answers.list_pairs(dozen, of=of, one="Nobody")


def test_one_who_shares_nothing_has_no_pairs(dozen: Corpus) -> None:
    answer = answers.list_pairs(dozen, of="films", one="1917")
    assert answer.table.empty
    assert answer.sentence.startswith("No other film of this selection shares")


def test_small_groups_are_compared_by_their_sentences(dozen: Corpus) -> None:
    # "1917" has two reviews of a sentence each, too few to be compared as reviews.
    # Two reviews are too few; the ten of all others have more sentences than that.
    table = answers.compare_terms(dozen, by="film", group="1917").table
    assert table["rest_n"].min() > 10


@pytest.mark.parametrize("asked", [{"group": "Dusk"}, {"group": "1917", "against": "Dusk"}])
def test_a_group_that_is_not_there_is_named(dozen: Corpus, asked: dict[str, str]) -> None:
    with pytest.raises(SelectionError, match="This corpus has no film “Dusk”"):
        answers.compare_terms(dozen, by="film", **asked)


def test_terms_are_counted_in_each_review_or_in_each_sentence_of_some(dozen: Corpus) -> None:
    assert answers.count_terms(dozen).unit == "review"
    some = answers.count_terms(dozen, dozen.reviews["review_id"].head(1))
    assert some.unit == "sentence"
    assert set(some.review) == {0}
