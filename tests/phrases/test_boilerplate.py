import pytest

from tests.phrases.examples import gather, reasons, reviews_of

OTHERS = [f"Review number {number}" for number in range(5)]


def aside(phrase, *texts, reviewers=None):
    reviews = reviews_of([*texts, *OTHERS], reviewers=reviewers and [*reviewers, *reviewers[:1] * len(OTHERS)])
    return reasons(gather(reviews)[0]).get(phrase)


SIGNED = [f"{text} [Write to my mailbox]" for text in ("It is fine.", "It drags.", "Good songs.", "Slow.", "Long.")]


@pytest.mark.parametrize("reviewers", [None, ["Ann", "Ben", "Cy", "Di", "Ed"]])
def test_what_closes_reviews_is_boilerplate_whoever_signs_them(reviewers):
    assert aside("write to my mailbox", *SIGNED, reviewers=reviewers) == "boilerplate"


def test_four_places_are_too_few_to_tell():
    assert aside("write to my mailbox", *SIGNED[:4]) == ""


def test_what_is_elsewhere_in_one_of_ten_is_boilerplate_and_in_two_of_ten_is_not():
    closing = [f"{number}. Write to my mailbox." for number in range(9)]
    inside = ["He said: write to my mailbox about it.", "Nobody can write to my mailbox on songs."]
    assert aside("write to my mailbox", *closing, inside[0]) == "boilerplate"
    assert aside("write to my mailbox", *closing[:8], *inside) == ""


def test_what_is_beside_boilerplate_at_the_edge_is_boilerplate_too():
    closing = [f"{who} drags. Red stars. Write to my mailbox." for who in ("Act", "It", "Plot", "Song", "She")]
    assert aside("red stars", *closing) == "boilerplate"


def test_what_is_a_whole_review_is_none():
    assert aside("a slow burn", *["A slow burn."] * 5) == ""


def test_what_opens_reviews_is_boilerplate():
    opening = [f"Warning: plot ahead! {text}" for text in ("It is fine.", "Good.", "It drags.", "Slow.", "Long.")]
    assert aside("warning: plot ahead", *opening) == "boilerplate"
