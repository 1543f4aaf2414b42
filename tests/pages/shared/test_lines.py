"""Where a line, or a phrase in a narrower selection, leads to."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pages.shared import lines

VIEW = SimpleNamespace(query=[("corpus", "sample"), ("film", "Dusk"), ("words", "bread")])
ROWS = pd.DataFrame({"review_id": ["r1", "r2"], "start": [7, 0]})


def test_a_line_opens_its_review_at_its_place_in_the_same_selection() -> None:
    query = {"corpus": ["sample"], "film": ["Dusk"], "words": ["bread"], "review": ["r1"], "at": ["7"]}
    assert lines.open_place(VIEW, ROWS.iloc[0]) == ("review", query)


def test_a_place_at_the_very_beginning_is_a_place_too() -> None:
    assert lines.open_place(VIEW, ROWS.iloc[1]).query["at"] == ["0"]


def test_a_line_of_a_phrase_goes_on_among_its_reviews() -> None:
    assert lines.open_place(VIEW, ROWS.iloc[0], phrase="p").query["phrase"] == ["p"]


@pytest.mark.parametrize(
    ("used", "screen", "phrase"), [(2, "phrase", ["p"]), (0, "reviews", None), (1, "review", ["p"])]
)
def test_a_phrase_opens_in_the_narrower_selection_or_its_one_review_or_all_reviews(used, screen, phrase) -> None:
    address = lines.open_uses(VIEW, "p", ROWS.head(used), "film", "Dawn")
    assert address.screen == screen
    assert address.query.get("phrase") == phrase
    assert address.query["film"] == (["Dusk"] if screen == "review" else ["Dawn"])
    assert address.query.get("added") == (None if screen == "review" else ["film"])
