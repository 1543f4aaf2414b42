import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.compare.comparison import compare_groups
from corpus.compare.comparison_wording import describe_comparison
from corpus.statistics.differences import compare_pairs
from corpus.statistics.intervals import estimate_means
from tests.compare.test_comparison import HIGH, LOW, frame


def test_a_title_names_the_same_ends_as_the_sentence_and_only_what_is_drawn():
    films = {f"F{film}": [film + step / 100 for step in range(9)] for film in range(6)}
    comparison = compare_groups(frame(**films), by="film")
    assert (
        comparison.describe_ends(drawn=[*films])
        == "“F5” is clearly warmer than 5 of the 5 others; “F0” is clearly colder than 5"
    )
    assert comparison.describe_ends(drawn=["F5", "F4"]) == "“F5” is clearly warmer than 5 of the 5 others"
    assert comparison.describe_ends(drawn=["F0", "F1"]) == "“F0” is clearly colder than 5 of the 5 others"
    assert comparison.describe_ends(drawn=["F1"]) == ""


@pytest.mark.parametrize(
    ("groups", "title"),
    [
        ({"A": HIGH, "B": LOW}, "“A” is clearly warmer than “B”"),
        ({"A": HIGH, "B": HIGH}, "No film is clearly warmer than another"),
        ({"A": HIGH, "B": [0.1]}, "2 films: too few reviews of each to compare"),
        ({}, "0 films: too few reviews of each to compare"),
    ],
)
def test_a_title_of_few_films_says_which_differ(groups, title):
    assert compare_groups(frame(**groups), by="film").describe_ends(drawn=[*groups]) == title


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.lists(st.integers(-9, 9), max_size=12), min_size=2))
@settings(deadline=None)
def test_the_sentence_claims_exactly_the_pairs_that_differ(groups):
    rows = frame(**groups)
    table, means = compare_pairs(rows, by="film", value="polarity"), estimate_means(rows, by="film", value="polarity")
    sentence = describe_comparison(table, means, by="film", value="polarity")
    assert sentence.endswith(".")
    assert ("warmer than" in sentence) == table["conclusion"].isin(["a is higher", "b is higher"]).any()
    alike = "cannot be told apart" in sentence or "No two" in sentence
    assert alike == (table["conclusion"] == "cannot be told apart").any()
