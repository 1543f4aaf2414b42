import numpy as np
import pytest

from corpus.phrases.frames import Frames
from corpus.phrases.variety import mark_varied
from tests.phrases.test_frames import annotate


@pytest.mark.parametrize(
    ("fillers", "varied"),
    [
        (["score", "film", "song"], True),
        (["score", "score", "film", "song"], True),
        # Two fillers are too few, also if one of them is inflected.
        (["score", "song"], False),
        (["score", "scores", "song"], False),
        # More than half of the fillers are one word, up to inflection, or begin or end with it.
        (["score", "scores", "score", "song", "film"], False),
        (["very fine", "very sad", "very long", "short"], False),
        (["film score", "fine score", "sad score", "song"], False),
    ],
)
def test_a_frame_must_be_filled_by_different_words(fillers, varied):
    text = annotate([f"lovely {filler} again" for filler in fillers])
    words = np.array([len(filler.split()) for filler in fillers])
    place = np.cumsum(words + 2) - words - 2
    frames = Frames.of(np.zeros(len(place), int), place, words, 1, 1)
    assert mark_varied(text, frames, min_reviews=2).tolist() == [varied]
