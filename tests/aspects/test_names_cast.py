"""A column of the cast: its names are found where capitals alone leave them doubtful, and their roles are known."""

import pandas as pd
import pytest

from corpus.aspects.names import find_names
from corpus.aspects.names_cast import read_cast
from corpus.text.tokens import tokenise


def read_names(texts: list[str], **columns: list[str | None]) -> list[tuple[str, str, str]]:
    """The names in texts as printed, with who is meant and what that is."""
    found = find_names(tokenise(texts), [], read_cast(pd.DataFrame(columns)))
    places = zip(found["review"], found["start"], found["end"], found["name"], found["kind"], strict=True)
    return [(texts[review][start:end], name, kind) for review, start, end, name, kind in places]


@pytest.mark.parametrize(
    "cell",
    [
        "Jude Law, Ann Ek",
        "Jude Law (Bo Ray); Ann Ek as Mia",
        '["Jude Law", "Ann Ek"]',
        "['Jude Law'] | Ann Ek",
        '[{"name": "Jude Law", "character": "Bo Ray"}, {"name": "Ann Ek", "character": "Mia"}]',
        "Jude Law and Ann Ek, Jr.",
    ],
)
def test_a_cell_holds_names_between_signs_or_as_a_list(cell: str) -> None:
    assert read_cast(pd.DataFrame({"Main cast": [cell]})).names == ["Jude Law", "Ann Ek"]


def test_other_columns_and_numbers_hold_no_cast() -> None:
    assert read_cast(pd.DataFrame({"stars": [4, 5], "broadcast": ["Jude Law", None], "cast": [None, "12"]})).names == []


def test_a_surname_that_is_a_word_is_a_name_in_reviews_of_the_film() -> None:
    texts = ["We think Law is fine, and the Law is the law.", "By law, we think Law is fine. It is Jude Law."]
    cast = ["Jude Law", None]
    assert read_names(texts, cast=cast) == [("Law", "Jude Law", "actor"), ("Jude Law", "Jude Law", "actor")]
    assert [printed for printed, *_ in read_names(texts, cast=[None, None])] == ["Jude Law"]


def test_the_column_says_who_acts_who_directs_and_who_does_both() -> None:
    texts = ["We saw Ann Ek, Bo Ray and Mia Lund; Ann Ek, Jan Moe.", "It is a film by Mia Lund."]
    named = read_names(texts, actors=["Ann Ek; Bo Ray", None], Directed_by=["Ann Ek", "Mia Lund"])
    assert {name: kind for _, name, kind in named} == {
        "Ann Ek": "director and actor",
        "Bo Ray": "actor",
        "Mia Lund": "director",
        "Jan Moe": "person",
    }
