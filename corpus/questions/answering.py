"""The questions, what each may be given, and how it is answered."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from corpus.aspects.names_index import ASKED, describe_index, select_names
from corpus.aspects.values import VALUES
from corpus.compare import grouping
from corpus.compare.comparison import Comparison
from corpus.findings.addresses import locate_in
from corpus.phrases.arranging import Asked
from corpus.questions.parameters import SCALE, SELECTING, Parameter, refuse_name
from corpus.questions.records import (
    CORPUS,
    FINDING,
    GROUP,
    NAME,
    PAIR,
    PHRASE,
    REST,
    REVIEW,
    TEXT,
    Fields,
    to_records,
    write_further,
)
from corpus.questions.source import COMPARED, ORDERS, Source
from corpus.statistics.groups import CONFIDENCE
from corpus.store.manifest import Manifest

#: Rows of a page where nothing is said, and at most.
USUAL, MOST = 100, 1000
#: Groups that are set side by side.
MOST_CHOSEN = 12
MEASURES = ("rating", "polarity")
PAGING = (
    Parameter("limit", "How many rows are given.", kind="whole", default=USUAL, least=1, most=MOST),
    Parameter("offset", "How many rows are passed over before them.", kind="whole", default=0, most=0),
)
OF_CORPUS = (
    Parameter("corpus", "The key of a corpus; /api/corpora lists them.", required=True, most=250),
    *SELECTING,
    *SCALE,
)

Values = Mapping[str, Any]


class Question(NamedTuple):
    """One question.

    `answer` takes the source (`CORPORA`: the manifests) and the values of its parameters. `lists` are the fields of the
    answer that hold rows, a page at a time; `facts` the others, with what they mean. `parameters` are its own, beside
    those of the selection and of the page.
    """

    name: str
    summary: str
    answer: Callable[[Any, Values], dict[str, Any]]
    lists: Mapping[str, Fields]
    facts: Mapping[str, str] = {}
    parameters: tuple[Parameter, ...] = ()


def list_corpora(manifests: Mapping[str, Manifest], values: Values) -> dict[str, Any]:
    """Return the corpora that can be asked, by their keys."""
    rows = pd.DataFrame(
        [
            {
                "corpus": key,
                "name": each.name,
                "reviews": each.counts.get("reviews", 0),
                "films": each.counts.get("films", 0),
                "critics": each.counts.get("reviewers", 0),
                "phrases": each.recurring,
                "built": each.built,
                "digest": each.digest,
            }
            for key, each in sorted(manifests.items())
        ],
        columns=list(CORPUS),
    )
    return {**_describe_page(len(rows), values), "corpora": to_records(_cut(rows, values), CORPUS)}


def list_reviews(source: Source, values: Values) -> dict[str, Any]:
    """Return the selected reviews in an order; their texts only where they are asked for."""
    rows = _cut(source.sort(values.get("order") or source.list_orders()[0]), values)
    records = to_records(rows, {name: each for name, each in REVIEW.items() if name != "more"})
    further = write_further(rows)
    texts = source.corpus.read_texts(rows["review_id"].tolist()).tolist() if values.get("texts") else None
    for place, record in enumerate(records):
        record["more"] = further[place]
        if texts is not None:
            record["text"] = texts[place]
    return {**_describe(source, len(source.reviews), values), "reviews": records}


def list_phrases(source: Source, values: Values) -> dict[str, Any]:
    """Return the recurring phrases of the selection, as the Phrases screen lists them."""
    owned = values.get("whose", "all")
    asked = Asked(
        gathered=values.get("each", "families") == "families",
        fragments=bool(values.get("fragments")),
        everyday=bool(values.get("everyday")),
        nameless=bool(values.get("nameless")),
        without=values.get("without", "").strip(),
        owned="" if owned == "all" else owned,
        words=values.get("find", ""),
        order=values.get("order", "worn"),
    )
    listed, everyday, finding = source.list_phrases(asked)
    said = {"sentence": finding, "everyday": everyday}
    return {**_describe(source, len(listed), values), **said, "phrases": to_records(_cut(listed, values), PHRASE)}


def list_names(source: Source, values: Values) -> dict[str, Any]:
    """Return who and what the selection names, those in most reviews first."""
    index, kind = source.list_names(), values.get("kind") or ""
    words = values.get("find", "")
    shown = select_names(index, asked=kind, words=words)
    said = {"sentence": describe_index(index, reviews=len(source.reviews), asked=kind, words=words)}
    return {**_describe(source, len(shown), values), **said, "names": to_records(_cut(shown, values), NAME)}


def compare(source: Source, values: Values) -> dict[str, Any]:
    """Return groups compared: each, each with all others, and every pair."""
    by, chosen = COMPARED[values.get("by", "film")], values.get("with", ())
    names = grouping.name_groups(source.reviews, by)
    for name in chosen:
        if name not in names:
            raise refuse_name("with", name, names)
    return write_comparison(source, source.compare(by, find_measure(source, values), chosen), values)


def find_measure(source: Source, values: Values) -> str:
    """Return what is compared: what is asked for, else the rating where any review has one, else the tone."""
    known = [name for name in MEASURES if source.reviews[name].notna().any()]
    return values.get("measure") or next(iter(known), MEASURES[0])


def write_comparison(source: Source, compared: Comparison, values: Values) -> dict[str, Any]:
    """Return a comparison as plain values: a page of each of its tables."""
    tables = {"groups": (compared.groups, GROUP), "rest": (compared.rest, REST), "pairs": (compared.pairs, PAIR)}
    return {
        **_describe(source, max(len(table) for table, _ in tables.values()), values),
        "by": compared.by,
        "value": compared.value,
        "unit": compared.unit,
        "level": CONFIDENCE,
        "sentence": compared.describe(expected=source.scored.scale.quantity == "rating"),
        "exceptions": compared.exceptions,
        **{name: to_records(_cut(table, values), fields) for name, (table, fields) in tables.items()},
    }


def list_findings(source: Source, values: Values) -> dict[str, Any]:
    """Return what there is to say of the selection, the first first."""
    found = source.find()
    locate = locate_in(source.key, source.selection, source.scored.scale)
    places = [locate(*place) for place in zip(found["section"], found["parameters"], strict=True)]
    found = found.assign(address=source.root + pd.Series(places, found.index, dtype="str"))
    return {**_describe(source, len(found), values), "findings": to_records(_cut(found, values), FINDING)}


def _describe(source: Source, total: int, values: Values) -> dict[str, Any]:
    return {"corpus": source.key, "selection": source.sentence, **_describe_page(total, values)}


def _describe_page(total: int, values: Values) -> dict[str, Any]:
    """Return where a page begins, and how many rows there are; without a limit it has them all."""
    return {"total": total, "offset": values.get("offset", 0), "limit": values.get("limit")}


def _cut(table: pd.DataFrame, values: Values) -> pd.DataFrame:
    first, limit = values.get("offset", 0), values.get("limit")
    return table.iloc[first:] if limit is None else table.iloc[first : first + limit]


_SELECTED = {"corpus": "The corpus's key.", "selection": "The selection in words, with its size."}
_SWITCHES = {
    "nameless": "Without people, places and titles.",
    "fragments": "Also everyday phrases, pieces of phrases, function words, film titles and long passages.",
    "everyday": "Also everyday phrases, such as “to say”.",
}
#: The question that is asked of the library; it has no selection.
CORPORA = Question("corpora", "The corpora that can be asked.", list_corpora, {"corpora": CORPUS})
REVIEWS = Question(
    "reviews",
    "The selected reviews, without their texts.",
    list_reviews,
    {"reviews": {**REVIEW, "text": TEXT}},
    _SELECTED,
    (
        Parameter("order", "By default newest first; best rated first where none is dated.", allowed=tuple(ORDERS)),
        Parameter("texts", "Also the whole texts.", kind="switch", default=False),
    ),
)
PHRASES = Question(
    "phrases",
    "The recurring phrases of the selection.",
    list_phrases,
    {"phrases": PHRASE},
    {
        **_SELECTED,
        "sentence": "What there is to say of the first phrase.",
        "everyday": "How many everyday phrases there are besides or, if asked for, among them.",
    },
    (
        Parameter("each", "Variants as one, or each wording.", default="families", allowed=("families", "phrases")),
        Parameter("order", "What comes first.", default="worn", allowed=("worn", "reviews", "words", "phrase")),
        Parameter("whose", "Used by several critics, or by one.", default="all", allowed=("all", "house", "own")),
        Parameter("find", "Letters that the phrase has.", default="", most=80),
        Parameter("without", "Words, between commas, that no phrase may have.", default=""),
        *(Parameter(name, says, kind="switch", default=False) for name, says in _SWITCHES.items()),
    ),
)
NAMES = Question(
    "names",
    "The people, characters, studios and other films that the selected reviews name.",
    list_names,
    {"names": NAME},
    {**_SELECTED, "sentence": "Which name is in most reviews."},
    (
        Parameter("kind", "Only these; all by default.", allowed=tuple(ASKED)),
        Parameter("find", "Words or parts of words that the name has.", default="", most=80),
    ),
)
COMPARE = Question(
    "compare",
    "Groups of the selected reviews compared: each, each with the others, and every pair.",
    compare,
    {"groups": GROUP, "rest": REST, "pairs": PAIR},
    {
        **_SELECTED,
        "by": "The column of the groups.",
        "value": "The column of the numbers.",
        "unit": "What one number belongs to: a review, or a sentence.",
        "level": "The confidence of the ranges.",
        "sentence": "What there is to say.",
        "exceptions": "What that leaves out.",
    },
    (
        Parameter("by", "What is compared.", default="film", allowed=tuple(COMPARED)),
        Parameter(
            "measure",
            "By default the rating; tone where none is rated. An aspect: the mean of what a review says of it.",
            allowed=(*MEASURES, *VALUES),
        ),
        Parameter("with", f"Only these groups, at most {MOST_CHOSEN}.", times=(1, MOST_CHOSEN)),
    ),
)
FINDINGS = Question(
    "findings", "What there is to say of the selection.", list_findings, {"findings": FINDING}, _SELECTED
)
#: The questions that are asked of a corpus.
QUESTIONS = (REVIEWS, PHRASES, NAMES, COMPARE, FINDINGS)


def list_parameters(question: Question) -> tuple[Parameter, ...]:
    """Return all the parameters of a question."""
    return (*(() if question is CORPORA else OF_CORPUS), *question.parameters, *PAGING)
