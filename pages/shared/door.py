"""The door: where people sign in, nothing of this server is answered before they have, on whatever path.

It stands before all routes, Streamlit's too: pages and their files, the stream that runs the screens, uploads, media,
short links, former addresses and previews of links. After sign-in, a visitor is where the link had led.
"""

from html import escape
from pathlib import Path
from string import Template
from urllib.parse import quote, unquote

from anyio import to_thread
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.user_info import generate_login_redirect_url

from pages.shared.admission import ADMITTED, Refusal, judge, name_way
from pages.shared.ending import end
from pages.shared.links import find_path
from pages.shared.signing import find_signing

#: What is answered to everybody: Streamlit's own sign-in, and whether the server runs.
_LOGOUT = "auth/logout"
_OPEN = ("auth/login", _LOGOUT, "oauth2callback", "_stcore/health")
#: Below it are the ways to the providers.
_WAY = "signin"
_GOAL = "refrain_goal"
#: So many seconds the address that a link had is remembered, and so long it may be.
_KEPT, _LONGEST = 600, 2_000
_PAGE = Template(Path(__file__).with_name("door.html").read_text(encoding="utf-8"))
_NOTHING_ELSE = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


class Door:
    """Middleware that lets past who is admitted, and shows anybody else where to sign in."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it past."""
        asked = scope["type"] in ("http", "websocket") and find_signing().providers
        if asked and scope["path"] == find_path(_LOGOUT):
            end(HTTPConnection(scope).cookies)
        if not asked or (scope["type"] == "http" and scope["path"] in map(find_path, _OPEN)):
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        # The roles are looked up in the desk's database, for which the others need not wait.
        who = await to_thread.run_sync(judge, connection)
        if scope["type"] == "websocket":
            if isinstance(who, Refusal):
                await send({"type": "websocket.close", "code": 1008})
                return
        elif (answer := _refuse(connection, who) if isinstance(who, Refusal) else _lead_back(connection)) is not None:
            await answer(scope, receive, send)
            return
        await self.app(scope | {ADMITTED: who}, receive, send)


def _refuse(connection: HTTPConnection, who: Refusal) -> Response:
    """Return the page with the ways to sign in; for what is no page, a sentence."""
    if connection.scope["path"] == find_path(_WAY) and not who.known:
        asked, providers = connection.query_params.get("with"), find_signing().providers
        goal = generate_login_redirect_url(asked if asked in providers else providers[0])
        return RedirectResponse(goal, status_code=302, headers=_NOTHING_ELSE)
    status = 403 if who.known else 401
    if connection.scope["method"] != "GET" or "text/html" not in connection.headers.get("accept", ""):
        return JSONResponse({"error": who.reason}, status_code=status, headers=_NOTHING_ELSE)
    if who.known:
        ways = [("Sign in with another address", find_path(_LOGOUT))]
    else:
        ways = [(name_way(each), f"{find_path(_WAY)}?with={quote(each)}") for each in find_signing().providers]
    drawn = "".join(f'<a href="{escape(href)}">{escape(label)}</a>' for label, href in ways)
    page = HTMLResponse(
        _PAGE.substitute(reason=escape(who.reason), ways=drawn), status_code=status, headers=_NOTHING_ELSE
    )
    _remember(page, connection)
    return page


def _remember(page: Response, connection: HTTPConnection) -> None:
    """Note where the link led. Streamlit returns from sign-in to the start, which needs no note."""
    path, query = connection.scope["path"], connection.scope["query_string"].decode("latin-1")
    goal = quote(f"{quote(path)}{'?' if query else ''}{query}", safe="")
    if (path.rstrip("/") != find_path("").rstrip("/") or query) and len(goal) <= _LONGEST:
        secure = find_signing().origin.startswith("https://")
        page.set_cookie(_GOAL, goal, _KEPT, path=find_path(""), httponly=True, samesite="lax", secure=secure)


def _lead_back(connection: HTTPConnection) -> Response | None:
    """Return the way to where the link had led, for who comes to the start from signing in."""
    goal, start = unquote(connection.cookies.get(_GOAL, "")), find_path("")
    at_start = connection.scope["path"].rstrip("/") == start.rstrip("/") and not connection.scope["query_string"]
    if not goal or not at_start or connection.scope["method"] != "GET":
        return None
    within = goal.startswith(start) and not goal.startswith("//") and "\\" not in goal and goal.isprintable()
    answer = RedirectResponse(goal if within else start, status_code=302, headers={"cache-control": "no-store"})
    answer.delete_cookie(_GOAL, path=start)
    return answer
