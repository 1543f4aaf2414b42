"""The figure of spread: how far apart the values of each group are."""

from functools import partial

import pandas as pd

from corpus.figures.chart import (
    LINE,
    Chart,
    draw_paper,
    join_sentences,
    pick_values,
    say_part,
    wrap_escaped,
    wrap_text,
    write_hovers,
)
from corpus.figures.rows import label_with_count, lay_rows, mark_diamonds, name_rows, take_both_ends, write_values_right
from corpus.figures.scale import draw_dotted, mark_interval, write_ranges
from corpus.wording import number, plural


def draw_spreads(
    table: pd.DataFrame,
    *,
    value_name: str,
    title: str,
    noun: str = "film",
    most: int = 20,
    theme: str = "light",
) -> Chart:
    """Draw the standard deviation of each group with its interval, against the usual one as a dotted line.

    Parameters
    ----------
    table : DataFrame
        From `division.measure_division`, in the order to be drawn: `group`, `n`, `sd`, `low`, `high`, `usual`,
        `conclusion`. Of more than `most` the two ends are drawn, and a note says so.
    value_name : str
        What is spread, with its unit.
    title : str
        The finding, as a plain sentence.
    noun : str
        What a row is, in the singular.
    most : int
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group]`; `data` holds the groups drawn.
    """
    shown, write = take_both_ends(table, most), partial(number, decimals=2)
    sure = shown["conclusion"].isin(["wider than usual", "closer than usual"])
    note = join_sentences(
        say_part(len(shown), len(table), noun, which="those at either end"), "Filled: clearly more or less than usual."
    )
    drawn = lay_rows(label_with_count(group, n) for group, n in zip(shown["group"], shown["n"], strict=True))
    centres, body = drawn.centres, drawn.body
    usual = float(shown["usual"].iloc[0]) if len(shown) else 0.0
    heading = f"{value_name}; dotted: usual, {write(usual)}"
    figure = draw_paper(
        title, body=body, note=note, top=24 + LINE * len(wrap_text(heading, 40)), bottom=8, right=56, theme=theme
    )
    draw_dotted(figure, [usual, usual], [0, body], theme=theme)
    figure.add_scatter(
        x=shown["sd"], y=centres, mode="markers", error_x=mark_interval(shown, across="sd", theme=theme),
        marker=mark_diamonds(sure, size=11, outline=2, theme=theme),
        hovertext=write_hovers(
            shown["group"],
            [f"spread {write(sd)}" for sd in shown["sd"]],
            write_ranges(shown["low"], shown["high"], write=write, sure=shown["low"].notna(), few=""),
            [plural(n, "review") for n in shown["n"]],
            shown["conclusion"],
        ),
        hoverinfo="text", customdata=pick_values(shown, "group"),
    )  # fmt: skip
    texts = [write(sd) for sd in shown["sd"]]
    write_values_right(figure, centres, texts, [True] * len(texts), theme=theme)
    reached = max([usual, *shown["sd"].dropna(), *shown["high"].dropna()], default=1.0)
    figure.update_xaxes(
        range=[-0.03 * reached, reached * 1.05 or 1], side="top", nticks=6, tickformat=".2~f",
        title_text=wrap_escaped(heading, 40),
    )  # fmt: skip
    name_rows(figure, drawn.names, drawn.centres, theme=theme)
    alt = join_sentences(title, f"{value_name} of {plural(len(shown), noun)}, a diamond and a line each", note)
    return Chart(figure, alt, shown)
