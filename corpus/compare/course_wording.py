"""The courses of reviews in words: how groups end beside how they begin, and where one review is most positive."""

from collections.abc import Callable

import pandas as pd

from corpus.compare.courses import ENDS_HIGHER, ENDS_LOWER, PARTS, TOO_FEW, trace_courses
from corpus.statistics.groups import ENOUGH
from corpus.wording import COMPARATIVES, number, plural

_HIGHER, _LOWER = COMPARATIVES["polarity"]
_ENDS = {ENDS_HIGHER: _HIGHER, ENDS_LOWER: _LOWER}


def describe_endings(table: pd.DataFrame, whole: pd.DataFrame, *, noun: str = "film") -> str:
    """Return in one sentence whether reviews end higher or lower than they open: all, else those of a group.

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
        return f"Too few reviews to say: a {noun} with {ENOUGH} reviews of {PARTS} sentences or more is needed."
    clear = whole[whole["conclusion"].isin([*_ENDS])]
    if len(clear):
        row = clear.iloc[0]
        return f"Reviews end {_ENDS[row['conclusion']]} than they begin, {_describe_difference(row)}."
    clear = _list_clear(known)
    if len(clear):
        row, more = clear.iloc[0], len(clear) - 1
        others = f"; {number(more)} more {noun}{'s change' if more > 1 else ' changes'} too" if more else ""
        who = f"{'of' if noun == 'film' else 'by'} {_name(row['group'], noun)}"
        return f"Reviews {who} end {_ENDS[row['conclusion']]} than they begin, {_describe_difference(row)}{others}."
    return f"No {noun}’s reviews clearly end {_HIGHER} or {_LOWER} than they begin."


def describe_changing(table: pd.DataFrame, *, noun: str = "film") -> str:
    """Say how many groups change clearly from the opening to the end, for a caption.

    Parameters
    ----------
    table, noun
        As `describe_endings` has them.
    """
    known, clear = table[table["conclusion"] != TOO_FEW], _list_clear(table)
    if known.empty or clear.empty:
        return ""
    changes = "changes" if len(clear) == 1 else "change"
    return f"{number(len(clear))} of {plural(len(known), noun)} {changes} clearly; see the table."


def _list_clear(table: pd.DataFrame) -> pd.DataFrame:
    """Return the groups that end clearly higher or lower than they open, the largest change first."""
    clear = table[table["conclusion"].isin([*_ENDS])]
    return clear.sort_values("difference", key=abs, ascending=False, kind="stable")


def _name(group: object, noun: str) -> str:
    return f"“{group}”" if noun == "film" else str(group)


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
    return f"by {amount} on average (between {low} and {high})"
