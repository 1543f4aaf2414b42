"""What figures made of rows share: a name with its n at the left, a value at the right, diamonds between."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import ArrayLike

from corpus.figures.chart import LINE, SIZE, annotate, escape_text, wrap_text
from corpus.figures.palette import INKS
from corpus.wording import number

#: Letters a line of a name, left of its row; a row's height at least, in pixels.
LABEL, ROW = 22, 27
#: So many letters of a word go with its n to the next line.
_TAIL = 4
NO_BREAK = "\N{NO-BREAK SPACE}"


class Rows(NamedTuple):
    """The rows of a figure, from the top: their names in lines, their heights and centres, and their height in all."""

    names: list[list[str]]
    heights: np.ndarray
    centres: np.ndarray
    body: int


def label_with_count(name: object, n: float, *, width: int = LABEL) -> list[str]:
    """Return a name and its n in lines: "Whispering Galaxy · 6". The n is never alone on a line, nor broken.

    Where n does not count the reviews, the figure's note says what it does count.
    """
    count = f"{NO_BREAK}·{NO_BREAK}{number(n)}"
    lines = wrap_text(f"{name}{count}", width)
    if lines[-1].endswith(count) and lines[-1] != count:
        return lines
    # A word is longer than a line: where the n has no room behind it, its end goes on to the next.
    *lines, last = wrap_text(str(name), width)
    if len(last) + len(count) <= width:
        return [*lines, f"{last}{count}"]
    return [*lines, last[:-_TAIL], f"{last[-_TAIL:]}{count}"]


def lay_rows(names: Iterable[list[str]]) -> Rows:
    """Return a row for each name, as high as its lines."""
    wrapped = list(names)
    heights = np.array([max(ROW, LINE * len(lines) + 8) for lines in wrapped], dtype="int64")
    return Rows(wrapped, heights, np.cumsum(heights) - heights / 2, int(heights.sum()))


def name_rows(figure: go.Figure, names: Iterable[list[str]], centres: np.ndarray, *, theme: str) -> None:
    """Write each row's name left of it, whole."""
    figure.update_yaxes(
        visible=True, showgrid=False, automargin=True, tickvals=centres,
        ticktext=["<br>".join(map(escape_text, name)) for name in names],
        tickfont={"color": INKS[theme]["ink"], "size": SIZE},
    )  # fmt: skip


def write_values_right(
    figure: go.Figure, centres: Iterable[float], texts: Iterable[str], sure: Iterable[bool], *, theme: str
) -> None:
    """Write each row's value right of the plot; where it is not `sure`, "too few" in a quieter ink."""
    look = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6, "yanchor": "middle", "borderpad": 0}
    known, unknown = {"font": {"color": INKS[theme]["ink"]}}, {"text": "too few"}
    annotate(
        figure,
        [
            {**look, "text": text, "y": at, **(known if clear else unknown)}
            for at, text, clear in zip(centres, texts, sure, strict=True)
        ],
    )


def mark_diamonds(filled: ArrayLike, *, theme: str, size: float = 9, outline: float = 1.5) -> dict[str, Any]:
    """Return markers of means and other values of a row: diamonds, hollow where they are not `filled`."""
    ink = INKS[theme]
    return {
        "symbol": "diamond", "size": size, "color": np.where(filled, ink["ink"], ink["paper"]),
        "line": {"width": outline, "color": ink["ink"]},
    }  # fmt: skip


def take_both_ends(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """Return the first and the last rows of a table of more than `most`."""
    ends = (most + 1) // 2
    shown = table if len(table) <= most else pd.concat([table.head(ends), table.tail(most - ends)])
    return shown.reset_index(drop=True)
