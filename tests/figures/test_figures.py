import html
import json
import re
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import figures
from corpus.figures.chart import draw_paper, escape_text, wrap_text, write_hovers
from corpus.figures.palette import FILMS, POLARITY, colour_films, colour_grey, colour_polarity, colour_worn
from corpus.figures.scale import Scale
from corpus.schema import PHRASES, REVIEWS, SENTENCES, empty_table

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "%{y}<extra>boo</extra>",
    "$x^2$",
    '<span style="background:url(http://evil.test/x)">red</span>',
    "<a href='javascript:alert(1)'>x</a>",
    "#000001 &amp; &lt;b&gt;",
    "1917",
    "nan",
    "七人の侍",
    "x" * 300,
    " ",
]


def points(groups, values):
    rows = [
        (g, v, f"r{i}", g, "A. Critic", pd.Timestamp("2025-03-03"))
        for i, (g, v) in enumerate(zip(groups, values, strict=True))
    ]
    frame = pd.DataFrame(rows, columns=["group", "value", "review_id", "film", "reviewer", "published"])
    return frame.astype({"value": "float64", "published": "datetime64[s]"})


def means(groups, *, enough=True, n=5, mean=0.2):
    k = len(groups)
    return pd.DataFrame(
        {"group": groups, "n": [n] * k, "mean": [mean] * k, "low": [mean - 0.1] * k, "high": [mean + 0.1] * k,
         "enough": [enough] * k}
    )  # fmt: skip


def spread(frame, averages, **options):
    options = {"value_name": "polarity", "middle": 0.1, "title": "A finding"} | options
    return figures.draw_distributions(frame, averages, fewest=5, **options)


def phrases(texts, worn=1):
    return pd.DataFrame(
        {"phrase_id": [f"p{i}" for i in range(len(texts))], "phrase": texts, "reviews": range(len(texts), 0, -1),
         "films": 2, "reviewers": 1, "worn": worn}
    )  # fmt: skip


def carried(words, shares=(0.02, -0.01)):
    return pd.DataFrame({"word": words, "share": shares, "occurrences": 3, "reviews": 2})


def months(*starts, enough=True):
    k = len(starts)
    return pd.DataFrame(
        {"month": pd.to_datetime(list(starts)), "n": range(1, k + 1), "mean": [0.2] * k, "low": [0.1] * k,
         "high": [0.3] * k, "enough": [enough] * k}
    )  # fmt: skip


def reviews(n, *, film="Salt"):
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {"review_id": [f"r{i}" for i in range(n)], "film": film, "reviewer": "A. Critic",
         "published": pd.Timestamp("2025-03-03"), "rating": rng.integers(0, 21, n) / 2,
         "polarity": rng.uniform(-0.5, 0.7, n)}
    )  # fmt: skip


FIFTHS = ("opening", "second", "middle", "fourth", "verdict")
NEAR = pd.DataFrame({"a": ["B"], "b": ["C"]})


def courses(groups, *, enough=True):
    k = len(groups) * 5
    return pd.DataFrame(
        {"group": np.repeat(np.array(groups, dtype=object), 5), "part": list(range(5)) * len(groups), "n": [6] * k,
         "mean": np.linspace(0, 0.4, k), "low": np.linspace(-0.1, 0.3, k), "high": np.linspace(0.1, 0.5, k),
         "enough": [enough] * k}
    )  # fmt: skip


def divided(groups):
    k = len(groups)
    return pd.DataFrame(
        {"group": groups, "n": [6] * k, "sd": np.linspace(3, 0, k), "low": np.linspace(2, 0, k),
         "high": np.linspace(4, 0, k), "usual": [1.5] * k, "verdict": ["divides", *["as usual"] * (k - 1)]}
    )  # fmt: skip


def places(groups, *, enough=True):
    turn = np.linspace(0, 2 * np.pi, len(groups), endpoint=False)
    return pd.DataFrame(
        {"group": groups, "x": np.cos(turn), "y": np.sin(turn), "n": 6, "enough": enough, "nearest": groups[::-1],
         "times": 1.5}
    )  # fmt: skip


def crossed(groups):
    k = len(groups)
    times = pd.DataFrame(np.arange(k * k).reshape(k, k) / 3, index=groups, columns=groups)
    return times, times > 1


