"""A review as it is read: recurring phrases marked by how worn they are, the score's words underlined by sign."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from corpus.palette import sign_colour, worn_colour
from pages.shared.letters import letters

#: A phrase in so many reviews or more is worn, and well worn.
WORN = (4, 10)
_PAPER = (
    "font-family:'Source Serif',Georgia,serif;font-size:1.125rem;line-height:1.6;"
    "max-width:38rem;white-space:pre-wrap;overflow-wrap:anywhere"
)


def level(reviews: float) -> int:
    """Return how worn a phrase is, 0 to 2, by the number of reviews that it stands in."""
    return sum(reviews >= bar for bar in WORN)


def review(
    text: str,
    phrases: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    address: Callable[[str], str],
    theme: str,
    place: tuple[int, int] | None = None,
) -> None:
    """Show a review's whole text with its marks.

    Parameters
    ----------
    text : str
    phrases : DataFrame
        `start`, `end`, `phrase_id` and `reviews` of each phrase to be marked; they may overlap.
    evidence : DataFrame
        `start`, `end`, `polarity`, `chunk` of each piece that moved the score; none for none.
    address : callable
        Gives the URL of a phrase's sentences.
    place : (int, int), optional
        Start and end of the sentence that was looked for.
    """
    st.html(f'<article style="{_PAPER}">{marked(text, phrases, evidence, address=address, theme=theme, place=place)}</article>')


def marked(
    text: str,
    phrases: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    address: Callable[[str], str],
    theme: str,
    place: tuple[int, int] | None = None,
) -> str:
    """Return a text's HTML; see `review`. Where marks overlap, the one in more reviews colours the piece."""
    spans = [(mark.start, mark.end, "phrase", mark) for mark in phrases.sort_values("reviews").itertuples()]
    spans += [(mark.start, mark.end, "evidence", mark) for mark in evidence.itertuples()]
    spans += [(*place, "place", None)] if place else []
    cuts = sorted({0, len(text), *(end for span in spans for end in span[:2] if 0 <= end <= len(text))})
    pieces = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        style, title, href = [], [], ""
        for first, last, kind, mark in spans:
            if not (first <= start and end <= last):
                continue
            if kind == "phrase":
                style.append(f"background:{worn_colour(level(mark.reviews), theme=theme)}")
                title.append(f"in {mark.reviews} reviews")
                href = address(mark.phrase_id)
            elif kind == "evidence":
                style.append(f"text-decoration:underline {'solid' if mark.polarity > 0 else 'wavy'} {sign_colour(mark.polarity > 0, theme=theme)}")
                style.append("text-decoration-thickness:2px;text-underline-offset:.2em")
                title.append(f"{mark.chunk}: {mark.polarity:+.2f}".replace("-", "−"))
            else:
                style.append("outline:2px solid currentColor;outline-offset:2px")
        piece = letters(text[start:end])
        if not style:
            pieces.append(piece)
            continue
        plain = "" if any("underline" in part for part in style) else "text-decoration:none;"
        attributes = f' style="{plain}{";".join(style)};color:inherit" title="{letters(" · ".join(title))}"'
        pieces.append(f'<a href="{letters(href)}" target="_self"{attributes}>{piece}</a>' if href else f"<span{attributes}>{piece}</span>")
    return "".join(pieces)


def legend(theme: str) -> None:
    """Show what the marks mean, in words."""
    worn = [f"in {WORN[0] - 1} reviews or fewer", f"in {WORN[0]} to {WORN[1] - 1}", f"in {WORN[1]} or more"]
    swatches = [
        f'<span style="background:{worn_colour(step, theme=theme)};padding:0 .4em">recurs {text}</span>' for step, text in enumerate(worn)
    ]
    for positive, text in ((True, "word of praise"), (False, "word of blame")):
        line = f"underline {'solid' if positive else 'wavy'} {sign_colour(positive, theme=theme)}"
        swatches.append(f'<span style="text-decoration:{line};text-decoration-thickness:2px;text-underline-offset:.2em">{text}</span>')
    st.html(f'<p style="font-size:.875rem;margin:0;line-height:2">{" &ensp; ".join(swatches)}</p>')
