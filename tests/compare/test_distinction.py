from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from scipy.sparse import csr_array

from corpus.compare import distinction
from corpus.compare.distinction import distinguish_each, distinguish_two, list_memberships
from corpus.compare.distinction_wording import describe_distinction, describe_distinctions
from corpus.compare.term_use import add_shares
from corpus.phrases.measures import compute_dispersion
from corpus.phrases.terms import Terms
from corpus.statistics.keyness import log_odds, signed_g2
from corpus.text.vocabulary import Vocabulary


def terms_of(rows: list[dict[str, int]], lengths: list[int] | int = 100) -> Terms:
    """Return reviews that hold these terms so often; a term of several words is a phrase."""
    names = sorted({term for row in rows for term in row})
    matrix = csr_array(
        np.array([[row.get(name, 0) for name in names] for row in rows], "int64").reshape(len(rows), len(names))
    )
    table = pd.DataFrame({"term": names, "folded": names}).astype("str")
    table["kind"] = np.where(table["term"].str.contains(" "), "phrase", "word")
    table["phrase_id"], table["named"] = "", False
    return Terms(table, matrix, np.broadcast_to(lengths, len(rows)).astype("int64"), np.arange(len(rows)))


def films(*counts: tuple[str, int]) -> pd.Series:
    return pd.Series([film for film, many in counts for _ in range(many)], dtype="str")


# Six reviews of A, twenty of B: "ash" in five of A's and one of B's; "moor" nine times in one of A's; "sun" in most.
ROWS = (
    [{"ash": 2, "sun": 1}, {"ash": 1}, {"ash": 1, "sun": 1}, {"ash": 3, "sun": 1}, {"ash": 1, "sun": 1}, {"moor": 9}]
    + [{"ash": 1, "sun": 1}]
    + [{"sun": 1}] * 19
)  # fmt: skip
GROUPS = films(("A", 6), ("B", 20))


def of_reviews(corpus) -> Terms:
    texts = corpus.read_texts(corpus.reviews["review_id"].tolist()).tolist()
    vocabulary = Vocabulary.of(texts, films=corpus.reviews["film"].tolist())
    return Terms.of_reviews(vocabulary, corpus.phrases, corpus.occurrences)


@pytest.fixture(scope="module")
def terms(sample) -> Terms:
    return of_reviews(sample).narrow(np.ones(67, bool), names=False)


def sides(sample, column: str, name: str) -> tuple[np.ndarray, np.ndarray]:
    here = (sample.reviews[column] == name).to_numpy()
    return here, ~here


# --------------------------------------------------------------------------------------- what was planted


@pytest.mark.parametrize(
    ("critic", "tic", "reviews"),
    [
        ("Rufus Obadele", "watch the edges of the frame", 8),
        ("Gil Marchbanks", "the gentleman in the seat behind me", 7),
    ],
)
def test_a_critics_planted_tic_sets_the_critic_apart(sample, terms, critic: str, tic: str, reviews: int) -> None:
    table = distinguish_two(terms, *sides(sample, "reviewer", critic), name=critic, other="all others")
    first = table.iloc[0]
    assert (first["term"], first["reviews"], first["n"], first["rest_reviews"]) == (tic, reviews, 8, 0)
    assert first["significant"]
    assert describe_distinction(table, critic, unit="review", noun="critic") == (
        f"The signature of {critic} is “{tic}”: in {reviews} of 8 reviews, against none of the 59 others."
    )


def test_two_critics_are_distinguished_by_their_planted_tics(sample, terms) -> None:
    here, there = ((sample.reviews["reviewer"] == critic).to_numpy() for critic in ("Gil Marchbanks", "Rufus Obadele"))
    table = distinguish_two(terms, here, there, name="Gil Marchbanks", other="Rufus Obadele")
    log_odds_of = table[table["significant"]].set_index("term")["log_odds"]
    assert log_odds_of["the gentleman in the seat behind me"] > 0
    assert log_odds_of["watch the edges of the frame"] < 0


