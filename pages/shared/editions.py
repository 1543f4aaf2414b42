"""The printed page of a brief: its headline, its sentences, the editor's notes, and the ways to arrange it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import streamlit as st

from pages.shared.letters import letters, redden

_STYLE = Path(__file__).with_name("editions.css")


def dress() -> None:
    """Give the browser the look of these parts: once on a screen that has them."""
    st.html(_STYLE)


def show_headline(title: str, standfirst: str) -> None:
    """Show the editor's headline, where there is one, and below it what was read."""
    headline = f'<p class="headline">{letters(title)}</p>' if title else ""
    st.html(f'<header class="edition">{headline}<p>{letters(standfirst)}</p></header>')


def show_sentence(sentence: str, href: str, note: str) -> None:
    """Show what a chapter says, as a link to its view, below the editor's note."""
    above = f'<p class="note-above">{letters(note)}</p>' if note else ""
    st.html(
        f'<div class="chapter">{above}<h2><a class="finding-link" href="{letters(href)}">{redden(sentence)}</a></h2>'
        "</div>"
    )


def show_ways(ways: Sequence[tuple[str, str]], *, about: str) -> None:
    """Show what can be done with a chapter: a label and an address each, greyed out without one."""
    items = "".join(
        f'<a href="{letters(href)}" data-stay aria-label="{letters(f"{label}: {about}")}">{letters(label)}</a>'
        if href
        else f'<span aria-disabled="true">{letters(label)}</span>'
        for label, href in ways
    )
    st.html(f'<p class="arrange">{items}</p>')


def show_passages(passages: Iterable[tuple[str, str]]) -> None:
    """Show texts to be read: who wrote each, about what, and the text itself."""
    figures = "".join(
        f"<figure><blockquote>{letters(text)}</blockquote><figcaption>{letters(label)}</figcaption></figure>"
        for label, text in passages
    )
    st.html(f'<article class="passages">{figures}</article>')


def show_present(href: str) -> None:
    """Show the way to the slides, which asks the browser for the whole screen."""
    st.html(
        f'<a class="door present" href="{letters(href)}" data-whole="enter"><span class="icon" aria-hidden="true">'
        "slideshow</span>Present</a>",
        width="content",
    )


def show_unsure(sentences: Sequence[str]) -> None:
    """Show what the reviews are too few to tell."""
    items = "".join(f"<li>{letters(sentence)}</li>" for sentence in sentences)
    st.html(f'<section class="unsure"><h2>Too little to tell</h2><ul>{items}</ul></section>')


def show_closing(text: str) -> None:
    """Show the editor's closing remark."""
    st.html(f'<p class="closing">{letters(text)}</p>')


def show_citation(lines: Sequence[tuple[str, str]]) -> None:
    """Show what was read, so that it can be found again: a name and a value each."""
    items = "".join(f"<dt>{letters(name)}</dt><dd>{letters(value)}</dd>" for name, value in lines)
    st.html(f'<dl class="citation">{items}</dl>')
