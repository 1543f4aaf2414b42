"""Figures of shared phrasing: how pairs rank, who used what first, and two texts side by side."""

from collections.abc import Callable

import pandas as pd

from corpus.figures.chart import (
    LINE,
    SIZE,
    Chart,
    draw_paper,
    escape_text,
    join_sentences,
    pick_values,
    say_part,
    write_hovers,
)
from corpus.figures.palette import INKS, colour_banned, colour_passage, colour_worn
from corpus.figures.scale import mark_dots
from corpus.figures.stacks import BAR, GAP, label_above, label_rows, stack_rows, wrap_labels
from corpus.wording import date, listed, number, plural, say_banned


def draw_ranked_pairs(
    pairs: pd.DataFrame,
    *,
    label: str,
    value: str,
    write: Callable[[float], str],
    title: str,
    note: str = "",
    longest: float | None = None,
    colour: str = "",
    theme: str = "light",
) -> Chart:
    """Draw a bar for each pair, below the names of both: how far apart they are, or how much they share.

    Parameters
    ----------
    pairs : DataFrame
        `a`, `b` and the columns `label` and `value`, in the order to be drawn.
    label, value : str
        The column of what a pair is called, and of the bars' lengths.
    write : callable
        Writes a value with its unit.
    title : str
        The finding, as a plain sentence.
    note : str
        A quieter line below the title.
    longest : float, optional
        The value of the longest bar of several charts that stand side by side.
    colour : str, optional
        The bars' colour; else that of phrases.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[a, b]`; `data` holds the pairs.
    """
    labels = wrap_labels(pairs[label].astype(str))
    tops = stack_rows(labels)
    figure = draw_paper(title, body=int(tops[-1]), note=note, bottom=0, theme=theme)
    label_rows(figure, labels, tops, theme=theme)
    texts = [write(each) for each in pairs[value]]
    figure.add_bar(
        x=pairs[value], y=tops[1:] - GAP - BAR / 2, width=BAR, orientation="h",
        marker={"color": colour or colour_worn(2, theme=theme), "line": {"width": 1, "color": INKS[theme]["rule"]}},
        text=[escape_text(text) for text in texts], textposition="outside", constraintext="none", cliponaxis=False,
        hovertext=write_hovers(pairs[label], texts), hoverinfo="text", customdata=pick_values(pairs, "a", "b"),
    )  # fmt: skip
    reach = max(longest or 0, pairs[value].max() if len(pairs) else 0, 1e-9)
    # Right of the longest bar its number needs this much room, on a phone too.
    figure.update_xaxes(range=[0, reach * 1.4], visible=False)
    first = "; ".join(f"{name}: {text}" for name, text in zip(pairs[label][:3], texts[:3], strict=True))
    alt = join_sentences(title, f"Bars of {plural(len(pairs), 'pair')}: {first or 'none'}", note)
    return Chart(figure, alt, pairs.reset_index(drop=True))


def draw_first_uses(
    phrases: pd.DataFrame, names: tuple[str, str], *, title: str, most: int = 10, theme: str = "light"
) -> Chart:
    """Draw on the calendar when each of two first used the phrases that they share: a dot and a diamond.

    Parameters
    ----------
    phrases : DataFrame
        `phrase_id`, `phrase`, `a_first`, `b_first`, in the order to be drawn; those of which a date is unknown are
        left out. `banned`, where it is known which are: they are red, and said to be banned.
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
    red = shown["banned"] if "banned" in shown else pd.Series(False, shown.index)
    quoted = list(map(say_banned, "“" + shown["phrase"] + "”", red))
    labels = wrap_labels(quoted)
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
    inks = [colour_banned(theme=theme)[1] if each else colour_worn(2, theme=theme) for each in red]
    looks = (("a_first", "circle", inks, 10), ("b_first", "diamond", [ink["paper"]] * len(shown), 11))
    for name, (column, symbol, colours, size) in zip(names, looks, strict=True):
        marker = mark_dots(colours, size=size, theme=theme)
        marker["line"] = {"width": 2, "color": inks}
        figure.add_scatter(
            x=shown[column], y=rows, mode="markers", marker=marker | {"symbol": symbol},
            hovertext=write_hovers(
                quoted, [f"{name}: {date(day)}" for day in shown[column]]
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
            # Level, and never shrunk.
            text=[number(n) if part > 3 else "" for n, part in zip(passages["number"], wide, strict=True)],
            textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
            insidetextfont={"color": ink["ink"], "size": SIZE - 1},
            hovertext=write_hovers(
                [f"Passage {number(n)}" for n in passages["number"]],
                [plural(n, "word") for n in passages["words"]],
                [name] * len(passages),
            ),
            hoverinfo="text", customdata=passages[["number"]].to_numpy().tolist(),
        )  # fmt: skip
    figure.update_xaxes(range=[0, 100], visible=False)
    alt = join_sentences(title, f"{plural(len(passages), 'passage')} that are in both: {listed(names)}")
    return Chart(figure, alt, passages)
