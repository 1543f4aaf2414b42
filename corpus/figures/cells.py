"""What figures made of cells share: names of rows and columns, numbers inside cells, colours by count."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import LINE, SIZE, escape_text
from corpus.figures.palette import INKS, colour_worn

#: Upper bound of a letter's width in pixels.
_LETTER = 7


def count_letters(column: int, columns: int, *, plot: int, right: int) -> int:
    """Return how many letters of a column's name fit between the column and the right edge of a phone.

    Parameters
    ----------
    column, columns : int
        The column's place, from 0, and how many there are.
    plot, right : int
        The pixels that all columns take on a phone, and those right of them.
    """
    return int((right + plot * (1 - (column + 0.5) / columns)) / _LETTER)


def name_columns(figure: go.Figure, heads: Sequence[Sequence[str]], ground: int, *, theme: str) -> None:
    """Write each column's name on a line of its own, with a line down to its column, so that long names never overlap.

    Parameters
    ----------
    figure : Figure
    heads : sequence of sequence of str
        The lines of each column's name.
    ground : int
        Where the columns begin, in pixels from the top: see `measure_heads`.
    theme : {"light", "dark"}
    """
    y, line = 0, {"color": INKS[theme]["rule"], "width": 1}
    for column, head in enumerate(heads):
        figure.add_shape(type="line", x0=column, x1=column, y0=y + 4, y1=ground, line=line)
        figure.add_annotation(
            text="<br>".join(map(escape_text, head)), x=column, xanchor="left", xshift=4, y=y, yanchor="top",
            align="left", borderpad=0, font={"color": INKS[theme]["ink"], "size": SIZE},
        )  # fmt: skip
        y += LINE * len(head)


def measure_heads(heads: Sequence[Sequence[str]]) -> int:
    """Return the pixels that the names of the columns take above the first row."""
    return LINE * sum(map(len, heads)) + 10


def write_inside(texts: Sequence[str], *, theme: str) -> dict[str, Any]:
    """Return the options for bars with a text in their middle, level and never shrunk."""
    return {
        "text": texts, "textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none",
        "insidetextfont": {"color": INKS[theme]["ink"], "size": SIZE - 1},
    }  # fmt: skip


def colour_strengths(values: pd.Series, *, theme: str) -> list[str]:
    """Return a colour for each count, from the weakest for 1 to the strongest for the highest; 0 has the grid's."""
    ends = [[int(colour_worn(level, theme=theme)[i : i + 2], 16) for i in (1, 3, 5)] for level in (0, 2)]
    weak, strong = np.array(ends, dtype=float)
    share = (values.to_numpy(dtype=float) - 1) / max(float(values.max()) - 1, 1) if len(values) else np.zeros(0)
    mixed = np.round(weak + np.clip(share, 0, 1)[:, None] * (strong - weak)).astype(int)
    empty = INKS[theme]["grid"]
    return [
        f"#{red:02x}{green:02x}{blue:02x}" if n else empty
        for n, (red, green, blue) in zip(values, mixed.tolist(), strict=True)
    ]
