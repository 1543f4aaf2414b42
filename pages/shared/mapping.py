"""How the tables of an import would be read, and the reader's corrections before they are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.reading.loading import TablePreview
from corpus.wording import listed, plural
from pages.shared.letters import plain_text

#: Our columns that a reader may map, with what they are called on the screen.
COLUMNS = {
    "text": "Text",
    "film": "Film",
    "year": "Year",
    "reviewer": "Critic",
    "outlet": "Outlet",
    "published": "Date",
    "rating": "Rating",
    "genres": "Genres",
}
#: Tables that are shown; any others are read with the same columns.
SHOWN = 3
_NONE = "(none)"
#: What separates columns, where the letter itself cannot be seen.
_SEPARATORS = {"\t": "tabs"}


class Corrections(NamedTuple):
    """What a reader made of some tables.

    Attributes
    ----------
    mapping : dict
        The choices that differ from what was recognised, as `loading.read_sources` takes them.
    readable : int
        Tables of which a column of text is known.
    fits : bool
        No choice for one table changes another.
    """

    mapping: dict[str, str]
    readable: int
    fits: bool


def correct(tables: Sequence[TablePreview], *, content: str) -> Corrections:
    """Show how tables would be read, and take the reader's corrections.

    Parameters
    ----------
    tables : sequence of TablePreview
    content : str
        What tells these files from others: a correction is not for other files of the same names.
    """
    # What needs an answer comes first.
    ordered = sorted(tables, key=lambda each: not each.question)
    shown = {each.source: _columns(each, content) for each in ordered[:SHOWN]}
    mapping = {
        ours: taken
        for each in ordered[:SHOWN]
        for ours, taken in shown[each.source].items()
        if taken != each.mapping.get(ours, "")
    }
    fits = True
    for each in ordered[:SHOWN]:
        changed = [ours for ours, taken in shown[each.source].items() if taken != _taken(each, ours, mapping)]
        if changed:
            fits = False
            what = listed([COLUMNS[ours].lower() for ours in changed])
            plain_text(f"{each.source}: another table has other columns for {what}. Import the two separately.")
    unread = [each.source for each in ordered if not _taken(each, "text", mapping)]
    if len(tables) > SHOWN:
        plain_text(f"{plural(len(tables) - SHOWN, 'more table')} will be read with the same columns.", "note")
    if unread and len(unread) < len(tables):
        plain_text(f"Skipped, because no column holds the text: {listed(unread, most=5)}.", "note")
    return Corrections(mapping, len(tables) - len(unread), fits)


def _taken(table: TablePreview, ours: str, mapping: Mapping[str, str]) -> str:
    """Return the column that a table is read with if these are the choices: they are for all tables that have it."""
    wanted = mapping.get(ours)
    if wanted is None or (wanted and wanted.casefold() not in map(str.casefold, table.columns)):
        return table.mapping.get(ours, "")
    return wanted


def _columns(table: TablePreview, content: str) -> dict[str, str]:
    """Show a table's first rows and what was recognised; return the column chosen for each of ours, "" for none."""
    # A note on the encoding names it, too.
    said = [table.note] if f"read as {table.encoding}" in table.note else [table.encoding, table.note]
    understood = (
        table.format,
        f"columns separated by {_SEPARATORS.get(table.delimiter, f'“{table.delimiter}”')}" if table.delimiter else "",
        *said,
    )
    plain_text(f"{table.source}: {', '.join(filter(None, understood))}", "note")
    asked = st.container()
    st.dataframe(
        pd.DataFrame(table.rows, columns=table.columns), hide_index=True, alt="The first rows as they would be read"
    )
    chosen = {}
    with st.container(horizontal=True):
        for ours, label in COLUMNS.items():
            recognised = table.mapping.get(ours)
            options = [_NONE, *table.columns]
            taken = st.selectbox(
                label,
                options,
                index=options.index(recognised) if recognised in options else 0,
                # Two files may have the same name, or the same content.
                key=f"map-{content}-{table.source}-{ours}",
                width=150,
            )
            chosen[ours] = "" if taken == _NONE else taken
    if table.question and not chosen["text"]:
        with asked:
            plain_text(f"{table.question[:1].upper()}{table.question[1:]}, in the box “Text” below.")
    for ours, because in table.because.items():
        if chosen[ours] == table.mapping[ours]:
            note = f"“{chosen[ours]}” was chosen for what is in it ({because}). Change it if that is wrong."
            plain_text(f"{COLUMNS[ours]}: {note}", "note")
    return chosen
