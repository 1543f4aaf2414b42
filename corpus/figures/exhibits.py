"""Figures of what shows a finding: a ranking, a spread or a course over time. The findings have computed all of it."""

import math
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import LINE, SIZE, Chart, draw_paper, escape_text, join_sentences, write_hovers
from corpus.figures.labels import LETTER
from corpus.figures.palette import INKS, colour_banned, colour_named
from corpus.figures.rows import LABEL, NO_BREAK, label_with_count, lay_rows, name_rows, wrap_text, write_values_right
from corpus.figures.scale import draw_dotted, mark_dots, mark_interval
from corpus.findings.exhibit import MOST, Exhibit, keep_ends
from corpus.wording import number, plural, ranges, writer_of

#: A bar's thickness, in pixels; a dot's width, and the most that the dots of one row take upwards.
BAR, DOT, ROOM = 15, 8, 44
#: Letters a line of the name of a period, where there are few and where there are many; and how wide the axis of
#: periods is on a page.
SHORT, SHORTER, FEW, AXIS = 11, 7, 6, 560


def draw_exhibit(
    exhibit: Exhibit, *, title: str, most: int = MOST, label: int = LABEL, theme: str = "light"
) -> Chart | None:
    """Draw what shows a finding; what the sentence names is strong and bold, all else grey.

    Parameters
    ----------
    exhibit : Exhibit
    title : str
        The finding.
    most : int
        Rows drawn at most: both ends of a ranking that has them or of groups, the first of another; a note says so.
    label : int
        Letters a line of a name, left of its row.
    theme : {"light", "dark"}

    Returns
    -------
    Chart or None
        None of passages, which are read, and where there is nothing to draw. A click's customdata is `[label]`.
    """
    rows = exhibit.rows[exhibit.rows["value"].notna()] if exhibit.form != "passages" else exhibit.rows.head(0)
    if not len(rows):
        return None
    if exhibit.form == "timeline":
        room = AXIS if label > LABEL else AXIS // 2
        return _draw_timeline(rows.reset_index(drop=True), exhibit, title=title, room=room, theme=theme)
    draw = _draw_spread if exhibit.form == "spread" else _draw_ranking
    return draw(rows.reset_index(drop=True), exhibit, title=title, most=most, label=label, theme=theme)


def pick_rows(exhibit: Exhibit, most: int) -> pd.DataFrame:
    """Return the rows of a ranking that are shown where there is room for so many.

    One with two ends has both; another has its first rows, and those that the sentence names.
    """
    rows = exhibit.rows.reset_index(drop=True)
    if exhibit.ends:
        return keep_ends(rows, most=most)
    order = np.where(rows["named"], -1, np.arange(len(rows)))
    return rows.iloc[np.sort(np.argsort(order, kind="stable")[:most])].reset_index(drop=True)


