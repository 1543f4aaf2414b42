"""The desk's note on what a screen shows: a review, a film, a critic or a phrase. One note, which everybody edits."""

import pandas as pd
import streamlit as st

from corpus.desk import notes
from corpus.desk.items import Item
from corpus.desk.notes import Kind
from corpus.desk.tables import LONG
from corpus.errors import CorpusError
from pages.shared import admission, desks
from pages.shared.controls import fold
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.viewing import View

#: Where what a note is on is shown, by its kind: the section, and the parameter that says which.
PLACES: dict[str, tuple[str, str]] = {
    "review": ("review", "review"),
    "film": ("reviews", "film"),
    "critic": ("critic", "shown"),
    "phrase": ("phrase", "phrase"),
}

_NONE = pd.DataFrame({"kind": [], "subject": []}, dtype="str")


def show_note(view: View, kind: Kind, subject: str) -> None:
    """Show the note on something, folded, with the fields that change it."""
    try:
        known = desks.read(list_notes, _NONE, view.key)
    except CorpusError:
        plain_text("Its note cannot be looked up now.", "note")
        return
    mine = known[(known["kind"] == kind) & (known["subject"] == subject)]
    seen: Item | None = None if mine.empty else {str(name): value for name, value in mine.iloc[0].items()}
    if seen:
        tags = f" ({seen['tags']})" if seen["tags"] else ""
        plain_text(f"{seen['text']}{tags} {write_signature(seen)}".strip())
    if (folded := fold("Change the note" if seen else "Add a note", name="note")).open:
        with folded:
            _show_fields(view, kind, subject, seen)


@st.cache_resource(max_entries=8, show_spinner=False)
def list_notes(url: str, changes: int, corpus: str) -> pd.DataFrame:
    """Return the notes of a corpus as they are after so many changes of the database; see `desks.stamp`."""
    return notes.read_notes(desks.find_desk(), corpus)


def find_place(view: View, kind: str, subject: str) -> Address:
    """Return the address of what a note is on."""
    section, parameter = PLACES[kind]
    return Address(
        section, link([(name, value) for name, value in view.query if name != parameter], **{parameter: subject})
    )


def write_signature(note: Item) -> str:
    """Return who wrote a note; empty where it is not signed.

    Examples
    --------
    >>> write_signature({"changed_by": "Ann"})
    '— Ann'
    """
    return f"— {note['changed_by']}" if note["changed_by"] else ""


def _show_fields(view: View, kind: Kind, subject: str, latest: Item | None) -> None:
    of = f"note {kind} {subject}"
    desks.show_clash(
        of,
        _say,
        lambda mine, now: _keep(view.key, kind, subject, mine["text"], mine["tags"], now),
        both=_join,
    )
    seen = desks.hold(of, latest, _fill)
    first = _fill(seen)
    st.text_area("Note", first["text"], key=desks.field(of, seen, "text"), max_chars=LONG, height=120)
    st.text_input("Tags", first["tags"], key=desks.field(of, seen, "tags"), placeholder="awards, long read")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Save the note",
            icon=":material/check:",
            on_click=_save,
            args=(view.key, kind, subject, seen),
            disabled=not admission.may_change(),
            help="For everybody who opens this corpus. An empty note is removed.",
        )
        desks.show_signature()


def _fill(seen: Item | None) -> Item:
    return {name: seen[name] if seen else "" for name in ("text", "tags")}


def _say(note: Item | None) -> str:
    """Say what stands in a note, in a line."""
    return note["text"] if note else "the note is removed"


def _join(mine: Item, now: Item) -> Item:
    return {"text": f"{now['text']}\n{mine['text']}", "tags": ", ".join(filter(None, (now["tags"], mine["tags"])))}


def _save(corpus: str, kind: Kind, subject: str, seen: Item | None) -> None:
    """Keep what stands in the fields, which may be newer than what the page was last drawn with."""
    of = f"note {kind} {subject}"
    text, tags = (st.session_state[desks.field(of, seen, name)] for name in ("text", "tags"))
    _keep(corpus, kind, subject, text, tags, seen)


def _keep(corpus: str, kind: Kind, subject: str, text: str, tags: str, seen: Item | None) -> None:
    desks.keep(
        lambda desk, by: notes.write_note(desk, corpus, kind, subject, text=text, tags=tags, seen=seen, by=by),
        of=f"note {kind} {subject}",
        mine={"text": text, "tags": tags},
    )
