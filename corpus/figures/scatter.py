"""The figure of polarity against ratings."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from corpus.figures.chart import MARKS, Chart, draw_paper, join_sentences, pick_values, write_hovers
from corpus.figures.plane import HEIGHT, MIDDLE_RATING, draw_axes, draw_middles
from corpus.figures.scale import Scale, mark_dots, write_review_hovers
from corpus.wording import plural


def draw_ratings_against_polarity(
    points: pd.DataFrame,
    *,
    middle: float,
    title: str,
    value_name: str = "polarity (TextBlob, −1 to +1)",
    span: tuple[float, float] = (-1.0, 1.0),
    marks: int = MARKS,
    theme: str = "light",
) -> Chart:
    """Draw each review's polarity (across) against its rating (upwards), or counts where there are too many.

    Parameters
    ----------
    points : DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating` (0..10), `polarity`. Rows without either
        are not drawn.
    middle : float
        The polarity at which a dotted line divides the plot.
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
    words, stars = Scale(middle, *span), Scale(MIDDLE_RATING, 0.0, 10.0)
    drawn = points.dropna(subset=["rating", "polarity"]).reset_index(drop=True)
    shown = words.choose_part(drawn["polarity"])
    figure = draw_paper(title, body=HEIGHT, top=24, bottom=48, theme=theme)
    draw_axes(figure, words, shown, value_name=value_name)
    draw_middles(figure, words, shown, theme=theme)
    corners = ("harsh words,<br>high rating", "left", "top"), ("warm words,<br>low rating", "right", "bottom")
    for text, x, y in corners:
        figure.add_annotation(
            text=text, align=x, x=float(x == "right"), xref="paper", xanchor=x,
            y=float(y == "top"), yref="paper", yanchor=y,
        )  # fmt: skip
    if len(drawn) <= marks:
        figure.add_scatter(
            x=drawn["polarity"], y=drawn["rating"], mode="markers", opacity=0.85,
            marker=mark_dots(words.colour_values(drawn["polarity"], theme=theme), theme=theme),
            hovertext=write_review_hovers(
                drawn,
                [f"polarity {words.write(polarity)}" for polarity in drawn["polarity"]],
                [f"rating {stars.write(rating)}" for rating in drawn["rating"]],
            ),
            hoverinfo="text", customdata=pick_values(drawn, "review_id"),
        )  # fmt: skip
    else:
        _add_counts(figure, drawn, words, stars, theme=theme)
    alt = join_sentences(
        title,
        f"{plural(len(drawn), 'review')}, polarity across and rating upwards; "
        f"the middles are {words.write(middle)} and {stars.write(MIDDLE_RATING)}",
    )
    return Chart(figure, alt, drawn)


def _add_counts(figure: go.Figure, points: pd.DataFrame, words: Scale, stars: Scale, *, theme: str) -> None:
    """Draw how many reviews share a polarity and a rating, as discs whose area is the count."""
    across, up = words.choose_bin_width(*words.choose_part(points["polarity"])) * 1.5, 0.5
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
            **mark_dots(words.colour_values(tally["x"], theme=theme), theme=theme),
            "size": (np.sqrt(tally["n"] / tally["n"].max()) * 15).clip(2.5),
        },
        hovertext=write_hovers(
            [plural(n, "review") for n in tally["n"]],
            [f"polarity {words.write(a)} to {words.write(b)}" for a, b, _, _ in ends],
            [f"rating {stars.write(c)} to {stars.write(d)}" for _, _, c, d in ends],
        ),
        hoverinfo="text", customdata=[[round(end, 4) for end in cell] for cell in ends],
    )  # fmt: skip
