"""How a draft compares: its clichés, tone, rating and reading ease, each with the reviews that it is compared with."""

import re

import pytest

from corpus.findings.draft_archive import DraftArchive
from corpus.findings.draft_standing import list_standings, measure_usual_ease
from corpus.findings.drafts import read_draft
from corpus.store.scored import ScoredCorpus

DRAFT = "A lovely film. " + "The plain words of a long afternoon go on and on. " * 6


@pytest.fixture(scope="module")
def archive(sample) -> DraftArchive:
    return DraftArchive.of(sample)


@pytest.fixture(scope="module")
def standings(sample, archive):
    scored = ScoredCorpus.of(sample)

    def of(text, **given):
        check = read_draft(text, archive, film=given.pop("film", None))
        return {each.name: each for each in list_standings(check, archive, scored, **given)}

    return of


def test_each_says_what_it_is_compared_with_and_of_how_many_reviews(standings, sample):
    film = "The Tithe House"
    reviews = sample.reviews[sample.reviews["film"] == film]
    said = standings(DRAFT, film=film, critic="Rufus Obadele", stars=2.0)
    assert list(said) == [
        "Clichés in 100 words",
        "Tone",
        "Rating its words suggest",
        "Your rating",
        "Reading ease",
    ]
    assert said["Clichés in 100 words"].n == 67
    assert re.match("(more|fewer) than in .* (of the|all) 67 reviews here$", said["Clichés in 100 words"].beside)
    assert said["Tone"].n == len(reviews) == 8
    assert f"in 8 reviews of {film}" in said["Tone"].beside
    assert said["Your rating"].value == "2.0 of 10"
    assert "below what the words suggest" in said["Your rating"].beside
    assert said["Reading ease"].beside.startswith("higher is easier; half of Rufus Obadele’s 8 reviews are above ")


def test_what_cannot_be_said_is_said_to_be(standings):
    short = standings("A lovely film.")
    assert short["Clichés in 100 words"].value == short["Reading ease"].value == ""
    assert "too short" in short["Reading ease"].beside
    assert short["Tone"].beside == "choose the film to compare"
    assert "Your rating" not in short
    assert standings("It opens on Friday.")["Tone"].beside == "no word of it could be scored"
    assert standings(DRAFT, film="Zeppelins")["Tone"].beside == "no review of Zeppelins here to compare"
    assert standings(DRAFT, critic="Nobody")["Reading ease"].beside == "too few reviews to compare (0)"


def test_a_title_is_no_praise(standings):
    plain, titled = (standings(f"{DRAFT} Brilliant Joy is out.", film=film) for film in (None, "Brilliant Joy"))
    assert plain["Tone"].value != titled["Tone"].value
    assert titled["Tone"].value == standings(DRAFT)["Tone"].value


def test_the_usual_ease_is_that_of_a_critic_or_of_all(archive):
    assert (len(measure_usual_ease(archive, "Rufus Obadele")), len(measure_usual_ease(archive, None))) == (8, 67)
