"""Each kind of finding by itself: what it says of a few rows, and when it keeps quiet."""

import numpy as np
import pandas as pd
import pytest

from corpus.compare.comparison import compare_groups
from corpus.compare.division import CLOSER, USUAL, WIDER
from corpus.findings import copies, critics, films, mismatch, phrases
from corpus.polarity.measure import Measure
from corpus.polarity.scale import PolarityScale

REVIEWS = pd.DataFrame(
    {"review_id": ["r0", "r1", "r2"], "film": ["Dusk", "Dusk", "Dawn"], "reviewer": ["Ann"] * 3, "published": pd.NaT}
)
RATING, TONE = (Measure.of(name, PolarityScale()) for name in ("rating", "polarity"))


def read(ids: list[str]) -> pd.Series:
    return pd.Series("A brilliant film that everybody ought to see.", index=ids)


def rate(**films: list[float]) -> pd.DataFrame:
    return pd.DataFrame([(film, value) for film, values in films.items() for value in values], columns=["film", "x"])


def test_without_ratings_films_are_called_positive_and_negative() -> None:
    tones = rate(Up=[0.5, 0.6, 0.55, 0.5, 0.6], Mid=[0.2, 0.1, 0.15, 0.2, 0.1], Down=[-0.5, -0.4, -0.45, -0.5, -0.4])
    compared = compare_groups(tones.rename(columns={"x": "polarity"}), by="film")
    (found,) = films.find_extremes(compared, TONE)
    assert found.sentence == "Most positive: “Up” (+0.55, 5 reviews); most negative: “Down” (−0.45)."
    assert found.parameters == {"measure": "polarity"}


def test_a_film_that_is_not_alone_at_the_top_is_among_the_best() -> None:
    given = rate(Also=[9] * 9 + [10], Top=[9] * 9 + [10], Low=[2, 3] * 5)
    compared = compare_groups(given.rename(columns={"x": "rating"}), by="film", value="rating")
    (found,) = films.find_extremes(compared, RATING)
    assert found.sentence == "Among the best rated: “Also” (9.1 of 10, 10 ratings); worst: “Low” (2.5)."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([7.0, 7.5, 8.0, 8.5, 9.0], "Critics largely agreed on “Dusk”: half of its 5 ratings are from 7.5 to 8.5."),
        ([7.0] * 5, "Critics agreed on “Dusk”: all its 5 ratings are 7 of 10."),
        ([7.0] * 4 + [6.0], "Critics largely agreed on “Dusk”: half or more of its 5 ratings are 7 of 10."),
    ],
)
def test_agreement_says_what_half_of_the_critics_gave(given: list[float], said: str) -> None:
    reviews = pd.DataFrame({"film": "Dusk", "rating": given, "reviewer": "Ann"})
    table = pd.DataFrame(
        {"group": ["Dusk"], "n": [5], "sd": [0.5], "q": [0.01], "conclusion": [CLOSER], "low": 0.4, "high": 0.9}
    )
    assert [each.sentence for each in films.find_agreed(table, reviews)] == [said]
    assert list(films.find_split(table, reviews)) == []


def test_a_split_film_is_drawn_above_those_that_are_clear_too_and_one_that_is_not_is_not_above_them() -> None:
    spreads = {"Few": (4.9, USUAL), "Main": (4.0, WIDER), "Also": (3.0, WIDER), "Mid": (2.0, USUAL), "One": (0, CLOSER)}
    table = pd.DataFrame(
        [(film, 5, sd, 0.01, said, sd, sd) for film, (sd, said) in spreads.items()],
        columns=["group", "n", "sd", "q", "conclusion", "low", "high"],
    )
    reviews = pd.DataFrame({"film": [*spreads], "rating": 5.0, "reviewer": "Ann"})
    (split,), (agreed,) = films.find_split(table, reviews), films.find_agreed(table, reviews)
    assert split.exhibit.rows["label"].tolist() == ["Main", "Also", "Few", "Mid", "One"]
    assert agreed.exhibit.rows["label"].tolist() == ["One", "Mid", "Few", "Also", "Main"]
    assert split.exhibit.write_note(4).endswith("clearly split first, and last the one closest together.")