def every_chart(text="Salt", *, theme="light"):
    """One of each, with `text` wherever a review's text, a name or a title can stand."""
    common = {"title": text, "theme": theme}
    sentences = pd.DataFrame({"sentence": [0, 1], "polarity": [0.4, np.nan], "evidence": [2, 0]})
    return {
        "dots": figures.draw_distributions(
            points([text] * 3, [-0.2, 0.1, 0.3]), means([text]), value_name=text, middle=0, **common
        ),
        "shares": figures.draw_distributions(
            points([text] * 60, np.linspace(0, 0.01, 60)), means([text]), value_name=text, middle=0, **common
        ),
        "phrases": figures.draw_phrases(phrases([text, "b"]), **common),
        "heatmap": figures.draw_heatmap(pd.DataFrame([[1, 0]], index=[text], columns=[text, "B"]), **common),
        "counts": figures.draw_counts(pd.DataFrame({"a": [text], "n": [3]}), label="a", count="n", **common),
        "weights": figures.draw_weights(carried([text, "dull"]), value_name=text, **common),
        "months": figures.draw_over_time(months("2025-01-01"), value_name=text, middle=0, **common),
        "course": figures.draw_course(sentences, middle=0, **common),
        "scatter": figures.draw_ratings_against_polarity(reviews(3, film=text), middle=0, value_name=text, **common),
        "arcs": figures.draw_arcs(
            courses([text, "others"]), others="others", parts=FIFTHS, value_name=text, middle=0, **common
        ),
        "spreads": figures.draw_spreads(divided([text]), value_name=text, **common),
        "map": figures.draw_similarity_map(places([text, "B", "C"]), NEAR, note=text, **common),
        "matrix": figures.draw_similarity_matrix(*crossed([text, "B", "C"]), note=text, **common),
        "discs": figures.draw_ratings_against_polarity(reviews(9, film=text), middle=0, marks=5, **common),
    }  # fmt: skip


def shown_texts(node, key=""):
    """Yield every string of a figure that Plotly may draw (not what is only handed back on a click)."""
    if isinstance(node, dict):
        for name, child in node.items():
            if name not in {"customdata", "template"}:
                yield from shown_texts(child, name)
    elif isinstance(node, list):
        for child in node:
            yield from shown_texts(child, key)
    elif isinstance(node, str) and key in {"text", "hovertext", "ticktext", "name", "hovertemplate", "texttemplate"}:
        yield node


OUR_TAGS = re.compile(r"<br>|</span>|<span style=\"font-family:[^<>\"]*\">")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_letter_for_letter_in_every_chart(text):
    for name, chart in every_chart(text).items():
        for drawn in shown_texts(json.loads(chart.figure.to_json())):
            bare = OUR_TAGS.sub("", drawn)
            assert not re.search(r"[<>$%]|#0", bare), (name, drawn)


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


def test_a_map_keeps_its_proportions_and_says_how_many_are_named():
    chart = figures.draw_similarity_map(
        places([f"Film {i}" for i in range(30)]), NEAR.head(0), title="A map", labelled=4
    )
    assert chart.figure.layout.yaxis.scaleanchor == "x"
    assert len(chart.figure.layout.annotations) == 4
    assert "4 of them named" in chart.alt
    assert chart.figure.data[1].customdata[0] == ["Film 0"]


def test_a_matrix_has_a_mark_for_each_pair_and_a_dot_where_it_is_told():
    chart = figures.draw_similarity_matrix(*crossed(["A", "B", "C"]), title="A matrix")
    shade, dots, marks = chart.figure.data
    assert [[value is None for value in row] for row in shade.z] == np.eye(3, dtype=bool).tolist()
    assert [list(place) for place in marks.customdata] == [[0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]]
    assert list(dots.x) == [3, 1, 2]
    assert marks.hovertext[3] == "B<br>C<br>1.7 ×"
    assert chart.data[["a", "b"]].to_numpy().tolist() == [["A", "B"], ["A", "C"], ["B", "C"]]


def test_a_course_without_enough_has_no_band_and_hollow_marks():
    chart = figures.draw_arcs(
        courses(["A"], enough=False), others="others", parts=FIFTHS, value_name="polarity", middle=0, title="A course"
    )
    dotted, line = chart.figure.data
    assert dotted.line.dash == "dot"
    assert len(set(line.marker.color)) == 1
    assert "too few for an interval" in line.hovertext[0]
    assert "Grey" not in chart.alt


