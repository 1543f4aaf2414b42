"""What readers say of the words at fault, as the screen of stars and words takes it down."""

from datetime import date

import pandas as pd
import streamlit as st

from corpus.polarity import verdicts
from corpus.polarity.disagreement import find_misleading_words
from corpus.polarity.verdicts import Ruling, Verdicts
from corpus.schema import CorpusError
from pages.shared.opening import View

_NOTICE = "_rulings_notice"
#: Words that are named in a row of the list, and characters of context on either side of one.
_NAMED, _CONTEXT = 3, 60


def said(view: View) -> tuple[Verdicts, str]:
    """Return all that was said of this corpus, and what went wrong with reading or changing it, if anything did."""
    wrong = st.session_state.pop(_NOTICE, "")
    try:
        return verdicts.read_verdicts(view.corpus.path), wrong
    except CorpusError as error:
        return Verdicts(), f"{wrong} {error}".strip()


def rule(view: View, review_id: str, word: str, ruling: Ruling | None) -> None:
    """Say something of a word in a review, or take it back: call it in a callback."""

    def change(now: Verdicts) -> Verdicts:
        return now.add(review_id, word, ruling, on=date.today()) if ruling else now.remove(review_id, word)

    try:
        verdicts.change_verdicts(view.corpus.path, change)
    except CorpusError as error:
        st.session_state[_NOTICE] = str(error)


def faults(view: View, review_id: str, difference: float) -> pd.DataFrame:
    """Return the words at fault in a review, one row a word, with what stands around it.

    Returns
    -------
    DataFrame
        Those of `disagreement.find_misleading_words`, and `context`.
    """
    text = view.corpus.texts([review_id]).iloc[0]
    found = find_misleading_words(text, difference, lexicon=view.lexicon).drop_duplicates("word")
    around = [
        " ".join(text[max(start - _CONTEXT, 0) : end + _CONTEXT].split())
        for start, end in zip(found["start"], found["end"], strict=True)
    ]
    return found.assign(context=around)


def named(view: View, listed: pd.DataFrame) -> pd.DataFrame:
    """Return a page of disagreements with the `words` most at fault in each."""
    texts = view.corpus.texts(listed["review_id"].tolist())
    words = [
        ", ".join(
            find_misleading_words(texts[review], apart, lexicon=view.lexicon)["word"].drop_duplicates().head(_NAMED)
        )
        for review, apart in zip(listed["review_id"], listed["difference"], strict=True)
    ]
    return listed.assign(words=words)
