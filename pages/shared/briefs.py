"""The brief of a view, cached, and what an editor makes of it: all of that is in the address."""

from collections.abc import Sequence

import streamlit as st

from corpus.findings import editing
from corpus.findings.brief import Brief, edit
from corpus.store.selection import Selection
from pages.shared import findings
from pages.shared.address import Address, here, link, read_value
from pages.shared.opening import View

#: So many chapters stand in a brief until its editor says otherwise.
FIRST = 8
#: The longest headline, note and closing remark, in letters.
HEADLINE, NOTE = 140, 400
#: The parameters that the brief and its slides share: the chapters in their order, the headline, the closing remark.
CHAPTERS, TITLE, CLOSING = "chapters", "title", "closing"
_NONE = "none"


@st.cache_resource(max_entries=64, show_spinner="Looking for what there is to say")
def make_brief(version: str, selection: Selection, *, _view: View) -> Brief:
    """Return the brief of the view with all that can be in it; see `editing.make_brief`."""
    return editing.make_brief(
        findings.SharedEvidence(_view),
        selection,
        address=lambda section, parameters: Address(section, link(_view.query, **parameters)).href,
    )


def name_note(key: str) -> str:
    """Return the name in the address of the note above a chapter."""
    return f"note-{key}"


def read_chapters(whole: Brief) -> tuple[str, ...]:
    """Return which chapters the editor wants, in their order: the first of all, until a link says otherwise."""
    asked = read_value(CHAPTERS, "")
    if not asked:
        return whole.keys[:FIRST]
    return tuple(key for key in asked.split(",") if key in whole.keys)


def read_brief(whole: Brief) -> Brief:
    """Return the brief as its editor has arranged and annotated it."""
    chapters = read_chapters(whole)
    return edit(
        whole,
        title=read_value(TITLE, "")[:HEADLINE].strip(),
        keys=chapters,
        notes={key: read_value(name_note(key), "")[:NOTE].strip() for key in chapters},
        closing=read_value(CLOSING, "")[:NOTE].strip(),
    )


def arrange(whole: Brief, chapters: Sequence[str]) -> Address:
    """Return the address of this brief with these chapters."""
    written = None if tuple(chapters) == whole.keys[:FIRST] else ",".join(chapters) or _NONE
    return here(**{CHAPTERS: written})


def move(chapters: Sequence[str], key: str, by: int) -> list[str]:
    """Return chapters with one of them so many places further on, or back.

    Examples
    --------
    >>> move(["a", "b", "c"], "c", -1)
    ['a', 'c', 'b']
    """
    others = [each for each in chapters if each != key]
    others.insert(list(chapters).index(key) + by, key)
    return others
