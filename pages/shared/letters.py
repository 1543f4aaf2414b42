"""The one place where text that came in becomes part of a page: shown letter for letter, never markup.

Streamlit's Markdown rewrites text even where its marks are escaped (an arrow, a dash, leading spaces), so
whatever may hold a review's, a film's or a file's words goes through here or into a table's cell.
"""

from collections.abc import Sequence
from html import escape
from typing import Literal

import streamlit as st

from corpus.wording import split_banned

_STYLES = {
    "finding": (
        "margin:0;max-width:62rem;font-family:'Source Serif',Georgia,serif;font-size:1.35rem;line-height:1.35;"
        "font-weight:600"
    ),
    # Small enough that three lines of the larger type fit on two.
    "long finding": (
        "margin:0;max-width:62rem;font-family:'Source Serif',Georgia,serif;font-size:1.1rem;line-height:1.4;"
        "font-weight:600"
    ),
    "selection": "margin:0;opacity:.78",
    "note": "margin:0;opacity:.78;font-size:.875rem;line-height:1.45;max-width:62rem",
    "body": "margin:0;line-height:1.5;max-width:62rem",
}


def plain_text(
    text: str, style: Literal["finding", "long finding", "selection", "note", "body"] = "body", *, href: str = ""
) -> None:
    """Show one paragraph of plain text, letter for letter, its spaces and breaks kept; as a link where it leads on."""
    inner = f'<a class="finding-link" href="{letters(href)}">{redden(text)}</a>' if href else redden(text)
    st.html(f'<p style="{_STYLES[style]};white-space:pre-wrap;overflow-wrap:anywhere" class="{style}">{inner}</p>')


def redden(text: str) -> str:
    """Return text as HTML that shows it letter for letter, each phrase in red that says it is banned: see `bans.sign`.

    Examples
    --------
    >>> redden("“A romp” (banned) is in 2 reviews.")
    '<span class="refrain-banned">“A romp” (banned)</span> is in 2 reviews.'
    """
    parts = ((letters(part), red) for part, red in split_banned(text))
    return "".join(f'<span class="refrain-banned">{part}</span>' if red else part for part, red in parts)


def write_banned(text: str) -> str:
    """Return the HTML of a banned phrase: red, and with the word, for those who see no red."""
    return f'<span class="refrain-banned"><small>banned</small> {letters(text)}</span>'


def show_banned(text: str) -> None:
    """Show a paragraph on a banned phrase, in red behind a sign."""
    drawn = '<span class="icon" aria-hidden="true">block</span> '
    st.html(f'<p style="{_STYLES["body"]}" class="refrain-banned-line">{drawn}{letters(text)}</p>')


def way(label: str, href: str, *, icon: str = "") -> None:
    """Show a link as plain text after one of Streamlit's Material icons; greyed out without an address."""
    drawn = f'<span class="icon" aria-hidden="true">{icon}</span>' if icon else ""
    inner = f"{drawn}{redden(label)}"
    shut = f'<span class="door off" aria-disabled="true">{inner}</span>'
    st.html(f'<a class="door" href="{letters(href)}">{inner}</a>' if href else shut, width="content")


def tabs(ways: Sequence[tuple[str, str, bool]], *, name: str) -> None:
    """Show the ways between the sections of a screen: label, address, and whether it is the one that is shown.

    Parameters
    ----------
    ways : sequence of (str, str, bool)
    name : str
        What they are sections of, for those who hear it.
    """
    here = {True: ' aria-current="page"', False: ""}
    items = "".join(f'<a href="{letters(href)}"{here[shown]}>{letters(label)}</a>' for label, href, shown in ways)
    st.html(f'<nav class="tabs" aria-label="{letters(name)}">{items}</nav>')


def chart_head(title: str, note: str, *, said: bool = False) -> None:
    """Show what a chart says and, below it, its unit and number: over its full width, in type that grows with it.

    A title that the page has `said` already is only in the saved picture.
    """
    unit = f'<p class="unit">{letters(note)}</p>' if note else ""
    st.html(f'<div class="chart-head"><p class="title{" said" if said else ""}">{letters(title)}</p>{unit}</div>')


def quoted_line(quote: str, *, whose: str, of: str, href: str) -> None:
    """Show a line to quote: whose it is and of what, a way to its place, and one to copy it with whose it is."""
    cited = f"“{quote}” {whose}."
    st.html(
        f'<figure class="quoted"><blockquote>{letters(quote)}</blockquote>'
        f'<figcaption>{letters(whose)} <span class="of">{letters(of)}</span>'
        f'<span class="ways"><a href="{letters(href)}">Read it in the review</a>'
        f'<button type="button" data-copy="{letters(cited)}">Copy citation</button></span></figcaption></figure>'
    )


def source_line(text: str) -> None:
    """Show at the foot of a chart where it is from."""
    st.html(f'<p class="source">{letters(text)}</p>')


def browser_menu(charts: Sequence[str] = (), *, cite: str = "") -> None:
    """Show what the browser itself does when it is asked: it saves a chart's picture, copies the view's link, cites it.

    Parameters
    ----------
    charts : sequence of str
        The keys of the charts, from left to right; without one, there is no picture.
    cite : str
        What was read, to which the browser adds the link and the day; without it, there is nothing to cite.
    """
    saved = [
        f'<button type="button" data-save="{kind}" data-of="{letters(chart)}">'
        f"{name}{f' {place}' if len(charts) > 1 else ''} ({kind.upper()})</button>"
        for kind, name in (("png", "Picture"), ("svg", "Drawing"))
        for place, chart in enumerate(charts, start=1)
    ]
    copied = '<button type="button" data-copy="">Copy link</button>'
    if cite:
        copied += f'<button type="button" data-copy="{letters(cite)}">Copy citation</button>'
    st.html(f'<div class="browser-menu">{"".join(saved)}{copied}</div>')


def letters(text: str) -> str:
    """Return text as HTML that shows it letter for letter."""
    return escape(str(text), quote=True)


def markdown(text: str) -> str:
    """Return text for the few places that take Markdown alone (labels of tabs, buttons and links).

    No mark is read as Markdown; arrows and dashes may still be drawn as Streamlit draws them.
    """
    return "".join(f"&#{ord(letter)};" if letter.isascii() and not letter.isalnum() else letter for letter in text)
