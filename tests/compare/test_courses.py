import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import wilcoxon

from corpus.compare.course_wording import describe_changing, describe_endings
from corpus.compare.courses import PARTS, TOO_FEW, UNCLEAR, average_courses, compare_endings, trace_courses
from corpus.statistics.intervals import estimate_means


def sentences(**reviews: list[float]) -> pd.DataFrame:
    """Reviews of sentences of the same length, ten characters each."""
    rows = [
        (review, n, 10 * n, 10 * n + 10, polarity)
        for review, polarities in reviews.items()
        for n, polarity in enumerate(polarities)
    ]
    frame = pd.DataFrame(rows, columns=["review_id", "sentence", "start", "end", "polarity"])
    return frame.astype({"review_id": "str", "polarity": "float64"})


def parts_of(ends: dict[str, list[tuple[float, float]]]) -> tuple[pd.DataFrame, pd.Series]:
    """Parts of reviews with an opening and a close, and the group of each review."""
    rows, groups = [], {}
    for group, pairs in ends.items():
        for n, (first, last) in enumerate(pairs):
            groups[f"{group}{n}"] = group
            rows += [(f"{group}{n}", 0, first), (f"{group}{n}", PARTS - 1, last)]
    frame = pd.DataFrame(rows, columns=["review_id", "part", "polarity"])
    return frame.astype({"review_id": "str", "part": "int64", "polarity": "float64"}), pd.Series(groups, dtype="str")


NONE = parts_of({})


def whole(parts: pd.DataFrame) -> pd.DataFrame:
    return compare_endings(parts, pd.Series("", index=parts["review_id"].unique(), dtype="str"))


def test_each_fifth_is_the_mean_of_its_assessed_sentences():
    parts = trace_courses(sentences(r=[0.1, 0.3, np.nan, 0.2, 0.5, 0.5, np.nan, np.nan, 0.0, -0.4]))
    assert parts["part"].tolist() == [0, 1, 2, 4]
    assert parts["polarity"].tolist() == pytest.approx([0.2, 0.2, 0.5, -0.2])


def test_a_sentence_belongs_to_the_part_that_its_middle_is_in():
    rows = pd.DataFrame(
        {"review_id": "r", "start": [0, 50, 60, 70, 80], "end": [50, 60, 70, 80, 100], "polarity": [1.0, 0, 0, 0, -1]}
    )
    parts = trace_courses(rows)
    # Their middles: 25, 55, 65, 75 and 90 of 100.
    assert parts["part"].tolist() == [1, 2, 3, 4]
    assert parts["polarity"].tolist() == pytest.approx([1, 0, 0, -1])


def test_a_review_of_fewer_sentences_than_parts_has_no_course():
    assert trace_courses(sentences(r=[0.1] * 4, s=[0.1] * 5))["review_id"].unique().tolist() == ["s"]


def test_ids_may_be_categories():
    rows = sentences(b=[0.1] * 5, a=[0.2] * 5)
    pd.testing.assert_frame_equal(trace_courses(rows.astype({"review_id": "category"})), trace_courses(rows))


def test_the_unit_is_the_review():
    parts = trace_courses(sentences(**{f"r{n}": [n / 10] * 5 + [0.5] * 5 for n in range(6)}))
    table = average_courses(parts, pd.Series("A", index=parts["review_id"].unique()))
    assert table["part"].tolist() == [0, 1, 2, 3, 4]
    assert table["n"].tolist() == [6] * 5
    rows = pd.DataFrame({"group": "A", "value": [n / 10 for n in range(6)]})
    expected = estimate_means(rows, by="group", value="value")[["mean", "low", "high"]]
    assert table.loc[0, ["mean", "low", "high"]].tolist() == pytest.approx(expected.loc[0].tolist())


def test_a_group_has_a_row_for_each_part_also_where_there_is_nothing():
    parts, groups = parts_of({"A": [(0.1, 0.2)], "B": [(0.3, 0.4)] * 5})
    table = average_courses(parts, groups)
    assert table[["group", "part"]].to_numpy().tolist() == [[group, part] for group in "AB" for part in range(PARTS)]
    assert table["n"].tolist() == [1, 0, 0, 0, 1, 5, 0, 0, 0, 5]
    assert not table["enough"].any()
    assert table["mean"].isna().tolist() == [False, True, True, True, False] * 2


