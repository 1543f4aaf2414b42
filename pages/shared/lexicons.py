"""The house lexicon as its screen changes it: a change is tried before it is kept, and kept for everybody."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from corpus.polarity.house import House, change_house
from corpus.schema import CorpusError
from corpus.store import rescoring
from pages.shared import admission, scaling
from pages.shared.opening import View

_NOTICE = "_lexicon_notice"


def keep_change(view: View, change: Callable[[House], House], done: str = "") -> None:
    """Change the lexicon that is kept beside the corpus; what others have changed meanwhile is kept.

    What went wrong, or else what was `done`, is what `take_notice` returns on the next run: call it in a callback.
    """
    try:
        admission.need_editor()
        kept = change_house(view.corpus.path, change)
    except CorpusError as error:
        st.session_state[_NOTICE] = str(error)
        return
    st.session_state.update({"lexicon": "textblob" if kept.is_empty else "house", scaling.AS_IS: False})
    st.session_state[_NOTICE] = done


def take_notice() -> str:
    """Return what came of the last change, once; empty where there is nothing to say."""
    return st.session_state.pop(_NOTICE, "")


def list_moves(view: View, kept: House, changed: House) -> pd.DataFrame:
    """Return the selected reviews that a change would move, the furthest first.

    Returns
    -------
    DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating`, `before`, `after`, `change`, `excerpt`.
    """
    corpus = view.corpus
    before = scaling.find_scores(corpus, kept)
    moves = rescoring.list_moved_reviews(corpus, before, rescoring.rescore_corpus(corpus, changed, former=before))
    moves = moves.assign(change=moves["after"] - moves["before"])
    columns = ["review_id", "film", "reviewer", "published", "rating", "excerpt"]
    return moves.merge(view.reviews[columns], on="review_id")


def today() -> date:
    """Return the day that a change is dated with."""
    return date.today()
