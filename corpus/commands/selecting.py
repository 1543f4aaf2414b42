"""The options of commands that answer of a selection: which reviews, given one by one or by a screen's address."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from corpus.aspects.terms import ASPECTS
from corpus.desk.watch_list import read_bans
from corpus.errors import SelectionError
from corpus.findings.banned import NO_BANS
from corpus.keeping.finding import find_house, read_decided
from corpus.questions.answering import Question
from corpus.questions.parameters import SCALE, read_selection, read_values
from corpus.questions.source import Source
from corpus.store import rescoring
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import JUDGED

#: The options that select reviews, by what they are in an address.
_NAMED = ("film", "critic", "outlet", "genre")
_CHOSEN = (*_NAMED, *JUDGED)

Query = Mapping[str, Sequence[str]]


def add_options(added: argparse.ArgumentParser, *, link: str = "the selection of a screen, by its address") -> None:
    """Add the options that select reviews to a command's parser; `link` says what an address brings."""
    for field in _NAMED:
        added.add_argument(
            f"--{field}", action="append", default=[], metavar="NAME", help="only these; may be repeated"
        )
    for field in JUDGED:
        added.add_argument(
            f"--{field}",
            action="append",
            default=[],
            metavar="PART",
            help=f"only reviews that {field} this part of the film; may be repeated: {', '.join(ASPECTS)}",
        )
    added.add_argument("--from", dest="first", default="", metavar="DAY", help="only reviews since: 2025-03-31")
    added.add_argument("--to", dest="last", default="", metavar="DAY", help="only reviews until")
    added.add_argument("--words", default="", help="only reviews with these words, as the search has them")
    added.add_argument("--from-link", default="", metavar="ADDRESS", help=link)


def read_query(options: argparse.Namespace) -> Query:
    """Return what the options ask for, as an address has it.

    Raises
    ------
    SelectionError
        An address is given beside options that select too, or it is the address of another corpus.
    """
    if not options.from_link:
        query = {field: getattr(options, field) for field in _CHOSEN}
        days = [options.first, options.last] if options.first or options.last else []
        words = [options.words] if options.words else []
        return {name: values for name, values in {**query, "dates": days, "words": words}.items() if values}
    chosen = [*_CHOSEN, "first", "last", "words", "beside"]
    if others := [name for name in chosen if getattr(options, name, "")]:
        names = {"first": "from", "last": "to"}
        raise SelectionError(f"--from-link brings its own selection: leave out --{names.get(others[0], others[0])}.")
    address = urlsplit(options.from_link)
    if not address.query and not address.netloc:
        raise SelectionError(f"“{options.from_link[:60]}” is no address of a screen: copy it from the browser.")
    query = parse_qs(address.query, keep_blank_values=True)
    store = options.store.resolve().name
    if (corpus := next(iter(query.get("corpus", [])), store)) != store:
        raise SelectionError(f"This address is of the corpus “{corpus[:60]}”, and --store is “{store}”.")
    return query


def open_source(options: argparse.Namespace, query: Query) -> Source:
    """Return the selection of a corpus that a query asks for.

    Raises
    ------
    SelectionError
        The corpus does not have what is asked for: a link is answered by what is nearest, a command is not.
    """
    corpus = open_corpus(options.store)
    selection = read_selection(query, corpus.reviews)
    scale = read_values(_pick(query, SCALE), SCALE)
    scored = score(corpus, scale["lexicon"], scale["scale"])
    bans = read_decided(options.store, read_bans, NO_BANS)
    return Source(corpus, options.store.resolve().name, selection, scored, corpus.mask(selection), bans)


def read_own(question: Question, query: Query) -> dict[str, Any]:
    """Return the values of a question's own parameters; what else a screen's address has is passed over."""
    return read_values(_pick(query, question.parameters), question.parameters)


def score(corpus: Corpus, lexicon: str, quantity: str) -> ScoredCorpus:
    """Return a corpus scored as an address asks for it; by TextBlob where it says nothing."""
    if lexicon == "as-is":
        scored = ScoredCorpus.as_is(corpus)
    elif lexicon == "house" and (house := find_house(corpus.path)) is not None:
        plain = rescoring.read_textblob_scores(corpus)
        known = rescoring.read_stored_scores(corpus, house) or rescoring.rescore_corpus(corpus, house, former=plain)
        scored = ScoredCorpus.of(corpus, known)
    else:
        scored = ScoredCorpus.of(corpus)
    return scored.convert_to_stars() if quantity == "rating" else scored


def _pick(query: Query, parameters: Sequence[Any]) -> Query:
    known = {parameter.name for parameter in parameters}
    return {name: values for name, values in query.items() if name in known}
