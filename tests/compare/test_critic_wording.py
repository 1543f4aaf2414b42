"""One critic in words."""

import numpy as np
import pandas as pd
import pytest

from corpus.compare.agreement import Alpha
from corpus.compare.critic_wording import describe_agreement, describe_closest, describe_favourites, describe_style

COMPARED = {
    "conclusion": "harsher", "estimate": -1.2, "low": -2.0, "high": -0.4, "colleagues": 3, "films": 5,
    "used": 0.5, "lowest": 2.0, "lower_quartile": 3.0, "median": 4.0, "upper_quartile": 5.0, "highest": 7.0,
    "variety": 0.8, "variety_low": 0.7, "variety_high": 0.9, "variety_n": 6,
    "reading_ease": 61.0, "reading_ease_low": np.nan, "reading_ease_high": np.nan, "reading_ease_n": 2,
}  # fmt: skip


def described(**changes: object) -> str:
    return describe_style(pd.Series(COMPARED | changes, dtype=object), "Rating", "{:.0f}".format)


def test_a_critic_is_described_by_harshness_scale_and_style() -> None:
    assert described().replace("\N{NARROW NO-BREAK SPACE}", " ") == (
        "Harsher: −1.20 (−2.00 to −0.40) against 3 colleagues on 5 films in common. Rating from 2 to 7, 50 % of the "
        "scale; half of them 3 to 5, the median 4. Word variety 0.80 (0.70 to 0.90) in 6 reviews and reading ease 61 "
        "in 2 reviews."
    )


def test_what_is_not_known_of_a_critic_is_left_out() -> None:
    nothing = {"low": np.nan, "films": np.nan, "used": np.nan, "variety": np.nan, "reading_ease": np.nan}
    assert described(**nothing) == "0 films in common with colleagues: too few to compare."


@pytest.mark.parametrize(
    ("conclusions", "sentence"),
    [
        (["own", "own", "own"], "This critic's own: “p0”, “p1” and 1 more."),
        (["own", "more than others"], "This critic's own: “p0”; 1 phrase stands here more often than by chance."),
        (["more than others"] * 2, "2 phrases stand here more often than by chance; none is this critic's own."),
        (["may be chance"], "No phrase is this critic's own, or used more often than chance would have it."),
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
        "Closest: Ann and Ben, 1.00 apart on 10 films; farthest: Ann and Cyd, 2.50 apart on 12 films"
    )
    assert describe_closest(pairs.iloc[:1]) == "Closest: Ann and Ben, 1.00 apart on 10 films"
    assert describe_closest(pairs.iloc[2:]).startswith("No two critics have 10 films in common: too few")


def test_the_agreement_of_all_is_said_with_its_interval_where_it_has_one() -> None:
    said = "All 3 critics together, on 5 films: Krippendorff's alpha +0.40{}; +1 is complete agreement, 0 what chance "
    whole = Alpha(0.4, 0.1, 0.6, 5, 3, 15)
    assert describe_agreement(whole).startswith(said.format(" (+0.10 to +0.60)"))
    assert describe_agreement(whole._replace(low=np.nan)).startswith(said.format(""))
    assert describe_agreement(whole._replace(alpha=np.nan)) == ""
