"""What a chat shows of a link that is pasted into it: the screen, the selection, and what comes first there.

A browser runs the page; a chat reads only the head of what the server sends. There the link is described, for readers
that say nothing of themselves as browsers do.
"""

import re
from collections.abc import Mapping
from html import escape
from urllib.parse import parse_qs

import streamlit as st
from anyio import to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corpus.errors import CorpusError
from corpus.findings.choosing import FIRST
from corpus.store.selection import Selection
from corpus.store.selection_wording import describe_selection
from pages.shared import findings, opening, scaling
from pages.shared.links import read_path
from pages.shared.places import PATHS, SCREENS, TAB, find_section, name_section
from pages.shared.viewing import look

_PAGE = re.compile(rb"<title>.*?</title>", re.DOTALL)


class LinkPreview:
    """Middleware that describes a view in the head of its page, where a chat or another program asks for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope.get("headers", [])}
        if scope["type"] != "http" or scope["method"] != "GET" or not _is_asked_by_a_chat(scope["path"], headers):
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        head = await to_thread.run_sync(_write_head, scope["path"], scope["query_string"].decode("latin-1"))
        start: Message = {}
        body = b""

        async def hold(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                start = message
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            page = _PAGE.sub(lambda _: head, body, count=1) if head and start["status"] == 200 else body
            kept = [
                (name, value) for name, value in start["headers"] if name.lower() not in (b"content-length", b"etag")
            ]
            await send(start | {"headers": [*kept, (b"content-length", str(len(page)).encode())]})
            await send({"type": "http.response.body", "body": page})

        await self.app(scope | {"headers": plain}, receive, hold)


def describe_link(path: str, query: Mapping[str, list[str]]) -> tuple[str, str]:
    """Return a title and a sentence for a view.

    Parameters
    ----------
    path : str
        The path of its address.
    query : mapping
        The parameters of its address.

    Raises
    ------
    CorpusError
        There is no such view.
    """
    shelf = opening.library()
    corpora = shelf.corpora()
    asked = next(iter(query.get("corpus", [])), "")
    key = asked if asked in corpora else opening.choose_first(shelf, corpora)
    corpus = opening.open_current(shelf.path(key))
    selection, _ = Selection.from_query(query, corpus.reviews)
    view = look(corpus, key, selection, scaling.score_plainly(corpus.version, _corpus=corpus))
    name = read_path(path) or ""
    screen = find_section(name if name in SCREENS else "overview", next(iter(query.get(TAB, [])), ""))
    found = findings.list_findings(*view.about, most=FIRST, _view=view)["sentence"].tolist()
    said = describe_selection(selection, view.reviews)
    return f"{name_section(screen)} · {corpora[key].name}", " ".join([*found[:1], f"{said[0].upper()}{said[1:]}."])


def _is_asked_by_a_chat(path: str, headers: Mapping[str, str]) -> bool:
    """Return whether a screen is asked for by a program that is no browser, at an address that this server serves.

    Nothing else is described: some of it is answered to people who are not signed in.
    """
    hosts = st.get_option("server.allowedHosts") or []
    host = headers.get("host", "").rsplit(":", 1)[0]
    return read_path(path) in PATHS and "sec-fetch-dest" not in headers and (not hosts or host in hosts)


def _write_head(path: str, query: str) -> bytes:
    """Return the head of a view's page; empty where there is no such view."""
    try:
        title, sentence = describe_link(path, parse_qs(query))
    except (CorpusError, ValueError):
        return b""
    title, sentence = escape(title), escape(sentence)
    return (
        f"<title>{title} · Refrain</title>"
        f'<meta name="description" content="{sentence}">'
        '<meta property="og:site_name" content="Refrain">'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:description" content="{sentence}">'
    ).encode()
