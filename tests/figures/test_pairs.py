"""What is drawn of two who are alike, and of all who are."""

import pandas as pd
import pytest

from corpus import figures
from corpus.figures.chart import WIDE, wrap_escaped
from tests.hostile import HOSTILE_TEXTS

LONG = "The Corridors of Time: The Visitors II (Couloirs du temps: Les visiteurs 2, Les)"


def pairs(*rows):
    return pd.DataFrame(rows, columns=["a", "b", "phrases", "together"])


def shared(*rows):
    frame = pd.DataFrame(rows, columns=["phrase_id", "phrase", "a_first", "b_first"])
    return frame.astype({"a_first": "datetime64[s]", "b_first": "datetime64[s]"})


def passages(*rows):
    return pd.DataFrame(rows, columns=["number", "words", "a_start", "a_end", "b_start", "b_end"])


def written(drawn):
    return [note.text for note in drawn.figure.layout.annotations]


def test_every_two_have_a_cell_on_either_side_that_opens_them():
    drawn = figures.draw_sharing_map(
        pairs(["Ann", "Bob", 3, 0.5], ["Bob", "Cy", 1, 0.1]), ["Cy", "Bob", "Ann"], title="T", noun="critic"
    )
    (cells,) = drawn.figure.data
    known = {
        tuple(opened): (text, colour)
        for opened, text, colour in zip(cells.customdata, cells.text, cells.marker.color, strict=True)
    }
    assert set(known) == {(a, b) for a in ("Ann", "Bob", "Cy") for b in ("Ann", "Bob", "Cy") if a != b}
    assert known["Ann", "Bob"] == known["Bob", "Ann"]
    assert [known[pair][0] for pair in (("Ann", "Bob"), ("Bob", "Cy"), ("Ann", "Cy"))] == ["3", "1", ""]
    assert len({known[pair][1] for pair in (("Ann", "Bob"), ("Bob", "Cy"), ("Ann", "Cy"))}) == 3
    assert drawn.data[["a", "b"]].values.tolist() == [["Ann", "Bob"], ["Bob", "Cy"]]


def test_names_stand_whole_left_of_their_rows_in_the_order_given():
    drawn = figures.draw_sharing_map(pairs([LONG, "Dusk", 3, 0.5]), ["Dusk", LONG], title="T", noun="film")
    names = [text.replace("<br>", " ") for text in written(drawn) if len(text) > 2]
    assert names == ["1  Dusk", f"2  {LONG}"]


def test_many_films_leave_no_room_for_numbers_in_their_cells():
    names = [f"f{n}" for n in range(figures.pairs.NUMBERED + 1)]
    drawn = figures.draw_sharing_map(pairs(["f0", "f1", 3, 0.5]), names, title="T", noun="film")
    assert set(drawn.figure.data[0].text) == {""}
    assert "Number" not in drawn.alt


@pytest.mark.parametrize(("theme", "word"), [("light", "Darker"), ("dark", "Brighter")])
def test_the_note_says_what_a_larger_share_looks_like(theme, word):
    drawn = figures.draw_sharing_map(pairs(["A", "B", 3, 0.5]), ["A", "B"], title="T", noun="film", theme=theme)
    assert f"{word}: a larger share" in drawn.alt


def test_first_printings_are_two_marks_a_phrase_on_the_calendar_and_without_a_date_none():
    drawn = figures.draw_first_uses(
        shared(["p", "one", "2025-01-01", "2025-03-01"], ["q", "two", None, "2025-02-01"]), ("Ann", "Bob"), title="T"
    )
    _, dots, diamonds = drawn.figure.data
    assert [dots.marker.symbol, diamonds.marker.symbol] == ["circle", "diamond"]
    assert [pd.Timestamp(mark.x[0]).month for mark in (dots, diamonds)] == [1, 3]
    assert list(dots.customdata) == [["p"]]
    assert dots.hovertext[0] == "“one”<br>Ann: 1 Jan 2025"
    assert "First printed, as a dot: Ann; as a diamond: Bob." in drawn.alt


def test_first_printings_draw_the_first_phrases_and_say_so():
    rows = [[f"p{n}", "x", "2025-01-01", "2025-03-01"] for n in range(5)]
    drawn = figures.draw_first_uses(shared(*rows), ("Ann", "Bob"), title="T", most=2)
    assert len(drawn.data) == 2
    assert "The first 2 of 5 phrases." in drawn.alt


def test_passages_stand_where_they_stand_in_either_text():
    drawn = figures.draw_alignment(
        passages([1, 5, 0, 50, 150, 200], [2, 9, 50, 100, 0, 50]), (100, 200), ("A", "B"), title="T"
    )
    first, second = drawn.figure.data
    assert [list(first.base), list(first.x)] == [[0, 50], [50, 50]]
    assert [list(second.base), list(second.x)] == [[75, 0], [25, 25]]
    assert list(first.customdata) == list(second.customdata) == [[1], [2]]
    assert sum(shape.type == "path" for shape in drawn.figure.layout.shapes) == 2


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values())
def test_names_and_phrases_are_shown_letter_for_letter(text):
    mapped = figures.draw_sharing_map(pairs([text, "B", 1, 0.5]), [text, "B"], title=text, noun="critic")
    dated = figures.draw_first_uses(shared(["p", text, "2025-01-01", "2025-03-01"]), (text, "B"), title=text)
    aligned = figures.draw_alignment(passages([1, 5, 0, 50, 150, 200]), (100, 200), (text, "B"), title=text)
    for drawn in (mapped, dated, aligned):
        texts = [
            *written(drawn),
            drawn.figure.layout.title.text,
            *(h for mark in drawn.figure.data for h in mark.hovertext or []),
        ]
        assert not [each for each in texts if "<script" in each or "<img" in each or "$x" in each]
    assert wrap_escaped(text, WIDE) in written(aligned)


def test_figures_of_nothing_are_still_figures():
    for drawn in (
        figures.draw_sharing_map(pairs(), [], title="T", noun="film"),
        figures.draw_first_uses(shared(), ("A", "B"), title="T"),
        figures.draw_alignment(passages(), (0, 0), ("A", "B"), title="T"),
    ):
        assert drawn.alt.startswith("T.")
        assert drawn.data.empty
