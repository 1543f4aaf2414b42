"""What the charts of a slide show share: colours, letters, scales of round numbers, texts on one line."""

import math

from pptx.chart.axis import ValueAxis
from pptx.chart.chart import Chart
from pptx.dml.color import RGBColor
from pptx.util import Length, Pt

from corpus.figures.palette import INKS

INK = INKS["light"]
SANS = "Arial"
#: Letters of a chart, in points: those of a wall of 1920 pixels are twice as many pixels high.
SIZE = Pt(14)
#: Letters of a name; the rest is in the table.
LONGEST = 60

#: Left, top, width and height of something on a slide.
Box = tuple[Length, Length, Length, Length]


def colour(text: str) -> RGBColor:
    """Return a colour as the library has it, from one as a page has it."""
    return RGBColor.from_string(text.removeprefix("#").upper())


def set_letters(chart: Chart) -> None:
    """Give a chart its letters, and neither title nor legend: the slide says what it shows."""
    chart.has_legend = chart.has_title = False
    chart.font.size, chart.font.name = SIZE, SANS
    chart.font.color.rgb = colour(INK["ink"])


def set_scale(axis: ValueAxis, low: float, high: float) -> None:
    """Let an axis go from one round number to another, with round numbers between."""
    step = find_step(high - low, 6)
    axis.minimum_scale, axis.maximum_scale = (
        round(end * step, 9) for end in (math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9))
    )
    axis.major_unit = step


def find_step(span: float, parts: int) -> float:
    """Return a round step of which about so many make a span.

    Examples
    --------
    >>> find_step(9, 6), find_step(0.5, 20), find_step(0, 6)
    (2, 0.025, 0.2)
    """
    rough = (span or 1) / parts
    decade = 10.0 ** math.floor(math.log10(rough))
    step = next(step * decade for step in (1, 2, 2.5, 5, 10) if step * decade >= rough * 0.9999)
    return int(step) if step >= 1 and step == int(step) else round(step, 9)


def shorten(text: str, most: int) -> str:
    """Return a text on one line; where it is longer, cut before a word, with dots.

    Examples
    --------
    >>> shorten("a slow exhale of a film", 15)
    'a slow exhale …'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut[: cut.rfind(' ') if ' ' in cut[most // 2 :] else most - 2].rstrip()} …"
