"""Which words raise and lower the polarity of each film."""

import numpy as np
import pandas as pd
import pytest

from corpus.polarity.contributions import Evidence
from corpus.polarity.film_words import list_film_words

TEXTS = ["A great film.", "Terrible.", "A boring, great film.", "A film."]
REVIEWS = pd.DataFrame({"film": ["Dusk", "Dusk", "Dawn", "Noon"]})


def test_each_film_has_its_praise_its_blame_and_their_mean() -> None:
    words = list_film_words(Evidence.of(TEXTS), REVIEWS, np.ones(4, bool), ["Dusk", "Dawn", "Noon"])
    assert words[["film", "reviews", "praise", "blame"]].to_numpy().tolist() == [
        ["Dusk", 2, "great", "terrible"],
        ["Dawn", 1, "great", "boring"],
        ["Noon", 1, "", ""],
    ]
    # "great" is 0.8, "terrible" −1, "boring" −1 in TextBlob's lexicon.
    assert words["mean"].tolist()[:2] == pytest.approx([-0.1, -0.1])
    assert pd.isna(words["mean"].iloc[2])


def test_only_the_reviews_that_count_have_a_say() -> None:
    words = list_film_words(Evidence.of(TEXTS), REVIEWS, np.array([True, False, True, True]), ["Dusk"])
    assert words[["reviews", "praise", "blame"]].to_numpy().tolist() == [[1, "great", ""]]
