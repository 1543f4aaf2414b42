"""Clichés in 100 words, counted alike in reviews and in a draft."""

import numpy as np
import pandas as pd

from corpus.reuse.cliche_rate import find_percentile, measure_rates


def test_phrases_that_overlap_count_once_and_only_those_that_recur_without_the_review():
    rows = [(0, 0, 0, 10), (1, 0, 5, 15), (0, 0, 30, 40), (2, 0, 50, 60), (0, 1, 0, 10)]
    occurrences = pd.DataFrame(rows, columns=["phrase", "review", "start", "end"])
    rates = measure_rates(occurrences, np.array([50, 200, 0]), fewest=2, reviews_of=pd.Series([3, 3, 2]))
    assert rates[:2].tolist() == [4.0, 0.5]
    assert np.isnan(rates[2])


def test_the_percentile_of_a_rate_is_the_share_below_it():
    values = np.array([1.0, 2.0, 3.0, 4.0])
    assert [find_percentile(value, values) for value in (0.5, 2.0, 5.0)] == [0.0, 0.375, 1.0]
    assert np.isnan(find_percentile(1.0, np.array([])))
