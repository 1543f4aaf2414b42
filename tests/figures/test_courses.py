import numpy as np
import pandas as pd
import pytest

from corpus import figures
from corpus.figures.palette import colour_grey, colour_polarity
from tests.figures.samples import months


def test_volume_stands_above_the_means_and_only_months_with_enough_have_one():
    frame = pd.concat([months("2025-03-01", "2025-01-01"), months("2025-02-01", enough=False)])
    chart = figures.draw_over_time(frame, value_name="mean tone", middle=0.1, title="Spring")
    volume, _, mean = chart.figure.data
    assert list(volume.y) == [2, 1, 1]
    assert [list(c) for c in mean.customdata] == [["2025-01-01"], ["2025-03-01"]]
    assert "too few for a mean" in volume.hovertext[1]
    assert chart.figure.layout.yaxis.range[0] == 0
    assert chart.figure.layout.yaxis.domain[0] > chart.figure.layout.yaxis2.domain[1]
    assert mean.error_y.array[0] == pytest.approx(0.1)


def test_months_lie_on_the_true_calendar():
    chart = figures.draw_over_time(months("2024-02-01", "2025-01-01"), value_name="p", middle=0, title="Two months")
    bars = chart.figure.data[0]
    assert [pd.Timestamp(x).day for x in bars.x] == [15, 16]
    assert list(bars.width / 86_400_000 / 0.86) == pytest.approx([29, 31])


def test_a_sentence_is_a_bar_from_the_middle_or_a_grey_tick_without_evidence():
    sentences = pd.DataFrame({"sentence": [0, 1, 2], "polarity": [0.5, np.nan, -0.3]})
    chart = figures.draw_course(sentences, middle=0.1, title="A course")
    bars, ticks = chart.figure.data
    assert bars.base == 0.1
    assert list(bars.y) == pytest.approx([0.4, -0.4])
    assert list(bars.marker.color) == [colour_polarity(0.5, middle=0.1), colour_polarity(-0.3, middle=0.1)]
    assert list(ticks.x) == [2]
    assert ticks.marker.line.color == colour_grey()
    assert ticks.hovertext == ("sentence 2 of 3<br>no evidence",)
    assert [list(c) for c in bars.customdata] == [[0], [2]]
