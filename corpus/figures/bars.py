"""Figures of counts: bars from zero. The caller has counted."""

from collections.abc import Collection, Sequence

import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import Chart, draw_paper, join_sentences, pick_values, say_part, write_hovers
from corpus.figures.palette import INKS, colour_banned, colour_worn
from corpus.figures.stacks import BAR, GAP, label_rows, stack_rows, wrap_labels
from corpus.wording import number, plural, say_banned


def draw_counts(
    frame: pd.DataFrame,
    *,
    label: str,
    count: str,
    title: str,
    noun: str = "review",
    unit: str = "",
    most: int = 25,
    ids: Sequence[str] = (),
    theme: str = "light",
) -> Chart:
    """Draw a bar for each row: reviews per outlet, rejects by reason.

    Parameters
    ----------
    frame : DataFrame
        The rows in the order to be drawn; `label` is a text column and `count` a column of counts. `banned`, where it
        is known which are banned phrases: they are red, and said to be banned.
    label, count : str
        Columns of `frame`.
    title : str
        The finding, as a plain sentence.
    noun : str
        What is counted, in the singular.
    unit : str
        What the bars measure, in a line below the title.
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
    red = shown["banned"] if "banned" in shown else pd.Series(False, shown.index)
    labels = list(map(say_banned, shown[label].astype(str), red))
    texts = write_hovers(labels, [plural(n, noun) for n in shown[count]])
    colours = _colour_bars(red, theme=theme)
    part = f"The first {number(len(shown))} of {number(len(frame))}." if len(shown) < len(frame) else ""
    note = join_sentences(unit, part)
    picks = pick_values(shown, *(ids or [label]))
    figure = _draw_bars(labels, shown[count], colours, texts, picks, title=title, note=note, noun=noun, theme=theme)
    return Chart(figure, _write_alt(title, f"Bars of {noun}s", labels, shown[count], note), shown)


def draw_phrases(
    phrases: pd.DataFrame,
    *,
    title: str,
    order: str = "",
    most: int = 15,
    of: int = 0,
    banned: Collection[str] = (),
    theme: str = "light",
) -> Chart:
    """Draw a bar for each phrase: how many reviews use it. Where bars are not sorted by length, they have their rank.

    Parameters
    ----------
    phrases : DataFrame
        `phrase_id`, `phrase`, `reviews`, `films`, `reviewers`, in the order to be drawn; `said`, where a phrase is
        quoted otherwise than it is listed.
    title : str
        The finding, as a plain sentence.
    order : str, optional
        Why the bars come in their order, where they are not sorted by length.
    most : int
        Draw the first so many phrases, and say so.
    of : int, optional
        How many reviews there are.
    banned : collection of str, optional
        The ids of banned phrases: their bars are red, and said to be banned.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[phrase_id]`; `data` holds the phrases drawn.
    """
    shown = phrases.head(most).reset_index(drop=True)
    quoted = [f"“{phrase}”" for phrase in shown.get("said", shown["phrase"])]
    sorted_by_length = shown["reviews"].is_monotonic_decreasing
    red = shown["phrase_id"].isin(list(banned))
    quoted = list(map(say_banned, quoted, red))
    labels = quoted if sorted_by_length else [f"{rank}. {phrase}" for rank, phrase in enumerate(quoted, start=1)]
    texts = write_hovers(
        quoted,
        [plural(n, "review") for n in shown["reviews"]],
        [
            f"{plural(f, 'film')}, {plural(c, 'critic')}" if c else plural(f, "film")
            for f, c in zip(shown["films"], shown["reviewers"], strict=True)
        ],
    )
    colours = _colour_bars(red, theme=theme)
    unit = f"Reviews that use each, of {number(of)}" if of else "Reviews that use each"
    part = say_part(len(shown), len(phrases), "phrase")
    note = join_sentences(unit, part, "" if sorted_by_length else order)
    picks = pick_values(shown, "phrase_id")
    figure = _draw_bars(
        labels, shown["reviews"], colours, texts, picks, title=title, note=note, noun="review", theme=theme
    )
    alt = _write_alt(title, "Bars of reviews per phrase", quoted, shown["reviews"], note)
    return Chart(figure, alt, shown.drop(columns=["said", "varied"], errors="ignore"))


def _colour_bars(red: pd.Series, *, theme: str) -> list[str]:
    """Return the colour of each bar: red where it is a banned phrase."""
    return [colour_banned(theme=theme)[1] if each else colour_worn(2, theme=theme) for each in red]


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
