"""What every figure is drawn on: the paper with its head, and the escaping of all text.

Heights are fixed and in pixels: a figure's vertical axis counts pixels downwards from the top of its
plot, so rows keep their size however many there are, and text on a phone never meets its neighbour.
"""

import textwrap
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from corpus.figures.palette import INKS
from corpus.wording import number, plural

#: The most marks that a figure may have; more values are binned.
MARKS = 4_000

#: For `st.plotly_chart(config=…)` and `figure.write_html(config=…)`.
CONFIG: Mapping[str, Any] = MappingProxyType({"displaylogo": False, "responsive": True, "displayModeBar": "hover"})

#: How much larger a saved picture is than the chart on the screen.
ENLARGED = 2

SANS = '"Source Sans", "Source Sans Pro", "Helvetica Neue", Arial, sans-serif'
SERIF = '"Source Serif", "Source Serif Pro", Georgia, "Times New Roman", serif'
SIZE = 13
LINE = 17
#: Letters a line that fit on 360 pixels: in the title, and over the whole width of a figure.
TITLE, WIDE = 42, 48

_LETTERS = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "%": "&#37;", "#": "&#35;", "\n": "<br>", "\r": None}
)


@dataclass(frozen=True)
class Chart:
    """A figure, what it shows in words, and the rows behind its marks.

    Attributes
    ----------
    figure : plotly Figure
        With template and colours of its own: show it with `theme=None`.
    alt : str
        The finding and what is drawn, as plain text.
    data : DataFrame
        One row a mark, for the CSV.
    """

    figure: go.Figure
    alt: str
    data: pd.DataFrame


def escape_text(text: str) -> str:
    """Return text that Plotly shows letter for letter, with its line breaks.

    Plotly reads a small HTML everywhere; `$…$` as LaTeX where MathJax is present; `%{…}` in templates;
    and Streamlit's page replaces colour placeholders such as `#000001` anywhere in a figure.

    Examples
    --------
    >>> escape_text("<b> & $x$")
    '&lt;b&gt; &amp; &#36;x&#36;'
    """
    return text.translate(_LETTERS)


def wrap_text(text: str, width: int) -> list[str]:
    """Return text as lines of at most `width` letters, broken between words where there are words.

    Full-width letters count twice. A text that fits is left as it is, spaces included.
    """
    if not text.isascii() and any(unicodedata.east_asian_width(letter) in "WF" for letter in text):
        width //= 2
    if len(text) <= width and "\n" not in text:
        return [text]
    return textwrap.wrap(text, width, break_on_hyphens=False) or [text.strip()]


def wrap_escaped(text: str, width: int) -> str:
    """Return text wrapped and escaped, ready for a figure."""
    return "<br>".join(escape_text(line) for line in wrap_text(text, width))


def write_hovers(*columns: Iterable[Any]) -> list[str]:
    """Return a hover text for each row: one line a column, escaped; what is missing is left out."""
    return [
        "<br>".join(wrap_escaped(str(part), WIDE) for part in row if pd.notna(part) and part != "")
        for row in zip(*columns, strict=True)
    ]


def join_sentences(*sentences: str) -> str:
    """Return sentences as one text, each with its full stop; empty ones are left out."""
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in sentences if text)


def say_part(shown: int, of: int, noun: str, *, which: str = "") -> str:
    """Say that a figure shows only some of the rows; return "" where it shows all.

    Parameters
    ----------
    shown, of : int
        How many are drawn, of how many.
    noun : str
        What they are, in the singular.
    which : str
        Which of them are drawn, where it is not the first.

    Examples
    --------
    >>> say_part(20, 31, "film"), say_part(20, 31, "film", which="those at either end"), say_part(5, 5, "film")
    ('The first 20 of 31 films.', '20 of 31 films, those at either end.', '')
    """
    if shown == of:
        return ""
    part = f"{number(shown)} of {plural(of, noun)}"
    return f"{part}, {which}." if which else f"The first {part}."


def pick_values(frame: pd.DataFrame, *columns: str) -> list[list[str]]:
    """Return the custom data of each row's mark, which a click hands over: some columns, as text."""
    return frame[list(columns)].astype(str).to_numpy().tolist()


def annotate(figure: go.Figure, notes: Iterable[Mapping[str, Any]]) -> None:
    """Add annotations to a figure, all at once: for each one added alone, Plotly reads those that are there anew."""
    figure.layout.annotations = (*figure.layout.annotations, *notes)


