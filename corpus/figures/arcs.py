"""The figure of how warm reviews open, go on and close: a panel for each group."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from corpus.figures.chart import LINE, Chart, described, hovers, letters, paper
from corpus.figures.palette import INKS
from corpus.figures.rows import counted
from corpus.figures.scale import Scale, dots
from corpus.wording import plural

#: Panels in a row, letters a line of a panel's name, heights of a panel and of what lies between two in pixels.
COLUMNS, LABEL, PANEL, BETWEEN = 2, 22, 88, 14
#: What lies beside a panel for its numbers, in parts of a review.
_ASIDE = 3.6


def arcs(
    courses: pd.DataFrame,
    *,
    others: str,
    parts: tuple[str, ...],
    value_name: str,
    middle: float,
    title: str,
    span: tuple[float, float] = (-1.0, 1.0),
    colours: Mapping[str, str] | None = None,
    theme: str = "light",
) -> Chart:
    """Draw the mean of each part of the reviews of each group, in a band: its interval; in grey, all others.

    Parameters
    ----------
    courses : DataFrame
        From `courses.courses`: `group`, `part`, `n`, `mean`, `low`, `high`, `enough`; in the order to be drawn.
    others : str
        The group of all others, which has no panel of its own: every panel shows it in grey.
    parts : tuple of str
        What the parts are called.
    value_name : str
        What is averaged, with its unit.
    middle : float
        Where a line divides the scale.
    title : str
        The finding, as a plain sentence.
    span : (float, float)
        The scale's ends.
    colours : mapping of str to str, optional
        A colour for each group, such as `palette.film_colours`.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group]`; `data` holds the parts drawn.
    """
    ink, scale = INKS[theme], Scale(middle, *span)
    names = [name for name in courses["group"].unique() if name != others]
    rest = courses[courses["group"] == others]
    sure = courses[courses["enough"].astype(bool)]
    used = np.array([middle, *sure["low"], *sure["high"], *courses["mean"].dropna()])
    # A tenth of the scale at least: less is no turn that anyone would hear.
    least = max((span[1] - span[0]) / 10 - np.ptp(used), 0) / 2 + 0.05 * np.ptp(used)
    low, high = used.min() - least, used.max() + least
    rows = -(-len(names) // COLUMNS)
    # A no-break space keeps the count beside the name's last word.
    most = courses.groupby("group")["n"].max()
    heads = [counted(name, most[name]) for name in names]
    tall = [max(len(head) for head in heads[row * COLUMNS : (row + 1) * COLUMNS]) * LINE + 4 for row in range(rows)]
    tops = np.cumsum([0] + [head + PANEL + BETWEEN for head in tall])
    body = int(tops[-1])
    grey = " Grey: all others." if len(rest) else ""
    note = f"{value_name[:1].upper()}{value_name[1:]}. Bands: 95 %.{grey} Dotted: the middle, {scale.said(middle)}."
    figure = paper(title, body=body, note=note, top=6, bottom=26, right=8, theme=theme)

    def height(values: pd.Series, row: int) -> list[float | None]:
        """Return where values stand in a row of panels, in pixels from the top."""
        ground = tops[row] + tall[row] + PANEL
        return [
            None if np.isnan(value) else round(ground - (value - low) / (high - low) * PANEL, 2) for value in values
        ]

    last = len(parts) - 1
    for place, (name, head) in enumerate(zip(names, heads, strict=True)):
        row, column = divmod(place, COLUMNS)
        left = column * (last + _ASIDE)
        mine = courses[courses["group"] == name].sort_values("part")
        colour = (colours or {}).get(name, ink["ink"])
        figure.add_scatter(
            x=[left, left + last], y=height(pd.Series([middle] * 2), row), mode="lines", hoverinfo="skip",
            line={"color": ink["rule"], "width": 1, "dash": "dot"},
        )  # fmt: skip
        if len(rest):
            figure.add_scatter(
                x=(left + rest["part"]).tolist(), y=height(rest["mean"], row), mode="lines", hoverinfo="skip",
                line={"color": ink["rule"], "width": 2},
            )  # fmt: skip
        enough = mine["enough"].astype(bool)
        # Where there are too few, the band has a gap.
        for _, band in mine[enough].groupby((~enough).cumsum()):
            figure.add_scatter(
                x=[*(left + band["part"]), *(left + band["part"][::-1])],
                y=[*height(band["high"], row), *height(band["low"][::-1], row)],
                mode="lines", fill="toself", fillcolor=_faint(colour), line={"width": 0}, hoverinfo="skip",
            )  # fmt: skip
        figure.add_scatter(
            x=(left + mine["part"]).tolist(), y=height(mine["mean"], row), mode="lines+markers",
            line={"color": colour, "width": 2},
            marker=dots(np.where(enough, colour, ink["paper"]).tolist(), size=8, theme=theme),
            hovertext=hovers(
                [name] * len(mine), [parts[part] for part in mine["part"]],
                [f"mean {scale.said(mean)}" for mean in mine["mean"]],
                [
                    f"{scale.said(a)} to {scale.said(b)}" if sure else "too few for an interval"
                    for a, b, sure in zip(mine["low"], mine["high"], enough, strict=True)
                ],
                [plural(n, "review") for n in mine["n"]],
            ),
            hoverinfo="text", customdata=[[name]] * len(mine),
        )  # fmt: skip
        figure.add_annotation(
            text="<br>".join(map(letters, head)), x=left, xanchor="left", align="left", y=float(tops[row]),
            yanchor="top", borderpad=0, font={"color": ink["ink"]},
        )  # fmt: skip
        for end, at, anchor, shift in ((mine.head(1), left, "right", -8), (mine.tail(1), left + last, "left", 8)):
            for value, y in zip(end["mean"], height(end["mean"], row), strict=True):
                if y is not None:
                    figure.add_annotation(
                        text=scale.said(value), x=at, xanchor=anchor, xshift=shift, y=y, yanchor="middle", borderpad=0,
                        font={"color": ink["ink"]},
                    )  # fmt: skip
    panels = min(len(names), COLUMNS)
    figure.update_xaxes(
        range=[-_ASIDE / 2, max(panels, 1) * (last + _ASIDE) - _ASIDE / 2], showgrid=False, tickmode="array",
        tickvals=[column * (last + _ASIDE) + at for column in range(panels) for at in (0, last / 2, last)],
        ticktext=[letters(parts[at]) for _ in range(panels) for at in (0, last // 2, last)],
    )  # fmt: skip
    alt = described(
        title, f"{value_name} of {plural(len(parts), 'part')} of the reviews of {plural(len(names), 'group')}", note
    )
    data = courses.assign(group=courses["group"].where(courses["group"] != others, "all others"))
    return Chart(figure, alt, data.reset_index(drop=True))


def _faint(colour: str) -> str:
    """Return a hex colour that lets what lies below it through."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.18)"
