"""Known runs are found wherever a text has them, and nothing else is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.reuse.known_runs import KnownRuns
from corpus.text import shingles

runs = st.lists(st.lists(st.integers(0, 3), max_size=5), max_size=12)
texts = st.lists(st.integers(-1, 3), max_size=20)


def of_runs(known: list[list[int]]) -> KnownRuns:
    number = np.array([each for run in known for each in run], np.int32)
    return KnownRuns.of(number, np.append(0, np.cumsum([len(run) for run in known])).astype(np.int32))


def find(known: list[list[int]], text: list[int], end: int) -> list[tuple[int, int, int]]:
    """Return the places of all runs that end before some place of a text."""
    last = np.where(np.arange(len(text)) < end, min(end, len(text)), len(text))
    return sorted(zip(*of_runs(known).find(np.array(text, np.int64), last).tolist(), strict=True))


def search(known: list[list[int]], text: list[int], end: int) -> list[tuple[int, int, int]]:
    """Do the same one by one."""
    return sorted(
        (at, len(run), number)
        for number, run in enumerate(known)
        for at in range(len(text))
        if run and text[at : at + len(run)] == run and not at < end < at + len(run)
    )


@given(runs, texts, st.integers(0, 20))
def test_each_place_of_each_run_is_found(known, text, end):
    assert find(known, text, end) == search(known, text, end)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_runs_whose_hashes_are_the_same_are_told_apart(seed, monkeypatch):
    monkeypatch.setattr(shingles, "finish_keys", lambda key: key & np.uint64(1))
    random = np.random.default_rng(seed)
    known = [random.integers(0, 9, size).tolist() for size in random.integers(1, 5, 40)]
    text = random.integers(-1, 9, 300).tolist()
    expected = search(known, text, 150)
    assert len(expected) > 20
    assert find(known, text, 150) == expected
