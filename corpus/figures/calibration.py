"""Figures of how far words foretell stars: the curve between them, and their agreement in each group."""

import numpy as np
import pandas as pd

from corpus.figures.chart import LINE, Chart, described, hovers, lines, paper
from corpus.figures.palette import INKS
from corpus.figures.rows import counted, name_rows, rows
from corpus.figures.scale import Scale, dots, dotted, interval, name_middle, review_hovers
from corpus.wording import number, plural

#: More reviews than these are drawn as means of like polarity.
DOTS = 150
#: What is drawn of each measure: the columns of its bounds, what chance alone gives, how its axis is written.
_MEASURES = {
    "spearman": ("low", "high", "enough", 0.0, "+.2~f"),
    "auc": ("auc_low", "auc_high", "auc_enough", 0.5, ".2~f"),
}


def expected_ratings(
    points: pd.DataFrame,
    bins: pd.DataFrame,
    line: pd.DataFrame,
    *,
    middle: float,
    title: str,
    value_name: str = "polarity (TextBlob, −1 to +1)",
    span: tuple[float, float] = (-1.0, 1.0),
    rating_middle: float = 5.0,
    theme: str = "light",
) -> Chart:
    """Draw the rating to be expected of a polarity, with its band, over the reviews that it was learned from.

    Up to `DOTS` reviews are a dot each; of more, the mean of each bin is drawn with its interval.

    Parameters
    ----------
    points : DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating` (0..10), `polarity`; rows without either are not drawn.
    bins : DataFrame
        From `curve.binned`.
    line : DataFrame
        From `curve.band`: `polarity`, `expected`, `low`, `high`.
    middle : float
        The polarity at which a line divides the plot.
    title : str
        The finding, as a plain sentence.
    value_name : str
        The horizontal axis's title, with its unit.
    span : (float, float)
        The ends of the horizontal scale.
    rating_middle : float
        The rating at which another does.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[review_id]`, or `[polarity from, to]` of a bin; `data` holds what is drawn.
    """
    ink, words = INKS[theme], Scale(middle, *span)
    rated = points.dropna(subset=["rating", "polarity"]).reset_index(drop=True)
    singly = len(rated) <= DOTS
    left, right = words.visible(rated["polarity"] if singly else bins["polarity"])
    note = "Band: 95 %, had other films been reviewed."
    if not singly:
        note = f"Diamonds: about {number(bins['n'].median())} reviews each, with 95 % intervals. {note}"
    # The middle may lie at either end: its name has a line of its own.
    figure = paper(title, body=330, note=note, top=42, bottom=48, theme=theme)
    figure.update_xaxes(range=[left, right], title_text=lines(value_name, 44), nticks=6, tickformat=words.ticks)
    figure.update_yaxes(visible=True, range=[-0.5, 10.5], dtick=2, tick0=0, automargin=True)
    figure.add_annotation(
        text="rating, 0 to 10", x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=LINE
    )
    figure.add_scatter(
        x=[*line["polarity"], *line["polarity"][::-1]], y=[*line["high"].round(3), *line["low"][::-1].round(3)],
        mode="lines", line={"width": 0}, fill="toself", fillcolor=ink["grid"], hoverinfo="skip",
    )  # fmt: skip
    dotted(figure, [left, right], [rating_middle, rating_middle], theme=theme)
    dotted(figure, [middle, middle], [-0.5, 10.5], theme=theme)
    name_middle(figure, words)
    if singly:
        figure.add_scatter(
            x=rated["polarity"], y=rated["rating"], mode="markers",
            marker=dots(words.colours(rated["polarity"], theme=theme), theme=theme),
            hovertext=review_hovers(
                rated,
                [f"rating {number(rating, decimals=1)}" for rating in rated["rating"]],
                [f"polarity {words.said(polarity)}" for polarity in rated["polarity"]],
            ),
            hoverinfo="text", customdata=rated[["review_id"]].astype(str).to_numpy().tolist(),
        )  # fmt: skip
    figure.add_scatter(
        x=line["polarity"], y=line["expected"].round(3), mode="lines", line={"width": 2.5, "color": ink["ink"]},
        hovertext=hovers(
            [f"of polarity {words.said(polarity)}" for polarity in line["polarity"]],
            [f"expect {number(expected, decimals=1)}" for expected in line["expected"]],
            [
                f"{number(low, decimals=1)} to {number(high, decimals=1)}"
                for low, high in zip(line["low"], line["high"], strict=True)
            ],
        ),
        hoverinfo="text",
    )  # fmt: skip
    if not singly:
        figure.add_scatter(
            x=bins["polarity"], y=bins["rating"], mode="markers",
            error_y=interval(bins.where(bins["enough"].astype(bool)), across="rating", theme=theme, thickness=1.5),
            marker=dots(words.colours(bins["polarity"], theme=theme), size=10, theme=theme) | {"symbol": "diamond"},
            hovertext=hovers(
                [f"polarity {words.said(a)} to {words.said(b)}" for a, b in zip(bins["from"], bins["to"], strict=True)],
                [f"mean rating {number(rating, decimals=1)}" for rating in bins["rating"]],
                [
                    f"{number(low, decimals=1)} to {number(high, decimals=1)}" if sure else "too few for an interval"
                    for low, high, sure in zip(bins["low"], bins["high"], bins["enough"], strict=True)
                ],
                [plural(n, "review") for n in bins["n"]],
            ),
            hoverinfo="text", customdata=bins[["from", "to"]].round(4).to_numpy().tolist(),
        )  # fmt: skip
    alt = described(
        title,
        f"The rating to be expected, 0 to 10, across {value_name}, with its band, from {plural(len(rated), 'review')}",
        f"Lines mark the middle, {words.said(middle)}, and the rating of {number(rating_middle, decimals=1)}",
        note,
    )
    return Chart(figure, alt, rated if singly else bins)


