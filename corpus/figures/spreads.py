"""The figure of how far the values of each group lie apart."""

import numpy as np
import pandas as pd

from corpus.figures.chart import LINE, Chart, described, hovers, lines, paper, wrap
from corpus.figures.palette import INKS
from corpus.figures.rows import both_ends, counted, name_rows, rows
from corpus.figures.scale import dotted, interval
from corpus.wording import number, plural


def spreads(
    table: pd.DataFrame,
    *,
    value_name: str,
    title: str,
    told: tuple[str, str] = ("divides", "unites"),
    noun: str = "film",
    unit: str = "review",
    most: int = 20,
    theme: str = "light",
) -> Chart:
    """Draw each group's spread with its interval, the widest at the top, against the usual one.

    Parameters
    ----------
    table : DataFrame
        From `division.division`, in the order to be drawn: `group`, `n`, `sd`, `low`, `high`, `usual`, `verdict`.
        Of more than `most` the two ends are drawn, and it is said so.
    value_name : str
        What is spread, with its unit.
    title : str
        The finding, as a plain sentence.
    told : (str, str)
        The verdicts that are drawn filled.
    noun, unit : str
        What a row is and what is counted, in the singular.
    most : int
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group]`; `data` holds the groups drawn.
    """
    ink = INKS[theme]
    shown = both_ends(table, most)
    sure = shown["verdict"].isin(told)
    note = "Filled: clearly more or less than usual."
    if len(shown) < len(table):
        note = f"{number(len(shown))} of {plural(len(table), noun)}, those at either end. {note}"
    drawn = rows(counted(group, n) for group, n in zip(shown["group"], shown["n"], strict=True))
    centres, body = drawn.centres, drawn.body
    usual = float(shown["usual"].iloc[0]) if len(shown) else 0.0
    heading = f"{value_name}; dotted: usual, {number(usual, decimals=2)}"
    figure = paper(title, body=body, note=note, top=24 + LINE * len(wrap(heading, 40)), bottom=8, right=56, theme=theme)
    dotted(figure, [usual, usual], [0, body], theme=theme)
    figure.add_scatter(
        x=shown["sd"], y=centres, mode="markers", error_x=interval(shown, across="sd", theme=theme),
        marker={
            "symbol": "diamond", "size": 11, "color": np.where(sure, ink["ink"], ink["paper"]),
            "line": {"width": 2, "color": ink["ink"]},
        },
        hovertext=hovers(
            shown["group"],
            [f"spread {number(sd, decimals=2)}" for sd in shown["sd"]],
            [
                f"{number(low, decimals=2)} to {number(high, decimals=2)}" if pd.notna(low) else ""
                for low, high in zip(shown["low"], shown["high"], strict=True)
            ],
            [plural(n, unit) for n in shown["n"]],
            shown["verdict"],
        ),
        hoverinfo="text", customdata=shown[["group"]].astype(str).to_numpy().tolist(),
    )  # fmt: skip
    for at, sd in zip(centres, shown["sd"], strict=True):
        figure.add_annotation(
            text=number(sd, decimals=2), x=1, xref="paper", xanchor="left", xshift=6, y=at, yanchor="middle",
            borderpad=0, font={"color": ink["ink"]},
        )  # fmt: skip
    reached = max([usual, *shown["sd"].dropna(), *shown["high"].dropna()], default=1.0)
    figure.update_xaxes(
        range=[-0.03 * reached, reached * 1.05 or 1], side="top", nticks=6, tickformat=".2~f",
        title_text=lines(heading, 40),
    )  # fmt: skip
    name_rows(figure, drawn, theme=theme)
    alt = described(title, f"{value_name} of {plural(len(shown), noun)}, a diamond and a line each", note)
    return Chart(figure, alt, shown)