def test_only_critics_whose_difference_is_clear_are_named() -> None:
    table = pd.DataFrame(
        {
            "critic": ["Ann", "Ben", "Cay"],
            "circle": [0, 0, 1],
            "estimate": [-1.24, 0.3, 2.0],
            "low": [-2.0, -1.0, 1.0],
            "high": [-0.5, 1.0, 3.0],
            "films": [8, 8, 8],
            "reviews": [8, 8, 8],
            "q": [0.01, 0.5, 0.01],
            "conclusion": ["harsher", "no clear difference", "kinder"],
        }
    )
    (found,) = critics.find_harshest(table)
    assert found.sentence == "Ann is the harshest on the same films (1.2 points below colleagues)."
    assert "by luck" not in found.method
    (doubtful,) = critics.find_harshest(table.assign(low=[-2.0, 0.1, 1.0]))
    assert doubtful.method.endswith("by luck alone: “no clear difference” allows for that.")
    assert list(critics.find_harshest(table.assign(conclusion="no clear difference"))) == []


def test_the_steepest_drift_is_said_with_its_direction() -> None:
    table = pd.DataFrame(
        {
            "group": ["Ann", "Ben"],
            "films": [20, 30],
            "estimate": [-0.5, 0.31],
            "low": [-1.5, 0.1],
            "high": [0.5, 0.5],
            "q": [0.2, 0.01],
            "conclusion": ["no clear change", "rising"],
        }
    )
    (found,) = critics.find_drift(table)
    assert found.sentence == "Ben’s ratings go up by 0.31 points a year, against others on the same films."


@pytest.mark.parametrize(
    ("a", "b", "similarity", "said"),
    [
        ("r0", "r1", 0.634, "Two reviews of “Dusk”, both by Ann, are 63\N{NARROW NO-BREAK SPACE}% the same."),
        ("r1", "r2", 1.0, "A review of “Dusk” and one of “Dawn”, by Ann and Ben, are the same, word for word."),
        ("r0", "r1", 0.998, "Two reviews of “Dusk”, both by Ann, are all but the same, word for word."),
    ],
)
def test_copies_are_named_by_their_films_and_critics(a: str, b: str, similarity: float, said: str) -> None:
    pairs = pd.DataFrame({"a": [a], "b": [b], "similarity": [similarity], "shared_words": [80]})
    reviews = REVIEWS.assign(reviewer=["Ann", "Ann", "Ben"])
    assert [each.sentence for each in copies.find_copies(pairs, reviews, read)] == [said]
    assert list(copies.find_copies(pairs, reviews, read, short=True)) == []
    (unsigned,) = copies.find_copies(pairs, reviews.assign(reviewer=None), read)
    assert " by " not in unsigned.sentence
    more = pd.concat([pairs, pairs.assign(a="r0", b="r2", shared_words=9)])
    (told,) = copies.find_copies(more, reviews, read)
    whole = "is the same, word for word" if similarity == 1 else "is at least half the same"
    assert told.sentence.endswith(f"; 1 other pair {whole}.") == (len(said.split()) < 18)


def test_what_one_critic_alone_writes_is_said_only_where_all_reviews_are_signed() -> None:
    own = pd.DataFrame(
        {
            "phrase_id": ["p"],
            "said": ["mark my words"],
            "reviews": [2],
            "films": [2],
            "reviewers": [1],
        }
    )
    owners = pd.DataFrame({"kind": ["own"], "owner": ["Ann"], "q": [0.01]})
    signed = REVIEWS.assign(reviewer=["Ann", "Ann", "Ben"])
    (found,) = phrases.find_own(own, owners, signed)
    assert found.sentence == "Only Ann writes “mark my words”: in 2 of 2 reviews."
    assert found.exhibit is not None
    assert found.exhibit.rows[["label", "critic", "n", "of"]].to_numpy().tolist() == [["mark my words", "Ann", 2, 2]]
    assert list(phrases.find_own(own, owners.assign(kind="few"), signed)) == []
    assert list(phrases.find_own(own, owners, signed.assign(reviewer=["Ann", "Ann", None]))) == []


def test_stars_and_words_are_said_to_disagree_only_on_different_sides() -> None:
    apart = pd.DataFrame(
        {
            "review_id": ["r2", "r0"],
            "film": ["Dawn", "Dusk"],
            "reviewer": [None, "Ann"],
            "rating": [1.5, 10.0],
            "expected": [6.4, 4.4],
            "difference": [4.9, -5.6],
            "standardised": [2.1, -2.0],
            "opposed": [True, True],
            "published": pd.NaT,
        }
    )
    (found,) = mismatch.find_mismatch(apart, REVIEWS, read)
    assert found.sentence == "A review of “Dawn” gives 1.5 of 10 in words that suggest 6.4."
    assert list(mismatch.find_mismatch(apart.assign(opposed=False), REVIEWS, read)) == []
    assert list(mismatch.find_mismatch(apart.assign(standardised=np.float64(0.5)), REVIEWS, read)) == []
