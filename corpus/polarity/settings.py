"""What our word list does with a term now, what a change would do to reviews, and the changes so far, in words."""

import math
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from corpus.history import Change
from corpus.polarity.entries import NEGATES, OPTION, TEXTBLOB, Setting, normalise_term
from corpus.polarity.house import House
from corpus.polarity.multiword import join_term
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.wording import UNKNOWN, listed, number, plural, ranges, signed

_ORIGINS = {"editor": "An editor", "stars": "Ratings", "import": "An import"}
#: So many words are said in a line.
_SAID = 3
_SETTINGS = {None: "ignored", TEXTBLOB: "TextBlob’s score", NEGATES: "treated as “not”"}


def find_polarity(house: House, term: str) -> float | None:
    """Return the polarity (−1..1) that a term has now: the house's, else TextBlob's.

    None where the house silences it, or where neither knows it.
    """
    term = normalise_term(term)
    return house.entries[term] if term in house.entries else _textblobs(term)


def suggest_polarity(house: House, term: str) -> float:
    """Return the polarity (−1..1) that a change of a term starts from: the house's, else TextBlob's, else 0."""
    given = house.entries.get(normalise_term(term))
    return given if given is not None else _textblobs(normalise_term(term)) or 0.0


def describe_setting(house: House, term: str) -> str:
    """Say what TextBlob and our word list do with a term."""
    term, known = normalise_term(term), _textblobs(normalise_term(term))
    own = f"TextBlob has no score for “{term}”" if known is None else f"TextBlob scores “{term}” {signed(known)}"
    if term not in house.entries:
        return f"{own}; our word list does not change that."
    value = house.entries[term]
    return f"{own}; our word list {'ignores it' if value is None else f'sets it to {signed(value)}'}."


def list_changes(house: House, signed: Mapping[int, str] = MappingProxyType({})) -> pd.DataFrame:
    """Return the changes of a house lexicon in words, the newest first: `on`, `term`, `before`, `after`, `origin`.

    Parameters
    ----------
    house : House
    signed : mapping of int to str
        Who made each step, as far as that is known: named as the `origin` of an editor's changes, and beside others.
    """
    rows = [
        (each.on, _name(each.term), _write(each.before), _write(each.after), _say_origin(each, signed))
        for each in reversed(house.history)
    ]
    return pd.DataFrame(rows, columns=["on", "term", "before", "after", "origin"]).astype({"on": "datetime64[s]"})


def say_settings(given: Mapping[str, Setting]) -> str:
    """Say what some terms are set to, in a line.

    Examples
    --------
    >>> say_settings({"good": -0.5, "fine": None})
    '“good” −0.50 and “fine” ignored'
    """
    said = [f"{_name(term) if term == OPTION else f'“{term}”'} {_write(setting)}" for term, setting in given.items()]
    return listed([*said[:_SAID], f"{plural(len(said) - _SAID, 'other word')}"] if len(said) > _SAID else said)


def describe_moves(moves: pd.DataFrame, reviews: int) -> str:
    """Say how many of some reviews a change of the lexicon moves, and how far.

    Parameters
    ----------
    moves : DataFrame
        The reviews that move, the furthest first: `before`, `after` and `change`, NaN where there is no evidence.
    reviews : int
        How many were looked at.
    """
    if moves.empty:
        return f"Changes none of these {plural(reviews, 'review')}: they do not use it, or its score is the same."
    known = moves["change"].dropna()
    sentence = f"Changes {number(len(moves))} of {plural(reviews, 'review')}"
    if len(known):
        up = int((known > 0).sum())
        ways = f"{number(up)} upwards and {number(len(known) - up)} downwards"
        if up in (0, len(known)):
            ways = f"{'all ' if len(known) > 1 else ''}{'upwards' if up else 'downwards'}"
        sentence += f", {ways}, by {_write_size(known.abs().mean())}{' on average' if len(known) > 1 else ''}"
    gained = int((moves["before"].isna() & moves["after"].notna()).sum())
    lost = int((moves["before"].notna() & moves["after"].isna()).sum())
    for count, what in ((gained, "first"), (lost, "only")):
        verb = {"first": ("gets", "get"), "only": ("loses", "lose")}[what][count != 1]
        sentence += f"; {number(count)} {verb} {'its' if count == 1 else 'their'} {what} scored word" if count else ""
    return f"{sentence}."


def select_open(suggestions: pd.DataFrame, house: House) -> pd.DataFrame:
    """Return the suggestions (`learning.suggest_changes`) that the house lexicon does not already follow."""
    settings = [house.entries.get(term, "") for term in suggestions["term"]]
    wanted = [None if np.isnan(polarity) else polarity for polarity in suggestions["suggested"]]
    return suggestions[[now != then for now, then in zip(settings, wanted, strict=True)]]


def add_range(suggestions: pd.DataFrame) -> pd.DataFrame:
    """Return suggestions with the 90 % range of what the ratings give each, as text: `range`, "−0.30 to −0.10"."""
    return suggestions.assign(range=ranges(suggestions["low"], suggestions["high"], signed, unknown=UNKNOWN))


def _write(setting: Setting) -> str:
    return signed(setting) if isinstance(setting, float) else _SETTINGS[setting]


def _say_origin(change: Change[Setting], signed: Mapping[int, str]) -> str:
    origin, by = _ORIGINS[change.origin], signed.get(change.step, "")
    return (by if change.origin == "editor" else f"{origin}, {by}") if by else origin


def _write_size(change: float) -> str:
    """Write how far a tone moves: to two decimals, or to as many as show that it does."""
    return number(change, decimals=next((decimals for decimals in (2, 3) if round(change, decimals)), 4))


def _name(term: str) -> str:
    return "“isn’t” and the like" if term == OPTION else term


def _textblobs(term: str) -> float | None:
    known = load_textblob_lexicon().words.get(join_term(term))
    return None if known is None or math.isnan(known.polarity) else known.polarity
