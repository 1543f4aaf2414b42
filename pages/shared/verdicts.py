"""What readers decide about misleading words, as the screen of stars and words keeps it."""

from datetime import date

import pandas as pd
import streamlit as st

from corpus.polarity import faults, verdicts
from corpus.polarity.verdicts import Ruling, Verdicts
from corpus.schema import CorpusError
from pages.shared import admission
from pages.shared.opening import View

_NOTICE = "_verdicts_notice"


def read_verdicts(view: View) -> tuple[Verdicts, str]:
    """Return all verdicts on this corpus, and what went wrong with reading or changing them, if anything did."""
    wrong = st.session_state.pop(_NOTICE, "")
    try:
        return verdicts.read_verdicts(view.corpus.path), wrong
    except CorpusError as error:
        return Verdicts(), f"{wrong} {error}".strip()


def give_verdict(view: View, review_id: str, word: str, ruling: Ruling | None) -> None:
    """Keep a verdict on a word in a review, or take it back: call it in a callback."""

    def change(now: Verdicts) -> Verdicts:
        return now.add(review_id, word, ruling, on=date.today()) if ruling else now.remove(review_id, word)

    try:
        admission.need_editor()
        verdicts.change_verdicts(view.corpus.path, change)
    except CorpusError as error:
        st.session_state[_NOTICE] = str(error)


def list_faults(view: View, review_id: str, difference: float) -> pd.DataFrame:
    """Return the misleading words of a review, one row a word, with their context; see `faults.list_faults`."""
    printed, scored = (read([review_id]).iloc[0] for read in (view.corpus.read_texts, view.read_scored_texts))
    return faults.list_faults(printed, difference, scored=scored, lexicon=view.lexicon)


def name_faults(view: View, page: pd.DataFrame) -> pd.DataFrame:
    """Return a page of disagreements with the `words` that mislead most in each."""
    return page.assign(words=_name_faults(view.about[0], tuple(page["review_id"].tolist()), _page=page, _view=view))


@st.cache_resource(max_entries=64, show_spinner=False)
def _name_faults(version: str, review_ids: tuple[str, ...], *, _page: pd.DataFrame, _view: View) -> list[str]:
    texts = _view.read_scored_texts(review_ids).loc[_page["review_id"]]
    return faults.name_faults(texts.tolist(), _page["difference"].tolist(), lexicon=_view.lexicon)
