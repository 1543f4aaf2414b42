"""What is new in a corpus, cached by the corpus as built and the watch list; where each piece of news is shown."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from corpus.desk.watch_list import NOTHING
from corpus.findings.drafts import PASSAGE
from corpus.findings.news import News, list_addition
from corpus.findings.news_archive import NewsArchive
from corpus.findings.news_kinds import COPY, MISMATCH, THRESHOLD
from corpus.store.corpus import Corpus
from pages.shared import desks, watching
from pages.shared.links import Address, link

#: The parameter of the address that names an addition.
BATCH = "batch"


def find_news(corpus: Corpus, batch: int) -> News:
    """Return what was new with an addition, by the watch list of today; without one where it cannot be read."""
    stamp = desks.look_up(lambda *stamp: stamp, ("", 0))
    return _list_addition(corpus.version, *stamp, batch, _corpus=corpus)


def find_place(query: list[tuple[str, str]], row: Mapping[str, Any]) -> Address:
    """Return the address of the sentence in the review that a piece of news is about.

    Parameters
    ----------
    query : list of (str, str)
        The view's, or that of a corpus.
    row : mapping
        Of `News.rows`.
    """
    at = row["start"] if row["start"] >= 0 else None
    return Address("review", link(query, review=row["review_id"], at=at, phrase=row["phrase_id"] or None))


def find_more(query: list[tuple[str, str]], row: Mapping[str, Any]) -> tuple[str, Address]:
    """Return what else shows a piece of news, and its address: both reviews, the phrase, the word that misleads."""
    if row["kind"] in (COPY, PASSAGE):
        return "Side by side", Address("pair", link(query, a=row["other"], b=row["review_id"]))
    if row["kind"] == THRESHOLD:
        return "Who uses it", Address("phrase", link(query, phrase=row["phrase_id"]))
    if row["kind"] == MISMATCH:
        return "Its words", Address("mismatches", link(query, review=row["review_id"]))
    return "Watch list", Address("watchlist", link(query))


# The archive has an index of every run of six words, which the corpus keeps: few are kept.
@st.cache_resource(max_entries=4, show_spinner=False)
def _make_archive(version: str, url: str, changes: int, *, _corpus: Corpus) -> NewsArchive:
    return NewsArchive(_corpus, watching.list_watched(url, changes) if url else NOTHING)


@st.cache_resource(max_entries=64, show_spinner="Looking for what repeats")
def _list_addition(version: str, url: str, changes: int, batch: int, *, _corpus: Corpus) -> News:
    archive = _make_archive(version, url, changes, _corpus=_corpus)
    return list_addition(archive, _corpus.arrivals, batch)
