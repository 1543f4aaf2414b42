import numpy as np
import pytest

from corpus.phrases.attraction import Heads, mark_bound, mark_selecting, normalise_information
from corpus.phrases.frames import Frames
from tests.phrases.test_frames import annotate


def test_information_is_a_share_of_what_it_could_be():
    # 8 of 1,024 words: at most log2(1,024 / 8) = 7 bits. 4 times as often as by chance is 2 bits.
    information = normalise_information(np.array([8, 8, 8]), np.array([8.0, 2.0, 8 * 8 / 1024]), 1024)
    assert information == pytest.approx([0, 2 / 7, 1])


def frame_of(place, filler, left, right):
    return Frames.of(np.zeros(len(place), int), np.array(place), np.array(filler), left, right)


@pytest.mark.parametrize(("more", "bound"), [(["so"] * 500, True), (["since"] * 500, False)])
def test_sides_that_often_occur_apart_do_not_belong_together(more, bound):
    text = annotate([*(f"the best {fill} since" for fill in ("tale", "song", "score", "tune")), *more])
    frames = frame_of(range(0, 16, 4), [1] * 4, 2, 1)
    assert mark_bound(text, frames).tolist() == [bound]


SENSES = ["wonder", "wonder", "dread", "dread", "place", "place", "style"]


def test_what_fills_a_frame_is_measured_by_its_last_word():
    text = annotate([f"sense of {fill}" for fill in SENSES])
    heads = Heads.of(text, frame_of(range(0, 21, 3), [1] * 7, 2, 0))
    assert heads.reviews[heads.number].tolist() == [2, 2, 2, 2, 2, 2, 1]
    # "wonder" twice of 21 words, and always here: log(21 / 7) / log(21 / 2).
    assert heads.information[heads.number][0] == pytest.approx(np.log(3) / np.log(10.5))
    assert heads.mark_own(min_reviews=2)[heads.number].tolist() == [True] * 6 + [False]


@pytest.mark.parametrize(
    ("fills", "selecting"),
    [
        (SENSES, True),
        # Two that recur are too few, and those that do not are too many.
        (["wonder", "wonder", "dread", "dread", "style"], False),
        ([*SENSES, "loss", "debt", "scale", "weight", "space", "time", "length"], False),
    ],
)
def test_a_frame_selects_what_fills_it_if_most_of_it_recurs(fills, selecting):
    text = annotate([*(f"sense of {fill}" for fill in fills), *["so it was"] * 30])
    frames = frame_of(range(0, 3 * len(fills), 3), [1] * len(fills), 2, 0)
    assert mark_selecting(text, frames).tolist() == [selecting]
