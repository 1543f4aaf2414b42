"""The films that were guessed, and the reviews without one: listed to be checked and named, and what was changed."""

import pandas as pd


def list_guesses(titles: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the reviews that have a film which was guessed, the least certain first.

    Parameters
    ----------
    titles : DataFrame
        `schema.TITLES`: one row a review whose film was inferred or suggested.
    reviews : DataFrame
        `review_id`, `film` and `source`.

    Returns
    -------
    DataFrame
        `titles` with the `film` that the review has now, which may have been corrected, and its `source`; what was
        guessed is `film_inferred`.
    """
    current = reviews.loc[reviews["film"].notna(), ["review_id", "film", "source"]]
    guesses = titles.merge(current, on="review_id", suffixes=("_inferred", ""))
    return guesses.sort_values("certainty", kind="stable").reset_index(drop=True)


def list_unnamed(titles: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the reviews without a film, with what is suggested: by file names first, then the likeliest.

    Parameters
    ----------
    titles : DataFrame
        `schema.TITLES`.
    reviews : DataFrame
        `review_id`, `film` and `source`.

    Returns
    -------
    DataFrame
        `review_id`, `film` (the suggestion; "" where there is none), `rule`, `certainty` and `source`.
    """
    unnamed = reviews.loc[reviews["film"].isna(), ["review_id", "source"]].merge(titles, on="review_id", how="left")
    unnamed = unnamed.fillna({"film": "", "rule": ""})
    order = unnamed.assign(nothing=unnamed["film"] == "").sort_values(
        ["nothing", "certainty"], ascending=[True, False], na_position="first", kind="stable"
    )
    return order[["review_id", "film", "rule", "certainty", "source"]].reset_index(drop=True)


def find_named(unnamed: pd.DataFrame, films: pd.Series, accepted: pd.Series) -> dict[str, str]:
    """Return the reviews that an editor has named, by accepting the suggestion or typing another name.

    Parameters
    ----------
    unnamed : DataFrame
        `review_id` and `film`, the suggestion.
    films : Series of str, one a row of `unnamed`
        The names as edited; space around them does not count, and an empty one is none.
    accepted : Series of bool
        Whether the row is ticked.

    Examples
    --------
    >>> unnamed = pd.DataFrame({"review_id": ["r1", "r2", "r3"], "film": ["Dusk", "Dawn", ""]})
    >>> find_named(unnamed, pd.Series(["Dusk", "Dawn", "Noon"]), pd.Series([True, False, False]))
    {'r1': 'Dusk', 'r3': 'Noon'}
    """
    named = films.fillna("").str.strip()
    chosen = (accepted | (named != unnamed["film"])) & (named != "")
    return dict(zip(unnamed.loc[chosen, "review_id"], named[chosen], strict=True))


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