def _draw_ranking(rows: pd.DataFrame, exhibit: Exhibit, *, title: str, most: int, label: int, theme: str) -> Chart:
    """Draw a row for each name: a bar from zero, or where values have ranges a dot and its range."""
    shown = pick_rows(exhibit._replace(rows=rows), most)
    ranged, counted = bool(shown["low"].notna().any()), bool((shown["value"] == shown["n"]).all())
    note = exhibit.write_note(len(shown))
    write = writer_of([*shown["value"], *shown["low"], *shown["high"]])
    names = [
        wrap_text(name, label) if counted else label_with_count(name, n, width=label)
        for name, n in zip(_hold_dots(shown["label"]), shown["n"], strict=True)
    ]
    drawn = lay_rows(names)
    figure = draw_paper(
        title, body=drawn.body, note=note, bottom=30 if ranged else 6, right=56 if ranged else 12, theme=theme
    )
    _name_rows(figure, names, drawn.centres, shown["named"], theme=theme)
    colours = colour_rows(shown, theme=theme)
    marks = {
        "y": drawn.centres.tolist(), "hovertext": _write_hovers(shown, write, counted=counted), "hoverinfo": "text",
        "customdata": shown[["label"]].to_numpy().tolist(),
    }  # fmt: skip
    if ranged:
        _draw_zero(figure, shown, exhibit.zero, drawn.body, theme=theme)
        figure.add_scatter(
            x=shown["value"].tolist(), mode="markers",
            error_x=_plain(mark_interval(shown, across="value", theme=theme)),
            marker=mark_dots(colours, size=11, theme=theme), **marks,
        )  # fmt: skip
        write_values_right(figure, drawn.centres, map(write, shown["value"]), [True] * len(shown), theme=theme)
        # Held level, numbers that have no room on a phone are fewer, not turned.
        figure.update_xaxes(range=_span(shown, exhibit.zero), nticks=6, tickangle=0)
    else:
        _draw_bars(figure, shown["value"] - exhibit.zero, exhibit.zero, marks, colours, theme=theme)
        figure.data[-1].text = list(map(write, shown["value"]))
    first = "; ".join(f"“{name}” {write(value)}" for name, value in zip(shown["label"], shown["value"], strict=True))
    kind = "A dot and its 95 % range a row" if ranged else "A bar a row"
    return Chart(figure, join_sentences(title, f"{kind}: {first}", note), shown)


def colour_rows(rows: pd.DataFrame, *, theme: str = "light") -> list[str]:
    """Return the colour of each row: red where it is a banned phrase, strong where the sentence names it."""
    named = [colour_named(each, theme=theme) for each in rows["named"]]
    if "banned" not in rows:
        return named
    red = colour_banned(theme=theme)[1]
    return [red if banned else each for banned, each in zip(rows["banned"], named, strict=True)]


def _draw_bars(
    figure: go.Figure, lengths: pd.Series, zero: float, marks: dict[str, Any], colours: list[str], *, theme: str
) -> None:
    """Draw a bar for each row from zero, with room for its number at its end."""
    figure.add_bar(
        x=lengths.tolist(), orientation="h", width=BAR, base=zero,
        marker={"color": colours, "line": {"width": 1, "color": INKS[theme]["rule"]}},
        textposition="outside", constraintext="none", cliponaxis=False, textfont={"color": INKS[theme]["ink"]}, **marks,
    )  # fmt: skip
    low, high = min([*lengths, 0.0]), max([*lengths, 0.0])
    room = 0.22 * ((high - low) or 1)
    figure.update_xaxes(
        range=[zero + low - (room if low < 0 else 0), zero + high + (room if high > 0 else 0)], visible=False
    )


