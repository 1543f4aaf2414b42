"""Figures of counts: bars from zero, and counts by two things. The numbers come counted."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import LINE, MARKS, SIZE, WIDE, Chart, described, hovers, letters, paper, wrap
from corpus.figures.palette import INKS, worn_colour
from corpus.wording import number, plural

#: Heights in pixels of a label's lead, a bar, a cell and the gap below them.
LEAD, BAR, CELL, GAP = 3, 12, 22, 12
#: Right of the heat map: room for the last films' names on a phone.
MARGIN = 124


def counts(
    frame: pd.DataFrame,
    *,
    label: str,
    count: str,
    title: str,
    noun: str = "review",
    most: int = 25,
    ids: Sequence[str] = (),
    theme: str = "light",
) -> Chart:
    """Draw a bar for each row: reviews per outlet, rejects by reason.

    Parameters
    ----------
    frame : DataFrame
        The rows in the order to be drawn; `label` is a text column and `count` a column of counts.
    label, count : str
        Columns of `frame`.
    title : str
        The finding, as a plain sentence.
    noun : str
        What is counted, in the singular.
    most : int
        Draw the first so many rows, and say so.
    ids : sequence of str, optional
        Columns that a click hands over in place of the label.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[label]`, or the `ids`; `data` holds the rows drawn.
    """
    shown = frame.head(most).reset_index(drop=True)
    labels = shown[label].astype(str).tolist()
    said = hovers(labels, [plural(n, noun) for n in shown[count]])
    colours = [worn_colour(2, theme=theme)] * len(shown)
    note = f"The first {number(len(shown))} of {number(len(frame))}." if len(shown) < len(frame) else ""
    figure = _bars(
        labels, shown[count], colours, said, shown[list(ids) or [label]], title=title, note=note, noun=noun, theme=theme
    )
    return Chart(figure, _alt(title, f"Bars of {noun}s", labels, shown[count], note), shown)


def phrase_bars(
    phrases: pd.DataFrame,
    *,
    title: str,
    count: str = "reviews",
    noun: str = "review",
    most: int = 15,
    theme: str = "light",
) -> Chart:
    """Draw how many reviews use each phrase, coloured by how worn it is.

    Parameters
    ----------
    phrases : DataFrame
        `phrase_id`, `phrase`, `films`, `reviewers`, the column `count`, and `worn` (0, 1 or 2), in the
        order to be drawn.
    title : str
        The finding, as a plain sentence.
    count, noun : str
        The column that is counted, and what it counts in the singular.
    most : int
        Draw the first so many phrases, and say so.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[phrase_id]`; `data` holds the phrases drawn.
    """
    shown = phrases.head(most).reset_index(drop=True)
    labels = [f"“{phrase}”" for phrase in shown["phrase"]]
    said = hovers(
        labels,
        [plural(n, noun) for n in shown[count]],
        [
            f"{plural(f, 'film')}, {plural(c, 'critic')}"
            for f, c in zip(shown["films"], shown["reviewers"], strict=True)
        ],
    )
    colours = [worn_colour(level, theme=theme) for level in shown["worn"]]
    strengths = len(set(shown["worn"]))
    note = f"{'Darker' if theme == 'light' else 'Brighter'}: in more reviews." if strengths > 1 else ""
    if len(shown) < len(phrases):
        note = f"The first {number(len(shown))} of {number(len(phrases))} phrases. {note}".strip()
    figure = _bars(
        labels, shown[count], colours, said, shown[["phrase_id"]], title=title, note=note, noun=noun, theme=theme
    )
    return Chart(figure, _alt(title, f"Bars of {noun}s per phrase", labels, shown[count], note), shown)


def heatmap(
    matrix: pd.DataFrame,
    *,
    title: str,
    row: str = "phrase",
    column: str = "film",
    names: Mapping[str, str] | None = None,
    noun: str = "review",
    most_rows: int = 20,
    most_columns: int = 12,
    theme: str = "light",
) -> Chart:
    """Draw counts by two things, as which films share which phrases: a cell is darker for more.

    Parameters
    ----------
    matrix : DataFrame
        Counts; the index names the rows (or gives their ids) and the columns theirs, both in the order to be drawn.
    title : str
        The finding, as a plain sentence.
    row, column : str
        What a row and a column stand for, in the singular.
    names : mapping of str to str, optional
        From the index of `matrix` to the row as it is printed.
    noun : str
        What is counted, in the singular.
    most_rows, most_columns : int
        Draw the first so many of each, and say so.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[index of matrix, column]`; `data` has a row for each cell that is not empty, with
        the columns that `row`, `column` and `noun` name: `phrase`, `film`, `reviews`.

    Raises
    ------
    ValueError
        More cells asked for than a figure may hold marks.
    """
    if most_rows * most_columns > MARKS:
        raise ValueError(f"{most_rows} {row}s × {most_columns} {column}s are more than {MARKS} cells")
    shown = matrix.iloc[:most_rows, :most_columns].fillna(0).astype(int)
    note = ""
    if shown.shape != matrix.shape:
        note = (
            f"The first {number(len(shown))} of {plural(len(matrix), row)} "
            f"and {number(shown.shape[1])} of {plural(matrix.shape[1], column)}."
        )
    across = [str(name) for name in shown.columns]
    printed = [str((names or {}).get(name, name)) for name in shown.index]
    labels = [f"“{name}”" for name in printed] if row == "phrase" else printed
    count = f"{noun}s"
    cells = pd.DataFrame(
        {
            "row": np.repeat(np.arange(len(printed)), len(across)),
            "column": np.tile(np.arange(len(across)), len(printed)),
            row: np.repeat(np.array(printed, dtype=object), len(across)),
            column: np.tile(np.array(across, dtype=object), len(printed)),
            count: shown.to_numpy().ravel(),
        }
    )
    heads = [wrap(name, _room(i, len(across))) for i, name in enumerate(across)]
    wrapped = [wrap(label, WIDE) for label in labels]
    ground = LINE * sum(map(len, heads)) + 10
    tops = ground + np.cumsum([0] + [LINE * len(label) + LEAD + CELL + GAP for label in wrapped])
    floors = tops[1:] - GAP
    figure = paper(title, body=int(tops[-1]), note=note, bottom=0, right=MARGIN, theme=theme)
    _column_heads(figure, heads, ground, theme=theme)
    for top, label in zip(tops, wrapped, strict=False):
        label_above(figure, label, y=int(top), theme=theme)
    figure.add_bar(
        x=cells["column"], y=np.full(len(cells), -CELL), base=floors[cells["row"]], width=0.92,
        marker={"color": strengths(cells[count], theme=theme), "line": {"width": 0}},
        text=cells[count].map(number).where(cells[count].between(1, 999), "").tolist(),
        textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
        insidetextfont={"color": INKS[theme]["ink"], "size": SIZE - 1},
        hovertext=hovers(
            [labels[at] for at in cells["row"]], cells[column], [plural(n, noun) for n in cells[count]]
        ),
        hoverinfo="text",
        customdata=[[str(name), other] for name in shown.index for other in across],
    )  # fmt: skip
    figure.update_xaxes(range=[-0.5, max(len(across), 1) - 0.5], visible=False)
    counted = f"{plural(len(printed), row)}, by {plural(len(across), column)}"
    alt = described(title, f"{count.capitalize()} of each of {counted}", note)
    return Chart(figure, alt, cells.loc[cells[count] > 0, [row, column, count]])


def _bars(
    labels: Sequence[str],
    values: pd.Series,
    colours: Sequence[str],
    said: Sequence[str],
    ids: pd.DataFrame,
    *,
    title: str,
    note: str,
    noun: str,
    theme: str,
) -> go.Figure:
    """Draw a bar below each label; labels of any length stay whole on any width."""
    wrapped = [wrap(label, WIDE) for label in labels]
    tops = np.cumsum([0] + [LINE * len(label) + LEAD + BAR + GAP for label in wrapped])
    figure = paper(title, body=int(tops[-1]), note=note, bottom=0, theme=theme)
    for top, label in zip(tops, wrapped, strict=False):
        label_above(figure, label, y=int(top), theme=theme)
    figure.add_bar(
        x=values, y=tops[1:] - GAP - BAR / 2, width=BAR, orientation="h",
        marker={"color": colours, "line": {"width": 1, "color": INKS[theme]["rule"]}},
        text=[plural(n, noun) if i == 0 else number(n) for i, n in enumerate(values)],
        textposition="outside", constraintext="none", cliponaxis=False,
        hovertext=said, hoverinfo="text", customdata=ids.astype(str).to_numpy().tolist(),
    )  # fmt: skip
    longest = max(values.max(), 1) if len(values) else 1
    # The first bar is the longest as a rule, and its count carries the noun: a phone needs this much beside it.
    figure.update_xaxes(range=[0, longest * 1.35], visible=False)
    return figure


def label_above(figure: go.Figure, label: Sequence[str], *, y: int, theme: str) -> None:
    """Write a label's lines from the left edge, downwards from `y`."""
    figure.add_annotation(
        text="<br>".join(map(letters, label)), x=0, xref="paper", xanchor="left", y=y, yanchor="top",
        align="left", borderpad=0, font={"color": INKS[theme]["ink"], "size": SIZE},
    )  # fmt: skip


def _column_heads(figure: go.Figure, heads: Sequence[Sequence[str]], ground: int, *, theme: str) -> None:
    """Write each column's name on a line of its own, with a line down to its column: whole, level, never crossing."""
    y, line = 0, {"color": INKS[theme]["rule"], "width": 1}
    for column, head in enumerate(heads):
        figure.add_shape(type="line", x0=column, x1=column, y0=y + 4, y1=ground, line=line)
        figure.add_annotation(
            text="<br>".join(map(letters, head)), x=column, xanchor="left", xshift=4, y=y, yanchor="top",
            align="left", borderpad=0, font={"color": INKS[theme]["ink"], "size": SIZE},
        )  # fmt: skip
        y += LINE * len(head)


def _room(column: int, columns: int) -> int:
    """Return how many letters of a film's name fit right of its column on a phone."""
    phone, letter = 340 - MARGIN, 7
    return int((MARGIN + phone * (1 - (column + 0.5) / columns)) / letter)


def strengths(values: pd.Series, *, theme: str) -> list[str]:
    """Return a colour between the weakest and the strongest for each count; nothing is the grid's own."""
    ends = [[int(worn_colour(level, theme=theme)[i : i + 2], 16) for i in (1, 3, 5)] for level in (0, 2)]
    weak, strong = np.array(ends, dtype=float)
    share = (values.to_numpy(dtype=float) - 1) / max(float(values.max()) - 1, 1) if len(values) else np.zeros(0)
    mixed = np.round(weak + np.clip(share, 0, 1)[:, None] * (strong - weak)).astype(int)
    empty = INKS[theme]["grid"]
    return [
        f"#{red:02x}{green:02x}{blue:02x}" if n else empty
        for n, (red, green, blue) in zip(values, mixed.tolist(), strict=True)
    ]


def _alt(title: str, what: str, labels: Sequence[str], values: pd.Series, note: str) -> str:
    first = "; ".join(f"{label} {number(n)}" for label, n in zip(labels[:3], values[:3], strict=True))
    return described(title, f"{what}: {first or 'none'}", note)
