"""The desk's database as screens use it: changed in callbacks, by whom, and what came of that.

A change that somebody else was faster with is shown the same way on every screen (`show_clash`), and so is the last
change with the button that takes it back (`show_undo`).
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from sqlalchemy import Table

from corpus.desk import items
from corpus.desk.database import Desk
from corpus.desk.items import EditedSince, Item
from corpus.desk.tables import EDITED, SHORT
from corpus.errors import CorpusError
from corpus.keeping.histories import Changed
from pages.shared import admission
from pages.shared.database import find_desk, is_there, look_up, read, stamp
from pages.shared.letters import plain_text

__all__ = ["find_desk", "is_there", "look_up", "read", "stamp"]
_NOTICE, _CLASH, _HELD, _TIMES, _NAME = "_desk_notice", "_desk_clash", "_desk_held ", "_desk_times ", "desk-name"

#: Changes something in the desk's database for somebody, by name.
Change = Callable[[Desk, str], object]


class Clash(NamedTuple):
    """A change that was not made, because somebody else had changed the same thing.

    `of` is what it was a change of, `mine` what was to be written, `now` what stands there (None if it is gone).
    """

    of: str
    mine: Item
    now: Item | None


def keep(change: Change, *, of: str = "", mine: Item | None = None, done: str = "") -> bool:
    """Make a change, in a callback; return whether it was made.

    Parameters
    ----------
    change : callable
        Is given the database, and who makes the change.
    of : str
        What is changed, to say so where somebody else changed it meanwhile.
    mine : dict, optional
        What is to be written.
    done : str
        What `take_notice` says afterwards.
    """
    st.session_state.pop(_CLASH, None)
    try:
        admission.need_editor()
        change(find_desk(), who())
    except EditedSince as clash:
        st.session_state[_CLASH] = Clash(of, dict(mine or {}), clash.now)
        return False
    except CorpusError as error:
        st.session_state[_NOTICE] = str(error)
        return False
    st.session_state[_NOTICE] = done
    _begin_anew(of)
    return True


def take_notice() -> str:
    """Return what came of the last change, once; empty where there is nothing to say."""
    return st.session_state.pop(_NOTICE, "")


def find_clash(of: str) -> Clash | None:
    """Return the change of something that was not made because somebody else was first."""
    clash: Clash | None = st.session_state.get(_CLASH)
    return clash if clash is not None and clash.of == of else None


def drop_clash(of: str) -> None:
    """Leave what somebody else has written: call it in a callback."""
    st.session_state.pop(_CLASH, None)
    _begin_anew(of)


def show_clash(
    of: str,
    say: Callable[[Item | None], str],
    keep_mine: Callable[[Item, Item | None], object],
    *,
    both: Callable[[Item, Item], Item] | None = None,
) -> None:
    """Show what somebody else has made of something meanwhile, and the ways on; nothing where nobody has.

    Parameters
    ----------
    of : str
        What was to be changed.
    say : callable
        Says what stands in one version of it, in a line; of None, that it is gone.
    keep_mine : callable
        Keeps what was to be written, given that and what stands there now; called in a callback.
    both : callable, optional
        Puts what was to be written and what stands there together.
    """
    if (clash := find_clash(of)) is None:
        return
    now, mine = clash.now, clash.mine
    with st.container(border=True):
        who = (now or {}).get("changed_by") or "Somebody"
        plain_text(f"{who} has changed this meanwhile. It now says: {say(now)}")
        plain_text(f"You wrote: {say(mine)}")
        with st.container(horizontal=True):
            st.button("Keep theirs", icon=":material/undo:", on_click=drop_clash, args=(of,), key=f"theirs {of}")
            st.button("Keep mine", icon=":material/check:", on_click=keep_mine, args=(mine, now), key=f"mine {of}")
            if both is not None and now is not None:
                st.button("Keep both", on_click=keep_mine, args=(both(mine, now), now), key=f"both {of}")


def show_undo(of: str, table: Table, say: Callable[[Item], str], *, corpus: str = "") -> None:
    """Show the last change of a table, with the button that takes it back; nothing where there was none.

    Parameters
    ----------
    of : str
        What is changed, for what comes of it.
    table : Table
    say : callable
        Names an item of the table.
    corpus : str, optional
        The corpus whose changes these are, where each has its own.
    """
    told = read(list_changes, pd.DataFrame(), table.name, corpus)
    if told.empty:
        return
    last = told.iloc[0]
    number, name = int(last["id"]), say(last["after"] or last["before"])
    did = "removed" if last["after"] is None else "added" if last["before"] is None else "changed"
    by = f" by {last['changed_by']}" if last["changed_by"] else ""
    if find_clash(of):
        plain_text("It has changed again meanwhile: nothing was undone.")
    with st.container(horizontal=True, vertical_alignment="center"):
        undo_button(
            f"{name} was {did}{by}",
            keep,
            lambda desk, by: items.undo(desk, number, by=by),
            of=of,
            done=f"Undone: the change of {name}.",
        )


def describe_last(house: Changed, signed: Mapping[int, str], say: Callable[[Mapping[str, Any]], str]) -> str:
    """Say what was changed last, and by whom; empty where nothing was.

    Parameters
    ----------
    house : Changed
        A word list, or terms.
    signed : mapping of step to str
        Who made each of its steps, as far as they said.
    say : callable
        Says what each word was changed to, by the word.
    """
    if not house.history:
        return ""
    step = house.history[-1].step
    by = f", by {signed[step]}" if signed[step] else ""
    return f"{say({each.term: each.after for each in house.history if each.step == step})}{by}"


def undo_button(last: str, undo: Callable[..., object], *args: object, **kwargs: object) -> None:
    """Show the button that takes the last change back, and beside it which that was; "" where there is none.

    `undo` is called with what follows it, in a callback.
    """
    st.button(
        "Undo the last change",
        icon=":material/undo:",
        on_click=undo,
        args=args,
        kwargs=kwargs,
        disabled=not last or not admission.may_change(),
    )
    if last:
        plain_text(f"The last change: {last}.", "note")


@st.cache_resource(max_entries=8, show_spinner=False)
def list_changes(url: str, changes: int, table: str, corpus: str = "") -> pd.DataFrame:
    """Return the changes of a table, or of a corpus in it, the latest first; see `stamp` and `items.list_history`."""
    return items.list_history(find_desk(), table=EDITED[table], corpus=corpus)


def field(of: str, seen: Item | None, name: str) -> str:
    """Return the key of a field: each version of what is changed has fields of its own, empty after each change."""
    return f"{of} {st.session_state.get(_TIMES + of, 0)} {seen['version'] if seen else 0} {name}"


def hold(of: str, seen: Item | None, first: Callable[[Item | None], Item]) -> Item | None:
    """Return the version that the fields show: the one that the reader has begun to change, else the latest.

    What somebody else saves meanwhile must not empty the fields in which the reader writes.

    Parameters
    ----------
    of : str
        What is changed.
    seen : dict or None
        Its latest version.
    first : callable
        Returns what stands in the fields of a version at first.
    """
    held = st.session_state.get(_HELD + of, seen)
    begun = any(st.session_state.get(field(of, held, name), value) != value for name, value in first(held).items())
    st.session_state[_HELD + of] = held = held if begun else seen
    return held


def who() -> str:
    """Return who makes changes in this visit: who is signed in; without sign-in, who they have said."""
    return admission.signed_in() or " ".join(str(st.session_state.get(_NAME) or "").split())


def ask_name() -> None:
    """Show the field for the name that changes are signed with, once on a page, in the sidebar.

    Who is signed in cannot write another.
    """
    if admission.signed_in():
        return
    st.text_input(
        "Your name",
        key=_NAME,
        persist_state="session",
        max_chars=SHORT,
        width=220,
        placeholder="Who decides this",
        help="It stands beside what you change, for your colleagues.",
    )


def show_signature() -> None:
    """Say whose name a change will bear, and where to give one; to a viewer, that they cannot change anything."""
    if not admission.may_change():
        plain_text(admission.VIEWS_ONLY, "note")
        return
    name = who()
    plain_text(f"Signed {name}." if name else "Unsigned: give your name under “Saved views” in the sidebar.", "note")


def _begin_anew(of: str) -> None:
    """Let the fields show the latest version again."""
    st.session_state.pop(_HELD + of, None)
    st.session_state[_TIMES + of] = st.session_state.get(_TIMES + of, 0) + 1
