import pandas as pd
import pytest

from corpus import figures


def periods(*rows):
    frame = pd.DataFrame(rows, columns=["month", "n", "reviews", "rate", "low", "high", "enough"])
    return frame.astype({"month": "datetime64[s]", "rate": "float64", "low": "float64", "high": "float64"})


FULL = ("2025-01-01", 2, 8, 25.0, 7.1, 59.1, True)
SMALL = ("2025-04-01", 1, 2, 50.0, None, None, False)
EMPTY = ("2025-07-01", 0, 0, None, None, None, False)


def test_a_dot_for_each_period_that_has_reviews():
    chart = figures.draw_rates(periods(FULL, SMALL, EMPTY), title="A finding", each=3)
    drawn = chart.figure.data[0]
    assert list(drawn.y) == [25.0, 50.0]
    assert list(drawn.customdata) == [["2025-01-01"], ["2025-04-01"]]
    assert chart.data["n"].tolist() == [2, 1]


def test_too_few_reviews_are_hollow_and_have_no_interval():
    drawn = figures.draw_rates(periods(FULL, SMALL), title="A finding", each=3).figure.data[0]
    assert drawn.marker.color[0] != drawn.marker.color[1]
    assert pd.isna(drawn.error_y.array[1])
    assert drawn.hovertext[0] == "quarter from 1 Jan 2025<br>2 of 8 reviews<br>25 of 100<br>7 to 59"
    assert drawn.hovertext[1].endswith("too few for an interval")


def test_the_scale_begins_at_zero_and_holds_every_interval():
    low, high = figures.draw_rates(periods(FULL), title="A finding").figure.layout.yaxis.range
    assert low < 0 < 59.1 < high


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_period_gives_an_empty_figure(theme):
    chart = figures.draw_rates(periods(), title="A <b>finding</b>", theme=theme)
    assert len(chart.data) == 0
    assert "&lt;b&gt;" in chart.figure.layout.title.text
    assert chart.alt.startswith("A <b>finding</b>. 0 of 0 reviews")
