from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, false_discovery_control

from corpus.phrases import ownership
from corpus.reading.loading import read_sources
from corpus.text.tokens import tokenise
from tests.phrases.examples import mine_wordings

SAMPLE = Path(__file__).parents[2] / "corpus" / "reviews"
ANN, BOB, CY, DEE = "Ann", "Bob", "Cy", "Dee"


def reviews_of(reviewers, published=None, films=None):
    size = len(reviewers)
    return pd.DataFrame(
        {
            "review_id": pd.Series([f"r{number}" for number in range(size)], dtype="str"),
            "film": pd.Series(films or [None] * size, dtype="str"),
            "reviewer": pd.Series(reviewers, dtype="str"),
            "published": pd.Series(pd.to_datetime(published or [None] * size), dtype="datetime64[s]"),
        }
    )


def use_phrases(**where):
    """Return phrases and occurrences: each phrase is given with the numbers of the reviews that use it."""
    phrases = pd.DataFrame({"phrase_id": pd.Series(list(where), dtype="str"), "words": 2})
    pairs = [(phrase, f"r{review}") for phrase, reviews in where.items() for review in reviews]
    occurrences = pd.DataFrame(pairs, columns=["phrase_id", "review_id"], dtype="str").assign(own=True)
    return phrases, occurrences


def owned(reviewers, reviews, *, published=None, keep=None):
    """Return the one row about a phrase that some of the reviews use."""
    table = ownership.find_owners(*use_phrases(p=reviews), reviews_of(reviewers, published), keep=keep)
    return table.iloc[0]


# ------------------------------------------------------------------------------------------- whose


def test_a_phrase_that_many_critics_share_is_the_house_s():
    row = owned([ANN, ANN, BOB, CY, DEE, DEE], [0, 1, 2, 3])
    assert row[["kind", "share", "reviews", "reviewers"]].tolist() == ["house", 0.5, 4, 3]
    assert pd.isna(row["owner"])


def test_a_phrase_of_two_critics_or_mostly_of_one_is_of_a_few():
    assert owned([ANN, ANN, BOB, BOB], [0, 1, 2, 3])["kind"] == "few"
    assert owned([ANN, ANN, ANN, BOB, CY], [0, 1, 2, 3, 4])["kind"] == "few"


# Ten critics with four reviews each: by chance a review is Ann's with 1/10.
TEN = [name for name in [ANN, *"bcdefghij"] for _ in range(4)]


def test_a_phrase_that_one_critic_alone_repeats_is_a_tic():
    row = owned(TEN, [0, 1, 2])
    assert row[["kind", "owner", "share", "reviews", "reviewers"]].tolist() == ["own", ANN, 1.0, 3, 1]


def test_a_tic_may_be_quoted_now_and_then():
    assert owned(TEN, [0, 1, 2, 3, 4])[["kind", "owner", "share"]].tolist() == ["own", ANN, 0.8]
    assert owned(TEN, [0, 1, 2, 4])["kind"] == "few"


def test_two_reviews_are_no_tic():
    assert owned(TEN, [0, 1])["kind"] == "few"


def test_a_phrase_of_whoever_wrote_most_of_the_archive_is_no_tic():
    assert owned([ANN] * 9 + [BOB], range(9))["kind"] == "few"
    assert owned([ANN] * 9, range(9))["kind"] == "few"


def test_among_many_phrases_chance_makes_no_tic():
    # Each alone has p = 0.1³ = 0.001; ten critics and 100 phrases are 1,000 chances.
    once = {f"once{number}": [number % 28 + step for step in (4, 8, 0)] for number in range(99)}
    phrases, occurrences = use_phrases(mine=[0, 1, 2], **once)
    assert "own" not in set(ownership.find_owners(phrases, occurrences, reviews_of(TEN))["kind"])
    phrases, occurrences = use_phrases(mine=[0, 1, 2])
    assert ownership.find_owners(phrases, occurrences, reviews_of(TEN))["kind"].tolist() == ["own"]


def test_reviews_without_a_critic_are_left_out_and_counted():
    row = owned([*TEN, None, None], [0, 1, 2, 40, 41])
    assert row[["kind", "share", "reviews", "unsigned"]].tolist() == ["own", 1.0, 3, 2]
    row = owned([None, None, None], [0, 1, 2])
    assert row[["reviews", "reviewers", "unsigned"]].tolist() == [0, 0, 3]
    assert row[["kind", "owner", "share", "first_reviewer", "first_published"]].isna().all()


