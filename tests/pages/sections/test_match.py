"""Do words match stars? The curve, the agreement by film and critic, and what cannot be said."""

import pandas as pd
import pytest
from scipy.stats import spearmanr

from tests.pages.conftest import App, charts, paragraphs, tables, wide_tables


def test_the_finding_says_how_often_tone_picks_the_better_rated_review(app: App, sample) -> None:
    rated = sample.reviews.dropna(subset=["polarity_untitled", "rating"])
    liked, disliked = (rated.loc[side, "polarity_untitled"] for side in (rated["rating"] > 5, rated["rating"] < 5))
    pairs = [(a > b) + (a == b) / 2 for a in liked for b in disliked]
    finding = paragraphs(app("match"))[1]
    assert f"the better-rated of two reviews {100 * sum(pairs) / len(pairs):.0f} times in 100 (" in finding
    assert finding.endswith("): that could be luck.")


def test_the_curve_stands_over_every_rated_review_and_names_the_middle(app: App, sample) -> None:
    at = app("match")
    title = next(title for title in charts(at) if title.startswith("A review of 5/10 scores"))
    assert f"{abs(sample.middle):.2f}" in title
    dots = max(charts(at)[title]["data"], key=lambda trace: len(trace.get("customdata", [])))
    assert len(dots["customdata"]) == sample.reviews["rating"].notna().sum()


def test_the_rank_correlation_is_said_with_its_interval(app: App, sample) -> None:
    rated = sample.reviews.dropna(subset=["polarity_untitled", "rating"])
    expected = spearmanr(rated["polarity_untitled"], rated["rating"]).statistic
    assert any(
        f"correlation of tone and rating: {expected:.2f} (−" in paragraph for paragraph in paragraphs(app("match"))
    )


@pytest.mark.parametrize(("by", "column"), [("film", "film"), ("critic", "reviewer")])
def test_each_group_stands_with_its_agreement(app: App, sample, by: str, column: str) -> None:
    table = wide_tables(app("match", by=by, numbers="True"))[0]
    assert set(table["group"]) == set(sample.reviews[column])
    assert pd.isna(table.loc[table["n"] < 5, "order_range"]).all()


def test_without_ratings_it_says_why_and_what_to_do(app: App) -> None:
    at = app("match", "one")
    assert (
        paragraphs(at)[1] == "No review here has a rating and a scored word, so tone cannot be checked against stars."
    )
    assert any("Add reviews with a column of ratings on the Data screen" in text for text in paragraphs(at))
    assert len(tables(at)) == 0


def test_an_empty_selection_says_what_to_do(app: App) -> None:
    assert "No review fits this selection." in paragraphs(app("match", words="xyzzyx"))


def test_the_curve_is_the_same_on_whichever_scale_the_other_screens_are(app: App) -> None:
    plain, stars = paragraphs(app("match")), paragraphs(app("match", scale="rating"))
    assert stars[0] == f"{plain[0]}; tone as expected rating"
    assert stars[1] == plain[1]
