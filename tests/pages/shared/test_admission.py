"""Who is admitted, who may change things, and by what name."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.requests import Request

from corpus.desk.database import FILE
from corpus.desk.feed_keys import end_key, renew_key
from corpus.desk.people import give_role
from corpus.errors import CorpusError
from pages.shared import admission, database, desks
from pages.shared.admission import ANYBODY, Refusal, Visitor, admit, judge, visitor
from pages.shared.ending import end
from tests.pages.conftest import App
from tests.pages.shared.signed import AUTH, BOB, PEOPLE, set_up, write_cookie


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A server where people sign in, with a desk of its own."""
    monkeypatch.setenv("REFRAIN_STORE", str(tmp_path))
    with set_up(auth=AUTH, refrain=PEOPLE):
        yield
    database.find_desk().close()


def asking(cookie: str, path: str = "/", query: str = "") -> Request:
    asked = {"type": "http", "path": path, "query_string": query.encode()}
    return Request({**asked, "headers": [(b"cookie", cookie.encode())]})


def test_without_sign_in_everybody_is_an_editor_without_an_address() -> None:
    assert admit(asking("")) == visitor() == ANYBODY == Visitor("", "editor")


def test_who_is_signed_in_has_the_role_of_the_moment(team: None, tmp_path: Path) -> None:
    request = asking(write_cookie(BOB))
    assert admit(request) == Visitor("bob@house.org", "viewer")
    # Nobody was given a role yet: no database is made for that, nor needed.
    assert admission.list_holders() == {}
    assert not (tmp_path / FILE).exists()
    give_role(database.find_desk(), "bob@house.org", "editor")
    assert admit(request) == Visitor("bob@house.org", "editor")
    give_role(database.find_desk(), "bob@house.org", "refused")
    assert admit(request) is None
    assert admit(asking(write_cookie(BOB | {"email": "ann@house.org"}))) == Visitor("ann@house.org", "editor")


def test_a_feed_reader_is_whose_address_it_has_on_feeds_alone_and_as_long_as_they_may_come_in(team: None) -> None:
    key = renew_key(database.find_desk(), "bob@house.org")
    feed = asking("", "/feed/sample.xml", f"key={key}")
    assert admit(feed) == Visitor("bob@house.org", "viewer")
    assert admit(asking("", "/api/corpora", f"key={key}")) is None
    assert admit(asking(write_cookie(BOB), "/feed/sample.xml")) == Visitor("bob@house.org", "viewer")
    for wrong in (key[:-1], "", "\ud800".encode("utf-8", "surrogatepass").hex()):
        assert judge(asking("", "/feed/sample.xml", f"key={wrong}")).known is False

    give_role(database.find_desk(), "bob@house.org", "refused")
    assert admit(feed) is None
    give_role(database.find_desk(), "bob@house.org", "editor")
    assert admit(feed) == Visitor("bob@house.org", "editor")
    end_key(database.find_desk(), "bob@house.org")
    assert admit(feed) is None


def test_who_signs_out_is_out_in_all_tabs_of_that_browser_and_nowhere_else(team: None) -> None:
    mine, elsewhere = asking(write_cookie(BOB)), asking(write_cookie(BOB | {"iat": 1}))
    end(mine.cookies)
    end({})
    assert admit(mine) is None
    assert admit(elsewhere) == Visitor("bob@house.org", "viewer")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"email": "eve@elsewhere.org"}, "eve@elsewhere.org may not see this desk: ask one of its editors."),
        (
            {"email_verified": False},
            "Your address bob@house.org is not verified. Verify it where you sign in, then come back.",
        ),
        (
            {"email_verified": None},
            "Your address bob@house.org is not verified. Verify it where you sign in, then come back.",
        ),
        ({"email": ""}, "Your sign-in gives no address of mail, so it cannot be told who you are."),
        ({"is_logged_in": False}, admission.SIGN_IN),
        ({"origin": "https://another.house.org"}, admission.SIGN_IN),
    ],
)
def test_who_is_not_admitted_is_told_why(team: None, changes: dict[str, Any], reason: str) -> None:
    who = judge(asking(write_cookie(BOB | changes)))
    assert isinstance(who, Refusal)
    assert who.reason == reason
    assert admit(asking(write_cookie(BOB | changes))) is None


@pytest.mark.parametrize(
    "cookie", ["", "_streamlit_user=", "_streamlit_user=e30.x.y", write_cookie(BOB, "another" * 8)]
)
def test_a_cookie_that_was_not_signed_here_says_nothing(team: None, cookie: str) -> None:
    assert judge(asking(cookie)) == Refusal(admission.SIGN_IN, known=False)


def test_where_roles_cannot_be_looked_up_nobody_comes_in(team: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFRAIN_DATABASE", "sqlite:////nowhere/at/all.sqlite")
    assert admit(asking(write_cookie(BOB))) is None
    # It could say that somebody whom the owner has named is refused.
    assert admit(asking(write_cookie(BOB | {"email": "ann@house.org"}))) is None
    monkeypatch.delenv("REFRAIN_DATABASE")


def test_a_viewer_changes_nothing_and_an_editor_signs_with_the_verified_address(
    team: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    state: dict[str, Any] = {desks._NAME: "Somebody else"}
    monkeypatch.setattr(st, "session_state", state)
    assert not admission.may_change()
    monkeypatch.setattr(admission, "visitor", lambda: Visitor("bob@house.org", "viewer"))
    admission.enter()
    assert not admission.may_change()
    signed: list[str] = []
    assert not desks.keep(lambda _, by: signed.append(by))
    assert (signed, desks.take_notice()) == ([], admission.VIEWS_ONLY)
    with pytest.raises(CorpusError, match="ask an editor"):
        admission.need_editor()

    monkeypatch.setattr(admission, "visitor", lambda: Visitor("ann@house.org", "editor"))
    admission.enter()
    assert desks.keep(lambda _, by: signed.append(by))
    assert signed == ["ann@house.org"]


@pytest.mark.parametrize(
    ("screen", "query"),
    [
        ("saved", {}),
        ("watchlist", {"phrase": "a romp"}),
        ("lexicon", {"term": "good", "action": "silence"}),
        ("suggestions", {}),
        ("data", {"part": "corpora"}),
        ("data", {"part": "unnamed"}),
        ("data", {"part": "add"}),
    ],
)
def test_a_viewer_finds_shut_what_would_change_something(
    app: App, screen: str, query: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "visitor", lambda: Visitor("bob@house.org", "viewer"))
    at = app(screen, **query)
    assert {button.label for button in at.button if not button.disabled} == {"Sign out"}
    assert not [each for each in at.get("file_uploader") if not each.proto.disabled]
    assert "bob@house.org" in at.sidebar.get("html")[-1].proto.body
