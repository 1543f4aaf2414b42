"""The courses of reviews in words: how groups end beside how they begin, and where one review is most positive."""

from collections.abc import Callable

import pandas as pd

from corpus.compare.courses import ENDS_HIGHER, ENDS_LOWER, PARTS, TOO_FEW, UNCLEAR, trace_courses
from corpus.statistics.groups import ENOUGH
from corpus.wording import COMPARATIVES, listed, number, plural

#: So many groups are named in the sentence; the rest are counted.
_NAMED = 3
_WARMER, _COLDER = COMPARATIVES["polarity"]
_ENDS = {ENDS_HIGHER: _WARMER, ENDS_LOWER: _COLDER}


def describe_endings(table: pd.DataFrame, whole: pd.DataFrame, *, noun: str = "film") -> str:
    """Return in one sentence which groups' reviews end higher or lower than they open.

    Parameters
    ----------
    table : DataFrame
        From `courses.compare_endings`.
    whole : DataFrame
        The same of all reviews as one group: its one row, or none.
    noun : str
        What a group is, in the singular; names of films are put in quotation marks.

    Returns
    -------
    str
        Plain text: names are in it letter for letter, and may hold anything.
    """
    known = table[table["conclusion"] != TOO_FEW]
    if known.empty:
        needed = f"at least {plural(ENOUGH, 'review')}, each of {PARTS} sentences or more"
        return f"There is too little to tell: a {noun} with {needed}, is needed."
    preposition, mark = ("of", "“{}”".format) if noun == "film" else ("by", "{}".format)
    clauses = []
    for conclusion, warmer in _ENDS.items():
        if (whole["conclusion"] == conclusion).any():
            clauses.append(f"reviews on the whole end {warmer} than they begin, {_describe_difference(whole.iloc[0])}")
    for conclusion, warmer in _ENDS.items():
        clear = known[known["conclusion"] == conclusion].sort_values(
            "difference", key=abs, ascending=False, kind="stable"
        )
        if len(clear):
            names = listed([mark(name) for name in clear["group"]], most=_NAMED)
            first = "" if len(clear) == 1 else "the first "
            who = "those" if clauses else "reviews"
            clauses.append(
                f"{who} {preposition} {names} end {warmer} than they begin, "
                f"{first}{_describe_difference(clear.iloc[0])}"
            )
    rest = int((known["conclusion"] == UNCLEAR).sum())
    if rest:
        few = f"for {number(rest)} of {plural(len(known), noun)} it cannot be told"
        left = few if rest < len(known) else f"for none of {plural(rest, noun)} can it be told"
        clauses.append(left if clauses else f"{left} whether reviews end {_WARMER} or {_COLDER} than they begin")
    sentence = "; ".join(clauses)
    return f"{sentence[0].upper()}{sentence[1:]}."


def describe_peaks(course: pd.DataFrame) -> str:
    """Say in which sentences the review is most positive and most negative.

    Parameters
    ----------
    course : DataFrame
        The sentences of one review: `sentence` and `polarity`.
    """
    known = course[course["polarity"].notna()]
    if len(known) < 2:
        return f"{plural(len(known), 'sentence')} of {len(course)} with scored words"
    polarity, sentence = known["polarity"].to_numpy(), known["sentence"].to_numpy()
    warm, cold = (int(sentence[at]) + 1 for at in (polarity.argmax(), polarity.argmin()))
    return f"Most positive in sentence {warm}, most negative in sentence {cold} of {len(course)}"


def describe_opening(course: pd.DataFrame, *, write: Callable[[float], str]) -> str:
    """Say the polarity of a review's first and last fifth; empty for a review of too few sentences.

    Parameters
    ----------
    course : DataFrame
        The sentences of one review, as in `courses.trace_courses`.
    write : callable
        Writes a polarity.
    """
    if len(course) < PARTS:
        return ""
    parts = trace_courses(course).set_index("part")["polarity"].reindex([0, PARTS - 1])
    opening, verdict = (write(value) if pd.notna(value) else "without a scored word" for value in parts.tolist())
    return f"Opening {opening}, verdict {verdict}: its first and its last fifth."


def _describe_difference(row: pd.Series) -> str:
    least, most = sorted([abs(row["low"]), abs(row["high"])])
    amount, low, high = (number(abs(value), decimals=2) for value in (row["difference"], least, most))
    return f"by {amount} ({low} to {high})"