def write_title_above(figure: go.Figure, text: str, *, y: float = 1, **look: Any) -> None:
    """Write the title of a vertical axis above the plot; beside it, a phone has no room.

    Parameters
    ----------
    figure : Figure
    text : str
        Escaped already.
    y : float
        The plot's top, as a part of the figure's.
    **look
        As Plotly's annotations have them.
    """
    figure.add_annotation(text=text, x=0, xref="paper", xanchor="left", y=y, yref="paper", yanchor="bottom", **look)


def draw_paper(
    title: str, *, body: float, note: str = "", top: int = 8, bottom: int = 44, right: int = 12, theme: str = "light"
) -> go.Figure:
    """Return an empty figure with its title, whose vertical axis counts pixels downwards from 0 to `body`.

    Parameters
    ----------
    title : str
        The finding, as a plain sentence; escaped here.
    body : float
        The plot's height in pixels.
    note : str
        What is left out or how it is drawn, in a quieter line below the title; escaped here.
    top, bottom, right : int
        Margins in pixels, the title's lines not counted. The left margin grows with its labels.
    theme : {"light", "dark"}
    """
    ink = INKS[theme]
    style = f"font-family:{SANS.replace(chr(34), '')};font-size:{SIZE}px;font-weight:400;color:{ink['muted']}"
    head = [escape_text(line) for line in wrap_text(title, TITLE) if line]
    head += [f'<span style="{style}">{escape_text(line)}</span>' for line in wrap_text(note, WIDE) if line]
    above = 21 * len(head) + (10 if head else 0) + top
    return go.Figure(
        layout={
            "template": _make_template(theme),
            "meta": {"title": title, "note": note, "height": above - top},
            # Plotly puts a title of several lines 11 pixels higher than one of a single line.
            "title": {"text": "<br>".join(head), "pad": {"t": 17 if len(head) > 1 else 6, "l": 4}},
            "height": round(above + body + bottom),
            "margin": {"l": 4, "r": right, "t": above, "b": bottom},
            "yaxis": {"range": [body, 0], "visible": False},
        }
    )


def configure_saving(name: str) -> dict[str, Any]:
    """Return `CONFIG` for a chart that is saved as a PNG of this name, twice as large as on the screen."""
    return {**CONFIG, "toImageButtonOptions": {"format": "png", "scale": ENLARGED, "filename": name}}


def lift_head(figure: go.Figure) -> tuple[str, str]:
    """Take a figure's head off, for a page that writes it above in full width; return its title and its note."""
    head = figure.layout.meta or {"title": "", "note": "", "height": 0}
    figure.update_layout(
        title=None,
        height=figure.layout.height - head["height"],
        margin_t=figure.layout.margin.t - head["height"],
        # As often as it is asked for, the head is there.
        meta={**head, "height": 0},
    )
    return head["title"], head["note"]


def _make_template(theme: str) -> go.layout.Template:
    ink = INKS[theme]
    axis = {
        "showgrid": True,
        "gridcolor": ink["grid"],
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickfont": {"color": ink["muted"], "size": SIZE - 1},
        "title": {"font": {"color": ink["muted"], "size": SIZE - 1}, "standoff": 8},
        "fixedrange": True,
        "labelalias": {"+0": "0", "+0.0": "0"},
    }
    return go.layout.Template(
        layout={
            "font": {"family": SANS, "size": SIZE, "color": ink["ink"]},
            "title": {
                "font": {"family": SERIF, "size": 16, "color": ink["ink"], "weight": 600},
                "x": 0, "xanchor": "left", "xref": "container", "y": 1, "yanchor": "top", "yref": "container",
            },
            # Not transparent: a picture that is saved and pasted elsewhere brings its paper along.
            "paper_bgcolor": ink["paper"],
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [ink["muted"]],
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "barmode": "overlay",
            "hoverlabel": {
                "bgcolor": ink["paper"], "bordercolor": ink["rule"], "align": "left",
                "font": {"family": SANS, "size": SIZE, "color": ink["ink"]},
            },
            "modebar": {
                "bgcolor": "rgba(0,0,0,0)", "color": ink["muted"], "activecolor": ink["ink"],
                "remove": ["zoom", "pan", "select", "lasso", "zoomin", "zoomout", "autoscale", "resetscale"],
            },
            "annotationdefaults": {"showarrow": False, "font": {"color": ink["muted"], "size": SIZE - 1}},
        }
    )  # fmt: skip
