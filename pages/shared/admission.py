"""Who may see this server's corpora, and who may change what the desk decides.

Where people sign in, `door` lets nobody past who is not admitted here, on whatever path; the screens ask once more.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st
from starlette.requests import HTTPConnection, Request
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from corpus.desk import feed_keys, people
from corpus.errors import CorpusError
from pages.shared import database
from pages.shared.ending import has_ended
from pages.shared.letters import markdown, plain_text
from pages.shared.links import find_path
from pages.shared.signing import DEFAULT, find_signing

#: Under this name the door keeps with a request whom it has admitted.
ADMITTED = "refrain.visitor"
#: What viewers are told where they would change something.
VIEWS_ONLY = "You can look at everything here, but not change it: ask an editor."
SIGN_IN = "Sign in to open this page."
#: Below this path of the site are the feeds; the parameter of a feed address that is a person's own.
FEEDS, FEED_KEY = "feed", "key"
_NO_KEY = "This feed address has ended. Sign in, and make a new one on the screen “What is new”."


class Visitor(NamedTuple):
    """Somebody who may look.

    `address` is the verified address of their mail, empty where nobody signs in; `role` is "viewer" or "editor".
    """

    address: str
    role: str


class Refusal(NamedTuple):
    """Why somebody is not let in: a sentence for them; `known` says whether they are signed in."""

    reason: str
    known: bool


#: Where nobody signs in, everybody is this one.
ANYBODY = Visitor("", "editor")
#: Who may do nothing.
NOBODY = Visitor("", "")
_ENTERED = "_visitor"


def admit(request: Request) -> Visitor | None:
    """Return who asks; None where sign-in is on and they are not signed in, or not let in."""
    if isinstance(admitted := request.scope.get(ADMITTED), Visitor):
        return admitted
    asked = judge(request)
    return asked if isinstance(asked, Visitor) else None


def judge(connection: HTTPConnection) -> Visitor | Refusal:
    """Return who asks, by the cookie that Streamlit's sign-in has left, or why they are not let in.

    A feed reader, which cannot sign in, is who its private address belongs to.
    """
    if not find_signing().providers:
        return ANYBODY
    if connection.scope.get("path", "").startswith(find_path(f"{FEEDS}/")) and FEED_KEY in connection.query_params:
        return _judge_key(connection.query_params[FEED_KEY])
    return _judge({} if has_ended(connection.cookies) else _read_cookie(connection.cookies))


def visitor() -> Visitor | Refusal:
    """Return who looks at this screen, or why they may not, with the role that they have at this moment."""
    if not find_signing().providers:
        return ANYBODY
    return _judge({} if has_ended(st.context.cookies) else st.user.to_dict())


def enter() -> None:
    """Let on who may see this server's corpora, and end the run for anybody else: before anything is shown."""
    who = visitor()
    if isinstance(who, Visitor):
        st.session_state[_ENTERED] = who
        return
    st.set_page_config(page_title="Refrain")
    plain_text(who.reason)
    if who.known:
        st.button("Sign in with another address", on_click=st.logout)
    else:
        for provider in find_signing().providers:
            st.button(markdown(name_way(provider)), key=f"sign in {provider}", on_click=st.login, args=(provider,))
    st.stop()


def name_way(provider: str) -> str:
    """Return the label of the way to sign in with a provider.

    Examples
    --------
    >>> name_way("default"), name_way("google")
    ('Sign in', 'Sign in with google')
    """
    return "Sign in" if provider == DEFAULT else f"Sign in with {provider}"


def signed_in() -> str:
    """Return the verified address of who looks at this screen; empty where nobody signs in."""
    return _entered().address


def may_change() -> bool:
    """Return whether who looks at this screen may change what the desk decides, as it was when the run began."""
    return _entered().role == "editor"


def need_editor() -> None:
    """Refuse a change by anybody who is no editor at this moment: call it just before the change.

    Raises
    ------
    CorpusError
        With a sentence for whoever would change something.
    """
    who = visitor()
    if not isinstance(who, Visitor) or who.role != "editor":
        raise CorpusError(VIEWS_ONLY)


def show_visitor() -> None:
    """Show who is signed in, and the way out, in the sidebar; nothing where nobody signs in."""
    who = _entered()
    if who.address:
        with st.container(gap="small"):
            plain_text(f"{who.address}\n{who.role.capitalize()}", "note")
            # Its key is known to `front.html`, which tells the other tabs.
            st.button("Sign out", icon=":material/logout:", on_click=st.logout, key="refrain-sign-out")


def _entered() -> Visitor:
    """Return whom `enter` has let on, so that a screen does not look up the role for each of its controls."""
    return st.session_state.get(_ENTERED, NOBODY if find_signing().providers else ANYBODY)


def _judge(claims: Mapping[str, Any]) -> Visitor | Refusal:
    """Return who somebody is, by what the provider of the sign-in says of them."""
    if claims.get("is_logged_in") is not True:
        return Refusal(SIGN_IN, known=False)
    address = people.normalise_address(str(claims.get("email") or ""))
    if not address:
        return Refusal("Your sign-in gives no address of mail, so it cannot be told who you are.", known=True)
    # Some providers write it as a word.
    if claims.get("email_verified") not in (True, "true"):
        return Refusal(f"Your address {address} is not verified. Verify it where you sign in, then come back.", True)
    try:
        role = _find_role(address)
    except CorpusError:
        return Refusal("It cannot be looked up who may come in. Try again in a moment.", known=True)
    return (
        Visitor(address, role) if role else Refusal(f"{address} may not see this desk: ask one of its editors.", True)
    )


def _judge_key(key: str) -> Visitor | Refusal:
    """Return who somebody is, by the key of their feed address, as long as they may come in themselves."""
    try:
        address = feed_keys.find_holder(list_holders(), key)
        role = _find_role(address)
    except CorpusError:
        role = ""
    return Visitor(address, role) if role else Refusal(_NO_KEY, known=False)


def _find_role(address: str) -> str:
    signing = find_signing()
    given: dict[str, str] = database.read(_list_roles, {})
    return people.find_role(address, given, editors=signing.editors, allowed=signing.allowed)


@st.cache_resource(max_entries=4, show_spinner=False)
def _list_roles(url: str, changes: int) -> dict[str, str]:
    """Return the roles of people as they are after so many changes of the database."""
    frame = people.read_people(database.find_desk())
    return dict(zip(frame["address"], frame["role"], strict=True))


def list_holders() -> dict[str, str]:
    """Return whose the keys of feed addresses are, by the digests of these keys; see `feed_keys.read_holders`.

    Raises
    ------
    CorpusError
        The database cannot be read.
    """
    return database.read(_list_holders, {})


@st.cache_resource(max_entries=4, show_spinner=False)
def _list_holders(url: str, changes: int) -> dict[str, str]:
    """Return whose the keys of feed addresses are after so many changes of the database."""
    return feed_keys.read_holders(database.find_desk())


def _read_cookie(cookies: Mapping[str, str]) -> Mapping[str, Any]:
    """Return what Streamlit's cookie says of somebody, if it was signed here and for this server."""
    signing = find_signing()

    def read(name: str) -> bytes | None:
        return decode_signed_value(signing.secret, name, cookies.get(name, ""))

    try:
        claims = json.loads(get_cookie_with_chunks(read, USER_COOKIE_NAME) or b"{}")
    except ValueError:
        return {}
    return claims if isinstance(claims, dict) and claims.get("origin") == signing.origin else {}
