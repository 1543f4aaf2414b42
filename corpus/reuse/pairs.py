"""Reviews, critics or films in pairs: who shares the most phrases, what two have in common, and the passages of both.

What two share is no proof that one copied: both may write of one film, for one paper, or from one press book.
"""

from collections.abc import Collection
from textwrap import shorten

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import shared_phrases
from corpus.phrases.marks import PhraseMarks
from corpus.phrases.spoken import say_phrases
from corpus.reuse import draft_check
from corpus.reuse.copies import find_copied_groups
from corpus.wording import byline

#: Who can be paired, and the column that names them.
KINDS = {"reviews": "review_id", "films": "film", "critics": "reviewer", "outlets": "outlet"}
#: Pairs that are listed, and phrases that a row of the list quotes.
MOST, QUOTED = 200, 3
#: A review that has nothing to be named by is quoted, up to so many characters.
_BEGINNING = 40


def select_telling(phrases: pd.DataFrame, marks: PhraseMarks) -> pd.DataFrame:
    """Return the phrases that tell something of two who share them, as they are said: two content words, no names."""
    telling = phrases[marks.noticeable & ~marks.named]
    return telling.assign(phrase=say_phrases(telling["phrase"]))


def list_pairs(
    occurrences: pd.DataFrame,
    phrases: pd.DataFrame,
    reviews: pd.DataFrame,
    duplicates: pd.DataFrame,
    *,
    of: str,
    one: str = "",
    keep: NDArray[np.bool_],
) -> pd.DataFrame:
    """List the pairs that share the most phrases; of reviews, those that are nearly the same come before all others.

    Two critics, films or outlets that have the same reviews are left out: see `copies.find_copied_groups`.

    Parameters
    ----------
    occurrences, reviews : DataFrame
        As in `shared_phrases.find_sharing_pairs`; `reviews` also with `excerpt` and `published`.
    phrases : DataFrame
        The phrases that count, from `select_telling`.
    duplicates : DataFrame
        Pairs of reviews that are nearly the same: `a`, `b`, `similarity`.
    of : str
        A key of `KINDS`.
    one : str
        Only its pairs are listed; all where that is empty.
    keep : array of bool, one item a review
        Which reviews count.

    Returns
    -------
    DataFrame
        One row a pair, at most `MOST` and the near-duplicates: `a`, `b` (reviews: the one published first is `a`, as
        far as is known), `similarity` (0..1, of near-duplicates; else NaN), `phrases`, `words`, `weight`, `together`
        as from `shared_phrases.find_sharing_pairs`; `alone`, how many of the phrases nobody else has; `telling`, those
        that fewest others have, in quotation marks; `a_name`, `b_name` from `name_members`.
    """
    column = KINDS[of]
    sources = occurrences, phrases, reviews
    holders = shared_phrases.find_holders(*sources, of=column, keep=keep)
    pairs = shared_phrases.find_sharing_pairs(
        *sources, of=column, one=one or None, most=MOST, keep=keep, holders=holders
    )
    pairs = pairs.assign(similarity=np.nan)
    if of != "reviews":
        copied = find_copied_groups(duplicates, reviews[keep], by=column)
        two, same = (pd.MultiIndex.from_frame(frame[["a", "b"]].astype("str")) for frame in (pairs, copied))
        pairs = pairs[~two.isin(same) & ~two.swaplevel().isin(same)].reset_index(drop=True)
    else:
        near = duplicates[(duplicates["a"] == one) | (duplicates["b"] == one)] if one else duplicates
        pairs = _with_duplicates(pairs, near, reviews, keep)
    shared = shared_phrases.list_shared_phrases(*sources, pairs, of=column, keep=keep, holders=holders)
    by_pair = shared.groupby("pair")
    pairs["phrases"] = by_pair.size().reindex(pairs.index, fill_value=0)
    pairs["words"] = by_pair["words"].sum().reindex(pairs.index, fill_value=0)
    pairs["alone"] = (shared["others"] == 0).groupby(shared["pair"]).sum().reindex(pairs.index, fill_value=0)
    first = shared[by_pair.cumcount() < QUOTED]
    quoted = ("“" + first["phrase"] + "”").groupby(first["pair"]).agg(", ".join)
    pairs["telling"] = quoted.reindex(pairs.index)
    for side in "ab":
        pairs[f"{side}_name"] = name_members(pairs[side], reviews, of=of)
    return pairs


def list_common_phrases(
    occurrences: pd.DataFrame,
    phrases: pd.DataFrame,
    reviews: pd.DataFrame,
    pair: tuple[str, str],
    *,
    of: str,
    keep: NDArray[np.bool_],
) -> pd.DataFrame:
    """List the phrases that two have in common, those that fewest others have first.

    Parameters
    ----------
    occurrences, phrases, reviews, of, keep
        As in `list_pairs`. Two reviews are compared also where `keep` leaves them out.
    pair : (str, str)

    Returns
    -------
    DataFrame
        The columns of `shared_phrases.list_shared_phrases` but `pair`, those of
        `shared_phrases.count_reviews_of_pair`, and `first`: which of the two published it first, missing where that is
        not known.
    """
    column, (a, b) = KINDS[of], pair
    if of == "reviews":
        keep = keep | reviews["review_id"].isin(pair).to_numpy()
    two = pd.DataFrame({"a": [a], "b": [b]})
    shared = shared_phrases.list_shared_phrases(occurrences, phrases, reviews, two, of=column, keep=keep)
    ids = shared["phrase_id"].tolist()
    uses = shared_phrases.count_reviews_of_pair(occurrences, reviews, ids, pair, of=column, keep=keep)
    common = shared.drop(columns="pair").merge(uses, on="phrase_id")
    ahead = np.select([common["a_first"] < common["b_first"], common["b_first"] < common["a_first"]], [a, b], "")
    return common.assign(first=pd.Series(ahead, dtype="str").replace("", np.nan))


