import pytest

from corpus.compare.distinction import distinguish_each, distinguish_two
from corpus.compare.distinction_wording import describe_distinction, describe_distinctions
from tests.compare.test_distinction import GROUPS, ROWS, terms_of


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [{"ash": 1, "slow burn": 1}] * 6,
            "“A” is set apart by “ash” (6 of 6 reviews, against 0 of 20) and “slow burn”.",
        ),
        ([{"ash": 1}] * 6, "“A” is set apart by “ash” (6 of 6 reviews, against 0 of 20)."),
        ([{}] * 6, "“A” is set apart only by what it seldom says: “sun” (0 of 6, against 20 of 20 reviews)."),
        ([{"sun": 1}] * 6, "Nothing sets “A” apart beyond what chance would do."),
    ],
)
def test_what_sets_a_group_apart_is_said_in_a_sentence(rows: list[dict[str, int]], sentence: str) -> None:
    table = distinguish_two(terms_of(rows + [{"sun": 1}] * 20), GROUPS == "A", GROUPS == "B", name="A", other="B")
    if "only" not in sentence and "Nothing" not in sentence:
        table = table[table["group"] == "A"]
    assert describe_distinction(table, "A", unit="review") == sentence


def test_the_one_that_it_is_compared_with_is_named() -> None:
    table = distinguish_two(terms_of(ROWS), GROUPS == "A", GROUPS == "B", name="A", other="B")
    assert describe_distinction(table, "A", unit="sentence", other="B").startswith(
        "“A” is set apart from “B” by “ash” (5 of 6 sen"
    )


def test_many_groups_are_said_in_a_sentence() -> None:
    table = distinguish_each(terms_of(ROWS), GROUPS)
    assert describe_distinctions(table, noun="film", unit="review", many=2) == (
        "1 of 2 films is set apart; “A” most clearly, by “ash” (5 of 6 reviews, against 1 of 20)."
    )
    assert describe_distinctions(table.head(0), noun="film", unit="review", many=2) == (
        "No word or phrase sets any of 2 films apart beyond what chance would do."
    )
