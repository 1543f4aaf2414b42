import numpy as np
import pytest

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.frames import Frames, count_reviews, find_runs, number_keys
from corpus.phrases.spelling import Spelling
from corpus.text.tokens import tokenise


def annotate(texts):
    tokens = tokenise(texts)
    return AnnotatedText.of(tokens, Spelling.of(tokens))


#: Two frames of one word, a gap and one word; the first occurs at tokens 0 and 10, filled by one word and by two.
FRAMES = Frames.of(np.array([0, 1, 0, -1]), np.array([0, 5, 10, 15]), np.array([1, 3, 2, 1]), 1, 1)


def test_occurrences_are_grouped_by_frame():
    assert FRAMES.size.tolist() == [2, 1]
    assert FRAMES.place.tolist() == [0, 10, 5]
    assert FRAMES.code.tolist() == [0, 0, 1]
    assert FRAMES.example.tolist() == [0, 2]
    assert FRAMES.gap.tolist() == [1, 11, 6]
    assert FRAMES.last.tolist() == [2, 13, 9]


def test_some_frames_or_some_occurrences_can_be_selected():
    assert FRAMES.select_frames(np.array([False, True])).place.tolist() == [5]
    some = FRAMES.select_occurrences(np.array([True, False, False]), np.array([2, 2, 2]))
    assert (some.size.tolist(), some.place.tolist(), some.filler.tolist()) == ([1], [0], [2])
    assert Frames.concatenate([FRAMES, some]).size.tolist() == [2, 1, 1]


def test_keys_in_too_few_reviews_have_no_number():
    number, reviews = number_keys(np.array([7, 5, 7, 5, 9]), np.array([0, 0, 1, 0, 2]), min_reviews=2)
    assert number.tolist() == [0, -1, 0, -1, -1]
    assert reviews.tolist() == [2]


def test_a_review_counts_once_for_each_code():
    assert count_reviews(np.array([0, 0, 0, 2]), np.array([3, 3, 4, 3]), 3).tolist() == [2, 0, 1]


@pytest.mark.parametrize(("whole", "words"), [(False, [1, 2, 0, 0, 1]), (True, [1, 2, 0, 0, 2])])
def test_a_gap_is_filled_by_words_of_content_and_the_words_that_lead_to_them(whole, words):
    text = annotate(
        ["sense of wonder", "sense of a wonder", "sense of the, wonder", "sense of", "sense of visual style"]
    )
    of = np.flatnonzero(text.preposition[:])
    assert text.count_filling_words(of, whole=whole).tolist() == words


def test_every_place_of_a_run_is_found_from_one_of_them():
    text = annotate(["so it was so it was", "so it. was so it"])
    runs = find_runs(text, np.array([0, 3]), np.array([2, 5]))
    assert (runs.left.tolist(), runs.size.tolist(), runs.place.tolist()) == ([2], [4], [0, 3, 6, 9])
