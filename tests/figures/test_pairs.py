"""What is drawn of two who are alike, and of all who are."""

import pandas as pd
import pytest

from corpus import figures
from corpus.figures.chart import wrap_escaped
from corpus.figures.stacks import LABEL
from corpus.wording import plural
from tests.hostile import MARKUP_TEXTS

LONG = "The Corridors of Time: The Visitors II (Couloirs du temps: Les visiteurs 2, Les)"


def ranked(*rows, title="T", **options):
    frame = pd.DataFrame(rows, columns=["a", "b", "phrases"])
    named = frame.assign(pair=frame["a"] + " and " + frame["b"])
    return figures.draw_ranked_pairs(
        named, label="pair", value="phrases", write=lambda n: plural(n, "phrase"), title=title, **options
    )


def shared(*rows):
    frame = pd.DataFrame(rows, columns=["phrase_id", "phrase", "a_first", "b_first"])
    return frame.astype({"a_first": "datetime64[s]", "b_first": "datetime64[s]"})


def passages(*rows):
    return pd.DataFrame(rows, columns=["number", "words", "a_start", "a_end", "b_start", "b_end"])


def written(drawn):
    return [note.text for note in drawn.figure.layout.annotations]


def test_a_pair_is_a_bar_below_its_names_whole_and_opens_both():
    drawn = ranked(["Ann", LONG, 3], ["Bob", "Cy", 1])
    (bars,) = drawn.figure.data
    assert (list(bars.x), list(bars.text)) == ([3, 1], ["3 phrases", "1 phrase"])
    assert list(bars.customdata) == [["Ann", LONG], ["Bob", "Cy"]]
    assert [text.replace("<br>", " ") for text in written(drawn)] == [f"Ann and {LONG}", "Bob and Cy"]
    assert "Bars of 2 pairs" in drawn.alt


def test_charts_side_by_side_have_bars_of_one_scale():
    assert ranked(["A", "B", 1], longest=4.0).figure.layout.xaxis.range == (0, 4 * 1.4)


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


@pytest.mark.parametrize("text", MARKUP_TEXTS.values())
def test_names_and_phrases_are_shown_letter_for_letter(text):
    bars = ranked([text, "B", 1], title=text)
    dated = figures.draw_first_uses(shared(["p", text, "2025-01-01", "2025-03-01"]), (text, "B"), title=text)
    aligned = figures.draw_alignment(passages([1, 5, 0, 50, 150, 200]), (100, 200), (text, "B"), title=text)
    for drawn in (bars, dated, aligned):
        texts = [
            *written(drawn),
            drawn.figure.layout.title.text,
            *(h for mark in drawn.figure.data for h in mark.hovertext or []),
        ]
        assert not [each for each in texts if "<script" in each or "<img" in each or "$x" in each]
    assert wrap_escaped(text, LABEL) in written(aligned)


def test_figures_of_nothing_are_still_figures():
    for drawn in (
        ranked(),
        figures.draw_first_uses(shared(), ("A", "B"), title="T"),
        figures.draw_alignment(passages(), (0, 0), ("A", "B"), title="T"),
    ):
        assert drawn.alt.startswith("T.")
        assert drawn.data.empty
