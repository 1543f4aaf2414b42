"""What the screens of pairs ask: who shares the most, and what two have in common."""

from textwrap import shorten

import numpy as np
import pandas as pd
import streamlit as st

from corpus.phrases import filters, listing, shared_phrases
from corpus.reuse import draft_check
from corpus.store.selection import NAMED, Selection
from corpus.wording import date, listed, number, percent, plural
from pages.shared.opening import View

#: Who is paired, and the column that names them.
KINDS = {"reviews": "review_id", **{f"{name}s": column for name, column in NAMED.items()}}
#: Pairs that are listed, and phrases that a row of the list names.
MOST, NAMED_PHRASES = 200, 3
_BEGINS = 40
_SMALL = {"max_entries": 64, "show_spinner": False}


@st.cache_data(**_SMALL)
def alike(version: str, selection: Selection, of: str, one: str, *, _view: View) -> pd.DataFrame:
    """Return the pairs that share the most phrases; of reviews, those that are nearly the same come before all others.

    With `one`, only its pairs; all where that is empty.

    Returns
    -------
    DataFrame
        One row a pair: `a`, `b` (reviews: the one printed first is `a`, as far as is known), `a_name`, `b_name`;
        `similarity`, of reviews that are nearly the same; `phrases`, `words`, `weight`, `together` as from
        `shared_phrases.find_sharing_pairs`; `alone`, the phrases that nobody else prints; `telling`, those that fewest
        do.
    """
    column, corpus, told = KINDS[of], _view.corpus, _telling(version, _view=_view)
    given = corpus.occurrences, told, corpus.reviews
    pairs = shared_phrases.find_sharing_pairs(*given, of=column, one=one or None, most=MOST, keep=_view.keep)
    pairs = pairs.assign(similarity=np.nan)
    if of == "reviews":
        twins = corpus.duplicates
        pairs = _with_twins(pairs, twins[(twins["a"] == one) | (twins["b"] == one)] if one else twins, _view)
    shared = shared_phrases.list_shared_phrases(*given, pairs, of=column, keep=_view.keep)
    each = shared.groupby("pair")
    pairs["phrases"], pairs["words"] = (
        values.reindex(pairs.index, fill_value=0) for values in (each.size(), each["words"].sum())
    )
    pairs["alone"] = (shared["others"] == 0).groupby(shared["pair"]).sum().reindex(pairs.index, fill_value=0)
    first = shared[each.cumcount() < NAMED_PHRASES]
    quoted = ("“" + first["phrase"] + "”").groupby(first["pair"]).agg(", ".join)
    pairs["telling"] = quoted.reindex(pairs.index)
    for side in "ab":
        pairs[f"{side}_name"] = names(of, pairs[side], _view)
    return pairs


@st.cache_data(**_SMALL)
def in_common(version: str, selection: Selection, of: str, a: str, b: str, *, _view: View) -> pd.DataFrame:
    """Return the phrases of two with how often either prints each, who did so first, and how many others do.

    Two reviews are looked at also where the selection leaves them out.
    """
    column, corpus = KINDS[of], _view.corpus
    told, keep, two = _telling(version, _view=_view), _view.keep, pd.DataFrame({"a": [a], "b": [b]})
    if of == "reviews":
        keep = keep | corpus.reviews["review_id"].isin([a, b]).to_numpy()
    shared = shared_phrases.list_shared_phrases(corpus.occurrences, told, corpus.reviews, two, of=column, keep=keep)
    printed = shared_phrases.count_reviews_of_pair(
        corpus.occurrences, corpus.reviews, shared["phrase_id"].tolist(), (a, b), of=column, keep=keep
    )
    found = shared.drop(columns="pair").merge(printed, on="phrase_id")
    ahead = np.select([found["a_first"] < found["b_first"], found["b_first"] < found["a_first"]], [a, b], "")
    return found.assign(first=pd.Series(ahead, dtype="str").replace("", np.nan))


@st.cache_data(**_SMALL)
def passages(version: str, a: str, b: str, words: int, *, _view: View) -> pd.DataFrame:
    """Return what stands in two reviews, with a number in the order of the first, and the words as printed there."""
    one, other = _view.corpus.texts([a, b])
    found = draft_check.align_passages(one, other, words=words)
    printed = [" ".join(one[start:end].split()) for start, end in zip(found["a_start"], found["a_end"], strict=True)]
    found.insert(0, "number", range(1, len(found) + 1))
    found["passage"] = pd.Series(printed, dtype="str")
    for side, review in (("a", a), ("b", b)):
        starts = _view.corpus.sentences.loc[_view.corpus.sentences["review_id"] == review, "start"].sort_values()
        found[f"{side}_sentence"] = np.searchsorted(starts, found[f"{side}_start"], side="right")
    return found


