"""A scale with a middle: which part of it a figure shows, and how values are written and coloured."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import write_hovers
from corpus.figures.palette import INKS, colour_polarity, colour_sign
from corpus.wording import date, number, signed


@dataclass(frozen=True)
class Scale:
    """A scale from `low` to `high` that `middle` divides into two sides.

    A scale from below zero (polarity) is written with its signs and shown only as far as it is used,
    since reviews seldom use a tenth of it; others (ratings, 0..10) are shown whole.
    """

    middle: float
    low: float = -1.0
    high: float = 1.0

    def write(self, value: float) -> str:
        """Return a value as readers see it: "−0.12" on a scale with signs, else "7.5"."""
        return signed(value) if self.low < 0 else number(value, decimals=1)

    @property
    def ticks(self) -> str:
        """The axis's number format."""
        return "+.2~f" if self.low < 0 else ".1~f"

    def choose_part(self, values: Iterable[float]) -> tuple[float, float]:
        """Return the ends of the part to show: all, or what the values and the middle need but at least a fifth."""
        edge = (self.high - self.low) / 40
        if self.low >= 0:
            return self.low - edge, self.high + edge
        used = np.array([*values, self.middle], dtype=float)
        used = used[np.isfinite(used)]
        low, high = float(used.min()), float(used.max())
        narrow = max((self.high - self.low) / 5 - (high - low), 0) / 2
        pad = max((high - low) / 20, edge / 2) + narrow
        return max(low - pad, self.low - edge), min(high + pad, self.high + edge)

    def choose_bin_width(self, low: float, high: float) -> float:
        """Return a bin's width: about a fortieth of `low`..`high`, rounded up to 1, 2, 2.5 or 5 of a decade."""
        rough = (high - low) / 42
        decade = 10 ** math.floor(math.log10(rough))
        return next(step * decade for step in (1, 2, 2.5, 5, 10) if step * decade >= rough * 0.9999)

    def colour_values(self, values: Iterable[float], *, theme: str) -> list[str]:
        """Return polarity's colour for each value."""
        return [colour_polarity(v, middle=self.middle, low=self.low, high=self.high, theme=theme) for v in values]

    def mark_values(self, values: Iterable[float], *, theme: str) -> dict[str, Any]:
        """Return markers in polarity's colours, outlined by their side of the middle.

        On light paper the palest fills would be lost, on dark paper the darkest; and of a bar that is a pixel high
        the outline is all that is seen.
        """
        known = list(values)
        outlines = [
            INKS[theme]["rule"] if pd.isna(value) else colour_sign(value >= self.middle, theme=theme) for value in known
        ]
        return {"color": self.colour_values(known, theme=theme), "line": {"width": 1, "color": outlines}}


def write_ranges(
    low: Iterable[float],
    high: Iterable[float],
    *,
    write: Callable[[float], str],
    sure: Iterable[bool] | None = None,
    few: str = "too few for an interval",
) -> list[str]:
    """Return each interval in words: "0.61 to 0.63"; where it is not `sure`, what `few` says."""
    ranges = [f"{write(a)} to {write(b)}" for a, b in zip(low, high, strict=True)]
    return ranges if sure is None else [text if known else few for text, known in zip(ranges, sure, strict=True)]


def mark_dots(colours: list[str], *, size: int = 8, theme: str) -> dict[str, Any]:
    """Return markers whose outline keeps pale colours visible on light paper and dark ones on dark."""
    return {"color": colours, "size": size, "line": {"width": 1, "color": INKS[theme]["rule"]}}


def mark_interval(means: pd.DataFrame, *, theme: str, across: str = "mean", thickness: float = 2) -> dict[str, Any]:
    """Return error bars from `low` to `high` around `mean`."""
    return {
        "type": "data",
        "symmetric": False,
        "array": means["high"] - means[across],
        "arrayminus": means[across] - means["low"],
        "color": INKS[theme]["ink"],
        "thickness": thickness,
        "width": 0,
    }


def draw_dotted(figure: go.Figure, x: Sequence[Any], y: Sequence[Any], *, theme: str, yaxis: str = "y") -> None:
    """Draw a dotted line. It is a trace, since shapes are drawn either above the marks or below the grid."""
    line = {"color": INKS[theme]["rule"], "width": 1.5, "dash": "dot"}
    figure.add_scatter(x=x, y=y, yaxis=yaxis, mode="lines", line=line, hoverinfo="skip")


def name_middle(figure: go.Figure, scale: Scale) -> None:
    """Write a horizontal scale's middle above the plot."""
    text = f"middle {scale.write(scale.middle)}"
    figure.add_annotation(x=scale.middle, y=1, yref="paper", yanchor="bottom", text=text, borderpad=0)


def write_review_hovers(points: pd.DataFrame, *values: Iterable[str]) -> list[str]:
    """Return a hover text for each review: film, critic and date, and its values."""
    return write_hovers(
        points["film"],
        points["reviewer"],
        ["" if pd.isna(day) else date(day) for day in points["published"]],
        *values,
    )
