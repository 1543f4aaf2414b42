"""The list of phrases as a reader asks for it."""

import pandas as pd

from corpus.phrases.arranging import Asked, PhraseList
from corpus.phrases.content import mark_trivial
from pages.shared import queries
from pages.shared.phrase_lists import arrange_phrases, rank_sharers
from pages.shared.viewing import View


def arranged(view: View, **asked) -> PhraseList:
    return arrange_phrases(*view.about, Asked(**asked), _view=view)


def every(view: View) -> pd.DataFrame:
    return queries.list_owned_phrases(*view.about, gathered=True, fragments=False, _view=view)


def test_everyday_phrases_are_left_out_and_counted(view: View) -> None:
    telling, everyday, _ = arranged(view)
    assert telling["phrase_id"].tolist() == every(view).loc[~mark_trivial(every(view)["weight"]), "phrase_id"].tolist()
    assert len(telling) + everyday == len(every(view))
    shown, counted, _ = arranged(view, everyday=True)
    assert (shown["phrase_id"].tolist(), counted) == (every(view)["phrase_id"].tolist(), everyday)


def test_what_is_sought_is_found_among_everyday_phrases_too(view: View) -> None:
    everyday = every(view)["phrase"].iloc[-1]
    assert everyday not in arranged(view).phrases["phrase"].tolist()
    sought, left_out, _ = arranged(view, words=everyday)
    assert everyday in sought["phrase"].tolist()
    assert left_out == 0


def test_what_a_reader_hides_is_not_shown(view: View) -> None:
    shown = arranged(view, everyday=True, without="credits").phrases
    hidden = every(view)[~every(view)["phrase_id"].isin(shown["phrase_id"])]
    assert len(hidden)
    assert hidden["phrase"].str.contains("credits").all()


def test_films_that_use_most_of_some_phrases_come_first(view: View) -> None:
    first = arranged(view).phrases.head(3)
    named = tuple(zip(first["phrase_id"], first["phrase"], strict=True))
    ranked = rank_sharers(*view.about, "film", named, _view=view)
    assert ranked["phrases"].is_monotonic_decreasing
    assert set(ranked["which"].str.split("; ").explode()) <= set(first["phrase"])
