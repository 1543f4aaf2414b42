"""What the house lexicon does with a term now, what a change would do to reviews, and the changes so far, in words."""

import math

import numpy as np
import pandas as pd

from corpus.polarity.entries import NEGATES, OPTION, TEXTBLOB, Setting, normalise_term
from corpus.polarity.house import House
from corpus.polarity.multiword import join_term
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.wording import plural, signed

_ORIGINS = {"editor": "An editor", "stars": "The stars", "import": "An import"}
_SETTINGS = {None: "silenced", TEXTBLOB: "TextBlob’s", NEGATES: "negate"}


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
    """Say what TextBlob and the house lexicon do with a term."""
    term, known = normalise_term(term), _textblobs(normalise_term(term))
    own = f"TextBlob does not know “{term}”" if known is None else f"TextBlob gives “{term}” {signed(known)}"
    if term not in house.entries:
        return f"{own}; the house leaves it so."
    value = house.entries[term]
    return f"{own}; the house {'silences it' if value is None else f'gives it {signed(value)}'}."


def list_changes(house: House) -> pd.DataFrame:
    """Return the changes of a house lexicon in words, the newest first: `on`, `term`, `before`, `after`, `origin`."""
    rows = [
        (each.on, _name(each.term), _write(each.before), _write(each.after), _ORIGINS[each.origin])
        for each in reversed(house.history)
    ]
    return pd.DataFrame(rows, columns=["on", "term", "before", "after", "origin"]).astype({"on": "datetime64[s]"})


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
        return f"None of these {plural(reviews, 'review')} moves: the term does not stand in them, or weighs the same."
    known = moves["change"].dropna()
    gained = int((moves["before"].isna() & moves["after"].notna()).sum())
    lost = int((moves["before"].notna() & moves["after"].isna()).sum())
    sentence = f"{plural(len(moves), 'review')} of {reviews:,} {'moves' if len(moves) == 1 else 'move'}"
    if len(known):
        sentence += f", by {signed(known.mean(), decimals=3)} on average, {signed(known.iloc[0])} at most"
    for count, what in ((gained, "come to have evidence"), (lost, "are left without evidence")):
        sentence += f"; {count:,} {what}" if count else ""
    return f"{sentence}."


def select_open(suggestions: pd.DataFrame, house: House) -> pd.DataFrame:
    """Return the suggestions (`learning.suggest_changes`) that the house lexicon does not already follow."""
    settings = [house.entries.get(term, "") for term in suggestions["term"]]
    wanted = [None if np.isnan(polarity) else polarity for polarity in suggestions["suggested"]]
    return suggestions[[now != then for now, then in zip(settings, wanted, strict=True)]]


def _write(setting: Setting) -> str:
    return signed(setting) if isinstance(setting, float) else _SETTINGS[setting]


def _name(term: str) -> str:
    return "“isn’t” and its kin" if term == OPTION else term


def _textblobs(term: str) -> float | None:
    known = load_textblob_lexicon().words.get(join_term(term))
    return None if known is None or math.isnan(known.polarity) else known.polarity
