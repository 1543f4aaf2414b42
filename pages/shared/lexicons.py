"""The house lexicon as its screen changes it: a change is tried before it is kept, and kept for everybody."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from corpus.desk.items import Item
from corpus.errors import CorpusError
from corpus.keeping.lexicon import change_lexicon
from corpus.polarity import settings
from corpus.polarity.house import House
from corpus.store import rescoring
from pages.shared import desks, scaling
from pages.shared.viewing import View

Change = Callable[[House], House]
#: What changes of the word list are called, where two people make them at once.
OF = "lexicon"
#: The change that was not made because somebody else was first, to be made over theirs.
_MINE = "_lexicon_mine"


def keep_change(view: View, change: Change, seen: House | None, done: str = "") -> None:
    """Change the word list; what others have changed meanwhile is kept. Call it in a callback.

    Parameters
    ----------
    view : View
    change : callable
        Gives the new word list, of that which stands there.
    seen : House or None
        The one that the reader has seen; None to change it whatever it is.
    done : str
        What to say afterwards.
    """
    kept: list[House] = []
    made = desks.keep(
        lambda desk, by: kept.append(change_lexicon(desk, view.key, change, seen=seen, by=by)),
        of=OF,
        mine={"settings": _list_settings(change, seen)},
        done=done,
    )
    st.session_state[_MINE] = None if made else change
    if made:
        st.session_state.update({"lexicon": "textblob" if kept[0].is_empty else "house", scaling.AS_IS: False})


def show_clash(view: View) -> None:
    """Show what somebody else has made of the same words meanwhile, and the ways on."""

    def keep_mine(mine: Item, now: Item | None) -> None:
        if change := st.session_state.get(_MINE):
            keep_change(view, change, None)

    desks.show_clash(OF, say_settings, keep_mine)


def say_settings(item: Item | None) -> str:
    """Say which scores stand in a version of the word list, in a line."""
    given = (item or {}).get("settings")
    return settings.say_settings(given) if given else "the change is undone"


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


def _list_settings(change: Change, seen: House | None) -> Item:
    """Return the settings that a change makes, by word; none where it undoes one or cannot be made."""
    former = seen or House()
    try:
        return {each.term: each.after for each in change(former).history[len(former.history) :]}
    except CorpusError:
        return {}
