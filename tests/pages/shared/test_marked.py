"""One review with all that is marked in it."""

from pages.shared.marked import mark_review
from pages.shared.viewing import View


def test_a_review_comes_with_its_own_phrases_words_and_sentences(view: View) -> None:
    review_id = view.reviews["review_id"].iloc[3]
    text, phrases, evidence, course = mark_review(view.about[0], review_id, _view=view)
    assert text == view.corpus.read_texts([review_id]).iloc[0]
    assert set(phrases["review_id"]) == set(course["review_id"]) == {review_id}
    assert phrases["noticed"].dtype == bool
    assert len(evidence) == view.reviews["evidence"].iloc[3]
