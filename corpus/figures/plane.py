"""The axes that figures of polarity (across) against ratings (upwards) share, with the middle of each."""

import plotly.graph_objects as go

from corpus.figures.chart import wrap_escaped, write_title_above
from corpus.figures.scale import Scale, draw_dotted, name_middle

#: The rating at which liked and disliked films part.
MIDDLE_RATING = 5.0
#: The plane's height in pixels, and the ends of its axis of ratings.
HEIGHT, RATINGS = 330, (-0.5, 10.5)


def draw_axes(
    figure: go.Figure, polarity: Scale, ends: tuple[float, float], *, value_name: str, raised: int | None = None
) -> None:
    """Give a figure the axes of polarity and of ratings.

    Parameters
    ----------
    figure : Figure
    polarity : Scale
    ends : (float, float)
        The part of the scale of polarity that is shown.
    value_name : str
        The title of the horizontal axis, with its unit.
    raised : int, optional
        Pixels between the plot and the title of the vertical axis.
    """
    figure.update_xaxes(range=list(ends), title_text=wrap_escaped(value_name, 44), nticks=6, tickformat=polarity.ticks)
    figure.update_yaxes(visible=True, range=list(RATINGS), dtick=2, tick0=0, automargin=True)
    write_title_above(figure, "rating, 0 to 10", yshift=raised)


def draw_middles(figure: go.Figure, polarity: Scale, ends: tuple[float, float], *, theme: str) -> None:
    """Draw a dotted line at the middle of the ratings and at that of polarity, and name the latter."""
    draw_dotted(figure, list(ends), [MIDDLE_RATING, MIDDLE_RATING], theme=theme)
    draw_dotted(figure, [polarity.middle, polarity.middle], list(RATINGS), theme=theme)
    name_middle(figure, polarity)
