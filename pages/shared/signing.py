"""Sign-in as the owner of the server has set it up, in `.streamlit/secrets.toml`; read once, when the server starts.

`[auth]` is Streamlit's own section, for the provider. In `[refrain]` the owner says who may come in: `allow`, addresses
and whole domains, as viewers; `editors`, the addresses of the first editors.
"""

import ipaddress
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.auth_util import is_authlib_installed, validate_auth_credentials
from streamlit.errors import StreamlitAuthError
from streamlit.logger import get_logger

from corpus.errors import CorpusError

#: The shortest secret that the cookie may be signed with.
SHORTEST = 32
#: Streamlit's name for the provider that stands in `[auth]` itself.
DEFAULT = "default"
_FILE = ".streamlit/secrets.toml"


class SetupError(CorpusError):
    """The server cannot be started as it is set up."""


@dataclass(frozen=True)
class Signing:
    """Sign-in on this server.

    Attributes
    ----------
    providers : tuple of str
        The names of those with whom people sign in; none where nobody signs in.
    secret : str
        What the cookie is signed with.
    origin : str
        The address that people know the server by: "https://desk.example.org".
    allowed : frozenset of str
        The addresses and domains that may come in.
    editors : frozenset of str
        The addresses of the first editors.
    """

    providers: tuple[str, ...] = ()
    secret: str = ""
    origin: str = ""
    allowed: frozenset[str] = frozenset()
    editors: frozenset[str] = frozenset()


@cache
def find_signing() -> Signing:
    """Return how people sign in on this server.

    Raises
    ------
    SetupError
        What the owner has written cannot be used.
    """
    loaded = st.secrets.load_if_toml_exists()
    if not loaded and any(Path(file).exists() for file in st.get_option("secrets.files")):
        raise SetupError(f"{_FILE} cannot be read: correct it, so that nobody comes in unasked.")
    auth = st.secrets.get("auth") if loaded else None
    people = st.secrets.get("refrain") if loaded else None
    if auth is None:
        if people is not None:
            raise SetupError(f"{_FILE} says in [refrain] who may come in, but [auth] is missing: nobody could sign in.")
        return Signing()
    return _read(auth, people or {})


def _read(auth: Mapping[str, Any], people: Mapping[str, Any]) -> Signing:
    if not is_authlib_installed():
        raise SetupError("Sign-in needs Authlib: install what requirements.txt names.")
    secret = str(auth.get("cookie_secret", ""))
    if len(secret) < SHORTEST:
        raise SetupError(f"cookie_secret in [auth] of {_FILE} must be random, with at least {SHORTEST} letters.")
    named = [str(name) for name, section in auth.items() if isinstance(section, Mapping) and name != "client_kwargs"]
    if st.get_option("server.trustedUserHeaders"):
        raise SetupError("Leave server.trustedUserHeaders empty: by such a header, anybody could be somebody else.")
    providers = tuple([DEFAULT, *named] if "client_id" in auth else named) or (DEFAULT,)
    for provider in providers:
        try:
            validate_auth_credentials(provider)
        except StreamlitAuthError as error:
            raise SetupError(" ".join(str(error).split())) from error
    back = urlsplit(str(auth["redirect_uri"]).replace("{port}", str(st.get_option("server.port"))))
    if not back.netloc or not back.path.endswith("/oauth2callback"):
        raise SetupError(f"redirect_uri in [auth] of {_FILE} must be the server’s address with /oauth2callback.")
    allowed, editors = (_list(people, name) for name in ("allow", "editors"))
    return Signing(providers, secret, f"{back.scheme}://{back.netloc}", allowed, editors)


def _list(people: Mapping[str, Any], name: str) -> frozenset[str]:
    given = people.get(name, [])
    if isinstance(given, str) or not isinstance(given, Collection) or not all(isinstance(each, str) for each in given):
        raise SetupError(f'{name} in [refrain] of {_FILE} must be a list: {name} = ["ann@example.org"].')
    return frozenset(given)


def check_start() -> None:
    """Say in the log who can open the server; call it once, when it starts.

    A server without sign-in is for its own machine. One that others could reach is not started: what was set up for a
    team and lost its secrets, or an option typed in haste, would show everything to everybody. Who has a proxy that
    signs people in itself says so with REFRAIN_OPEN.

    Raises
    ------
    SetupError
        Others could reach it without sign-in, or sign-in is not set up as it must be.
    """
    log = get_logger(__name__)
    if find_signing().providers:
        log.info("People sign in here before they see anything.")
    elif _is_local():
        log.info("Nobody signs in here, so only this machine can open it (localhost).")
    elif os.environ.get("REFRAIN_OPEN"):
        log.warning("Nobody signs in here, and REFRAIN_OPEN is set: whoever reaches this server sees everything.")
    else:
        raise SetupError(
            "Without sign-in, only this machine may open the dashboard: keep server.address and server.allowedHosts at "
            f"localhost, or set up sign-in in {_FILE}. Where a proxy signs people in, set REFRAIN_OPEN=1."
        )


def _is_local() -> bool:
    hosts = st.get_option("server.allowedHosts") or [""]
    return all(map(_is_loopback, [st.get_option("server.address") or "", *hosts]))


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.startswith("unix://"):
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
