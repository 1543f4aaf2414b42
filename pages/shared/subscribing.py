"""The address of a corpus's feed, as its screen gives it; where people sign in, each has a private one."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import streamlit as st

from corpus.desk import feed_keys
from corpus.errors import CorpusError
from pages.shared import admission, desks
from pages.shared.feeds import locate_feed
from pages.shared.letters import plain_text
from pages.shared.viewing import View

_KEY, _WRONG = "_feed_key", "_feed_wrong"


def show_feed(view: View) -> None:
    """Show the address of the feed, to be copied; where people sign in, with the buttons that make and end theirs."""
    site = urlsplit(st.context.url or "")
    feed = f"{site.scheme}://{site.netloc}{locate_feed(view.key)}"
    if not (holder := admission.signed_in()):
        plain_text("Give this address to a feed reader: it then says when added reviews repeat something.", "note")
        st.code(feed, language=None, width=480, wrap_lines=True)
        return
    plain_text(
        "A feed reader says when added reviews repeat something. It cannot sign in: it needs a private address of "
        "yours, which shows what you may see, for as long as you may.",
        "note",
    )
    if wrong := st.session_state.pop(_WRONG, ""):
        plain_text(wrong)
    if key := st.session_state.get(_KEY):
        plain_text("Copy it now, and give it to nobody: it is not shown in another visit.")
        st.code(f"{feed}?{urlencode({admission.FEED_KEY: key})}", language=None, wrap_lines=True)
    has = _has_key(holder)
    with st.container(horizontal=True):
        st.button(
            "Make a new private address" if has else "Make a private address",
            icon=":material/rss_feed:",
            on_click=_renew,
            help="The one of before ends." if has else None,
        )
        if has:
            st.button("End it", icon=":material/link_off:", on_click=_end)


def _has_key(holder: str) -> bool:
    try:
        return holder in admission.list_holders().values()
    except CorpusError:
        return False


def _renew() -> None:
    """Give who looks a new key: call it in a callback."""
    _change(lambda holder: feed_keys.renew_key(desks.find_desk(), holder, by=holder))


def _end() -> None:
    """End the key of who looks: call it in a callback."""
    _change(lambda holder: feed_keys.end_key(desks.find_desk(), holder, by=holder))


def _change(make: Callable[[str], str | None]) -> None:
    """Change the key of who looks, whatever their role: it is theirs."""
    who = admission.visitor()
    if not isinstance(who, admission.Visitor):
        return
    try:
        st.session_state[_KEY] = make(who.address)
    except CorpusError as error:
        st.session_state[_WRONG] = str(error)
