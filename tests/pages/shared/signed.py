"""Sign-in for tests without a provider: what the owner writes, and the cookie of who is signed in."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from pages.shared.signing import find_signing

SECRET = "0123456789abcdef" * 2
ORIGIN = "https://desk.house.org"
AUTH = {
    "redirect_uri": f"{ORIGIN}/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "refrain",
    "client_secret": "known to both",
    "server_metadata_url": "https://provider.example/.well-known/openid-configuration",
}
PEOPLE = {"allow": ["house.org"], "editors": ["ann@house.org"]}
#: What a provider says of a viewer.
BOB = {"is_logged_in": True, "email": "Bob@House.org", "email_verified": True, "origin": ORIGIN}


@contextmanager
def set_up(**sections: Mapping[str, Any]) -> Iterator[None]:
    """Have the owner write these sections of the secrets."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets_singleton, "_secrets", sections)
        patch.setattr("pages.shared.signing.is_authlib_installed", lambda: True)
        find_signing.cache_clear()
        yield
    find_signing.cache_clear()


def write_cookie(claims: Mapping[str, Any], secret: str = SECRET) -> str:
    return f"{USER_COOKIE_NAME}={create_signed_value(secret, USER_COOKIE_NAME, json.dumps(claims)).decode()}"
