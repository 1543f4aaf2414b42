"""Columns are recognised by their cells where their names say nothing, or left for the reader."""

import pytest

from corpus.errors import MappingError
from corpus.reading import columns, resemblance

FILMS = ["Salt Harbour", "Paper Moonrise", "The Long Thaw"]
CRITICS = ["Ada Quill", "Ben Okafor", "Chiara de Luca"]
#: Nine reviews: each of three critics on each of three films.
PAIRS = [(film, critic) for film in FILMS for critic in CRITICS]
MEANT = {
    "film": [film for film, _ in PAIRS],
    "critic": [critic for _, critic in PAIRS],
    "body": [
        f"Number {n} of our notices finds {film} slow to begin with. It is a generous piece of work all the same, and"
        f" {'nobody' if n % 2 else 'everybody'} will forget how it ends."
        for n, (film, _) in enumerate(PAIRS)
    ],
    "stars": ["★★★", "★★★★", "★★"] * 3,
    "fraction": ["3/5", "4/5", "2½/5"] * 3,
    "number": ["3", "3.5", "4"] * 3,
    "percent": ["60%", "70%", "99%"] * 3,
    "day": [f"{n} Mar 2024" for n in range(1, 10)],
    "slashed": [f"{n + 12}/03/2024" for n in range(1, 10)],
    "director": [f"{film[4:7].title()} Arless" for film, _ in PAIRS],
    "section": ["A", "B", "A"] * 3,
    "outlet": ["The Evening Post", "Daily Herald", "Film Weekly"] * 3,
    "plot": [f"In {film}, two strangers meet on a train. One gets off, and has to explain it." for film, _ in PAIRS],
    "standfirst": [f"Our critic on number {n} of the season, which has its moments and longueurs." for n in range(9)],
    "url": [f"https://reviews.example.org/2024/03/{n}/a-very-long-address-that-nobody-types.html" for n in range(9)],
    "fresh": ["fresh", "rotten", "fresh"] * 3,
    "id": [f"20240{n}" for n in range(101, 110)],
}  # fmt: skip
MEANT["long"] = [" ".join([text] * 6) for text in MEANT["body"]]


def table(*columns_: str) -> dict[str, list[str]]:
    """A table of columns written as "Name in the file: what is in it"."""
    pairs = (column.rpartition(": ") for column in columns_)
    return {name: MEANT[column] for name, _, column in pairs}


@pytest.mark.parametrize(
    ("given", "mapping", "guessed"),
    [
        pytest.param(
            table("Movie reviewed: film", "By: critic", "Pub. date: slashed", "Score /5: number", "Body copy: body"),
            {"text": "Body copy", "film": "Movie reviewed", "reviewer": "By", "published": "Pub. date"}
            | {"rating": "Score /5"},
            set(),
            id="an editor's spreadsheet",
        ),
        pytest.param(
            table("Film: film", "Byline: critic", "Verdict: stars", "Review: body"),
            {"text": "Review", "film": "Film", "reviewer": "Byline", "rating": "Verdict"},
            {"rating"},
            id="a verdict in stars",
        ),
        pytest.param(
            table("Film: film", "Verdict: body", "Verdict /5: number"),
            {"text": "Verdict", "film": "Film", "rating": "Verdict /5"},
            {"text", "rating"},
            id="a verdict in words beside its number",
        ),
        pytest.param(
            table("Film: film", "Verdict: fresh", "Text: body"),
            {"text": "Text", "film": "Film"},
            set(),
            id="a verdict of one word",
        ),
        pytest.param(
            table("Titel: film", "Kritiker: critic", "Datum: day", "Bewertung: fraction", "Besprechung: body"),
            {"text": "Besprechung", "film": "Titel", "reviewer": "Kritiker", "published": "Datum"}
            | {"rating": "Bewertung"},
            set(),
            id="German names",
        ),
        pytest.param(
            table("Work: film", "Who: critic", "When: day", "How good: fraction", "What we said: body"),
            {"text": "What we said", "film": "Work", "reviewer": "Who", "published": "When", "rating": "How good"},
            {"text", "film", "reviewer", "published", "rating"},
            id="names that say nothing",
        ),
        pytest.param(
            table("Film: film", "Standfirst: standfirst", "Column 3: long"),
            {"text": "Column 3", "film": "Film"},
            {"text"},
            id="a standfirst beside the text",
        ),
        pytest.param(
            table("Film: film", "Plot: plot", "Opinion: body", "Page: url"),
            {"text": "Opinion", "film": "Film"},
            {"text"},
            id="a plot and an address beside the text",
        ),
        pytest.param(
            table("film: film", "releaseDate: day", "director: director", "text: body", "MPAA: section", "n: number"),
            {"text": "text", "film": "film"},
            set(),
            id="what belongs to the film is not the review's",
        ),
        pytest.param(
            table("film: film", "made by: director", "paper: outlet", "text: body"),
            {"text": "text", "film": "film"},
            set(),
            id="a director and a paper are no critics",
        ),
        pytest.param(
            table("film: film", "Seen: day", "Written: slashed", "text: body"),
            {"text": "text", "film": "film"},
            set(),
            id="of two dates none is taken",
        ),
        pytest.param(
            table("film: film", "Ours: stars", "Theirs: fraction", "text: body"),
            {"text": "text", "film": "film"},
            set(),
            id="of two scores none is taken",
        ),
        pytest.param(
            table("movie: film", "tomatometer: percent", "section: section", "code: id", "state: fresh", "quote: body"),
            {"text": "quote", "film": "movie"},
            set(),
            id="percentages, sections, codes and states are nothing of ours",
        ),
        pytest.param(
            table("Title: film", "Film reviewed: film", "review_text: body", "rating_out_of_10: number"),
            {"text": "review_text", "film": "Film reviewed", "rating": "rating_out_of_10"},
            set(),
            id="the film that is named as such comes before a title",
        ),
    ],
)  # fmt: skip
def test_columns_are_told_by_their_names_and_then_by_what_is_in_them(given, mapping, guessed):
    assert columns.map_columns(given)[0] == mapping
    assert set(columns.map_columns(given)[1]) == guessed


