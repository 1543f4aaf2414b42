"""A slide of a brief over the whole window: its title, its rows, and the ways to the other slides.

Keys lead along these ways (`front.html`): each link names the keys that press it.
"""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from corpus.wording import number
from pages.shared.letters import letters, redden

#: The key of the container that is enlarged as a whole.
ENLARGED = "enlarged"
#: A text of fewer letters is set larger.
SHORT = 130
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
    st.html(f'<section class="stage"><h1><a href="{letters(href)}">{redden(sentence)}</a></h1>{below}</section>')


def show_text(text: str, said: Sequence[str]) -> None:
    """Show a text to be read from the last row, and what is said of it: who wrote it, about what."""
    st.html(
        f'<section class="stage quoted{" short" if len(text) <= SHORT else ""}"><figure><blockquote>{letters(text)}'
        f"</blockquote><figcaption>{letters(' · '.join(said))}</figcaption></figure></section>"
    )


def show_ways(slide: int, slides: Sequence[tuple[str, str]], *, source: str, leave: str) -> None:
    """Show where this slide stands, with links to the others: by a press of a key, a clicker or a finger too.

    Parameters
    ----------
    slide : int
        This slide's number, from 1.
    slides : sequence of (str, str)
        What each slide says, and its address.
    source : str
        What its numbers rest on, written beside the ways.
    leave : str
        The address of the brief itself.
    """
    of, hrefs = len(slides), [href for _, href in slides]
    before, after = hrefs[max(slide - 2, 0)], hrefs[min(slide, of - 1)]
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
        for href, key in ((hrefs[0], "Home"), (hrefs[-1], "End"))
    )
    items = "".join(
        f'<li><a href="{letters(href)}"{" aria-current=step" if place == slide else ""}>{letters(title)}</a></li>'
        for place, (title, href) in enumerate(slides, start=1)
    )
    hint = '<em class="hint">← → or swipe to move</em>' if slide == 1 else ""
    st.html(
        f'<nav class="stage-ways" aria-label="Slides"><progress value="{slide}" max="{of}" aria-label="Slides shown">'
        f"</progress>{links}<details><summary>{number(slide)} of {number(of)}</summary><ol>{items}</ol></details>{hint}"
        f"{ends}<p>{letters(source)}</p>"
        f'<a href="{letters(leave)}" data-keys="Escape" data-whole="leave">Leave</a></nav>'
    )


def _paragraphs(lines: Sequence[str]) -> str:
    return "".join(f"<p>{letters(line)}</p>" for line in lines)
