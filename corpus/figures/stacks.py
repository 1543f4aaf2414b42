"""Rows whose label is above them, over the figure's whole width: labels of any length stay whole on a phone."""

from collections.abc import Iterable, Sequence

import numpy as np
import plotly.graph_objects as go

from corpus.figures.chart import LINE, SIZE, annotate, escape_text, wrap_text
from corpus.figures.palette import INKS

#: Heights in pixels of the space between a label and its bar, of a bar, and of the gap below it.
LEAD, BAR, GAP = 3, 12, 12
#: Letters a line of a label, which has nothing beside it.
LABEL = 52


def wrap_labels(labels: Iterable[str]) -> list[list[str]]:
    """Return the lines of each label, as wide as a figure on a phone."""
    return [wrap_text(label, LABEL) for label in labels]


def stack_rows(labels: Sequence[Sequence[str]], *, bar: int = BAR) -> np.ndarray:
    """Return where each row begins in pixels from the top, and last where the last one ends.

    Parameters
    ----------
    labels : sequence of sequence of str
        The lines of each row's label.
    bar : int
        The height in pixels of what is drawn below a label.
    """
    return np.cumsum([0] + [LINE * len(label) + LEAD + bar + GAP for label in labels])


def label_above(figure: go.Figure, label: Sequence[str], *, y: int, theme: str) -> None:
    """Write a label's lines from the left edge, downwards from `y`."""
    label_rows(figure, [label], np.array([y]), theme=theme)


def label_rows(figure: go.Figure, labels: Sequence[Sequence[str]], tops: np.ndarray, *, theme: str) -> None:
    """Write the label of each row at its top, as `stack_rows` gives it."""
    look = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "top", "align": "left", "borderpad": 0}
    look["font"] = {"color": INKS[theme]["ink"], "size": SIZE}
    annotate(
        figure,
        [
            {"text": "<br>".join(map(escape_text, label)), "y": int(top), **look}
            for top, label in zip(tops, labels, strict=False)
        ],
    )
