"""The house's terms for parts of the film as their screen changes them: kept for everybody, and then read by."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from corpus.aspects.house_terms import HouseTerms, terms_path
from corpus.aspects.term_wording import say_states
from corpus.desk.database import Desk
from corpus.desk.items import Item
from corpus.errors import CorpusError
from corpus.keeping.terms import Kept, adopt_terms, change_terms, find_decided
from corpus.store.basis import Basis
from corpus.store.corpus import Corpus
from pages.shared import desks, houses
from pages.shared.viewing import View

Change = Callable[[HouseTerms], HouseTerms]
#: What changes of the terms are called, where two people make them at once.
OF = "terms"
#: The change that was not made because somebody else was first, to be made over theirs.
_MINE = "_terms_mine"


def read_kept(corpus: Corpus) -> tuple[Kept, str]:
    """Return the terms of a corpus with who changed them, and what went wrong with reading them."""
    try:
        wrong = houses.move_waiting(corpus.path).get(terms_path(corpus.path), "")
        kept = desks.read(_read, None, corpus.path.name)
    except CorpusError as error:
        return Kept(HouseTerms(), {}), str(error)
    if kept is None:
        built = _find_built(corpus)
        kept = Kept(built, {change.step: "" for change in built.history})
    return kept, wrong


def is_read(corpus: Corpus, terms: HouseTerms) -> bool:
    """Return whether what a corpus says of parts of the film was found by these terms."""
    read = HouseTerms.of_settings(corpus.manifest.settings["terms"])
    # The table of all terms is long, what a house has changed is short.
    return read.settings == terms.settings or read.digest == terms.digest


def is_judged(corpus: Corpus) -> bool:
    """Return whether the word list that judged parts of the film is the one of today.

    A corpus that was built without a word list is judged by TextBlob's scores, whatever the list is.
    """
    built = corpus.manifest.settings
    if not built["lexicon"]:
        return True
    house, _ = houses.read_house(corpus)
    today = Basis(HouseTerms.of_settings(built["terms"]), house if house.history else None)
    return today.digest == built["basis"]


def keep_change(view: View, change: Change, seen: HouseTerms | None) -> None:
    """Change the terms; what others have changed meanwhile is kept. Call it in a callback.

    Parameters
    ----------
    view : View
    change : callable
        Gives the new terms, of those which stand there.
    seen : HouseTerms or None
        Those that the reader has seen; None to change them whatever they are.
    """

    def make(desk: Desk, by: str) -> None:
        adopt_terms(desk, view.key, _find_built(view.corpus), by=by)
        change_terms(desk, view.key, change, seen=seen, by=by)

    made = desks.keep(make, of=OF, mine={"settings": _list_states(change, seen)})
    st.session_state[_MINE] = None if made else change


def show_clash(view: View) -> None:
    """Show what somebody else has made of the same terms meanwhile, and the ways on."""

    def keep_mine(mine: Item, now: Item | None) -> None:
        if change := st.session_state.get(_MINE):
            keep_change(view, change, None)

    desks.show_clash(OF, _say, keep_mine)


def today() -> date:
    """Return the day that a change is dated with."""
    return date.today()


def _find_built(corpus: Corpus) -> HouseTerms:
    """Return the terms that a corpus was built with, of the day on which it was."""
    return HouseTerms.of_settings(corpus.manifest.settings["terms"], on=date.fromisoformat(corpus.manifest.built[:10]))


def _say(item: Item | None) -> str:
    given = (item or {}).get("settings")
    return say_states(given) if given else "the change is undone"


def _list_states(change: Change, seen: HouseTerms | None) -> Item:
    """Return what a change makes of each term; nothing where it undoes one or cannot be made."""
    former = seen or HouseTerms()
    try:
        return {each.term: each.after for each in change(former).history[len(former.history) :]}
    except CorpusError:
        return {}


@st.cache_resource(max_entries=8, show_spinner=False)
def _read(url: str, changes: int, corpus: str) -> Kept | None:
    return find_decided(desks.find_desk(), corpus)
