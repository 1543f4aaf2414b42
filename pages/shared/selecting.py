"""The selection in the sidebar of every screen."""

from datetime import date
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st

from corpus.search.capitals import explain_capitals
from corpus.store.corpus import Corpus
from corpus.store.selection import CHOSEN, JUDGED, LONGEST_WORDS, RANGED, SCALES, Selection, list_choices
from pages.shared.controls import list_steps, name_step
from pages.shared.letters import plain_text

#: How many names a list offers; the others are found by searching for words.
OFFERED = 500
_LABELS = {
    "film": "Film", "critic": "Critic", "outlet": "Outlet", "genre": "Genre", "where": "Other columns",
    "praise": "Praise", "blame": "Blame",
}  # fmt: skip
_MEANING = {
    "praise": "Reviews that say more good than bad of any of these parts of the film.",
    "blame": "Reviews that say more bad than good of any of these parts of the film.",
}
_SOUGHT = "_sought"
#: How a field for words looks.
_SEARCH: dict[str, Any] = {
    "max_chars": LONGEST_WORDS,
    "placeholder": 'score, or "long after the *"',
    "help": "Reviews that hold all of these words, in any case. Also `love*`, `score|soundtrack`, "
    '`"long after the *"` for a phrase with any one word, `"light shadow"~5` for words near each other, '
    "`/regular expression/`, and `-hate` for reviews without a word.",
    "icon": ":material/search:",
}


def choose(corpus: Corpus, arrived: Selection | None) -> Selection:
    """Show the selection's controls and return what they say.

    Parameters
    ----------
    corpus : Corpus
    arrived : Selection or None
        What a link says; None where the controls keep the values that they have.
    """
    bounds, offered, known = _list_offers(corpus.version, _reviews=corpus.reviews)
    state = st.session_state
    if arrived is not None:
        _set(arrived, bounds)
    for field in CHOSEN:
        state[field] = [name for name in state.get(field, []) if name in known[field]]
    _clamp(bounds)
    st.text_input("Words in the text", key="words", **_SEARCH)
    if hint := explain_capitals(state["words"]):
        plain_text(hint, "note")
    for field, names in offered.items():
        if field not in JUDGED and len(names) > 1:
            st.multiselect(
                _LABELS[field],
                list(dict.fromkeys([*state[field], *names])),
                key=field,
                placeholder=f"All {len(names):,}" if len(names) < OFFERED else "All",
                help=None if len(names) < OFFERED else f"The {OFFERED:,} with most reviews are offered.",
            )
    # One review, or none that judges anything, leaves nothing to choose.
    if len(corpus.reviews) > 1 and corpus.manifest.counts.get("statements"):
        for field in JUDGED:
            st.multiselect(
                _LABELS[field],
                offered[field],
                key=field,
                placeholder="Any part",
                format_func=str.capitalize,
                help=_MEANING[field],
            )
    if bounds["dates"]:
        st.slider("Published", *bounds["dates"], key="dates", format="D MMM YYYY")
    if bounds["rating"]:
        st.slider("Rating, of 10", *bounds["rating"], step=0.5, key="rating", format="%g")
    if bounds["polarity"]:
        st.select_slider(
            "Tone, by TextBlob",
            list_steps(*bounds["polarity"], step=0.05, also=state["polarity"]),
            value=bounds["polarity"],
            key="polarity",
            format_func=name_step,
            help="TextBlob’s polarity: −1 is all blame, +1 is all praise. By TextBlob’s own word list, without the "
            "titles of films, whatever is chosen below.",
        )
    chosen = _said(bounds)
    st.button(
        "Reset the selection",
        icon=":material/restart_alt:",
        on_click=lambda: _set(Selection(), bounds),
        disabled=not chosen,
        width="stretch",
    )
    return chosen


def ask_words() -> None:
    """Show the sidebar's field for words on a screen too: what is typed in either stands in both."""
    state = st.session_state
    state[_SOUGHT] = state["words"]
    st.text_input("Find", key=_SOUGHT, on_change=lambda: state.update(words=state[_SOUGHT]), width=520, **_SEARCH)


def _said(bounds: dict[str, tuple[Any, Any] | None]) -> Selection:
    """Read the controls; a range over everything does not narrow."""
    state = st.session_state
    ranges = {}
    for field, ends in bounds.items():
        if ends:
            low, high = state[field]
            ranges[field] = (None if low <= ends[0] else low, None if high >= ends[1] else high)
    return Selection(
        **{field: tuple(state[field]) for field in CHOSEN},
        **ranges,
        words=" ".join((state.get("words") or "").split()),
    )


def _set(selection: Selection, bounds: dict[str, tuple[Any, Any] | None]) -> None:
    for field in CHOSEN:
        st.session_state[field] = list(getattr(selection, field))
    for field, ends in bounds.items():
        if ends:
            low, high = getattr(selection, field)
            st.session_state[field] = (ends[0] if low is None else low, ends[1] if high is None else high)
    st.session_state["words"] = selection.words


def _clamp(bounds: dict[str, tuple[Any, Any] | None]) -> None:
    """Keep each range inside what this corpus has."""
    state = st.session_state
    for field, ends in bounds.items():
        if ends:
            low, high = state.get(field) or ends
            state[field] = (min(max(low, ends[0]), ends[1]), max(min(high, ends[1]), ends[0]))
    state["words"] = state.get("words") or ""


class _Offers(NamedTuple):
    """What the controls offer, by field: the ends of ranges, the names in lists, and all names that a link may have."""

    bounds: dict[str, tuple[Any, Any] | None]
    offered: dict[str, list[str]]
    known: dict[str, frozenset[str]]


@st.cache_resource(max_entries=8, show_spinner=False)
def _list_offers(version: str, *, _reviews: pd.DataFrame) -> _Offers:
    names = {field: list_choices(_reviews, field) for field in CHOSEN}
    return _Offers(
        {field: _find_ends(field, _reviews) for field in ("dates", "rating", "polarity")},
        {field: each[:OFFERED] for field, each in names.items()},
        {field: frozenset(each) for field, each in names.items()},
    )


def _find_ends(field: str, reviews: pd.DataFrame) -> tuple[Any, Any] | None:
    """Return the ends of a range's control; None where the corpus has nothing to choose."""
    if field in SCALES:
        return SCALES[field] if reviews[RANGED[field]].notna().any() else None
    published = reviews["published"].dropna()
    if published.nunique() < 2:
        return None
    return (_day(published.min()), _day(published.max()))


def _day(stamp: pd.Timestamp) -> date:
    return stamp.date()
