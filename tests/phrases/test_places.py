from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.phrases import places
from corpus.text import arrays

#: Sentences, many of which say the same over and over.
sentences = st.lists(
    st.builds(lambda unit, times: unit * times, st.lists(st.integers(0, 2), min_size=1, max_size=9), st.integers(1, 9)),
    min_size=1,
    max_size=6,
)


def find_runs(texts, runs):
    """Look up runs, given as sentence, start and length."""
    word = np.concatenate(texts)
    sentence = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    start = np.cumsum([0, *(len(text) for text in texts)])
    first = np.array([start[text] + at for text, at, _ in runs], np.int64)
    place, run = places.find_places(word, sentence, first, np.array([length for _, _, length in runs], np.int64))
    return list(zip(run.tolist(), place.tolist(), strict=True))


@given(sentences, st.data(), st.sampled_from([3, 1_000_000]))
def test_runs_are_found_at_every_place_within_sentences(texts, data, piece):
    standing = defaultdict(list)
    origin = 0
    for number, text in enumerate(texts):
        for start in range(len(text)):
            for stop in range(start + 2, len(text) + 1):
                standing[tuple(text[start:stop])].append((number, start, origin + start))
        origin += len(text)
    asked = data.draw(st.lists(st.sampled_from(sorted(standing)), max_size=9, unique=True)) if standing else []
    runs = [(*data.draw(st.sampled_from(standing[run]))[:2], len(run)) for run in asked]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "_SLICE", piece)
        assert find_runs(texts, runs) == [(row, place) for row, run in enumerate(asked) for *_, place in standing[run]]


def test_long_runs_that_differ_in_the_middle_alone_are_different():
    text = list(range(100))
    other = [*text[:50], 7, *text[51:]]
    assert find_runs([text, other, text], [(0, 0, 100), (1, 0, 100), (0, 0, 50)]) == [
        *((0, place) for place in (0, 200)),
        (1, 100),
        *((2, place) for place in (0, 100, 200)),
    ]
