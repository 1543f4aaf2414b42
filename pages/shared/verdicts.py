"""What readers decide about misleading words, as the screen of stars and words keeps it."""

from datetime import date

import pandas as pd
import streamlit as st

from corpus.desk.items import Item
from corpus.desk.tables import WORD_VERDICTS
from corpus.errors import CorpusError
from corpus.keeping import verdicts
from corpus.polarity import faults
from corpus.polarity.verdicts import Ruling, Verdicts, verdicts_path
from corpus.wording import name_reviews
from pages.shared import columns, desks, exchanging, houses
from pages.shared.controls import fold
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.tables import table
from pages.shared.viewing import View

#: What a verdict is called where somebody else has decided otherwise.
_SAID = {**verdicts.LABELS, None: "not marked"}


def read_verdicts(view: View) -> tuple[Verdicts, str]:
    """Return all verdicts on this corpus, and what went wrong with reading or changing them, if anything did."""
    notice, path = desks.take_notice(), view.corpus.path
    try:
        wrong = houses.move_waiting(path).get(verdicts_path(path), "")
        known = desks.read(_read, Verdicts(), path.name)
    except CorpusError as error:
        known, wrong = Verdicts(), str(error)
    return known, f"{notice} {wrong}".strip()


def give_verdict(view: View, review_id: str, word: str, ruling: Ruling | None, seen: Ruling | None) -> None:
    """Keep a verdict on a word in a review, or take it back: call it in a callback.

    Parameters
    ----------
    view : View
    review_id, word : str
    ruling, seen : {"confirmed", "dismissed"} or None
        The new verdict, and the one that the reader has seen.
    """

    def change(desk: desks.Desk, by: str) -> None:
        verdicts.give_verdict(desk, view.key, review_id, word, ruling, seen=seen, on=date.today(), by=by)

    desks.keep(change, of=_name(review_id, word), mine={"ruling": ruling})


def show_clash(view: View, review_id: str, word: str) -> None:
    """Show what somebody else has decided on a word meanwhile, and the ways on."""

    def keep_mine(mine: Item, now: Item | None) -> None:
        give_verdict(view, review_id, word, mine["ruling"], now["ruling"] if now else None)

    desks.show_clash(_name(review_id, word), lambda item: f"“{word}” is {_SAID[(item or {}).get('ruling')]}", keep_mine)


def show_marked(view: View) -> None:
    """Show the marked words of this corpus, the last mark with the button that undoes it, and the upload; folded."""
    if not (shown := fold("Marked words", name="marked")).open:
        return
    try:
        known = desks.read(_list, pd.DataFrame(), view.key)
    except CorpusError as error:
        known = pd.DataFrame()
        plain_text(str(error))
    with shown:
        if known.empty:
            plain_text("There is none. Open a review of the list and mark a word of it.", "note")
        else:
            names = name_reviews(view.corpus.reviews, known["review"])
            table(
                known.assign(
                    about=known["review"].map(names).fillna(""),
                    ruling=known["ruling"].map(verdicts.LABELS),
                ),
                page="marked-page",
                rows=12,
                key="marked-words",
                name="marked words",
                narrowed=False,
                alt="The marked words with their review, their verdict, who gave it and when",
                columns=columns.MARKED_WORDS,
                shown=["word", "about", "ruling", "changed_by", "changed_at"],
                opens=lambda row: Address("mismatches", link(view.query, review=row["review"])),
            )
        desks.show_undo("undo words", WORD_VERDICTS, lambda item: f"the verdict on “{item['word']}”", corpus=view.key)
        exchanging.show_import(
            "words",
            read=verdicts.read_csv,
            merge=lambda desk, given, *, by: verdicts.merge(desk, view.key, given, on=date.today(), by=by),
        )


@st.cache_resource(max_entries=8, show_spinner=False)
def _list(url: str, changes: int, corpus: str) -> pd.DataFrame:
    return verdicts.list_verdicts(desks.find_desk(), corpus)


def _name(review_id: str, word: str) -> str:
    return f"verdict {review_id} {word}"


@st.cache_resource(max_entries=8, show_spinner=False)
def _read(url: str, changes: int, corpus: str) -> Verdicts:
    return verdicts.read_verdicts(desks.find_desk(), corpus)


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