def test_reviews_planted_to_end_higher_are_found_and_no_others():
    rng = np.random.default_rng(0)
    level = [(a, a + e) for a, e in zip(rng.normal(0, 0.1, 12), rng.normal(0, 0.1, 12), strict=True)]
    rising = [(a, a + 0.3 + e) for a, e in zip(rng.normal(0, 0.1, 12), rng.normal(0, 0.05, 12), strict=True)]
    parts, groups = parts_of({"A": rising, "B": level, "C": [(b, a) for a, b in rising]})
    table = compare_endings(parts, groups)
    assert table["conclusion"].tolist() == ["ends more positive", UNCLEAR, "ends more negative"]
    assert table.loc[0, "difference"] == pytest.approx(np.mean([b - a for a, b in rising]))
    assert table.loc[2, "difference"] == pytest.approx(-table.loc[0, "difference"])
    said = describe_endings(table, whole(parts).assign(conclusion=UNCLEAR))
    assert re.fullmatch(r"Reviews of “[AC]” end more \w+ than they begin, by 0\.3.*; 1 more film changes too\.", said)
    assert describe_changing(table) == "2 of 3 films change clearly; see the table."
    assert describe_changing(table.iloc[1:2]) == ""


def test_what_all_reviews_do_is_said_first():
    rng = np.random.default_rng(1)
    pairs = [(a, a + 0.2 + e) for a, e in zip(rng.normal(0, 0.1, 40), rng.normal(0, 0.1, 40), strict=True)]
    parts, groups = parts_of({f"F{n}": pairs[5 * n : 5 * n + 5] for n in range(8)})
    sentence = describe_endings(compare_endings(parts, groups), whole(parts))
    assert re.fullmatch(r"Reviews end more positive than they begin, by 0\.\d\d on average \(between .*\)\.", sentence)


@pytest.mark.parametrize("n", [5, 8, 12, 13, 40])
def test_the_test_is_scipys(n):
    moved = np.random.default_rng(n).normal(0.2, 1, n)
    parts, groups = parts_of({"A": [(0.0, value) for value in moved]})
    method = {"method": "exact"} if n <= 12 else {"method": "asymptotic", "correction": True}
    assert compare_endings(parts, groups).loc[0, "p"] == pytest.approx(wilcoxon(moved, **method).pvalue)


def test_ties_and_reviews_that_do_not_change_are_as_in_scipy():
    moved = np.array([0, 0, 0.5, 0.5, -0.5, 1, 1, 1, 2, -2, 3, 0.25, 0.25, 0.75, 4, 4, 1])
    parts, groups = parts_of({"A": [(0.0, value) for value in moved]})
    expected = wilcoxon(moved, method="asymptotic", correction=True).pvalue
    assert compare_endings(parts, groups).loc[0, "p"] == pytest.approx(expected)


def test_of_five_reviews_the_most_extreme_is_one_in_sixteen():
    parts, groups = parts_of({"A": [(0, 0.1), (0, 0.2), (0, 0.3), (0, 0.4), (0, 0.5)]})
    assert compare_endings(parts, groups).loc[0, "p"] == pytest.approx(2 / 32)


def test_reviews_that_do_not_change_are_no_finding():
    parts, groups = parts_of({"A": [(0.2, 0.2)] * 6})
    assert compare_endings(parts, groups).loc[0, ["p", "conclusion"]].tolist() == [1, UNCLEAR]


def test_too_few_reviews_are_said_and_not_judged():
    parts, groups = parts_of({"A": [(0, 0.5)] * 4})
    table = compare_endings(parts, groups)
    assert table["conclusion"].tolist() == [TOO_FEW]
    assert describe_endings(table, whole(parts)) == (
        "Too few reviews to say: a film with 5 reviews of 5 sentences or more is needed."
    )


def test_nothing_gives_the_same_columns():
    full = parts_of({"A": [(0, 0.5)] * 6})
    for measure in (average_courses, compare_endings):
        none = measure(*NONE)
        assert none.empty
        assert list(none) == list(measure(*full))
    assert trace_courses(sentences()).empty
    assert list(trace_courses(sentences())) == ["review_id", "part", "polarity"]


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=5, max_size=20))
def test_read_from_the_end_the_sign_flips(pairs):
    there, back = (parts_of({"A": ends}) for ends in (pairs, [(b, a) for a, b in pairs]))
    one, other = (compare_endings(*each).iloc[0] for each in (there, back))
    assert one["difference"] == pytest.approx(-other["difference"])
    assert one["p"] == pytest.approx(other["p"])
    both = {one["conclusion"], other["conclusion"]}
    assert both in ({UNCLEAR}, {"ends more positive", "ends more negative"})
