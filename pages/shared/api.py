"""The read-only JSON API beside the screens: `corpus.questions`, answered from what the screens have cached.

It is here, among what screens share, because it shares their caches, their library and their address; what is asked
and answered is in `corpus/questions`, which the command line shares.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from urllib.parse import urlencode

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from corpus.compare.comparison import Comparison
from corpus.errors import CorpusError, SelectionError, StoreError
from corpus.phrases.arranging import Asked, PhraseList
from corpus.questions.answering import CORPORA, QUESTIONS, Question, list_corpora, list_parameters
from corpus.questions.openapi import VERSION, describe_api, write_problem
from corpus.questions.parameters import ParameterError, read_selection, read_values
from corpus.questions.source import Source
from corpus.wording import listed
from pages.shared import admission, bans, findings, groupings, naming, opening, phrase_lists, queries, scaling, viewing
from pages.shared.links import find_path
from pages.shared.viewing import View

#: Below this path of the site is the API.
PATH = "api"
_NAMES = {question.name: question for question in (CORPORA, *QUESTIONS)}
_TITLES = {
    400: "This cannot be answered as it is asked",
    401: "Sign in first",
    404: "There is no such thing here",
    405: "Nothing can be changed here",
    503: "This cannot be answered now",
}


class RefusedError(Exception):
    """Why a request is not answered."""

    def __init__(self, status: int, detail: str, parameter: str = "") -> None:
        super().__init__(detail)
        self.status, self.detail, self.parameter = status, detail, parameter


class CachedSource(Source):
    """The same source, as far as the screens have it cached."""

    view: View

    def __init__(self, view: View) -> None:
        super().__init__(view.corpus, view.key, view.selection, view.weighed, view.keep, bans.list_bans().frame)
        object.__setattr__(self, "view", view)

    @property
    def root(self) -> str:
        """The path below which this server is."""
        return find_path("").rstrip("/")

    def sort(self, order: str) -> pd.DataFrame:
        """Return the selected reviews in an order."""
        return queries.sort_reviews(*self.view.about, order, _view=self.view)

    def list_phrases(self, asked: Asked) -> PhraseList:
        """Return what recurs in the selection, as it is asked for."""
        return phrase_lists.arrange_phrases(*self.view.about, asked, _view=self.view)

    def list_names(self) -> pd.DataFrame:
        """Return who and what the selection names."""
        return naming.list_names(*self.view.about, _view=self.view)

    def compare(self, by: str, value: str, chosen: tuple[str, ...] = ()) -> Comparison:
        """Return the groups of a column compared."""
        return groupings.compare_groups(*self.view.about, by, value, chosen, _view=self.view)

    def find(self) -> pd.DataFrame:
        """Return what the selection has to say; what is banned is said first, or nothing is."""
        if wrong := bans.list_bans().wrong:
            raise RefusedError(503, wrong)
        return findings.list_findings(*self.view.about, _view=self.view)


def list_api_routes() -> list[Route]:
    """Return the API's routes; the last takes whatever else is asked below its path, so that none come after them."""
    return [Route(find_path(f"{PATH}/{{rest:path}}"), _answer, methods=["GET", "POST", "PUT", "PATCH", "DELETE"])]


# Not async: Starlette answers each in a thread of its own, so that none keeps the others waiting.
def _answer(request: Request) -> Response:
    try:
        if admission.admit(request) is None:
            raise RefusedError(401, "Sign in on the dashboard, and ask again with its cookie.")
        if request.method not in ("GET", "HEAD"):
            raise RefusedError(405, "Only GET is answered.")
        name, given = request.path_params["rest"], read_query(request)
        if name == "openapi.json":
            return _write(describe_api(find_path(PATH)))
        if name not in _NAMES:
            known = listed([f"/{PATH}/{each}" for each in (*_NAMES, "openapi.json")])
            raise RefusedError(404, f"There is no /{PATH}/{name[:60]}: there are {known}.")
        return _answer_question(request, _NAMES[name], given)
    except RefusedError as problem:
        return _refuse(problem)
    except ParameterError as error:
        return _refuse(RefusedError(400, str(error), error.parameter))
    except SelectionError as error:
        slow = str(error).endswith(viewing.SLOW)
        return _refuse(RefusedError(503 if slow else 400, str(error), "words"))
    except StoreError as error:
        return _refuse(RefusedError(503, str(error)))
    except CorpusError as error:
        return _refuse(RefusedError(400, str(error)))


