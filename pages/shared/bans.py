"""What the desk has banned, and where screens name it: by the number of a phrase, in a review, and in any sentence.

A banned phrase is red wherever it is printed, and has the word “banned” with it, for those who see no red.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from corpus.desk import watch_list
from corpus.errors import CorpusError
from corpus.findings.banned import NO_BANS, sign_quotes
from corpus.reuse import watched
from corpus.reuse.phrase_marks import find_phrases
from corpus.reuse.watched import make_watchbook, mark_listed, mark_said
from pages.shared import desks
from pages.shared.viewing import View

NO_PLACE = pd.DataFrame({"start": [], "end": []}, dtype="int64")


class Bans(NamedTuple):
    """What is banned: a `key` by which cached answers know it, "" for nothing; the phrases; since when each is.

    `wrong` is why none of that is known; "" where it is.
    """

    key: str
    phrases: tuple[str, ...]
    frame: pd.DataFrame
    wrong: str = ""


_NOTHING = Bans("", (), NO_BANS)


def list_bans() -> Bans:
    """Return what is banned; nothing where there is no database yet, or none that can be read, which `wrong` says.

    Screens go on without it and say so; an answer that cannot say so is not given.
    """
    try:
        return desks.read(_list_bans, _NOTHING)
    except CorpusError as error:
        return _NOTHING._replace(wrong=f"Which phrases are banned cannot be looked up now, so none is marked. {error}")


def find_banned(view: View) -> frozenset[str]:
    """Return the ids of the corpus's phrases and families that fall under a banned one."""
    bans = list_bans()
    return _find_banned(view.corpus.version, bans.key, _view=view, _bans=bans) if bans.key else frozenset()


def mark_rows(view: View) -> dict[str, Any]:
    """Return what `tables.table` needs so that banned phrases of a list are red; nothing where none is banned."""
    if not list_bans().key:
        return {}
    return {"complete": lambda rows: mark_terms(view, rows), "banned": {"phrase": is_banned}}


def mark_texts(column: str) -> dict[str, Any]:
    """Return what `tables.table` needs so that the texts of a column with a banned phrase in them are red."""
    bans = list_bans()
    if not bans.key:
        return {}

    def complete(rows: pd.DataFrame) -> pd.DataFrame:
        return rows.assign(banned=_mark_texts(tuple(rows[column].fillna("")), bans.key, _bans=bans))

    return {"complete": complete, "banned": {column: is_banned}}


def is_banned(row: Mapping[str, Any]) -> bool:
    """Return whether a row of `mark_terms` is banned."""
    return bool(row.get("banned", False))


def find_places(view: View, review_id: str) -> pd.DataFrame:
    """Return where a review prints a banned phrase: `start`, `end`."""
    bans = list_bans()
    return _find_places(view.corpus.version, review_id, bans.key, _view=view, _bans=bans) if bans.key else NO_PLACE


def sign(text: str) -> str:
    """Return a text in which each phrase in quotation marks that is banned says so; see `letters.redden`."""
    return sign_all([text])[0]


def sign_all(texts: Iterable[str]) -> list[str]:
    """Return texts in which each phrase in quotation marks that is banned says so."""
    signed = list(texts)
    # What is banned is asked once, and not at all for texts that quote nothing.
    if any("“" in text for text in signed) and (bans := list_bans()).key:
        signed = [_sign(text, bans.key, _bans=bans) if "“" in text else text for text in signed]
    return signed


def mark_terms(view: View, terms: pd.DataFrame) -> pd.DataFrame:
    """Return words and phrases with `banned`: whether they fall under a banned phrase, by `phrase_id` or as printed.

    Parameters
    ----------
    view : View
    terms : DataFrame
        `phrase_id` ("" for none), and `term` or `phrase`.
    """
    banned = list_bans()
    if not banned.key:
        return terms
    said = tuple(terms["term" if "term" in terms else "phrase"])
    named = terms["phrase_id"].isin(find_banned(view)).to_numpy()
    return terms.assign(banned=named | _mark_said(said, banned.key, _bans=banned))


@st.cache_resource(max_entries=4, show_spinner=False)
def _list_bans(url: str, changes: int) -> Bans:
    frame = watch_list.read_bans(desks.find_desk())
    # Hundreds of phrases would be costly to look up by: they are known by what they come to.
    key = hashlib.blake2b(frame.to_csv().encode(), digest_size=8).hexdigest() if len(frame) else ""
    return Bans(key, tuple(frame["phrase"]), frame)


# Nothing is matched again until another phrase is banned.
@st.cache_resource(max_entries=8, show_spinner=False)
def _find_banned(version: str, bans: str, *, _view: View, _bans: Bans) -> frozenset[str]:
    corpus = _view.corpus
    listed = corpus.listed.loc[mark_listed(corpus.listed, _bans.phrases), "phrase_id"]
    # What is banned is banned in each of its wordings.
    members = corpus.phrases.loc[corpus.families.members.isin(listed).to_numpy(), "phrase_id"]
    return frozenset([*listed, *members])


@st.cache_resource(max_entries=256, show_spinner=False)
def _find_places(version: str, review_id: str, bans: str, *, _view: View, _bans: Bans) -> pd.DataFrame:
    return find_phrases(_view.corpus.read_texts([review_id]).iloc[0], make_watchbook(_bans.phrases))[["start", "end"]]


@st.cache_resource(max_entries=1024, show_spinner=False)
def _sign(text: str, bans: str, *, _bans: Bans) -> str:
    return sign_quotes(text, _bans.phrases)


@st.cache_resource(max_entries=256, show_spinner=False)
def _mark_said(said: tuple[str, ...], bans: str, *, _bans: Bans) -> NDArray[np.bool_]:
    return mark_said(said, _bans.phrases)


@st.cache_resource(max_entries=64, show_spinner=False)
def _mark_texts(texts: tuple[str, ...], bans: str, *, _bans: Bans) -> NDArray[np.bool_]:
    return watched.mark_texts(texts, _bans.phrases)
