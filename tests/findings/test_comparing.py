"""Two selections beside each other."""

from datetime import date

import pytest

from corpus.findings.comparing import Compared, compare_selections, tell_differences
from corpus.findings.evidence import Evidence
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection

Side = tuple[Corpus, Selection]
RUFUS = Selection(critic=("Rufus Obadele",))


def ask(side: Side) -> Evidence:
    corpus, selection = side
    return Evidence(corpus, ScoredCorpus.of(corpus), corpus.mask(selection))


def weigh(one: Side, other: Side) -> Compared:
    return compare_selections(ask(one), ask(other), (one[1], other[1]))


def compare(one: Side, other: Side) -> tuple[list[str], list[str]]:
    found, unsure = tell_differences(weigh(one, other), ask(one), ask(other))
    return [each.sentence for each in found], unsure


def in_year(year: int) -> Selection:
    return Selection(dates=(date(year, 1, 1), date(year, 12, 31)))


def test_two_films_differ_in_their_ratings(sample: Corpus) -> None:
    best, worst = (Selection(film=(film,)) for film in ("A Ladder in the Orchard", "Vanguard of Ash"))
    found, unsure = compare((sample, best), (sample, worst))
    assert found[0] == (
        "Reviews of “A Ladder in the Orchard” are rated higher: 9.3 on average, against 2.6 of “Vanguard of Ash”."
    )
    assert found[-1] == "6 reviews of “A Ladder in the Orchard”, against 6 of “Vanguard of Ash”."
    assert not any("rating" in each for each in unsure)


@pytest.mark.parametrize("turned", [False, True])
def test_a_part_is_compared_with_all_the_rest_and_not_the_rest_with_it(sample: Corpus, turned: bool) -> None:
    part, whole = (sample, RUFUS), (sample, Selection())
    found, unsure = compare(whole, part) if turned else compare(part, whole)
    assert found[1:] == ["8 reviews by Rufus Obadele, against 59 by others."]
    assert found[0].startswith("“watch the edges of the frame” is in 8 of 8 reviews by Rufus Obadele, against 0 of 59 ")
    assert len(found[0].split()) <= 25
    assert "on the same films" in unsure[0]


def test_sides_are_named_by_what_differs_alone(sample: Corpus) -> None:
    one, other = (Selection(outlet=("Lantern Weekly",), critic=(name,)) for name in ("Gil Marchbanks", "Inès Carravel"))
    assert weigh((sample, one), (sample, other)).sides.this == "by Gil Marchbanks"
    both = Selection(critic=("Gil Marchbanks", "Rufus Obadele"))
    sides = weigh((sample, both), (sample, RUFUS)).sides
    assert (sides.this, sides.other) == ("by Gil Marchbanks", "by Rufus Obadele")


def test_what_does_not_differ_is_said_too(sample: Corpus) -> None:
    found, unsure = compare((sample, in_year(2025)), (sample, in_year(2024)))
    assert found == ["39 reviews in 2025, against 10 in 2024."]
    assert unsure[0] == "Only one film has reviews both in 2025 and in 2024: too few to compare ratings or tone."
    assert unsure[-1].startswith("No phrase is clearly more common")


def test_of_two_corpora_reviews_and_means_are_compared(sample: Corpus, dozen: Corpus) -> None:
    found, unsure = compare((sample, Selection()), (dozen, Selection(film=("Tin Harbour",))))
    assert found[-1].startswith("67 reviews in Sample reviews (fiction), against ")
    assert found[-1].endswith(" of “Tin Harbour” (A dozen).")
    assert "Phrases of two corpora are not compared: each has a list of its own." in unsure


def test_tone_is_compared_on_one_scale_alone(sample: Corpus, dozen: Corpus) -> None:
    this, other = Evidence(sample, ScoredCorpus.as_is(sample), sample.mask(Selection())), ask((dozen, Selection()))
    compared = compare_selections(this, other, (Selection(), Selection()))
    assert len(compared.turns) == 1
    assert any(
        each.startswith("Tone is compared between corpora only") for each in tell_differences(compared, this, other)[1]
    )


def test_each_chapter_leads_to_a_view_of_both(sample: Corpus) -> None:
    ledger, weekly = (Selection(outlet=(name,)) for name in ("The Saltmarsh Ledger", "Lantern Weekly"))
    names = ("The Saltmarsh Ledger", "Lantern Weekly")
    place = weigh((sample, ledger), (sample, weekly)).sides.place
    assert place == ("films", {"by": "outlet", "with": names}, {"outlet": names})
    assert weigh((sample, Selection()), (sample, RUFUS)).sides.place == ("critics", {}, {"critic": ()})
    years = weigh((sample, in_year(2025)), (sample, in_year(2024))).sides.place
    assert years == ("before_after", {"day": "2025-01-01"}, {"dates": ("2024-01-01", "2025-12-31")})
    apart = weigh((sample, in_year(2026)), (sample, in_year(2024))).sides.place
    assert apart == ("time", {}, {"dates": ("2024-01-01", "2026-12-31")})
