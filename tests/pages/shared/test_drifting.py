"""Whose stars rise or fall over the years."""

import pytest

from corpus.compare import drift
from tests.pages.conftest import App, charts, doors, paragraphs, tables


def test_whose_ratings_rise_is_said_only_of_films_enough(app: App, sample) -> None:
    """The sample's critics have at most nine films in common, its three outlets have twelve."""
    too_few = app("drift")
    critics = drift.describe_drift(drift.measure_drift(sample.reviews, by="reviewer"), noun="critic")
    assert critics in paragraphs(too_few)
    assert "Critics on the same films" in doors(too_few)
    assert "See who rates higher and lower on the same films." in paragraphs(too_few)
    assert any(said.startswith("Widen the selection") for said in paragraphs(app("drift", critic="Rufus Obadele")))
    at = app("drift", drift="outlet", numbers="True")
    expected = drift.measure_drift(sample.reviews, by="outlet")
    assert drift.describe_drift(expected, noun="outlet") in paragraphs(at)
    assert "Change in ratings a year: 3 outlets" in charts(at)
    drifts = next(each for each in tables(at) if "range" in each)
    assert drifts["estimate"].sort_values().tolist() == pytest.approx(expected["estimate"].tolist())


def test_without_ratings_it_is_said_why_and_what_to_do(app: App) -> None:
    at = app("drift", "one")
    assert "No review here has both a rating and a critic or an outlet." in paragraphs(at)
    assert "Data" in doors(at)
