"""A dozen reviews with what is measured of them, and a search of their texts."""

import numpy as np
import pandas as pd

from corpus.schema import REVIEWS as COLUMNS
from corpus.schema import conform
from tests.reviews import REVIEWS

POLARITY = [0.5, 0.1, 0.5, 0.7, -0.5, -0.3, -0.2, -0.1, -0.7, 0.3, 0.8, None]
RATING = [8, 6, 9, 7, 4, 3, 2, 5, 3.5, 10, 9, None]
DOZEN = conform(
    REVIEWS.assign(
        review_id=[f"r{number}" for number in range(12)],
        published=pd.to_datetime(REVIEWS["published"]),
        rating=RATING,
        polarity_untitled=POLARITY,
        **dict.fromkeys(["words", "sentences", "evidence", "evidence_untitled"], 1),
    ),
    COLUMNS,
)


#: The mean polarity of what the reviews say of some parts of the film; of the others they say nothing.
SAID = {
    "story": [-0.5, 0.5, None, 0.0, -0.25, None, None, None, None, None, None, None],
    "acting": [0.5, None, None, None, 0.25, -0.5, None, None, None, None, None, 0.75],
}


def said_of(aspect):
    return np.array(SAID.get(aspect, [None] * len(DOZEN)), dtype="float64")


def texts_with(words):
    return DOZEN["text"].str.contains(words, regex=False).to_numpy()
