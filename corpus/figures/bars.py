"""Figures of counts: bars from zero, and a heat map. The caller has counted."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.cells import colour_strengths, count_letters, measure_heads, name_columns, write_inside
from corpus.figures.chart import (
    MARKS,
    Chart,
    draw_paper,
    join_sentences,
    pick_values,
    say_part,
    wrap_text,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_worn
from corpus.figures.stacks import BAR, GAP, label_rows, stack_rows, wrap_labels
from corpus.wording import number, plural

#: In pixels: a cell's height, the room right of the heat map for the last films' names, and its columns' on a phone.
CELL, MARGIN, PLOT = 22, 124, 216


def draw_counts(
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
    texts = write_hovers(labels, [plural(n, noun) for n in shown[count]])
    colours = [colour_worn(2, theme=theme)] * len(shown)
    note = f"The first {number(len(shown))} of {number(len(frame))}." if len(shown) < len(frame) else ""
    picks = pick_values(shown, *(ids or [label]))
    figure = _draw_bars(labels, shown[count], colours, texts, picks, title=title, note=note, noun=noun, theme=theme)
    return Chart(figure, _write_alt(title, f"Bars of {noun}s", labels, shown[count], note), shown)


def draw_phrases(phrases: pd.DataFrame, *, title: str, most: int = 15, theme: str = "light") -> Chart:
    """Draw a bar for each phrase: how many reviews use it, darker for phrases that are in more reviews.

    Parameters
    ----------
    phrases : DataFrame
        `phrase_id`, `phrase`, `reviews`, `films`, `reviewers`, and `worn` (0, 1 or 2), in the order to be drawn.
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
    shown = phrases.head(most).reset_index(drop=True)
    labels = [f"“{phrase}”" for phrase in shown["phrase"]]
    texts = write_hovers(
        labels,
        [plural(n, "review") for n in shown["reviews"]],
        [
            f"{plural(f, 'film')}, {plural(c, 'critic')}"
            for f, c in zip(shown["films"], shown["reviewers"], strict=True)
        ],
    )
    colours = [colour_worn(level, theme=theme) for level in shown["worn"]]
    strengths = len(set(shown["worn"]))
    note = f"{'Darker' if theme == 'light' else 'Brighter'}: in more reviews." if strengths > 1 else ""
    note = join_sentences(say_part(len(shown), len(phrases), "phrase"), note)
    picks = pick_values(shown, "phrase_id")
    figure = _draw_bars(
        labels, shown["reviews"], colours, texts, picks, title=title, note=note, noun="review", theme=theme
    )
    return Chart(figure, _write_alt(title, "Bars of reviews per phrase", labels, shown["reviews"], note), shown)


def draw_heatmap(
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
    """Draw a table of counts as a heat map, such as films by phrases; a cell is darker for more.

    Parameters
    ----------
    matrix : DataFrame
        Counts; the index names the rows (or gives their ids) and the columns theirs, both in the order to be drawn.
    title : str
        The finding, as a plain sentence.
    row, column : str
        What a row and a column stand for, in the singular.
    names : mapping of str to str, optional
        From the index of `matrix` to the row's name as it is drawn.
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
    heads = [wrap_text(name, count_letters(i, len(across), plot=PLOT, right=MARGIN)) for i, name in enumerate(across)]
    wrapped, ground = wrap_labels(labels), measure_heads(heads)
    tops = ground + stack_rows(wrapped, bar=CELL)
    floors = tops[1:] - GAP
    figure = draw_paper(title, body=int(tops[-1]), note=note, bottom=0, right=MARGIN, theme=theme)
    name_columns(figure, heads, ground, theme=theme)
    label_rows(figure, wrapped, tops, theme=theme)
    figure.add_bar(
        x=cells["column"], y=np.full(len(cells), -CELL), base=floors[cells["row"]], width=0.92,
        marker={"color": colour_strengths(cells[count], theme=theme), "line": {"width": 0}},
        **write_inside(cells[count].map(number).where(cells[count].between(1, 999), "").tolist(), theme=theme),
        hovertext=write_hovers(
            [labels[at] for at in cells["row"]], cells[column], [plural(n, noun) for n in cells[count]]
        ),
        hoverinfo="text",
        customdata=[[str(name), other] for name in shown.index for other in across],
    )  # fmt: skip
    figure.update_xaxes(range=[-0.5, max(len(across), 1) - 0.5], visible=False)
    rows_by_columns = f"{plural(len(printed), row)}, by {plural(len(across), column)}"
    alt = join_sentences(title, f"{count.capitalize()} of each of {rows_by_columns}", note)
    return Chart(figure, alt, cells.loc[cells[count] > 0, [row, column, count]])


def _draw_bars(
    labels: Sequence[str],
    values: pd.Series,
    colours: Sequence[str],
    texts: Sequence[str],
    picks: Sequence[list[str]],
    *,
    title: str,
    note: str,
    noun: str,
    theme: str,
) -> go.Figure:
    """Draw a bar below each label; a long label is wrapped and never cut."""
    wrapped = wrap_labels(labels)
    tops = stack_rows(wrapped)
    figure = draw_paper(title, body=int(tops[-1]), note=note, bottom=0, theme=theme)
    label_rows(figure, wrapped, tops, theme=theme)
    figure.add_bar(
        x=values, y=tops[1:] - GAP - BAR / 2, width=BAR, orientation="h",
        marker={"color": colours, "line": {"width": 1, "color": INKS[theme]["rule"]}},
        text=[plural(n, noun) if i == 0 else number(n) for i, n in enumerate(values)],
        textposition="outside", constraintext="none", cliponaxis=False,
        hovertext=texts, hoverinfo="text", customdata=picks,
    )  # fmt: skip
    longest = max(values.max(), 1) if len(values) else 1
    # The first bar is usually the longest, and its count has the noun: on a phone the text needs this much room.
    figure.update_xaxes(range=[0, longest * 1.35], visible=False)
    return figure


def _write_alt(title: str, what: str, labels: Sequence[str], values: pd.Series, note: str) -> str:
    """Return the alternative text of bars, which names the first three."""
    first = "; ".join(f"{label} {number(n)}" for label, n in zip(labels[:3], values[:3], strict=True))
    return join_sentences(title, f"{what}: {first or 'none'}", note)
