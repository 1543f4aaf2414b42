"""What the overview has of its own: a list of findings, a story for the first visit, and a line of numbers."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from pages.shared.letters import letters, redden

_STYLE = Path(__file__).with_name("glance.css")
#: The cookie by which a browser remembers that the story was dismissed, as `front.html` sets it.
DISMISSED = "refrain-story"


class Stop(NamedTuple):
    """One stop of the story: a name, a sentence and an address."""

    name: str
    sentence: str
    href: str


def dress() -> None:
    """Give the browser the look of these parts: once on a screen that has them."""
    st.html(_STYLE)


def show_findings(findings: Sequence[tuple[str, str]]) -> None:
    """Show findings as a list of links, the first of them largest: each a sentence and an address."""
    items = "".join(
        f'<li><p class="finding"><a class="finding-link" href="{letters(href)}">{redden(sentence)}</a></p></li>'
        for sentence, href in findings
    )
    st.html(f'<ol class="findings">{items}</ol>')


def is_dismissed() -> bool:
    """Return whether this browser has dismissed the story before."""
    return st.context.cookies.get(DISMISSED) == "dismissed"


def show_story(title: str, stops: Sequence[Stop]) -> None:
    """Show a story of a few stops, with a button by which it is dismissed for good."""
    items = "".join(
        f'<li><a href="{letters(stop.href)}"><b>{letters(stop.name)}</b><span>{letters(stop.sentence)}</span></a></li>'
        for stop in stops
    )
    button = '<button type="button" data-dismiss="story">Don’t show again</button>'
    st.html(
        f'<section class="story" aria-label="{letters(title)}"><header><h2>{letters(title)}</h2>{button}</header>'
        f"<ol>{items}</ol></section>"
    )


def show_counts(counts: Sequence[tuple[str, str]]) -> None:
    """Show numbers in one quiet line, each a link: what is counted, and an address."""
    ways = "".join(f'<a class="count" href="{letters(href)}">{letters(label)}</a>' for label, href in counts)
    st.html(f'<p class="counts">{ways}</p>')
