"""Addresses at which there is no screen: whoever asks for one is led to the Overview, which says so.

Streamlit answers every path with the same page: at an unknown path of one part it runs the first screen behind a
message about "the app's main page", and at a longer one the browser finds none of the page's scripts and stays blank.
"""

from collections.abc import Mapping
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.shared.links import Address, read_path
from pages.shared.places import FORMER, PATHS, TAB

#: The parameter that says what was asked for.
LOST = "lost"
#: What else is served, by the first part of its path.
_SERVED = frozenset(
    ["_stcore", "api", "app", "auth", "component", "feed", "media", "oauth2callback", "signin", "static", "v"]
)
_LONGEST = 60


class Lost:
    """Middleware that leads a browser from an address without a screen to the Overview."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it past."""
        page = scope["type"] == "http" and scope["method"] == "GET"
        if page and "text/html" in Headers(scope=scope).get("accept", "") and (path := find_lost(scope["path"])):
            given = parse_qs(scope["query_string"].decode("latin-1"))
            query = {name: values for name, values in given.items() if name != TAB}
            answer = RedirectResponse(Address("overview", query | {LOST: [path[:_LONGEST]]}).href, status_code=302)
            await answer(scope, receive, send)
            return
        await self.app(scope, receive, send)


def find_lost(path: str) -> str:
    """Return what a path asks for where this server has no such screen; else nothing.

    Examples
    --------
    >>> find_lost("/nosuch"), find_lost("/films/nosuch"), find_lost("/films"), find_lost("/v/mondays-points")
    ('nosuch', 'films/nosuch', '', '')
    """
    asked = read_path(path) or ""
    known = asked in PATHS or asked in FORMER or "." in asked or asked.partition("/")[0] in _SERVED
    return "" if known else asked


def explain_lost(query: Mapping[str, list[str]]) -> list[str]:
    """Say that there was no screen where a link led, and what is shown; nothing where there was one."""
    return [f"There is no page “{asked}” here: this is the Overview." for asked in query.get(LOST, [])[:1]]
