"""The figure of where something is: one tick an occurrence, along the review or over the calendar, a row a group."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import Chart, draw_paper, join_sentences, pick_values, say_part, write_hovers
from corpus.figures.palette import INKS, colour_grey
from corpus.figures.periods import make_calendar_axis
from corpus.figures.rows import label_with_count, lay_rows, name_rows
from corpus.figures.scale import write_review_hovers
from corpus.wording import date, percent, plural

#: What the axis along a review says at its ends and in its middle.
ALONG = {0.0: ("beginning", "left"), 0.5: ("middle", "center"), 1.0: ("end", "right")}
#: Half the height of a tick in pixels; of more ticks than these, they are counted in so many bins instead.
TICK, TICKS, BINS = 11, 300, 80


def draw_rug(
    uses: pd.DataFrame,
    *,
    title: str,
    group: str,
    across: str = "place",
    group_noun: str = "film",
    noun: str = "use",
    most: int = 12,
    theme: str = "light",
) -> Chart:
    """Draw a tick for each use of a phrase, a row a group: from the review's beginning to its end, or by the calendar.

    Parameters
    ----------
    uses : DataFrame
        `review_id`, `start`, `film`, `reviewer`, `published`, and the columns `across` and `group`. Rows that lack one
        of these two are not drawn.
    title : str
        The finding, as a plain sentence.
    group : str
        The column whose values have a row each, those with most ticks first.
    across : {"place", "published"}
        Where a tick is: a place in the review from 0 to 1, or the day.
    group_noun, noun : str
        What a row and what a tick is, in the singular.
    most : int
        Draw the first so many groups, and say so.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[review_id, start]`, but of more uses than `TICKS`, which are counted in bars; `data`
        holds the uses drawn.
    """
    known = uses[uses[across].notna()]
    counts = known[group].dropna().astype("str").value_counts(sort=True)
    # Equal groups by name.
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    shown = counts.head(most)
    drawn = known[known[group].astype("str").isin(shown.index)].reset_index(drop=True)
    rows = lay_rows([label_with_count(name, n) for name, n in shown.items()])
    mark = f"A tick for each {noun}" if len(drawn) <= TICKS else f"Higher: more {noun}s"
    note = join_sentences(f"{mark}; {plural(int(counts.sum()), noun)}", say_part(len(shown), len(counts), group_noun))
    figure = draw_paper(title, body=rows.body, note=note, top=10, bottom=30, right=24, theme=theme)
    centres = dict(zip(shown.index, rows.centres, strict=True))
    _draw_lines(figure, list(centres.values()), known[across], theme=theme)
    where = drawn[group].astype("str").map(centres).tolist()
    if len(drawn) > TICKS:
        _draw_bins(figure, drawn[across], np.asarray(where), noun, theme=theme)
    else:
        _draw_ticks(figure, drawn, across, where, theme=theme)
    name_rows(figure, rows.names, rows.centres, theme=theme)
    _draw_axis(figure, known[across])
    of = f", a row for each of {plural(len(shown), group_noun)}"
    axis = "over the calendar" if across == "published" else "from the beginning of the review to its end"
    return Chart(figure, join_sentences(title, f"{plural(len(drawn), noun)} {axis}{of}", note), drawn)


def _draw_lines(figure: go.Figure, centres: list[float], values: pd.Series, *, theme: str) -> None:
    """Draw the line of each row that its ticks are on: the whole review, or the whole calendar."""
    ends = [0, 1] if values.dtype.kind == "f" else [values.min(), values.max()]
    for centre in centres:
        figure.add_scatter(
            x=ends, y=[centre, centre], mode="lines", line={"color": INKS[theme]["grid"], "width": 2}, hoverinfo="skip"
        )


def _draw_axis(figure: go.Figure, values: pd.Series) -> None:
    """Name the ends and the middle of a review, or the months of the calendar."""
    if values.dtype.kind != "f":
        figure.update_xaxes(**make_calendar_axis(pd.DatetimeIndex(values.sort_values())))
        return
    figure.update_xaxes(range=[-0.01, 1.01], showgrid=False, showticklabels=False)
    for place, (name, side) in ALONG.items():
        figure.add_annotation(
            text=name, x=place, xanchor=side, y=0, yref="paper", yanchor="top", yshift=-4, borderpad=0
        )


def _draw_ticks(figure: go.Figure, drawn: pd.DataFrame, across: str, where: list[float], *, theme: str) -> None:
    """Draw a tick for each use."""
    marker = {"symbol": "line-ns", "size": TICK, "opacity": 0.8, "line": {"width": 2, "color": INKS[theme]["ink"]}}
    figure.add_scatter(
        x=drawn[across].tolist(), y=where, mode="markers", marker=marker, hovertext=_write_hovers(drawn, across),
        hoverinfo="text", customdata=pick_values(drawn, "review_id", "start"),
    )  # fmt: skip


def _draw_bins(figure: go.Figure, values: pd.Series, where: np.ndarray, noun: str, *, theme: str) -> None:
    """Count the uses of each row in bins, as bars on the row's line."""
    edges = np.linspace(0, 1, BINS + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    low, high = (0.0, 1.0) if values.dtype.kind == "f" else (values.min(), values.max())
    share = ((values - low) / (high - low)).fillna(0).to_numpy("float64")
    counted = {at: np.histogram(share[where == at], edges)[0] for at in np.unique(where)}
    most = max(counts.max() for counts in counted.values())
    for at, counts in counted.items():
        full = counts > 0
        figure.add_bar(
            x=[low + (high - low) * part for part in middles[full].tolist()],
            y=(-2 * TICK * counts[full] / most).tolist(), base=at,
            marker={"color": colour_grey(theme=theme), "line": {"width": 1, "color": INKS[theme]["ink"]}},
            hovertext=[plural(int(n), noun) for n in counts[full]], hoverinfo="text",
        )  # fmt: skip


def _write_hovers(drawn: pd.DataFrame, across: str) -> list[str]:
    if across == "place":
        return write_review_hovers(drawn, [f"{percent(place)} through the review" for place in drawn["place"]])
    return write_hovers(drawn["film"], drawn["reviewer"], [date(day) for day in drawn["published"]])
