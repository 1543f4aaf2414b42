import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.sparse import csr_array

from corpus.statistics.keyness import Counts, count_features, log_odds, measure_keyness, signed_g2

# Four reviews of A and four of B: "gloomy" in three of A's, "moor" five times in one of A's, "the" in all.
REVIEWS = pd.DataFrame({"review_id": [f"r{row}" for row in range(8)], "film": list("AAAABBBB"), "words": [10] * 8})
HELD = {"r0": "the the gloomy gloomy", "r1": "the gloomy", "r2": "the the gloomy", "r3": "the moor moor moor moor moor",
        "r4": "the the", "r5": "the bright", "r6": "the bright bright", "r7": "the the bright"}  # fmt: skip


def occurrences() -> pd.DataFrame:
    rows = [(review, word) for review, words in HELD.items() for word in words.split()]
    return pd.DataFrame(rows, columns=["review_id", "word"])


def example(**options: float) -> pd.DataFrame:
    return measure_keyness(count_features(occurrences(), REVIEWS, feature="word"), REVIEWS["film"], **options)


def test_occurrences_are_counted_review_by_review():
    table = count_features(occurrences(), REVIEWS, feature="word")
    assert table.features.tolist() == ["bright", "gloomy", "moor", "the"]
    assert table.matrix.toarray()[[0, 3]].tolist() == [[0, 2, 0, 2], [0, 0, 5, 1]]
    assert table.words.tolist() == [10] * 8


def test_occurrences_in_other_reviews_are_left_out():
    some = count_features(occurrences(), REVIEWS.iloc[[3, 0]], feature="word")
    assert some.matrix.toarray().tolist() == [[0, 0, 5, 1], [0, 2, 0, 2]]


def test_a_groups_words_worked_by_hand():
    table = example().set_index(["group", "feature"])
    row = table.loc[("A", "gloomy")]
    assert row[["count", "rest_count", "reviews", "rest_reviews"]].tolist() == [4, 0, 3, 0]
    assert row[["rate", "rest_rate"]].tolist() == [1000, 0]
    # Three of the eight reviews hold it, and all three are among A's four: 4 of the 56 ways to deal them.
    assert row["p"] == pytest.approx(4 / 56)
    # "gloomy" and "bright" tie at the lowest p. Each of them could reach it in either group: four such chances. "moor"
    # stands in one review alone, and "the" in all: they could not. A tie makes neither of them surer.
    assert table["q"].loc[[("A", "gloomy"), ("B", "bright")]].tolist() == pytest.approx([4 / 56 * 4] * 2)


def test_one_review_cannot_make_a_films_word():
    assert "moor" not in set(example()["feature"])
    assert "moor" in set(example(fewest_reviews=1)["feature"])


def test_a_burst_in_one_review_is_no_evidence_for_its_film():
    loud = example(fewest_reviews=1).set_index("feature").loc["moor"]
    assert loud["g2"] == pytest.approx(signed_g2(5, 40, 0, 40))
    assert stats.chi2.sf(loud["g2"], 1) < 0.01
    assert loud["p"] == pytest.approx(0.5)


def test_what_every_review_holds_sets_no_group_apart():
    # One long review of the others: by its words the group uses the feature more, by its reviews no deal differs.
    counts = Counts(
        csr_array([[1], [1], [1], [1], [2], [1]]), pd.Index(["a"]), np.array([200, 210, 190, 205, 200, 900])
    )
    listed = measure_keyness(counts, pd.Series(list("xxxxxy")))
    assert listed[["reviews", "rest_reviews", "p", "q"]].to_numpy().tolist() == [[5, 1, 1, 1]]


def test_a_feature_is_listed_only_where_it_is_used_more():
    # "the" falls six times in forty words on either side.
    table = example(fewest_reviews=1)
    assert sorted(zip(table["group"], table["feature"], strict=True)) == [
        ("A", "gloomy"),
        ("A", "moor"),
        ("B", "bright"),
    ]


def test_the_chance_of_the_deal_is_fishers_exact_test():
    random = np.random.default_rng(1)
    holds = random.random((60, 40)) < random.random(40)
    holds[:20, :5] = True
    groups = pd.Series(["A"] * 20 + ["B"] * 25 + ["C"] * 15)
    # In reviews of a million words every G² is far surer than the deal.
    table = measure_keyness(
        Counts(csr_array(holds.astype("int64") * 10_000), pd.RangeIndex(40), np.full(60, 1_000_000)), groups
    )
    assert len(table) > 30
    for row in table.itertuples():
        inside = groups == row.group
        cells = [[row.reviews, inside.sum() - row.reviews], [row.rest_reviews, (~inside).sum() - row.rest_reviews]]
        assert row.p == pytest.approx(stats.fisher_exact(cells, alternative="greater").pvalue)


def test_g2_is_dunnings():
    # Dunning (1993), table 2: "the swiss" 110 times, "the" without it 2,442, "swiss" without "the" 111, neither 29,114.
    assert signed_g2(110, 110 + 2442, 111, 111 + 29114) == pytest.approx(270.72, abs=0.005)


def test_g2_is_quantedas():
    # quanteda's own tests: "b" 7 of 10 against 2 of 9, as the likelihood ratio test has it.
    expected = stats.chi2_contingency([[7, 3], [2, 7]], correction=False, lambda_="log-likelihood").statistic
    assert signed_g2(7, 10, 2, 9) == pytest.approx(expected)
    # And the order in which it ranks the letters of two documents, by the signed measure without correction.
    first, second = "aaabbccccccdefghh", "aabccddddefh"
    letters = np.array(list("abcdefgh"))
    here, there = ([text.count(letter) for letter in letters] for text in (first, second))
    order = np.argsort(-signed_g2(here, len(first), there, len(second)), kind="stable")
    assert "".join(letters[order]) == "cgbhaefd"


