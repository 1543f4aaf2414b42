import numpy as np
import pytest

from corpus.reading.name_traits import tabulate_names
from corpus.reading.title_support import measure_support

NAMES = tabulate_names(["We saw Dusk.", "“Dusk” ends.", "We met Ann."])
LIKELY = np.array([0.25, 0.5, 0.125])


def support(known=None, reviews=1000):
    """Return what is said of the three names by the reviews that are not their own."""
    measured = measure_support(NAMES, LIKELY, known=known or {}, reviews=reviews)
    return {name: values.tolist() for name, values in measured.items()}


def test_a_name_is_supported_by_the_other_reviews_that_have_it():
    shown = support()
    assert shown["in others"] == pytest.approx([np.log(2), np.log(2), 0])
    assert shown["likely in others"] == pytest.approx(np.log([1.5, 1.25, 1]))
    assert shown["in no other"] == [0, 0, 1]
    assert shown["in quotation marks in others"] == [0.5, 0, 0]


def test_reviews_that_are_known_to_be_about_a_film_surely_name_it_up_to_three():
    assert support({"ann": 2})["in others"][2] == pytest.approx(np.log(3))
    assert support({"ann": 50}) == support({"ann": 3})
    assert support({"ann": 2})["likely in others"][2] == pytest.approx(np.log(3))


def test_in_a_larger_corpus_a_name_that_returns_counts_otherwise():
    assert support(reviews=10_000)["size, in others"] == pytest.approx([np.log(10) * np.log(2)] * 2 + [0])
    assert support(reviews=1) == support(reviews=20)
