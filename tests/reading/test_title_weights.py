import numpy as np

from corpus.reading.name_traits import TRAITS, tabulate_names
from corpus.reading.title_support import measure_support
from corpus.reading.title_weights import WEIGHTS
from corpus.reading.titles import bend, measure_rate


def test_there_is_one_weight_for_each_trait_and_one_besides():
    names = tabulate_names(["Dusk."])
    support = measure_support(names, np.array([0.5]), known={}, reviews=1)
    rate = measure_rate(names, np.array([0.5]), support)
    assert set(WEIGHTS.text) == {"", *TRAITS}
    assert set(WEIGHTS.support) == {"", *TRAITS, *support}
    assert set(WEIGHTS.rate) == {"", *bend(np.array([0.5])), *rate}
