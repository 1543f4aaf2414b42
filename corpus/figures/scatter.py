"""The figure of words against stars."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import MARKS, Chart, described, hovers, lines, paper
from corpus.figures.scale import Scale, dots, dotted, name_middle, review_hovers
from corpus.wording import plural


def ratings_against_polarity(
    points: pd.DataFrame,
    *,
    middle: float,
    title: str,
    rating_middle: float = 5.0,
    value_name: str = "polarity (TextBlob, −1 to +1)",
    span: tuple[float, float] = (-1.0, 1.0),
    marks: int = MARKS,
    theme: str = "light",
) -> Chart:
    """Draw each review's words (across) against its stars (upwards), or counts where they are too many.

    Parameters
    ----------
    points : DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating` (0..10), `polarity`. Rows without either
        are not drawn.
    middle, rating_middle : float
        Where each scale's sides part.
    title : str
        The finding, as a plain sentence.
    value_name : str
        The horizontal axis's title, with its unit.
    span : (float, float)
        The ends of the horizontal scale.
    marks : int
        Above so many dots, discs of counts; a dot weighs about 150 bytes on its way to the browser.
    theme : {"light", "dark"}

    Returns
    -------
    Chart
        A click's customdata is `[review_id]`, or `[polarity from, to, rating from, to]` of a count;
        `data` holds the reviews drawn.
    """
    words, stars = Scale(middle, *span), Scale(rating_middle, 0.0, 10.0)
    drawn = points.dropna(subset=["rating", "polarity"]).reset_index(drop=True)
    left, right = words.visible(drawn["polarity"])
    figure = paper(title, body=330, top=24, bottom=48, theme=theme)
    figure.update_xaxes(range=[left, right], title_text=lines(value_name, 44), nticks=6, tickformat=words.ticks)
    figure.update_yaxes(visible=True, range=[-0.5, 10.5], dtick=2, tick0=0, automargin=True)
    figure.add_annotation(
        text="rating, 0 to 10", x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom"
    )
    dotted(figure, [left, right], [rating_middle, rating_middle], theme=theme)
    dotted(figure, [middle, middle], [-0.5, 10.5], theme=theme)
    name_middle(figure, words)
    for text, x, y in (
        ("harsh words,<br>high rating", "left", "top"),
        ("warm words,<br>low rating", "right", "bottom"),
    ):
        figure.add_annotation(
            text=text,
            align=x,
            x=float(x == "right"),
            xref="paper",
            xanchor=x,
            y=float(y == "top"),
            yref="paper",
            yanchor=y,
        )
    if len(drawn) <= marks:
        figure.add_scatter(
            x=drawn["polarity"], y=drawn["rating"], mode="markers", opacity=0.85,
            marker=dots(words.colours(drawn["polarity"], theme=theme), theme=theme),
            hovertext=review_hovers(
                drawn,
                [f"polarity {words.said(polarity)}" for polarity in drawn["polarity"]],
                [f"rating {stars.said(rating)}" for rating in drawn["rating"]],
            ),
            hoverinfo="text", customdata=drawn[["review_id"]].astype(str).to_numpy().tolist(),
        )  # fmt: skip
    else:
        _add_counts(figure, drawn, words, stars, theme=theme)
    alt = described(
        title,
        f"{plural(len(drawn), 'review')}, polarity across and rating upwards; "
        f"the middles are {words.said(middle)} and {stars.said(rating_middle)}",
    )
    return Chart(figure, alt, drawn)


def _add_counts(figure: go.Figure, points: pd.DataFrame, words: Scale, stars: Scale, *, theme: str) -> None:
    """Draw how many reviews share a polarity and a rating, as discs whose area is the count."""
    across, up = words.bin_width(*words.visible(points["polarity"])) * 1.5, 0.5
    tally = (
        pd.DataFrame(
            {
                "x": np.floor(points["polarity"] / across + 0.5) * across,
                "y": np.floor(points["rating"] / up + 0.5) * up,
            }
        )
        .value_counts(sort=False)
        .rename("n")
        .reset_index()
    )
    ends = [
        (x - across / 2, x + across / 2, y - up / 2, y + up / 2) for x, y in zip(tally["x"], tally["y"], strict=True)
    ]
    figure.add_scatter(
        x=tally["x"], y=tally["y"], mode="markers",
        marker={
            **dots(words.colours(tally["x"], theme=theme), theme=theme),
            "size": (np.sqrt(tally["n"] / tally["n"].max()) * 15).clip(2.5),
        },
        hovertext=hovers(
            [plural(n, "review") for n in tally["n"]],
            [f"polarity {words.said(a)} to {words.said(b)}" for a, b, _, _ in ends],
            [f"rating {stars.said(c)} to {stars.said(d)}" for _, _, c, d in ends],
        ),
        hoverinfo="text", customdata=[[round(end, 4) for end in cell] for cell in ends],
    )  # fmt: skip
