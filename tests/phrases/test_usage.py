import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import usage
from corpus.statistics.differences import ALIKE, TOO_FEW
from corpus.wording import signed

ANN, BOB, CY = "Ann", "Bob", "Cy"


def places(*pairs):
    return pd.DataFrame(list(pairs), columns=["review_id", "sentence"]).astype(
        {"review_id": "str", "sentence": "int64"}
    )


def dated(*days):
    return pd.DataFrame({"published": pd.to_datetime(list(days)).astype("datetime64[s]")})


def signed_by(*reviewers):
    return pd.DataFrame({"reviewer": pd.Series(reviewers, dtype="str")})


# ---------------------------------------------------------------------------------------- sentences


def test_a_sentence_is_known_by_its_review_and_its_number():
    sentences = places(("r1", 0), ("r1", 1), ("r2", 0), ("r2", 1))
    assert usage.mark_sentences(sentences, places(("r1", 1), ("r1", 1), ("r2", 0))).tolist() == [
        False,
        True,
        True,
        False,
    ]


def test_ids_may_be_categories_and_there_may_be_no_occurrence():
    sentences = places(("r1", 0), ("r2", 0)).astype({"review_id": "category"})
    asked = places(("r2", 0)).astype({"review_id": "category"})
    assert usage.mark_sentences(sentences, asked).tolist() == [False, True]
    assert usage.mark_sentences(sentences, asked.iloc[:0]).tolist() == [False, False]


# ----------------------------------------------------------------------------------------- contrast


def test_what_uses_a_phrase_comes_first_and_missing_values_are_left_out():
    result = usage.compare_use(pd.Series([4, 1, None, 6, 3]), np.array([True, False, True, True, False]))
    assert result.means[["group", "n", "mean"]].to_numpy().tolist() == [[usage.WITH, 2, 5.0], [usage.WITHOUT, 2, 2.0]]
    assert result.conclusion == TOO_FEW


def test_there_is_no_contrast_with_a_side_that_has_no_value():
    assert usage.compare_use(pd.Series([1, 2]), np.array([True, True])) is None
    assert usage.compare_use(pd.Series([None, 2]), np.array([True, False])) is None


def describe(contrast):
    words = {"subject": "Its sentences", "noun": "sentences", "measure": "tone"}
    return usage.describe_contrast(contrast, write=signed, higher="more positive", lower="more negative", **words)


@pytest.mark.parametrize(
    ("shift", "sentence"),
    [
        (5, "Its sentences are more positive: +6.25 on average, the others +1.25"),
        (-5, "Its sentences are more negative: −3.75 on average, the others +1.25"),
    ],
)
def test_a_clear_difference_is_described_by_its_side(shift, sentence):
    values = [1.0, 1.1, 1.2, 1.3, 1.4, 1.5]
    result = usage.compare_use(pd.Series([value + shift for value in values] + values), np.arange(12) < 6)
    assert describe(result) == sentence


def test_what_overlaps_does_not_clearly_differ():
    result = usage.compare_use(pd.Series([1, 2, 3, 4, 5] * 2), np.arange(10) < 5)
    assert result.conclusion == ALIKE
    assert describe(result) == "No clear difference in tone: +3.00 with it, +3.00 without"


def test_equal_values_are_no_finding_however_far_off():
    """A passage that is repeated word for word has the same polarity each time."""
    result = usage.compare_use(pd.Series([0.9] * 6 + [0.1, 0.2, 0.3, 0.2, 0.1, 0.0]), np.arange(12) < 6)
    assert result.conclusion == usage.NO_SPREAD
    assert describe(result) == "The sentences are too alike to compare: +0.90 with it, +0.15 without"


# ----------------------------------------------------------------------------------------- calendar


def test_each_period_has_its_reviews_and_the_rate_of_100():
    reviews = dated(*["2025-01-10"] * 8, "2025-03-01", None)
    result = usage.count_per_period(reviews, np.array([True, True, *[False] * 6, True, True]))
    assert result["month"].astype("str").tolist() == ["2025-01-01", "2025-02-01", "2025-03-01"]
    assert result[["n", "reviews"]].to_numpy().tolist() == [[2, 8], [0, 0], [1, 1]]
    assert result["rate"].tolist()[::2] == [25.0, 100.0]
    assert pd.isna(result["rate"][1])


def test_a_period_of_few_reviews_has_no_interval_and_another_wilson_s():
    result = usage.count_per_period(dated(*["2025-01-10"] * 10, *["2025-02-01"] * 4), np.zeros(14, bool))
    assert result["enough"].tolist() == [True, False]
    assert result["low"][0] == 0
    assert round(result["high"][0], 1) == 27.8
    assert result.loc[1, ["low", "high"]].isna().all()


def test_no_dated_review_gives_the_same_columns_and_no_row():
    full, none = (usage.count_per_period(dated(day), np.array([True])) for day in ("2025-01-01", None))
    assert len(none) == 0
    assert none.dtypes.to_dict() == full.dtypes.to_dict()


