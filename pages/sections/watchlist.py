"""The watch list: phrases that are banned, watched or allowed, how often each is still printed, and what to write."""

import pandas as pd
import streamlit as st

from corpus.desk import items, watch_list
from corpus.desk.tables import LONG, SHORT, WATCHED
from corpus.errors import CorpusError
from corpus.schema import BANNED
from corpus.search.parsing import write_search
from pages.shared import admission, columns, desks, exchanging, watching
from pages.shared.address import here, read_value
from pages.shared.controls import choice, fold
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, searched
from pages.shared.showing import heading, show_link
from pages.shared.tables import table
from pages.shared.viewing import current

SHOWN = {"all": "All", **watching.LABELS}

view = current()


def show_list(listed: pd.DataFrame) -> None:
    """Show the phrases of one status, or all, each with how many reviews print it."""
    status = choice("Show", SHOWN, name="status")
    shown = listed if status == "all" else listed[listed["status"] == status]
    if shown.empty:
        plain_text(f"No phrase is {watching.LABELS[status].lower()}.", "note")
        return
    table(
        shown.assign(status=shown["status"].map(watching.LABELS), edit="Change"),
        page="page",
        key="watched",
        name="watch list",
        narrowed=False,
        alt="The phrases of the watch list with their status and how many reviews print each",
        columns=columns.WATCHED,
        opens=lambda row: Address("reviews", searched(link(view.query), write_search(row["phrase"]))),
        cells={"edit": lambda row: here(entry=row["id"])},
        banned={"phrase": lambda row: row["status"] == watching.LABELS[BANNED]},
    )


def show_form(latest: items.Item | None, phrase: str, status: str) -> None:
    """Show the fields of an entry: of the one that is changed, or of a new one, with what a link has for them."""
    of = f"{watching.OF} {latest['id'] if latest else phrase}"

    def fill(seen: items.Item | None) -> items.Item:
        return seen or {"phrase": phrase, "status": status, "replacement": "", "note": ""}

    desks.show_clash(of, watching.say_entry, lambda mine, now: watching.keep_entry(of, mine, now))
    seen = desks.hold(of, latest, fill)
    first = fill(seen)
    st.subheader("Change an entry" if seen else "Put a phrase on the list", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        written = st.text_input(
            "Phrase",
            first["phrase"],
            key=desks.field(of, seen, "phrase"),
            max_chars=SHORT,
            width=320,
            placeholder="tugs at the heartstrings",
            help="Any form of it counts (“tugging at the heartstrings”). Write * for a gap: the best * since.",
        )
        status = st.segmented_control(
            "Status",
            list(watching.LABELS),
            default=first["status"],
            key=desks.field(of, seen, "status"),
            format_func=watching.LABELS.get,
            required=True,
        )
        instead = st.text_input(
            "Write instead", first["replacement"], key=desks.field(of, seen, "replacement"), max_chars=SHORT, width=260
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        note = st.text_input("Note", first["note"], key=desks.field(of, seen, "note"), max_chars=LONG, width=600)
    entry = {"phrase": written, "status": status, "replacement": instead, "note": note}
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Save" if seen else "Put on the list",
            type="primary",
            icon=":material/check:",
            on_click=watching.keep_entry,
            args=(of, entry, seen),
            disabled=not written.strip()
            or (seen is not None and all(seen[name] == entry[name] for name in entry))
            or not admission.may_change(),
            help="For everybody who works here; it can be undone.",
        )
        if seen:
            st.button(
                "Take off the list",
                icon=":material/delete:",
                on_click=watching.drop_entry,
                args=(of, seen),
                disabled=not admission.may_change(),
            )
            goal = here(entry=None)
            show_link("Another phrase", goal.screen, goal.query, icon="add")
        desks.show_signature()


def show_history() -> None:
    """Show the last change, which can be taken back, and all of them, folded."""
    told = desks.read(watching.list_changes, pd.DataFrame())
    if told.empty:
        return
    desks.show_undo(f"undo {watching.OF}", WATCHED, lambda entry: f"“{entry['phrase']}”")
    if (shown := fold("Changes so far", name="changes")).open:
        with shown:
            table(
                told,
                page="change",
                key="changes",
                name="changes of the watch list",
                narrowed=False,
                alt="Each change of the watch list with its day, its phrase, and the entry before and after",
                columns=columns.WATCHED_CHANGE,
            )


QUESTION = "Watch list"
try:
    plain = desks.read(watching.list_watched, watch_list.NOTHING)
except CorpusError:
    # Which says why: what is banned is not known either.
    heading(QUESTION, view)
else:
    listed = watching.count_uses(view, plain)
    heading(QUESTION, view, watching.describe_list(listed))
    if notice := desks.take_notice():
        plain_text(notice)
    if len(listed):
        show_list(listed)
    asked = read_value("entry", 0, read=int)
    found = next(iter(plain[plain["id"] == asked].to_dict("records")), None)
    wanted = read_value("decide", "banned", allowed=list(watching.LABELS))
    show_form(found, read_value("phrase", "") if not asked else "", wanted)
    show_history()
    exchanging.show_import("watched", read=watch_list.read_csv, merge=watch_list.merge)
    with st.expander("Method"):
        plain_text(
            "A phrase counts in every inflection, and with up to three words in its gap, in all selected reviews; it "
            "need not be a recurring phrase. Banned: marked in drafts, and a check on the command line fails. Watched: "
            "marked. Allowed: no longer marked as worn.",
            "note",
        )