def read_query(request: Request) -> dict[str, list[str]]:
    """Return the parameters of a request, each with all its values."""
    given: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        given.setdefault(name, []).append(value)
    return given


def _answer_question(request: Request, question: Question, given: Mapping[str, list[str]]) -> Response:
    values = read_values(given, list_parameters(question))
    corpora = opening.library().corpora()
    if question is CORPORA:
        answer = list_corpora(corpora, values)
        return _send(request, given, answer, tag=_digest(json.dumps(answer)))
    source = _open(values, given, corpora)
    decided = bans.list_bans().key  # what is banned is a finding
    tag = _digest(VERSION, question.name, *source.view.about, decided, urlencode(sorted(given.items()), doseq=True))
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=_head(tag))
    return _send(request, given, question.answer(source, values), tag=tag)


def _open(values: Mapping[str, Any], given: Mapping[str, list[str]], corpora: Mapping[str, Any]) -> CachedSource:
    """Return what is asked about."""
    key, shelf = values["corpus"], opening.library()
    if key not in corpora:
        known = listed([f"“{each}”" for each in sorted(corpora)], most=5) or "none"
        raise RefusedError(404, f"There is no corpus “{key[:60]}”: there is {known}.", "corpus")
    corpus = opening.open_current(shelf.path(key))
    selection = read_selection(given, corpus.reviews)
    weighed = scaling.find_scored(corpus, values["lexicon"], values["scale"])
    for name, now in (("lexicon", weighed.scale.lexicon), ("scale", weighed.scale.quantity)):
        if values[name] != now:
            raise RefusedError(400, f"“{name}” is “{values[name]}”: this corpus has only “{now}”.", name)
    return CachedSource(viewing.look(corpus, key, selection, weighed))


def _send(request: Request, given: Mapping[str, list[str]], answer: dict[str, Any], *, tag: str) -> Response:
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=_head(tag))
    links = ", ".join(f'<{request.url.path}?{query}>; rel="{rel}"' for rel, query in list_pages(given, answer).items())
    return _write(answer, headers={**_head(tag), **({"Link": links} if links else {})})


def list_pages(given: Mapping[str, list[str]], answer: Mapping[str, Any]) -> dict[str, str]:
    """Return the parameters of the other pages of an answer: "first", "prev", "next", "last", those that there are.

    Examples
    --------
    >>> list_pages({"corpus": ["a"]}, {"total": 250, "offset": 0, "limit": 100})
    {'next': 'corpus=a&offset=100&limit=100', 'last': 'corpus=a&offset=200&limit=100'}
    """
    total, offset, limit = answer["total"], answer["offset"], answer["limit"]
    places = {}
    if offset:
        places |= {"first": 0, "prev": max(offset - limit, 0)}
    if offset + limit < total:
        places |= {"next": offset + limit, "last": (total - 1) // limit * limit}
    kept = {name: values for name, values in given.items() if name not in ("offset", "limit")}
    return {
        rel: urlencode({**kept, "offset": [str(place)], "limit": [str(limit)]}, doseq=True)
        for rel, place in places.items()
    }


def _refuse(problem: RefusedError) -> Response:
    headers = {"Retry-After": str(viewing.AGAIN)} if problem.status == 503 else {}
    headers |= {"Allow": "GET, HEAD"} if problem.status == 405 else {}
    content = write_problem(problem.status, _TITLES[problem.status], problem.detail, problem.parameter)
    return _write(content, status=problem.status, kind="application/problem+json", headers=headers)


def _write(
    content: Mapping[str, Any], *, status: int = 200, kind: str = "application/json", headers: Mapping[str, str] = {}
) -> Response:
    body = json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    kept = {"Cache-Control": "private, no-cache", "X-Content-Type-Options": "nosniff", **headers}
    return Response(body, status, kept, kind)


def _head(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache"}


def _digest(*parts: str) -> str:
    return f'"{blake2b(chr(0).join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()}"'
