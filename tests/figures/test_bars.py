from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from corpus import figures
from corpus.figures.palette import colour_worn
from tests.figures.samples import phrases


def test_bars_start_at_zero_and_print_their_counts():
    chart = figures.draw_phrases(phrases(["a", "b"], worn=[2, 0]), title="Two")
    bars = chart.figure.data[0]
    assert chart.figure.layout.xaxis.range[0] == 0
    assert bars.base is None
    assert list(bars.x) == [2, 1]
    assert list(bars.text) == ["2 reviews", "1"]
    assert list(bars.marker.color) == [colour_worn(2), colour_worn(0)]
    assert [list(c) for c in bars.customdata] == [["p0"], ["p1"]]
    assert bars.hovertext[0] == "“a”<br>2 reviews<br>2 films, 1 critic"


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


def test_the_heat_map_has_a_cell_for_every_phrase_and_film_darker_for_more():
    matrix = pd.DataFrame([[3, 0], [1, 2]], index=["p1", "p2"], columns=["A", "B"])
    chart = figures.draw_heatmap(matrix, names={"p1": "the third act"}, title="Shared")
    cells = chart.figure.data[0]
    assert list(cells.text) == ["3", "", "1", "2"]
    assert [list(c) for c in cells.customdata] == [["p1", "A"], ["p1", "B"], ["p2", "A"], ["p2", "B"]]
    assert cells.marker.color[0] == colour_worn(2)
    assert cells.marker.color[2] == colour_worn(0)
    assert len(set(cells.marker.color)) == 4
    assert chart.data.to_dict("list") == {
        "phrase": ["the third act", "p2", "p2"], "film": ["A", "A", "B"], "reviews": [3, 1, 2]
    }  # fmt: skip


def test_the_heat_map_of_other_things_names_them_and_quotes_no_name():
    matrix = pd.DataFrame([[2, 0]], index=["A"], columns=["Opening fifth", "Closing fifth"])
    chart = figures.draw_heatmap(matrix, title="Where", row="critic", column="fifth", noun="occurrence")
    assert chart.data.to_dict("list") == {"critic": ["A"], "fifth": ["Opening fifth"], "occurrences": [2]}
    assert chart.figure.data[0].hovertext[0] == "A<br>Opening fifth<br>2 occurrences"
    assert chart.alt == "Where. Occurrences of each of 1 critic, by 2 fifths."


def test_the_heat_map_keeps_to_its_size_and_says_what_it_left_out():
    matrix = pd.DataFrame(np.ones((900, 300)))
    chart = figures.draw_heatmap(matrix, title="Many")
    assert len(chart.figure.data[0].x) == 240
    assert "The first 20 of 900 phrases and 12 of 300 films." in chart.alt
    with pytest.raises(ValueError, match="4000 cells"):
        figures.draw_heatmap(matrix, title="Too many", most_rows=100, most_columns=41)


def test_film_names_stand_whole_and_level_one_below_the_other():
    films = ["Whispering Galaxy", "A very long name of a film that goes on and on until the end", "Salt"]
    chart = figures.draw_heatmap(pd.DataFrame([[1, 1, 1]], columns=films, index=["p"]), title="Names")
    heads = [a for a in chart.figure.layout.annotations if a.xref != "paper"]
    assert [a.text.replace("<br>", " ") for a in heads] == films
    assert all(a.textangle in (None, 0) for a in heads)
    for above, below in pairwise(heads):
        assert below.y == above.y + 17 * (above.text.count("<br>") + 1)
