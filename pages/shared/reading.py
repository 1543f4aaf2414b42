"""A review's text with its marks: recurring phrases by how worn they are, scored words underlined by sign.

Or beside another review, with the passages that are in both.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import pandas as pd
import streamlit as st

from corpus.figures.palette import INKS, colour_passage, colour_worn
from corpus.findings.drafts import PASSAGE
from corpus.schema import BANNED
from corpus.wording import plural, signed
from pages.shared.letters import letters
from pages.shared.links import Address
from pages.shared.marking import (
    Mark,
    choose_bars,
    draw_marks,
    mark_banned,
    style_decided,
    style_found,
    style_passage,
    style_scored,
    style_worn,
)

_PAPER = (
    "font-family:'Source Serif',Georgia,serif;font-size:1.125rem;line-height:1.6;"
    "max-width:38rem;white-space:pre-wrap;overflow-wrap:anywhere"
)
#: A mark as the legend shows it: never broken at the end of a line.
_CHIP = "padding:0 .4em;white-space:nowrap"
#: The sentence that a link leads to: lines around it would look like the underlines of scored words.
_SOUGHT = "font-weight:600"
# What the reader looked for may be below the edge of the screen; it is bold, or outlined.
_SCROLL = """<script>
document.querySelector('article :is([style*="outline:"], [style*="font-weight:"])')?.scrollIntoView({block: "center"})
</script>"""


def show_text(text: str, marks: Sequence[Mark], *, scroll: bool = False) -> None:
    """Show a text with its marks, scrolled to the place that is bold or outlined if that is wanted."""
    st.html(f'<article style="{_PAPER}">{draw_marks(text, marks)}</article>')
    if scroll:
        st.html(_SCROLL, unsafe_allow_javascript=True)


def show_subject(said: str) -> None:
    """Show what is read in a line that stays in sight above its text."""
    st.html(f'<p class="refrain-subject">{letters(said)}</p>')


def mark_review(
    phrases: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    address: Callable[[str], str],
    theme: str,
    place: tuple[int, int] | None = None,
    sought: Sequence[tuple[int, int]] = (),
    banned: Sequence[tuple[int, int]] = (),
    of: int = 0,
) -> list[Mark]:
    """Return the marks of a review: its recurring phrases, what moved its score, and what was looked for.

    Where phrases overlap, the one in more reviews colours the piece.

    Parameters
    ----------
    phrases : DataFrame
        `start`, `end`, `phrase_id` and `reviews` of each phrase to be marked; they may overlap.
    evidence : DataFrame
        `start`, `end`, `polarity`, `chunk` of each piece that moved the score; none for none.
    address : callable
        Gives the URL of a phrase's sentences; "" for none.
    theme : {"light", "dark"}
    place : (int, int), optional
        Start and end of the sentence that was looked for.
    sought : sequence of (int, int)
        Start and end of each match of a search.
    banned : sequence of (int, int)
        Start and end of each banned phrase: it is red, and says so.
    of : int
        How many reviews the corpus has: how worn a phrase is depends on it.
    """
    marks = [
        Mark(
            row.start,
            row.end,
            style=style_worn(row.reviews, of, theme),
            title=f"in {plural(row.reviews, 'review')}",
            href=address(row.phrase_id),
        )
        for row in phrases.sort_values("reviews", kind="stable").itertuples()
    ]
    marks += mark_banned(banned, theme)
    marks += [
        Mark(row.start, row.end, style=style_scored(row.polarity, theme), title=f"{row.chunk}: {signed(row.polarity)}")
        for row in evidence.itertuples()
    ]
    marks += [Mark(start, end, style=style_found(theme), title="found") for start, end in sought]
    if place:
        marks.append(Mark(*place, style=_SOUGHT))
    return marks


def mark_draft(marks: pd.DataFrame, *, address: Callable[[Any], Address | None], theme: str, of: int = 0) -> list[Mark]:
    """Return the marks of a draft: what it repeats.

    Parameters
    ----------
    marks : DataFrame
        From `findings.drafts`: `start`, `end`, `reviews`, `whose`, `kind` and `status` of each place.
    address : callable
        Where a mark leads, by its row; None for nowhere.
    theme : {"light", "dark"}
    of : int
        How many reviews the corpus has.
    """
    drawn = []
    for row in marks.to_dict("records"):
        goal = address(row)
        passage, said = row["kind"] == PASSAGE, f"in {plural(row['reviews'], 'review')}"
        style = style_passage(theme) if passage else style_worn(row["reviews"], of, theme)
        said = f"printed before {said}" if passage else said
        if row["status"]:
            style, said = style_decided(row["status"], theme), f"{row['status']}, {said}"
        used = f", used by {row['whose']}" if pd.notna(row["whose"]) else ""
        sign = BANNED if row["status"] == BANNED else ""
        href = goal.href if goal else ""
        drawn.append(Mark(row["start"], row["end"], style, title=said + used, href=href, sign=sign))
    return drawn


def mark_passages(
    passages: pd.DataFrame,
    *,
    side: Literal["a", "b"],
    chosen: int = 0,
    banned: Sequence[tuple[int, int]] = (),
    theme: str,
) -> list[Mark]:
    """Return the marks of one of two reviews: the passages that are in the other too.

    Each passage begins with its number, and is linked to its place in the other.

    Parameters
    ----------
    passages : DataFrame
        `number`, `words`, `a_start`, `a_end`, `b_start` and `b_end`; no two of them overlap.
    side : {"a", "b"}
        Which of the two this is.
    chosen : int, optional
        The number of the passage that is outlined.
    banned : sequence of (int, int)
        As in `mark_review`.
    theme : {"light", "dark"}
    """
    other = "b" if side == "a" else "a"
    marks = []
    for row in passages.itertuples():
        outline = f";outline:2px solid {INKS[theme]['ink']};outline-offset:1px" if row.number == chosen else ""
        marks.append(
            Mark(
                getattr(row, f"{side}_start"),
                getattr(row, f"{side}_end"),
                style=f"scroll-margin-top:6rem;background:{colour_passage(row.number, theme=theme)}{outline}",
                title=f"passage {row.number}, {plural(row.words, 'word')}: go to its place in the other review",
                href=f"#passage-{row.number}-{other}",
                name=f"passage-{row.number}-{side}",
                sign=str(row.number),
            )
        )
    marks += mark_banned(banned, theme)
    return marks


def show_legend(
    theme: str,
    *,
    scored: bool = True,
    sought: bool = False,
    printed: bool = False,
    banned: bool = False,
    of: int = 0,
) -> None:
    """Show what the marks mean, in words: of phrases, of scored words, of a search, and of passages."""
    low, high = choose_bars(of)
    worn = [f"in up to {low - 1} reviews", f"in {low} to {high - 1}", f"in {high} or more"]
    swatches = [
        f'<span style="background:{colour_worn(step, theme=theme)};{_CHIP}">{text}</span>'
        for step, text in enumerate(worn)
    ]
    kinds = [f"Recurring phrase: {' '.join(swatches)}"]
    if scored:
        weighed = ((0.5, "positive"), (-0.5, "negative"), (0, "neutral"))
        words = [f'<span style="{style_scored(polarity, theme)}">{text}</span>' for polarity, text in weighed]
        kinds.append(f"Scored word, the thicker the stronger: {' '.join(words)}")
    if sought:
        kinds.append(f'<span style="{style_found(theme)};{_CHIP}">found by the search</span>')
    if banned:
        kinds.append(f'On the watch list: <span style="{style_decided(BANNED, theme)};{_CHIP}">banned</span>')
    if printed:
        kinds.append(f'<span style="{style_passage(theme)}">passage that was printed before</span>')
    st.html(f'<p style="font-size:.875rem;margin:0;line-height:2">{"<br>".join(kinds)}</p>')
