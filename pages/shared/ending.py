"""Sign-ins that have ended: who signs out in one tab of a browser is signed out in all of them.

The browser then has no cookie any more. A tab that is open has a stream, which was let past with it; each of its runs
asks here whether that sign-in has ended. A sign-in is known by its cookie, which is signed with its moment.
"""

import time
from collections.abc import Mapping
from hashlib import blake2b

import streamlit as st
from streamlit.web.server.starlette.starlette_server_config import AUTH_COOKIE_MAX_AGE_SECONDS, USER_COOKIE_NAME


def end(cookies: Mapping[str, str]) -> None:
    """End the sign-in of a browser, by its cookies; where there is none, nothing happens."""
    ended, now = _list_ended(), time.time()
    for name in [name for name, since in ended.items() if now - since > AUTH_COOKIE_MAX_AGE_SECONDS]:
        ended.pop(name, None)
    if name := _name(cookies):
        ended[name] = now


def has_ended(cookies: Mapping[str, str]) -> bool:
    """Return whether the sign-in of these cookies has ended."""
    return _name(cookies) in _list_ended()


def _name(cookies: Mapping[str, str]) -> str:
    """Return what a sign-in is known by; empty where there is none. Streamlit cuts a long cookie into several."""
    parts = sorted(
        (name, value)
        for name, value in cookies.items()
        if name == USER_COOKIE_NAME or name.removeprefix(f"{USER_COOKIE_NAME}_").isdigit()
    )
    return blake2b(repr(parts).encode(), digest_size=16).hexdigest() if parts else ""


@st.cache_resource(show_spinner=False)
def _list_ended() -> dict[str, float]:
    """Return the sign-ins that have ended since the server started, each with when; an older one has no open tab."""
    return {}
