import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_ind

from corpus.compare import before_after
from corpus.compare.before_after import AFTER, BEFORE, CHANCE, COMMONER, HIGHER, LOWER, RARER
from corpus.statistics.differences import compare_pairs
from corpus.wording import signed

DAY = "2025-06-01"


def printed(before, since, *, value="polarity"):
    """Reviews with these values on either side of the day."""
    days = [*pd.date_range("2025-01-01", periods=len(before)), *pd.date_range(DAY, periods=len(since))]
    ids = [f"r{place}" for place in range(len(days))]
    published = pd.Series(pd.DatetimeIndex(days)).astype("datetime64[s]")
    return pd.DataFrame({"review_id": ids, "published": published, value: [*before, *since], "words": 100})


def holding(reviews, **phrases):
    """Occurrences of phrases in some of the reviews, by place."""
    rows = [(phrase, reviews["review_id"].iloc[place]) for phrase, places in phrases.items() for place in places]
    return pd.DataFrame(rows, columns=["phrase_id", "review_id"])


def test_the_day_itself_is_on_the_later_side_and_a_review_without_a_date_on_none():
    reviews = pd.DataFrame({"published": pd.to_datetime(["2025-05-31", DAY, None]).astype("datetime64[s]")})
    side = before_after.split_by_day(reviews, day=DAY)
    assert side[:2].tolist() == [BEFORE, AFTER]
    assert pd.isna(side[2])


def test_the_middle_day_parts_the_reviews_into_halves():
    reviews = printed([0] * 3, [0] * 4)
    assert before_after.split_by_day(reviews, day=before_after.find_middle_day(reviews)).value_counts().to_dict() == {
        AFTER: 4,
        BEFORE: 3,
    }


def test_the_difference_is_the_later_mean_less_the_earlier_with_welch_s_interval():
    before, since = [0.1, 0.2, 0.3, 0.2, 0.1, 0.15], [0.5, 0.6, 0.4, 0.7, 0.55]
    change = before_after.compare_sides(printed(before, since), day=DAY)
    known = ttest_ind(since, before, equal_var=False).confidence_interval(0.95)
    assert change.difference == pytest.approx(np.mean(since) - np.mean(before))
    assert (change.low, change.high) == pytest.approx((known.low, known.high))
    assert (change.delta, change.conclusion) == (1, HIGHER)


@given(st.lists(st.integers(0, 20), min_size=5, max_size=9), st.lists(st.integers(0, 20), min_size=5, max_size=9))
def test_turning_the_calendar_round_turns_the_sign(before, since):
    one = before_after.compare_sides(printed(before, since), day=DAY)
    other = before_after.compare_sides(printed(since, before), day=DAY)
    assert one.difference == pytest.approx(-other.difference)
    assert one.delta == pytest.approx(-other.delta)
    assert {HIGHER: LOWER, LOWER: HIGHER}.get(one.conclusion, one.conclusion) == other.conclusion


def test_it_is_the_test_of_any_two_groups():
    reviews = printed([1, 2, 3, 4, 9], [2, 4, 6, 8, 8])
    row = compare_pairs(
        reviews.assign(side=before_after.split_by_day(reviews, day=DAY)), by="side", value="polarity"
    ).iloc[0]
    assert before_after.compare_sides(reviews, day=DAY).p == row["p"]


@pytest.mark.parametrize(("before", "since"), [([0.1] * 4, [0.2, 0.3, 0.4, 0.5, 0.6]), ([], [0.1, 0.2]), ([], [])])
def test_too_few_on_a_side_are_said(before, since):
    change = before_after.compare_sides(printed(before, since), day=DAY)
    assert change.conclusion == "too few to compare"
    assert before_after.describe_change(change, day=DAY, write=signed).startswith(
        "Too few reviews on one side of 1 Jun 2025"
    )


def test_a_change_is_said_with_both_means_and_their_numbers():
    change = before_after.compare_sides(printed([0.1, 0.2, 0.3, 0.2, 0.2], [0.5, 0.6, 0.4, 0.5, 0.5]), day=DAY)
    sentence = before_after.describe_change(
        change, day=DAY, write=signed, higher="more positive", lower="more negative"
    )
    assert sentence.startswith("From 1 Jun 2025 on, reviews are more positive by 0.30 (0.20 to 0.40): ")
    assert sentence.endswith("+0.20 before (5 reviews), +0.50 after (5 reviews).")


