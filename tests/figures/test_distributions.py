import re

import numpy as np
import pandas as pd
import pytest

from corpus import figures
from tests.figures.samples import means, points, spread


def test_each_value_is_a_dot_at_its_place_that_opens_its_review():
    chart = spread(points(["A", "B", "A"], [0.3, -0.2, 0.0]), means(["A", "B"]))
    dots = chart.figure.data[1]
    assert list(dots.x) == [-0.2, 0.0, 0.3]
    assert [list(c) for c in dots.customdata] == [["B", "r1"], ["A", "r2"], ["A", "r0"]]
    assert dots.hovertext[2] == "A<br>A. Critic<br>3 Mar 2025<br>+0.30"
    assert list(chart.data["review_id"]) == ["r1", "r2", "r0"]


def test_dots_of_the_same_value_are_stacked_and_none_hides_another():
    chart = spread(points(["A"] * 5, [0.2] * 5), means(["A"]))
    heights = sorted(chart.figure.data[1].y)
    assert np.allclose(np.diff(heights), 8)


def test_a_value_without_evidence_is_not_drawn_and_is_counted_in_words():
    chart = spread(points(["A", "A"], [0.3, np.nan]), means(["A"]))
    assert len(chart.figure.data[1].x) == 1
    assert "1 review without evidence left out" in chart.alt


def test_a_mean_of_too_few_is_hollow_without_interval_and_says_so():
    averages = pd.concat([means(["A"]), means(["B"], enough=False, n=4), means(["C"], enough=False, n=8)])
    chart = spread(points(["A", "B", "C"], [0.1, 0.2, 0.2]), averages)
    drawn = chart.figure.data[-1]
    assert drawn.marker.color[0] != drawn.marker.color[1]
    assert drawn.error_x.array[0] == pytest.approx(0.1)
    assert np.isnan(drawn.error_x.array[1])
    assert "too few" in drawn.hovertext[1]
    assert "no interval" in drawn.hovertext[2]
    hollow = "Hollow diamond: no range, as all reviews have the same value or are too few."
    assert hollow in chart.figure.layout.meta["note"]
    assert hollow not in (spread(points(["A"], [0.1]), averages.head(1)).figure.layout.meta["note"] or "")
    assert [a.text for a in chart.figure.layout.annotations] == ["mean", "+0.20", "too few", "+0.20"]
    assert chart.figure.layout.xaxis.title.text == "polarity<br>dotted: the middle, +0.10"


def test_on_a_phone_a_mean_at_the_scales_end_is_whole_and_the_axis_words_stay_clear_of_the_head_of_the_means():
    chart = spread(points(["A"], [10]), means(["A"], mean=10), value_name="rating, of 10", middle=5, span=(0, 10))
    assert chart.figure.data[-1].cliponaxis is False
    # The axis is some 150 pixels wide there, and a letter 6.
    assert max(map(len, chart.figure.layout.xaxis.title.text.split("<br>"))) * 6 <= 160


def test_a_label_carries_its_n_and_keeps_the_given_order():
    chart = spread(points(["B", "A"], [0.1, 0.2]), means(["B", "A"], n=1204))
    assert [t.replace("\xa0", " ") for t in chart.figure.layout.yaxis.ticktext] == ["B · 1,204", "A · 1,204"]
    assert list(chart.figure.layout.yaxis.tickvals) == sorted(chart.figure.layout.yaxis.tickvals)


def test_past_the_most_groups_the_first_are_shown_and_counted():
    names = [f"Film {i}" for i in range(2900)]
    chart = spread(points(names, [0.1] * 2900), means(names))
    assert len(chart.figure.layout.yaxis.tickvals) == 25
    assert "25 of 2,900 films shown." in chart.figure.layout.title.text
    assert "25 of 2,900 films shown." in chart.alt
    assert set(chart.data["group"]) == set(names[:25])


def test_too_many_dots_become_bars_that_hold_every_value_once():
    values = np.linspace(-0.5, 0.7, 6000)
    chart = spread(points(["A", "B"] * 3000, values), means(["A", "B"]))
    bars = chart.figure.data[1]
    assert bars.type == "bar"
    counted = [int(re.search(r"<br>([\d,]+) review", text).group(1).replace(",", "")) for text in bars.hovertext]
    assert sum(counted) == 6000
    assert {c[0] for c in bars.customdata} == {"A", "B"}
    assert len(bars.x) < 200


