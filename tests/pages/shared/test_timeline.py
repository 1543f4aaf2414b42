"""What the calendar holds."""

import pytest

from corpus.errors import SelectionError
from pages.shared import queries, timeline


def test_a_phrase_is_counted_with_all_its_variants(view) -> None:
    offered = timeline.offer_phrases(view)
    first = queries.list_phrases(*view.about, _view=view).iloc[0]
    assert next(iter(offered.items())) == (first["phrase_id"], first["said"])
    assert timeline.measure_phrase(view, first["phrase_id"]).reviews == first["reviews"]


def test_the_periods_hold_every_dated_review_once(view) -> None:
    months = timeline.choose_period(*view.about, _view=view)
    periods = timeline.measure_periods(*view.about, "rating", months, _view=view)
    assert periods["n"].sum() == view.reviews["published"].notna().sum()


def test_words_are_found_in_the_syntax_of_the_search(view) -> None:
    texts = view.corpus.read_texts(view.reviews["review_id"].tolist())
    expected = texts.str.contains(r"\blove", case=False).sum()
    assert timeline.measure_words(*view.about, "love*", 1, _view=view).reviews == expected
    with pytest.raises(SelectionError):
        timeline.measure_words(*view.about, '"love', 1, _view=view)
