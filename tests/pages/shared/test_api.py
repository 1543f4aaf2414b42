"""The JSON API: the same numbers as the command line and the screens, and a sentence for whatever is refused."""

import json
import random
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

import pandas as pd
import pytest
import streamlit as st
from starlette.applications import Starlette

from corpus.__main__ import main
from corpus.desk.database import FILE
from corpus.phrases.arranging import Asked
from corpus.questions.answering import CORPORA, QUESTIONS
from corpus.search.timeout import SlowSearchError
from corpus.store.corpus import Corpus
from corpus.store.selection import Selection, list_choices
from pages.shared import admission, api, findings, groupings, naming, phrase_lists, queries, scaling, viewing
from pages.shared.viewing import View
from tests.asking import answered

NAMES = [question.name for question in QUESTIONS]


class Answer(NamedTuple):
    """What the server sends."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict:
        return json.loads(self.body)


def ask(path: str, query: object = "", *, method: str = "GET", headers: Mapping[str, str] = {}) -> Answer:
    """Ask the API, below the path that the server is under."""
    sent: list[dict] = []
    scope = {
        "type": "http", "method": method, "path": path, "root_path": "", "http_version": "1.1", "scheme": "http",
        "query_string": (query if isinstance(query, str) else urlencode(query, doseq=True)).encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip

    async def receive() -> dict:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict) -> None:
        sent.append(message)

    answered(Starlette(routes=api.list_api_routes())(scope, receive, send))
    heads = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Answer(sent[0]["status"], heads, b"".join(message.get("body", b"") for message in sent[1:]))


def read_all(question: str, query: dict, *, limit: int) -> dict:
    """Follow the links from page to page, and return the answer with all rows."""
    whole = ask(f"/api/{question}", {**query, "limit": [str(limit)]})
    assert whole.status == 200, whole.body
    answer, lists = whole.json, next(each.lists for each in QUESTIONS if each.name == question)
    while 'rel="next"' in whole.headers.get("link", ""):
        following = next(part for part in whole.headers["link"].split(", ") if part.endswith('rel="next"'))
        whole = ask(f"/api/{question}", following[1 : following.index(">")].partition("?")[2])
        for name in lists:
            answer[name] += whole.json[name]
    return {**answer, "limit": None}


def draw(seed: int, corpus: Corpus) -> dict[str, list[str]]:
    """Draw a selection, as an address has it."""
    chance = random.Random(seed)
    reviews, query = corpus.reviews, {"corpus": ["sample"]}
    for name in chance.sample(("film", "critic", "outlet", "genre"), chance.randint(0, 2)):
        choices = list_choices(reviews, name)
        query[name] = chance.sample(choices, chance.randint(1, min(5, len(choices))))
    if chance.random() < 0.3:
        query["rating"] = [str(chance.randint(0, 5)), ""]
    if chance.random() < 0.3:
        query["dates"] = ["", str(reviews["published"].sample(1, random_state=seed).iloc[0].date())]
    if chance.random() < 0.3:
        query["words"] = [chance.choice(["film", "credits OR heart", '"a sense of"'])]
    if chance.random() < 0.3:
        query["scale"] = ["rating"]
    return query


@pytest.fixture(autouse=True)
def served(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REFRAIN_STORE", str(library))


def list_shown(name: str, view: View) -> tuple[list, str]:
    """Return what a screen's frame says of a question, and the field that says it in the answer's rows."""
    if name == "reviews":
        return queries.sort_reviews(*view.about, "new", _view=view)["polarity"].tolist(), "polarity"
    if name == "phrases":
        return phrase_lists.arrange_phrases(*view.about, Asked(), _view=view).phrases["reviews"].tolist(), "reviews"
    if name == "names":
        return naming.list_names(*view.about, _view=view)["polarity"].tolist(), "polarity"
    if name == "compare":
        measure = findings.pick_measure(view).column
        return groupings.compare_groups(*view.about, "film", measure, (), _view=view).groups["mean"].tolist(), "mean"
    return findings.list_findings(*view.about, _view=view)["sentence"].tolist(), "sentence"


@pytest.mark.parametrize("seed", range(10))
def test_numbers_are_those_of_the_command_line_and_of_the_screens(seed, library, sample, capsys) -> None:
    name, query = NAMES[seed % len(NAMES)], draw(seed, sample)
    answer = read_all(name, query, limit=20 if name == "reviews" else 1000)
    link = f"http://desk/{name}?{urlencode(query, doseq=True)}"
    assert main([name, "--store", str(library / "sample"), "--json", "--from-link", link]) == 0
    assert answer == json.loads(capsys.readouterr().out)
    selection, _ = Selection.from_query(query, sample.reviews)
    scored = scaling.find_scored(sample, "textblob", query.get("scale", ["polarity"])[0])
    view = viewing.look(sample, "sample", selection, scored)
    shown, field = list_shown(name, view)
    rows = answer["groups" if name == "compare" else name]
    assert [row[field] for row in rows] == [None if pd.isna(value) else value for value in shown]
    assert answer["selection"] == view.sentence


@pytest.mark.parametrize("path", [*NAMES, CORPORA.name, "openapi.json", "nothing"])
def test_who_is_signed_out_is_told_nothing(path, monkeypatch) -> None:
    monkeypatch.setattr(admission, "admit", lambda request: None)
    answer = ask(f"/api/{path}", {"corpus": "sample"})
    assert (answer.status, answer.headers["content-type"]) == (401, "application/problem+json")
    assert b"sample" not in answer.body.lower()
    assert "etag" not in answer.headers


@pytest.mark.parametrize(
    ("path", "query", "status", "parameter", "said"),
    [
        ("reviews", "", 400, "corpus", "“corpus” is not given"),
        ("reviews", "corpus=nope", 404, "corpus", "There is no corpus “nope”: there is “hostile”, "),
        ("reviews", "corpus=sample&limit=1001", 400, "limit", "“limit” is “1001”: allowed is a whole number from 1 to"),
        ("reviews", "corpus=sample&page=2", 400, "page", "“page” is no parameter here: allowed is “corpus”, “film”, "),
        ("phrases", "corpus=sample&film=Nope", 400, "film", "“film” is “Nope”: allowed is “"),
        ("compare", "corpus=sample&by=mood", 400, "by", "“by” is “mood”: allowed is “film”, “critic”, "),
        ("compare", "corpus=sample&with=Nope", 400, "with", "“with” is “Nope”: allowed is “"),
        ("findings", "corpus=sample&words=--", 400, "words", ""),
        ("findings", "corpus=sample&lexicon=house", 400, "lexicon", "“lexicon” is “house”: this corpus has only “text"),
        ("corpora", "corpus=sample", 400, "corpus", "“corpus” is no parameter here: allowed is “limit” or “offset”"),
        ("films", "", 404, None, "There is no /api/films: there are /api/corpora, /api/reviews, "),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_refused_in_a_sentence(path, query, status, parameter, said) -> None:
    answer = ask(f"/api/{path}", query)
    assert (answer.status, answer.json.get("parameter")) == (status, parameter)
    assert answer.json["detail"].startswith(said)
    assert answer.json["status"] == status


def test_a_search_that_takes_too_long_is_to_be_tried_again(monkeypatch) -> None:
    def slow(*_: object, **__: object) -> None:
        raise SlowSearchError("This search took longer than it may.")

    monkeypatch.setattr(Corpus, "mask", slow)
    answer = ask("/api/findings", {"corpus": "sample", "words": "so slow a search"})
    assert (answer.status, answer.headers["retry-after"]) == (503, "60")
    assert answer.json["detail"].startswith("This search took longer than it may.")


def test_what_comes_first_is_not_said_while_it_is_not_known_what_is_banned(shelf: Path, monkeypatch) -> None:
    (shelf / FILE).write_text("This is no database.")
    monkeypatch.setenv("REFRAIN_STORE", str(shelf))
    answer = ask("/api/findings", {"corpus": "sample"})
    assert (answer.status, answer.headers["retry-after"]) == (503, "60")
    assert answer.json["detail"].startswith("Which phrases are banned cannot be looked up now")
    assert ask("/api/names", {"corpus": "sample"}).status == 200


def test_nothing_can_be_changed() -> None:
    answer = ask("/api/reviews", {"corpus": "sample"}, method="POST")
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    assert not [
        name for name in ask("/api/corpora", headers={"origin": "http://a"}).headers if "access-control" in name
    ]


def test_what_has_not_changed_is_not_sent_again() -> None:
    first = ask("/api/phrases", {"corpus": "sample", "limit": "3"})
    again = ask("/api/phrases", {"corpus": "sample", "limit": "3"}, headers={"if-none-match": first.headers["etag"]})
    other = ask("/api/phrases", {"corpus": "sample", "limit": "4"}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status, again.body, other.status) == (304, b"", 200)
    corpora = ask("/api/corpora")
    assert ask("/api/corpora", headers={"if-none-match": corpora.headers["etag"]}).status == 304


def test_texts_are_sent_only_where_they_are_asked_for(sample) -> None:
    usual, whole = (
        ask("/api/reviews", {"corpus": "sample", "limit": "1", "texts": texts}).json["reviews"][0]
        for texts in ("false", "true")
    )
    assert "text" not in usual
    assert whole["text"] == sample.read_texts([usual["review_id"]]).iloc[0]


def test_it_is_below_the_path_that_the_server_is_under(monkeypatch) -> None:
    real = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: "desk" if name == "server.baseUrlPath" else real(name))
    assert ask("/desk/api/openapi.json").json["servers"] == [{"url": "/desk/api"}]
    answer = ask("/desk/api/findings", {"corpus": "sample", "limit": "2"})
    assert answer.headers["link"].startswith("</desk/api/findings?corpus=sample&offset=2&limit=2>")
    assert answer.json["findings"][0]["address"].startswith("/desk/phrases?tab=phrase&corpus=sample")


def test_the_pages_of_an_answer_lead_to_one_another() -> None:
    pages = api.list_pages({"corpus": ["a"], "offset": ["20"]}, {"total": 45, "offset": 20, "limit": 10})
    assert {rel: parse_qs(query)["offset"] for rel, query in pages.items()} == {
        "first": ["0"], "prev": ["10"], "next": ["30"], "last": ["40"],
    }  # fmt: skip
