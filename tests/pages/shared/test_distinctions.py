"""What a click on a term opens: its sentences, in the reviews of the group that it sets apart."""

import numpy as np
import pytest

from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from pages.shared import distinctions
from pages.shared.viewing import View

TITHE = "The Tithe House"


def view(sample: Corpus, **chosen: object) -> View:
    selection = Selection(**chosen)
    keep = sample.mask(selection)
    return View(sample, "sample", selection, sample.reviews[keep], keep, ScoredCorpus.of(sample))


def test_a_word_is_searched_for_in_its_films_reviews(sample: Corpus) -> None:
    asked = distinctions.find_sentences(view(sample), "film", TITHE, "music", "")
    assert asked == ("reviews", {"corpus": ["sample"], "film": [TITHE], "added": ["film", "words"], "words": ["music"]})
    matches = sample.mask(Selection(film=(TITHE,), words="music"))
    assert matches.sum() == 5  # as the screen says: 5 of 8 reviews


def test_a_phrase_is_opened_where_it_recurs(sample: Corpus) -> None:
    asked = distinctions.find_sentences(view(sample, critic=("Nobody",)), "critic", "Rufus Obadele", "a phrase", "p7")
    assert asked == (
        "phrase",
        {"corpus": ["sample"], "critic": ["Rufus Obadele"], "added": ["critic"], "phrase": ["p7"]},
    )


def test_a_search_goes_along_and_a_phrase_is_searched_for_as_a_whole(sample: Corpus) -> None:
    _, query = distinctions.find_sentences(view(sample, words="film"), "film", TITHE, "slow burn", "")
    assert query["words"] == ['film "slow burn"']


def test_a_year_is_its_days(sample: Corpus) -> None:
    _, query = distinctions.find_sentences(view(sample), "year", "2025", "mud", "")
    assert query["dates"] == ["2025-01-01", "2025-12-31"]


def test_what_all_others_use_is_looked_for_in_the_whole_selection(sample: Corpus) -> None:
    _, query = distinctions.find_sentences(
        view(sample, outlet=("Lantern Weekly",)), "film", distinctions.OTHERS, "good", ""
    )
    assert query == {"corpus": ["sample"], "outlet": ["Lantern Weekly"], "words": ["good"], "added": ["words"]}


@pytest.mark.parametrize(("many", "few"), [(2_999, False), (3_001, True)])
def test_a_film_of_two_reviews_in_a_large_selection_is_too_small(sample: Corpus, many: int, few: bool) -> None:
    large = view(sample)
    object.__setattr__(large, "reviews", sample.reviews.iloc[np.zeros(many, int)])
    sizes = large.reviews["film"].value_counts()
    sizes[TITHE] = 2
    assert distinctions.has_too_few(large, sizes, TITHE, "") == few
