"""Two selections beside each other."""

from datetime import date

import pytest

from corpus.findings.comparing import compare_selections
from corpus.findings.evidence import Evidence
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection


def ask(corpus: Corpus, selection: Selection) -> Evidence:
    return Evidence(corpus, ScoredCorpus.of(corpus), corpus.mask(selection))


def compare(one: tuple[Corpus, Selection], other: tuple[Corpus, Selection]) -> tuple[list[str], list[str]]:
    found, unsure = compare_selections(ask(*one), ask(*other), (one[1], other[1]))
    return [each.sentence for each in found], unsure


def test_two_films_differ_in_their_ratings(sample: Corpus) -> None:
    best, worst = (Selection(film=(film,)) for film in ("A Ladder in the Orchard", "Vanguard of Ash"))
    found, unsure = compare((sample, best), (sample, worst))
    assert found[:2] == [
        "6 reviews of “A Ladder in the Orchard”, against 6 of “Vanguard of Ash”.",
        "Reviews of “A Ladder in the Orchard” are rated higher: 9.3 on average, against 2.6 of “Vanguard of Ash”.",
    ]
    assert not any("rating" in each for each in unsure)


@pytest.mark.parametrize("turned", [False, True])
def test_a_part_is_compared_with_all_the_rest(sample: Corpus, turned: bool) -> None:
    part, whole = (sample, Selection(critic=("Rufus Obadele",))), (sample, Selection())
    found, _ = compare(whole, part) if turned else compare(part, whole)
    sizes = "59 reviews of all others, against 8 by Rufus Obadele."
    assert found[0] == (sizes if turned else "8 reviews by Rufus Obadele, against 59 of all others.")
    assert any("watch the edges of the frame" in each for each in found)


def test_what_does_not_differ_is_said_too(sample: Corpus) -> None:
    years = [Selection(dates=(date(year, 1, 1), date(year, 12, 31))) for year in (2025, 2024)]
    found, unsure = compare((sample, years[0]), (sample, years[1]))
    assert found == ["39 reviews in 2025, against 10 in 2024."]
    assert "No clear difference in rating between reviews in 2025 and in 2024." in unsure
    assert unsure[-1].startswith("No phrase is clearly more common")


def test_of_two_corpora_reviews_and_means_are_compared(sample: Corpus, dozen: Corpus) -> None:
    found, unsure = compare((sample, Selection()), (dozen, Selection(film=("Tin Harbour",))))
    assert found[0].startswith("67 reviews in Sample reviews (fiction), against ")
    assert "Phrases of two corpora are not compared: each has a list of its own." in unsure
