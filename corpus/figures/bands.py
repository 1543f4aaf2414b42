"""The figure of ratings by tone: how many reviews have which, in a few bands of both."""

import numpy as np
import pandas as pd

from corpus.figures.chart import SIZE, Chart, draw_paper, join_sentences, wrap_escaped, write_hovers, write_title_above
from corpus.figures.palette import INKS
from corpus.figures.scale import Scale
from corpus.wording import number, plural

#: Height in pixels of a row, and how much of the ink the fullest cell has.
ROW, DARKEST = 46, 0.45
#: The ends of what is in a cell.
_ENDS = ["rating_least", "rating_most", "least", "most"]


def draw_bands(
    cells: pd.DataFrame, *, title: str, value_name: str, span: tuple[float, float] = (-1.0, 1.0), note: str = "",
    theme: str = "light",
) -> Chart:  # fmt: skip
    """Draw how many reviews have each rating (upwards) and tone (across): the more, the darker.

    Parameters
    ----------
    cells : DataFrame
        From `bands.count_bands`.
    title : str
        The finding, as a plain sentence.
    value_name : str
        The horizontal axis's title, with its unit.
    span : (float, float)
        The ends of the scale of tone.
    note : str
        What belongs below the title.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[lowest rating, highest rating, lowest tone, highest tone]` of the cell; `data` holds
        the cells that are not empty, an open end missing.
    """
    scale = Scale(0.0, *span)
    left, low = np.unique(cells["from"]), np.unique(cells["rating_from"])
    full = cells[cells["n"] > 0].reset_index(drop=True)
    column, row = np.searchsorted(left, full["from"]), np.searchsorted(low, full["rating_from"])
    body, top = ROW * max(len(low), 1), (len(low) - row) * ROW
    note = join_sentences(
        f"{plural(int(full['n'].sum()), 'review')}. Top left: words harsher than the stars; bottom right: kinder", note
    )
    figure = draw_paper(title, body=body, note=note, top=26, bottom=48, right=20, theme=theme)
    figure.add_bar(
        x=column, y=np.full(len(full), 3.0 - ROW), base=top - 1.5, width=0.98,
        marker={
            "color": _shade(full["n"].to_numpy("float64"), theme=theme),
            "line": {"width": 1, "color": INKS[theme]["rule"]},
        },
        text=[number(n) for n in full["n"]], textposition="inside", insidetextanchor="middle", textangle=0,
        constraintext="none", insidetextfont={"color": INKS[theme]["ink"], "size": SIZE},
        hovertext=write_hovers(
            [plural(n, "review") for n in full["n"]],
            [_write_band(a, b, scale) for a, b in zip(full["from"], full["to"], strict=True)],
            [f"rated {number(a)} to {number(b)}" for a, b in zip(full["rating_from"], full["rating_to"], strict=True)],
        ),
        hoverinfo="text", customdata=full[_ENDS].to_numpy("float64").tolist(),
    )  # fmt: skip
    figure.update_xaxes(
        range=[-0.5, max(len(left), 1) - 0.5], showgrid=False, title_text=wrap_escaped(value_name, 44),
        tickvals=np.arange(1, len(left)) - 0.5, ticktext=[scale.write(edge) for edge in left[1:]],
    )  # fmt: skip
    edges = [*low, *cells["rating_to"].tail(1)]
    figure.update_yaxes(
        visible=True, showgrid=False, automargin=True, tickvals=body - np.arange(len(edges)) * ROW,
        ticktext=[number(edge) for edge in edges],
    )  # fmt: skip
    write_title_above(figure, "rating, 0 to 10", yshift=8)
    return Chart(
        figure,
        join_sentences(title, "Counts of reviews, tone across and rating upwards", note),
        full.drop(columns=_ENDS).replace([-np.inf, np.inf], np.nan),
    )


def _write_band(low: float, high: float, scale: Scale) -> str:
    """Write a band of tone: "tone −0.10 to 0.00", "tone below −0.10"."""
    if np.isinf(low):
        return f"tone below {scale.write(high)}" if np.isfinite(high) else "any tone"
    return f"tone {scale.write(low)} or more" if np.isinf(high) else f"tone {scale.write(low)} to {scale.write(high)}"


def _shade(counts: np.ndarray, *, theme: str) -> list[str]:
    """Return a grey for each count, from nearly the paper's colour for few to the strongest for most."""
    paper, ink = (
        np.array([int(INKS[theme][name][i : i + 2], 16) for i in (1, 3, 5)], dtype="float64")
        for name in ("paper", "muted")
    )
    part = DARKEST * (0.2 + 0.8 * counts / max(counts.max(initial=1), 1))
    mixed = np.round(paper + part[:, None] * (ink - paper)).astype(int)
    return [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in mixed.tolist()]