def test_the_band_of_a_course_has_a_gap_where_there_are_too_few():
    frame = courses(["A"]).assign(enough=[True, True, False, True, True])
    chart = figures.draw_arcs(frame, others="others", parts=FIFTHS, value_name="polarity", middle=0, title="A course")
    bands = [list(trace.x) for trace in chart.figure.data if trace.fill == "toself"]
    assert bands == [[0, 1, 1, 0], [3, 4, 4, 3]]


def test_the_others_stand_in_grey_behind_each_course_and_have_none_of_their_own():
    chart = figures.draw_arcs(
        courses(["A", "B", "rest"]), others="rest", parts=FIFTHS, value_name="polarity", middle=0, title="Courses"
    )
    lines = [trace for trace in chart.figure.data if trace.customdata is not None]
    assert [trace.customdata[0][0] for trace in lines] == ["A", "B"]
    assert "Grey: all others." in chart.alt
    assert chart.data["group"].unique().tolist() == ["A", "B", "all others"]


def test_of_many_spreads_both_ends_are_drawn_and_what_is_told_is_filled():
    chart = figures.draw_spreads(divided([f"F{i}" for i in range(30)]), value_name="spread", title="Spreads", most=4)
    assert chart.data["group"].tolist() == ["F0", "F1", "F28", "F29"]
    marks = chart.figure.data[1]
    assert len({*marks.marker.color[1:]}) == 1
    assert marks.marker.color[0] != marks.marker.color[1]
    assert "4 of 30 films, those at either end" in chart.alt


@given(st.text(max_size=60))
def test_letters_come_back_when_the_browser_decodes_them(text):
    assert html.unescape(escape_text(text).replace("<br>", "\n")) == text.replace("\r", "")
    assert not re.search(r"[<>$%\n]", escape_text(text).replace("<br>", ""))


