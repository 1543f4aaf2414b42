"""Whose stars rise or fall over the years, on the screen of what changed."""

import pytest

from corpus.compare import drift
from tests.pages.conftest import App, charts, paragraphs, tables


def test_whose_ratings_rise_is_said_only_of_films_enough(app: App, sample) -> None:
    """The sample's critics have at most nine films in common, its three outlets have twelve."""
    too_few = "Too few ratings to say whether any critic's rise or fall: it takes 10 films"
    assert any(text.startswith(too_few) for text in paragraphs(app("time")))
    at = app("time", drift="outlet")
    expected = drift.measure_drift(sample.reviews, by="outlet")
    assert drift.describe_drift(expected, noun="outlet") in paragraphs(at)
    assert "How the ratings of 3 outlets change a year" in charts(at)
    drifts = next(each for each in tables(at) if "first" in each)
    assert drifts["q"].is_monotonic_increasing
    assert drifts["estimate"].sort_values().tolist() == pytest.approx(expected["estimate"].tolist())