def validity_by_group(
    table: pd.DataFrame, *, measure: str, title: str, noun: str, most: int = 20, theme: str = "light"
) -> Chart:
    """Draw how far words and stars agree in each group, with the interval.

    Parameters
    ----------
    table : DataFrame
        From `validity.by_group`. Of more than `most` with the measure, those with most reviews are drawn, and it is
        said so; the best at the top. Where there is not enough the mark is hollow, without interval.
    measure : {"spearman", "auc"}
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
    low, high, enough, chance, shape = _MEASURES[measure]
    ink, told = INKS[theme], table.dropna(subset=[measure])
    shown = told.sort_values([enough, "n"], ascending=False, kind="stable").head(most)
    shown = shown.sort_values([enough, measure], ascending=False, kind="stable").reset_index(drop=True)
    sure = shown[enough].astype(bool)
    note = (
        "Of a liked and a disliked review, how often the liked one has the warmer words. " if measure == "auc" else ""
    )
    if len(shown) < len(table):
        note += f"{number(len(shown))} of {plural(len(table), noun)}, those with most reviews."
    drawn = rows(counted(group, n) for group, n in zip(shown["group"], shown["n"], strict=True))
    centres, body = drawn.centres, drawn.body
    figure = paper(title, body=body, note=note.strip(), top=24, bottom=46, right=60, theme=theme)
    name_rows(figure, drawn, theme=theme)
    axis = (
        "rank correlation of words and stars (Spearman)" if measure == "spearman" else "share of pairs in order (AUC)"
    )
    reached = [chance, *shown[measure], *shown[low].dropna(), *shown[high].dropna()]
    left, right = min(reached), max(reached)
    edge = max(right - left, 0.4) / 20
    figure.update_xaxes(range=[left - edge, right + edge], title_text=lines(axis, 48), nticks=6, tickformat=shape)
    dotted(figure, [chance, chance], [0, body], theme=theme)
    figure.add_annotation(text="chance", x=chance, y=1, yref="paper", yanchor="bottom", borderpad=0)
    bounds = shown.rename(columns={low: "from", high: "to"})[["from", "to", measure]].where(sure)
    figure.add_scatter(
        x=shown[measure], y=centres, mode="markers",
        error_x=interval(bounds.rename(columns={"from": "low", "to": "high"}), across=measure, theme=theme),
        marker={
            "symbol": "diamond", "size": 9, "color": np.where(sure, ink["ink"], ink["paper"]),
            "line": {"width": 1.5, "color": ink["ink"]},
        },
        hovertext=hovers(
            shown["group"],
            [number(value, decimals=2) for value in shown[measure]],
            [
                f"{number(a, decimals=2)} to {number(b, decimals=2)}" if known else "too few for an interval"
                for a, b, known in zip(shown[low], shown[high], sure, strict=True)
            ],
            [plural(n, "rated review") for n in shown["n"]],
        ),
        hoverinfo="text", customdata=shown[["group"]].astype(str).to_numpy().tolist(),
    )  # fmt: skip
    for at, value, known in zip(centres, shown[measure], sure, strict=True):
        figure.add_annotation(
            text=number(value, decimals=2) if known else "too few", x=1, xref="paper", xanchor="left", xshift=6, y=at,
            yanchor="middle", borderpad=0, font={"color": ink["ink"]} if known else {},
        )  # fmt: skip
    alt = described(title, f"{axis}: a diamond and its 95 % interval for {plural(len(shown), noun)}", note.strip())
    return Chart(figure, alt, shown)
