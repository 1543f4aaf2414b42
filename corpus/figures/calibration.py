"""Figures of polarity against ratings: the rating to expect of a polarity, and how well they agree in each group."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import (
    LINE,
    Chart,
    draw_paper,
    join_sentences,
    pick_values,
    say_part,
    write_hovers,
)
from corpus.figures.palette import INKS
from corpus.figures.plane import HEIGHT, MIDDLE_RATING, draw_axes, draw_middles
from corpus.figures.rows import label_with_count, lay_rows, mark_diamonds, name_rows, take_both_ends, write_values_right
from corpus.figures.scale import Scale, draw_dotted, mark_interval, write_ranges, write_review_hovers
from corpus.wording import number, percent, plural

#: Writes a rating.
TENTH = partial(number, decimals=1)
#: Up to so many reviews are drawn one by one; of more, the means of bins.
DOTS = 150
#: How often the better-rated of two reviews is picked by chance.
CHANCE = 0.5


def draw_expected_ratings(
    points: pd.DataFrame,
    bins: pd.DataFrame,
    line: pd.DataFrame,
    *,
    middle: float,
    title: str,
    value_name: str = "tone (TextBlob’s polarity, −1 to +1)",
    span: tuple[float, float] = (-1.0, 1.0),
    theme: str = "light",
) -> Chart:
    """Draw the expected rating for each polarity with its 95 % band, over the reviews it was learned from.

    Up to `DOTS` reviews are a dot each; of more, the mean of each bin is drawn with its interval.

    Parameters
    ----------
    points : DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating` (0..10), `polarity`; rows without either are not drawn.
    bins : DataFrame
        From `curve.bin_ratings`.
    line : DataFrame
        From `curve.resample_curve`: `polarity`, `expected`, `low`, `high`.
    middle : float
        The polarity at which an upright dotted line divides the plot.
    title : str
        The finding, as a plain sentence.
    value_name : str
        The horizontal axis's title, with its unit.
    span : (float, float)
        The ends of the horizontal scale.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[review_id]`, or `[polarity from, to]` of a bin; `data` holds what is drawn.
    """
    scale = Scale(middle, *span)
    rated = points.dropna(subset=["rating", "polarity"]).reset_index(drop=True)
    singly = len(rated) <= DOTS
    shown = scale.choose_part(rated["polarity"] if singly else bins["polarity"])
    marks = (
        f"Dots: {plural(len(rated), 'review')}."
        if singly
        else f"Diamonds: mean ratings of about {number(bins['n'].median())} reviews each, of {number(len(rated))}."
    )
    note = f"Line: the rating to expect, with its 95 % range. {marks}"
    # The middle may be at either end of the axis, so its label has a line of its own.
    figure = draw_paper(title, body=HEIGHT, note=note, top=42, bottom=48, theme=theme)
    draw_axes(figure, scale, shown, value_name=value_name, raised=LINE)
    figure.add_scatter(
        x=[*line["polarity"], *line["polarity"][::-1]], y=[*line["high"].round(3), *line["low"][::-1].round(3)],
        mode="lines", line={"width": 0}, fill="toself", fillcolor=INKS[theme]["grid"], hoverinfo="skip",
    )  # fmt: skip
    draw_middles(figure, scale, shown, theme=theme)
    if singly:
        _add_reviews(figure, rated, scale, theme=theme)
    _add_curve(figure, line, scale, theme=theme)
    if not singly:
        _add_bins(figure, bins, scale, theme=theme)
    alt = join_sentences(
        title,
        f"The rating to be expected, 0 to 10, across {value_name}, with its band, from {plural(len(rated), 'review')}",
        f"Lines mark the middle, {scale.write(middle)}, and the rating of {TENTH(MIDDLE_RATING)}",
        note,
    )
    return Chart(figure, alt, rated if singly else bins)


def _add_reviews(figure: go.Figure, rated: pd.DataFrame, scale: Scale, *, theme: str) -> None:
    """Draw a dot for each review."""
    figure.add_scatter(
        x=rated["polarity"], y=rated["rating"], mode="markers",
        marker={**scale.mark_values(rated["polarity"], theme=theme), "size": 8},
        hovertext=write_review_hovers(
            rated,
            [f"rating {TENTH(rating)}" for rating in rated["rating"]],
            [f"tone {scale.write(tone)}" for tone in rated["polarity"]],
        ),
        hoverinfo="text", customdata=pick_values(rated, "review_id"),
    )  # fmt: skip


def _add_curve(figure: go.Figure, line: pd.DataFrame, scale: Scale, *, theme: str) -> None:
    """Draw the rating to be expected."""
    figure.add_scatter(
        x=line["polarity"], y=line["expected"].round(3), mode="lines",
        line={"width": 2.5, "color": INKS[theme]["ink"]},
        hovertext=write_hovers(
            [f"tone {scale.write(tone)}" for tone in line["polarity"]],
            [f"rating to expect: {TENTH(expected)}" for expected in line["expected"]],
            write_ranges(line["low"], line["high"], write=TENTH),
        ),
        hoverinfo="text",
    )  # fmt: skip


def _add_bins(figure: go.Figure, bins: pd.DataFrame, scale: Scale, *, theme: str) -> None:
    """Draw the mean rating of the reviews of each bin, with its interval where there are enough."""
    sure = bins["enough"].astype(bool)
    figure.add_scatter(
        x=bins["polarity"], y=bins["rating"], mode="markers",
        error_y=mark_interval(bins.where(sure), across="rating", theme=theme, thickness=1.5),
        marker={**scale.mark_values(bins["polarity"], theme=theme), "size": 10, "symbol": "diamond"},
        hovertext=write_hovers(
            [f"tone {scale.write(a)} to {scale.write(b)}" for a, b in zip(bins["from"], bins["to"], strict=True)],
            [f"mean rating {TENTH(rating)}" for rating in bins["rating"]],
            write_ranges(bins["low"], bins["high"], write=TENTH, sure=sure, few="too few for a range"),
            [plural(n, "review") for n in bins["n"]],
        ),
        hoverinfo="text", customdata=bins[["from", "to"]].to_numpy().tolist(),
    )  # fmt: skip


def draw_validity(table: pd.DataFrame, *, title: str, noun: str, most: int = 20, theme: str = "light") -> Chart:
    """Draw how often tone picks the better-rated review in each group, with the 95 % range.

    Parameters
    ----------
    table : DataFrame
        From `validity.measure_groups`; the best at the top. Of more than `most` with enough reviews the best and the
        worst are drawn, with a line between them, and a note says so; where there is room for more, those of too few
        with most reviews, whose mark is hollow, without a range.
    title : str
        The finding, as a plain sentence.
    noun : str
        What a group is, in the singular.
    most : int
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[group]`; `data` holds the groups drawn.
    """
    known = table.dropna(subset=["auc"])
    able = known[known["auc_enough"].astype(bool)].sort_values("auc", ascending=False, kind="stable")
    few = known.drop(able.index).sort_values("n", ascending=False, kind="stable")
    cut = len(able) > most
    shown = pd.concat([take_both_ends(able, most), few.head(max(most - len(able), 0))], ignore_index=True)
    sure = shown["auc_enough"].astype(bool)
    note = join_sentences(
        "How often the better-rated of two reviews has the higher tone; lines are 95 % ranges",
        "" if sure.all() else "Hollow marks: too few reviews",
        f"{number(len(shown))} of the {number(len(able))} {noun}s with enough reviews, the best and the worst; the "
        "others would be at the dotted line across"
        if cut
        else say_part(len(shown), len(table), noun, which="those with most reviews"),
    )
    drawn = lay_rows(label_with_count(group, n) for group, n in zip(shown["group"], shown["n"], strict=True))
    centres, body = drawn.centres, drawn.body
    figure = draw_paper(title, body=body, note=note, top=24, bottom=46, right=60, theme=theme)
    name_rows(figure, drawn.names, drawn.centres, theme=theme)
    reached = [CHANCE, *shown["auc"], *shown["auc_low"].dropna(), *shown["auc_high"].dropna()]
    left, right = min(reached), max(reached)
    edge = max(right - left, 0.4) / 20
    figure.update_xaxes(
        range=[left - edge, right + edge], title_text="better-rated review picked", nticks=6, tickformat=".0%"
    )
    draw_dotted(figure, [CHANCE, CHANCE], [0, body], theme=theme)
    if cut:
        between = float(drawn.heights[: (most + 1) // 2].sum())
        draw_dotted(figure, [left - edge, right + edge], [between, between], theme=theme)
    figure.add_annotation(text="chance", x=CHANCE, y=1, yref="paper", yanchor="bottom", borderpad=0)
    bounds = shown[["auc_low", "auc_high", "auc"]].set_axis(["low", "high", "auc"], axis=1).where(sure)
    figure.add_scatter(
        x=shown["auc"], y=centres, mode="markers",
        error_x=mark_interval(bounds, across="auc", theme=theme), marker=mark_diamonds(sure, theme=theme),
        hovertext=write_hovers(
            shown["group"],
            [f"{number(value * 100)} times in 100" for value in shown["auc"]],
            write_ranges(shown["auc_low"], shown["auc_high"], write=percent, sure=sure, few="too few for a range"),
            [plural(n, "rated review") for n in shown["n"]],
        ),
        hoverinfo="text", customdata=pick_values(shown, "group"),
    )  # fmt: skip
    write_values_right(figure, centres, map(percent, shown["auc"]), sure, theme=theme)
    alt = join_sentences(title, f"A diamond and its 95 % range for {plural(len(shown), noun)}", note)
    return Chart(figure, alt, shown)
