import json

import numpy as np
import pandas as pd
import pytest

from corpus.figures.calibration import DOTS, draw_expected_ratings, draw_validity
from corpus.polarity.calibration import calibrate
from corpus.polarity.curve import bin_ratings, resample_curve
from corpus.polarity.validity import measure_groups
from corpus.wording import percent
from tests.polarity.test_calibration import noisy

HOSTILE = "<img src=x onerror=alert(1)> %{y} $x$"


def reviews(n, *, film=None):
    drawn = noisy(n)
    drawn["film"] = film or drawn["film"]
    return drawn.assign(
        review_id=[f"r{i}" for i in range(n)], reviewer="Ada Quill", published=pd.Timestamp("2025-03-03")
    )


def curve(points, **options):
    calibration = calibrate(points["polarity"], points["rating"], groups=points["film"])
    bins = bin_ratings(points["polarity"], points["rating"], calibration)
    line = resample_curve(points["polarity"], points["rating"], groups=points["film"], points=41)
    return draw_expected_ratings(points, bins, line, **{"middle": calibration.middle, "title": "A finding"} | options)


def marks(chart):
    return sum(len(trace.x) for trace in chart.figure.data)


# ------------------------------------------------------------------------------------------- the curve


def test_few_reviews_are_a_dot_each_that_opens_the_review():
    points = reviews(80)
    points.loc[3, "rating"] = np.nan
    chart = curve(points)
    dots = chart.figure.data[3]
    assert list(dots.customdata) == [[f"r{i}"] for i in range(80) if i != 3]
    assert chart.data["review_id"].tolist() == [f"r{i}" for i in range(80) if i != 3]
    assert "79 reviews" in chart.alt
    assert marks(chart) < 300


def test_many_reviews_are_means_with_intervals_that_open_their_reviews():
    chart = curve(reviews(DOTS + 1000))
    diamonds = chart.figure.data[-1]
    assert len(diamonds.x) == len(chart.data) <= 20
    assert list(diamonds.customdata) == chart.data[["from", "to"]].to_numpy().tolist()
    assert diamonds.error_y.array == pytest.approx(chart.data["high"] - chart.data["rating"])
    assert all("reviews" in text for text in diamonds.hovertext)
    assert marks(chart) < 300
    assert len(chart.figure.to_json()) < 30_000


def test_the_middle_and_the_rating_of_five_are_marked():
    points = reviews(80)
    chart = curve(points)
    middle = calibrate(points["polarity"], points["rating"]).middle
    lines = [(set(trace.x), set(trace.y)) for trace in chart.figure.data if trace.line.dash == "dot"]
    assert any(y == {5.0} for _, y in lines)
    assert any(x == {middle} for x, _ in lines)
    assert any(note.text.startswith("middle +") for note in chart.figure.layout.annotations)


def test_the_curve_is_drawn_over_its_band():
    outline, *_, line = curve(reviews(200)).figure.data[:4]
    assert outline.fill == "toself"
    assert len(outline.x) == 2 * len(line.x) == 82
    assert min(outline.y) <= min(line.y) <= max(line.y) <= max(outline.y)


def test_a_bin_without_an_interval_says_so():
    points = reviews(DOTS + 50)
    points["rating"] = points["rating"].mask(points["polarity"] > points["polarity"].quantile(0.9), 10.0)
    diamonds = curve(points).figure.data[-1]
    assert "too few for a range" in diamonds.hovertext[-1]
    assert np.isnan(diamonds.error_y.array[-1])


# ------------------------------------------------------------------------------------------- groups


def table():
    return pd.DataFrame(
        {
            "group": ["A", "B", "C", "D"],
            "n": [10, 30, 3, 4],
            "spearman": [0.8, 0.2, 1.0, np.nan],
            "low": [0.5, -0.1, np.nan, np.nan],
            "high": [0.9, 0.4, np.nan, np.nan],
            "enough": [True, True, False, False],
            "auc": [0.9, 0.6, 1.0, np.nan],
            "auc_low": [0.7, 0.4, np.nan, np.nan],
            "auc_high": [0.95, 0.8, np.nan, np.nan],
            "auc_enough": [True, True, False, False],
        }
    )


def test_the_best_group_stands_at_the_top_and_too_few_are_hollow_below():
    chart = draw_validity(table(), title="A finding", noun="film")
    diamonds = chart.figure.data[-1]
    assert list(diamonds.customdata) == [["A"], ["B"], ["C"]]
    assert diamonds.error_x.array[:2] == pytest.approx([0.05, 0.2])
    assert np.isnan(diamonds.error_x.array[2])
    assert diamonds.marker.color[0] == diamonds.marker.color[1] != diamonds.marker.color[2]
    assert [note.text for note in chart.figure.layout.annotations] == ["chance", percent(0.9), percent(0.6), "too few"]
    assert [label.replace("\N{NO-BREAK SPACE}", " ") for label in chart.figure.layout.yaxis.ticktext] == [
        "A · 10",
        "B · 30",
        "C · 3",
    ]
    assert "3 films" in chart.alt


def test_of_many_groups_the_best_and_the_worst_are_drawn_so_that_those_no_better_than_chance_are_seen():
    spread = pd.DataFrame({"group": [*"EFGH"], "auc": [0.95, 0.8, 0.45, 0.7]})
    spread = spread.assign(n=[5, 90, 6, 90], auc_low=spread["auc"] - 0.1, auc_high=0.98, auc_enough=True)
    chart = draw_validity(pd.concat([table(), spread]), title="A finding", noun="film", most=3)
    assert chart.data["group"].tolist() == ["E", "A", "G"]
    assert "3 of the 6 films with enough reviews, the best and the worst; the others would be at" in chart.alt
    chance, across = [each for each in chart.figure.data if each.mode == "lines"]
    assert chance.x == (0.5, 0.5)
    rows = chart.figure.layout.yaxis.tickvals
    assert rows[1] < across.y[0] == across.y[1] < rows[2]
    whole = draw_validity(table(), title="A", noun="film")
    assert "Hollow marks: too few reviews. 3 of 4 films, those with most reviews." in whole.alt
    assert len([each for each in whole.figure.data if each.mode == "lines"]) == 1


def test_names_are_shown_letter_for_letter():
    points = reviews(100, film=HOSTILE)
    for chart in (
        curve(points),
        draw_validity(measure_groups(points, by="film"), title=HOSTILE, noun="film"),
    ):
        chart.figure.update_traces(customdata=None).update_layout(meta=None)
        drawn = json.dumps(chart.figure.to_plotly_json(), default=str)
        assert "<img" not in drawn
        assert "%{y}" not in drawn
        assert "$x$" not in drawn


def test_no_groups_draw_an_empty_figure():
    none = measure_groups(reviews(0, film="A").iloc[:0], by="film")
    assert draw_validity(none, title="None", noun="film").data.empty


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_themes_draw_the_same_marks(theme):
    points = reviews(100)
    assert marks(curve(points, theme=theme)) == marks(curve(points))
    table_of = measure_groups(points, by="film")
    drawn = draw_validity(table_of, title="A", noun="film", theme=theme)
    assert len(drawn.data) == min(20, table_of["auc"].notna().sum())
