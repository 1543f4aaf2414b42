import pytest

from corpus.reading.names import find_names, fold_title


def names(text: str) -> dict[str, int]:
    """Return the names in a text with the number of their mentions."""
    return {name.name: name.mentions for name in find_names(text).values()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dusk is dull. dusk falls, and Dusk ends.", {"Dusk": 2}),
        ("A night with The Last Harbour of Oslo.", {"The Last Harbour of Oslo": 1}),
        ("Ultimately, Paper Boats sinks.", {"Paper Boats": 1}),
        ("The film is his. This is a film. I'm sure; it didn’t end. Don't ask.", {}),
        ("“Salt Road” and SALT ROAD are one, and so is The Salt Road.", {"Salt Road": 3}),
        ("“Renaissance (2006)” and “Dusk”.", {"Renaissance": 1, "Dusk": 1}),
    ],
)
def test_names_are_capitalised_or_quoted_and_counted_however_they_are_spelled(text, expected):
    assert names(text) == expected


def test_a_name_keeps_where_it_is_first_and_what_is_around_it():
    text = "I saw the film Dusk by night. Dusk is a wonder. (Dusk’s end, Dusk (1999) and Dusk.)"
    name = find_names(text)["dusk"]
    assert (name.first, name.mentions, name.quoted) == (15, 5, 0)
    assert (name.is_a, name.verb, name.film, name.person) == (1, 1, 1, 1)
    assert (name.possessive, name.bracketed, name.dated) == (1, 1, 1)


def test_a_quotation_mark_that_closes_is_no_genitive():
    (name,) = find_names("We saw 'Dusk' there.").values()
    assert (name.quoted, name.possessive) == (1, 0)


def test_a_text_of_a_thousand_names_gives_its_first_sixty():
    text = " said ".join(f"Name{number}" for number in range(1_000))
    assert list(names(text)) == [f"Name{number}" for number in range(60)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Salt Road", "SALT ROAD"), ("Rocky III", "Rocky 3"), ("Pepper & Brine", "Pepper and Brine"), ("A", "a")],
)
def test_spellings_of_one_title_are_one(one, other):
    assert fold_title(one) == fold_title(other)


def test_titles_that_differ_in_a_word_or_a_number_are_two():
    assert len({fold_title(title) for title in ["Rocky", "Rocky II", "Rocky IV", "Malcolm X", "Malcolm", "!!!"]}) == 6