def names(of: str, ids: pd.Series, view: View) -> list[str]:
    """Return what each is called: critics and films by name, a review by its film, its critic and its day."""
    if of != "reviews":
        return ids.tolist()
    reviews = view.corpus.reviews
    once = ~reviews["film"].duplicated(keep=False).to_numpy() & reviews["film"].notna()
    called = {}
    for review in reviews.assign(once=once)[reviews["review_id"].isin(ids)].itertuples():
        parts = [review.film if isinstance(review.film, str) else "Film not named"]
        parts += [review.reviewer] if isinstance(review.reviewer, str) else []
        parts += [date(review.published)] if pd.notna(review.published) else []
        if len(parts) == 1 and not review.once:
            parts.append(f"“{shorten(review.excerpt, _BEGINS, placeholder=' …')}”")
        called[review.review_id] = ", ".join(parts)
    return [called[each] for each in ids]


def say_pairs(found: pd.DataFrame, of: str, view: View) -> str:
    """Say which two share the most, or how many reviews are nearly the same."""
    first, twins = found.iloc[0], int(found["similarity"].notna().sum())
    if twins > 1:
        films = view.corpus.reviews.set_index("review_id")["film"].reindex([first["a"], first["b"]]).dropna().unique()
        such = f", among them {'two' if len(films) == 1 else 'those'} of {listed(films)}" if len(films) else ""
        return f"{plural(twins, 'pair')} of the {number(len(view.reviews))} reviews are nearly the same{such}."
    if twins:
        said = (
            f"Two reviews are nearly the same, with {percent(first['similarity'])} of their runs of five words in both"
        )
        return f"{said}: {first['a_name']}, and {first['b_name']}."
    a, b = first["a_name"], first["b_name"]
    two = f"{a}, and {b}," if "," in a + b else f"{a} and {b}"
    shared = say_shared(first["phrases"], first["alone"], of, first["telling"])
    return f"{two} share the most that few others have: {shared}"


def say_shared(shared: int, alone: int, of: str, telling: str) -> str:
    """Say how many phrases two share, how many of these nobody else prints, and which one tells the most."""
    first = telling.partition("”")[0] + "”"
    other = f"other {of.removesuffix('s')} here has"
    if shared == 1:
        return f"{first}, which no {other}." if alone else f"only {first}, which others have too."
    said = f"{plural(int(shared), 'phrase')}, such as {first}"
    return f"{said}; {number(alone)} of them no {other}." if alone else f"{said}."


def say_passages(found: pd.DataFrame, reviews: pd.DataFrame, words: int) -> str:
    """Say how much of two reviews stands in both; `reviews` are the two, in the order of the passages' sides."""
    if found.empty:
        return f"No run of {words} words or more stands in both."
    covered, (one, other) = int(found["words"].sum()), reviews["words"]
    if len(found) == 1 and covered >= max(one, other):
        return f"The two are the same, word for word: {plural(covered, 'word')}."
    stands = "stands" if len(found) == 1 else "stand"
    first, second = (percent(min(covered / max(size, 1), 1.0)) for size in (one, other))
    return (
        f"{plural(len(found), 'passage')} of {words} words or more {stands} in both: {plural(covered, 'word')}, "
        f"{first} of the first review and {second} of the second."
    )


def say_order(days: pd.Series) -> str:
    """Say how far apart two were printed: the order of printing and no more."""
    first, second = days
    if pd.isna(first) or pd.isna(second):
        return "Which of the two was printed first is not known."
    if first == second:
        return "Both were printed on the same day."
    return f"The second was printed {plural((second - first).days, 'day')} after the first."


def _with_twins(pairs: pd.DataFrame, twins: pd.DataFrame, view: View) -> pd.DataFrame:
    """Return pairs of reviews with those that are nearly the same before all others; who was printed first is `a`."""
    reviews = view.corpus.reviews
    turn = reviews["published"].argsort(kind="stable").argsort().set_axis(reviews["review_id"])
    inside = set(view.reviews["review_id"])
    twins = twins[twins["a"].isin(inside) & twins["b"].isin(inside)]
    both = pd.concat([twins[["a", "b", "similarity"]], pairs])
    late = (both["a"].map(turn) > both["b"].map(turn)).to_numpy()
    both[["a", "b"]] = np.where(late[:, None], both[["b", "a"]], both[["a", "b"]])
    merged = both.groupby(["a", "b"], sort=False, as_index=False).first()
    rank = merged["weight"] * merged["together"]
    return merged.assign(rank=rank).sort_values(["similarity", "rank"], ascending=False, ignore_index=True)


@st.cache_resource(max_entries=4, show_spinner=False)
def _telling(version: str, *, _view: View) -> pd.DataFrame:
    """Return the phrases that tell something of two who share them: with two content words, and no mere names."""
    found = _view.corpus.phrases
    found = found[listing.mark_noticeable(found)]
    return found[~filters.mark_names(found["phrase"])].reset_index(drop=True)