def test_a_review_that_repeats_a_phrase_counts_once():
    assert owned(TEN, [0, 0, 0, 1, 4])[["share", "reviews"]].tolist() == [2 / 3, 3]


def test_the_first_and_the_next_critic_come_with_their_dates():
    dates = ["2025-03-01", "2025-01-01", "2025-01-15", "2025-02-01"]
    row = owned([CY, ANN, ANN, BOB], [0, 1, 2, 3], published=dates)
    assert row[["first_reviewer", "second_reviewer"]].tolist() == [ANN, BOB]
    assert row[["first_published", "second_published"]].tolist() == [pd.Timestamp(dates[1]), pd.Timestamp(dates[3])]


def test_reviews_without_a_date_or_a_critic_have_no_say_in_who_was_first():
    row = owned([ANN, BOB, None], [0, 1, 2], published=[None, "2025-02-01", "2025-01-01"])
    assert row["first_reviewer"] == BOB
    assert row[["second_reviewer", "second_published"]].isna().all()


def test_only_the_reviews_kept_count():
    keep = np.array([False, True, True, False])
    row = owned([ANN, BOB, CY, BOB], [0, 1, 2, 3], published=["2025-01-01"] * 3 + [None], keep=keep)
    assert row[["reviews", "reviewers", "first_reviewer", "second_reviewer"]].tolist() == [2, 2, BOB, CY]
    assert owned([ANN], [0], keep=np.array([False]))["reviews"] == 0


def test_each_phrase_has_a_row_in_its_order_whatever_order_the_occurrences_have():
    phrases, occurrences = use_phrases(p=[0, 1], q=[2], unprinted=[])
    mixed = occurrences.iloc[::-1].astype({"phrase_id": "category", "review_id": "category"})
    for given_phrases in (phrases, phrases.iloc[::-1]):
        table = ownership.find_owners(given_phrases, mixed, reviews_of([ANN, BOB, None]))
        assert table["phrase_id"].tolist() == given_phrases["phrase_id"].tolist()
        counts = table.set_index("phrase_id")[["reviews", "unsigned"]].T.to_dict("list")
        assert counts == {"p": [2, 0], "q": [0, 1], "unprinted": [0, 0]}


def test_owners_of_nothing_have_the_same_columns():
    empty = ownership.find_owners(*use_phrases(), reviews_of([]))
    full = ownership.find_owners(*use_phrases(p=[0]), reviews_of([ANN]))
    assert empty.empty
    assert empty.dtypes.astype(str).to_dict() == full.dtypes.astype(str).to_dict()
    assert full["first_published"].dtype == "datetime64[s]"


critics = st.lists(st.sampled_from([ANN, BOB, CY, DEE, None]), min_size=1, max_size=30)


@given(critics, st.data())
def test_owners_are_those_that_counting_by_hand_gives(reviewers, data):
    of = st.lists(st.integers(0, len(reviewers) - 1), max_size=14)
    where = {f"p{number}": data.draw(of) for number in range(data.draw(st.integers(1, 3)))}
    days = st.lists(st.sampled_from([None, "2025-01-01", "2025-01-02", "2025-01-03"]), min_size=30, max_size=30)
    dates = data.draw(days)[: len(reviewers)]
    table = ownership.find_owners(*use_phrases(**where), reviews_of(reviewers, dates)).set_index("phrase_id")
    names = Counter(name for name in reviewers if name)
    chances = {}
    for phrase, numbers in where.items():
        signed = sorted(number for number in set(numbers) if reviewers[number])
        most = Counter(reviewers[number] for number in signed).most_common()
        row = table.loc[phrase]
        assert row[["reviews", "reviewers"]].tolist() == [len(signed), len(most)]
        assert row["unsigned"] == len(set(numbers)) - len(signed)
        if signed:
            assert row["share"] == most[0][1] / len(signed)
        if len(signed) >= 3:
            top = min(name for name, count in most if count == most[0][1])
            chances[phrase] = binom.sf(most[0][1] - 1, len(signed), names[top] / names.total()), row
        order = sorted((dates[number], number) for number in signed if dates[number])
        order = list(dict.fromkeys(reviewers[number] for _, number in order))[:2]
        assert row[["first_reviewer", "second_reviewer"]].dropna().tolist() == order
    if chances:
        p = [chance for chance, _ in chances.values()] + [1.0] * (len(chances) * (len(names) - 1))
        for q, (_, row) in zip(false_discovery_control(p), chances.values(), strict=False):
            assert (row["kind"] == "own") == (row["share"] >= 0.8 and q <= 0.05)


