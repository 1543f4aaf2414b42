"""Which words raise or lower the polarity of each film's reviews the most."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.polarity.contributions import Evidence
from corpus.wording import listed

#: Words that are named on either side of a film.
NAMED = 3


def list_film_words(
    evidence: Evidence, reviews: pd.DataFrame, keep: NDArray[np.bool_], films: Sequence[str]
) -> pd.DataFrame:
    """Return the words that add most praise and most blame in the reviews of each film.

    Parameters
    ----------
    evidence : Evidence
    reviews : DataFrame
        `film`, in the order of `evidence`.
    keep : array of bool, one item a review
        Which reviews count.
    films : sequence of str

    Returns
    -------
    DataFrame
        One row a film, in the order of `films`: `film`, `reviews`, `mean` (polarity, −1..1; NaN without evidence),
        `praise` and `blame` (up to `NAMED` words in a list).
    """
    rows = []
    for film in films:
        mine = keep & (reviews["film"] == film).to_numpy()
        words = evidence.rank_words(mine)
        sides = [words[words["share"] > 0], words[words["share"] < 0]]
        named = [listed(side["word"].head(NAMED).tolist()) if len(side) else "" for side in sides]
        rows.append((film, int(mine.sum()), float(words["share"].sum()) if len(words) else np.nan, *named))
    return pd.DataFrame(rows, columns=["film", "reviews", "mean", "praise", "blame"])
