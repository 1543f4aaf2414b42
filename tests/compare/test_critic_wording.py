"""One critic in words."""

import numpy as np
import pandas as pd
import pytest

from corpus.compare.agreement import Alpha
from corpus.compare.critic_wording import (
    describe_agreement,
    describe_closest,
    describe_critic,
    describe_favourites,
    describe_scale_use,
)

COMPARED = {
    "critic": "Ann", "conclusion": "harsher", "estimate": -1.2, "low": -2.0, "high": -0.4, "films": 5,
    "used": 0.5, "lowest": 2.0, "highest": 7.0,
}  # fmt: skip


def compared(**changes: object) -> pd.Series:
    return pd.Series(COMPARED | changes, dtype=object)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Ann is about 1.2 points below colleagues on the same 5 films (between 0.4 and 2.0)."),
        (
            {"conclusion": "kinder", "estimate": 1.0, "low": 0.5, "high": 1.5},
            "Ann is about 1 point above colleagues on the same 5 films (between 0.5 and 1.5).",
        ),
        ({"conclusion": "no clear difference"}, "Ann shows no clear difference from colleagues on the same 5 films."),
        ({"low": np.nan, "films": 2}, "Ann has 2 films in common with colleagues: too few to compare."),
        (
            {"low": np.nan, "films": np.nan},
            "Ann has no film in common with colleagues: there is nothing to compare.",
        ),
    ],
)
def test_a_critic_is_described_by_the_distance_from_colleagues(changes: dict, sentence: str) -> None:
    assert describe_critic(compared(**changes)) == sentence


def test_the_part_of_the_scale_is_said_as_far_as_it_is_used() -> None:
    write = "{:.0f}".format
    assert describe_scale_use(compared(), write).replace("\N{NARROW NO-BREAK SPACE}", " ") == (
        "Ann uses 50 % of the scale, from 2 to 7"
    )
    assert describe_scale_use(compared(highest=2.0, used=0.0), write) == "Ann gives 2, and nothing else"
    assert describe_scale_use(compared(used=np.nan), write) == ""


@pytest.mark.parametrize(
    ("conclusions", "sentence"),
    [
        (["own", "own", "own"], "Their own: “p0”, “p1” and 1 more."),
        (["own", "more than others"], "Their own: “p0”; 1 phrase used clearly more than by colleagues."),
        (["more than others"] * 2, "No phrase of their own; 2 phrases used clearly more than by colleagues."),
        (["could be luck"], "No phrase is this critic’s alone, or clearly used more than by colleagues."),
    ],
)
def test_favourites_are_named_where_they_are_a_critic_s_own(conclusions: list[str], sentence: str) -> None:
    phrases = pd.DataFrame({"phrase": [f"p{n}" for n in range(len(conclusions))], "conclusion": conclusions})
    assert describe_favourites(phrases) == sentence


def test_two_are_the_closest_only_with_films_enough_in_common() -> None:
    pairs = pd.DataFrame(
        {"a": ["Ann", "Ann", "Ben"], "b": ["Ben", "Cyd", "Cyd"], "films": [10, 12, 9], "distance": [1.0, 2.5, 0.1]}
    )
    assert describe_closest(pairs) == (
        "Ann and Ben agree most, 1 point apart on average; Ann and Cyd least, 2.5 points apart."
    )
    assert describe_closest(pairs.iloc[:1]) == "Ann and Ben are 1 point apart on average, on 10 films."
    assert describe_closest(pairs.iloc[2:]).startswith("No two critics have 10 films in common: too few")


def test_the_agreement_of_all_is_said_with_its_interval_where_it_has_one() -> None:
    said = "All 3 critics together, on 5 films: Krippendorff’s alpha +0.40{}; +1 is complete agreement, 0 what chance "
    whole = Alpha(0.4, 0.1, 0.6, 5, 3, 15)
    assert describe_agreement(whole).startswith(said.format(" (+0.10 to +0.60)"))
    assert describe_agreement(whole._replace(low=np.nan)).startswith(said.format(""))
    assert describe_agreement(whole._replace(alpha=np.nan)) == ""
