"""The list of recurring phrases as a reader asks for it: which of them, in which order, with users in words."""

from typing import NamedTuple

import pandas as pd

from corpus.phrases import phrase_list


class Asked(NamedTuple):
    """What the reader asks of the list.

    `gathered`: variants as one. `fragments`: also pieces of phrases. `everyday`: also everyday phrases. `nameless`:
    without names. `without`: words that no phrase may contain. `owned`: "house", "own" or "" for anyone's. `words`:
    letters that each phrase has; everyday ones are then looked through too. `order`: a column, or "worn".
    """

    gathered: bool = True
    fragments: bool = False
    everyday: bool = False
    nameless: bool = False
    without: str = ""
    owned: str = ""
    words: str = ""
    order: str = "worn"


class PhraseList(NamedTuple):
    """The phrases that are listed; how many `everyday` ones there are besides or, if asked for, among them; a finding.

    The finding is that of the first phrase; "" where none is listed.
    """

    phrases: pd.DataFrame
    everyday: int
    finding: str


def arrange_phrases(listed: pd.DataFrame, asked: Asked, reviews: pd.DataFrame) -> PhraseList:
    """Return the phrases that a reader asks for, in their order, with rates, and with users and kinds in words.

    Parameters
    ----------
    listed : DataFrame
        From `phrase_list.add_owners`, `gathered` and with `fragments` as they are asked for.
    asked : Asked
    reviews : DataFrame
        The reviews in which they are counted: `film`, `reviewer`, `words`.
    """
    shown = listed
    if asked.without or asked.nameless:
        shown = phrase_list.hide_phrases(shown, words=asked.without, names=asked.nameless)
    shown = phrase_list.narrow_phrases(shown, owned=asked.owned, words=asked.words)
    telling, everyday = shown, 0
    if not (asked.fragments or asked.words):
        telling = phrase_list.hide_everyday(shown)
        everyday = len(shown) - len(telling)
    shown = shown if asked.everyday else telling
    if asked.order != "worn":
        by = "said" if asked.order == "phrase" else asked.order
        shown = shown.sort_values(by, ascending=asked.order == "phrase", kind="stable")
    finding = phrase_list.describe_spread(shown.iloc[0], reviews) if len(shown) else ""
    shown = phrase_list.add_rates(shown, int(reviews["words"].sum()))
    shown = phrase_list.name_phrases(phrase_list.name_users(shown))
    named = phrase_list.name_kinds(shown) if asked.gathered else shown.drop(columns="wordings")
    return PhraseList(named, everyday, finding)
