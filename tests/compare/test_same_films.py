"""Two sides of some reviews on the films that both have reviewed."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.compare.before_after import AFTER, BEFORE, LOWER
from corpus.compare.same_films import compare_on_same_films, describe_same_films
from corpus.statistics.differences import ALIKE, TOO_FEW

#: Five films that both sides rate, the later one lower; of a sixth, much loved, only the later side knows.
FILMS = [*"ABCDE" * 3, *"ABCDE" * 2, *"FFFFFF"]
SIDES = pd.Series([BEFORE] * 15 + [AFTER] * 16)
STARS = [5, 6, 7, 8, 9, 5.5, 6, 7.5, 8, 8.5, 5, 6.5, 7, 8, 9, 3, 4, 5, 6.5, 7, 3.5, 4, 5, 6, 7, *[10] * 6]
REVIEWS = pd.DataFrame({"film": FILMS, "stars": STARS})


def test_a_film_of_one_side_alone_changes_nothing() -> None:
    turn = compare_on_same_films(REVIEWS, SIDES, value="stars")
    assert REVIEWS["stars"][SIDES == AFTER].mean() > 6.9  # all films together, it is no lower
    assert (turn.films, turn.conclusion) == (tuple("ABCDE"), LOWER)
    assert turn.means["n"].tolist() == [15, 10]
    # By hand: each film has three reviews and two, so that all weigh alike.
    assert turn.means["mean"].tolist() == pytest.approx([106 / 15, 5.1])
    assert turn.difference == pytest.approx(5.1 - 106 / 15)
    assert turn.low < turn.difference < turn.high < 0
    without = compare_on_same_films(REVIEWS.head(25), SIDES.head(25), value="stars")
    assert without.p == turn.p


def test_swapping_the_sides_turns_the_sign() -> None:
    turned = compare_on_same_films(REVIEWS, SIDES.map({BEFORE: AFTER, AFTER: BEFORE}), value="stars")
    turn = compare_on_same_films(REVIEWS, SIDES, value="stars")
    assert turned.difference == pytest.approx(-turn.difference)
    assert turned.p == pytest.approx(turn.p)


@given(st.lists(st.floats(-5, 5), min_size=6, max_size=6))
def test_what_is_added_to_all_values_of_a_film_changes_nothing(added: list[float]) -> None:
    moved = REVIEWS.assign(stars=REVIEWS["stars"] + REVIEWS["film"].map(dict(zip("ABCDEF", added, strict=True))))
    turn, other = (compare_on_same_films(each, SIDES, value="stars") for each in (REVIEWS, moved))
    assert other.difference == pytest.approx(turn.difference)
    assert other.p == pytest.approx(turn.p)


@pytest.mark.parametrize(
    "reviews",
    [
        REVIEWS[REVIEWS["film"] != "A"],
        REVIEWS.assign(film=None),
        REVIEWS.assign(stars=np.nan),
        REVIEWS.assign(stars=5.0),
        REVIEWS.head(15),
    ],
)
def test_fewer_than_five_shared_films_or_equal_values_are_too_few(reviews: pd.DataFrame) -> None:
    turn = compare_on_same_films(reviews, SIDES[reviews.index], value="stars")
    assert turn.conclusion == TOO_FEW
    assert np.isnan(turn.p)
    assert turn.means["mean"].isna().all()


def test_both_means_are_said_and_whether_they_clearly_differ() -> None:
    turn = compare_on_same_films(REVIEWS, SIDES, value="stars")
    said = "On the 5 films reviewed both before and after, each weighed alike: 7.1 before, 5.1 after"
    write = "{:.1f}".format
    assert describe_same_films(turn, write) == f"{said}."
    assert describe_same_films(turn._replace(conclusion=ALIKE), write) == f"{said}; no clear difference."
    assert describe_same_films(turn._replace(p=np.nan), write) == ""


def test_reviews_without_a_side_are_left_out() -> None:
    side = SIDES.where(REVIEWS["film"] != "F")
    assert compare_on_same_films(REVIEWS, side, value="stars").means["n"].tolist() == [15, 10]
