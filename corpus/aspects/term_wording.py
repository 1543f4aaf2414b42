"""The house's terms in words: what one names or judges, how much is changed, and the changes so far."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from corpus.aspects.house_terms import HouseTerms
from corpus.aspects.term_entries import PLAIN, Meaning, State, list_shipped, normalise_term
from corpus.aspects.terms import ANY, NONE
from corpus.aspects.values import SAID
from corpus.history import Change
from corpus.wording import date, listed, plural, signed

#: So many terms are said in a line.
_SAID = 3
_KINDS = {ANY: "any part", NONE: "no part"}


def describe_terms(house: HouseTerms) -> str:
    """Say how much of the table is changed, and since when.

    Examples
    --------
    >>> describe_terms(HouseTerms()).startswith("Nothing is changed yet: ")
    True
    """
    if not house.settings:
        return f"Nothing is changed yet: {plural(len(house.table), 'word')} come with Refrain."
    return f"{plural(len(house.settings), 'word is', 'words are')} our own. Last change: {date(house.history[-1].on)}."


def describe_term(house: HouseTerms, given: str) -> str:
    """Say what a term names or judges now.

    Examples
    --------
    >>> describe_term(HouseTerms(), "Acting"), describe_term(HouseTerms(), "zorb")
    ('“acting” names the acting.', '“zorb” is not in the list.')
    """
    term = normalise_term(given)
    state = house.get(term)
    if not isinstance(state, Meaning):
        return f"“{term}” is not in the list."
    if state.aspect == NONE:
        return f"“{term}” names no part of the film, and judges nothing."
    if state.aspect == ANY:
        return f"“{term}” {_say_verb(state)} whatever part stands beside it, with {signed(state.polarity)}."
    named = f"“{term}” names {SAID[state.aspect]}{', where nothing else is named beside it,' if state.weak else ''}"
    judged = f" and {_say_verb(state)} by itself, with {signed(state.polarity)}" if state.polarity else ""
    return f"{named}{judged}.".replace(",.", ".")


def say_states(given: Mapping[str, State]) -> str:
    """Say what some terms are, in a line.

    Examples
    --------
    >>> say_states({"zorb": Meaning("visuals"), "limp": Meaning("any", -0.5), "plot": "removed"})
    '“zorb”: visuals, “limp”: any part, −0.50 and “plot”: not in the list'
    """
    said = [f"“{term}”: {_write(term, state)}" for term, state in given.items()]
    return listed([*said[:_SAID], plural(len(said) - _SAID, "other word")] if len(said) > _SAID else said)


def list_changes(house: HouseTerms, signed: Mapping[int, str] = MappingProxyType({})) -> pd.DataFrame:
    """Return the changes in words, the newest first: `on`, `term`, `before`, `after`, `note`, `origin`.

    Parameters
    ----------
    house : HouseTerms
    signed : mapping of int to str
        Who made each step, as far as that is known.
    """
    rows = [
        (
            each.on,
            each.term,
            _write(each.term, each.before),
            _write(each.term, each.after),
            each.after.note if isinstance(each.after, Meaning) else "",
            _say_origin(each, signed),
        )
        for each in reversed(house.history)
    ]
    columns = ["on", "term", "before", "after", "note", "origin"]
    return pd.DataFrame(rows, columns=columns).astype({"on": "datetime64[s]"})


def _say_verb(meaning: Meaning) -> str:
    return "praises" if meaning.polarity > 0 else "blames"


def _write(term: str, state: State) -> str:
    state = list_shipped().get(term, state) if state == PLAIN else state
    if not isinstance(state, Meaning):
        return "not in the list"
    kind = _KINDS.get(state.aspect, state.aspect) + (" if nothing else is named" if state.weak else "")
    return f"{kind}, {signed(state.polarity)}" if state.polarity else kind


def _say_origin(change: Change[State], signed: Mapping[int, str]) -> str:
    by = signed.get(change.step, "")
    if change.origin == "import":
        return f"An import, {by}" if by else "An import"
    return by or "An editor"