@given(st.text(alphabet="ab cé七", max_size=80), st.integers(4, 30))
def test_wrapping_loses_no_letter_and_no_line_is_too_long(text, width):
    lines = wrap_text(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(len(line) + line.count("七") <= width for line in lines)


def test_a_text_that_fits_keeps_its_spaces():
    assert wrap_text("    four spaces", 20) == ["    four spaces"]


def test_a_hover_leaves_out_what_is_missing():
    assert write_hovers(["A", "B"], [None, "C"], ["", "D"]) == ["A", "B<br>C<br>D"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_bring_their_own_colours_also_once_streamlit_is_imported(theme):
    code = (
        "import streamlit.elements.plotly_chart, tests.figures.test_figures as t;"
        f"print('\\n'.join(c.figure.to_json() for c in t.every_chart(theme={theme!r}).values()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(run.stdout.splitlines()) == len(every_chart())
    assert "#0000" not in run.stdout.replace("#000000", "")
    assert "rgba(0,0,0,0)" in run.stdout


def test_drawing_imports_no_streamlit():
    code = "import sys, corpus.figures; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_chart_says_its_finding_first_and_never_draws_two_value_axes_in_one_panel():
    for chart in every_chart("Salt is warm").values():
        assert chart.alt.startswith("Salt is warm. ")
        layout = chart.figure.layout.to_plotly_json()
        assert "overlaying" not in layout.get("yaxis2", {})
        assert layout["height"] < 520


def test_a_long_title_is_broken_between_words_and_the_figure_grows_with_it():
    short, long = draw_paper("Short", body=100), draw_paper("many words " * 20, body=100)
    lines = long.layout.title.text.split("<br>")
    assert all(len(line) <= 42 for line in lines)
    assert long.layout.height - short.layout.height == 21 * (len(lines) - 1)


def test_a_figure_without_rows_is_still_a_figure():
    no_points = points([], []).astype({"group": "str"})
    no_months = months("2025-01-01").head(0)
    charts = [
        spread(no_points, means(["A"]).head(0)),
        figures.draw_phrases(empty_table(PHRASES).assign(worn=0), title="None"),
        figures.draw_heatmap(pd.DataFrame(), title="None"),
        figures.draw_counts(pd.DataFrame({"a": [], "n": []}), label="a", count="n", title="None"),
        figures.draw_over_time(no_months, value_name="mean polarity", middle=0, title="None"),
        figures.draw_course(empty_table(SENTENCES), middle=0, title="None"),
        figures.draw_ratings_against_polarity(empty_table(REVIEWS), middle=0, title="None"),
        figures.draw_arcs(
            courses(["A"]).head(0), others="others", parts=FIFTHS, value_name="polarity", middle=0, title="None"
        ),
        figures.draw_spreads(divided(["A"]).head(0), value_name="spread", title="None"),
        figures.draw_similarity_map(places(["A"]).head(0), NEAR.head(0), title="None"),
        figures.draw_similarity_matrix(*crossed([]), title="None"),
    ]
    for chart in charts:
        assert len(chart.data) == 0
        assert chart.figure.to_json()


# --- distributions


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
    assert [a.text for a in chart.figure.layout.annotations] == ["mean", "+0.20", "too few", "+0.20"]
    assert chart.figure.layout.xaxis.title.text == "polarity; dotted: the middle, +0.10"


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


def test_films_can_wear_their_own_colours():
    colours = colour_films(["A", "B"])
    chart = spread(points(["A", "B"], [3, 7]), means(["A", "B"], mean=5), colours=colours, span=(0, 10), middle=5)
    assert list(chart.figure.data[1].marker.color) == [colours["A"], colours["B"]]
    assert set(chart.figure.data[1].marker.color) <= set(FILMS["light"])


# --- bars and the heat map


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


def test_what_adds_stands_right_of_zero_and_what_takes_away_left_of_it():
    chart = figures.draw_weights(carried(["fine", "dull"]), title="Two", value_name="share")
    bars = chart.figure.data[0]
    assert list(bars.x) == [0.02, -0.01]
    assert bars.y[0] == bars.y[1]
    assert [label.xanchor for label in chart.figure.layout.annotations] == ["left", "right"]
    assert bars.hovertext[1] == "“dull”<br>adds −0.010<br>3 times in 2 reviews"
    assert [list(data) for data in bars.customdata] == [["fine"], ["dull"]]


def test_of_many_words_the_heaviest_of_either_side_are_drawn():
    words = carried([f"w{i}" for i in range(9)], shares=[0.01 * i for i in range(-2, 7)])
    chart = figures.draw_weights(words, title="Nine", value_name="share", most=4)
    assert chart.data["word"].tolist() == ["w8", "w7", "w0", "w1"]
    assert "The 4 heaviest of 9 words." in chart.figure.layout.title.text


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


# --- months, sentences, words against stars


def test_volume_stands_above_the_means_and_only_months_with_enough_have_one():
    frame = pd.concat([months("2025-03-01", "2025-01-01"), months("2025-02-01", enough=False)])
    chart = figures.draw_over_time(frame, value_name="mean polarity", middle=0.1, title="Spring")
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


def test_words_against_stars_leaves_out_what_lacks_either_and_bins_what_is_too_much():
    frame = reviews(10)
    frame.loc[0, "rating"] = np.nan
    few = figures.draw_ratings_against_polarity(frame, middle=0.1, title="Few")
    assert len(few.figure.data[-1].x) == 9
    many = figures.draw_ratings_against_polarity(reviews(5000), middle=0.1, title="Many")
    discs = many.figure.data[-1]
    assert len(discs.x) < 1000
    counted = [int(re.match(r"([\d,]+) review", text).group(1).replace(",", "")) for text in discs.hovertext]
    assert sum(counted) == 5000
    assert len(discs.customdata[0]) == 4


# --- the scale


@given(st.lists(st.floats(-1, 1), max_size=20), st.floats(-0.5, 0.5))
@settings(max_examples=50)
def test_a_scale_shows_every_value_and_its_middle_and_never_less_than_a_fifth(values, middle):
    low, high = Scale(middle).choose_part(values)
    assert all(low <= value <= high for value in [*values, middle])
    assert high - low >= 0.4 - 1e-9
    assert -1.06 <= low <= high <= 1.06


def test_a_scale_from_zero_is_shown_whole_and_without_signs():
    ratings = Scale(5, 0, 10)
    assert ratings.choose_part([6, 7]) == (-0.25, 10.25)
    assert ratings.write(7.5) == "7.5"
    assert ratings.choose_bin_width(*ratings.choose_part([])) == pytest.approx(0.25)
    assert Scale(0.1).write(-0.12) == "−0.12"
    assert Scale(0.1).colour_values([-1, np.nan], theme="light") == [POLARITY[0], colour_grey()]