def test_a_bar_says_which_values_are_in_it_and_not_where_it_ends():
    rated = spread(points(["A"] * 200, [10, 9] * 100), means(["A"], mean=9.5), span=(0, 10), middle=5, marks=100)
    assert [text.split("<br>")[2] for text in rated.figure.data[1].hovertext] == ["9.0", "10.0"]
    toned = spread(points(["A"] * 2, [0.11, 0.12]), means(["A"]), marks=1)
    assert toned.figure.data[1].hovertext[0].endswith("<br>+0.11 to +0.12")


def test_bars_of_the_same_share_are_of_the_same_height_whatever_the_groups_size():
    chart = spread(
        points(["A"] * 20 + ["B"] * 200, [0.1] * 10 + [0.3] * 10 + [0.1] * 100 + [0.3] * 100), means(["A", "B"])
    )
    assert chart.figure.data[1].type == "bar"
    assert np.allclose(chart.figure.data[1].y, chart.figure.data[1].y[0])


def test_two_hundred_thousand_points_are_drawn_as_a_light_figure():
    n = 200_000
    frame = points(["A"], [0.1]).loc[[0] * n].assign(
        group=np.repeat([f"F{i}" for i in range(20)], n // 20), value=np.tile(np.linspace(-1, 1, n // 20), 20)
    )  # fmt: skip
    chart = spread(frame, means([f"F{i}" for i in range(20)]))
    assert sum(len(trace.x) for trace in chart.figure.data) <= figures.MARKS
    assert len(chart.figure.to_json()) < 250_000


def test_of_more_groups_than_are_drawn_it_is_said_which():
    chart = spread(points(["A", "B"], [3, 7]), means(["A", "B"], mean=5), most=1, which="the highest", span=(0, 10))
    assert "1 of 2 films, the highest." in chart.alt


def test_where_rows_are_left_out_in_between_a_dotted_line_is_drawn_across():
    groups = pd.concat(
        [means([name]).assign(mean=mean) for name, mean in zip("ABDC", (0.9, 0.5, -0.5, 0.1), strict=True)]
    )
    chart = spread(points([*"ABDC"], [0.9, 0.5, -0.5, 0.1]), groups, most=3, which="the highest and the lowest")
    middle, across = [each for each in chart.figure.data if each.mode == "lines"]
    rows = dict(zip("ABD", chart.figure.layout.yaxis.tickvals, strict=True))
    assert rows["B"] < across.y[0] == across.y[1] < rows["D"]
    assert "the others would be at the dotted line across" in chart.figure.layout.meta["note"]
    whole = spread(points([*"ABD"], [0.9, 0.5, -0.5]), groups.iloc[:3], which="the highest and the lowest")
    assert [each.x for each in whole.figure.data if each.mode == "lines"] == [middle.x]


def test_without_an_average_the_dots_stand_alone():
    chart = spread(points(["A", "A"], [-0.4, 0.4]), means(["A"]), average="", note=".")
    assert len(chart.figure.data) == 2
    assert not any(trace.marker.symbol == "diamond" for trace in chart.figure.data)
    assert "Each dot is a review." in chart.alt


def test_parts_of_the_rows_are_headed_and_divided_by_dotted_lines():
    groups = means([*"ABC"]).assign(part=["split", "unclear", "unclear"])
    frame = points([*"ABC"], [0.2] * 3)
    figure = spread(frame, groups, average="", parts="part").figure
    middle, across = [each for each in figure.data if each.mode == "lines"]
    rows = dict(zip("ABC", figure.layout.yaxis.tickvals, strict=True))
    assert rows["A"] < across.y[0] == across.y[1] < rows["B"]
    heads = {each.text: each.y for each in figure.layout.annotations}
    assert heads == {"split": 0, "unclear": across.y[0]}
    alike = spread(frame, groups.assign(part="unclear"), average="", parts="part").figure
    assert [each.x for each in alike.data if each.mode == "lines"] == [middle.x]
    assert not alike.layout.annotations
