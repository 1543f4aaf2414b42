"""Figures of what is praised and blamed: groups by aspects as a table of small bars, and the aspects of one group."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from corpus.figures.chart import (
    LINE,
    SIZE,
    Chart,
    annotate,
    draw_paper,
    join_sentences,
    pick_values,
    say_part,
    wrap_text,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_polarity, colour_sign
from corpus.figures.rows import label_with_count, lay_rows, name_rows, write_values_right
from corpus.figures.scale import Scale, draw_dotted, mark_interval, write_ranges
from corpus.figures.stacks import label_rows
from corpus.wording import number, plural, signed

#: Heights in pixels of a cell's bar, of its number below, and of the gap between two rows.
_BAR, _NUMBER, _GAP = 12, 15, 9
#: Half of a cell's width, of which 1 is from column to column; a bar that is longer ends there.
_HALF = 0.44
#: Heads of columns stand on so many lines, so that none covers its neighbour on a phone; and so do the numbers of a row
#: that has any as long as these.
_HEADS, _LONG = 2, 10_000
#: Letters of a row's name, which has nothing beside it.
_LABEL = 52
_ZERO = Scale(0.0)


def draw_praise(
    cells: pd.DataFrame,
    *,
    title: str,
    usual: pd.DataFrame,
    noun: str = "film",
    most: int = 12,
    of: int = 0,
    theme: str = "light",
) -> Chart:
    """Draw a row for each group and a column for each aspect: the mean of what reviews say of it as a bar from 0.

    Parameters
    ----------
    cells : DataFrame
        `group`, `aspect`, `n`, `mean`, `low`, `high`, `enough`, `clear` (whether it clearly differs from the other
        groups'); the groups in the order to be drawn.
    title : str
        The finding, as a plain sentence.
    usual : DataFrame
        The same of all reviews, in the order of the columns: `aspect`, `n`, `mean`, `low`, `high`, `enough`. It is the
        first row, and a stroke in each cell.
    noun : str
        What a group is, in the singular.
    most : int
        Draw the first so many groups, and say so.
    of : int, optional
        How many groups there are, where `cells` has not all.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group, aspect]`, the group empty for all reviews; `data` holds the cells drawn.
    """
    groups = cells["group"].drop_duplicates().tolist()
    shown = cells[cells["group"].isin(groups[:most])]
    whole = usual.assign(group="", clear=False)
    data = pd.concat([whole[[name for name in shown if name in whole]], shown], ignore_index=True)
    names = [wrap_text(name, _LABEL) for name in ["All reviews together", *groups[:most]]]
    groups_drawn = ["", *groups[:most]]
    long = data.groupby("group")["n"].max().reindex(groups_drawn).ge(_LONG).to_numpy()
    tops = np.cumsum([0, *(LINE * np.array([len(name) for name in names]) + _BAR + _NUMBER * (1 + long) + _GAP)])
    heads = LINE * _HEADS + 6
    note = join_sentences(
        "Bar: mean of what reviews say of each part, from blame (left, brown) to praise (right, teal). Line: its 95 % "
        "range; stroke: all reviews together. Number: reviews that judge it, ▲ or ▼ where clearly above or below the "
        f"other {noun}s. A number alone: too few for a range.",
        say_part(min(most, len(groups)), of or len(groups), noun),
    )
    figure = draw_paper(title, body=heads + tops[-1], note=note, top=4, bottom=4, right=8, theme=theme)
    ink = INKS[theme]
    row = {group: place for place, group in enumerate(groups_drawn)}
    place = data["group"].map(row).to_numpy()
    bar = heads + tops[place] + LINE * np.array([len(name) for name in names])[place] + 2 + _BAR / 2
    order = {aspect: column for column, aspect in enumerate(usual["aspect"])}
    column = data["aspect"].map(order).to_numpy("float64")
    reach = _choose_reach(data)
    across = lambda values: column + _HALF * np.clip(np.asarray(values, float) / reach, -1, 1)  # noqa: E731
    sure = data["enough"].to_numpy(bool)
    means = data["mean"].to_numpy("float64")
    figure.add_scatter(
        x=[end for at in column[sure] for end in (at, at, None)],
        y=[end for at in bar[sure] for end in (at - _BAR / 2 - 2, at + _BAR / 2 + 2, None)],
        mode="lines", hoverinfo="skip", line={"color": ink["rule"], "width": 1},
    )  # fmt: skip
    figure.add_bar(
        x=(across(means) - column)[sure], base=column[sure], y=bar[sure], orientation="h", width=_BAR, hoverinfo="skip",
        marker={
            "color": [colour_polarity(mean, middle=0, theme=theme) for mean in means[sure]],
            "line": {"width": 1, "color": [colour_sign(mean > 0, theme=theme) for mean in means[sure]]},
        },
    )  # fmt: skip
    low, high = across(data["low"]), across(data["high"])
    ends = [end for a, b in zip(low[sure], high[sure], strict=True) for end in (a, b, None)]
    figure.add_scatter(
        x=ends, y=[end for at in bar[sure] for end in (at, at, None)], mode="lines", hoverinfo="skip",
        line={"color": ink["ink"], "width": 1.5},
    )  # fmt: skip
    level = data["aspect"].map(usual.set_index("aspect")["mean"].where(usual.set_index("aspect")["enough"]))
    beside = (place > 0) & sure & level.notna().to_numpy()
    figure.add_scatter(
        x=across(level)[beside], y=bar[beside], mode="markers", hoverinfo="skip",
        marker={"symbol": "line-ns", "size": _BAR, "line": {"width": 1.5, "color": ink["muted"]}},
    )  # fmt: skip
    counts = [
        f"<b>{'▲' if mean > usually else '▼'}{number(n)}</b>" if clear else number(n)
        for n, mean, usually, clear in zip(data["n"], means, level, data["clear"], strict=True)
    ]
    figure.add_scatter(
        x=column, y=bar + _BAR / 2 + 8 + _NUMBER * (long[place] & (column % _HEADS > 0)), mode="text", text=counts,
        hoverinfo="skip",
        textfont={"size": SIZE - 2, "color": [ink["ink"] if known else ink["muted"] for known in sure]},
    )  # fmt: skip
    # What is pointed at and clicked is the whole cell, as a bar may be a hair's breadth.
    figure.add_bar(
        x=[2 * _HALF] * len(data), base=column - _HALF, y=bar + _NUMBER / 2, orientation="h", width=_BAR + _NUMBER,
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}}, hoverinfo="text",
        hovertext=_write_hovers(data), customdata=pick_values(data, "group", "aspect"),
    )  # fmt: skip
    label_rows(figure, names, heads + tops[:-1], theme=theme)
    annotate(
        figure,
        [
            {
                "text": aspect.capitalize(), "x": at, "y": LINE * (at % _HEADS), "xanchor": "center", "yanchor": "top",
                "borderpad": 0, "font": {"color": ink["ink"], "size": SIZE - 1},
            }
            for aspect, at in order.items()
        ],
    )  # fmt: skip
    figure.update_xaxes(range=[-0.55, len(order) - 0.45], visible=False)
    alt = join_sentences(title, f"{plural(len(names) - 1, noun)} by {len(order)} parts of a film, a bar each", note)
    return Chart(figure, alt, data)


def draw_parts(profile: pd.DataFrame, *, title: str, others: str = "", theme: str = "light") -> Chart:
    """Draw a bar for each aspect of one group: the mean of what its reviews say, from 0, with its 95 % range.

    Parameters
    ----------
    profile : DataFrame
        `aspect`, `n`, `praising`, `mean`, `low`, `high`, `enough`, `rest_mean` (that of the other groups, or NaN), in
        the order to be drawn.
    title : str
        The finding, as a plain sentence.
    others : str
        What the strokes are, as "other films"; empty where there are none.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[aspect]`; `data` holds the rows.
    """
    data, ink = profile.reset_index(drop=True), INKS[theme]
    note = join_sentences(
        "Mean of what reviews say of each part. Line: 95 % range. After each name: reviews that judge it.",
        f"Stroke: {others}." if others else "",
    )
    drawn = lay_rows(
        label_with_count(aspect.capitalize(), n) for aspect, n in zip(data["aspect"], data["n"], strict=True)
    )
    figure = draw_paper(title, body=drawn.body, note=note, top=24, bottom=46, right=56, theme=theme)
    name_rows(figure, drawn.names, drawn.centres, theme=theme)
    draw_dotted(figure, [0, 0], [0, drawn.body], theme=theme)
    sure = data["enough"].to_numpy(bool)
    figure.add_bar(
        x=data["mean"].where(sure), y=drawn.centres, orientation="h", width=14, hoverinfo="skip",
        error_x=mark_interval(data.assign(mean=data["mean"].where(sure)), theme=theme),
        marker={
            "color": [colour_polarity(mean, middle=0, theme=theme) for mean in data["mean"]],
            "line": {"width": 1, "color": [colour_sign(mean > 0, theme=theme) for mean in data["mean"]]},
        },
    )  # fmt: skip
    if others:
        figure.add_scatter(
            x=data["rest_mean"], y=drawn.centres, mode="markers", hoverinfo="skip",
            marker={"symbol": "line-ns", "size": 18, "line": {"width": 2, "color": ink["muted"]}},
        )  # fmt: skip
    left, right = _ZERO.choose_part([*data["mean"][sure], *data["low"][sure], *data["high"][sure], *data["rest_mean"]])
    figure.add_bar(
        x=[right - left] * len(data), base=left, y=drawn.centres, orientation="h", width=drawn.heights.tolist(),
        marker={"color": "rgba(0,0,0,0)", "line": {"width": 0}}, hoverinfo="text",
        hovertext=_write_hovers(data), customdata=pick_values(data, "aspect"),
    )  # fmt: skip
    write_values_right(figure, drawn.centres, list(map(signed, data["mean"])), sure, theme=theme)
    for text, anchor in (("← blame", "right"), ("praise →", "left")):
        figure.add_annotation(
            text=text, x=0, xanchor=anchor, xshift=-6 if anchor == "right" else 6, y=1, yref="paper",
            yanchor="bottom", borderpad=0,
        )  # fmt: skip
    # A line at the left end must not touch a name.
    left -= (right - left) / 40
    figure.update_xaxes(
        range=[left, right], title_text="mean tone of what is said (−1 to +1)", nticks=6, tickformat=_ZERO.ticks
    )
    return Chart(figure, join_sentences(title, f"{len(data)} parts of a film, a bar each", note), data)


def _choose_reach(cells: pd.DataFrame) -> float:
    """Return the value that fills half a cell: that of the longest bar; some lines may end there, at the edge."""
    sure = cells[cells["enough"]]
    ends = np.abs(sure[["low", "high"]].to_numpy("float64")).max(axis=1) if len(sure) else np.zeros(0)
    means = sure["mean"].abs().max() if len(sure) else 0.0
    return float(max(0.25, means * 1.05, np.quantile(ends, 0.8) if len(ends) else 0.0))


def _write_hovers(cells: pd.DataFrame) -> list[str]:
    """Return what the pointer shows of each cell: of what, the mean, its range and its reviews."""
    groups: Sequence[str] = cells["group"].tolist() if "group" in cells else [""] * len(cells)
    sure = cells["enough"]
    means = [
        f"{aspect}: {signed(mean) if known else 'too few to average'}"
        for aspect, mean, known in zip(cells["aspect"].str.capitalize(), cells["mean"], sure, strict=True)
    ]
    ranges = write_ranges(cells["low"], cells["high"], write=signed, sure=sure, few="")
    of = [
        f"{number(praising)} of {plural(n, 'review')} that judge it {'praises' if n == 1 else 'praise'} it"
        for praising, n in zip(cells["praising"], cells["n"], strict=True)
    ]
    return write_hovers(groups, means, [f"95 % range {each}" if each else "" for each in ranges], of)