# ------------------------------------------------------------------------------------------ spread


def test_a_phrase_spreads_in_the_order_of_publication():
    dates = ["2025-03-01", "2025-01-01", None, "2025-01-01", "2025-02-01"]
    reviews = reviews_of([BOB, ANN, CY, None, ANN], dates, films=list("FGHIJ"))
    _, occurrences = use_phrases(p=[4, 3, 2, 1, 0, 0])
    table = ownership.trace_spread(occurrences, reviews)
    assert table["review_id"].tolist() == ["r1", "r3", "r4", "r0", "r2"]
    assert table["film"].tolist() == list("GIJFH")
    assert table["order"].astype(object).where(table["order"].notna(), None).tolist() == [1, 1, 3, 4, None]
    assert table["new_reviewer"].tolist() == [True, False, False, True, False]
    assert table["reviewers_so_far"].tolist() == [1, 1, 1, 2, 2]


def test_a_phrase_that_these_reviews_do_not_have_spreads_nowhere():
    _, occurrences = use_phrases(p=[7])
    table = ownership.trace_spread(occurrences, reviews_of([ANN], ["2025-01-01"]))
    assert table.empty
    assert table.dtypes.astype(str).to_dict() == {
        "published": "datetime64[s]",
        "reviewer": "str",
        "film": "str",
        "review_id": "str",
        "order": "Int64",
        "new_reviewer": "bool",
        "reviewers_so_far": "int64",
    }


# ------------------------------------------------------------------------------------------ sample


@pytest.fixture(scope="module")
def sample():
    reviews = read_sources([SAMPLE]).reviews
    tokens = tokenise(reviews["text"].tolist(), films=reviews["film"].tolist())
    return reviews, *mine_wordings(tokens, reviews)


def test_the_clichés_and_tics_planted_in_the_sample_come_out(sample):
    reviews, phrases, occurrences = sample
    owners = ownership.find_owners(phrases, occurrences, reviews).set_index(phrases["phrase"])
    for cliché in (
        "long after the credits roll",
        "long after the credits rolled",
        "tugs at the heartstrings",
        "it will resonate with anyone who has ever",
        "a triumph of style over substance",
        "what truly sets «film» apart is its",
        "in conclusion, «film» is a",
        "a slow exhale of a film",
    ):
        assert owners.loc[cliché, "kind"] == "house", cliché
    assert owners["owner"].dropna().to_dict() == {
        "the gentleman in the seat behind me": "Gil Marchbanks",
        "watch the edges of the frame": "Rufus Obadele",
    }
    assert owners.loc["a slow exhale of a film", ["first_reviewer", "second_reviewer"]].tolist() == [
        "Inès Carravel",
        "Rufus Obadele",
    ]


def test_the_sample_s_phrase_that_spreads_goes_from_critic_to_critic(sample):
    reviews, phrases, occurrences = sample
    phrase = phrases.loc[phrases["phrase"] == "a slow exhale of a film", "phrase_id"].item()
    table = ownership.trace_spread(occurrences[occurrences["phrase_id"] == phrase], reviews)
    assert table.loc[table["new_reviewer"], "reviewer"].str.split().str[0].tolist() == [
        "Inès",
        "Rufus",
        "Philippa",
        "Desmond",
        "Mina",
        "Tomas",
    ]
    assert table["order"].tolist() == list(range(1, 10))


def test_occurrences_of_phrases_and_families_are_joined():
    singles = pd.DataFrame({"phrase_id": ["p1", "p2"], "review_id": ["a", "b"]}, dtype="category")
    families = pd.DataFrame({"family_id": ["f1", "f2"], "review_id": ["b", "c"]}, dtype="category")
    tables = [
        (each.assign(review_id=each["review_id"].cat.set_categories(["a", "b", "c"])), name)
        for each, name in ((singles, "phrase_id"), (families, "family_id"))
    ]
    joined = ownership.join_occurrences(tables, pd.Series(["f2", "p2", "p3"]), pd.Series(["a", "b", "c"]))
    assert joined.astype("str").to_numpy().tolist() == [["p2", "b"], ["f2", "c"]]
    assert joined["phrase_id"].cat.categories.tolist() == ["f2", "p2", "p3"]
