import numpy as np
import pytest

from corpus.polarity.credibility import Credibility, learn_credibility


def test_polarity_of_few_words_is_shrunk_to_the_mean_and_of_many_less_than_usual():
    # Half-way at 6: 6 of 12 counts a half, and 18 of 24, as is typical, three quarters; 0.4 × (1/2) / (3/4) = 0.267.
    known = Credibility(0.1, half=6.0, typical=18.0)
    assert known.shrink([0.5, 0.5, -0.3], [6, 18, 6]) == pytest.approx([0.1 + 0.8 / 3, 0.5, 0.1 - 0.8 / 3])
    assert known.shrink([0.5, np.nan]).tolist()[0] == 0.5


def written(count, half, seed=1):
    """Reviews whose chunks vary so much that `half` of them are as good as chance."""
    random = np.random.default_rng(seed)
    evidence = random.integers(1, 80, count).astype(float)
    tone = random.normal(0.1, 0.1, count)
    polarity = tone + random.normal(0, 0.1 * np.sqrt(half / evidence))
    return polarity, 5 + 20 * (tone - 0.1) + random.normal(0, 1, count), evidence


@pytest.mark.parametrize("half", [3.0, 12.0])
def test_the_half_way_point_is_the_variance_of_a_chunk_over_that_of_reviews(half):
    assert learn_credibility(*written(20_000, half)).half == pytest.approx(half, rel=0.15)


def test_of_few_reviews_it_is_about_six():
    assert 3 <= learn_credibility(*written(50, 30.0)).half <= 12
