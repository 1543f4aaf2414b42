"""The reviews before and after the one that is read."""

from tests.pages.conftest import App


def test_from_a_phrase_previous_and_next_go_through_its_own_reviews(app: App, sample) -> None:
    family = sample.families.families.iloc[0]
    used = sample.find_occurrences(family["family_id"], sample.reviews["review_id"].notna().to_numpy())
    review = used["review_id"].astype("str").iloc[0]
    shown = app("review", review=review, phrase=family["family_id"])
    text = "\n".join(html.proto.body for html in shown.get("html"))
    assert f"of {family['reviews']} reviews with this phrase" in text
