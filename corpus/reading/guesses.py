"""The films that were guessed, where the sources name none: listed to be checked, and what an editor has corrected."""

import pandas as pd


def list_guesses(titles: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the reviews whose film was guessed, the least certain first.

    Parameters
    ----------
    titles : DataFrame
        `schema.TITLES`: one row a review whose film was inferred.
    reviews : DataFrame
        `review_id`, `film` and `source`.

    Returns
    -------
    DataFrame
        `titles` with the `film` that the review has now, which may have been corrected, and its `source`; what was
        guessed is `film_inferred`.
    """
    current = reviews[["review_id", "film", "source"]]
    guesses = titles.merge(current, on="review_id", suffixes=("_inferred", ""))
    return guesses.sort_values("certainty", kind="stable").reset_index(drop=True)


def find_corrections(guesses: pd.DataFrame, films: pd.Series) -> dict[str, str]:
    """Return the reviews whose film an editor has changed, with its new name.

    Parameters
    ----------
    guesses : DataFrame
        `review_id` and `film`.
    films : Series of str, one a row of `guesses`
        The names as edited; space around them does not count.

    Examples
    --------
    >>> guesses = pd.DataFrame({"review_id": ["r1", "r2"], "film": ["Dusk", "Dawn"]})
    >>> find_corrections(guesses, pd.Series(["Dusk ", "Noon"]))
    {'r2': 'Noon'}
    """
    named = films.str.strip()
    changed = named != guesses["film"]
    return dict(zip(guesses.loc[changed, "review_id"], named[changed], strict=True))
