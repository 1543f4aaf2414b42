"""The figure of a measure by group: all values as dots or as a histogram, with averages and intervals."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import (
    LINE,
    MARKS,
    Chart,
    draw_paper,
    join_sentences,
    pick_values,
    wrap_escaped,
    write_hovers,
)
from corpus.figures.rows import label_with_count, mark_diamonds, name_rows, write_values_right
from corpus.figures.scale import Scale, draw_dotted, mark_interval, write_ranges, write_review_hovers
from corpus.wording import number, percent, plural

#: Letters a line of a group's label, left of its row.
LABEL = 20
#: Letters a line of the axis's title: on a phone it must not reach the head of the averages, at its right.
AXIS = 26
DOT = 8


def draw_distributions(
    points: pd.DataFrame,
    means: pd.DataFrame,
    *,
    value_name: str,
    middle: float,
    title: str,
    span: tuple[float, float] = (-1.0, 1.0),
    noun: str = "review",
    group_noun: str = "film",
    average: str = "mean",
    fewest: int = 0,
    note: str = "",
    parts: str = "",
    most: int = 25,
    which: str = "",
    marks: int = MARKS,
    theme: str = "light",
) -> Chart:
    """Draw every value of each group as a dot, stacked where values meet, over the mean and its interval.

    The axis is above the first row, so that it is in sight however many rows there are. Where there are too many dots
    to see each, bars are drawn instead; their heights are shares of the group.

    Parameters
    ----------
    points : DataFrame
        A row a review (or sentence): `group`, `value`, `review_id`, `film`, `reviewer`, `published`.
        Rows without a value (no evidence) are not drawn.
    means : DataFrame
        A row a group, in the order to be drawn: `group`, `n`, the column `average`, `low`, `high`, `enough`.
        Where `enough` is false the mean is hollow and without interval.
    value_name : str
        The axis's title, with its unit.
    middle : float
        The value at which a dotted line and the colours divide the scale.
    title : str
        The finding, as a plain sentence.
    span : (float, float)
        The scale's ends. A scale from below zero is shown with its signs, and only as far as it is used.
    noun, group_noun : str
        What a dot and what a row is, in the singular.
    average : {"mean", "median", ""}
        Which of the two is drawn; with neither, the dots stand alone, so that two camps are seen as two.
    fewest : int
        Where a group has fewer values, "too few" is written in place of its average.
    note : str
        What follows "Each dot is a review" in a quieter line below the title; without it, that is not said.
    parts : str
        A column of `means`, in whose order these are: where it has several values, a dotted line across parts them, and
        each stands above its first row.
    most : int
        Draw the first so many groups, and say so.
    which : str
        Which of the groups these are.
    marks : int
        Above so many dots, bars; a dot weighs about 150 bytes on its way to the browser.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group, review_id]` on a dot, `[group, "", from, to]` on a bar and
        `[group]` on a mean; `data` holds the points drawn.
    """
    scale = Scale(middle, *span)
    shown = means.head(most).reset_index(drop=True)
    sure = shown[shown["enough"].astype(bool)] if average else shown
    row_of = pd.Series(shown.index, index=shown["group"], dtype="int64")
    drawn = points[points["value"].notna() & points["group"].isin(row_of.index)]
    drawn = drawn.sort_values(["value", "review_id"], kind="stable").reset_index(drop=True)
    averages = [*shown[average], *sure["low"], *sure["high"]] if average else []
    left, right = scale.choose_part([*drawn["value"], *averages])
    width = scale.choose_bin_width(left, right)
    bins = np.floor(drawn["value"].to_numpy(dtype=float) / width + 0.5).astype(int)
    places = pd.DataFrame({"row": row_of.reindex(drawn["group"]).to_numpy(dtype=int), "bin": bins})
    rank = places.groupby(["row", "bin"]).cumcount().to_numpy()
    tallest = (rank.max(initial=0) + 1) * DOT
    room = min(max(tallest, 2 * DOT), 60 if len(shown) <= 4 else 36 if len(shown) <= 12 else 24)
    step = DOT * min(room / tallest, 1)
    labels = [label_with_count(group, n, width=LABEL) for group, n in zip(shown["group"], shown["n"], strict=True)]
    heads = _head_parts(shown[parts]) if parts else {}
    floors, bottoms = _lay_rows(labels, room, below=22 if average else DOT, heads=list(heads))
    body = int(max(bottoms, default=0))
    gap = _find_gap(shown, means.iloc[len(shown) :], average) if which else 0
    said = (value_name, f"dotted: the middle, {scale.write(middle)}")
    axis = "<br>".join(wrap_escaped(part, AXIS) for part in said)
    several = f"{number(len(shown))} of {plural(len(means), group_noun)}"
    part = "" if len(shown) == len(means) else f"{several}, {which}." if which else f"{several} shown."
    part = f"{part[:-1]}; the others would be at the dotted line across." if gap else part
    dense = len(drawn) > marks or step < DOT / 3
    kind = f"Bars: shares of the {noun}s of each {group_noun}" if dense else f"Each dot is a {noun}"
    same = f"Hollow diamond: no range, as all {noun}s have the same value or are too few."
    hollow = same if len(sure) < len(shown) else ""
    note = " ".join(filter(None, [f"{kind}{note}" if note else "", hollow, part]))
    top = 26 + LINE * len(axis.split("<br>"))
    figure = draw_paper(title, body=body, note=note, top=top, bottom=8, right=56 if average else 16, theme=theme)
    figure.update_xaxes(range=[left, right], side="top", title_text=axis, nticks=6, tickformat=scale.ticks)
    name_rows(figure, labels, floors, theme=theme)
    draw_dotted(figure, [middle, middle], [0, body], theme=theme)
    if gap:
        draw_dotted(figure, [left, right], [int(bottoms[gap - 1])] * 2, theme=theme)
    for row, head in heads.items():
        top = int(bottoms[row - 1]) if row else 0
        if row:
            draw_dotted(figure, [left, right], [top, top], theme=theme)
        figure.add_annotation(
            text=head, x=0, xref="paper", xanchor="left", y=top, yanchor="top", yshift=-3, borderpad=0
        )
    if dense:
        tally = _count_shares(places, drawn["value"], shown["group"], width)
        _add_shares(figure, tally, floors, scale, noun, width=width, room=room, theme=theme)
    else:
        heights = floors[places["row"]] - DOT / 2 - 1 - rank * step
        _add_dots(figure, drawn, heights, scale, theme=theme)
    if average:
        _add_means(figure, shown, floors + 9, scale, noun, average=average, fewest=fewest, theme=theme)
    without = int(points["value"].isna().sum())
    alt = join_sentences(
        title,
        f"{value_name[:1].upper()}{value_name[1:]} of {plural(len(drawn), noun)}, "
        f"a row for each of {plural(len(shown), group_noun)}; "
        f"a line marks the middle, {scale.write(middle)}",
        note,
        f"{plural(without, noun)} without evidence left out" if without else "",
    )
    return Chart(figure, alt, drawn)


def _find_gap(shown: pd.DataFrame, others: pd.DataFrame, average: str) -> int:
    """Return how many of the rows shown, which are those at both ends, are above all others; 0 where none are between.

    Groups without a range do not count: where they would be is not sure.
    """
    between = others.loc[others["enough"].astype(bool), average] if average else others.head(0)
    if between.empty:
        return 0
    return int(min((shown[average] >= between.max()).sum(), len(shown) - 1))


def _head_parts(parts: pd.Series) -> dict[int, str]:
    """Return the value of each row that begins another part; none where all rows are one."""
    starts = parts[parts != parts.shift()]
    return dict(zip(starts.index.tolist(), starts, strict=True)) if len(starts) > 1 else {}


def _lay_rows(labels: list[list[str]], room: float, *, below: float, heads: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Return where the dots of each row begin to be stacked, and where each row ends, in pixels from the top.

    A row has room for its dots and `below` them, as for a mean, and for its label, whose middle is at the dots' floor;
    the rows of `heads` also for a line of words above all that.
    """
    halves = np.array([LINE * len(label) / 2 for label in labels])
    above, below = np.maximum(room + 4, halves + 4), np.maximum(below, halves + 4)
    above[heads] += LINE + 6
    bottoms = np.cumsum(above + below).astype(int)
    return (bottoms - below).astype(int), bottoms


def _count_shares(places: pd.DataFrame, values: pd.Series, groups: pd.Series, width: float) -> pd.DataFrame:
    """Return how many values of a row are in each bin, which share of the row's, and the `low`est and the `high`est."""
    tally = (
        places.assign(value=values)
        .groupby(["row", "bin"], as_index=False)
        .agg(n=("value", "size"), low=("value", "min"), high=("value", "max"))
    )
    tally["share"] = tally["n"] / tally.groupby("row")["n"].transform("sum")
    tally["group"] = groups.to_numpy()[tally["row"]]
    tally["value"] = tally["bin"] * width
    return tally


def _add_dots(figure: go.Figure, drawn: pd.DataFrame, heights: np.ndarray, scale: Scale, *, theme: str) -> None:
    """Draw a dot for each value."""
    figure.add_scatter(
        x=drawn["value"], y=heights, mode="markers",
        marker={**scale.mark_values(drawn["value"], theme=theme), "size": DOT},
        hovertext=write_review_hovers(drawn, map(scale.write, drawn["value"])), hoverinfo="text",
        customdata=pick_values(drawn, "group", "review_id"),
    )  # fmt: skip


def _add_means(
    figure: go.Figure,
    means: pd.DataFrame,
    y: np.ndarray,
    scale: Scale,
    noun: str,
    *,
    average: str,
    fewest: int,
    theme: str,
) -> None:
    """Draw each group's average below its dots, with its interval where there is one, and its number at the right."""
    enough, few = means["enough"].astype(bool), means["n"] < fewest
    ranges = write_ranges(means["low"], means["high"], write=scale.write)
    figure.add_scatter(
        x=means[average], y=y, mode="markers", error_x=mark_interval(means.where(enough), across=average, theme=theme),
        marker=mark_diamonds(enough, theme=theme),
        hovertext=write_hovers(
            means["group"], [f"{average} {scale.write(value)}" for value in means[average]],
            np.where(enough, ranges, np.where(few, "too few for an interval", "no interval")),
            [plural(n, noun) for n in means["n"]],
        ),
        hoverinfo="text", customdata=pick_values(means, "group"),
        # One at an end of the scale is whole.
        cliponaxis=False,
    )  # fmt: skip
    if len(means):
        # Above the numbers of the axis: the last of them reaches beyond its end.
        figure.add_annotation(
            text=average, x=1, xref="paper", xanchor="left", xshift=6, y=1, yref="paper", yanchor="bottom",
            yshift=LINE, borderpad=0,
        )  # fmt: skip
    write_values_right(figure, y, map(scale.write, means[average]), enough | ~few, theme=theme)


def _add_shares(
    figure: go.Figure,
    tally: pd.DataFrame,
    floors: np.ndarray,
    scale: Scale,
    noun: str,
    *,
    width: float,
    room: float,
    theme: str,
) -> None:
    """Draw bars instead of dots; the same height is the same share of a group in every row."""
    low, high = tally["value"] - width / 2, tally["value"] + width / 2
    figure.add_bar(
        x=tally["value"], y=-tally["share"] / tally["share"].max() * room, base=floors[tally["row"]] - 1,
        width=width * 0.9,
        marker=scale.mark_values(tally["value"], theme=theme),
        hovertext=write_hovers(
            tally["group"],
            [f"{plural(n, noun)}, {percent(share)}" for n, share in zip(tally["n"], tally["share"], strict=True)],
            # Of what is in it, not of its edges: ratings are seldom more than one value.
            [
                " to ".join(dict.fromkeys(map(scale.write, ends)))
                for ends in zip(tally["low"], tally["high"], strict=True)
            ],
        ),
        hoverinfo="text",
        customdata=[[g, "", a, b] for g, a, b in zip(tally["group"], low.round(4), high.round(4), strict=True)],
    )  # fmt: skip
