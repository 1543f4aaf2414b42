"""Films of one title, told apart by their years: "Hamlet (1948)" is not "Hamlet (1996)"."""

import pandas as pd

#: Films of one title are so many years apart, or more: one and the same opens in one country before another.
APART = 2
#: Where more titles than these, and a larger share of those with several reviews, have several years, these are not
#: the years of films: they may be those of the reviews.
FEW, SHARE = 3, 0.1


def name_apart(films: pd.Series, years: pd.Series) -> pd.Series:
    """Return films with their year behind each title that films of several years share.

    Parameters
    ----------
    films : Series of str
        The film of each review, as it is titled.
    years : Series of Int64
        The year of each film.

    Returns
    -------
    Series of str
        With the index of `films`. Years next to each other are one film's, and it has the first of them; where the year
        is missing, the title stays alone.

    Examples
    --------
    >>> films = pd.Series(["Hamlet", "Hamlet", "Hamlet", "Dusk", "Dusk"])
    >>> name_apart(films, pd.Series([1996, 1948, None, 2011, 2012], dtype="Int64")).tolist()
    ['Hamlet (1996)', 'Hamlet (1948)', 'Hamlet', 'Dusk', 'Dusk']
    """
    reviews = pd.DataFrame({"film": films, "year": years}).dropna()
    each = reviews.drop_duplicates().sort_values(["film", "year"])
    begins = ~(each.groupby("film")["year"].diff() < APART).fillna(False)
    several = begins.groupby(each["film"]).sum() > 1
    often = reviews["film"].value_counts() > 1
    if not 0 < several.sum() <= max(FEW, SHARE * often.sum()):
        return films
    each["first"] = each["year"].where(begins).ffill()
    each = each[each["film"].map(several).astype(bool)]
    each["named"] = [f"{film} ({first})" for film, first in zip(each["film"], each["first"], strict=True)]
    named = reviews.merge(each, how="left", on=["film", "year"])["named"].set_axis(reviews.index)
    return named.reindex(films.index).fillna(films)
