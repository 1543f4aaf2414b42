"""Pairs of reviews, critics or films in a sentence: who shares the most, what two share, and who was first."""

import pandas as pd

from corpus.wording import listed, number, percent, plural

#: A sentence of so many words and letters fits on two lines in large type.
MOST_WORDS, MOST_LETTERS = 25, 170
#: The word between a review and its critic, film or outlet.
RELATED = {"critics": "by", "films": "of", "outlets": "in"}


def describe_pairs(pairs: pd.DataFrame, reviews: pd.DataFrame, *, of: str) -> str:
    """Say which two share the most, or which reviews are nearly the same, in a sentence short enough to read aloud.

    Parameters
    ----------
    pairs : DataFrame
        From `pairs.list_pairs`, one at least.
    reviews : DataFrame
        The whole corpus: `review_id`, `film`, `reviewer`.
    of : str
        A key of `pairs.KINDS`.
    """
    first, near = pairs.iloc[0], int(pairs["similarity"].notna().sum())
    if near:
        two = _name_twins(first, reviews)
        same = _percent_same(first["similarity"])
        if near == 1:
            return _choose_short(*(f"Two reviews{named} are {same}." for named in (*two, "")))
        lead = f"{number(near)} pairs of reviews are at least half the same"
        if (whole := int((pairs["similarity"] >= 1).sum())) > 1:
            return f"{lead}, {number(whole)} of them word for word."
        return _choose_short(*(f"{lead}; two{named} are {same}." for named in two), f"{lead}.")
    shared = describe_common_phrases(first["phrases"], first["alone"], first["telling"], of=of)
    named = describe_common_phrases(first["phrases"], 0, first["telling"], of=of)
    brief = f"{plural(int(first['phrases']), 'phrase')} in common."
    if of == "reviews":
        critics = _look_up(first, reviews, "reviewer")
        two = [f"Two reviews, by {listed(critics)},"] if len(critics) == 2 else []
        leads = [f"{lead} are closest in phrasing" for lead in (*two, "Two reviews")]
    else:
        leads = [f"{first['a_name']} and {first['b_name']} are closest in phrasing"]
    return _choose_short(*(f"{lead}: {said}" for said in (shared, named, brief) for lead in leads))


def describe_common_phrases(shared: int, alone: int, telling: str, *, of: str) -> str:
    """Say how many phrases two share, how many of these nobody else has, and the rarest.

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
    '4 phrases, such as “a slow burn”; 1 of them is in no other critic’s reviews.'
    """
    first = telling.partition("”")[0] + "”"
    other = {"reviews": "no other review", "films": "no other film’s reviews", "outlets": "no other outlet"}.get(
        of, "no other critic’s reviews"
    )
    if shared == 1:
        return f"{first}, which is in {other}." if alone else f"only {first}, which others use too."
    phrases = f"{plural(int(shared), 'phrase')}, such as {first}"
    return f"{phrases}; {number(alone)} of them {'is' if alone == 1 else 'are'} in {other}." if alone else f"{phrases}."


def _choose_short(*sentences: str) -> str:
    """Return the first sentence that is read at a glance, else the last."""
    short = (each for each in sentences if len(each.split()) <= MOST_WORDS and len(each) <= MOST_LETTERS)
    return next(short, sentences[-1])


def _name_twins(pair: pd.Series, reviews: pd.DataFrame) -> list[str]:
    """Return what two nearly equal reviews are called behind "two", from the fullest name to the shortest."""
    films, critics = (_look_up(pair, reviews, column) for column in ("film", "reviewer"))
    film = f" of “{films[0]}”" if len(films) == 1 else f" of {listed([f'“{film}”' for film in films])}" if films else ""
    critic = f" by {listed(critics)}" if critics else ""
    return list(dict.fromkeys([f"{film}{critic}", film, critic]))


def _look_up(pair: pd.Series, reviews: pd.DataFrame, column: str) -> list[str]:
    two = reviews[reviews["review_id"].isin([pair["a"], pair["b"]])].set_index("review_id")
    return two[column].reindex([pair["a"], pair["b"]]).dropna().unique().tolist()


def _percent_same(similarity: float) -> str:
    return "the same, word for word" if similarity >= 1 else f"{percent(min(similarity, 0.99))} the same"


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
        return f"No other {of.removesuffix('s')} of this selection shares a recurring phrase with this one."
    return f"No two {of} of this selection share a recurring phrase."


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
