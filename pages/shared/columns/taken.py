"""The heads of what is taken away: those of the screen, and here those of columns that the screen does not show."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pages.shared.columns.phrases import PHRASE
from pages.shared.columns.reviews import EVIDENCE, REVIEW

#: Columns of charts' rows and of whole tables, where the screen's table has no head for them.
LABELS: Mapping[str, str] = {
    **{name: column["label"] for name, column in {**PHRASE, **REVIEW}.items()},
    "review_id": "Review id",
    "year": "Year",
    "sentences": "Sentences",
    "subjectivity": "Subjectivity",
    "evidence": "Scored words",
    "text": "Text",
    # who or what, and in which part
    "group": "Group",
    "critic": "Critic",
    "name": "Name",
    "a": "First",
    "b": "Second",
    "pair": "Pair",
    "kind": "Kind",
    "aspect": "Part of the film",
    "term": "Term",
    "word": "Word",
    "chunk": EVIDENCE["chunk"]["label"],
    "label": "Marked as",
    "verdict": "Mark",
    "banned": "Banned",
    "filler": "Filled with",
    "place": "Place in the review, from 0 to 1",
    "part": "Part",
    "fifth": "Fifth",
    "sentence": "Sentence",
    "month": "Period begins",
    "period": "Period",
    "reason": "Why",
    "key": "Key",
    # how many
    "n": "Number",
    "n_a": "Reviews of the first",
    "n_b": "Reviews of the second",
    "missing": "Without a value",
    "rows": "Rows",
    "phrases": "Phrases",
    "others": "Others",
    "liked": "Liked",
    "disliked": "Disliked",
    "content": "Words that say something",
    "standalone_occurrences": "Uses outside longer phrases",
    "standalone_films": "Films, outside longer phrases",
    "standalone_reviewers": "Critics, outside longer phrases",
    "new_reviewer": "First by this critic",
    "count": "Occurrences",
    "rest_count": "Occurrences elsewhere",
    "rest_reviews": "Elsewhere",
    "rest_n": "Of elsewhere",
    "rest_rate": "Per 10,000 elsewhere",
    "share": "Share",
    "share_low": "Share from",
    "share_high": "Share to",
    "rest_share": "Share elsewhere",
    "rest_share_low": "Share elsewhere from",
    "rest_share_high": "Share elsewhere to",
    # how high, how far, how sure
    "value": "Value",
    "mean": "Mean",
    "rest_mean": "Mean of the others",
    "low": "From",
    "high": "To",
    "from": "Tone from",
    "to": "Tone to",
    "rating_from": "Rating from",
    "rating_to": "Rating to",
    "lowest": "Lowest",
    "highest": "Highest",
    "sd": "Spread",
    "usual": "Usual spread",
    "difference": "Difference",
    "distance": "Apart",
    "expected": "Expected",
    "standardised": "In usual errors",
    "opposed": "On opposite sides",
    "similarity": "Same",
    "nearest": "Nearest",
    "alone": "Only theirs",
    "times": "How alike",
    "beyond_chance": "Nearer than chance",
    "beyond": "Nearer than chance",
    "x": "Place across",
    "y": "Place upwards",
    "together": "Share of all that they share",
    "variety_low": "Word variety from",
    "variety_high": "Word variety to",
    "variety_n": "Reviews with word variety",
    "reading_ease_low": "Reading ease from",
    "reading_ease_high": "Reading ease to",
    "reading_ease_n": "Reviews with reading ease",
    "log_odds": "Log-odds",
    "g2": "G²",
    "z": "z",
    "p": "p",
    "q": "q",
    "conclusion": "Conclusion",
    "auc": "Better-rated picked",
    "auc_low": "Better-rated picked, 95 % range from",
    "auc_high": "Better-rated picked, 95 % range to",
    "spearman": "Same order",
}

#: What means something to the program alone: keys, places in a text, and what a figure needs to know of its marks.
LEFT_OUT = {
    *("phrase_id", "family_id", "typical", "unusual", "start", "end", "a_start", "a_end", "b_start", "b_end"),
    *("printed_start", "printed_end"),
    *("enough", "auc_enough", "significant", "sure", "own", "owned", "aside", "worn", "rank", "circle", "critics"),
    *("weight", "house_polarity", "a_reviews", "b_reviews", "a_first", "b_first", "first"),
}
#: What counts from 0 inside and from 1 on every screen.
FROM_ONE = ("part", "sentence")


def set_heads(frame: pd.DataFrame, columns: Mapping[str, Any]) -> pd.DataFrame:
    """Return what is taken away of a frame: the screen's columns first, in its order and under its heads.

    Parameters
    ----------
    frame : DataFrame
    columns : mapping of column to a label or a column config
        As the screen has them. A column that is neither here nor in `LABELS` or `LEFT_OUT` keeps its name: it is one
        of the source's own.
    """
    heads = name_heads(frame, columns)
    taken = frame[list(heads)]
    counted = [name for name in FROM_ONE if name in taken and pd.api.types.is_integer_dtype(taken[name])]
    return taken.assign(**{name: taken[name] + 1 for name in counted}).set_axis(_apart(list(heads.values())), axis=1)


def name_heads(frame: pd.DataFrame, columns: Mapping[str, Any]) -> dict[str, str]:
    """Return the columns that `set_heads` takes away, in their order, each with what it is called."""
    heads = {name: _label(name, shown) for name, shown in columns.items() if name in frame}
    # Two that have names need no keys.
    left_out = LEFT_OUT | ({"a", "b"} if "a_name" in frame else set())
    return heads | {name: LABELS.get(name, name) for name in frame if name not in heads and name not in left_out}


def _label(name: str, shown: Any) -> str:
    label = shown.get("label") if isinstance(shown, Mapping) else shown
    return label or LABELS.get(name, name)


def _apart(heads: list[str]) -> list[str]:
    """Return heads of which no two are the same: a critic may be called as a column is."""
    seen: dict[str, int] = {}
    apart = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        apart.append(head if seen[head] == 1 else f"{head} ({seen[head]})")
    return apart
