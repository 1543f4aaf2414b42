"""The figure of how often two groups use each term, one group against the other."""

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from numpy.typing import NDArray

from corpus.figures.chart import (
    SIZE,
    Chart,
    annotate,
    draw_paper,
    escape_text,
    join_sentences,
    pick_values,
    wrap_escaped,
    write_hovers,
    write_title_above,
)
from corpus.figures.labels import place_labels
from corpus.figures.palette import INKS, colour_banned, colour_grey, colour_worn
from corpus.wording import number, plural, say_banned

#: The plot's height in pixels, and its width on the narrowest phone: labels that do not collide there never do.
HEIGHT, NARROW = 480, 296
#: How many terms have a mark, how many of these may get a label, and the cells on a side for counting the others.
ALONE, LABELLED, CELLS = 110, 80, 18
#: The margin of an axis around its terms, and the least distance of two of its numbers; the axis is 1 long.
MARGIN, APART = 0.06, 0.09


def draw_frequencies(used: pd.DataFrame, *, name: str, other: str, title: str, theme: str = "light") -> Chart:
    """Draw how often one group uses each term (upwards) against how often the other does (across).

    Terms are placed by rank, from never to most often, so that they spread evenly (as in Kessler 2017, "Scattertext: a
    browser-based tool for visualizing how corpora differ"); the axes show which rate a rank is. Terms of the same rate
    are ordered by their rate in the other group. The first terms are marks, labelled where there is room; the others
    are counted in the cells of a grid.

    Parameters
    ----------
    used : DataFrame
        `term`, `kind`, `phrase_id`, `reviews`, `rest_reviews`, `rate`, `rest_rate` (per 10,000 words) and `significant`
        (a difference beyond chance), the most distinctive first; `banned`, where it is known which of the terms are:
        they are red, and said to be banned.
    name, other : str
        What the two are called.
    title : str
        The finding, as a plain sentence.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group that uses it more, term, kind, phrase_id]`; a count has none. `data` holds all
        terms.
    """
    ink = INKS[theme]
    x, y = _rank_rates(used["rest_rate"], -used["rate"]), _rank_rates(used["rate"], -used["rest_rate"])
    note = (
        f"{plural(len(used), 'word or phrase', 'words and phrases')}. Filled: clear difference. "
        "Top left and bottom right: mostly used by one side."
    )
    if len(used) > ALONE:
        note += f" Squares: the other {number(len(used) - ALONE)}."
    figure = draw_paper(title, body=HEIGHT, note=note, top=26, bottom=52, theme=theme)
    ends = [-MARGIN, 1 + MARGIN]
    across_ticks, up_ticks = _choose_ticks(used["rest_rate"]), _choose_ticks(used["rate"])
    figure.update_xaxes(range=ends, title_text=wrap_escaped(f"{other}, per 10,000 words", 44), **across_ticks)
    figure.update_yaxes(visible=True, automargin=True, range=ends, **up_ticks)
    write_title_above(figure, wrap_escaped(f"{name}, per 10,000 words", 44), align="left")
    _add_crowd(figure, x[ALONE:], y[ALONE:], theme)
    alone, across, up = used.head(ALONE), x[:ALONE], y[:ALONE]
    more = alone["rate"] > alone["rest_rate"]
    red = alone["banned"] if "banned" in alone else pd.Series(False, alone.index)
    said = list(map(say_banned, alone["term"], red))
    inks = {"banned": colour_banned(theme=theme)[1], "here": colour_worn(2, theme=theme), "": colour_grey(theme=theme)}
    strong = [inks["banned" if ban else "here" if here else ""] for here, ban in zip(more, red, strict=True)]
    groups = np.where(more, name, other)
    figure.add_scatter(
        x=across, y=up, mode="markers",
        marker={
            "size": 8, "line": {"width": 1, "color": ink["rule"]},
            "color": [c if sure else "rgba(0,0,0,0)" for c, sure in zip(strong, alone["significant"], strict=True)],
        },
        hovertext=write_hovers(
            [f"“{term}”" for term in said],
            [_write_rate(name, n, rate) for n, rate in zip(alone["reviews"], alone["rate"], strict=True)],
            [_write_rate(other, n, rate) for n, rate in zip(alone["rest_reviews"], alone["rest_rate"], strict=True)],
        ),
        hoverinfo="text",
        customdata=pick_values(alone.assign(group=groups), "group", "term", "kind", "phrase_id"),
    )  # fmt: skip
    left, bottom = ((values + MARGIN) / (1 + 2 * MARGIN) for values in (across, up))
    tried = said[:LABELLED]
    look = {"yanchor": "middle", "borderpad": 0}
    fonts = [{"color": inks["banned"] if ban else ink["ink"], "size": SIZE - 1} for ban in red]
    places = place_labels(left, bottom, tried, width=NARROW, height=HEIGHT)
    annotate(
        figure,
        [
            {"text": escape_text(tried[which]), "x": across[which], "y": up[which], "xanchor": anchor,
             "xshift": 6 if anchor == "left" else -6, "yshift": raised, "font": fonts[which], **look}
            for which, anchor, raised in places
        ],
    )  # fmt: skip
    first = ", ".join(f"“{term}”" for term in said[:3])
    return Chart(
        figure, join_sentences(title, f"How often {name} and {other} use each term, first of all {first}"), used
    )


def _rank_rates(rate: pd.Series, then: pd.Series) -> NDArray[np.float64]:
    """Return the rank of each term by its rate, from 0 to 1; equal rates are ordered by `then`."""
    rank = np.empty(len(rate))
    rank[np.lexsort((then, rate))] = np.arange(len(rate))
    return rank / max(len(rate) - 1, 1)


def _choose_ticks(rate: pd.Series) -> dict[str, list[Any]]:
    """Return the rates that an axis of ranks shows, each at the middle of the ranks of that rate."""
    ordered = np.sort(rate.to_numpy())
    shown: list[tuple[float, float]] = []
    for tick in (0, 1, 3, 10, 30, 100, 300, 1000):
        first, last = (np.searchsorted(ordered, tick, side=side) for side in ("left", "right"))
        at = float((first + last) / 2 / max(len(ordered), 1))
        if (tick == 0 or 0 < at < 1) and (not shown or at - shown[-1][0] >= APART):
            shown.append((at, tick))
    return {"tickvals": [at for at, _ in shown], "ticktext": [number(tick) for _, tick in shown]}


def _write_rate(group: str, reviews: int, rate: float) -> str:
    """Return how often a group uses a term, as its hover has it."""
    return f"{group}: {plural(reviews, 'review')}, {number(rate, decimals=1)} per 10,000"


def _add_crowd(figure: go.Figure, x: NDArray[np.float64], y: NDArray[np.float64], theme: str) -> None:
    """Draw a grid whose cells are darker the more terms they contain."""
    if not len(x):
        return
    cells = np.minimum(np.column_stack([x, y]) * CELLS, CELLS - 1).astype(int)
    cells, counts = np.unique(cells, axis=0, return_counts=True)
    figure.add_scatter(
        x=(cells[:, 0] + 0.5) / CELLS, y=(cells[:, 1] + 0.5) / CELLS, mode="markers",
        marker={
            "symbol": "square", "size": 9, "color": colour_grey(theme=theme),
            "opacity": np.round(0.1 + 0.4 * np.log1p(counts) / np.log1p(counts.max()), 2), "line": {"width": 0},
        },
        hovertext=[plural(int(count), "other word") for count in counts], hoverinfo="text",
    )  # fmt: skip
