import pytest

from corpus.compare.distinction import distinguish_each, distinguish_two
from corpus.compare.distinction_wording import describe_distinction, describe_distinctions, describe_lacking
from tests.compare.test_distinction import GROUPS, ROWS, terms_of


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([{"ash": 1}] * 6, "The signature of “A” is “ash”: in 6 of 6 reviews, against none of the 20 others."),
        ([{}] * 6, "“A” has no clear signature words, but rarely uses “sun”: in 0 of 6 reviews."),
        ([{"sun": 1}] * 6, "“A” has no clear signature words."),
    ],
)
def test_the_signature_of_a_group_is_said_in_a_sentence(rows: list[dict[str, int]], sentence: str) -> None:
    table = distinguish_two(terms_of(rows + [{"sun": 1}] * 20), GROUPS == "A", GROUPS == "B", name="A", other="B")
    if "no clear" not in sentence:
        table = table[table["group"] == "A"]
    assert describe_distinction(table, "A", unit="review") == sentence


def test_the_one_that_it_is_compared_with_is_named() -> None:
    table = distinguish_two(terms_of(ROWS), GROUPS == "A", GROUPS == "B", name="A", other="B")
    assert describe_distinction(table, "A", unit="sentence", other="B") == (
        "The signature of “A” beside “B” is “ash”: in 5 of 6 sentences, against 1 of the 20 of “B”."
    )


def test_many_groups_are_said_in_a_sentence() -> None:
    table = distinguish_each(terms_of(ROWS), GROUPS)
    assert describe_distinctions(table, noun="film", unit="review", many=2) == (
        "The clearest signature word is “ash”: in 5 of 6 reviews of “A”, against 1 of the 20 others."
    )
    assert describe_lacking(table, noun="film", many=2) == "1 of 2 films has clear signature words."
    assert describe_distinctions(table.head(0), noun="film", unit="review", many=2) == (
        "None of the 2 films has clear signature words."
    )
