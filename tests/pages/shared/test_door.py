"""The door: nothing behind it is reached before sign-in, and the way back to where a link led."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest

from pages.shared import door
from pages.shared.admission import ADMITTED, Refusal, Visitor
from pages.shared.door import Door
from tests.asking import answered
from tests.pages.shared.signed import AUTH, PEOPLE, set_up

BOB = Visitor("bob@house.org", "viewer")
Answer = tuple[int, dict[str, str], str]


@pytest.fixture(autouse=True)
def team() -> Iterator[None]:
    with set_up(auth=AUTH, refrain=PEOPLE):
        yield


def ask(path: str, who: Visitor | Refusal, *, query: str = "", kind: str = "http", **headers: str) -> Answer:
    """Ask the door for something; what is behind it answers with 200 and whom it was told to have admitted."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def behind(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": str(scope.get(ADMITTED)).encode()})

    listed = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": kind, "method": "GET", "path": path, "query_string": query.encode(), "headers": listed}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(door, "judge", lambda _: who)
        answered(Door(behind)(scope, None, send))  # type: ignore[arg-type]
    if sent[0]["type"] == "websocket.close":
        return 403, {}, ""
    heads = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], heads, sent[1]["body"].decode()


@pytest.mark.parametrize(
    "path",
    ["/", "", "/films", "/_stcore/stream", "/_stcore/health/", "/x/_stcore/health", "/auth/login/", "/AUTH/LOGIN"],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
def test_signed_out_nothing_behind_it_is_reached(path: str, kind: str) -> None:
    assert ask(path, Refusal("Sign in.", known=False), kind=kind)[0] in (401, 403)
    assert ask(path, Refusal("Not you.", known=True), kind=kind)[0] == 403
    assert ask(path, BOB, kind=kind)[::2] == (200, str(BOB))


def test_the_way_to_sign_in_is_a_page_for_readers_and_a_sentence_for_programs() -> None:
    signed_out, stranger = Refusal("Sign in.", known=False), Refusal("<b>", known=True)
    status, heads, page = ask("/films", signed_out, query="film=A&film=B", accept="text/html")
    assert (status, heads["cache-control"]) == (401, "no-store")
    assert 'href="/signin?with=default"' in page
    assert heads["set-cookie"].startswith(f"refrain_goal={quote('/films?film=A&film=B', safe='')}; ")
    for part in ("HttpOnly", "Max-Age=600", "SameSite=lax", "Secure"):
        assert part in heads["set-cookie"]
    assert ask("/films", signed_out, accept="*/*")[2] == '{"error":"Sign in."}'
    assert "set-cookie" not in ask("/", signed_out, accept="text/html")[1]
    assert "set-cookie" not in ask("/films", signed_out, query="x" * 3_000, accept="text/html")[1]
    page = ask("/films", stranger, accept="text/html")[2]
    assert "&lt;b&gt;" in page
    assert 'href="/auth/logout"' in page


@pytest.mark.parametrize(
    ("goal", "led"),
    [
        ("/films?film=A%20B", "/films?film=A%20B"),
        ("/v/monday", "/v/monday"),
        ("//evil.example/", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("/a\r\nb", "/"),
    ],
)
def test_after_sign_in_the_visitor_is_led_back_once_and_never_elsewhere(goal: str, led: str) -> None:
    status, heads, _ = ask("/", BOB, cookie=f"refrain_goal={quote(goal, safe='')}")
    assert (status, heads["location"]) == (302, led)
    assert heads["set-cookie"].startswith('refrain_goal=""; expires=')
    assert ask("/films", BOB, cookie=f"refrain_goal={quote(goal, safe='')}")[0] == 200
