"""What shows a finding: the rows behind its sentence, and the form in which a page, a slide or a sheet draws them."""

from collections.abc import Mapping
from textwrap import shorten
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from corpus.wording import number, plural

#: So many rows are drawn at most: of more, those at both ends.
MOST = 10
#: So many letters of a text are quoted at most.
LONGEST = 320
#: So many letters of it stand before the place that is quoted.
_BEFORE = 120
#: What the line through a dot is, in words.
RANGE = "Line: the range that chance allows (95 %)"

Form = Literal["ranking", "spread", "timeline", "passages"]


class Exhibit(NamedTuple):
    """The rows behind a finding, of which each format draws what it can.

    Attributes
    ----------
    form : str
        "ranking": a bar or a dot for each row, the first on top. "spread": a dot for each review, in a row a group.
        "timeline": a bar for each period, in their order. "passages": texts to be read, no chart.
    rows : DataFrame
        With `label` str, the name at a mark, plain text letter for letter, in every form. Of a ranking and a timeline:
        `value` float; `low`, `high` float, its 95 % range, missing where there is none; `n` int, what it rests on;
        `named` bool, whether the sentence speaks of it. Of a spread: `value` float, `named` bool, a row a review.
        Of passages: `text` str. Columns more are shown in tables only.
    heads : mapping of str to str
        The column heads of tables and sheets, in their order; only these columns are shown.
    unit : str
        What `value` is or counts: "mean rating, 0 to 10". The line below a chart's title begins with it.
    zero : float
        Where bars start: 0, or the value that differences are measured from.
    of : int
        How many rows, or groups of a spread, there are in all, where these are not all; else 0.
    noun : str
        What a row, a group or a passage is, in the singular.
    part : str
        Which of them are shown where there is no room for all: "the biggest".
    behind : str
        What `n` counts, the number behind a name: "films in common". Not needed where `value` is that number.
    ends : bool
        Whether the last rows say as much as the first, as the kindest critics do beside the harshest.
    scale : (float, float), optional
        From where to where `value` can be, if all of that is to be shown.
    together : int
        So many passages are read together, as one for and one against; the others come after them.
    """

    form: Form
    rows: pd.DataFrame
    heads: Mapping[str, str]
    unit: str
    zero: float = 0.0
    of: int = 0
    noun: str = "row"
    part: str = ""
    behind: str = ""
    ends: bool = False
    scale: tuple[float, float] | None = None
    together: int = 1

    def write_note(self, shown: int) -> str:
        """Return the line below a chart's title: what is shown, what its lines and numbers mean, and how much of all.

        Parameters
        ----------
        shown : int
            So many rows, groups or passages are shown.
        """
        ranged = "low" in self.rows and bool(self.rows["low"].notna().any())
        of = max(self.of, len(self.rows) if self.form in ("ranking", "passages") else 0)
        cut = f"{number(shown)} of {plural(of, self.noun)} shown{f': {self.part}' if self.part else ''}"
        said = [
            self.unit[:1].upper() + self.unit[1:],
            RANGE if ranged and self.form != "spread" else "",
            f"After each name: {self.behind}" if self.behind and self.form != "timeline" else "",
            cut if shown < of else "",
        ]
        return " ".join(f"{each.removesuffix('.')}." for each in said if each)


def cut_around(text: str, at: int) -> str:
    """Return the words of a text around a place in it, with "…" where it was cut.

    Examples
    --------
    >>> cut_around("A slow exhale of a film.", 2)
    'A slow exhale of a film.'
    """
    begin = 0 if at <= _BEFORE else text.rfind(" ", 0, at - _BEFORE) + 1
    return shorten(("… " if begin else "") + text[begin:], LONGEST, placeholder=" …")


def keep_ends(rows: pd.DataFrame, *, most: int = MOST) -> pd.DataFrame:
    """Return the rows at both ends of a ranking, with those that are `named` among them.

    Examples
    --------
    >>> rows = pd.DataFrame({"label": list("abcdef"), "named": [False, False, True, False, False, False]})
    >>> keep_ends(rows, most=4)["label"].tolist()
    ['a', 'b', 'c', 'f']
    """
    place = np.arange(len(rows))
    from_end = np.where(rows["named"], -1, np.minimum(place, place[::-1]))
    return rows.iloc[np.sort(np.argsort(from_end, kind="stable")[:most])].reset_index(drop=True)
