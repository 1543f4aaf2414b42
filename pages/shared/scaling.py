"""The scale of polarity, chosen in the sidebar of every screen: by which lexicon, from −1 to +1 or as a rating.

Titles of films take no part, unless the reader asks for them, as TextBlob itself has it.
"""

from dataclasses import dataclass

import streamlit as st

from corpus.polarity.house import House
from corpus.store import rescoring
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from pages.shared import houses
from pages.shared.address import refuse
from pages.shared.letters import plain_text
from pages.shared.links import Query

_LEXICONS = {"textblob": "TextBlob", "house": "Our word list"}
_SCALES = {"polarity": "−1 to +1", "rating": "Expected rating"}
#: The session's key of the switch "Score film titles too".
AS_IS = "as-is"
#: What is shown where a link says nothing.
_PLAIN = {"lexicon": "textblob", "scale": "polarity"}


def choose_scale(corpus: Corpus, arrived: Query | None) -> ScoredCorpus:
    """Show the controls of the scale, and return the corpus scored by it.

    Parameters
    ----------
    corpus : Corpus
    arrived : Query or None
        What a link says; None where the controls keep the values that they have.
    """
    state = st.session_state
    asked = {} if arrived is None else {name: next(iter(arrived.get(name, [])), "") for name in _PLAIN}
    state.update({name: value or _PLAIN[name] for name, value in asked.items()})
    if asked:
        state[AS_IS] = state["lexicon"] == "as-is"
    weighed = _choose_lexicon(corpus)
    if weighed.calibration is None or state.get("scale") not in _SCALES:
        state["scale"] = "polarity"
    chosen = {"lexicon": weighed.scale.lexicon, "scale": state["scale"]}
    for name, value in asked.items():
        if value not in ("", chosen[name]):
            refuse(name, value)
    if weighed.calibration is None:
        return weighed
    st.segmented_control(
        "Show tone as",
        list(_SCALES),
        key="scale",
        format_func=_SCALES.get,
        required=True,
        help="TextBlob’s polarity from −1 to +1, or the rating of 10 that reviews of this tone get here on average: "
        "Tone › Do words match stars? shows the curve.",
    )
    return _in_stars(corpus.version, weighed.key, _weighed=weighed) if state["scale"] == "rating" else weighed


def _choose_lexicon(corpus: Corpus) -> ScoredCorpus:
    """Show the controls of the lexicon and of titles, and return the corpus scored so, from −1 to +1."""
    state = st.session_state
    kept, wrong = houses.read_house(corpus)
    as_is = bool(state.get(AS_IS))
    if kept.is_empty or state.get("lexicon") not in _LEXICONS:
        state["lexicon"] = "textblob"
    if kept.is_empty:
        plain_text(f"Words are scored by TextBlob’s own list. {wrong}", "note")
    else:
        if wrong:
            plain_text(wrong, "note")
        st.segmented_control(
            "Words scored by",
            list(_LEXICONS),
            key="lexicon",
            format_func=_LEXICONS.get,
            required=True,
            disabled=as_is,
            help="TextBlob’s own word list, or the same with our changes: Tone › Word list shows them.",
        )
    st.toggle(
        "Score film titles too",
        key=AS_IS,
        help="As TextBlob itself does: “Brave” then counts as praise, “The Bad Guys” as blame. Otherwise titles take "
        "no part.",
    )
    return _score(corpus, kept, "as-is" if as_is else state["lexicon"])


def find_scored(corpus: Corpus, lexicon: str, quantity: str) -> ScoredCorpus:
    """Return a corpus scored by a lexicon, on a scale; by TextBlob, or as polarity, where it has nothing else."""
    weighed = _score(corpus, houses.read_house(corpus)[0], lexicon)
    if quantity == "polarity" or weighed.calibration is None:
        return weighed
    return _in_stars(corpus.version, weighed.key, _weighed=weighed)


def _score(corpus: Corpus, kept: House, lexicon: str) -> ScoredCorpus:
    if lexicon == "as-is":
        return _as_textblob_is(corpus.version, _corpus=corpus)
    if lexicon == "house" and not kept.is_empty:
        return _by_house(corpus.version, kept.digest, _corpus=corpus, _house=kept)
    return score_plainly(corpus.version, _corpus=corpus)


def has_learned(corpus: Corpus) -> bool:
    """Whether any word of the house lexicon was learned from the stars."""
    return any(change.origin == "stars" for change in houses.read_house(corpus)[0].history)


def find_scores(corpus: Corpus, wanted: House) -> rescoring.Scores:
    """Return the corpus scored by a house lexicon; only what has changed since the last asked for is read."""
    shelf = _shelf(corpus.version)
    known = shelf.latest or rescoring.read_textblob_scores(corpus)
    if known.house.digest != wanted.digest:
        with st.spinner("Scoring the words again"):
            known = rescoring.read_stored_scores(corpus, wanted) or rescoring.rescore_corpus(
                corpus, wanted, former=known
            )
        shelf.latest = known
    return known


@dataclass
class _Shelf:
    """The scores asked for last: those asked for next mostly differ by one change of the lexicon."""

    latest: rescoring.Scores | None = None


@st.cache_resource(max_entries=4, show_spinner=False)
def _shelf(version: str) -> _Shelf:
    return _Shelf()


@st.cache_resource(max_entries=4, show_spinner=False)
def score_plainly(version: str, *, _corpus: Corpus) -> ScoredCorpus:
    """Return the corpus scored by TextBlob's own list, titles left out: as it is shown where a link says nothing."""
    return ScoredCorpus.of(_corpus)


@st.cache_resource(max_entries=4, show_spinner=False)
def _as_textblob_is(version: str, *, _corpus: Corpus) -> ScoredCorpus:
    return ScoredCorpus.as_is(_corpus)


@st.cache_resource(max_entries=4, show_spinner=False)
def _by_house(version: str, digest: str, *, _corpus: Corpus, _house: House) -> ScoredCorpus:
    return ScoredCorpus.of(_corpus, find_scores(_corpus, _house))


@st.cache_resource(max_entries=4, show_spinner=False)
def _in_stars(version: str, key: str, *, _weighed: ScoredCorpus) -> ScoredCorpus:
    return _weighed.convert_to_stars()
