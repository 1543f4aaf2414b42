"""Figures of critics against colleagues."""

import numpy as np
import pandas as pd
import pytest

from corpus import figures
from tests.figures.test_figures import HOSTILE, OUR_TAGS, shown_texts


def standing(names, *, conclusion="harsher", low=-2.0):
    k = len(names)
    return pd.DataFrame(
        {"critic": names, "films": 5, "colleagues": 3, "estimate": np.linspace(-1.0, 1.0, k), "low": low,
         "high": 2.0, "conclusion": conclusion}
    )  # fmt: skip


def films(names):
    return pd.DataFrame(
        {"film": names, "review_id": [f"r{place}" for place in range(len(names))], "value": 3.0, "others": 4,
         "lowest": 2.0, "mean": 5.0, "highest": 9.0}
    )  # fmt: skip


def charts(text, theme="light"):
    """One of each, with `text` wherever a name can stand."""
    common = {"title": text, "theme": theme}
    return {
        "standings": figures.draw_standings(standing([text, "b"]), value_name=text, **common),
        "beside": figures.draw_beside_colleagues(films([text, "b"]), value_name=text, middle=5, **common),
    }


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_shown_letter_for_letter(text):
    for chart in charts(text).values():
        for shown in shown_texts(chart.figure.to_plotly_json()):
            assert "<" not in OUR_TAGS.sub("", shown)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_has_words_and_the_rows_behind_its_marks(theme):
    drawn = charts("A finding", theme)
    assert all(chart.alt.startswith("A finding") for chart in drawn.values())
    assert [len(drawn[name].data) for name in ("standings", "beside")] == [2, 2]


def test_of_many_critics_both_ends_are_drawn():
    names = [f"critic {place:02}" for place in range(30)]
    chart = figures.draw_standings(standing(names), value_name="points", title="Many", most=4)
    assert chart.data["critic"].tolist() == ["critic 00", "critic 01", "critic 28", "critic 29"]
    assert "4 of 30 critics" in chart.figure.layout.title.text


def test_who_is_told_apart_is_filled_and_who_is_not_is_hollow():
    table = standing(["a", "b"])
    table.loc[1, "conclusion"] = "no clear difference"
    marks = figures.draw_standings(table, value_name="points", title="Two").figure.data[-1].marker
    assert marks.color[0] == marks.line.color[0]
    assert marks.color[1] != marks.line.color[1]


def test_a_hollow_mark_whose_line_misses_0_is_explained():
    table = standing(["a", "b"]).assign(low=[-2.0, 0.5], high=[-0.5, 1.5])
    clear, doubtful = (
        figures.draw_standings(table.assign(conclusion=[first, second]), value_name="points", title="Two").alt
        for first, second in (("harsher", "kinder"), ("harsher", "no clear difference"))
    )
    assert "by luck" not in clear
    assert "some ranges miss 0 by luck alone" in doubtful


def test_a_drift_is_drawn_with_sides_of_its_own():
    table = standing(["Tribune", "Post"]).drop(columns="colleagues").rename(columns={"critic": "group"})
    chart = figures.draw_standings(
        table.assign(conclusion=["falling", "rising"]), value_name="points a year", title="Two", by="group",
        sides=("falling", "rising"), measured="points a year", noun="outlet",
    )  # fmt: skip
    marks = chart.figure.data[-1]
    assert list(marks.customdata) == [["Tribune"], ["Post"]]
    assert "−1.00 points a year" in marks.hovertext[0]
    assert {"← falling", "rising →"} <= {note.text for note in chart.figure.layout.annotations}
    assert "2 outlets, points a year, on the same films" in chart.alt
    assert list(marks.marker.color) == list(marks.marker.line.color)


def test_without_an_interval_it_says_too_few():
    figure = figures.draw_standings(standing(["a"], low=np.nan), value_name="points", title="One").figure
    assert "too few" in [note.text for note in figure.layout.annotations]


def test_a_click_names_what_is_behind():
    drawn = charts("A")
    assert drawn["standings"].figure.data[-1].customdata[0] == ["A"]
    assert drawn["beside"].figure.data[-1].customdata[0] == ["r0"]


def test_nothing_to_draw_is_an_empty_figure():
    assert len(figures.draw_standings(standing([]), value_name="points", title="None").data) == 0
    assert len(figures.draw_beside_colleagues(films([]), value_name="points", middle=5, title="None").data) == 0
