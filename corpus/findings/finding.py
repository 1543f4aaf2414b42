"""A finding: a sentence that holds beyond chance or was simply counted, its numbers, and the screen that shows it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.findings.exhibit import Exhibit

#: The columns of the frame that `tabulate_findings` returns.
COLUMNS = ("kind", "sentence", "section", "parameters", "n", "value", "q", "low", "high", "exhibit", "method")


class Finding(NamedTuple):
    """One finding.

    Attributes
    ----------
    kind : str
        What it is about, as "split"; two of a kind say much the same.
    sentence : str
        Plain text of at most 25 words: names are in it letter for letter.
    section : str
        The section of the dashboard that shows it.
    parameters : mapping of str to str or tuple of str
        What that section is asked for, besides the selection; or in the place of a field of it, of which () is none.
    n : int
        The reviews that it rests on.
    value : float
        The number that it turns on: a count of reviews, a mean, a standard deviation, a similarity.
    q : float
        How likely chance alone would make it, corrected for the number of tests; NaN of what was only counted.
    low, high : float
        The 95 % range of `value`; NaN where it was only counted.
    exhibit : Exhibit, optional
        The rows that show it.
    method : str
        One line on how it was found and what it cannot say.
    """

    kind: str
    sentence: str
    section: str
    parameters: Mapping[str, str | tuple[str, ...]]
    n: int
    value: float
    q: float = np.nan
    low: float = np.nan
    high: float = np.nan
    exhibit: Exhibit | None = None
    method: str = ""


def tabulate_findings(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return findings as a frame with the `COLUMNS`, in their order.

    Examples
    --------
    >>> tabulate_findings([])[["kind", "n"]].dtypes.astype(str).tolist()
    ['str', 'int64']
    """
    frame = pd.DataFrame(list(findings), columns=list(COLUMNS))
    return frame.astype(
        {
            **dict.fromkeys(("kind", "sentence", "section", "method"), "str"),
            **dict.fromkeys(("parameters", "exhibit"), "object"),
            "n": "int64",
            **dict.fromkeys(("value", "q", "low", "high"), "float64"),
        }
    )
