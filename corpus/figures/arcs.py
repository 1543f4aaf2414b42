"""The figure of polarity along the reviews, from the opening to the end: a panel for each group."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import LINE, Chart, draw_paper, escape_text, join_sentences, write_hovers
from corpus.figures.palette import INKS
from corpus.figures.rows import label_with_count
from corpus.figures.scale import Scale, write_ranges
from corpus.wording import plural

#: Panels in a row, letters a line of a panel's name, heights of a panel and of what lies between two in pixels.
COLUMNS, LABEL, PANEL, BETWEEN = 2, 22, 88, 14
#: The room beside a panel for its numbers; a part of a review is 1.
_ASIDE = 3.6


def draw_arcs(
    courses: pd.DataFrame,
    *,
    others: str,
    parts: tuple[str, ...],
    value_name: str,
    middle: float,
    title: str,
    whole: str | None = None,
    span: tuple[float, float] = (-1.0, 1.0),
    theme: str = "light",
) -> Chart:
    """Draw the mean of each part of a group's reviews with its interval as a band, and all other reviews in grey.

    Parameters
    ----------
    courses : DataFrame
        From `courses.average_courses`: `group`, `part`, `n`, `mean`, `low`, `high`, `enough`; in the order to be drawn.
    others : str
        The name of the group of all other reviews; it has no panel, and every panel shows it in grey.
    parts : tuple of str
        What the parts are called.
    value_name : str
        What is averaged, with its unit.
    middle : float
        The value at which a dotted line divides the scale.
    title : str
        The finding, as a plain sentence.
    whole : str, optional
        The name of the group of all reviews together, beside which there are no others.
    span : (float, float)
        The scale's ends.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group]`; `data` holds the parts drawn.
    """
    scale = Scale(middle, *span)
    names = [name for name in courses["group"].unique() if name != others]
    rest = courses[courses["group"] == others]
    labels = {others: "all others", whole: "All reviews"}
    grid = _lay_out(courses, names, scale, labels)
    grey = " Grey: all others." if len(rest) else ""
    note = f"{value_name[:1].upper()}{value_name[1:]}. Bands: 95 %.{grey} Dotted: the middle, {scale.write(middle)}."
    figure = draw_paper(title, body=grid.body, note=note, top=6, bottom=26, right=8, theme=theme)
    last = len(parts) - 1
    for place, (name, head) in enumerate(zip(names, grid.heads, strict=True)):
        panel = grid.find_panel(place, last)
        group = courses[courses["group"] == name].sort_values("part")
        _add_backdrop(figure, rest.head(0) if name == whole else rest, panel, scale, theme=theme)
        _add_course(figure, group, panel, scale, name=labels.get(name, name), parts=parts, theme=theme)
        _write_panel(figure, group, panel, scale, head=head, theme=theme)
    columns, width = min(len(names), COLUMNS), last + _ASIDE
    ticks = [(column * width, at) for column in range(columns) for at in (0, last / 2, last)]
    figure.update_xaxes(
        range=[-_ASIDE / 2, max(columns, 1) * width - _ASIDE / 2], showgrid=False, tickmode="array",
        tickvals=[left + at for left, at in ticks], ticktext=[escape_text(parts[int(at)]) for _, at in ticks],
    )  # fmt: skip
    alt = join_sentences(
        title, f"{value_name} of {plural(len(parts), 'part')} of the reviews of {plural(len(names), 'group')}", note
    )
    data = courses.assign(group=courses["group"].map(lambda name: labels.get(name, name)))
    return Chart(figure, alt, data.reset_index(drop=True))


class _Panel(NamedTuple):
    """The place of a panel: its top and the ground of its plot in pixels, its left end, and the scale that it shows."""

    top: float
    ground: float
    left: float
    right: float
    low: float
    high: float

    def place(self, values: pd.Series) -> list[float | None]:
        """Return where values are drawn, in pixels from the top of the figure; None for what is missing."""
        parts = [None if np.isnan(value) else (value - self.low) / (self.high - self.low) for value in values]
        return [None if part is None else round(self.ground - part * PANEL, 2) for part in parts]


class _Grid(NamedTuple):
    """All panels: the lines of their names, for each row its top and its names' height, and the scale's ends."""

    heads: list[list[str]]
    tops: np.ndarray
    tall: list[int]
    low: float
    high: float

    @property
    def body(self) -> int:
        """The height of all rows."""
        return int(self.tops[-1])

    def find_panel(self, place: int, last: int) -> _Panel:
        """Return the panel at a place, from 0; its horizontal axis goes from 0 to `last`."""
        row, column = divmod(place, COLUMNS)
        left = column * (last + _ASIDE)
        ground = self.tops[row] + self.tall[row] + PANEL
        return _Panel(float(self.tops[row]), ground, left, left + last, self.low, self.high)


def _lay_out(courses: pd.DataFrame, names: list[str], scale: Scale, labels: Mapping[str | None, str]) -> _Grid:
    """Return the grid of panels: each row as high as the longest name in it, all on one part of the scale."""
    sure = courses[courses["enough"].astype(bool)]
    used = np.array([scale.middle, *sure["low"], *sure["high"], *courses["mean"].dropna()])
    # At least a tenth of the scale is shown, so that a small change does not look large.
    least = max((scale.high - scale.low) / 10 - np.ptp(used), 0) / 2 + 0.05 * np.ptp(used)
    # A no-break space keeps the count beside the name's last word.
    most = courses.groupby("group")["n"].max()
    heads = [label_with_count(labels.get(name, name), most[name]) for name in names]
    rows = [heads[start : start + COLUMNS] for start in range(0, len(heads), COLUMNS)]
    tall = [max(map(len, row)) * LINE + 4 for row in rows]
    tops = np.cumsum([0] + [head + PANEL + BETWEEN for head in tall])
    return _Grid(heads, tops, tall, used.min() - least, used.max() + least)


def _add_backdrop(figure: go.Figure, rest: pd.DataFrame, panel: _Panel, scale: Scale, *, theme: str) -> None:
    """Draw a panel's dotted middle, and in grey the course of all others."""
    rule = INKS[theme]["rule"]
    figure.add_scatter(
        x=[panel.left, panel.right], y=panel.place(pd.Series([scale.middle] * 2)), mode="lines", hoverinfo="skip",
        line={"color": rule, "width": 1, "dash": "dot"},
    )  # fmt: skip
    if len(rest):
        figure.add_scatter(
            x=(panel.left + rest["part"]).tolist(), y=panel.place(rest["mean"]), mode="lines", hoverinfo="skip",
            line={"color": rule, "width": 2},
        )  # fmt: skip


