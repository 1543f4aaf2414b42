"""Sign-in as the owner sets it up, and what is not started without it."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.secrets import secrets_singleton

from pages.shared import signing
from pages.shared.signing import SetupError, Signing, check_start, find_signing
from tests.pages.shared.signed import AUTH, ORIGIN, PEOPLE, SECRET, set_up


def test_what_the_owner_has_written_is_read() -> None:
    with set_up(auth=AUTH, refrain=PEOPLE):
        allowed, editors = frozenset(["house.org"]), frozenset(["ann@house.org"])
        assert find_signing() == Signing(("default",), SECRET, ORIGIN, allowed, editors)
    google = {name: AUTH[name] for name in ("client_id", "client_secret", "server_metadata_url")}
    with set_up(auth={"redirect_uri": AUTH["redirect_uri"], "cookie_secret": SECRET, "google": google}):
        assert find_signing().providers == ("google",)
    with set_up(other={}):
        assert find_signing() == Signing()


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ({"refrain": PEOPLE}, r"\[auth\] is missing"),
        ({"auth": AUTH | {"cookie_secret": "short"}}, "at least 32 letters"),
        ({"auth": {name: value for name, value in AUTH.items() if name != "client_secret"}}, "client_secret"),
        ({"auth": AUTH | {"redirect_uri": "/oauth2callback"}}, "must be the server’s address"),
        ({"auth": AUTH, "refrain": {"allow": "house.org"}}, "allow in .* must be a list"),
        ({"auth": {}}, "at least 32 letters"),
    ],
)
def test_what_would_let_people_in_unasked_is_refused(sections: dict, said: str) -> None:
    with set_up(**sections), pytest.raises(SetupError, match=said):
        check_start()


def test_secrets_that_cannot_be_read_are_not_taken_for_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secrets.toml").write_text("[auth\n")
    monkeypatch.setattr(secrets_singleton, "_secrets", None)
    monkeypatch.setattr(st, "get_option", {"secrets.files": [str(tmp_path / "secrets.toml")]}.get)
    monkeypatch.setattr(secrets_singleton, "load_if_toml_exists", lambda: False)
    find_signing.cache_clear()
    with pytest.raises(SetupError, match="cannot be read"):
        find_signing()
    find_signing.cache_clear()


def test_no_header_says_who_somebody_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "get_option", {"server.trustedUserHeaders": {"X-Mail": "email"}}.get)
    with set_up(auth=AUTH), pytest.raises(SetupError, match="trustedUserHeaders"):
        find_signing()


@pytest.mark.parametrize(
    ("address", "hosts", "local"),
    [
        ("localhost", ["localhost", "127.0.0.1"], True),
        ("::1", ["[::1]"], True),
        ("unix:///run/refrain.sock", ["localhost"], True),
        ("0.0.0.0", ["localhost"], False),
        (None, ["localhost"], False),
        ("localhost", ["desk.house.org"], False),
        ("localhost", [], False),
        ("localhost", ["*"], False),
    ],
)
def test_without_sign_in_only_this_machine_is_served(
    address: str | None, hosts: list[str], local: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing, "find_signing", Signing)
    monkeypatch.setattr(st, "get_option", {"server.address": address, "server.allowedHosts": hosts}.get)
    monkeypatch.delenv("REFRAIN_OPEN", raising=False)
    if local:
        check_start()
        return
    with pytest.raises(SetupError, match="only this machine may open the dashboard"):
        check_start()
    monkeypatch.setenv("REFRAIN_OPEN", "1")
    check_start()
