"""Findings about texts that are alike: reviews that are nearly the same, and films that share the most phrases."""

from collections.abc import Iterator

import pandas as pd

from corpus.findings.finding import Finding
from corpus.wording import percent, plural

#: Reviews that have fewer words in common are too short for their likeness to be worth a reader's time.
ENOUGH_WORDS = 50
#: From here on a similarity is 100 %, rounded.
ALL = 0.995


def find_copies(duplicates: pd.DataFrame, reviews: pd.DataFrame, *, short: bool = False) -> Iterator[Finding]:
    """Yield the two reviews that have the most in common, of those that are nearly the same.

    Parameters
    ----------
    duplicates : DataFrame
        From `duplicates.find_near_duplicates`.
    reviews : DataFrame
        The selection: `review_id`, `film`.
    short : bool
        Of pairs with fewer than `ENOUGH_WORDS` words in common, instead of the others.
    """
    film = reviews.set_index("review_id")["film"]
    near = duplicates.astype({"a": "str", "b": "str"})
    near = near[near["a"].isin(film.index) & near["b"].isin(film.index)]
    kind = near[(near["shared_words"] < ENOUGH_WORDS) == short]
    kind = kind.assign(same=kind["similarity"] * kind["shared_words"])
    for pair in kind.sort_values(["same", "a", "b"], ascending=[False, True, True]).head(1).to_dict("records"):
        one, other = film[pair["a"]], film[pair["b"]]
        if pd.isna(one) or pd.isna(other):
            which = "Two reviews"
        else:
            which = f"Two reviews of “{one}”" if one == other else f"A review of “{one}” and one of “{other}”"
        alike = f"{percent(pair['similarity'])} the same"
        if pair["similarity"] >= ALL:
            alike = "the same, word for word" if pair["similarity"] == 1 else "all but the same, word for word"
        more = ""
        if len(near) > 1:
            more = f"; {plural(len(near) - 1, 'other pair')} {'is' if len(near) == 2 else 'are'} at least half the same"
        yield Finding(
            "copies",
            f"{which} are {alike}{more}.",
            "phrasing",
            {"of": "reviews", "like": pair["a"]},
            2,
            float(pair["similarity"]),
        )


def find_sharing(pairs: pd.DataFrame) -> Iterator[Finding]:
    """Yield the two films whose reviews share the most phrases.

    Parameters
    ----------
    pairs : DataFrame
        From `pairs.list_pairs`, of films.
    """
    most = pairs.sort_values(["phrases", "a", "b"], ascending=[False, True, True], kind="stable").head(1)
    for pair in most.to_dict("records"):
        if pair["phrases"] > 1:
            yield Finding(
                "shared",
                f"Reviews of “{pair['a']}” and “{pair['b']}” share {plural(pair['phrases'], 'phrase')} word for word.",
                "pair",
                {"of": "films", "a": pair["a"], "b": pair["b"]},
                pair["phrases"],
                float(pair["phrases"]),
            )
