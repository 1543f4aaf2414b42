import numpy as np
import pytest

from corpus import figures
from tests.figures.samples import NEAR, alike, places


def boxes(chart):
    """The pixels that a map's dots and labels take on a phone: left, top, right, bottom."""
    layout = chart.figure.layout
    (left, right), (low, high) = layout.xaxis.range, layout.yaxis.range
    height = layout.height - layout.margin.t - layout.margin.b
    scale = min(330 / (right - left), height / (high - low))
    taken = []
    for x, y in zip(chart.figure.data[1].x, chart.figure.data[1].y, strict=True):
        taken.append((x * scale - 5, -y * scale - 5, x * scale + 5, -y * scale + 5))
    for label in layout.annotations:
        lines = label.text.split("<br>")
        wide, tall = 6 * max(map(len, lines)), 13 * len(lines)
        x, y = label.x * scale + label.xshift, -label.y * scale - label.yshift
        x -= {"left": 0, "center": wide / 2, "right": wide}[label.xanchor]
        y -= {"top": 0, "middle": tall / 2, "bottom": tall}[label.yanchor]
        taken.append((x, y, x + wide, y + tall))
    return taken


@pytest.mark.parametrize("many", [1, 2, 3, 12, 60])
def test_no_label_of_a_map_meets_another_or_a_dot(many):
    rng = np.random.default_rng(many)
    drawn = places([f"The name of film {i}" for i in range(many)]).assign(
        x=rng.normal(size=many), y=rng.normal(size=many)
    )
    chart = figures.draw_similarity_map(drawn, NEAR.head(0), title="A map")
    taken = boxes(chart)
    dots, labels = taken[:many], taken[many:]
    assert len(labels) >= min(many, 3)
    for at, one in enumerate(labels):
        for other in [*labels[at + 1 :], *dots]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            # Labels are measured generously: a hair is left.
            assert apart or min(one[2] - other[0], other[2] - one[0], one[3] - other[1], other[3] - one[1]) <= 1


@pytest.mark.parametrize("seed", range(8))
def test_no_label_of_a_map_is_cut_off_where_the_map_is_as_high_as_it_gets(seed):
    rng = np.random.default_rng(seed)
    drawn = places([f"The long name of film {i}" for i in range(30)]).assign(
        x=3 * rng.normal(size=30), y=rng.normal(size=30)
    )
    layout = figures.draw_similarity_map(drawn, NEAR.head(0), title="A map").figure.layout
    height, (low, high) = layout.height - layout.margin.t - layout.margin.b, layout.yaxis.range
    for label in layout.annotations:
        tall = 14 * len(label.text.split("<br>"))
        top = (high - label.y) / (high - low) * height - label.yshift
        top -= {"top": 0, "middle": tall / 2, "bottom": tall}[label.yanchor]
        assert -0.01 <= top <= height - tall + 0.01


def test_a_map_keeps_its_proportions_and_says_how_many_are_named():
    chart = figures.draw_similarity_map(
        places([f"Film {i}" for i in range(30)]), NEAR.head(0), title="A map", labelled=4
    )
    assert chart.figure.layout.yaxis.scaleanchor == "x"
    assert len(chart.figure.layout.annotations) == 4
    assert "4 of them named" in chart.alt
    assert chart.figure.data[1].customdata[0] == ["Film 0"]


def test_pairs_are_bars_with_names_and_those_that_could_be_chance_are_grey():
    chart = figures.draw_similar_pairs(alike(["A", "B", "C", "D"]), title="Pairs", most=2)
    bars = next(trace for trace in chart.figure.data if trace.type == "bar")
    assert [list(pair) for pair in bars.customdata] == [["A", "B"], ["A", "C"]]
    assert list(chart.figure.data[-1].text) == [" 1.5 times the average", " 1.5 ×"]
    assert bars.marker.color[0] != bars.marker.color[1]
    assert [label.text for label in chart.figure.layout.annotations] == ["A and B", "A and C"]
    assert chart.alt.endswith("Grey: could be chance. The first 2 of 3 pairs.")
    some = figures.draw_similar_pairs(alike(["A", "B"]), title="Pairs", among="the 300 films with most reviews")
    assert "Only the 300 films with most reviews are compared." in some.figure.layout.meta["note"]


def test_no_number_of_a_pair_lies_on_the_line_of_the_average():
    pairs = alike(["A", "B", "C", "D"]).assign(times=[1.3, 0.9, 0.2])
    numbers = figures.draw_similar_pairs(pairs, title="Pairs").figure.data[-1]
    assert (numbers.mode, list(numbers.x)) == ("text", [1.3, 1.0, 1.0])
