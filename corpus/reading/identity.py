"""The id of a review: of what it says, of which film and by whom; whatever file it came in."""

from hashlib import blake2b

import pandas as pd


def identify_reviews(reviews: pd.DataFrame) -> pd.Series:
    """Return the ids of some reviews: the same for the same text, film and critic.

    Parameters
    ----------
    reviews : DataFrame
        `text`, `film` and `reviewer`, as the source names them.

    Examples
    --------
    >>> one = pd.DataFrame({"text": ["Fine."], "film": ["Dusk"], "reviewer": [None]})
    >>> identify_reviews(one).tolist()
    ['0e56610a1fe3dac9']
    """
    parts = (reviews[name].fillna("") for name in ("text", "film", "reviewer"))
    # A cleaned text holds no NUL, so the three cannot run into each other.
    ids = [blake2b("\0".join(one).encode(), digest_size=8).hexdigest() for one in zip(*parts, strict=True)]
    return pd.Series(ids, index=reviews.index, dtype="str")
