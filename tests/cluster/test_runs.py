"""Runs of words that are counted in parts are those of the whole corpus."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cluster.division import Division
from corpus.phrases.mining import find_recurring_runs
from corpus.text import scanning
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import tokenise

REVIEWS = st.lists(
    st.lists(st.sampled_from(["a", "b", "c", "d.", "(e)", "rolled", "roll", "have", "Brave"])), min_size=1, max_size=12
)


class HereAtOnce:
    """An engine without processes: what is submitted is done."""

    def submit(self, function, *given, urgent=False):
        return function(*given)

    def gather(self, held):
        return list(held)


def assert_same(one, other):
    """Assert that two objects of arrays are the same, types included."""
    for name, array in vars(one).items():
        same = getattr(other, name)
        if isinstance(array, np.ndarray):
            np.testing.assert_array_equal(array, same, strict=True)
        else:
            assert array == same


@given(reviews=REVIEWS, parts=st.integers(1, 5), batch=st.sampled_from([7, 30, 4_000_000]))
def test_tokens_and_runs_are_the_same_whatever_the_parts_and_the_batches(reviews, parts, batch):
    texts = [" ".join(words) for words in reviews]
    films = pd.Series(["Brave" if number % 2 else None for number in range(len(texts))], dtype="str")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scanning, "_BATCH", batch)
        whole = tokenise(texts, films=films)
        division = Division(HereAtOnce(), parts=parts)
        divided = division.tokenise(texts, films=films)
    assert_same(divided, whole)
    text = StemmedText.of(whole)
    expected = find_recurring_runs(text, min_reviews=2)
    found = division.find_runs(text, min_reviews=2)
    assert len(found) == len(expected)
    for one, other in zip(found, expected, strict=True):
        assert_same(one, other)
