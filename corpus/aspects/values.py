"""What each review says of an aspect, as a column of numbers that reviews are compared by: "aspect:story".

A review's value is the mean of its statements of the aspect. So a review that says much of it counts as one that says
little, and statements of one review, which are alike, are not taken for independent ones.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from corpus.aspects.terms import ASPECTS
from corpus.polarity.measure import Measure

_PREFIX = "aspect:"
#: What an aspect is called in a sentence.
SAID: Mapping[str, str] = {
    **{aspect: f"the {aspect}" for aspect in ASPECTS},
    "overall": "the film as a whole",
}


def name_value(aspect: str) -> str:
    """Return the column that holds what reviews say of an aspect.

    Examples
    --------
    >>> name_value("story")
    'aspect:story'
    """
    return f"{_PREFIX}{aspect}"


#: All these columns, in the order of the aspects.
VALUES = tuple(map(name_value, ASPECTS))


def find_aspect(value: str) -> str:
    """Return the aspect that a column holds; "" for any other column.

    Examples
    --------
    >>> find_aspect("aspect:story"), find_aspect("rating")
    ('story', '')
    """
    return value.removeprefix(_PREFIX) if value in VALUES else ""


def make_measure(value: str) -> Measure:
    """Return the measure of what reviews say of an aspect; 0 parts praise from blame, whatever the scale of tone.

    Examples
    --------
    >>> story = make_measure("aspect:story")
    >>> story.name, story.write_value(-0.125)
    ('Tone on the story', '−0.13')
    """
    said = SAID[find_aspect(value)]
    return Measure(value, f"Tone on {said}", (-1.0, 1.0), 0.0, f"tone of what is said of {said} (−1 to +1)", "%+.2f")


def add_value(reviews: pd.DataFrame, statements: pd.DataFrame, value: str) -> pd.DataFrame:
    """Return reviews with what they say of an aspect, where `value` is its column; else as they are.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, each once.
    statements : DataFrame
        `schema.STATEMENTS`, their ids and aspects as categories.
    value : str
        A column.

    Returns
    -------
    DataFrame
        A review that says nothing of the aspect has NaN: no evidence, which is not neutral.
    """
    if not find_aspect(value):
        return reviews
    return reviews.assign(**{value: average_statements(reviews, statements)[value].to_numpy()})


def average_statements(reviews: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Return the mean polarity of what each review says of each aspect.

    Parameters
    ----------
    reviews, statements : DataFrame
        As in `add_value`.

    Returns
    -------
    DataFrame
        One row a review, in their order and with their index; the columns are `VALUES`, −1..1, NaN where it says
        nothing.

    Examples
    --------
    >>> reviews = pd.DataFrame({"review_id": ["a", "b"]})
    >>> statements = pd.DataFrame({"review_id": ["a", "a"], "aspect": "story", "polarity": [0.5, -0.25]})
    >>> statements = statements.astype({"review_id": "category", "aspect": pd.CategoricalDtype(list(ASPECTS))})
    >>> average_statements(reviews, statements)["aspect:story"].tolist()
    [0.125, nan]
    """
    cell, known = _find_cells(reviews, statements)
    cells = len(reviews) * len(ASPECTS)
    sums = np.bincount(cell, statements["polarity"].to_numpy("float64")[known], cells)
    with np.errstate(invalid="ignore"):
        means = sums / np.bincount(cell, minlength=cells)
    return pd.DataFrame(means.reshape(-1, len(ASPECTS)), reviews.index, list(VALUES))


def count_statements(reviews: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Return how many statements each review makes of each aspect, as `average_statements` returns their means."""
    cell, _ = _find_cells(reviews, statements)
    counts = np.bincount(cell, minlength=len(reviews) * len(ASPECTS))
    return pd.DataFrame(counts.reshape(-1, len(ASPECTS)), reviews.index, list(VALUES))


def _find_cells(reviews: pd.DataFrame, statements: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return the cell, review by aspect, of each statement that is of these reviews, and which statements are."""
    ids = statements["review_id"].cat
    review = pd.Index(reviews["review_id"]).get_indexer(pd.Index(ids.categories))[ids.codes]
    known = review >= 0
    return review[known] * len(ASPECTS) + statements["aspect"].cat.codes.to_numpy("int64")[known], known
