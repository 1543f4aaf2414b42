"""Downloads: tables as CSV and Excel, the names of the files, and the source line of a saved picture."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from corpus.naming import file_stem, slug
from corpus.report import apart, table_files, workbook
from corpus.wording import plural
from pages.shared.columns.taken import name_heads, set_heads
from pages.shared.letters import browser_menu, plain_text, source_line
from pages.shared.viewing import subject

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def take_away(
    frame: pd.DataFrame | None,
    *,
    name: str,
    key: str,
    columns: Mapping[str, Any] | None = None,
    narrowed: bool = True,
    texts: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    pictures: Sequence[str] = (),
) -> None:
    """Offer a table or a chart in one menu: its rows as files that are made when they are asked for, and the link.

    Parameters
    ----------
    frame : DataFrame or None
        The rows; None where another menu of the screen offers them.
    name : str
        What it is, in words: in the menu and in the file's name.
    key : str
        Its name on this screen.
    columns : mapping of column to a label or a column config
        The heads that the screen has; `columns.taken` knows the others.
    narrowed : bool
        Whether its rows are those of the selection, which the file's name then says.
    texts : callable, optional
        Returns the rows with the texts of their reviews, for readers who want these too.
    pictures : sequence of str
        The keys of the charts that it is: their source is then said beside the menu, which offers their pictures.
    """
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="top", gap="small"):
        source_line(source(narrowed=narrowed) if pictures else "")
        with st.popover("Download", type="tertiary", icon=":material/download:"):
            if frame is not None:
                _offer_rows(frame, columns or {}, name=name, key=key, narrowed=narrowed, texts=texts)
            of = subject()
            browser_menu(pictures, cite=of.citation if of else "")


def _offer_rows(
    frame: pd.DataFrame,
    columns: Mapping[str, Any],
    *,
    name: str,
    key: str,
    narrowed: bool,
    texts: Callable[[pd.DataFrame], pd.DataFrame] | None,
) -> None:
    asked = f"{key}-texts"
    whole = texts if texts and st.session_state.get(asked) else lambda rows: rows
    made = lambda: set_heads(whole(frame), columns)  # noqa: E731
    warning, possible = describe_excel(len(frame), len(name_heads(frame, columns)))
    plain_text(f"{name[:1].upper()}{name[1:]}: {plural(len(frame), 'row')}.{warning}", "note")
    for label, suffix, mime, able in (("CSV", "csv", "text/csv", True), ("Excel", "xlsx", _EXCEL, possible)):
        st.download_button(
            label,
            lambda suffix=suffix: table_files.make_file(made(), suffix),
            file_name=f"{stem(name, narrowed=narrowed)}.{suffix}",
            mime=mime,
            key=f"{key}-{suffix}",
            type="tertiary",
            on_click="ignore",
            disabled=not able,
        )
    if texts:
        st.toggle("With texts", key=asked, help="Both files then hold the whole text of each review.")


def describe_excel(rows: int, columns: int) -> tuple[str, bool]:
    """Say how long an Excel file of so many rows and columns takes to make, and return whether it is possible."""
    if rows > workbook.MOST_ROWS:
        return f" Excel takes {workbook.MOST_ROWS:,} rows at most: take the CSV.", False
    seconds = workbook.estimate_seconds(rows, columns)
    if seconds > apart.LONGEST:
        return " Too many for an Excel file to be made while you wait: take the CSV.", False
    return f" The file takes about {seconds} seconds to make." if seconds > 1 else "", True


def stem(name: str, *, narrowed: bool = True) -> str:
    """Return what a file is called: what it holds, its corpus and the selection, without its suffix."""
    of = subject()
    if of is None:
        return slug(name)
    return file_stem(name, of.key, of.selection, of.scale) if narrowed else file_stem(name, of.key)


def source(*, narrowed: bool = True) -> str:
    """Return the source line of a chart; empty where no corpus is open."""
    of = subject()
    if of is None:
        return ""
    return f"Source: Refrain, {of.name}{f': {of.sentence}' if narrowed else ''}"
