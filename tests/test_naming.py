from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.naming import LONGEST, file_stem, slug
from corpus.polarity.scale import PolarityScale
from corpus.store.selection import Selection
from tests.hostile import HOSTILE_TEXTS


@pytest.mark.parametrize(
    ("selection", "name"),
    [
        (Selection(), "reviews-sample"),
        (Selection(critic=("Inès Carravel",)), "reviews-sample-critic-ines-carravel"),
        (Selection(film=("Crumb", "1917", "Void", "Salt")), "reviews-sample-film-crumb-1917-and-2-more"),
        (Selection(where=("section=web",)), "reviews-sample-section-web"),
        (Selection(praise=("acting",), blame=("story",)), "reviews-sample-praise-acting-blame-story"),
        (Selection(dates=(date(2025, 1, 2), date(2025, 6, 30))), "reviews-sample-dates-2025-01-02-to-2025-06-30"),
        (Selection(dates=(None, date(2025, 6, 30))), "reviews-sample-dates-to-2025-06-30"),
        (Selection(rating=(6.0, None)), "reviews-sample-rating-from-6"),
        (Selection(polarity=(-0.5, 0.25)), "reviews-sample-polarity-minus-0.5-to-0.25"),
        (Selection(words='"long after the *"'), "reviews-sample-words-long-after-the"),
    ],
)
def test_a_file_is_called_after_what_it_holds_its_corpus_and_its_selection(selection: Selection, name: str) -> None:
    assert file_stem("reviews", "sample", selection) == name


def test_a_file_says_whose_words_and_which_scale_where_they_are_not_the_usual_ones() -> None:
    assert file_stem("reviews", "a", Selection(), PolarityScale()) == "reviews-a"
    other = PolarityScale(lexicon="house", quantity="rating")
    assert file_stem("reviews", "a", Selection(), other) == "reviews-a-lexicon-house-scale-rating"


def test_a_long_selection_is_cut_between_words_and_what_and_where_stay() -> None:
    name = file_stem("reviews", "sample", Selection(film=("a film " * 30, "b"), words="a long search " * 30))
    assert name.startswith("reviews-sample-film-a-film")
    assert len(name) <= LONGEST
    assert not name.endswith("-")


@given(
    st.text(max_size=80) | st.sampled_from([*HOSTILE_TEXTS.values(), "../../x", "C:\\x", "a\u202egpj.exe", "CON", "."])
)
def test_no_text_leads_out_of_the_folder_or_beyond_what_a_file_system_takes(text: str) -> None:
    part = slug(text)
    assert not set(part) & set('/\\:*?"<>|\0\n\r\t \u202e')
    assert not part.startswith((".", "-"))
    assert not part.endswith((".", "-"))
    assert len(part.encode()) <= 40
