"""The desk's note on what a screen shows: a review, a film, a critic or a phrase. One note, which everybody edits."""

import pandas as pd
import streamlit as st

from corpus.desk import notes
from corpus.desk.items import Item
from corpus.desk.notes import Kind
from corpus.desk.tables import LONG
from corpus.schema import CorpusError
from pages.shared import desks
from pages.shared.address import Address, link
from pages.shared.controls import fold
from pages.shared.letters import plain_text
from pages.shared.opening import View

#: Where what a note is on is shown, by its kind: the section, and the parameter that says which.
PLACES: dict[str, tuple[str, str]] = {
    "review": ("review", "review"),
    "film": ("reviews", "film"),
    "critic": ("critic", "shown"),
    "phrase": ("phrase", "phrase"),
}


def show_note(view: View, kind: Kind, subject: str) -> None:
    """Show the note on something, folded, with the fields that change it."""
    try:
        known = list_notes(*desks.stamp(), view.key)
    except CorpusError:
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
    if clash := desks.find_clash(of):
        _show_clash(view, kind, subject, clash)
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
            help="For everybody who opens this corpus. An empty note is removed.",
        )
        desks.show_signature()


def _fill(seen: Item | None) -> Item:
    return {name: seen[name] if seen else "" for name in ("text", "tags")}


def _show_clash(view: View, kind: Kind, subject: str, clash: desks.Clash) -> None:
    """Show what somebody else has written meanwhile, and the two ways on."""
    now, mine = clash.now, clash.mine
    with st.container(border=True):
        who = (now or {}).get("changed_by") or "Somebody"
        plain_text(f"{who} has written meanwhile: {now['text']}" if now else "The note was removed meanwhile.")
        plain_text(f"You wrote: {mine['text']}")
        with st.container(horizontal=True):
            st.button("Keep theirs", icon=":material/undo:", on_click=desks.drop_clash, args=(clash.of,))
            both = f"{now['text']}\n{mine['text']}" if now else mine["text"]
            for label, text in (("Keep mine", mine["text"]), ("Keep both", both)):
                st.button(label, on_click=_keep, args=(view.key, kind, subject, text, mine["tags"], now))


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
