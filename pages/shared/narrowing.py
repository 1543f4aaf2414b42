"""What a click has added to the selection: the menu leads back to the selection that the reader made.

A click on a film's row opens the film's reviews, and for that the film joins the selection. The reader did not choose
it: on the next screen of the menu, one film would be left, with none to compare it with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from corpus.store.selection import Selection
from pages.shared.links import ADDED

_LAST, _NOW = "_selection", "_narrowed"


@dataclass
class _Narrowed:
    """The selection before and after a click.

    `wide` is the reader's own selection, `fields` are those that the click has narrowed, and `selection` is the result,
    None until the controls have read it.
    """

    wide: Selection
    fields: Sequence[str]
    selection: Selection | None = None


def recall_last() -> Selection:
    """Return the selection of the last run."""
    return st.session_state.get(_LAST, Selection())


def note_link(selection: Selection, fields: Sequence[str]) -> None:
    """Remember the selection of a link, and which of its fields a click has narrowed.

    Where a click has narrowed the selection already, the reader's own selection stays the one before the first click.
    """
    state = st.session_state
    now = state.get(_NOW)
    if now and now.selection == selection:
        return
    known = [field for field in fields if hasattr(Selection(), field)]
    # A reader who was sent the link has made no selection: the link's counts as theirs, without what the click added.
    plain = replace(selection, **{field: getattr(Selection(), field) for field in known})
    wide = now.wide if now else state.get(_LAST, plain)
    state[_NOW] = _Narrowed(wide, known) if known else None


def take_wide() -> Selection | None:
    """Return the reader's own selection if a click has narrowed it, and forget the click; else None."""
    now = st.session_state.get(_NOW)
    st.session_state[_NOW] = None
    return now.wide if now else None


def write_query(selection: Selection) -> list[tuple[str, str]]:
    """Remember the selection of this run, and return the URL parameters of what a click has narrowed in it.

    If the reader has changed the selection in the sidebar since the click, all of it counts as the reader's own.
    """
    state = st.session_state
    now = state.get(_NOW)
    if now:
        now.selection = now.selection or selection
        if now.selection != selection:
            state[_NOW] = now = None
    state[_LAST] = selection
    return [(ADDED, field) for field in now.fields] if now else []
