"""A slide of a brief over the whole window: its title, its rows, and the ways to the other slides.

Keys lead along these ways (`front.html`): each link names the keys that press it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

import streamlit as st

from corpus.wording import number
from pages.shared.editions import write_passages
from pages.shared.letters import letters

#: The key of the container that is enlarged as a whole.
ENLARGED = "enlarged"
_STYLE = Path(__file__).with_name("stage.css")


def dress() -> None:
    """Give the browser the look of a slide."""
    st.html(_STYLE)


def show_cover(title: str, lines: Sequence[str]) -> None:
    """Show the slide that a brief opens with, or closes: a title in large type and a few lines."""
    st.html(f'<section class="stage cover"><h1>{letters(title)}</h1>{_paragraphs(lines)}</section>')


def show_head(sentence: str, href: str, note: str) -> None:
    """Show what a slide says, linked to its screen, and the editor's note."""
    below = f'<p class="note">{letters(note)}</p>' if note else ""
    st.html(f'<section class="stage"><h1><a href="{letters(href)}">{letters(sentence)}</a></h1>{below}</section>')


def show_texts(passages: Iterable[tuple[str, str]]) -> None:
    """Show texts to be read: who wrote each, about what, and the text itself."""
    st.html(f'<section class="stage">{write_passages(passages)}</section>')


def show_ways(slide: int, of: int, *, source: str, before: str, after: str, first: str, last: str, leave: str) -> None:
    """Show where this slide stands, with links to the others: by a press of a key, a clicker or a finger too.

    Parameters
    ----------
    slide, of : int
        This slide's number, from 1, and how many there are.
    source : str
        What its numbers rest on, written beside the ways.
    before, after, first, last : str
        Addresses of other slides; at either end of this one.
    leave : str
        The address of the brief itself.
    """
    ways = [
        (before, "ArrowLeft ArrowUp PageUp Backspace", "right", "Back"),
        (after, "ArrowRight ArrowDown PageDown Enter Space", "left", "Next"),
    ]
    links = "".join(
        f'<a href="{letters(href)}" data-keys="{keys}" data-swipe="{swipe}">{label}</a>'
        for href, keys, swipe, label in ways
    )
    ends = "".join(
        f'<a href="{letters(href)}" data-keys="{key}" hidden>{key}</a>'
        for href, key in ((first, "Home"), (last, "End"))
    )
    st.html(
        f'<nav class="stage-ways" aria-label="Slides"><progress value="{slide}" max="{of}" aria-label="Slides shown">'
        f"</progress>{links}<span>{number(slide)} of {number(of)}</span>{ends}"
        f"<p>{letters(source)}</p>"
        f'<a href="{letters(leave)}" data-keys="Escape" data-whole="leave">Leave</a></nav>'
    )


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{letters(line)}</p>" for line in lines)
