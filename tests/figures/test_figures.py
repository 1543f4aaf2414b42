"""What holds for every figure: text letter for letter, colours of its own, a finding first, and nothing to draw."""

import json
import re
import subprocess
import sys

import pandas as pd
import pytest

from corpus import figures
from corpus.polarity.bands import count_bands
from corpus.schema import PHRASES, REVIEWS, SENTENCES, empty_table
from tests.figures.samples import (
    FIFTHS,
    HOSTILE,
    NEAR,
    alike,
    courses,
    every_chart,
    means,
    months,
    places,
    points,
    spread,
    used,
)


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


OUR_TAGS = re.compile(r"<br>|</?b>|</span>|<span style=\"font-family:[^<>\"]*\">")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_shown_letter_for_letter_in_every_chart(text):
    for name, chart in every_chart(text).items():
        for drawn in shown_texts(json.loads(chart.figure.to_json())):
            bare = OUR_TAGS.sub("", drawn)
            assert not re.search(r"[<>$%]|#0", bare), (name, drawn)


def test_figures_bring_their_own_colours_also_once_streamlit_is_imported():
    code = (
        "import streamlit.elements.plotly_chart, tests.figures.samples as t;"
        "charts = [c for theme in ('light', 'dark') for c in t.every_chart(theme=theme).values()];"
        "print('\\n'.join(c.figure.to_json() for c in charts))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    drawn = run.stdout.splitlines()
    each = len(every_chart())
    assert len(drawn) == 2 * each
    assert "#0000" not in run.stdout.replace("#000000", "")
    for theme in drawn[:each], drawn[each:]:
        assert any("rgba(0,0,0,0)" in figure for figure in theme)


def test_drawing_imports_no_streamlit():
    code = "import sys, corpus.figures; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_chart_says_its_finding_first_and_never_draws_two_value_axes_in_one_panel():
    for chart in every_chart("Salt is warm").values():
        assert chart.alt.startswith("Salt is warm. ")
        layout = chart.figure.layout.to_plotly_json()
        assert "overlaying" not in layout.get("yaxis2", {})
        assert layout["height"] < 520


def test_a_figure_without_rows_is_still_a_figure():
    no_points = points([], []).astype({"group": "str"})
    no_months = months("2025-01-01").head(0)
    charts = [
        spread(no_points, means(["A"]).head(0)),
        figures.draw_phrases(empty_table(PHRASES).assign(worn=0), title="None"),
        figures.draw_rug(used(["A"]).head(0), title="None", group="film"),
        figures.draw_rug(used(["A"]).head(0), title="None", group="film", across="published"),
        figures.draw_counts(pd.DataFrame({"a": [], "n": []}), label="a", count="n", title="None"),
        figures.draw_over_time(no_months, value_name="mean tone", middle=0, title="None"),
        figures.draw_course(empty_table(SENTENCES), middle=0, title="None"),
        figures.draw_bands(count_bands(empty_table(REVIEWS)), value_name="tone", title="None"),
        figures.draw_arcs(
            courses(["A"]).head(0), others="others", parts=FIFTHS, value_name="polarity", middle=0, title="None"
        ),
        figures.draw_similarity_map(places(["A"]).head(0), NEAR.head(0), title="None"),
        figures.draw_similar_pairs(alike(["A", "B"]).head(0), title="None"),
    ]
    for chart in charts:
        assert len(chart.data) == 0
        assert chart.figure.to_json()
