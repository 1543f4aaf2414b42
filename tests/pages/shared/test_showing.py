"""Charts, tables and long lists as every screen shows them."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.letters import markdown
from pages.shared.showing import PAGE
from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import App, charts


def a_long_list(rows: int) -> None:
    import pandas as pd
    import streamlit as st

    from pages.shared.showing import page_of

    shown = page_of(pd.DataFrame({"row": range(rows)}), key="page")
    st.text(f"{len(shown)} from {shown['row'].min()}")


def page(rows: int, number: int) -> tuple[str, int]:
    """What is shown of a list of rows on this page, and how many pages are offered."""
    at = AppTest.from_function(a_long_list, default_timeout=60, args=(rows,))
    at.session_state["page"] = number
    at.run()
    assert not at.exception
    offered = at.get("pagination")
    return at.text[0].value, offered[0].proto.num_pages if offered else 1


@pytest.mark.parametrize(
    ("rows", "number", "shown", "pages"),
    [
        (0, 1, "0 from nan", 1),
        (PAGE, 1, f"{PAGE} from 0", 1),
        (PAGE + 1, 1, f"{PAGE} from 0", 2),
        (PAGE + 1, 2, f"1 from {PAGE}", 2),
        (PAGE * 3, 3, f"{PAGE} from {PAGE * 2}", 3),
    ],
)
def test_a_list_is_shown_a_page_at_a_time(rows: int, number: int, shown: str, pages: int) -> None:
    assert page(rows, number) == (shown, pages)


@pytest.mark.parametrize("number", [0, -1])
def test_a_page_before_the_first_is_the_first(number: int) -> None:
    assert page(PAGE + 1, number) == (f"{PAGE} from 0", 2)


@pytest.mark.parametrize("number", [3, 10**9])
def test_a_page_beyond_the_last_is_the_last(number: int) -> None:
    assert page(PAGE + 1, number) == (f"1 from {PAGE}", 2)


@pytest.mark.parametrize("kind", ["script", "colour", "dollars", "javascript link", "icon", "numbered list", "image"])
def test_the_label_of_a_door_holds_no_markup(kind: str) -> None:
    def a_door(label: str) -> None:
        from pages.shared.showing import door

        door(label, "overview", {})

    (button,) = AppTest.from_function(a_door, default_timeout=60, args=(HOSTILE_TEXTS[kind],)).run().button
    assert button.label == markdown(HOSTILE_TEXTS[kind]) != HOSTILE_TEXTS[kind]


@pytest.mark.parametrize("screen", ["overview", "films", "phrases", "reviews", "sources"])
def test_each_chart_and_table_can_be_taken_away_as_csv_and_as_excel(app: App, screen: str) -> None:
    at = app(screen)
    keys = [button.key for button in at.get("download_button") if button.key]
    number = len(at.get("plotly_chart")) + len(at.dataframe)
    assert number > 0
    assert [len([key for key in keys if key.endswith(end)]) for end in ("-csv", "-xlsx")] == [number, number]


@pytest.mark.parametrize("screen", ["overview", "films", "phrases"])
def test_each_chart_says_itself_to_who_does_not_see_it(app: App, screen: str) -> None:
    drawn = app(screen).get("plotly_chart")
    assert drawn
    assert all(len(chart.proto.alt) > 20 for chart in drawn)


def strings(value: object) -> list[str]:
    """Every text anywhere in a figure, but for what is only handed back on a click."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for key, each in value.items() if key != "customdata" for text in strings(each)]
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


def a_table() -> None:
    import pandas as pd

    from pages.shared.showing import table

    frame = pd.DataFrame({"film": ["Crumb"], "critic": [""], "outlet": [None], "words": [0]})
    table(frame, key="films", name="films", columns=dict.fromkeys(frame, None), alt="Films")


def test_a_column_that_holds_nothing_waits_in_the_menu() -> None:
    at = AppTest.from_function(a_table, default_timeout=60).run()
    assert list(at.dataframe[0].proto.column_order) == ["film", "words"]


def test_a_finding_that_would_take_three_lines_is_set_smaller(app: App) -> None:
    def style(screen: str) -> str:
        return next(html.proto.body for html in app(screen).get("html") if 'finding"' in html.proto.body)

    assert 'class="finding"' in style("division")
    assert 'class="long finding"' in style("critics")
