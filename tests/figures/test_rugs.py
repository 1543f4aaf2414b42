"""The figure of where a phrase is: one tick a use."""

import pandas as pd

from corpus import figures
from tests.figures.samples import used


def ticks(chart):
    return next(trace for trace in chart.figure.data if trace.mode == "markers")


def test_every_use_has_a_tick_from_the_beginning_of_the_review_to_its_end():
    chart = figures.draw_rug(used(["A", "B"]).assign(place=[0.1, 1.0]), title="Where", group="film")
    assert list(ticks(chart).x) == [0.1, 1.0]
    assert ticks(chart).hovertext[0].endswith("10\N{NARROW NO-BREAK SPACE}&#37; through the review")
    assert [list(each) for each in ticks(chart).customdata] == [["r0", "0"], ["r1", "1"]]
    assert [label.text for label in chart.figure.layout.annotations] == ["beginning", "middle", "end"]
    assert chart.alt == (
        "Where. 2 uses from the beginning of the review to its end, a row for each of 2 films. "
        "A tick for each use; 2 uses."
    )


def test_each_film_has_a_row_those_with_most_uses_first_and_equal_ones_by_name():
    chart = figures.draw_rug(used(["C", "B", "A", "B"]), title="Where", group="film", most=2)
    names = [name.replace("\N{NO-BREAK SPACE}", " ") for name in chart.figure.layout.yaxis.ticktext]
    assert names == ["B · 2", "A · 1"]
    assert len(chart.data) == 3
    assert "The first 2 of 3 films." in chart.alt


def test_over_time_a_use_without_a_date_has_no_tick():
    uses = used(["A", "B"]).assign(published=[pd.Timestamp("2025-03-03"), pd.NaT])
    chart = figures.draw_rug(uses, title="When", group="film", across="published")
    assert len(chart.data) == 1
    assert ticks(chart).hovertext[0] == "A<br>A. Critic<br>3 Mar 2025"


def test_of_very_many_uses_bars_count_them():
    chart = figures.draw_rug(used(["A", "B"] * 200), title="Where", group="film")
    bars = [trace for trace in chart.figure.data if trace.type == "bar"]
    assert [list(bar.hovertext) for bar in bars] == [["200 uses"], ["200 uses"]]
    assert all(bar.customdata is None for bar in bars)
    assert "Higher: more uses; 400 uses." in chart.alt
