"""An address at which there is no screen leads to the Overview, which says so."""

from typing import Any

import pytest

from pages.shared.lost import Lost
from tests.asking import answered
from tests.pages.conftest import App, asked, paragraphs


def ask(path: str, query: str = "", accept: str = "text/html,*/*", method: str = "GET") -> str:
    """Return where a request is led to; empty where it is let past."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    scope = {
        "type": "http", "method": method, "path": path, "query_string": query.encode(),
        "headers": [(b"accept", accept.encode())],
    }  # fmt: skip
    answered(Lost(behind)(scope, None, send))  # type: ignore[arg-type]
    return dict(sent[0]["headers"]).get(b"location", b"").decode()


@pytest.mark.parametrize("path", ["/nosuch", "/nosuch/", "/films/nosuch", "/Films", "/nosuch/nothing"])
def test_a_page_that_is_not_there_leads_to_the_overview_of_the_same_selection(path: str) -> None:
    where = ask(path, "tab=split&corpus=sample&film=A+%26+B")
    assert where.startswith("/?corpus=sample&film=A+%26+B&lost=")
    assert "tab=" not in where


@pytest.mark.parametrize(
    "path",
    ["/", "", "/films", "/films/", "/division", "/v/mine", "/api/reviews", "/_stcore/host-config", "/favicon.png"],
)
def test_what_is_there_is_let_past(path: str) -> None:
    assert ask(path) == ""


def test_programs_and_other_methods_are_let_past() -> None:
    assert ask("/nosuch", accept="*/*") == ask("/nosuch", method="POST") == ""


def test_the_overview_says_once_that_there_was_no_such_page(app: App) -> None:
    at = app("overview", lost="films/<b>$x$")
    said = "There is no page “films/<b>$x$” here: this is the Overview."
    assert said in paragraphs(at)
    assert asked(at) == {"corpus": "sample"}
    assert said not in paragraphs(at.run())
