from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reading.ratings import describe_ratings, parse_ratings, split_scale

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def rating(spelling: object) -> float:
    return float(parse_ratings(pd.Series([spelling], dtype=object)).rating[0])


def scales(values: object) -> list[str]:
    return parse_ratings(pd.Series(values)).scale.unique().tolist()


@pytest.mark.parametrize(
    ("spelling", "ten", "scale"),
    [
        ("3.5/4", 8.75, "of 4"),
        ("3.5/4.0", 8.75, "of 4"),
        (".5/5", 1.0, "of 5"),
        ("8/10", 8.0, "of 10"),
        ("7.5/ 10", 7.5, "of 10"),
        ("'3/4'", 7.5, "of 4"),
        ("(“3/4”)", 7.5, "of 4"),
        ("15/20", 7.5, "of 20"),
        ("3/6", 5.0, "of 6"),
        ("3,5/5", 7.0, "of 5"),
        ("3½/5", 7.0, "of 5"),
        ("8⁄10", 8.0, "of 10"),
        ("８/１０", 8.0, "of 10"),
        ("4 out of 5", 8.0, "of 5"),
        ("4.5 of 5", 9.0, "of 5"),
        ("four out of five stars", 8.0, "of 5"),
        ("3 of 4 stars", 7.5, "of 4"),
        ("Rating: 4/5", 8.0, "of 5"),
        ("low +2 out of -4..+4", 7.5, "-4 to 4"),
        ("0 out of -4..+4", 5.0, "-4 to 4"),
        ("80%", 8.0, "percent"),
        ("80 percent", 8.0, "percent"),
        ("★★★½", 7.0, "stars of 5"),
        ("★★★☆☆", 6.0, "stars of 5"),
        ("★★★½☆", 7.0, "stars of 5"),
        ("★★★☆", 7.5, "stars of 4"),
        ("⭐⭐⭐⭐", 8.0, "stars of 5"),
        ("***1/2", 7.0, "stars of 5"),
        ("3 stars", 6.0, "stars of 5"),
        ("5-star", 10.0, "stars of 5"),
        ("3 1/2 stars", 7.0, "stars of 5"),
        ("3-1/2 stars", 7.0, "stars of 5"),
        ("1/2 star", 1.0, "stars of 5"),
        ("three and a half stars", 7.0, "stars of 5"),
    ],
)
def test_a_score_is_read_in_the_spellings_that_critics_use(spelling, ten, scale):
    parsed = parse_ratings(pd.Series([spelling]))
    assert parsed.rating[0] == pytest.approx(ten)
    assert parsed.scale[0] == scale


def test_letters_run_from_f_to_a_plus_in_twelve_equal_steps():
    grades = ["F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"]
    parsed = parse_ratings(pd.Series(grades))
    assert parsed.rating.to_numpy() == pytest.approx(np.linspace(0, 10, 13))
    assert set(parsed.scale) == {"letter"}


@pytest.mark.parametrize("spelling", ["A-", "A minus", "A-minus", "a -", "A–", "A−", "Grade: A-"])
def test_a_letter_with_its_sign_is_read_in_any_spelling(spelling):
    assert rating(spelling) == pytest.approx(10 * 10 / 12)


@pytest.mark.parametrize(
    "spelling",
    [
        *[
            "6/5",
            "-1/4",
            "5/0",
            "nan",
            "inf",
            "-inf",
            "NaN/5",
            "short",
            "Half Price",
            "1e3",
            "E",
            "F+",
            "1,000",
            "120%",
        ],
        *["3/4/2025", "/", "%", "stars", "-3", "★" * 11, "9" * 1000, "8" * 50 + "/10", "=1+1", "5 out of 4..4"],
        *[["a list"], True],
    ],
)
def test_what_is_no_score_is_unreadable_and_never_a_guess(spelling):
    parsed = parse_ratings(pd.Series([spelling], dtype=object))
    assert np.isnan(parsed.rating[0])
    assert parsed.scale[0] == "unreadable"


def test_an_empty_cell_has_neither_rating_nor_scale():
    parsed = parse_ratings(pd.Series(["", None, float("nan"), pd.NA, "  "], dtype=object))
    assert parsed.rating.isna().all()
    assert set(parsed.scale) == {""}


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [
        ([0, 1, 1], "bare of 1"),
        ([0.4, 0.9], "bare of 1"),
        ([3.5, 4] * 10, "bare of 4"),
        ([3, 4, 2], "bare of 5"),
        ([1, 5], "bare of 5"),
        ([3, 8], "bare of 10"),
        (["7", "6,5"], "bare of 10"),
        ([15, 12], "bare of 20"),
        ([90, 45], "bare of 100"),
        ([1], "unreadable"),
        ([0, 0], "unreadable"),
        ([8, 150], "unreadable"),
    ],
)
def test_the_scale_of_bare_numbers_is_told_from_their_column(numbers, scale):
    assert scales(numbers) == [scale]


def test_a_nullable_column_of_numbers_is_read_like_its_spellings():
    parsed = parse_ratings(pd.Series([1, 10, None], dtype="Int64", index=[5, 6, 7]))
    assert parsed.rating[[5, 6]].tolist() == [1.0, 10.0]
    assert parsed.scale.tolist() == ["bare of 10", "bare of 10", ""]
    assert list(parsed.index) == [5, 6, 7]


