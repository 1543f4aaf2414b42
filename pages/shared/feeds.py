"""The feed of what is new in a corpus: an address that feed readers ask for now and then."""

from urllib.parse import quote

import pandas as pd
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from corpus.errors import CorpusError
from corpus.findings.news_wording import describe_news
from corpus.report.feed import Entry, write_feed
from corpus.store.corpus import Corpus
from corpus.wording import name_reviews
from pages.shared import arrivals, bans, news, opening
from pages.shared.admission import FEEDS, admit
from pages.shared.links import Address, find_path, link

#: A feed has so many additions, the latest.
LATEST = 20


def list_routes() -> list[Route]:
    """Return the route of the feeds."""
    return [Route(find_path(f"{FEEDS}/{{corpus}}.xml"), _answer)]


def locate_feed(key: str) -> str:
    """Return the path of a corpus's feed.

    Examples
    --------
    >>> locate_feed("sample")
    '/feed/sample.xml'
    """
    return find_path(f"{FEEDS}/{quote(key)}.xml")


# Not async: what is new may take a while to find, and it must not keep others waiting.
def _answer(request: Request) -> Response:
    """Answer with a corpus's feed, to whoever may see it."""
    if admit(request) is None:
        return PlainTextResponse("Sign in to read this feed.", status_code=401)
    key = request.path_params["corpus"]
    try:
        shelf = opening.library()
        if key not in shelf.corpora():
            return PlainTextResponse("There is no such corpus here.", status_code=404)
        # Who has read it would be told that what was banned no longer is.
        if wrong := bans.list_bans().wrong:
            return PlainTextResponse(wrong, status_code=503)
        corpus = opening.open_current(shelf.path(key))
        feed = _write(corpus, key, f"{request.url.scheme}://{request.url.netloc}")
    except CorpusError as error:
        return PlainTextResponse(str(error), status_code=503)
    return Response(feed, media_type="application/atom+xml")


def _write(corpus: Corpus, key: str, site: str) -> bytes:
    """Return the feed; `site` is what stands before each path."""
    query = [("corpus", key)]
    entries = []
    for addition in arrivals.list_additions(corpus.version, _corpus=corpus).head(LATEST).to_dict("records"):
        found = news.find_news(corpus, int(addition["batch"]))
        if found.rows.empty:
            continue
        names = name_reviews(found.reviews, found.rows["review_id"])
        lines = [
            (f"{names[row['review_id']]}: {row['sentence']}", f"{site}{news.find_place(query, row).href}")
            for row in found.rows.to_dict("records")
        ]
        screen = Address("news", link(query, **{news.BATCH: addition["batch"]}))
        entries.append(
            Entry(int(addition["batch"]), addition["arrived"], describe_news(found), f"{site}{screen.href}", lines)
        )
    return write_feed(
        entries,
        key=key,
        title=f"What is new: {corpus.manifest.name}",
        href=f"{site}{locate_feed(key)}",
        screen=f"{site}{Address('news', link(query)).href}",
        updated=pd.to_datetime(corpus.manifest.built, utc=True),
    )
