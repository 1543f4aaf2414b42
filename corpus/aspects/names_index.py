"""The index of names: who is named in how many reviews, of how many films, by how many critics, and what is said."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.names_people import ACTOR, BOTH, CHARACTER, DIRECTOR, FILM, HOUSE, NAME_KINDS, PERSON
from corpus.aspects.names_words import GIVEN, load_words
from corpus.statistics.intervals import estimate_means
from corpus.text.arrays import find_names, mark_changes, read_codes
from corpus.wording import plural

#: What the index calls somebody of whom nothing proves a role; the other kinds have their names.
NAME = "name"
#: What can be asked for: its name in addresses, what it is called, and the kinds in the index.
ASKED = {
    "director": ("Directors", (DIRECTOR, BOTH)),
    "actor": ("Actors", (ACTOR, BOTH)),
    "character": ("Characters", (CHARACTER,)),
    "film": ("Other films", (FILM,)),
    "studio": ("Studios", (HOUSE,)),
    NAME: ("No role known", (NAME,)),
}
#: These in a sentence.
_SAID = {asked: called.lower() for asked, (called, _) in ASKED.items()} | {NAME: "those without a known role"}
#: What is counted besides the reviews, by its column there.
_COUNTED = {"films": "film", "critics": "reviewer"}
#: A first name alone is one person in reviews of no more films than these.
A_FEW = 3
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
        As the corpus has them (`schema.NAMES`), of all the reviews: ids, names and kinds are categories, those of the
        ids in the order of `reviews`.
    reviews : DataFrame
        `review_id`, `film`, `reviewer`.
    sentences : DataFrame
        `review_id`, `sentence`, `polarity`; those of a review in their order, next to each other.
    keep : ndarray of bool, one a review

    Returns
    -------
    DataFrame
        One row a name, those in most reviews first, without first names that are many people's: `name`, `kind` (of
        `NAME_KINDS`, but `NAME` for `PERSON`), `reviews`, `films`, `critics`, `places`; `scored`, the reviews with
        evidence in these sentences; their mean `polarity` with `low` and `high`, which are missing unless `enough`.
    """
    review, name = read_codes(names["review_id"]), read_codes(names["name"])
    here = np.flatnonzero(keep[review])
    review, name, row = review[here], name[here].astype(np.int64), find_sentences(names.iloc[here], reviews, sentences)
    many = len(names["name"].cat.categories)
    of = {"reviews": review, **{count: pd.factorize(reviews[key])[0][review] for count, key in _COUNTED.items()}}
    index = pd.DataFrame(
        {
            "name": names["name"].cat.categories,
            "kind": np.array([NAME if kind == PERSON else kind for kind in NAME_KINDS])[_find_kinds(names)],
            **{count: _count_distinct(name, group, many) for count, group in of.items()},
            "places": np.bincount(name, minlength=many),
        }
    ).astype({"name": "str", "kind": "str"})
    said = _average(name, review, row, sentences["polarity"].to_numpy())
    estimated = estimate_means(said, by="name", value="polarity").set_index("group").reindex(range(many))
    index = index.assign(
        scored=estimated["n"].fillna(0).astype("int64"),
        polarity=estimated["mean"],
        low=estimated["low"],
        high=estimated["high"],
        enough=estimated["enough"].fillna(False).astype("bool"),
    )
    index = index[(index["places"] > 0) & ~_mark_many(index)]
    return index.sort_values(["reviews", "places", "name"], ascending=[False, False, True], ignore_index=True)


def select_names(index: pd.DataFrame, *, asked: str = "", words: str = "") -> pd.DataFrame:
    """Return the names of a kind that is `ASKED` for, and with all of some words in them.

    Examples
    --------
    >>> index = pd.DataFrame({"name": ["Mira Nair", "Moon River"], "kind": ["director", "film"]})
    >>> select_names(index, asked="director")["name"].tolist(), select_names(index, words="riv")["name"].tolist()
    (['Mira Nair'], ['Moon River'])
    """
    chosen = index["kind"].isin(ASKED[asked][1]) if asked else pd.Series(True, index=index.index)
    for word in words.split():
        chosen &= index["name"].str.contains(word, case=False, regex=False)
    return index[chosen]


