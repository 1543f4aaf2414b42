"""Harshness, checked by hand where every critic saw every film, and against a dense fit where they did not."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import t

from corpus.compare.harshness import (
    HARSHER,
    KINDER,
    count_different,
    describe_circles,
    describe_harshness,
    measure_harshness,
)

DESMOND, BETTINA = "Desmond Thackeray-Poole", "Bettina Oakhanger"


def every_film(*values_of_critics):
    """Reviews of films 0, 1, … by critics A, B, …, everyone of every film."""
    rows = [
        (f"film {film}", chr(65 + critic), float(value))
        for critic, values in enumerate(values_of_critics)
        for film, value in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["film", "reviewer", "rating"])


def desk(*, critics=6, films=30, spread=1.0, noise=1.0, holes=0.5, seed=0):
    """Reviews by critics of known distance from each other, of films of known quality, some of them unwritten."""
    rng = np.random.default_rng(seed)
    level, quality = rng.normal(0, spread, critics), rng.normal(0, 3, films)
    critic, film = (each.ravel() for each in np.meshgrid(np.arange(critics), np.arange(films)))
    wrote = rng.random(len(critic)) > holes
    reviews = pd.DataFrame(
        {
            "film": [f"f{each}" for each in film],
            "reviewer": [f"c{each:02}" for each in critic],
            "rating": level[critic] + quality[film] + rng.normal(0, noise, len(critic)),
        }
    )
    return reviews[wrote], pd.Series(level - level.mean(), index=[f"c{each:02}" for each in range(critics)])


def by_critic(reviews, **options):
    return measure_harshness(reviews, **options).set_index("critic").sort_index()


def dense(reviews):
    """The same model with matrices written out (Searle, Casella and McCulloch 1992, § 6.6): estimates, errors."""
    film, films = pd.factorize(reviews["film"], sort=True)
    critic, critics = pd.factorize(reviews["reviewer"], sort=True)
    y = reviews["rating"].to_numpy()
    fixed, random = np.eye(len(films))[film], np.eye(len(critics))[critic]
    freedom = len(y) - len(films)

    def parts(ratio):
        inverse = np.linalg.inv(np.eye(len(y)) + ratio * random @ random.T)
        information = fixed.T @ inverse @ fixed
        left = inverse - inverse @ fixed @ np.linalg.inv(information) @ fixed.T @ inverse
        return inverse, information, left, y @ left @ y / freedom

    def deviance(log_ratio):
        inverse, information, _, variance = parts(np.exp(log_ratio))
        return freedom * np.log(variance) - np.linalg.slogdet(inverse)[1] + np.linalg.slogdet(information)[1]

    ratio = np.exp(minimize_scalar(deviance, bounds=(-10, 6), method="bounded", options={"xatol": 1e-8}).x)
    _, _, left, variance = parts(ratio)
    estimate = ratio * random.T @ left @ y
    known = variance * (ratio * np.eye(len(critics)) - ratio**2 * random.T @ left @ random)
    centre = np.eye(len(critics)) - 1 / len(critics)
    error = np.sqrt(np.diag(centre @ known @ centre))
    return pd.DataFrame({"estimate": estimate, "error": error}, index=pd.Index(critics, name="critic"))


def test_where_everyone_saw_every_film_it_is_the_distance_drawn_in_by_the_share_of_chance():
    # Worked by hand. Means 2.4, 4.6 and 5 of five films each; mean of all 4. Between critics: 5 × (2.56 + 0.36 + 1) / 2
    # = 9.8 a degree of freedom. Left over: 27.6 within films − 19.6 = 8, of 8 degrees: 1. So distances are drawn in
    # by 1 − 1 / 9.8, and the error is 1 × (1 − 1 / 3) / (5 + 1 / 1.76), the critics' variance being (9.8 − 1) / 5.
    reviews = every_film([2, 2, 3, 3, 2], [5, 4, 4, 5, 5], [3, 7, 4, 6, 5])
    within = reviews.groupby("film")["rating"].transform("mean")
    left = ((reviews["rating"] - within) ** 2).sum() - 19.6
    error = np.sqrt((left / 8) * (2 / 3) / (5 + 1 / ((9.8 / (left / 8) - 1) / 5)))
    table = by_critic(reviews)
    expected = np.array([-1.6, 0.6, 1.0]) * (1 - (left / 8) / 9.8)
    assert table["estimate"].to_numpy() == pytest.approx(expected, abs=1e-4)
    assert (table["high"] - table["estimate"]).to_numpy() == pytest.approx([t.ppf(0.975, 8) * error] * 3, abs=1e-3)
    assert table["paired"].to_numpy() == pytest.approx([-2.4, 0.9, 1.5])


@pytest.mark.parametrize(("critics", "films"), [(5, 9), (9, 8)])
def test_with_holes_it_is_what_a_dense_fit_of_the_same_model_gives(critics, films):
    reviews, _ = desk(critics=critics, films=films, holes=0.3)
    reviews = reviews[reviews.groupby("film")["film"].transform("size") > 1]
    table, expected = by_critic(reviews), dense(reviews)
    freedom = len(reviews) - reviews["film"].nunique() - critics + 1
    assert table["estimate"].to_numpy() == pytest.approx(expected["estimate"].to_numpy(), abs=1e-4)
    known = table["high"].notna().to_numpy()
    assert known.sum() >= 3
    reach = (table["high"] - table["estimate"]).to_numpy() / t.ppf(0.975, freedom)
    assert reach[known] == pytest.approx(expected["error"].to_numpy()[known], abs=1e-4)


def test_the_estimates_of_a_circle_add_up_to_nothing():
    reviews, _ = desk()
    assert by_critic(reviews)["estimate"].sum() == pytest.approx(0, abs=1e-8)


@settings(max_examples=10)
@drawn(st.lists(st.floats(-50, 50), min_size=30, max_size=30))
def test_a_constant_added_to_a_film_changes_nothing(shifts):
    reviews, _ = desk()
    moved = reviews.assign(rating=reviews["rating"] + reviews["film"].str[1:].astype(int).map(dict(enumerate(shifts))))
    pd.testing.assert_frame_equal(by_critic(reviews), by_critic(moved), rtol=1e-4, atol=1e-6)


def test_turning_the_scale_round_turns_harsh_into_kind():
    reviews, _ = desk()
    one, other = by_critic(reviews), by_critic(reviews.assign(rating=10 - reviews["rating"]))
    assert other["estimate"].to_numpy() == pytest.approx(-one["estimate"].to_numpy(), abs=1e-6)
    turned = other["conclusion"].replace({HARSHER: KINDER, KINDER: HARSHER})
    assert one["conclusion"].tolist() == turned.tolist()


def test_the_order_of_reviews_does_not_matter():
    reviews, _ = desk()
    pd.testing.assert_frame_equal(by_critic(reviews), by_critic(reviews.iloc[::-1]), rtol=1e-6)


def test_of_intervals_that_promise_95_of_100_about_so_many_hold_the_truth():
    covered = []
    for seed in range(40):
        reviews, level = desk(critics=12, spread=0.7, seed=seed)
        table = by_critic(reviews)
        covered += ((table["low"] < level) & (level < table["high"])).tolist()
    assert 0.92 <= np.mean(covered) <= 0.97


def test_critics_who_differ_by_chance_alone_are_hardly_ever_called_different():
    tables = [by_critic(desk(critics=12, spread=0, seed=seed)[0]) for seed in range(30)]
    assert np.mean([table["conclusion"].isin([HARSHER, KINDER]).any() for table in tables]) <= 0.05


def test_a_critic_of_fewer_than_five_films_is_too_few_to_compare():
    reviews = every_film([2, 2, 3, 3, 2], [5, 4, 4, 5, 5], [3, 7, 4, 6, 5]).iloc[:-1]
    row = by_critic(reviews).loc["C"]
    assert (row["films"], row["conclusion"]) == (4, "too few to compare")
    assert row[["low", "high", "p", "q"]].isna().all()


def test_a_colleague_of_one_review_still_tells_of_a_film():
    reviews, _ = desk()
    more = pd.DataFrame({"film": ["f0"] * 9, "reviewer": [f"x{each}" for each in range(9)], "rating": 40.0})
    moved = by_critic(pd.concat([reviews, more])).loc["c00", "estimate"]
    assert abs(moved - by_critic(reviews).loc["c00", "estimate"]) > 0.1


def test_critics_whom_no_film_joins_are_compared_in_their_own_circle():
    one, other = desk(seed=1)[0], desk(seed=2)[0]
    other = other.assign(film="other " + other["film"], reviewer="other " + other["reviewer"])
    other["rating"] += 90
    table = by_critic(pd.concat([one, other]))
    assert table.groupby("circle")["estimate"].sum().tolist() == pytest.approx([0, 0], abs=1e-7)
    assert table["critics"].tolist() == [6] * 12
    assert describe_circles(measure_harshness(one)) == ""
    assert describe_circles(table.reset_index()).startswith("6 critics have no film in common with the other 6")


def test_nothing_shared_and_nothing_that_differs_are_said():
    alone = pd.DataFrame({"film": ["A", "B"], "reviewer": ["Ann", "Ben"], "rating": [1.0, 2.0]})
    table = measure_harshness(alone)
    assert (len(table), list(table)) == (0, list(measure_harshness(desk()[0])))
    assert table.dtypes.tolist() == measure_harshness(desk()[0]).dtypes.tolist()
    assert describe_harshness(table) == "No film has been reviewed by two critics: there is nothing to compare."
    same = measure_harshness(every_film([5] * 6, [5] * 6))
    assert (same["estimate"].tolist(), same["low"].isna().all()) == ([0, 0], True)
    assert describe_harshness(same).startswith("None of 2 critics has 5 films in common with")


def test_the_planted_critics_are_found_by_name(sample):
    table = measure_harshness(sample.reviews).set_index("critic")
    assert (table.index[0], table["conclusion"].iloc[0]) == (DESMOND, HARSHER)
    assert (table.index[-1], table["conclusion"].iloc[-1]) == (BETTINA, KINDER)
    assert table.loc[[DESMOND, BETTINA], "paired"].round(1).tolist() == [-2.8, 2.1]
    assert describe_harshness(measure_harshness(sample.reviews)) == (
        f"{DESMOND} is the harshest on the same films, 2.1 points below colleagues; {BETTINA} the kindest, 1.5 above."
    )


def test_critics_who_are_alike_are_not_called_different(sample):
    table = measure_harshness(sample.reviews).set_index("critic")
    assert table.loc[["Inès Carravel", "Philippa Sundqvist", "Tomas Wrenfield"], "conclusion"].unique().tolist() == [
        "no clear difference"
    ]


ALIKE = "no clear difference"


@pytest.mark.parametrize(
    ("conclusions", "sentence"),
    [
        (
            [HARSHER, ALIKE, KINDER],
            "A is the harshest on the same films, 2 points below colleagues; C the kindest, 1 above.",
        ),
        (
            [ALIKE, HARSHER, ALIKE],
            "B is clearly harsher on the same films, 1.5 points below colleagues; nobody is clearly kinder.",
        ),
        (
            [ALIKE, ALIKE, KINDER],
            "C is the kindest on the same films, 1 point above colleagues; nobody is clearly harsher.",
        ),
        ([ALIKE] * 3, "No critic is clearly harsher or kinder than colleagues on the same films."),
    ],
)
def test_whoever_is_clearly_harsher_is_the_harshest_only_where_nobody_stands_below(conclusions, sentence):
    table = pd.DataFrame({"critic": list("ABC"), "estimate": [-2.0, -1.5, 1.0], "conclusion": conclusions})
    assert describe_harshness(table) == sentence
    assert describe_harshness(table, value="tone", decimals=2).startswith("By tone, ")


@pytest.mark.parametrize(
    ("conclusions", "title"),
    [
        ([HARSHER, ALIKE, KINDER], "2 of 3 critics differ clearly from colleagues on the same films"),
        ([HARSHER, ALIKE], "1 of 2 critics differs clearly from colleagues on the same films"),
        ([ALIKE], "No clear difference between critics on the same films"),
    ],
)
def test_a_title_counts_those_who_clearly_differ(conclusions, title):
    assert count_different(pd.DataFrame({"conclusion": conclusions})) == title