def test_no_change_is_called_none():
    change = before_after.compare_sides(printed([0.1, 0.2, 0.3, 0.2, 0.2], [0.1, 0.2, 0.3, 0.2, 0.25]), day=DAY)
    assert before_after.describe_change(change, day=DAY, write=signed).startswith(
        "No clear difference before and after 1 Jun 2025: "
    )


def test_a_phrase_that_came_and_one_that_went_are_found():
    reviews = printed([0] * 20, [0] * 20)
    table = before_after.find_phrase_shifts(
        holding(reviews, came=range(22, 38), went=range(2, 18), stayed=range(0, 40, 3)), reviews, day=DAY
    )
    conclusions = table.set_index("phrase_id")["conclusion"].to_dict()
    assert conclusions["came"] == COMMONER
    assert conclusions["went"] == RARER
    assert conclusions.get("stayed", CHANCE) == CHANCE
    came = table.set_index("phrase_id").loc["came"]
    assert came[["before", "after", "rate_before", "rate_after"]].tolist() == [0, 16, 0, 80]
    assert came["log_odds"] > 0 > table.set_index("phrase_id").loc["went", "log_odds"]


def test_one_long_review_makes_no_change():
    reviews = printed([0] * 20, [0] * 20)
    table = before_after.find_phrase_shifts(holding(reviews, burst=[30] * 40 + [31, 32]), reviews, day=DAY)
    assert table["conclusion"].tolist() == [CHANCE]


def test_phrases_dealt_out_at_random_are_hardly_ever_findings():
    rng = np.random.default_rng(3)
    reviews, with_findings = printed([0] * 30, [0] * 30), 0
    for _ in range(20):
        phrases = {f"p{place}": rng.choice(60, 12, replace=False) for place in range(30)}
        shifts = before_after.find_phrase_shifts(holding(reviews, **phrases), reviews, day=DAY)
        with_findings += shifts["conclusion"].ne(CHANCE).any()
    assert with_findings <= 2


def test_one_side_alone_and_no_phrase_give_the_same_columns():
    reviews = printed([0] * 20, [0] * 20)
    some = before_after.find_phrase_shifts(holding(reviews, came=range(22, 38)), reviews, day=DAY)
    for none in (
        before_after.find_phrase_shifts(holding(reviews), reviews, day=DAY),
        before_after.find_phrase_shifts(holding(reviews, came=range(22, 38)), reviews, day="2030-01-01"),
    ):
        assert (len(none), none.dtypes.tolist(), list(none)) == (0, some.dtypes.tolist(), list(some))
    assert before_after.describe_phrase_shifts(none).startswith("No phrase is in 3 reviews")


def test_how_many_changed_is_said_of_how_many():
    table = pd.DataFrame({"conclusion": [COMMONER, COMMONER, RARER, CHANCE]})
    assert before_after.describe_phrase_shifts(table) == "2 phrases became more common, 1 less common."
    none = before_after.describe_phrase_shifts(table.tail(1))
    assert none == "The one phrase to compare did not clearly become more or less common: the change could be luck."
    several = before_after.describe_phrase_shifts(table.tail(1).iloc[[0, 0]])
    assert several == "None of 2 phrases clearly became more or less common: the changes could be luck."


def test_each_dated_review_is_a_dot_on_its_side():
    reviews = pd.DataFrame(
        {
            "review_id": ["a", "b", "c"],
            "film": "Dusk",
            "reviewer": "Ann",
            "published": pd.to_datetime(["2025-03-02", None, "2025-03-03"]),
            "rating": [4.0, 5.0, 6.0],
        }
    )
    dots = before_after.list_dots(reviews, day="2025-03-03", value="rating")
    assert dots[["review_id", "group", "value"]].to_numpy().tolist() == [["a", "Before", 4.0], ["c", "After", 6.0]]


def test_the_effect_is_said_where_it_has_an_interval():
    change = before_after.DayChange(pd.DataFrame(), 0.5, 0.1, 0.9, 0.3, 0.01, "higher after")
    assert before_after.describe_effect(change).startswith(
        "The mean after less the mean before: +0.50 (+0.10 to +0.90). Cliff’s delta +0.30: −1 where"
    )
    assert before_after.describe_effect(change._replace(low=np.nan)) == ""