@pytest.mark.parametrize("by", ["film", "reviewer"])
@pytest.mark.parametrize("shared", ["hauntingly beautiful score", "long after the credits rolled", "sense of wonder"])
def test_a_phrase_that_was_planted_in_many_films_sets_none_apart(sample, terms, by: str, shared: str) -> None:
    table = distinguish_each(terms, sample.reviews[by])
    assert shared not in set(table.loc[table["significant"], "term"])


def test_most_films_of_the_sample_are_set_apart_by_what_happens_in_them(sample, terms) -> None:
    titles = sample.reviews["film"].unique()
    table = distinguish_each(terms, sample.reviews["film"], titles=titles)
    own = table[table["significant"]].groupby("group")["term"].agg(list)
    assert len(own) >= 10
    assert {"horror", "music"} <= set(own["The Tithe House"])
    assert "mud" in own["Low Tide: A Reckoning"]
    assert "van" in own["Northbound, No Luggage"]
    assert "Low Tide" not in describe_distinctions(table, noun="film", unit="review", many=12)


# ---------------------------------------------------------------------------------------------- by hand


def test_the_numbers_of_a_term_worked_by_hand() -> None:
    row = (
        distinguish_two(terms_of(ROWS), GROUPS == "A", GROUPS == "B", name="A", other="B").set_index("term").loc["ash"]
    )
    assert row[["reviews", "n", "rest_reviews", "rest_n", "count", "rest_count"]].tolist() == [5, 6, 1, 20, 8, 1]
    assert row[["rate", "rest_rate"]].tolist() == [8 / 600 * 10_000, 1 / 2000 * 10_000]
    ratio, z = log_odds(8, 600, 1, 2000)
    assert row[["log_odds", "z", "g2"]].tolist() == pytest.approx([ratio, z, signed_g2(8, 600, 1, 2000)])
    # Jeffreys's interval of the share of all nine that fall to A, as odds of the rates.
    ends = stats.beta.ppf([0.025, 0.975], 8.5, 1.5)
    assert row[["low", "high"]].tolist() == pytest.approx(np.log(ends / (1 - ends) * 2000 / 600).tolist())
    # Six of the 26 reviews hold it; five of these among A's six: 6 · 20 / 230,230 ways, and six of six: 1 way.
    assert row["p"] == pytest.approx((6 * 20 + 1) / 230_230)


def test_dispersion_is_griess_within_the_group() -> None:
    # The example of Lijffijt and Gries (2012): three equal parts with 2/3, 1/3 and nothing; DP = 1/3, of at most 2/3.
    example = terms_of([{"ash": 2}, {"ash": 1}, {}, {}, {}, {}])
    table = distinguish_each(example, films(("A", 3), ("B", 3)))
    assert table.empty  # in two reviews alone
    example = terms_of([{"ash": 4}, {"ash": 2}, {"ash": 3}, {}, {}, {}], [90, 90, 90, 50, 50, 50])
    spread = distinguish_each(example, films(("A", 3), ("B", 3)))["dispersion"].iloc[0]
    by_hand = (abs(4 / 9 - 1 / 3) + abs(2 / 9 - 1 / 3)) / 2 / (1 - 1 / 3)
    assert spread == pytest.approx(by_hand)
    parts = np.zeros(2, int), np.array([0, 1]), np.array([2, 1]), np.array([10, 10, 10])
    assert compute_dispersion(*parts) == pytest.approx([0.5])


def test_one_review_cannot_make_a_films_word() -> None:
    table = distinguish_each(terms_of(ROWS), GROUPS)
    assert "moor" not in set(table["term"])
    loud = [{"ash": 40}, {"ash": 1}, {"ash": 1}, *[{"sun": 1}] * 3, *[{"ash": 1}] * 10, *[{"sun": 1}] * 10]
    row = distinguish_each(terms_of(loud), GROUPS.head(len(loud))).set_index(["group", "term"]).loc[("A", "ash")]
    assert row["g2"] > 50
    assert not row["significant"]
    assert row["dispersion"] > 0.7


def test_without_an_occurrence_elsewhere_there_is_no_upper_end() -> None:
    rows = [{"ash": 1}] * 5 + [{"sun": 1}] * 20
    row = distinguish_each(terms_of(rows), films(("A", 5), ("B", 20))).set_index("term").loc["ash"]
    assert np.isnan(row["high"])
    assert row["low"] > 0


