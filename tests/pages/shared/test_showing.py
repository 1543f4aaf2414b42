"""Charts, tables and long lists as every screen shows them."""

import json
import re
from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import showing
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import App, charts, doors, tables


@pytest.mark.parametrize("kind", ["script", "colour", "dollars", "javascript link", "icon", "numbered list", "image"])
def test_the_label_of_a_door_holds_no_markup(kind: str) -> None:
    def a_door(label: str) -> None:
        from pages.shared.showing import show_link

        show_link(label, "overview", {"film": [label]}, icon="theaters")

    at = AppTest.from_function(a_door, default_timeout=60, args=(HOSTILE_TEXTS[kind],)).run()
    ((label, href),) = doors(at).items()
    assert label == HOSTILE_TEXTS[kind]
    assert parse_qs(href.partition("?")[2]) == {"film": [HOSTILE_TEXTS[kind]]}


@pytest.mark.parametrize("screen", ["overview", "films", "phrases", "reviews", "data"])
def test_each_chart_and_table_has_one_menu_and_all_rows_can_be_taken_away(app: App, screen: str) -> None:
    at = app(screen, numbers="True")
    keys = [button.key for button in at.get("download_button") if button.key]
    drawn = len(at.get("plotly_chart"))
    menus = [html.proto.body for html in at.get("html") if html.proto.body.startswith('<div class="browser-menu')]
    assert len(menus) == drawn + len(tables(at)) > 0
    assert len([menu for menu in menus if 'data-save="png"' in menu and 'data-save="svg"' in menu]) == drawn
    assert all("data-copy" in menu for menu in menus)
    csv, excel = ([key.removesuffix(end) for key in keys if key.endswith(end)] for end in ("-csv", "-xlsx"))
    assert csv == excel
    assert len(csv) >= max(drawn, len(tables(at))) / 2


def test_a_chart_that_a_table_repeats_offers_its_picture_and_leaves_the_rows_to_the_table() -> None:
    def a_chart() -> None:
        import pandas as pd

        from corpus.figures.chart import Chart, draw_paper
        from pages.shared.showing import chart

        def draw() -> Chart:
            return Chart(draw_paper("A claim", note="2 reviews", body=100), "A claim.", pd.DataFrame({"n": [2]}))

        chart(draw, key="drawn", name="a drawing", with_data=False)

    at = AppTest.from_function(a_chart, default_timeout=60).run()
    assert not at.get("download_button")
    shown = "".join(html.proto.body for html in at.get("html"))
    assert '<p class="title">A claim</p><p class="unit">2 reviews</p>' in shown
    assert 'data-save="png" data-of="drawn"' in shown


def test_charts_side_by_side_have_one_foot_with_the_pictures_of_all() -> None:
    def two_charts() -> None:
        import pandas as pd

        from corpus.figures.chart import Chart, draw_paper
        from pages.shared.showing import chart, show_foot

        def draw() -> Chart:
            return Chart(draw_paper("A claim", body=100), "A claim.", pd.DataFrame({"n": [2]}))

        for key in ("left", "right"):
            chart(draw, key=key, name="a drawing", said=True, foot=False)
        show_foot(["left", "right"], name="two drawings")

    at = AppTest.from_function(two_charts, default_timeout=60).run()
    shown = "".join(html.proto.body for html in at.get("html"))
    assert shown.count('<p class="title said">A claim</p>') == 2
    assert re.findall('data-save="png" data-of="(.*?)">(.*?)<', shown) == [
        ("left", "Picture 1 (PNG)"),
        ("right", "Picture 2 (PNG)"),
    ]


@pytest.mark.parametrize("screen", ["overview", "films", "phrases"])
def test_each_chart_says_itself_to_who_does_not_see_it(app: App, screen: str) -> None:
    drawn = app(screen).get("plotly_chart")
    assert drawn
    assert all(len(chart.proto.alt) > 20 for chart in drawn)


def strings(value: object) -> list[str]:
    """Every text that a figure draws anywhere."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, each in value.items() if key not in ("customdata", "meta") for text in strings(each)]
    return [text for each in value for text in strings(each)] if isinstance(value, list) else []


@pytest.mark.parametrize("screen", ["overview", "films", "phrases"])
def test_a_figure_draws_no_name_as_markup(app: App, screen: str) -> None:
    names = [HOSTILE_TEXTS[kind] for kind in ("script", "image", "style", "span", "extra")]
    texts = strings(list(charts(app(screen, "hostile", film=names)).values()))
    assert [text for text in texts if "&lt;" in text]
    assert not [text for text in texts if re.search("<(script|img|style|extra|span style=.background)", text)]


def test_a_rerun_sends_little(app: App) -> None:
    for screen in ("overview", "films", "phrases"):
        sent = sum(len(chart.proto.spec) for chart in app(screen).get("plotly_chart"))
        assert sent < 50_000, (screen, sent)


def test_a_figure_is_what_plotly_reads(app: App) -> None:
    for figure in charts(app("overview")).values():
        assert {"data", "layout"} <= set(figure)
        assert "#000001" not in json.dumps(figure)


def test_a_finding_that_would_take_three_lines_is_set_smaller(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def style(screen: str) -> str:
        return next(html.proto.body for html in app(screen).get("html") if 'finding"' in html.proto.body)

    assert 'class="finding"' in style("critics")
    monkeypatch.setattr(showing, "TWO_LINES", 60)
    assert 'class="long finding"' in style("critics")
