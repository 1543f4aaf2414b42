import pandas as pd

from corpus import figures
from tests.figures.samples import phrases


def test_bars_start_at_zero_and_print_their_counts():
    chart = figures.draw_phrases(phrases(["a", "b"]), title="Two", of=67)
    bars = chart.figure.data[0]
    assert chart.figure.layout.xaxis.range[0] == 0
    assert bars.base is None
    assert list(bars.x) == [2, 1]
    assert list(bars.text) == ["2 reviews", "1"]
    assert [list(c) for c in bars.customdata] == [["p0"], ["p1"]]
    assert bars.hovertext[0] == "“a”<br>2 reviews<br>2 films, 1 critic"
    assert "Reviews that use each, of 67." in chart.alt


def test_bars_that_are_not_sorted_by_length_carry_their_rank_and_say_why():
    two = phrases(["a", "b"])
    by_length, other = (figures.draw_phrases(rows, title="Two", order="B is best") for rows in (two, two.iloc[::-1]))
    assert [label.text for label in by_length.figure.layout.annotations] == ["“a”", "“b”"]
    assert [label.text for label in other.figure.layout.annotations] == ["1. “b”", "2. “a”"]
    assert ["B is best." in chart.alt for chart in (by_length, other)] == [False, True]


def test_a_long_phrase_stands_whole_above_its_bar_and_pushes_the_rest_down():
    long = " ".join(["word"] * 30)
    chart = figures.draw_phrases(phrases([long, "b"]), title="Two")
    label = chart.figure.layout.annotations[0]
    assert label.text.replace("<br>", " ") == f"“{long}”"
    assert label.y + 17 * (label.text.count("<br>") + 1) <= chart.figure.data[0].y[0] - 6
    assert chart.figure.layout.annotations[1].y > chart.figure.data[0].y[0]


def test_counts_draw_the_first_rows_and_say_how_many_there_are():
    frame = pd.DataFrame({"outlet": [f"Outlet {i}" for i in range(900)], "reviews": range(900, 0, -1)})
    chart = figures.draw_counts(frame, label="outlet", count="reviews", title="Many outlets", most=3)
    assert list(chart.data["outlet"]) == ["Outlet 0", "Outlet 1", "Outlet 2"]
    assert "The first 3 of 900." in chart.alt
