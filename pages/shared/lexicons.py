"""The house lexicon as its screen changes it: looked at before it is kept, kept for everybody, and taken back."""

import math
from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from corpus.polarity.entries import NEGATES, OPTION, TEXTBLOB, Setting, normalise_term
from corpus.polarity.house import House, change_house
from corpus.polarity.multiword import join_term
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.schema import CorpusError
from corpus.store import rescoring
from corpus.wording import plural, signed
from pages.shared import scaling
from pages.shared.opening import View

_NOTICE = "_lexicon_notice"


def keep(view: View, changed: Callable[[House], House], done: str = "") -> None:
    """Change the lexicon that is kept beside the corpus, whoever else has changed it meanwhile.

    What went wrong, or else what was `done`, is said by `notice` on the next run: call it in a callback.
    """
    try:
        kept = change_house(view.corpus.path, changed)
    except CorpusError as error:
        st.session_state[_NOTICE] = str(error)
        return
    st.session_state["lexicon"] = "textblob" if kept.is_empty else "house"
    st.session_state[_NOTICE] = done


def notice() -> str:
    """Return what came of the last change, once; empty where there is nothing to say."""
    return st.session_state.pop(_NOTICE, "")


def moved(view: View, kept: House, changed: House) -> pd.DataFrame:
    """Return the selected reviews that a change would move, the furthest first.

    Returns
    -------
    DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating`, `before`, `after`, `change`, `excerpt`.
    """
    corpus = view.corpus
    before = scaling.scores(corpus, kept)
    found = rescoring.moved(corpus, before, rescoring.rescore(corpus, changed, former=before))
    found = found.assign(change=found["after"] - found["before"])
    told = ["review_id", "film", "reviewer", "published", "rating", "excerpt"]
    return found.merge(view.reviews[told], on="review_id")


def say_moved(found: pd.DataFrame, reviews: int) -> str:
    """Say how many reviews a change moves, and how far."""
    if found.empty:
        return f"None of these {plural(reviews, 'review')} moves: the term does not stand in them, or weighs the same."
    known = found["change"].dropna()
    gained = int((found["before"].isna() & found["after"].notna()).sum())
    lost = int((found["before"].notna() & found["after"].isna()).sum())
    said = f"{plural(len(found), 'review')} of {reviews:,} {'moves' if len(found) == 1 else 'move'}"
    if len(known):
        said += f", by {signed(known.mean(), decimals=3)} on average, {signed(known.iloc[0])} at most"
    for count, what in ((gained, "come to have evidence"), (lost, "are left without evidence")):
        said += f"; {count:,} {what}" if count else ""
    return f"{said}."


def polarity_of(house: House, term: str) -> float:
    """Return the polarity that a term has now: the house's, else TextBlob's; 0 where neither gives it one."""
    given = house.entries.get(normalise_term(term))
    return given if given is not None else _textblobs(term) or 0.0


def is_weighed(house: House, term: str) -> bool:
    """Whether a term has a polarity now: the house's, or TextBlob's that the house leaves to it."""
    return house.entries.get(normalise_term(term), _textblobs(term)) is not None


def say_setting(house: House, term: str) -> str:
    """Say what TextBlob and the house make of a term."""
    term, known = normalise_term(term), _textblobs(term)
    own = f"TextBlob does not know “{term}”" if known is None else f"TextBlob gives “{term}” {signed(known)}"
    if term not in house.entries:
        return f"{own}; the house leaves it so."
    value = house.entries[term]
    return f"{own}; the house {'silences it' if value is None else f'gives it {signed(value)}'}."


def history(house: House) -> pd.DataFrame:
    """Return the changes, the newest first, in words."""
    rows = [
        (each.on, _named(each.term), _said(each.before), _said(each.after), _ORIGINS[each.origin])
        for each in reversed(house.history)
    ]
    return pd.DataFrame(rows, columns=["on", "term", "before", "after", "origin"]).astype({"on": "datetime64[s]"})


def today() -> date:
    """Return the day that a change is dated with."""
    return date.today()


_ORIGINS = {"editor": "An editor", "stars": "The stars", "import": "An import"}


_SAID = {None: "silenced", TEXTBLOB: "TextBlob’s", NEGATES: "negate"}


def _said(setting: Setting) -> str:
    return signed(setting) if isinstance(setting, float) else _SAID[setting]


def _named(term: str) -> str:
    return "“isn’t” and its kin" if term == OPTION else term


def _textblobs(term: str) -> float | None:
    known = load_textblob_lexicon().words.get(join_term(normalise_term(term)))
    return None if known is None or math.isnan(known.polarity) else known.polarity
