"""The index of names: who is named in how many reviews, of how many films, by how many critics, and what is said."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.names_people import FILM, HOUSE, PERSON
from corpus.statistics.intervals import estimate_means
from corpus.wording import plural

#: What the index calls each kind.
KINDS = {PERSON: "person or character", FILM: "film", HOUSE: "studio"}
INDEX = ("name", "kind", "reviews", "films", "critics", "places", "scored", "polarity", "low", "high", "enough")


def index_names(
    names: pd.DataFrame, reviews: pd.DataFrame, sentences: pd.DataFrame, *, keep: NDArray[np.bool_]
) -> pd.DataFrame:
    """Count each name in some of the reviews, and average the polarity of the sentences that have it.

    A review counts once: the mean of its sentences with the name. These means are averaged, with Student's interval of
    reviews, not of sentences.

    Misuse: what is said in a sentence is not always said of whom it names. Words of a name are scored as any others:
    "Grace Kelly" is praised by her name.

    Parameters
    ----------
    names : DataFrame
        As `names.find_names` gives them, of all the reviews.
    reviews : DataFrame
        `review_id`, `film`, `reviewer`.
    sentences : DataFrame
        `review_id`, `sentence`, `polarity`; those of a review in their order, next to each other.
    keep : ndarray of bool, one a review

    Returns
    -------
    DataFrame
        One row a name, those in most reviews first: `name`, `kind` (of most of its places, a value of `KINDS`),
        `reviews`, `films`, `critics`, `places`; `scored`, the reviews with evidence in these sentences; their mean
        `polarity` with `low` and `high`, which are missing unless `enough`.
    """
    here = names[keep[names["review"].to_numpy()]]
    number, spelled = pd.factorize(here["name"])
    review = here["review"].to_numpy()
    each = pd.DataFrame(
        {
            "name": number,
            "review": review,
            "film": pd.factorize(reviews["film"])[0][review],
            "critic": pd.factorize(reviews["reviewer"])[0][review],
            "polarity": sentences["polarity"].to_numpy()[find_sentences(here, reviews, sentences)],
            "sentence": here["sentence"].to_numpy(),
        }
    )
    many = len(spelled)
    count = {
        column: np.bincount(rows.loc[rows[column] >= 0, "name"], minlength=many)
        for column in ("review", "film", "critic")
        for rows in [each.drop_duplicates(["name", column])]
    }
    said = each.drop_duplicates(["name", "review", "sentence"])
    means = said.groupby(["name", "review"])["polarity"].mean().reset_index()
    estimated = estimate_means(means, by="name", value="polarity").set_index("group").reindex(range(many))
    kinds = pd.DataFrame({"name": number, "kind": here["kind"].astype("str").to_numpy()}).value_counts(sort=False)
    # Of most of its places; of two that are as many, the one that comes last by its name.
    commonest = kinds.sort_values(kind="stable").reset_index().drop_duplicates("name", keep="last").set_index("name")
    index = pd.DataFrame(
        {
            "name": pd.Series(spelled, dtype="str"),
            "kind": commonest["kind"].reindex(range(many)).map(KINDS).astype("str"),
            "reviews": count["review"],
            "films": count["film"],
            "critics": count["critic"],
            "places": np.bincount(number, minlength=many),
            "scored": estimated["n"].fillna(0).astype("int64"),
            "polarity": estimated["mean"],
            "low": estimated["low"],
            "high": estimated["high"],
            "enough": estimated["enough"].fillna(False).astype("bool"),
        }
    )
    return index.sort_values(["reviews", "places", "name"], ascending=[False, False, True], ignore_index=True)


def find_sentences(names: pd.DataFrame, reviews: pd.DataFrame, sentences: pd.DataFrame) -> NDArray[np.integer]:
    """Return the row of `sentences` that each place of a name is in; parameters as for `index_names`."""
    begins = np.flatnonzero(sentences["sentence"].to_numpy() == 0)
    review = pd.Index(reviews["review_id"]).get_indexer(sentences["review_id"].iloc[begins].astype("str"))
    first = np.zeros(len(reviews), np.int64)
    first[review] = begins
    return first[names["review"].to_numpy()] + names["sentence"].to_numpy()


def describe_index(index: pd.DataFrame, *, reviews: int) -> str:
    """Say which name is in most reviews.

    Examples
    --------
    >>> describe_index(pd.DataFrame({"name": ["Mira Nair"], "reviews": [3], "films": [2]}), reviews=8)
    'Mira Nair is named most: in 3 of 8 reviews, of 2 films.'
    """
    if index.empty:
        return "These reviews name nobody."
    first = index.iloc[0]
    if len(index) > 1 and index["reviews"].iloc[1] == first["reviews"]:
        most = int((index["reviews"] == first["reviews"]).sum())
        each = plural(int(first["reviews"]), "review")
        return f"{plural(most, 'name')} are in most reviews: {each} each, {first['name']} among them."
    return f"{first['name']} is named most: in {describe_count(first, reviews=reviews)}."


def describe_count(row: pd.Series, *, reviews: int) -> str:
    """Say how many reviews, and of how many films, have a name.

    Examples
    --------
    >>> describe_count(pd.Series({"reviews": 1, "films": 1}), reviews=1204)
    '1 of 1,204 reviews, of 1 film'
    """
    of_films = f", of {plural(int(row['films']), 'film')}" if row["films"] else ""
    return f"{int(row['reviews']):,} of {plural(reviews, 'review')}{of_films}"
