"""What holds on every screen: it stands on any corpus, says its selection, and shows text letter for letter."""

from html import escape

import pytest

from tests.hostile import HOSTILE_TEXTS
from tests.pages.conftest import SCREENS, App, page_text


# On the sample, `test_hops` comes to each of them; on the seeds, `test_words`.
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("corpus", ["one", "hostile"])
def test_every_screen_stands_on_any_corpus(app: App, screen: str, corpus: str) -> None:
    at = app(screen, corpus)
    assert at.title[0].value
    assert not at.error


@pytest.mark.parametrize(
    "screen", [screen for screen in SCREENS if screen not in ("suggestions", "draft", "data", "saved", "watchlist")]
)
def test_a_screen_without_a_review_says_why_and_what_to_do(app: App, screen: str) -> None:
    text = page_text(app(screen, words="zyzzyva quagga"))
    assert "No review fits this selection." in text
    assert "Widen it in the sidebar" in text


def test_a_film_is_named_letter_for_letter_and_never_as_markup(app: App) -> None:
    name = next(text for text in HOSTILE_TEXTS.values() if "<script>" in text)
    text = page_text(app("overview", "hostile", film=name))
    assert escape(name) in text
    assert name not in text
