"""The saved views: each opens by its name and by a short link; they are renamed and removed here."""

import pandas as pd
import streamlit as st

from corpus.desk import items, line_verdicts, notes, views
from corpus.desk.tables import SHORT, VIEWS
from corpus.errors import CorpusError
from corpus.wording import name_reviews, plural
from pages.shared import admission, columns, desks, exchanging, judging, noting, queries, saving
from pages.shared.address import here, read_value
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.showing import heading
from pages.shared.tables import table
from pages.shared.viewing import current

view = current()


def describe_saved(saved: pd.DataFrame) -> str:
    """Say how many views are saved."""
    if saved.empty:
        return "No view is saved yet."
    return f"{plural(len(saved), 'view is', 'views are')} saved."


def show_notes() -> None:
    """List the notes on the reviews, films, critics and phrases of this corpus."""
    known = desks.read(noting.list_notes, pd.DataFrame(), view.key)
    st.header("Notes", anchor=False)
    if known.empty:
        plain_text("There is none in this corpus. Write one on a review, a film, a critic or a phrase.", "note")
    else:
        show_known(known)
    exchanging.show_import(
        "notes", read=notes.read_csv, merge=lambda desk, given, *, by: notes.merge(desk, view.key, given, by=by)
    )


def show_known(known: pd.DataFrame) -> None:
    """List the notes."""
    table(
        known.assign(about=name_subjects(known)),
        page="note-page",
        key="notes",
        name="notes",
        narrowed=False,
        alt="The notes with what each is on, its tags, who wrote it and when",
        columns=columns.NOTES,
        shown=["about", "kind", "text", "tags", "changed_by", "changed_at"],
        opens=lambda row: noting.find_place(view, row["kind"], row["subject"]),
    )


def show_lines() -> None:
    """List the verdicts on lines of this corpus."""
    known = desks.read(judging.list_verdicts, pd.DataFrame(), view.key)
    st.header("Marked lines", anchor=False)
    if known.empty:
        plain_text("There is none in this corpus. Choose “Mark” beside a line of a phrase or a search.", "note")
    else:
        table(
            known.assign(
                about=name_subjects(known.assign(kind="review", subject=known["review"])),
                verdict=known["verdict"].map(judging.LABELS),
            ),
            page="line-page",
            key="lines",
            name="marked lines",
            narrowed=False,
            alt="The marked lines with their review, their words, their verdict, who gave it and when",
            columns=columns.LINES,
            shown=["about", "wording", "verdict", "changed_by", "changed_at"],
            opens=lambda row: Address("review", link(view.query, review=row["review"], at=row["start"])),
        )
    exchanging.show_import(
        "lines",
        read=line_verdicts.read_csv,
        merge=lambda desk, given, *, by: line_verdicts.merge(desk, view.key, given, by=by),
    )


def name_subjects(known: pd.DataFrame) -> list[str]:
    """Return what notes are on, as a reader knows it: of a review its film and critic, of a phrase its words."""
    reviews = name_reviews(view.corpus.reviews, known["subject"])
    names = []
    for kind, subject in zip(known["kind"], known["subject"], strict=True):
        name = reviews.get(subject, subject) if kind == "review" else subject
        if kind == "phrase" and len(match := queries.find_phrase(view, subject)):
            name = f"“{match.iloc[0]['said']}”"
        names.append(name)
    return names


def rename(name: str, seen: items.Item) -> None:
    """Give a view another name, as the reader has seen it: call it in a callback."""
    desks.keep(
        lambda desk, by: views.rename_view(desk, int(seen["id"]), name, version=int(seen["version"]), by=by),
        of="saved",
        mine={"name": name},
        done="Renamed. Its short link stays as it was.",
    )


def say_name(item: items.Item | None) -> str:
    """Say what a view is called, in a line."""
    return f"“{item['name']}”" if item else "the view is removed"


def show_editing(row: pd.Series) -> None:
    """Show the field that renames a view, and the button that removes it."""
    number, version, key = int(row["id"]), int(row["version"]), f"rename-{row['id']}"
    seen = {"id": number, "version": version}
    desks.show_clash("saved", say_name, lambda mine, now: rename(mine["name"], now) if now else None)
    name = st.text_input("Its name", row["name"], key=key, max_chars=SHORT, width=360)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Rename",
            icon=":material/check:",
            on_click=rename,
            args=(name, seen),
            disabled=not name.strip() or name == row["name"] or not admission.may_change(),
        )
        st.button(
            "Remove",
            icon=":material/delete:",
            on_click=desks.keep,
            args=(lambda desk, by: items.remove(desk, VIEWS, number, version=version, by=by),),
            kwargs={"of": "saved", "mine": None, "done": f"“{row['name']}” is removed."},
            disabled=not admission.may_change(),
            help="It can be undone below.",
        )
        desks.show_signature()


gone = read_value("gone", "")
try:
    saved = desks.read(saving.list_saved, pd.DataFrame())
except CorpusError:
    # Which says why: what is banned is not known either.
    heading("Saved views and notes", view)
else:
    heading("Saved views and notes", view, describe_saved(saved))
    if gone:
        plain_text(f"No saved view has the short link “{gone}” any more.")
    if notice := desks.take_notice():
        plain_text(notice)
    if saved.empty:
        plain_text("Open any view and choose “Saved views” in the sidebar to save it under a name.")
    else:
        table(
            saved.assign(short=[saving.write_short(slug) for slug in saved["slug"]], edit="Edit"),
            page="page",
            key="saved",
            name="saved views",
            narrowed=False,
            alt="The saved views with their short links, who saved them and when",
            columns=columns.SAVED,
            shown=["name", "short", "changed_by", "changed_at", "edit"],
            opens=lambda row: saving.find_address(row["address"]),
            cells={"edit": lambda row: here(view=row["id"])},
        )
        asked = read_value("view", 0, read=int)
        if len(row := saved[saved["id"] == asked]):
            show_editing(row.iloc[0])
    desks.show_undo("undo saved", VIEWS, lambda view: f"“{view['name']}”")
    exchanging.show_import("saved", read=views.read_csv, merge=views.merge)
    show_notes()
    show_lines()
