"""The feed of a corpus, as a feed reader asks for it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from corpus.desk.database import FILE
from corpus.store.corpus import Corpus
from pages.shared import feeds
from tests.arrivals import date_arrivals

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def arriving(arrived_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve the sample in which ten reviews have arrived."""
    monkeypatch.setenv("REFRAIN_STORE", str(arrived_folder.parent))
    monkeypatch.setattr(Corpus, "arrivals", property(date_arrivals))


def ask(path: str) -> Response:
    """Answer a request as the server does."""
    scope = {"type": "http", "method": "GET", "scheme": "http", "path": path, "query_string": b""}
    scope["headers"] = [(b"host", b"desk")]
    (route,) = feeds.list_routes()
    match, found = route.matches(scope)
    assert match is Match.FULL
    return route.endpoint(Request({**scope, **found}))


def test_an_addition_is_an_entry_with_the_sentences_of_its_news() -> None:
    answer = ask(feeds.locate_feed("sample"))
    assert (answer.status_code, answer.media_type) == (200, "application/atom+xml")
    entry, *others = ElementTree.fromstring(answer.body).findall(f"{ATOM}entry")
    assert others == []
    assert entry.findtext(f"{ATOM}updated") == "2026-03-03T09:30:00Z"
    assert entry.findtext(f"{ATOM}title").startswith("10 new reviews: 1 repeats another review, ")
    assert entry.find(f"{ATOM}link").get("href") == "http://desk/reviews?tab=news&corpus=sample&batch=1"
    said = [line.text for line in entry.iter("{http://www.w3.org/1999/xhtml}a")]
    assert "Carousel Thieves, Leopold Gantry, 2 Mar 2026: Gives 1 of 10 in words that suggest 8.1." in said


def test_a_feed_makes_no_database_and_waits_for_one_that_cannot_be_read(tmp_path, arrived_folder, monkeypatch) -> None:
    (tmp_path / "sample").symlink_to(arrived_folder)
    monkeypatch.setenv("REFRAIN_STORE", str(tmp_path))
    assert ask(feeds.locate_feed("sample")).status_code == 200
    assert not (tmp_path / FILE).exists()
    (tmp_path / FILE).write_text("This is no database.")
    answer = ask(feeds.locate_feed("sample"))
    assert (answer.status_code, b"cannot be looked up now" in answer.body) == (503, True)


def test_a_corpus_that_is_not_here_has_no_feed() -> None:
    assert [ask(f"/feed/{key}.xml").status_code for key in ("gone", "..", ".")] == [404, 404, 404]


def test_who_is_signed_out_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "admit", lambda request: None)
    answers = [ask(f"/feed/{key}.xml") for key in ("sample", "gone")]
    assert {(answer.status_code, answer.body) for answer in answers} == {(401, b"Sign in to read this feed.")}
