"""Charts, tables and headings as every screen shows them, each to be clicked and to be taken away."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from corpus.figures import Chart, add_source, saving
from pages.shared.address import follow
from pages.shared.letters import line, markdown
from pages.shared.opening import View
from pages.shared.taking import source, stem, take_away

#: Letters of a finding that take two lines in large type.
TWO_LINES = 170
#: Rows of one page of a long list.
PAGE = 25


def theme() -> str:
    """Return the reader's theme, "light" or "dark"."""
    return "dark" if st.context.theme.type == "dark" else "light"


def heading(question: str, view: View, finding: str = "") -> None:
    """Show a screen's question, its selection in words, and what was found."""
    st.title(question, anchor=False)
    line(f"{view.selection.describe(view.reviews)}{view.warmth.described}", "selection")
    if finding:
        line(finding, "finding" if len(finding) <= TWO_LINES else "long finding")


def nothing_selected(view: View) -> None:
    """Say why the screen is empty, and offer the next step."""
    line("No review fits this selection.", "finding")
    line("Widen it in the sidebar, or reset it there: all the corpus's reviews come back.")


def chart(
    drawn: Chart,
    *,
    key: str,
    name: str,
    opens: Callable[[list[Any]], None] | None = None,
    finding: str = "",
    columns: Mapping[str, Any] | None = None,
    narrowed: bool = True,
) -> None:
    """Show a chart; a click on a mark calls `opens` with the mark's custom data.

    Parameters
    ----------
    drawn : Chart
    key : str
        The chart's name on this screen.
    name : str
        What its data and its picture are called when they are downloaded, in words.
    opens : callable, optional
        Runs as a callback, before the screen is made again.
    finding : str
        What the chart shows, where its own title does not say so: whoever hears the chart is told it first.
    columns : mapping of column to a label or a column config, optional
        The heads of its data, as a table of the same rows has them; `columns.taken` knows the others.
    narrowed : bool
        Whether it shows the selection, or the whole corpus whatever is selected.
    """
    if said := source(narrowed=narrowed):
        add_source(drawn.figure, said)
    st.plotly_chart(
        drawn.figure,
        theme=None,
        key=key,
        alt=f"{finding} {drawn.alt}".lstrip(),
        config=saving(stem(name, narrowed=narrowed)),
        on_select=partial(_clicked, key, opens) if opens else "ignore",
        selection_mode="points",
    )
    take_away(drawn.data, name=name, key=key, columns=columns, narrowed=narrowed)


def table(
    frame: pd.DataFrame,
    *,
    key: str,
    name: str,
    columns: Mapping[str, Any],
    alt: str,
    shown: Sequence[str] = (),
    opens: Callable[[pd.Series], None] | None = None,
    cells: Mapping[str, Callable[[pd.Series], None]] | None = None,
    height: int | str = "content",
    whole: pd.DataFrame | None = None,
    narrowed: bool = True,
    texts: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
) -> None:
    """Show a table; a click on a row calls `opens` with it.

    Parameters
    ----------
    frame : DataFrame
        The rows of this page of the list.
    columns : mapping of column to a label or a column config
        In their order; other columns are not sent.
    shown : sequence of str, optional
        Those that are open at first; the others wait in the column menu, as empty ones do by default.
    cells : mapping of column to callable, optional
        What a click in these columns calls instead of `opens`.
    whole : DataFrame, optional
        What is downloaded, where the table shows one page of it.
    narrowed, texts
        As `taking.take_away` has them.
    """
    filled = [name for name in columns if (frame[name].notna() & frame[name].ne("")).any()]
    st.dataframe(
        frame[list(columns)],
        column_config=dict(columns),
        column_order=list(shown) or filled or list(columns),
        hide_index=True,
        key=key,
        alt=alt,
        height=height,
        placeholder="–",
        on_select=partial(_chosen, key, frame, opens, cells or {}) if opens else "ignore",
        selection_mode="single-cell",
    )
    rows = frame if whole is None else whole
    take_away(rows, name=name, key=key, columns=columns, narrowed=narrowed, texts=texts)


def page_of(frame: pd.DataFrame, *, key: str, rows: int = PAGE) -> pd.DataFrame:
    """Return the page of a long list that the reader is on, below its page numbers."""
    pages = max(1, -(-len(frame) // rows))
    st.session_state[key] = min(max(int(st.session_state.get(key) or 1), 1), pages)
    number = st.pagination(pages, key=key) if pages > 1 else 1
    return frame.iloc[(number - 1) * rows : number * rows]


def go(screen: str, query: Mapping[str, list[str]]) -> None:
    """Open another view when the page is made again: call it in a callback.

    Parameters
    ----------
    screen : str
        The file of the screen, as "reviews".
    query : mapping
        From `address.link`.
    """
    follow()
    st.session_state["_goal"] = (f"pages/{screen}.py", query)


def door(
    label: str,
    screen: str,
    query: Mapping[str, list[str]],
    *,
    icon: str | None = None,
    disabled: bool = False,
    key: str = "",
) -> None:
    """Show a button that opens another view; `key` tells those apart that bear the same label on one screen."""
    st.button(
        markdown(label),
        on_click=go,
        args=(screen, query),
        icon=icon,
        key=f"to {key or label}",
        type="tertiary",
        disabled=disabled,
    )


def _clicked(key: str, opens: Callable[[list[Any]], None]) -> None:
    points = st.session_state[key]["selection"]["points"]
    if points and points[0].get("customdata") is not None:
        data = points[0]["customdata"]
        opens(list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else [data])


def _chosen(
    key: str,
    frame: pd.DataFrame,
    opens: Callable[[pd.Series], None],
    cells: Mapping[str, Callable[[pd.Series], None]],
) -> None:
    if chosen := st.session_state[key]["selection"]["cells"]:
        row, column = chosen[0]
        cells.get(column, opens)(frame.iloc[row])
