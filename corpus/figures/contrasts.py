"""The figure of distinctive terms: which share of a group's reviews contains a term, against the others' share."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import (
    LINE,
    SIZE,
    WIDE,
    Chart,
    draw_paper,
    escape_text,
    join_sentences,
    pick_values,
    wrap_text,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_banned, colour_grey, colour_worn
from corpus.wording import number, percent, plural, say_banned

#: Heights in pixels of a bar, of the space between its label and it, and of the gap below it.
BAR, LEAD, GAP = 10, 2, 10
#: Of a panel's width, what the longest bar takes; the rest is for its numbers.
WHOLE = 0.54


def draw_distinctive_terms(
    table: pd.DataFrame, *, groups: Sequence[str], title: str, named: bool = False, unit: str = "review", most: int = 8,
    note: str = "", longest: float = 1.0, theme: str = "light",
) -> Chart:  # fmt: skip
    """Draw the terms that each group uses more than the others, one panel for each group.

    A bar is the share of the group's reviews that contain the term; the line across it is the share among the others'
    reviews. A bar is hollow where chance alone could explain the difference.

    Parameters
    ----------
    table : DataFrame
        As from `term_use.add_shares`, the rows of each group in the order to be drawn; `banned`, where it is known
        which of the terms are: they are red, and said to be banned.
    groups : sequence of str
        Those to be drawn, in their order.
    title : str
        The finding, as a plain sentence.
    named : bool
        Whether each group is named above its panel, where the title does not say which it is.
    unit : str
        What is counted, in the singular.
    most : int
        Draw the first so many terms of each.
    note : str
        A quieter line below the title.
    longest : float
        The share whose bar is the longest there can be; the same in all figures that stand side by side.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group, term, kind, phrase_id]`; `data` holds the rows drawn.
    """
    table = table if "banned" in table else table.assign(banned=False)
    panels = [table[table["group"] == group].head(most) for group in groups]
    shown = pd.concat(panels, ignore_index=True) if panels else table.head(0)
    # The table has one group's view: where that group uses a term less, the bar shows the other side.
    away = (shown["log_odds"] < 0).to_numpy()
    bar, other = _pick_side(shown, away), _pick_side(shown, ~away)
    layout = _lay_out(groups, panels, named=named)
    figure = draw_paper(title, body=max(layout.body, LINE), note=note, bottom=4, theme=theme)
    ink = INKS[theme]
    red = colour_banned(theme=theme)[1]
    for bold, colour, lines in (
        (True, ink["ink"], layout.names), (False, ink["ink"], layout.terms), (False, red, layout.banned)
    ):  # fmt: skip
        texts, tops = [text for text, _ in lines], [top for _, top in lines]
        _write_lines(figure, texts, 0, tops, bold=bold, colour=colour)
    centres = np.array(layout.bars) + BAR / 2
    _add_bars(figure, shown, bar, other, centres, away, unit, theme)
    counts = [
        f"{of_bar} · {of_other}" for of_bar, of_other in zip(_write_counts(bar), _write_counts(other), strict=True)
    ]
    _write_lines(figure, counts, longest / WHOLE, centres - LINE / 2, right=True, colour=ink["muted"])
    figure.update_xaxes(range=[0, longest / WHOLE], visible=False)
    first = "; ".join(f"{group}: {_quote(rows)[0]}" for group, rows in zip(groups, panels, strict=True) if len(rows))
    alt = join_sentences(title, f"What each uses more, first of all {first or 'nothing'}", note)
    return Chart(figure, alt, shown if shown["banned"].any() else shown.drop(columns="banned"))


class _Layout(NamedTuple):
    """What is where, in pixels from the top: the lines of names, of terms and of those banned, the bars, the end."""

    names: list[tuple[str, float]]
    terms: list[tuple[str, float]]
    banned: list[tuple[str, float]]
    bars: list[float]
    body: float


def _lay_out(groups: Sequence[str], panels: Sequence[pd.DataFrame], *, named: bool) -> _Layout:
    """Return the place of each line and bar: of each panel, its group's name if `named`, and each term over its bar."""
    names: list[tuple[str, float]] = []
    terms: list[tuple[str, float]] = []
    banned: list[tuple[str, float]] = []
    bars: list[float] = []
    y = 0.0
    for group, panel in zip(groups, panels, strict=True):
        if named:
            lines = wrap_text(group, WIDE)
            names += [(line, y + LINE * i) for i, line in enumerate(lines)]
            y += LINE * len(lines) + 4
        if panel.empty:
            terms.append(("No word is used by enough reviews.", y))
            y += LINE
        for said, red in zip(_quote(panel), panel["banned"], strict=True):
            lines = wrap_text(said, WIDE)
            (banned if red else terms).extend((line, y + LINE * i) for i, line in enumerate(lines))
            bars.append(y + LINE * len(lines) + LEAD)
            y = bars[-1] + BAR + GAP
        y += GAP if named else 0
    return _Layout(names, terms, banned, bars, y)


def _quote(shown: pd.DataFrame) -> list[str]:
    """Return the terms in quotation marks, those that are banned with the word."""
    return list(map(say_banned, "“" + shown["term"] + "”", shown["banned"]))


def _pick_side(shown: pd.DataFrame, rest: np.ndarray) -> pd.DataFrame:
    """Return one side's numbers of each row: the others' where `rest` says so."""
    return pd.DataFrame({name: shown[name].where(~rest, shown[f"rest_{name}"]) for name in ("share", "reviews", "n")})


def _write_counts(side: pd.DataFrame) -> list[str]:
    """Return for each row in how many of a side's reviews the term is: "7 of 9"."""
    return [f"{number(reviews)} of {number(of)}" for reviews, of in zip(side["reviews"], side["n"], strict=True)]


def _write_lines(
    figure: go.Figure, texts: Sequence[str], x: float, tops: Iterable[float], *, colour: str, bold: bool = False,
    right: bool = False,
) -> None:  # fmt: skip
    """Write lines of text, each below its top: as one trace, which is lighter than as many annotations."""
    figure.add_scatter(
        x=[x] * len(texts), y=[top + LINE / 2 for top in tops], mode="text", text=list(map(escape_text, texts)),
        textposition="middle left" if right else "middle right", cliponaxis=False, hoverinfo="skip",
        textfont={"color": colour, "size": SIZE - right, "weight": 600 if bold else 400},
    )  # fmt: skip


def _add_bars(
    figure: go.Figure, shown: pd.DataFrame, bar: pd.DataFrame, other: pd.DataFrame, centres: np.ndarray,
    away: np.ndarray, unit: str, theme: str,
) -> None:  # fmt: skip
    """Draw the bars of one side, and across each a line at the other side's share."""
    ink = INKS[theme]
    strong = [
        colour_banned(theme=theme)[1] if red else colour_grey(theme=theme) if far else colour_worn(2, theme=theme)
        for far, red in zip(away, shown["banned"], strict=True)
    ]
    fill = [colour if sure else "rgba(0,0,0,0)" for colour, sure in zip(strong, shown["significant"], strict=True)]
    figure.add_bar(
        x=bar["share"], y=centres, width=BAR, orientation="h",
        marker={"color": fill, "line": {"width": 1, "color": ink["rule"]}},
        hovertext=write_hovers(
            _quote(shown),
            [
                f"{plural(reviews, unit)} of {number(of)}: {percent(share)}, against {percent(rest, decimals=1)}"
                for reviews, of, share, rest in zip(bar["reviews"], bar["n"], bar["share"], other["share"], strict=True)
            ],
            ["" if sure else "Could be chance." for sure in shown["significant"]],
        ),
        hoverinfo="text", customdata=pick_values(shown, "group", "term", "kind", "phrase_id"),
    )  # fmt: skip
    # One trace for all the lines across the bars, parted by gaps.
    gap = np.full(len(shown), np.nan)
    figure.add_scatter(
        x=np.column_stack([other["share"], other["share"], gap]).ravel(),
        y=np.column_stack([centres - BAR / 2 - 3, centres + BAR / 2 + 3, gap]).ravel(),
        mode="lines", line={"color": ink["ink"], "width": 2}, hoverinfo="skip",
    )  # fmt: skip