def _draw_spread(rows: pd.DataFrame, exhibit: Exhibit, *, title: str, most: int, label: int, theme: str) -> Chart:
    """Draw a dot for each value, stacked where values meet; where that is too many dots, bars of their numbers."""
    groups = rows.groupby("label", sort=False).agg(n=("value", "size"), named=("named", "any")).reset_index()
    shown = keep_ends(groups, most=most)
    drawn = rows[rows["label"].isin(shown["label"])].sort_values("value", kind="stable", ignore_index=True)
    low, high = exhibit.scale or (float(rows["value"].min()), float(rows["value"].max()))
    width = ((high - low) or 1) / 40
    row_of = {name: row for row, name in enumerate(shown["label"])}
    places = pd.DataFrame(
        {"row": drawn["label"].map(row_of), "bin": np.floor(drawn["value"] / width + 0.5).astype("int64")}
    )
    rank = places.groupby(["row", "bin"]).cumcount().to_numpy()
    room = min(max((int(rank.max()) + 1) * DOT, 2 * DOT), ROOM)
    step = min(room / (int(rank.max()) + 1), DOT)
    names = [label_with_count(name, n, width=label) for name, n in zip(shown["label"], shown["n"], strict=True)]
    heights = np.array([max(room + 12, LINE * len(lines) + 8) for lines in names])
    floors = np.cumsum(heights) - 6.0
    many = step < DOT / 3
    note = join_sentences(exhibit.write_note(len(shown)), "Bars: the share of a row’s values" if many else "")
    figure = draw_paper(title, body=int(heights.sum()), note=note, bottom=30, theme=theme)
    _name_rows(figure, names, floors - room / 2, shown["named"], theme=theme)
    for floor in floors.tolist():
        line = {"color": INKS[theme]["grid"], "width": 1}
        figure.add_scatter(x=[low, high], y=[floor, floor], mode="lines", line=line, hoverinfo="skip")
    if many:
        _add_tally(figure, drawn.join(places), floors, width=width, room=room, theme=theme)
    else:
        figure.add_scatter(
            x=drawn["value"].tolist(), y=(floors[places["row"]] - DOT / 2 - 1 - rank * step).tolist(), mode="markers",
            marker=mark_dots([colour_named(bool(each), theme=theme) for each in drawn["named"]], size=DOT, theme=theme),
            hovertext=write_hovers(drawn["label"], map(writer_of(drawn["value"]), drawn["value"])), hoverinfo="text",
            customdata=drawn[["label"]].to_numpy().tolist(),
        )  # fmt: skip
    pad = ((high - low) or 1) / 30
    figure.update_xaxes(range=[low - pad, high + pad], nticks=6)
    kind = f"{'Bars of how many' if many else 'A dot for each'}, a row for each of {plural(len(shown), 'group')}"
    return Chart(figure, join_sentences(title, f"{kind}: {number(len(drawn))} in all", note), drawn)


def _add_tally(
    figure: go.Figure, drawn: pd.DataFrame, floors: np.ndarray, *, width: float, room: float, theme: str
) -> None:
    """Draw a bar for each bin of a row; the same height is the same share of a row."""
    write = writer_of(drawn["value"])
    tally = drawn.groupby(["row", "bin"], as_index=False).agg(
        n=("value", "size"), value=("value", "mean"), named=("named", "any"), label=("label", "first")
    )
    share = tally["n"] / tally.groupby("row")["n"].transform("sum")
    colours = [colour_named(bool(named), theme=theme) for named in tally["named"]]
    counts = [f"{write(value)}: {number(n)}" for value, n in zip(tally["value"], tally["n"], strict=True)]
    figure.add_bar(
        x=tally["value"].tolist(), y=(-share / share.max() * room).tolist(),
        base=floors[tally["row"]].tolist(), width=width * 0.9,
        marker={"color": colours, "line": {"width": 1, "color": INKS[theme]["rule"]}},
        hovertext=write_hovers(tally["label"], counts), hoverinfo="text",
        customdata=tally[["label"]].to_numpy().tolist(),
    )  # fmt: skip


