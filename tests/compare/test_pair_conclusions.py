"""Two groups beside each other: the higher one is named, with how sure that is."""

import pandas as pd
import pytest

from corpus.compare.pair_conclusions import ask_second, describe_doubt, describe_pairs, list_conclusions, title_two

#: Clear among all; clear by itself alone; not clear; too few to compare.
PAIRS = pd.DataFrame(
    [
        ("A", "B", 9, 8, -3.0, -4.0, -2.0, -0.9, 0.001, 0.006, "b is higher"),
        ("A", "C", 9, 7, 1.5, 0.5, 2.5, 0.6, 0.03, 0.09, "no clear difference"),
        ("B", "C", 8, 7, -0.5, -2.0, 1.0, -0.1, 0.6, 0.6, "no clear difference"),
        ("A", "D", 9, 2, 1.0, None, None, 0.2, None, None, "too few to compare"),
    ],
    columns=["a", "b", "n_a", "n_b", "difference", "low", "high", "delta", "p", "q", "conclusion"],
).astype({"low": "float64", "high": "float64", "p": "float64", "q": "float64"})


def test_the_higher_film_comes_first_and_is_named_as_sure_as_it_is():
    listed = list_conclusions(PAIRS, by="film", value="rating")
    assert listed[["a", "b", "difference", "low", "high", "delta", "n_a"]].to_numpy().tolist() == [
        ["B", "A", 3.0, 2.0, 4.0, 0.9, 8],
        ["A", "C", 1.5, 0.5, 2.5, 0.6, 9],
        ["C", "B", 0.5, -1.0, 2.0, 0.1, 7],
    ]
    assert listed["conclusion"].tolist() == [
        "“B” is clearly rated higher",
        "“A” is perhaps rated higher",
        "no clear difference",
    ]


def test_the_clear_pairs_come_first_and_of_these_the_largest_difference():
    surest_first = pd.concat([PAIRS.assign(q=0.001), PAIRS.assign(difference=PAIRS["difference"] * 2, q=0.04)])
    listed = list_conclusions(surest_first, by="film", value="rating")
    assert listed["difference"].tolist() == [6, 3, 3, 1.5, 1, 0.5]
    assert listed["conclusion"].str.contains("clearly").tolist() == [True] * 2 + [False] * 4


def test_a_list_without_pairs_has_the_columns():
    assert list_conclusions(PAIRS.head(0), by="film", value="rating").columns.tolist() == PAIRS.columns.tolist()


def test_names_with_braces_are_said_letter_for_letter():
    listed = list_conclusions(PAIRS.replace("B", "{0} {}"), by="film", value="polarity")
    assert listed["conclusion"].iloc[0] == "“{0} {}” is clearly more positive"


def test_a_list_says_how_many_pairs_why_and_what_perhaps_means():
    held, order = "3 pairs of critics with 5 reviews or more", "Clear ones first, the largest difference on top."
    perhaps = "“Perhaps”: clear for the two by themselves, but among {} pairs chance could produce one like it."
    assert describe_pairs(PAIRS, by="reviewer", tests=3) == f"{held}. {order} {perhaps.format(3)}"
    among = f"{held}, judged among all 9 pairs. {order} {perhaps.format(9)}"
    assert describe_pairs(PAIRS, by="reviewer", tests=9) == among
    bare = describe_pairs(PAIRS.assign(low=float("nan")), by="reviewer", tests=3)
    assert "on top. No range (–) where all reviews of one have the same value. “Perhaps”" in bare
    assert describe_pairs(PAIRS.iloc[[0]], by="film", tests=1) == "1 pair of films with 5 reviews or more."


@pytest.mark.parametrize(
    ("row", "title", "doubted"),
    [
        (0, "“B” is clearly rated higher than “A”", False),
        (1, "“A” is perhaps rated higher than “C”", True),
        (2, "No clear difference between “C” and “B”", False),
    ],
)
def test_a_title_of_two_is_as_sure_as_the_list(row: int, title: str, doubted: bool):
    assert title_two(PAIRS.iloc[[row]], by="film", value="rating") == title
    assert bool(describe_doubt(PAIRS.iloc[[row]], by="film", tests=3)) == doubted


def test_one_film_asks_for_a_second():
    assert ask_second("A", by="film") == "Pick a second film to compare with “A”."
    assert ask_second("Ann", by="reviewer") == "Pick a second critic to compare with Ann."