# ------------------------------------------------------------------------------------------- always


COUNTS = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=8, max_size=14)


@given(COUNTS)
@settings(max_examples=15)
def test_seen_from_the_other_side_every_sign_flips(counts) -> None:
    rows = [dict(zip(["ash", "sun", "moor", "slow burn"], row, strict=True)) for row in counts]
    terms, half = terms_of(rows), np.arange(len(rows)) < len(rows) // 2
    one = distinguish_two(terms, half, ~half, name="A", other="B").set_index("term").sort_index()
    other = distinguish_two(terms, ~half, half, name="B", other="A").set_index("term").sort_index()
    assert one.index.tolist() == other.index.tolist()
    for column, mirrored, sign in (
        ("reviews", "rest_reviews", 1), ("rate", "rest_rate", 1), ("n", "rest_n", 1), ("log_odds", "log_odds", -1),
        ("low", "high", -1), ("z", "z", -1), ("g2", "g2", -1), ("q", "q", 1), ("dispersion", "dispersion", 1),
    ):  # fmt: skip
        assert one[column].tolist() == pytest.approx((sign * other[mirrored]).tolist(), nan_ok=True)


@given(COUNTS)
@settings(max_examples=15)
def test_identical_groups_find_nothing(counts) -> None:
    rows = [dict(zip(["ash", "sun", "moor", "slow burn"], row, strict=True)) for row in counts]
    assert distinguish_each(terms_of(rows + rows), films(("A", len(rows)), ("B", len(rows)))).empty


def test_films_dealt_out_at_random_are_set_apart_in_at_most_one_deal_of_twenty(sample, terms) -> None:
    random = np.random.default_rng(11)
    dealt = [distinguish_each(terms, sample.reviews["film"].sample(frac=1, random_state=random, ignore_index=True))
             for _ in range(20)]  # fmt: skip
    assert sum(table["significant"].any() for table in dealt) <= 1


# ------------------------------------------------------------------------------------------ groups


def test_a_review_is_in_all_its_genres_and_in_the_year_of_its_day(dozen) -> None:
    assert list_memberships(dozen.reviews, by="genre")["group"].value_counts().to_dict() == {
        "Drama": 9, "Thriller": 4, "War": 2,
    }  # fmt: skip
    assert list_memberships(dozen.reviews, by="year")["group"].value_counts().to_dict() == {"2024": 10, "2025": 1}
    assert len(list_memberships(dozen.reviews, by="film")) == 11


def test_a_genre_is_compared_with_the_reviews_outside_of_it() -> None:
    rows = [{"ash": 1}] * 6 + [{"sun": 1}] * 8
    members = pd.DataFrame({"row": [*range(14), 0, 1, 2], "group": ["Drama"] * 6 + ["War"] * 8 + ["War"] * 3})
    table = distinguish_each(terms_of(rows), members["group"], rows=members["row"].to_numpy()).set_index(
        ["group", "term"]
    )
    assert table.loc[("Drama", "ash"), ["reviews", "n", "rest_reviews", "rest_n"]].tolist() == [6, 6, 0, 8]
    assert table.loc[("War", "sun"), ["reviews", "n", "rest_reviews", "rest_n"]].tolist() == [8, 11, 0, 3]


def test_a_review_without_a_group_counts_nowhere() -> None:
    table = distinguish_each(terms_of(ROWS), GROUPS.where(GROUPS.index < 25)).set_index("term")
    assert table.loc["ash", "rest_n"] == 19


@pytest.mark.parametrize("groups", [films(), films(("A", 6))])
def test_without_two_groups_there_is_nothing_and_the_columns_stand(groups: pd.Series) -> None:
    table = distinguish_each(terms_of(ROWS[: len(groups)]), groups)
    assert table.empty
    assert table.columns.tolist() == list(distinction.COLUMNS)
    assert add_shares(table).empty


# ------------------------------------------------------------------------------------------ to be shown


def test_the_surest_comes_first_in_each_group(sample, terms) -> None:
    table = distinguish_each(terms, sample.reviews["film"])
    for _, rows in table.groupby("group"):
        assert all(one <= other for one, other in pairwise(rows["p"]))
        assert (~rows["significant"]).sum() <= distinction.CLOSEST
