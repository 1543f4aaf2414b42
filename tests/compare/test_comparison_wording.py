import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.compare.comparison import compare_groups
from tests.compare.test_comparison import HIGH, LOW, frame


def test_a_title_names_the_same_ends_as_the_sentence_and_only_what_is_drawn():
    films = {f"F{film}": [film + step / 100 for step in range(9)] for film in range(6)}
    comparison = compare_groups(frame(**films), by="film")
    assert comparison.describe_ends(drawn=[*films]) == "Most positive: “F5”; most negative: “F0”"
    assert comparison.describe_ends(drawn=["F5", "F4"]) == "Most positive: “F5”"
    assert comparison.describe_ends(drawn=["F0", "F1"]) == "Most negative: “F0”"
    assert comparison.describe_ends(drawn=["F1"]) == ""


@pytest.mark.parametrize(
    ("groups", "title"),
    [
        ({"A": HIGH, "B": LOW}, "“A” is clearly more positive than “B”"),
        ({"A": HIGH, "B": HIGH}, "No clear difference between “A” and “B”"),
        ({"A": HIGH, "B": [0.1]}, "2 films: too few reviews of each to compare"),
        ({}, "0 films: too few reviews of each to compare"),
    ],
)
def test_a_title_of_few_films_says_which_differ(groups, title):
    assert compare_groups(frame(**groups), by="film").describe_ends(drawn=[*groups]) == title


@given(st.dictionaries(st.sampled_from("ABCDEF"), st.lists(st.integers(-9, 9), max_size=12), min_size=2))
@settings(deadline=None)
def test_the_sentence_claims_exactly_what_differs(groups):
    rows = frame(**groups)
    compared = compare_groups(rows, by="film")
    sentence, table, rest = compared.sentence, compared.pairs, compared.rest
    assert sentence.endswith(".")
    assert len(sentence.split()) <= 25
    claimed = rest["conclusion"].isin(["above the others", "below the others"]).any()
    said = any(word in sentence for word in ("more positive", "most positive", "more negative", "most negative"))
    assert (said and "could be chance" not in sentence) == claimed
    alike = "no clear difference" in compared.exceptions.lower()
    tested = table["p"].notna().sum()
    assert alike == ((table["conclusion"] == "no clear difference").any() and tested > 1)