def list_common_passages(one: str, other: str, starts: tuple[pd.Series, pd.Series], *, words: int) -> pd.DataFrame:
    """List the passages that two reviews have in common, in the order of the first.

    Parameters
    ----------
    one, other : str
        The two texts.
    starts : (Series of int, Series of int)
        Where the sentences of either begin, in ascending order.
    words : int
        How many words a passage has at least.

    Returns
    -------
    DataFrame
        `number` (from 1), the columns of `draft_check.align_passages`, `passage` (as the first text has it), and the
        number of the sentence that it begins in, from 1, in `a_sentence` and `b_sentence`.
    """
    passages = draft_check.align_passages(one, other, words=words)
    ends = zip(passages["a_start"], passages["a_end"], strict=True)
    passages.insert(0, "number", range(1, len(passages) + 1))
    passages["passage"] = pd.Series([" ".join(one[start:end].split()) for start, end in ends], dtype="str")
    for side, begins in zip("ab", starts, strict=True):
        passages[f"{side}_sentence"] = np.searchsorted(begins, passages[f"{side}_start"], side="right")
    return passages


def suggest_pair(reviews: pd.DataFrame, duplicates: pd.DataFrame, *, one: str = "") -> tuple[str, str]:
    """Return two reviews to begin a comparison with: the nearest duplicates, else two of one film, the latest.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, `film`, `published`: those to choose from.
    duplicates : DataFrame
        `a`, `b`, `similarity`.
    one : str
        The first of the two, if it is chosen already.

    Returns
    -------
    (str, str)
        Where nothing else decides, the one published first is the first. Empty texts where there are no two.
    """
    known = pd.Index(reviews["review_id"])
    inside = duplicates[(known.get_indexer(duplicates["a"]) >= 0) & (known.get_indexer(duplicates["b"]) >= 0)]
    if one:
        inside = inside[(inside["a"] == one) | (inside["b"] == one)]
    latest = reviews.sort_values("published", ascending=False, kind="stable")
    if len(inside):
        near = inside.sort_values("similarity", kind="stable").iloc[-1]
        two = latest[latest["review_id"].isin([near["a"], near["b"]])]
    elif one:
        film = latest.loc[latest["review_id"] == one, "film"]
        others = latest[latest["review_id"] != one]
        same = others[others["film"].isin(film.dropna())]
        return (one, (same if len(same) else others)["review_id"].iloc[0]) if len(others) else ("", "")
    else:
        most = latest["film"].value_counts()
        two = latest[latest["film"] == most.index[0]] if len(most) and most.iloc[0] > 1 else latest
    ids = two["review_id"].head(2).tolist()[::-1]
    if len(ids) < 2:
        return "", ""
    return (one, ids[1] if ids[0] == one else ids[0]) if one else (ids[0], ids[1])


def name_members(ids: Collection[str], reviews: pd.DataFrame, *, of: str) -> list[str]:
    """Return what the members of pairs are called: critics and films by name, a review by its film, critic and day.

    Parameters
    ----------
    ids : collection of str
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`, `excerpt`: the whole corpus, so that a review that only its film
        names is quoted where the film has others.
    of : str
        A key of `KINDS`.
    """
    if of != "reviews":
        return list(ids)
    named = reviews[reviews["review_id"].isin(list(ids))]
    of_film = reviews["film"].value_counts()
    names = {}
    read = named[["review_id", "film", "reviewer", "published", "excerpt"]]
    for review in read.assign(alone=named["film"].map(of_film).eq(1)).to_dict("records"):
        parts = byline(review) if pd.notna(review["film"]) else ["Film not named", *byline(review)]
        if len(parts) == 1 and not review["alone"]:
            parts.append(f"“{shorten(review['excerpt'], _BEGINNING, placeholder=' …')}”")
        names[review["review_id"]] = ", ".join(parts)
    return [names[each] for each in ids]


def _with_duplicates(
    pairs: pd.DataFrame, duplicates: pd.DataFrame, reviews: pd.DataFrame, keep: NDArray[np.bool_]
) -> pd.DataFrame:
    """Return pairs of reviews with the near-duplicates before all others; the one published first is `a`."""
    turn = reviews["published"].argsort(kind="stable").argsort().set_axis(reviews["review_id"])
    inside = pd.Index(reviews.loc[keep, "review_id"])
    duplicates = duplicates[(inside.get_indexer(duplicates["a"]) >= 0) & (inside.get_indexer(duplicates["b"]) >= 0)]
    both = pd.concat([duplicates[["a", "b", "similarity"]], pairs])
    late = (both["a"].map(turn) > both["b"].map(turn)).to_numpy()
    both[["a", "b"]] = np.where(late[:, None], both[["b", "a"]], both[["a", "b"]])
    merged = both.groupby(["a", "b"], sort=False, as_index=False).first()
    rank = merged["weight"] * merged["together"]
    return merged.assign(rank=rank).sort_values(["similarity", "rank"], ascending=False, ignore_index=True)
