"""Where a line, or a phrase in a narrower selection, leads to."""

from types import SimpleNamespace

import pandas as pd
import pytest

from pages.shared import lines

VIEW = SimpleNamespace(query=[("corpus", "sample"), ("film", "Dusk"), ("words", "bread")])
ROWS = pd.DataFrame({"review_id": ["r1", "r2"], "start": [7, 0]})


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list:
    """What is opened: the screen and its address."""
    places: list = []
    monkeypatch.setattr(lines, "go", lambda screen, query: places.append((screen, query)))
    return places


def test_a_line_opens_its_review_at_its_place_in_the_same_selection(opened: list) -> None:
    lines.open_place(VIEW, ROWS.iloc[0])
    query = {"corpus": ["sample"], "film": ["Dusk"], "words": ["bread"], "review": ["r1"], "at": ["7"]}
    assert opened == [("review", query)]


def test_a_place_at_the_very_beginning_is_a_place_too(opened: list) -> None:
    lines.open_place(VIEW, ROWS.iloc[1])
    assert opened[0][1]["at"] == ["0"]


@pytest.mark.parametrize(("used", "screen", "phrase"), [(2, "phrase", ["p"]), (0, "reviews", None)])
def test_a_phrase_opens_in_the_narrower_selection_or_all_reviews_of_it(opened: list, used, screen, phrase) -> None:
    lines.open_uses(VIEW, "p", ROWS.head(used), [("film", "Dawn")])
    assert opened[0][0] == screen
    assert opened[0][1]["film"] == ["Dawn"]
    assert opened[0][1].get("phrase") == phrase


def test_a_phrase_that_one_review_uses_opens_at_its_place_there(opened: list) -> None:
    lines.open_uses(VIEW, "p", ROWS.head(1), [("film", "Dawn")])
    assert opened[0][0] == "review"
    assert opened[0][1]["at"] == ["7"]
