"""The figure of where something is: one tick an occurrence, along the review or over the calendar, a row a group."""

import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import MARKS, Chart, draw_paper, join_sentences, pick_values, say_part, write_hovers
from corpus.figures.palette import INKS, colour_worn
from corpus.figures.periods import make_calendar_axis
from corpus.figures.rows import ROW, label_with_count, lay_rows, name_rows
from corpus.figures.scale import write_review_hovers
from corpus.wording import date, percent, plural

#: What the axis along a review says at its ends and in its middle.
ALONG = {0.0: ("beginning", "left"), 0.5: ("middle", "center"), 1.0: ("end", "right")}
#: Half the height of a tick in pixels.
TICK = 11


def draw_rug(
    uses: pd.DataFrame,
    *,
    title: str,
    across: str = "place",
    group: str = "",
    group_noun: str = "film",
    noun: str = "use",
    most: int = 12,
    theme: str = "light",
) -> Chart:
    """Draw a tick for each use of a phrase: along the review, from its beginning to its end, or over the calendar.

    Parameters
    ----------
    uses : DataFrame
        `review_id`, `start`, `film`, `reviewer`, `published`, the column `across`, and the column `group` if any. Rows
        that lack one of these two are not drawn.
    title : str
        The finding, as a plain sentence.
    across : {"place", "published"}
        Where a tick is: a place in the review from 0 to 1, or the day.
    group : str, optional
        The column whose values have a row each, those with most ticks first; by default all ticks share one row.
    group_noun, noun : str
        What a row and what a tick is, in the singular.
    most : int
        Draw the first so many groups, and say so.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[review_id, start]`; `data` holds the uses drawn, at most `chart.MARKS` of them.
    """
    known = uses[uses[across].notna()]
    counts = known[group].dropna().astype("str").value_counts(sort=True) if group else pd.Series({"": len(known)})
    # Equal groups by name.
    counts = counts.sort_index().sort_values(ascending=False, kind="stable")
    shown = counts.head(most)
    drawn = known[known[group].astype("str").isin(shown.index)] if group else known
    drawn = drawn.head(MARKS).reset_index(drop=True)
    rows = lay_rows([label_with_count(name, n) if group else [""] for name, n in shown.items()])
    note = join_sentences(
        f"A tick for each {noun}; {plural(int(counts.sum()), noun)}" if group else f"A tick for each {noun}",
        say_part(len(shown), len(counts), group_noun),
    )
    figure = draw_paper(title, body=max(rows.body, ROW + 8), note=note, top=10, bottom=30, right=24, theme=theme)
    centres = dict(zip(shown.index, rows.centres if group else [(ROW + 8) / 2], strict=True))
    _draw_lines(figure, list(centres.values()), known[across], theme=theme)
    where = drawn[group].astype("str").map(centres).tolist() if group else [(ROW + 8) / 2] * len(drawn)
    figure.add_scatter(
        x=drawn[across].tolist(), y=where, mode="markers",
        marker={
            "symbol": "line-ns", "size": TICK, "opacity": 0.85,
            "line": {"width": 2.5, "color": colour_worn(2, theme=theme)},
        },
        hovertext=_write_hovers(drawn, across), hoverinfo="text", customdata=pick_values(drawn, "review_id", "start"),
    )  # fmt: skip
    if group:
        name_rows(figure, rows.names, rows.centres, theme=theme)
    if across == "published":
        figure.update_xaxes(**make_calendar_axis(pd.DatetimeIndex(known[across].sort_values())))
    else:
        figure.update_xaxes(range=[-0.01, 1.01], showgrid=False, showticklabels=False)
        for place, (name, side) in ALONG.items():
            figure.add_annotation(
                text=name, x=place, xanchor=side, y=0, yref="paper", yanchor="top", yshift=-4, borderpad=0
            )
    of = f", a row for each of {plural(len(shown), group_noun)}" if group else ""
    axis = "over the calendar" if across == "published" else "from the beginning of the review to its end"
    return Chart(figure, join_sentences(title, f"{plural(len(drawn), noun)} {axis}{of}", note), drawn)


def _draw_lines(figure: go.Figure, centres: list[float], values: pd.Series, *, theme: str) -> None:
    """Draw the line of each row that its ticks are on: the whole review, or the whole calendar."""
    ends = [0, 1] if values.dtype.kind == "f" else [values.min(), values.max()]
    for centre in centres:
        figure.add_scatter(
            x=ends, y=[centre, centre], mode="lines", line={"color": INKS[theme]["grid"], "width": 2}, hoverinfo="skip"
        )


def _write_hovers(drawn: pd.DataFrame, across: str) -> list[str]:
    if across == "place":
        return write_review_hovers(drawn, [f"{percent(place)} through the review" for place in drawn["place"]])
    return write_hovers(drawn["film"], drawn["reviewer"], [date(day) for day in drawn["published"]])