def _add_course(
    figure: go.Figure,
    group: pd.DataFrame,
    panel: _Panel,
    scale: Scale,
    *,
    name: str,
    parts: tuple[str, ...],
    theme: str,
) -> None:
    """Draw the mean of each part of a group's reviews, in its band; where there are too few, the band has a gap."""
    ink = INKS[theme]
    enough = group["enough"].astype(bool)
    for _, band in group[enough].groupby((~enough).cumsum()):
        figure.add_scatter(
            x=[*(panel.left + band["part"]), *(panel.left + band["part"][::-1])],
            y=[*panel.place(band["high"]), *panel.place(band["low"][::-1])],
            mode="lines", fill="toself", fillcolor=_fade(ink["ink"]), line={"width": 0}, hoverinfo="skip",
        )  # fmt: skip
    marker = {**scale.mark_values(group["mean"], theme=theme), "size": 9}
    marker["color"] = [colour if sure else ink["paper"] for colour, sure in zip(marker["color"], enough, strict=True)]
    ranges = write_ranges(group["low"], group["high"], write=scale.write, sure=enough)
    figure.add_scatter(
        x=(panel.left + group["part"]).tolist(), y=panel.place(group["mean"]), mode="lines+markers",
        line={"color": ink["ink"], "width": 2}, marker=marker,
        hovertext=write_hovers(
            [name] * len(group), [parts[part] for part in group["part"]],
            [f"mean {scale.write(mean)}" for mean in group["mean"]], ranges, [plural(n, "review") for n in group["n"]],
        ),
        hoverinfo="text", customdata=group[["group"]].to_numpy().tolist(),
    )  # fmt: skip


def _write_panel(
    figure: go.Figure, group: pd.DataFrame, panel: _Panel, scale: Scale, *, head: list[str], theme: str
) -> None:
    """Write a panel's name above it, and beside it the means of the first and the last part."""
    font = {"color": INKS[theme]["ink"]}
    figure.add_annotation(
        text="<br>".join(map(escape_text, head)), x=panel.left, xanchor="left", align="left", y=panel.top,
        yanchor="top", borderpad=0, font=font,
    )  # fmt: skip
    for end, at, anchor, shift in ((group.head(1), panel.left, "right", -8), (group.tail(1), panel.right, "left", 8)):
        for value, y in zip(end["mean"], panel.place(end["mean"]), strict=True):
            if y is not None:
                figure.add_annotation(
                    text=scale.write(value), x=at, xanchor=anchor, xshift=shift, y=y, yanchor="middle", borderpad=0,
                    font=font,
                )  # fmt: skip


def _fade(colour: str) -> str:
    """Return a hex colour that lets what lies below it through."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.12)"
