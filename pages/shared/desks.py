"""The desk's database as screens use it: changed in callbacks, by whom, and what came of that."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from corpus.desk.database import Desk
from corpus.desk.items import EditedSince, Item
from corpus.desk.tables import SHORT
from corpus.schema import CorpusError
from pages.shared import admission
from pages.shared.database import find_desk, stamp
from pages.shared.letters import plain_text

__all__ = ["find_desk", "stamp"]
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
