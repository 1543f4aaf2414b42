"""The figure of frequency against frequency: how often two groups use each term."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import SIZE, Chart, described, hovers, letters, lines, paper
from corpus.figures.placing import place
from corpus.palette import INKS, grey, worn_colour
from corpus.wording import number, plural

#: The plot's height in pixels, and its width on the narrowest phone: labels that do not collide there never do.
HEIGHT, NARROW = 460, 290
#: Marks that stand by themselves; the others are counted in cells of so many to a side.
ALONE, CELLS = 240, 24


def frequencies(
    used: pd.DataFrame, *, name: str, other: str, title: str, theme: str = "light", labels: int = 60
) -> Chart:
    """Draw how often one group uses each term (upwards) against how often the other does (across), per 10,000 words.

    Both scales are logarithmic beyond once in 10,000 words, and end at never. On the line the two use a term alike.
    The terms that come first are marks of their own and labelled as far as there is room; the others are counted.

    Parameters
    ----------
    used : DataFrame
        `term`, `kind`, `phrase_id`, `reviews`, `rest_reviews`, `rate`, `rest_rate` (per 10,000 words) and `found`
        (told from chance), the most telling first.
    name, other : str
        What the two are called.
    title : str
        The finding, as a plain sentence.
    theme : {"light", "dark"}
    labels : int
        At most so many are tried.

    Returns
    -------
    Chart
        A click's customdata is `[group that uses it more, term, kind, phrase_id]`; a count's is empty. `data` holds all
        terms.
    """
    ink = INKS[theme]
    x, y = (_scaled(used[rate]) for rate in ("rest_rate", "rate"))
    top = max(float(np.max([x.max(initial=1), y.max(initial=1)])) * 1.04, 0.1)
    note = f"{plural(len(used), 'term')}. Filled: beyond chance. Nearest to a corner: most one-sided."
    if len(used) > ALONE:
        note += f" Squares: how many of the other {number(len(used) - ALONE)}."
    figure = paper(title, body=HEIGHT, note=note, top=26, bottom=52, theme=theme)
    ticks = [rate for rate in (0, 1, 3, 10, 30, 100, 300, 1000) if _scaled(rate) <= top]
    axis = {
        "range": [-0.03 * top, top], "tickvals": [float(_scaled(rate)) for rate in ticks],
        "ticktext": [number(rate) for rate in ticks],
    }  # fmt: skip
    figure.update_xaxes(title_text=lines(f"{other}, per 10,000 words", 44), **axis)
    figure.update_yaxes(visible=True, automargin=True, **axis)
    figure.add_annotation(
        text=lines(f"{name}, per 10,000 words", 44), x=0, xref="paper", xanchor="left", y=1, yref="paper",
        yanchor="bottom", align="left",
    )  # fmt: skip
    figure.add_scatter(
        x=[0, top], y=[0, top], mode="lines", line={"color": ink["rule"], "width": 1, "dash": "dot"}, hoverinfo="skip"
    )
    _crowd(figure, x[ALONE:], y[ALONE:], top, theme)
    alone = used.head(ALONE)
    across, up = x[:ALONE], y[:ALONE]
    more = alone["rate"] > alone["rest_rate"]
    strong = [worn_colour(2, theme=theme) if here else grey(theme=theme) for here in more]
    figure.add_scatter(
        x=across, y=up, mode="markers",
        marker={
            "size": 8, "line": {"width": 1, "color": ink["rule"]},
            "color": [c if found else "rgba(0,0,0,0)" for c, found in zip(strong, alone["found"], strict=True)],
        },
        hovertext=hovers(
            [f"“{term}”" for term in alone["term"]],
            [_said(name, n, rate) for n, rate in zip(alone["reviews"], alone["rate"], strict=True)],
            [_said(other, n, rate) for n, rate in zip(alone["rest_reviews"], alone["rest_rate"], strict=True)],
        ),
        hoverinfo="text",
        customdata=np.column_stack([
            np.where(more, name, other), alone["term"], alone["kind"], alone["phrase_id"]
        ]).astype(str).tolist() if len(alone) else [],
    )  # fmt: skip
    low = -0.03 * top
    left, bottom = ((values - low) / (top - low) for values in (across, up))
    tried = alone["term"].head(labels).tolist()
    for which, anchor, raised in place(left, bottom, tried, width=NARROW, height=HEIGHT):
        figure.add_annotation(
            text=letters(alone["term"].iloc[which]), x=across[which], y=up[which], xanchor=anchor, yanchor="middle",
            xshift=6 if anchor == "left" else -6, yshift=raised, borderpad=0,
            font={"color": ink["ink"], "size": SIZE - 1},
        )  # fmt: skip
    told = ", ".join(f"“{term}”" for term in alone["term"].head(3))
    return Chart(figure, described(title, f"How often {name} and {other} use each term, first of all {told}"), used)


def _scaled(rate: pd.Series | float) -> np.ndarray:
    """Return where a rate stands: even up to once, then by its logarithm, so that never has a place too."""
    return np.log1p(np.asarray(rate, dtype=float))


def _said(group: str, reviews: int, rate: float) -> str:
    return f"{group}: {plural(reviews, 'review')}, {number(rate, decimals=1)} per 10,000"


def _crowd(figure: go.Figure, x: np.ndarray, y: np.ndarray, top: float, theme: str) -> None:
    """Draw how many terms stand in each cell of a grid, darker for more."""
    if not len(x):
        return
    side = top / CELLS
    cells, counts = np.unique(np.column_stack([x // side, y // side]), axis=0, return_counts=True)
    strength = np.log1p(counts) / np.log1p(counts.max())
    figure.add_scatter(
        x=(cells[:, 0] + 0.5) * side, y=(cells[:, 1] + 0.5) * side, mode="markers",
        marker={
            "symbol": "square", "size": 9, "color": grey(theme=theme), "opacity": np.round(0.12 + 0.4 * strength, 2),
            "line": {"width": 0},
        },
        hovertext=[plural(int(count), "other term") for count in counts], hoverinfo="text",
    )  # fmt: skip
