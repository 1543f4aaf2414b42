"""Figures of shared phrasing: how much every two share, who used what first, and two texts side by side."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from corpus.figures.cells import colour_strengths, name_left, number_column, write_inside
from corpus.figures.chart import (
    LINE,
    SIZE,
    Chart,
    draw_paper,
    join_sentences,
    pick_values,
    say_part,
    wrap_text,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_passage, colour_worn
from corpus.figures.scale import mark_dots
from corpus.figures.stacks import BAR, GAP, label_above, label_rows, stack_rows, wrap_labels
from corpus.wording import date, listed, number, percent, plural

#: Left of the map: room in pixels, and letters a line, for the names; a row's height at least.
MARGIN, NAME, ROW = 156, 21, 30
#: In wider maps a cell has no room for its number on a phone.
NUMBERED = 12


def draw_sharing_map(
    pairs: pd.DataFrame, order: Sequence[str], *, title: str, noun: str, theme: str = "light"
) -> Chart:
    """Draw a matrix of how much every two share; a larger share has a stronger colour.

    Parameters
    ----------
    pairs : DataFrame
        `a`, `b`, `phrases` and `together` (0..1); two without a row share nothing.
    order : sequence of str
        All who are drawn, from the top and from the left.
    title : str
        The finding, as a plain sentence.
    noun : str
        Who they are, in the singular.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[a, b]`; `data` holds the pairs drawn.
    """
    shown = pairs[pairs["a"].isin(order) & pairs["b"].isin(order)]
    names = [wrap_text(name, NAME) for name in order]
    tops = np.cumsum([0] + [max(ROW, LINE * len(name) + 4) for name in names])
    note = "Number: phrases of both. " if len(order) <= NUMBERED else ""
    stronger = "Darker" if theme == "light" else "Brighter"
    note += f"{stronger}: a larger share of what either has. Columns stand in the order of the rows."
    figure = draw_paper(title, body=int(tops[-1]), note=note, top=26, bottom=4, theme=theme)
    figure.update_layout(margin_l=MARGIN)
    for place, (top, floor, name) in enumerate(zip(tops, tops[1:], names, strict=False)):
        name_left(figure, name, (top + floor) / 2, prefix=f"{place + 1}  ", theme=theme)
        number_column(figure, place, font={"color": INKS[theme]["muted"], "size": SIZE - 1})
    turned = shown.rename(columns={"a": "b", "b": "a"})
    alone = pd.DataFrame({"a": order, "b": order, "phrases": 0, "together": 0.0})
    cells = pd.concat([shown, turned, alone])[["a", "b", "phrases", "together"]]
    both = pd.MultiIndex.from_product([order, order], names=["a", "b"])
    cells = cells.set_index(["a", "b"]).reindex(both, fill_value=0).reset_index()
    cells = cells[cells["a"] != cells["b"]]
    row, column = (cells[side].map({name: i for i, name in enumerate(order)}).to_numpy(int) for side in "ab")
    share = (cells["together"] / max(cells["together"].max(), 1e-9) * 100).clip(lower=1).where(cells["phrases"] > 0, 0)
    figure.add_bar(
        x=column, base=tops[row + 1] - 1, y=2 - np.diff(tops)[row], width=0.96,
        marker={"color": colour_strengths(share, theme=theme), "line": {"width": 0}},
        **write_inside(
            [number(n) if n and len(order) <= NUMBERED else "" for n in cells["phrases"]], theme=theme
        ),
        hovertext=write_hovers(
            [f"{a} and {b}" for a, b in zip(cells["a"], cells["b"], strict=True)],
            [f"{plural(n, 'phrase')} of both" for n in cells["phrases"]],
            [f"{percent(part)} of the words in the phrases of either" for part in cells["together"]],
        ),
        hoverinfo="text", customdata=cells[["a", "b"]].to_numpy().tolist(),
    )  # fmt: skip
    figure.update_xaxes(range=[-0.5, max(len(order), 1) - 0.5], visible=False)
    alt = join_sentences(title, f"How much every two of {plural(len(order), noun)} share", note)
    return Chart(figure, alt, shown)


def draw_first_uses(
    phrases: pd.DataFrame, names: tuple[str, str], *, title: str, most: int = 10, theme: str = "light"
) -> Chart:
    """Draw on the calendar when each of two first used the phrases that they share: a dot and a diamond.

    Parameters
    ----------
    phrases : DataFrame
        `phrase_id`, `phrase`, `a_first`, `b_first`, in the order to be drawn; those of which a date is unknown are
        left out.
    names : (str, str)
        Who they are.
    title : str
        The finding, as a plain sentence.
    most : int
        Draw the first so many phrases, and say so.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[phrase_id]`; `data` holds the phrases drawn.
    """
    ink = INKS[theme]
    known = phrases[phrases["a_first"].notna() & phrases["b_first"].notna()]
    shown = known.head(most).reset_index(drop=True)
    labels = wrap_labels(f"“{phrase}”" for phrase in shown["phrase"])
    tops = stack_rows(labels)
    note = join_sentences(
        f"First printed, as a dot: {names[0]}; as a diamond: {names[1]}.", say_part(len(shown), len(known), "phrase")
    )
    figure = draw_paper(title, body=int(tops[-1]), note=note, bottom=30, right=24, theme=theme)
    rows = tops[1:] - GAP - BAR / 2
    label_rows(figure, labels, tops, theme=theme)
    figure.add_scatter(
        x=[day for row in shown.itertuples() for day in (row.a_first, row.b_first, None)],
        y=[y for row in rows for y in (row, row, None)],
        mode="lines", line={"color": ink["rule"], "width": 2}, hoverinfo="skip",
    )  # fmt: skip
    looks = (("a_first", "circle", colour_worn(2, theme=theme), 10), ("b_first", "diamond", ink["paper"], 11))
    for name, (column, symbol, colour, size) in zip(names, looks, strict=True):
        marker = mark_dots([colour] * len(shown), size=size, theme=theme)
        marker["line"] = {"width": 2, "color": colour_worn(2, theme=theme)}
        figure.add_scatter(
            x=shown[column], y=rows, mode="markers", marker=marker | {"symbol": symbol},
            hovertext=write_hovers(
                [f"“{phrase}”" for phrase in shown["phrase"]], [f"{name}: {date(day)}" for day in shown[column]]
            ),
            hoverinfo="text", customdata=pick_values(shown, "phrase_id"),
        )  # fmt: skip
    figure.update_xaxes(type="date", tickformat="%b %Y", nticks=6)
    alt = join_sentences(title, f"When either first printed each of {plural(len(shown), 'phrase')}", note)
    return Chart(figure, alt, shown)


def draw_alignment(
    passages: pd.DataFrame, lengths: tuple[int, int], names: tuple[str, str], *, title: str, theme: str = "light"
) -> Chart:
    """Draw two texts as strips, and connect the passages that are in both.

    Parameters
    ----------
    passages : DataFrame
        `number`, `words`, `a_start`, `a_end`, `b_start`, `b_end`, from `draft_check.align_passages`.
    lengths : (int, int)
        The lengths of the texts, in characters.
    names : (str, str)
        What the texts are.
    title : str
        The finding, as a plain sentence.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[number]`; `data` holds the passages.
    """
    ink, strip, between = INKS[theme], 20, 64
    above, below = wrap_labels(names)
    first = LINE * len(above) + 4
    second = first + strip + between
    figure = draw_paper(title, body=second + strip + LINE * len(below) + 8, bottom=0, theme=theme)
    label_above(figure, above, y=0, theme=theme)
    label_above(figure, below, y=second + strip + 4, theme=theme)
    for y in (first, second):
        figure.add_shape(
            type="rect", x0=0, x1=100, y0=y, y1=y + strip, line={"width": 0}, fillcolor=ink["grid"], layer="below"
        )
    parts = {
        column: passages[column] / max(length, 1) * 100
        for side, length in zip("ab", lengths, strict=True)
        for column in (f"{side}_start", f"{side}_end")
    }
    for i, shade in enumerate(passages["number"]):
        a, b, c, d = (float(parts[column].iloc[i]) for column in ("a_start", "a_end", "b_end", "b_start"))
        figure.add_shape(
            type="path", path=f"M{a},{first + strip} L{b},{first + strip} L{c},{second} L{d},{second} Z",
            fillcolor=colour_passage(shade, theme=theme), opacity=0.55, line={"width": 0}, layer="below",
        )  # fmt: skip
    for side, name, y in (("a", names[0], first), ("b", names[1], second)):
        wide = parts[f"{side}_end"] - parts[f"{side}_start"]
        figure.add_bar(
            base=parts[f"{side}_start"], x=wide, y=[y + strip / 2] * len(passages), width=strip, orientation="h",
            marker={
                "color": [colour_passage(n, theme=theme) for n in passages["number"]],
                "line": {"width": 1, "color": ink["rule"]},
            },
            **write_inside(
                [number(n) if part > 3 else "" for n, part in zip(passages["number"], wide, strict=True)], theme=theme
            ),
            hovertext=write_hovers(
                [f"Passage {number(n)}" for n in passages["number"]],
                [plural(n, "word") for n in passages["words"]],
                [name] * len(passages),
            ),
            hoverinfo="text", customdata=passages[["number"]].to_numpy().tolist(),
        )  # fmt: skip
    figure.update_xaxes(range=[0, 100], visible=False)
    alt = join_sentences(title, f"{plural(len(passages), 'passage')} that stand in both: {listed(names)}")
    return Chart(figure, alt, passages)
