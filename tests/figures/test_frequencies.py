import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import figures
from corpus.figures.frequencies import ALONE


def used(rates, rest, *, sure=False, term="term {}"):
    n = len(rates)
    frame = pd.DataFrame({"term": [term.format(i) for i in range(n)], "rate": rates, "rest_rate": rest})
    frame = frame.astype({"rate": "float64", "rest_rate": "float64"})
    return frame.assign(kind="word", phrase_id="", reviews=3, rest_reviews=2, significant=sure)


def drawn(frame, **options):
    return figures.draw_frequencies(frame, name="Salt", other="Dust", title="A finding", **options)


def test_terms_stand_by_rank_from_never_to_most_often():
    marks = drawn(used([0, 5, 9], [7, 0, 3])).figure.data[0]
    assert list(marks.y) == [0, 0.5, 1]
    assert list(marks.x) == [1, 0, 0.5]


def test_of_equal_rates_the_most_one_sided_stands_nearest_its_corner():
    marks = drawn(used([9, 5, 0, 0], [0, 0, 3, 8])).figure.data[0]
    # "term 0" is never in Dust and oftenest in Salt: furthest left, and highest.
    assert list(marks.x) == [0, 1 / 3, 2 / 3, 1]
    assert list(marks.y) == [1, 2 / 3, 1 / 3, 0]


def test_a_click_tells_the_group_that_uses_the_term_more():
    marks = drawn(used([9, 1], [1, 9])).figure.data[0]
    assert [data[:2] for data in marks.customdata] == [["Salt", "term 0"], ["Dust", "term 1"]]


def test_what_is_beyond_chance_is_filled():
    marks = drawn(used([9, 1], [1, 9]).assign(significant=[True, False])).figure.data[0]
    assert marks.marker.color[0] != marks.marker.color[1] == "rgba(0,0,0,0)"


def test_beyond_so_many_terms_the_others_are_counted_in_cells():
    random = np.random.default_rng(2)
    chart = drawn(used(random.random(5_000) * 50, random.random(5_000) * 50))
    cells, alone = chart.figure.data
    assert len(alone.x) == ALONE
    assert sum(int(text.split()[0].replace(",", "")) for text in cells.hovertext) == 5_000 - ALONE
    assert len(cells.x) + len(alone.x) < 500
    assert len(chart.figure.to_json()) < 60_000
    assert len(chart.data) == 5_000


def test_axes_say_rates_in_their_order():
    random = np.random.default_rng(4)
    axis = drawn(used(random.integers(0, 300, 400), random.integers(0, 3, 400))).figure.layout.yaxis
    assert list(axis.tickvals) == sorted(axis.tickvals)
    assert axis.ticktext[0] == "0"
    assert {"30", "100"} <= set(axis.ticktext)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=60))
@settings(max_examples=15)
def test_every_mark_lies_inside(rates):
    chart = drawn(used(*zip(*rates, strict=True)) if rates else used([], []))
    for trace in chart.figure.data:
        assert all(0 <= value <= 1 for value in [*trace.x, *trace.y])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_terms_are_drawn_letter_for_letter(theme):
    frame = used([9, 1], [1, 9], term="<b>{}</b> $x$ %{{y}}")
    whole = json.loads(drawn(frame, theme=theme).figure.to_json())
    texts = [each["text"] for each in whole["layout"]["annotations"]] + whole["data"][0]["hovertext"]
    assert not any(mark in text.replace("<br>", "") for text in texts for mark in "<>$%")