def _draw_timeline(rows: pd.DataFrame, exhibit: Exhibit, *, title: str, room: int, theme: str) -> Chart:
    """Draw a bar for each period, in order; where values have ranges, a dot and its range."""
    ranged = bool(rows["low"].notna().any())
    write = writer_of([*rows["value"], *rows["low"], *rows["high"]])
    shortest = SHORTER if len(rows) <= FEW else SHORT
    named = [wrap_text(name, max(shortest, int(room / len(rows) / LETTER) - 1)) for name in rows["label"]]
    widest = LETTER * max(len(line) for lines in named for line in lines) + 10
    # Of few each is named, whatever their room; of many those that fit, counted from the last, which is the news.
    each = 1 if len(rows) <= FEW else math.ceil(len(rows) / max(room // widest, 1))
    begin = (len(rows) - 1) % each
    named = named[begin::each]
    figure = draw_paper(
        title,
        body=170,
        note=exhibit.write_note(len(rows)),
        top=14,
        bottom=14 + LINE * max(map(len, named)),
        theme=theme,
    )
    colours = [colour_named(named, theme=theme) for named in rows["named"]]
    counted = bool((rows["value"] == rows["n"]).all())
    place = list(range(len(rows)))
    common = {
        "x": place, "hovertext": _write_hovers(rows, write, counted=counted), "hoverinfo": "text",
        "customdata": rows[["label"]].to_numpy().tolist(),
    }  # fmt: skip
    if ranged:
        figure.add_scatter(
            y=rows["value"].tolist(), mode="markers",
            error_y=_plain(mark_interval(rows, across="value", theme=theme)),
            marker=mark_dots(colours, size=10, theme=theme), **common,
        )  # fmt: skip
        span = _span(rows, exhibit.zero)
    else:
        figure.add_bar(
            y=(rows["value"] - exhibit.zero).tolist(), base=exhibit.zero, width=0.8,
            marker={"color": colours, "line": {"width": 1, "color": INKS[theme]["rule"]}}, **common,
        )  # fmt: skip
        low, high = min([*rows["value"], exhibit.zero]), max([*rows["value"], exhibit.zero])
        span = [low, high + 0.08 * ((high - low) or 1)]
    figure.update_yaxes(visible=True, range=span, nticks=5, automargin=True)
    figure.update_xaxes(
        tickvals=place[begin::each], ticktext=["<br>".join(map(escape_text, lines)) for lines in named],
        range=[-0.6, len(rows) - 0.4], showgrid=False,
    )  # fmt: skip
    first, last = rows.iloc[0], rows.iloc[-1]
    ends = f"from {first['label']}, {write(first['value'])}, to {last['label']}, {write(last['value'])}"
    said = f"{plural(len(rows), 'period')} in order, {ends}"
    return Chart(figure, join_sentences(title, said, exhibit.write_note(len(rows))), rows)


def _write_hovers(rows: pd.DataFrame, write: Callable[[float], str], *, counted: bool) -> list[str]:
    return write_hovers(
        rows["label"], map(write, rows["value"]), ranges(rows["low"], rows["high"], write),
        ["" if counted else f"n = {number(n)}" for n in rows["n"]],
    )  # fmt: skip


def _name_rows(
    figure: go.Figure, names: list[list[str]], centres: np.ndarray, named: Iterable[bool], *, theme: str
) -> None:
    """Write each row's name left of it; those that the sentence names are bold."""
    name_rows(figure, names, centres, theme=theme)
    texts = figure.layout.yaxis.ticktext
    figure.update_yaxes(
        tickvals=centres.tolist(),
        ticktext=[f"<b>{text}</b>" if strong else text for text, strong in zip(texts, named, strict=True)],
        tickfont={"size": SIZE}, ticklabelstandoff=6,
    )  # fmt: skip


def _hold_dots(names: pd.Series) -> Iterable[str]:
    """Return names whose closing dots are never alone on a line."""
    return names.str.replace(r" …$", f"{NO_BREAK}…", regex=True)


def _draw_zero(figure: go.Figure, rows: pd.DataFrame, zero: float, body: int, *, theme: str) -> None:
    """Draw where differences are measured from, where it is among the values."""
    reached = pd.concat([rows["value"], rows["low"], rows["high"]])
    if reached.min() < zero < reached.max():
        draw_dotted(figure, [zero, zero], [0, body], theme=theme)


def _span(rows: pd.DataFrame, zero: float) -> list[float]:
    """Return the part of the scale that values and their ranges take, and what they are measured from if it is near."""
    reached = np.array([*rows["value"], *rows["low"].dropna(), *rows["high"].dropna()], dtype=float)
    low, high = float(reached.min()), float(reached.max())
    if low - (high - low) <= zero <= high + (high - low):
        low, high = min(low, zero), max(high, zero)
    edge = ((high - low) or 1) / 20
    return [low - edge, high + edge]


def _plain(bars: dict[str, Any]) -> dict[str, Any]:
    """Return error bars whose numbers are a list: a mark without a range has none."""
    return bars | {side: bars[side].fillna(0.0).tolist() for side in ("array", "arrayminus")}