def test_one_slip_among_hundreds_does_not_move_the_scale():
    parsed = parse_ratings(pd.Series([7] * 300 + [88]))
    assert parsed.rating[0] == 7.0
    assert parsed.scale[300] == "unreadable"


def test_bare_numbers_are_on_the_scale_that_all_others_name():
    assert parse_ratings(pd.Series(["3/10", "8/10", "4"])).rating.tolist() == [3.0, 8.0, 4.0]
    assert parse_ratings(pd.Series(["80%", "75%", "60"])).rating.tolist() == [8.0, 7.5, 6.0]


def test_bare_numbers_among_scores_of_other_kinds_cannot_be_told():
    parsed = parse_ratings(pd.Series(["3/4", "8/10", "B", "7"]))
    assert parsed.scale.tolist() == ["of 4", "of 10", "letter", "unreadable"]


def test_more_than_five_stars_mean_ten():
    assert parse_ratings(pd.Series(["3 stars", "8 stars"])).rating.tolist() == [3.0, 8.0]


def test_the_decisions_are_said():
    scores = pd.Series(["1", "2.5", "5", "", "B", "great"])
    assert describe_ratings(scores, parse_ratings(scores)) == [
        "3 plain numbers between 1 and 5 were read as out of 5.",
        "1 letter grade was read in twelve equal steps from F = 0 to A+ = 10.",
        "1 rating could not be read: great.",
    ]
    mixed = pd.Series(["3/4", "8/10", "7", "7", "★★★"])
    assert describe_ratings(mixed, parse_ratings(mixed)) == [
        "1 rating in stars was read as out of 5.",
        "2 ratings could not be read: 7.",
        "Of these, 2 are plain numbers: nothing says whether they are out of 4, 5, 10 or 100.",
    ]


def test_scores_that_name_their_scale_need_no_sentence():
    scores = pd.Series(["3/4", "80%", ""])
    assert describe_ratings(scores, parse_ratings(scores)) == []


def test_no_scores_give_the_same_columns():
    parsed = parse_ratings(pd.Series([], dtype="str"))
    assert {name: str(dtype) for name, dtype in parsed.dtypes.items()} == {"rating": "float64", "scale": "str"}
    assert describe_ratings(pd.Series([], dtype="str"), parsed) == []


@given(
    st.lists(
        st.one_of(st.text(max_size=12), st.text("0123456789/.,%★½-+ ABCDFstars", max_size=12), st.floats(), st.none())
    )
)
def test_any_column_gives_ratings_from_0_to_10_or_says_that_it_cannot(values):
    parsed = parse_ratings(pd.Series(values, dtype=object))
    assert len(parsed) == len(values)
    assert parsed.rating.dropna().between(0, 10).all()
    assert (parsed.rating.isna() == parsed.scale.isin(["", "unreadable"])).all()


@given(st.integers(1, 40).flatmap(lambda top: st.tuples(st.integers(0, top), st.just(top))))
def test_a_fraction_keeps_its_value(score):
    value, top = score
    assert rating(f"{value}/{top}") == pytest.approx(10 * value / top)
    assert rating(f"{value} out of {top}") == pytest.approx(10 * value / top)


@pytest.mark.parametrize(
    ("name", "stem", "top"),
    [
        ("Score /5", "Score", 5),
        ("Score/10", "Score", 10),
        ("Stars (out of 4)", "Stars", 4),
        ("rating_out_of_10", "rating", 10),
        ("ratingOutOf5", "rating", 5),
        ("Rating [1–5]", "Rating", 5),
        ("Score (0 to 100)", "Score", 100),
        ("Critics %", "Critics", 100),
        ("Score", "Score", None),
        ("score5", "score5", None),
        ("Best of 2020", "Best of 2020", None),
        ("Pages 1-300", "Pages 1-300", None),
        ("Part 1/1", "Part 1/1", None),
        ("/5", "/5", None),
        ("of 5 reviews", "of 5 reviews", None),
    ],
)
def test_a_scale_at_the_end_of_a_column_s_name_is_read(name, stem, top):
    assert split_scale(name) == (stem, top)


def test_the_scale_of_the_name_is_that_of_bare_numbers_and_stars_and_no_other():
    given = pd.Series(["3.5", "2", "★★★", "4/10", "B+", "6"])
    assert parse_ratings(given, top=5).rating.round(2).tolist()[:5] == [7.0, 4.0, 6.0, 4.0, 7.5]
    assert parse_ratings(given, top=5).scale.tolist()[-1] == "unreadable"
    assert parse_ratings(pd.Series(["★★★", "3 stars"]), top=4).rating.tolist() == [7.5, 7.5]


@pytest.mark.shared
def test_98_percent_of_a_real_site_s_scores_are_read():
    if not SHARED.is_dir():
        pytest.skip("the shared data folder is absent")
    scores = pd.read_csv(SHARED / "rt_critics.csv", dtype=str, keep_default_na=False)["originalScore"]
    parsed = parse_ratings(scores)[scores != ""]
    assert parsed.rating.notna().mean() >= 0.98


@pytest.mark.shared
def test_bare_ratings_of_one_to_ten_stay_what_they_are():
    if not SHARED.is_dir():
        pytest.skip("the shared data folder is absent")
    ratings = pd.read_parquet(SHARED / "imdb_rated.parquet", columns=["rating"])["rating"]
    assert (parse_ratings(ratings).rating == ratings.astype("float64")).all()