@given(st.lists(st.tuples(st.integers(0, 1000), st.booleans()), min_size=1, max_size=30), st.sampled_from([1, 3, 12]))
def test_periods_add_up_to_the_reviews_that_use_it(rows, months):
    reviews = dated(*[pd.Timestamp("2020-01-01") + pd.Timedelta(days=day) for day, _ in rows])
    using = np.array([uses for _, uses in rows])
    result = usage.count_per_period(reviews, using, months=months)
    assert (result["n"].sum(), result["reviews"].sum()) == (using.sum(), len(rows))
    assert ((result["rate"] >= 0) & (result["rate"] <= 100) | (result["reviews"] == 0)).all()


def test_a_cliche_is_the_house_s():
    sentence = usage.describe_owner("house", np.nan, signed_by(ANN, BOB, CY, ANN), signed_by(ANN, BOB, CY))
    assert sentence == "Nobody wrote more than half of its 4 reviews."
    unsigned = usage.describe_owner("house", np.nan, signed_by(ANN, BOB, CY, None), signed_by(ANN, BOB, CY))
    assert unsigned.endswith("more than half of its 3 signed reviews.")


def test_a_tic_is_its_critic_s_with_all_that_this_critic_wrote():
    sentence = usage.describe_owner("own", ANN, signed_by(ANN, ANN, ANN, ANN, BOB), signed_by(*[ANN] * 6, BOB, CY))
    assert (
        sentence == "A habit of Ann, who wrote 4 of its 5 reviews: hardly chance, with 6 reviews by this critic in all."
    )


def test_what_is_neither_is_described_by_its_most_frequent_critic():
    reviews = signed_by(ANN, BOB)
    assert usage.describe_owner("few", np.nan, signed_by(ANN, ANN), reviews).startswith(
        "Only Ann uses it, in 2 reviews:"
    )
    sentence = usage.describe_owner("few", np.nan, signed_by(ANN, ANN, BOB, None), reviews)
    assert sentence == "Ann wrote 2 of its 3 reviews."


def test_nothing_is_said_of_unsigned_reviews():
    assert usage.describe_owner(np.nan, np.nan, signed_by(None, None), signed_by(ANN, None, None)) == ""


def test_the_first_and_the_last_printing_are_named_and_copying_is_not_claimed():
    spread = signed_by(ANN, BOB, CY).assign(published=dated("2025-01-02", "2025-03-04", None)["published"])
    assert usage.describe_dates(spread) == "First printed on 2 Jan 2025 by Ann; last on 4 Mar 2025 by Bob."
    assert usage.describe_dates(spread.head(1)) == "Printed on 2 Jan 2025 by Ann."
    assert usage.describe_dates(spread.tail(1)) == ""
    assert usage.describe_dates(spread.assign(reviewer=None)) == "First printed on 2 Jan 2025; last on 4 Mar 2025."


def test_periods_without_a_review_do_not_count():
    periods = pd.DataFrame({"n": [2, 0, 0, 1], "reviews": [5, 3, 0, 4]})
    assert usage.describe_periods(periods, 12) == "Used in 2 of 3 years that have reviews"


@pytest.mark.parametrize(
    ("by", "reviews", "said"),
    [
        ("critic", [5, 3, 1], "A uses it most: in 5 of 9 reviews"),
        ("critic", [3, 3, 1], "A and B use it most: in 3 reviews each"),
        ("film", [5, 3, 1], "Most often on A: 5 of 9 reviews"),
        ("outlet", [3, 3, 1], "Most often in A and B: 3 reviews each"),
        ("outlet", [2, 2, 2], "No outlet has more than 2 reviews with it"),
    ],
)
def test_who_uses_it_most_is_named_where_one_or_two_do(by, reviews, said):
    counted = pd.DataFrame({"name": ["A", "B", "C"], "reviews": reviews})
    assert usage.describe_most(counted, by=by, of=9) == said


@pytest.mark.parametrize(
    ("reviews", "template", "said"),
    [
        ([5, 3], False, "“roll” is the most common of 2 variants"),
        ([5, 3], True, "“roll” most often fills the gap, of 2 words"),
        ([3, 3], False, "2 variants"),
        ([3, 3], True, "2 words fill the gap"),
    ],
)
def test_the_most_common_variant_is_named_where_there_is_one(reviews, template, said):
    counted = pd.DataFrame({"name": ["roll", "rolled"], "reviews": reviews})
    assert usage.describe_variants(counted, template=template) == said


@pytest.mark.parametrize(
    ("fillers", "said", "told"),
    [
        (["movie I have", "film I've"], "worst movie I have seen", ["worst movie I have seen", "worst film I've seen"]),
        # Of two places nothing says which differs, and a part of a word is none.
        (["the", "have the"], "the end of the story", ["the", "have the"]),
        (["roll", "rolled"], "the credits rolled", ["the credits roll", "the credits rolled"]),
    ],
)
def test_variants_are_spelled_as_a_whole(fillers, said, told):
    assert usage.spell_variants(pd.Series(fillers), said).tolist() == told