def find_sentences(names: pd.DataFrame, reviews: pd.DataFrame, sentences: pd.DataFrame) -> NDArray[np.integer]:
    """Return the row of `sentences` that each place of a name is in; parameters as for `index_names`."""
    begins = np.flatnonzero(sentences["sentence"].to_numpy() == 0)
    review = find_names(
        pd.Index(sentences["review_id"].iloc[begins].astype("str")), among=pd.Index(reviews["review_id"])
    )
    first = np.zeros(len(reviews), np.int64)
    first[review] = begins
    return first[read_codes(names["review_id"])] + names["sentence"].to_numpy()


def _mark_many(index: pd.DataFrame) -> pd.Series:
    """Mark first names in reviews of more films than a few: "Paul" is many people's."""
    first = index["name"].str.lower().isin(load_words()[GIVEN]) & index["kind"].isin((CHARACTER, NAME))
    return first & (index["films"] > A_FEW)


def _find_kinds(names: pd.DataFrame) -> NDArray[np.integer]:
    """Return the number of the kind of each name; it is the same in all its places."""
    kind = np.zeros(len(names["name"].cat.categories), np.int64)
    kind[read_codes(names["name"])] = read_codes(names["kind"])
    return kind


def _count_distinct(name: NDArray[np.integer], group: NDArray[np.integer], many: int) -> NDArray[np.integer]:
    """Count the different groups, numbered from 0, that each of so many names is in; −1 is none."""
    known = group >= 0
    size = int(group.max(initial=0)) + 1
    return np.bincount(np.unique(name[known] * size + group[known]) // size, minlength=many)


def _average(
    name: NDArray[np.integer], review: NDArray[np.integer], row: NDArray[np.integer], polarity: NDArray[np.float64]
) -> pd.DataFrame:
    """Return the mean polarity of the sentences in each review that have each name: `name`, `polarity`."""
    # Of a sentence that has a name twice, one place; names of reviews then lie next to each other.
    _, chosen = np.unique(name * len(polarity) + row, return_index=True)
    chosen = chosen[~np.isnan(polarity[row[chosen]])]
    name, review, value = name[chosen], review[chosen], polarity[row[chosen]]
    first = np.flatnonzero(mark_changes(name) | mark_changes(review))
    if not len(first):
        return pd.DataFrame({"name": name, "polarity": value})
    sizes = np.diff(first, append=len(name))
    return pd.DataFrame({"name": name[first], "polarity": np.add.reduceat(value, first) / sizes})


def describe_index(index: pd.DataFrame, *, reviews: int, asked: str = "", words: str = "") -> str:
    """Say which name is in most reviews, of all, of a kind that is `ASKED` for, or of those with some words in them.

    Examples
    --------
    >>> describe_index(pd.DataFrame({"name": ["Mira Nair"], "reviews": [3], "films": [2]}), reviews=8)
    'Mira Nair is named most: in 3 of 8 reviews, of 2 films.'
    >>> named = pd.DataFrame({"name": ["A24", "Mira Nair"], "kind": ["studio", "director"], "reviews": 3, "films": 2})
    >>> describe_index(named, reviews=8, asked="director")
    'Of directors, Mira Nair is named most: in 3 of 8 reviews, of 2 films.'
    >>> describe_index(named, reviews=8, words="nair")
    'Mira Nair is named in 3 of 8 reviews, of 2 films.'
    """
    if index.empty:
        return "These reviews name nobody."
    index = select_names(index, asked=asked) if asked else index
    if index.empty:
        return "These reviews name nobody of whom that is known."
    index = select_names(index, words=words) if words else index
    if index.empty:
        return f"No name here has “{words}” in it."
    if words and len(index) == 1:
        return f"{index['name'].iloc[0]} is named in {describe_count(index.iloc[0], reviews=reviews)}."
    first, lead = index.iloc[0], f"Of {_SAID[asked]}, " if asked else f"Of names with “{words}”, " if words else ""
    if len(index) > 1 and index["reviews"].iloc[1] == first["reviews"]:
        most = int((index["reviews"] == first["reviews"]).sum())
        each = plural(int(first["reviews"]), "review")
        return f"{lead}{plural(most, 'name')} are named most, in {each} each: {first['name']} is among them."
    return f"{lead}{first['name']} is named most: in {describe_count(first, reviews=reviews)}."


def describe_count(row: pd.Series, *, reviews: int) -> str:
    """Say how many reviews, and of how many films, have a name.

    Examples
    --------
    >>> describe_count(pd.Series({"reviews": 1, "films": 1}), reviews=1204)
    '1 of 1,204 reviews, of 1 film'
    """
    of_films = f", of {plural(int(row['films']), 'film')}" if row["films"] else ""
    return f"{int(row['reviews']):,} of {plural(reviews, 'review')}{of_films}"