def test_what_was_taken_by_its_cells_comes_with_the_reason():
    guessed = columns.map_columns(table("Work: film", "Mine: body", "How good: fraction", "When: day"))[1]
    assert {field: like.because for field, like in guessed.items()} == {
        "text": "the longest text",
        "rating": "scores such as “3/5”",
        "published": "dates such as “1 Mar 2024”",
        "film": "names that their own reviews mention",
    }


def test_several_long_texts_are_a_question_that_names_them_alone():
    given = table("Film: film", "Ours: body", "Theirs: standfirst", "Stars: stars")
    with pytest.raises(MappingError, match=r"more than one column holds long texts; choose one of “Ours”, “Theirs”$"):
        columns.map_columns(given)
    assert columns.map_columns(given, mapping={"text": "Theirs"})[0]["text"] == "Theirs"


def test_where_no_text_is_long_every_column_is_offered():
    with pytest.raises(MappingError, match="no column is known to hold the text; choose one of “Who”, “code”"):
        columns.map_columns(table("Who: critic", "code: id"))


def test_two_usual_names_for_the_text_stay_a_question_whatever_is_in_them():
    given = table("text: long", "review: fresh", "Film: film")
    with pytest.raises(MappingError, match="more than one column may hold the text; choose one of “text”, “review”"):
        columns.map_columns(given)


@pytest.mark.parametrize(
    ("mapping", "changed"),
    [
        ({"text": "Film"}, {"text": "Film"}),
        ({"rating": ""}, {"rating": None}),
        ({"rating": "When"}, {"rating": "When", "published": None}),
        ({"reviewer": "Film"}, {"reviewer": "Film"}),
    ],
)
def test_a_choice_changes_that_column_alone(mapping, changed):
    given = table("Work: film", "Film: critic", "When: day", "How good: fraction", "What we said: body")
    seen = columns.map_columns(given)[0]
    corrected = columns.map_columns(given, mapping=mapping)[0]
    expected = {field: name for field, name in (seen | changed).items() if name}
    expected = {field: name for field, name in expected.items() if field in mapping or name not in mapping.values()}
    assert corrected == expected


def test_only_the_first_rows_are_looked_at():
    late = {"text": ["Fine."] * 300, "given": [""] * resemblance.SAMPLE + ["3/5", "4/5", "5/5"] * 33 + [""]}
    assert columns.map_columns(late)[0] == {"text": "text"}


@pytest.mark.parametrize("cell", [None, 7, 2.5, True, ["a", "b"], {"a": 1}, float("nan")])
def test_cells_of_any_kind_are_looked_at(cell):
    assert columns.map_columns({"text": ["Fine."] * 9, "other": [cell] * 9})[0] == {"text": "text"}
