"""What a screen looks at: the reviews of a corpus that are selected, and the scale of their polarity."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from weakref import WeakValueDictionary

import numpy as np
import pandas as pd
import streamlit as st

from corpus.errors import SelectionError
from corpus.polarity.measure import Measure
from corpus.polarity.scale import PolarityScale
from corpus.polarity.textblob import Lexicon
from corpus.search.timeout import SlowSearchError
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from corpus.store.selection_wording import describe_selection
from corpus.wording import date
from pages.shared.screens import navigation

#: A search that took too long is tried again after so many seconds.
AGAIN = 60
#: What is said of it.
SLOW = "It can be tried again in a minute."


@dataclass(frozen=True)
class View:
    """What a screen looks at.

    Attributes
    ----------
    corpus : Corpus
    key : str
        The corpus's name in the URL.
    selection : Selection
    reviews : DataFrame
        The selected reviews, without their texts; their polarity as `scale` has it.
    keep : ndarray of bool
        Which of the corpus's reviews these are.
    weighed : ScoredCorpus
        By which lexicon and on which scale the reader sees polarity.
    """

    corpus: Corpus
    key: str
    selection: Selection
    reviews: pd.DataFrame
    keep: np.ndarray
    weighed: ScoredCorpus

    @property
    def scale(self) -> PolarityScale:
        """The scale of polarity: by which lexicon, and as itself or as a rating."""
        return self.weighed.scale

    @property
    def polarity(self) -> Measure:
        """Polarity as a measure on this scale: its name, ends, middle and number format."""
        return Measure.of("polarity", self.scale)

    @property
    def sentences(self) -> pd.DataFrame:
        """All the corpus's sentences, their polarity on the same scale."""
        return self.weighed.sentences

    @property
    def lexicon(self) -> Lexicon | None:
        """The lexicon that polarity is measured by; None for TextBlob's own."""
        return self.weighed.lexicon

    def read_scored_texts(self, review_ids: Sequence[str]) -> pd.Series:
        """Return texts as polarity is measured: titles replaced, unless the reader asks for TextBlob as it is."""
        as_is = self.scale.lexicon == "as-is"
        return (self.corpus.read_texts if as_is else self.corpus.read_untitled)(review_ids)

    @property
    def about(self) -> tuple[str, str]:
        """What a cached answer depends on: the corpus as built with the scale of polarity, and the selection.

        As texts, because Streamlit takes half a millisecond to make a key of a selection, field by field.
        """
        return f"{self.corpus.version} {self.weighed.key}", repr(self.selection)

    @property
    def known(self) -> frozenset[str]:
        """The columns of which any of the selected reviews has a value."""
        return _list_known(*self.about, _view=self)

    @property
    def sentence(self) -> str:
        """The selection in words with its size, and the scale where it is not the plain one."""
        return _describe(*self.about, _view=self)

    @property
    def query(self) -> list[tuple[str, str]]:
        """The URL parameters of corpus, selection and scale."""
        return [("corpus", self.key), *self.selection.to_query(), *self.scale.to_query()]


class Subject(NamedTuple):
    """What a screen shows, in few words: for the names of files that are downloaded, and the credit of pictures.

    `key` is the corpus's name in the URL, `name` what it is called; `sentence` is the selection in words and its size,
    `about` what a cached answer depends on, `citation` what was read, so that it can be found again.
    """

    key: str
    name: str
    selection: Selection
    scale: PolarityScale
    sentence: str
    about: tuple[str, str]
    citation: str


def view(corpus: Corpus, key: str, selection: Selection, weighed: ScoredCorpus) -> View:
    """Return a selection's view of a corpus, and keep it for the screen of this run; see `look`."""
    st.session_state["_view"] = looked_at = look(corpus, key, selection, weighed)
    return looked_at


def look(corpus: Corpus, key: str, selection: Selection, weighed: ScoredCorpus) -> View:
    """Return a selection's view of a corpus.

    Raises
    ------
    SelectionError
        Its search cannot be understood, or takes too long.
    """
    keep = _tried(corpus.version, repr(selection), _selection=selection, _corpus=corpus)
    if isinstance(keep, str):
        raise SelectionError(keep)
    seen = View(corpus, key, selection, weighed.reviews, keep, weighed)
    # Of all reviews no copy is made: it takes a while, and nobody changes them.
    return seen if keep.all() else replace(seen, reviews=_narrow(seen))


def _narrow(view: View) -> pd.DataFrame:
    """Return the selected reviews: the same copy for all who look at them, as every visit keeps what it shows."""
    looked_at = _list_looked_at()
    reviews = looked_at.get(view.about)
    if reviews is None:
        looked_at[view.about] = reviews = view.weighed.reviews[view.keep]
    return reviews


@st.cache_resource(show_spinner=False)
def _list_looked_at() -> WeakValueDictionary[tuple[str, str], pd.DataFrame]:
    """Return the selected reviews that anybody looks at, by `View.about`."""
    return WeakValueDictionary()


def current() -> View:
    """Return what the screen of this run looks at; a screen that is run alone is run again through the menu."""
    looked_at = st.session_state.pop("_view", None)
    if looked_at is None:
        navigation()
        st.rerun()
    st.session_state["_subject"] = Subject(
        looked_at.key,
        looked_at.corpus.manifest.name,
        looked_at.selection,
        looked_at.scale,
        looked_at.sentence,
        looked_at.about,
        _cite(looked_at),
    )
    return looked_at


def _cite(view: View) -> str:
    manifest = view.corpus.manifest
    built = f", built {date(manifest.built)}" if manifest.built else ""
    return f"Refrain, {manifest.name}: {view.sentence}. Corpus {manifest.digest}{built}."


def subject() -> Subject | None:
    """Return what the screen of this run shows; None where no corpus is open."""
    return st.session_state.get("_subject")


@st.cache_resource(max_entries=64, show_spinner=False)
def _describe(version: str, selection: str, *, _view: View) -> str:
    return f"{describe_selection(_view.selection, _view.reviews)}{_view.scale.description}"


@st.cache_resource(max_entries=64, show_spinner=False)
def _list_known(version: str, selection: str, *, _view: View) -> frozenset[str]:
    return frozenset(str(column) for column, some in _view.reviews.notna().any().items() if some)


# Shared and short: a slow search costs the server a few seconds a minute, however many visitors open the link to it,
# and one that was slow because the server was busy is not refused for good.
@st.cache_resource(max_entries=64, ttl=AGAIN, show_spinner=False)
def _tried(version: str, selection: str, *, _selection: Selection, _corpus: Corpus) -> np.ndarray | str:
    """Return which reviews are selected, or a sentence that says why that is not known."""
    try:
        return _mask(version, selection, _selection=_selection, _corpus=_corpus)
    except SlowSearchError as error:
        return f"{error} {SLOW}"


@st.cache_resource(max_entries=64, show_spinner=False)
def _mask(version: str, selection: str, *, _selection: Selection, _corpus: Corpus) -> np.ndarray | str:
    """Return which reviews are selected, or a sentence about the mistake in the search."""
    try:
        return _corpus.mask(_selection)
    except SlowSearchError:
        raise
    except SelectionError as error:
        return str(error)
