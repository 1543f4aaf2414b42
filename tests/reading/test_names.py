import pytest

from corpus.reading.names import find_names


def names(text: str) -> dict[str, int]:
    """Return the names in a text with the number of their mentions."""
    return {name.name: name.signs["mentions"] for name in find_names(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dusk is dull. dusk falls, and Dusk ends.", {"Dusk": 2}),
        ("A night with The Last Harbour of Oslo.", {"The Last Harbour of Oslo": 1}),
        ("Ultimately, Paper Boats sinks.", {"Paper Boats": 1}),
        ("The film is his. This is a film.", {}),
        ("“Salt Road” and SALT ROAD are one.", {"Salt Road": 2}),
    ],
)
def test_names_are_capitalised_or_quoted_and_counted_in_any_case(text, expected):
    assert names(text) == expected


def test_a_name_keeps_where_it_is_first_and_what_is_around_it():
    (name,) = find_names("I saw the film Dusk by night. Dusk is a wonder.")
    assert (name.first, name.quoted) == (15, False)
    assert dict(name.signs) == {"mentions": 2, "is a": 1, "verb": 1, "film": 1, "person": 0}


def test_only_a_name_in_quotation_marks_is_quoted():
    assert [(name.name, name.quoted) for name in find_names("Ann saw “Dusk”.")] == [("Dusk", True), ("Ann", False)]


def test_a_text_of_a_thousand_names_gives_its_first_sixty():
    text = " said ".join(f"Name{number}" for number in range(1_000))
    assert [name.name for name in find_names(text)] == [f"Name{number}" for number in range(60)]
