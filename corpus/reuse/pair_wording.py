"""Pairs of reviews, critics or films in a sentence: who shares the most, what two share, and who was first."""

import pandas as pd

from corpus.wording import listed, number, percent, plural

#: The word between a review and its critic, film or outlet.
RELATED = {"critics": "by", "films": "of", "outlets": "in"}


def describe_pairs(pairs: pd.DataFrame, reviews: pd.DataFrame, *, of: str, selected: int) -> str:
    """Say which two share the most, or how many reviews are nearly the same.

    Parameters
    ----------
    pairs : DataFrame
        From `pairs.list_pairs`, one at least.
    reviews : DataFrame
        The whole corpus: `review_id`, `film`.
    of : str
        A key of `pairs.KINDS`.
    selected : int
        How many reviews were looked at.
    """
    first, near = pairs.iloc[0], int(pairs["similarity"].notna().sum())
    if near > 1:
        films = reviews.set_index("review_id")["film"].reindex([first["a"], first["b"]]).dropna().unique().tolist()
        such = f", among them {'two' if len(films) == 1 else 'those'} of {listed(films)}" if len(films) else ""
        return f"{plural(near, 'pair')} of the {number(selected)} reviews are nearly the same{such}."
    if near:
        return (
            f"Two reviews are nearly the same, with {percent(first['similarity'])} of their runs of five words in "
            f"both: {first['a_name']}, and {first['b_name']}."
        )
    a, b = first["a_name"], first["b_name"]
    two = f"{a}, and {b}," if "," in a + b else f"{a} and {b}"
    shared = describe_common_phrases(first["phrases"], first["alone"], first["telling"], of=of)
    return f"{two} share the most that few others have: {shared}"


def describe_common_phrases(shared: int, alone: int, telling: str, *, of: str) -> str:
    """Say how many phrases two share, how many of these nobody else has, and the one that tells the most.

    Parameters
    ----------
    shared, alone : int
        How many phrases they share, and how many of these nobody else has.
    telling : str
        Some of the phrases in quotation marks, of which the first is named.
    of : str
        What the two are, as "critics".

    Examples
    --------
    >>> describe_common_phrases(4, 1, "“a slow burn”, “by far”", of="critics")
    '4 phrases, such as “a slow burn”; 1 of them no other critic here has.'
    """
    first = telling.partition("”")[0] + "”"
    other = f"other {of.removesuffix('s')} here has"
    if shared == 1:
        return f"{first}, which no {other}." if alone else f"only {first}, which others have too."
    phrases = f"{plural(int(shared), 'phrase')}, such as {first}"
    return f"{phrases}; {number(alone)} of them no {other}." if alone else f"{phrases}."


def describe_common_passages(passages: pd.DataFrame, sizes: tuple[int, int], *, words: int) -> str:
    """Say how much of two reviews is in both.

    Parameters
    ----------
    passages : DataFrame
        From `pairs.list_common_passages`.
    sizes : (int, int)
        The words of the two reviews.
    words : int
        How many words a passage has at least.
    """
    if passages.empty:
        return f"These two reviews have no passage of {words} words or more in common."
    covered = int(passages["words"].sum())
    if len(passages) == 1 and covered >= max(sizes):
        return f"These two reviews are the same, word for word: {plural(covered, 'word')}."
    first, second = (percent(min(covered / max(size, 1), 1.0)) for size in sizes)
    return (
        f"{plural(covered, 'word')} are the same, in {plural(len(passages), 'passage')}: {first} of the first review "
        f"and {second} of the second."
    )


def describe_order(first: pd.Timestamp, second: pd.Timestamp) -> str:
    """Say how many days lie between the publication of two reviews, which is no claim of copying."""
    if pd.isna(first) or pd.isna(second):
        return "It is not known which of the two was printed first."
    if first == second:
        return "Both were printed on the same day."
    days = (second - first).days
    return f"The second was printed {plural(abs(days), 'day')} {'after' if days > 0 else 'before'} the first."


def describe_absence(*, of: str, one: str) -> str:
    """Say that nobody shares a phrase, or nobody with this one.

    Parameters
    ----------
    of : str
        A key of `pairs.KINDS`.
    one : str
        The one whose pairs were asked for; empty for all.
    """
    if one:
        return f"No other {of.removesuffix('s')} of this selection shares a phrase that tells with this one."
    return f"No two {of} share a phrase that tells."


def describe_missing(names: pd.Series, selected: pd.Series, a: str, b: str, *, of: str) -> str:
    """Say why two cannot be compared; empty where they can.

    Parameters
    ----------
    names, selected : Series of str
        The column of `pairs.KINDS` that names them, of the whole corpus and of the reviews that are looked at.
    a, b : str
        The two; empty for one that is not picked.
    of : str
        A key of `pairs.KINDS`.
    """
    noun = of.removesuffix("s")
    if not a or not b:
        return f"Choose two {of} to compare."
    if a == b:
        return f"A pair is of two {of}, and this link names one {noun} twice."
    for name in (a, b):
        if not (names == name).any():
            return (
                f"A {noun} of this link is not in this corpus."
                if of == "reviews"
                else f"“{name}” is not in this corpus."
            )
        if of != "reviews" and not (selected == name).any():
            return f"No review of this selection is {RELATED[of]} {name}."
    return ""


def describe_first_uses(first: pd.Series, a: str, b: str, *, of: str) -> str:
    """Say how many of the phrases of both either printed first, as the title of a figure.

    Parameters
    ----------
    first : Series of str
        Of each phrase, which of the two printed it first; missing where that is not known.
    a, b : str
        The two.
    of : str
        A key of `pairs.KINDS` but for reviews.
    """
    counts = first.value_counts()
    one, other = (number(counts.get(name, 0)) for name in (a, b))
    return f"Printed first: {one} of {number(len(first))} {RELATED[of]} {a}, {other} {RELATED[of]} {b}"
