"""The figure of which groups use which terms. In the caller's order, groups that share terms show as blocks."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from corpus.figures.cells import count_letters, measure_heads, name_columns, name_left
from corpus.figures.chart import LINE, MARKS, Chart, draw_paper, join_sentences, pick_values, wrap_text, write_hovers
from corpus.figures.palette import INKS, colour_worn
from corpus.figures.rows import label_with_count
from corpus.wording import percent, plural

#: Letters a line of a row's name, and on a phone the pixels that they take, those of all columns and those beside them.
NAME, LEFT, PLOT, RIGHT = 19, 140, 126, 84
#: Height in pixels of a row of one line.
ROW = 22
#: From which share of a group's reviews on a cell takes the second and the third strength of its colour.
STEPS = (0.25, 0.5)


def draw_blocks(
    shares: pd.DataFrame, *, title: str, sizes: Mapping[str, int], unit: str = "review", theme: str = "light"
) -> Chart:
    """Draw which share of each group's reviews contains each term: one row for a term, one column for a group.

    Parameters
    ----------
    shares : DataFrame
        0..1; the index names the terms and the columns the groups, both in the order to be drawn.
    title : str
        The finding, as a plain sentence.
    sizes : mapping of str to int
        How many reviews each group has.
    unit : str
        What is counted, in the singular.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group, term]`; `data` has a row for each cell that is not empty: `term`, `group`,
        `share`.

    Raises
    ------
    ValueError
        More cells than a figure may hold marks.
    """
    if shares.size > MARKS:
        raise ValueError(f"{len(shares)} terms × {shares.shape[1]} groups are more than {MARKS} cells")
    ink, groups = INKS[theme], [str(group) for group in shares.columns]
    names = [wrap_text(f"“{term}”", NAME) for term in shares.index]
    rooms = [count_letters(i, len(groups), plot=PLOT, right=RIGHT) for i in range(len(groups))]
    heads = [label_with_count(group, sizes[group], width=room) for group, room in zip(groups, rooms, strict=True)]
    ground = measure_heads(heads)
    tops = ground + np.cumsum([0] + [max(ROW, LINE * len(name) + 4) for name in names])
    note = f"Palest: in some of its {unit}s; darker from 25 %, darkest from 50 % on."
    if theme == "dark":
        note = note.replace("Palest", "Dimmest").replace("darker", "brighter").replace("darkest", "brightest")
    figure = draw_paper(title, body=int(tops[-1]), note=note, bottom=4, right=RIGHT, theme=theme)
    figure.update_layout(margin_l=LEFT)
    name_columns(figure, heads, ground, theme=theme)
    for top, floor, name in zip(tops, tops[1:], names, strict=False):
        name_left(figure, name, (top + floor) / 2, theme=theme)
    figure.add_bar(
        x=np.full(len(names), (len(groups) - 1) / 2), base=tops[1:] - 1, y=2 - np.diff(tops), width=len(groups),
        marker={"color": ink["grid"], "line": {"width": 0}}, hoverinfo="skip",
    )  # fmt: skip
    row, column = np.nonzero(shares.to_numpy(dtype="float64"))
    cells = pd.DataFrame(
        {
            "term": np.array(shares.index, dtype=object)[row],
            "group": np.array(groups, dtype=object)[column],
            "share": shares.to_numpy(dtype="float64")[row, column],
        }
    )
    levels = np.searchsorted(STEPS, cells["share"], side="right").tolist()
    figure.add_bar(
        x=column, base=tops[row + 1] - 1, y=2 - np.diff(tops)[row], width=0.96,
        marker={"color": [colour_worn(level, theme=theme) for level in levels], "line": {"width": 0}},
        hovertext=write_hovers(
            [f"“{term}”" for term in cells["term"]],
            cells["group"],
            [
                f"{plural(round(share * sizes[group]), unit)} of {sizes[group]}, {percent(share)}"
                for share, group in zip(cells["share"], cells["group"], strict=True)
            ],
        ),
        hoverinfo="text", customdata=pick_values(cells, "group", "term"),
    )  # fmt: skip
    figure.update_xaxes(range=[-0.5, max(len(groups), 1) - 0.5], visible=False)
    alt = join_sentences(
        title, f"How many {unit}s of each of {plural(len(groups), 'group')} hold each of {plural(len(names), 'term')}"
    )
    return Chart(figure, alt, cells)
