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


def soften(text: str) -> str:
    """Return a colour halfway to the paper's, on which a range in ink is seen.

    Examples
    --------
    >>> soften("#000000")
    '#7E7D7C'
    """
    parts = (int(each[place : place + 2], 16) for place in (1, 3, 5) for each in (text, INK["paper"]))
    return "#" + "".join(f"{(one + other) // 2:02X}" for one, other in zip(parts, parts, strict=True))


def set_scale(axis: ValueAxis, low: float, high: float, *, whole: bool = False) -> None:
    """Let an axis go from one round number to another, with round numbers between; `whole` ones, where it counts."""
    step = find_step(high - low, 6, whole=whole)
    axis.minimum_scale, axis.maximum_scale = (
        round(end * step, 9) for end in (math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9))
    )
    axis.major_unit = step
    axis.tick_labels.number_format = write_format(step)
    axis.tick_labels.number_format_is_linked = False


def write_format(step: float) -> str:
    """Return how an office program writes numbers that are such a step apart: with its digits, and a true minus.

    Examples
    --------
    >>> write_format(2), write_format(0.25)
    ('#,##0;"−"#,##0', '#,##0.00;"−"#,##0.00')
    """
    decimals = len(f"{step:.6f}".rstrip("0").partition(".")[2])
    digits = "#,##0" + (f".{'0' * decimals}" if decimals else "")
    return f'{digits};"−"{digits}'


def find_step(span: float, parts: int, *, whole: bool = False) -> float:
    """Return a round step of which about so many make a span; a `whole` one has no parts of one.

    Examples
    --------
    >>> find_step(9, 6), find_step(0.5, 20), find_step(0, 6)
    (2, 0.025, 0.2)
    >>> find_step(13, 6), find_step(13, 6, whole=True)
    (2.5, 5)
    """
    rough = max((span or 1) / parts, 1 if whole else 0)
    decade = 10.0 ** math.floor(math.log10(rough))
    round_ones = [step * decade for step in (1, 2, 2.5, 5, 10)]
    step = next(step for step in round_ones if step >= rough * 0.9999 and (not whole or float(step).is_integer()))
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
