"""What a chat is shown of a link: of screens alone, and only where who asks may see them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.search.timeout import SlowSearchError
from corpus.store.corpus import Corpus
from corpus.store.selection import Selection
from pages.shared import door, previews, viewing
from pages.shared.admission import Visitor
from pages.shared.door import Door
from pages.shared.previews import LinkPreview
from tests.asking import answered
from tests.pages.shared.signed import AUTH, PEOPLE, set_up

PAGE = b"<html><title>Refrain</title></html>"


def ask(path: str, query: str = "", **headers: str) -> str:
    """Return the page that a server with a door sends to a chat."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def behind(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": PAGE})

    listed = [(name.encode(), value.encode()) for name, value in {"host": "localhost:8501", **headers}.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": listed}
    answered(Door(LinkPreview(behind))(scope, None, send))  # type: ignore[arg-type]
    return sent[1]["body"].decode()


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the links that were described."""
    paths: list[str] = []

    def describe(path: str, query: Mapping[str, list[str]]) -> tuple[str, str]:
        paths.append(path)
        return "Films", "8 reviews."

    monkeypatch.setattr(previews, "describe_link", describe)
    return paths


@pytest.mark.parametrize("path", ["/", "", "/films", "/films/", "/start"])
def test_a_link_to_a_screen_is_described_to_a_chat_and_not_to_a_browser(path: str, described: list[str]) -> None:
    assert "<title>Films · Refrain</title>" in ask(path)
    assert ask(path, **{"sec-fetch-dest": "document"}) == ask(path, host="elsewhere.example") == PAGE.decode()
    assert described == [path]


@pytest.mark.parametrize(
    "path",
    ["/nosuch", "/films/nosuch", "/division", "/v/mine", "/signin", "/api/findings", "/favicon.png", "/media/films"],
)
def test_what_is_no_screen_is_not_described(path: str, described: list[str]) -> None:
    assert ask(path) == PAGE.decode()
    assert described == []


def test_below_a_sub_path_screens_are_described_there(described: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"server.baseUrlPath": "refrain"}
    monkeypatch.setattr("streamlit.get_option", options.get)
    for path in ("/refrain", "/refrain/", "/refrain/films", "/films", "/refrains"):
        ask(path)
    assert described == ["/refrain", "/refrain/", "/refrain/films"]


def test_who_is_not_signed_in_has_nothing_described(described: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with set_up(auth=AUTH, refrain=PEOPLE):
        for path in ("/films", *(f"/{name}" for name in door._OPEN)):
            ask(path, "corpus=sample&words=/(a*)*x/")
        assert described == []
        monkeypatch.setattr(door, "judge", lambda _: Visitor("bob@house.org", "viewer"))
        ask("/films")
        assert described == ["/films"]


def test_a_slow_search_costs_no_more_in_previews_than_on_screens(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []

    def mask(corpus: Corpus, selection: Selection) -> None:
        searched.append(selection.words)
        raise SlowSearchError("This search was stopped.")

    monkeypatch.setenv("REFRAIN_STORE", str(library))
    monkeypatch.setattr(Corpus, "mask", mask)
    viewing._tried.clear()
    for _ in range(3):
        assert ask("/films", "corpus=one&words=slow") == PAGE.decode()
    assert searched == ["slow"]
    viewing._tried.clear()
