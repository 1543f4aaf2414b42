"""The brief of a view, cached, and what an editor makes of it: all of that is in the address."""

from collections.abc import Mapping, Sequence

import streamlit as st

from corpus.findings import editing
from corpus.findings.brief import Brief
from corpus.findings.editing import FIRST, Edits
from corpus.store.selection import Selection
from pages.shared import findings
from pages.shared.address import Address, here, link, read_value
from pages.shared.opening import View

#: Letters a line of names in a chart that is as wide as the page.
WIDE = 36
#: The longest headline, and the longest note or closing remark, in letters.
HEADLINE, NOTE = 140, 400
#: The parameters that a brief and its slides share: the chapters in their order, the headline, the closing remark.
CHAPTERS, TITLE, CLOSING = "chapters", "title", "closing"
#: What the address has in place of chapters where there are none.
_NONE = "none"


@st.cache_resource(max_entries=64, show_spinner="Looking for what there is to say")
def make_brief(version: str, selection: Selection, *, _view: View) -> Brief:
    """Return the brief of the view with all that can be in it; see `editing.make_brief`."""
    return editing.make_brief(
        findings.gather(version, selection, _view=_view),
        selection,
        locate=lambda section, parameters: locate(_view, section, parameters).href,
    )


def locate(view: View, section: str, parameters: Mapping[str, str]) -> Address:
    """Return the address of the view that shows a finding."""
    return Address(section, link(view.query, **parameters))


def name_note(key: str) -> str:
    """Return the name in the address of the note above a chapter."""
    return f"note-{key}"


def read_edits(whole: Brief) -> Edits:
    """Return what the editor has made of a brief: until a link says otherwise, its first chapters as they are."""
    keys = whole.chapters["key"].tolist()
    asked = read_value(CHAPTERS, "")
    order = tuple(asked.split(",")) if asked else tuple(keys[:FIRST])
    return Edits(
        title=read_value(TITLE, "")[:HEADLINE].strip(),
        closing=read_value(CLOSING, "")[:NOTE].strip(),
        order=order,
        notes={key: read_value(name_note(key), "")[:NOTE].strip() for key in order if key in keys},
    )


def arrange(whole: Brief, chapters: Sequence[str]) -> Address:
    """Return the address of this brief with these chapters."""
    as_first = list(chapters) == whole.chapters["key"].tolist()[:FIRST]
    return here(**{CHAPTERS: None if as_first else ",".join(chapters) or _NONE})


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