def test_log_odds_follow_the_worked_formula():
    # 9 of 100 words against 1 of 100, and a prior of 20 words at their common rate of 5 %: one more on either side.
    ratio, z = log_odds(9, 100, 1, 100, prior=20)
    assert ratio == pytest.approx(np.log(10 / 110) - np.log(2 / 118))
    assert z == pytest.approx(ratio / np.sqrt(1 / 10 + 1 / 2))


def test_a_heavier_prior_draws_rare_features_towards_no_difference():
    light, heavy = (log_odds([2, 200], 1000, [0, 100], 1000, prior=prior)[0] for prior in (10, 1000))
    assert (heavy < light).all()
    assert heavy[0] / light[0] < heavy[1] / light[1]


@given(st.integers(0, 50), st.integers(1, 500), st.integers(0, 50), st.integers(1, 500))
def test_swapping_the_groups_flips_the_sign(count, others, rest, rest_others):
    one, other = (count, count + others), (rest, rest + rest_others)
    assert signed_g2(*one, *other) == pytest.approx(-signed_g2(*other, *one), abs=1e-9)
    if count + rest:
        assert log_odds(*one, *other) == pytest.approx([-figure for figure in log_odds(*other, *one)], abs=1e-9)


@given(st.integers(1, 50), st.integers(1, 500))
def test_identical_groups_have_no_difference(count, others):
    assert signed_g2(count, count + others, count, count + others) == pytest.approx(0, abs=1e-9)
    assert log_odds(count, count + others, count, count + others) == pytest.approx([0, 0], abs=1e-9)


@given(st.randoms())
@settings(deadline=None, max_examples=20)
def test_the_order_of_the_reviews_does_not_matter(random):
    order = list(range(8))
    random.shuffle(order)
    reviews = REVIEWS.iloc[order].reset_index(drop=True)
    shuffled = measure_keyness(
        count_features(occurrences(), reviews, feature="word"), reviews["film"], fewest_reviews=1
    )
    pd.testing.assert_frame_equal(shuffled, example(fewest_reviews=1))


def test_a_review_without_a_group_counts_nowhere():
    reviews = REVIEWS.assign(film=REVIEWS["film"].where(REVIEWS["review_id"] != "r7"))
    table = measure_keyness(count_features(occurrences(), reviews, feature="word"), reviews["film"], fewest_reviews=2)
    bright = table.set_index("feature").loc["bright"]
    assert bright[["count", "reviews", "rate"]].tolist() == [3, 2, 1000]


def test_a_review_can_be_in_several_groups_and_each_is_compared_with_what_lies_outside():
    table = count_features(occurrences(), REVIEWS, feature="word")
    groups, rows = pd.Series(list("AAAA") + list("BBBB") + ["long", "long"]), np.array([*range(8), 0, 5])
    alone = example().set_index(["group", "feature"])
    shared = measure_keyness(table, groups, rows=rows, fewest_reviews=1).set_index(["group", "feature"])
    measured = ["count", "rest_count", "rate", "rest_rate", "reviews", "rest_reviews", "log_odds", "z", "g2", "p"]
    pd.testing.assert_frame_equal(shared.loc[alone.index, measured], alone[measured])
    # Of the two long ones, the first holds "gloomy" twice; the other six hold it twice too.
    assert shared.loc[("long", "gloomy"), ["count", "rest_count", "reviews", "rest_reviews"]].tolist() == [2, 2, 1, 2]
    assert shared.loc[("long", "gloomy"), ["rate", "rest_rate"]].tolist() == [1000, pytest.approx(2 / 60 * 10_000)]


@pytest.mark.parametrize("rows", [0, 4])
def test_without_a_rest_the_same_columns_are_empty(rows):
    reviews = REVIEWS.head(rows)
    none = measure_keyness(count_features(occurrences(), reviews, feature="word"), reviews["film"])
    assert none.empty
    assert none.columns.tolist() == example().columns.tolist()


def bursty(random: np.random.Generator, *, reviews: int, features: int) -> Counts:
    """Reviews in which a word, once used, is used again: as in prose, and unlike independent draws."""
    rates = 1 / np.arange(1, features + 1) ** 0.8
    holds = random.random((reviews, features)) < rates
    matrix = holds * random.geometric(0.3, size=(reviews, features))
    return Counts(csr_array(matrix), pd.RangeIndex(features), matrix.sum(axis=1))


def test_random_splits_of_bursty_reviews_find_nothing_95_times_in_100():
    random = np.random.default_rng(5)
    splits, with_findings, naive = 300, 0, 0
    for split in range(splits):
        if split % 50 == 0:
            table = bursty(random, reviews=60, features=300)
        listed = measure_keyness(table, pd.Series(random.permutation(60) % 3))
        with_findings += (listed["q"] <= 0.05).any()
        naive += (stats.chi2.sf(listed["g2"], 1) <= 0.05 / 900).any()
    # 5 % are 15; chance would have it at 23 at most in 98 of 100 such counts.
    assert with_findings <= stats.binom.ppf(0.98, splits, 0.05)
    assert naive > 0.5 * splits  # what taking each word for an independent draw would have claimed


def test_a_word_that_sets_a_film_apart_is_found_among_bursts():
    random = np.random.default_rng(6)
    table = bursty(random, reviews=60, features=300)
    matrix = table.matrix.toarray()
    matrix[:20, 250] += random.random(20) < 0.8
    groups = pd.Series(np.repeat(["A", "B", "C"], 20))
    listed = measure_keyness(Counts(csr_array(matrix), table.features, matrix.sum(axis=1)), groups)
    assert listed.loc[listed["q"] <= 0.05, ["group", "feature"]].to_numpy().tolist() == [["A", 250]]
