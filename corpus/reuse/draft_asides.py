"""What of a draft is not its writer's: quotations."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

#: So many words between quotation marks are somebody else's; fewer are the writer's own, held at arm's length.
QUOTED = 5
_PAIRS = re.compile(
    r"“(?:(?!\n\n)[^“”]){1,2000}”"
    r"|\"[^\"\n]{1,2000}\""
    r"|«[^«»\n]{1,2000}»"
    r"|(?<!\w)‘(?:[^‘’\n]|’(?=\w)){1,2000}’(?!\w)"
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def find_quotations(text: str) -> list[tuple[int, int]]:
    """Find the quotations of a text: start and end of `QUOTED` words or more between quotation marks.

    Examples
    --------
    >>> text = "A “slow burn”? “You had me at the first hello,” he says."
    >>> [text[start:end] for start, end in find_quotations(text)]
    ['“You had me at the first hello,”']
    """
    return [match.span() for match in _PAIRS.finditer(text) if _count_words(match[0]) >= QUOTED]


def mark_quoted(text: str, marks: pd.DataFrame) -> NDArray[np.bool_]:
    """Mark the places of a text that are part of a quotation.

    A phrase that fills its quotation marks is the writer's own, held at arm's length.

    Parameters
    ----------
    text : str
    marks : DataFrame
        `start` and `end`, character offsets.

    Returns
    -------
    array of bool, one item a place
    """
    quoted = np.zeros(len(marks), bool)
    starts, ends = marks["start"].to_numpy(), marks["end"].to_numpy()
    for start, end in find_quotations(text):
        for row in np.flatnonzero((starts >= start) & (ends <= end)).tolist():
            quoted[row] = _count_words(text[start:end]) > _count_words(text[starts[row] : ends[row]])
    return quoted


def _count_words(text: str) -> int:
    return len(_WORD.findall(text))
