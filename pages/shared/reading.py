"""A review's text with its marks: recurring phrases by how worn they are, scored words underlined by sign.

Or beside another review, with the passages that are in both.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import pandas as pd
import streamlit as st

from corpus.figures.palette import INKS, colour_banned, colour_grey, colour_passage, colour_sign, colour_worn
from corpus.findings.drafts import PASSAGE
from corpus.schema import BANNED
from corpus.wording import plural, signed
from pages.shared.address import Address
from pages.shared.letters import letters

#: The numbers of reviews from which a phrase is worn, and well worn; in large corpora, the shares of all reviews.
WORN, SHARES = (4, 10), (1 / 1250, 1 / 250)
_PAPER = (
    "font-family:'Source Serif',Georgia,serif;font-size:1.125rem;line-height:1.6;"
    "max-width:38rem;white-space:pre-wrap;overflow-wrap:anywhere"
)
#: A mark as the legend shows it: never broken at the end of a line.
_CHIP = "padding:0 .4em;white-space:nowrap"
# What the reader looked for may be below the edge of the screen; it is outlined.
_SCROLL = """<script>
document.querySelector('article :is([style*="outline:"], [style*="box-shadow:"])')?.scrollIntoView({block: "center"})
</script>"""


def choose_bars(reviews: int) -> tuple[int, int]:
    """Return from how many reviews on a phrase is worn, and well worn, in a corpus of so many.

    Examples
    --------
    >>> choose_bars(67), choose_bars(25_000)
    ((4, 10), (20, 100))
    """
    worn, well_worn = (max(least, round(share * reviews)) for least, share in zip(WORN, SHARES, strict=True))
    return worn, well_worn


def rank_wear(reviews: float, of: int = 0) -> int:
    """Return how worn a phrase is, 0 to 2, by the number of reviews that hold it, `of` all."""
    return sum(reviews >= bar for bar in choose_bars(of))


def show_review(
    text: str,
    phrases: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    address: Callable[[str], str],
    theme: str,
    place: tuple[int, int] | None = None,
    sought: Sequence[tuple[int, int]] = (),
    banned: Sequence[tuple[int, int]] = (),
    of: int = 0,
) -> None:
    """Show a review's whole text with its marks, scrolled to the place that was looked for.

    Parameters
    ----------
    text : str
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
    html = mark_text(
        text, phrases, evidence, address=address, theme=theme, place=place, sought=sought, banned=banned, of=of
    )
    st.html(f'<article style="{_PAPER}">{html}</article>')
    if place:
        st.html(_SCROLL, unsafe_allow_javascript=True)


def mark_text(
    text: str,
    phrases: pd.DataFrame,
    evidence: pd.DataFrame,
    *,
    address: Callable[[str], str],
    theme: str,
    place: tuple[int, int] | None = None,
    sought: Sequence[tuple[int, int]] = (),
    banned: Sequence[tuple[int, int]] = (),
    of: int = 0,
) -> str:
    """Return a text's HTML; see `show_review`. Where phrases overlap, the one in more reviews colours the piece."""
    marks = [
        _Mark(
            row.start,
            row.end,
            style=f"background:{colour_worn(rank_wear(row.reviews, of), theme=theme)}",
            title=f"in {plural(row.reviews, 'review')}",
            href=address(row.phrase_id),
        )
        for row in phrases.sort_values("reviews", kind="stable").itertuples()
    ]
    marks += _mark_banned(banned, theme)
    marks += [
        _Mark(row.start, row.end, style=_underline(row.polarity, theme), title=f"{row.chunk}: {signed(row.polarity)}")
        for row in evidence.itertuples()
    ]
    marks += [_Mark(start, end, style=_found(theme), title="found") for start, end in sought]
    if place:
        ink = INKS[theme]["ink"]
        marks.append(_Mark(*place, style=f"box-shadow:0 -2px {ink},0 2px {ink}"))
    return "".join(_piece(text[start:end], start, active) for start, end, active in _pieces(len(text), marks))


def show_draft(
    text: str, marks: pd.DataFrame, *, address: Callable[[Any], Address | None], theme: str, of: int = 0
) -> None:
    """Show a draft with what it repeats.

    Parameters
    ----------
    text : str
    marks : DataFrame
        From `findings.drafts`: `start`, `end`, `reviews`, `whose`, `kind` and `status` of each place.
    address : callable
        Where a mark leads, by its row; None for nowhere.
    theme : {"light", "dark"}
    of : int
        How many reviews the corpus has.
    """
    st.html(f'<article style="{_PAPER}">{mark_draft(text, marks, address=address, theme=theme, of=of)}</article>')


def mark_draft(
    text: str, marks: pd.DataFrame, *, address: Callable[[Any], Address | None], theme: str, of: int = 0
) -> str:
    """Return a draft's HTML; see `show_draft`."""
    drawn = []
    for row in marks.to_dict("records"):
        goal = address(row)
        passage, said = row["kind"] == PASSAGE, f"in {plural(row['reviews'], 'review')}"
        style = _passage(theme) if passage else f"background:{colour_worn(rank_wear(row['reviews'], of), theme=theme)}"
        said = f"printed before {said}" if passage else said
        if row["status"]:
            style, said = _decided(row["status"], theme), f"{row['status']}, {said}"
        used = f", used by {row['whose']}" if pd.notna(row["whose"]) else ""
        sign = BANNED if row["status"] == BANNED else ""
        href = goal.href if goal else ""
        drawn.append(_Mark(row["start"], row["end"], style, title=said + used, href=href, sign=sign))
    return "".join(_piece(text[start:end], start, active) for start, end, active in _pieces(len(text), drawn))


def show_beside(
    text: str,
    passages: pd.DataFrame,
    *,
    side: Literal["a", "b"],
    chosen: int = 0,
    banned: Sequence[tuple[int, int]] = (),
    theme: str,
) -> None:
    """Show one of two reviews with the passages that are in the other too, each linked to its place there.

    Parameters
    ----------
    text : str
    passages : DataFrame
        `number`, `words`, `a_start`, `a_end`, `b_start` and `b_end`; no two of them overlap.
    side : {"a", "b"}
        Which of the two this is.
    chosen : int, optional
        The number of the passage that is outlined and scrolled to.
    banned : sequence of (int, int)
        As in `show_review`.
    theme : {"light", "dark"}
    """
    html = mark_passages(text, passages, side=side, chosen=chosen, banned=banned, theme=theme)
    st.html(f'<article style="{_PAPER}">{html}</article>')
    if chosen and side == "a":
        st.html(_SCROLL, unsafe_allow_javascript=True)


def mark_passages(
    text: str,
    passages: pd.DataFrame,
    *,
    side: Literal["a", "b"],
    chosen: int = 0,
    banned: Sequence[tuple[int, int]] = (),
    theme: str,
) -> str:
    """Return the HTML of one of two texts; see `show_beside`. Each passage begins with its number."""
    other = "b" if side == "a" else "a"
    marks = []
    for row in passages.itertuples():
        outline = f";outline:2px solid {INKS[theme]['ink']};outline-offset:1px" if row.number == chosen else ""
        marks.append(
            _Mark(
                getattr(row, f"{side}_start"),
                getattr(row, f"{side}_end"),
                style=f"scroll-margin-top:6rem;background:{colour_passage(row.number, theme=theme)}{outline}",
                title=f"passage {row.number}, {plural(row.words, 'word')}: go to its place in the other review",
                href=f"#passage-{row.number}-{other}",
                name=f"passage-{row.number}-{side}",
                sign=str(row.number),
            )
        )
    marks += _mark_banned(banned, theme)
    return "".join(_piece(text[start:end], start, active) for start, end, active in _pieces(len(text), marks))


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    style: str
    title: str = ""
    href: str = ""
    name: str = ""
    #: What stands before its text, small and raised: its number, or the word for what it is.
    sign: str = ""


def _mark_banned(places: Sequence[tuple[int, int]], theme: str) -> list[_Mark]:
    return [_Mark(start, end, style=_decided(BANNED, theme), title=BANNED, sign=BANNED) for start, end in places]


def _pieces(length: int, marks: Sequence[_Mark]) -> Iterator[tuple[int, int, list[_Mark]]]:
    """Cut a text wherever a mark begins or ends; yields each piece with the marks that lie over it, in their order."""
    cuts = sorted({0, length, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    beginning: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        beginning.setdefault(mark.start, []).append(number)
    active: list[int] = []
    for start, end in pairwise(cuts):
        active = [number for number in active if marks[number].end > start] + beginning.get(start, [])
        yield start, end, [marks[number] for number in sorted(active)]


def _piece(text: str, start: int, marks: Sequence[_Mark]) -> str:
    if not marks:
        return letters(text)
    signs = "".join(
        f'<sup style="user-select:none;line-height:0;font-size:.65em">{letters(mark.sign)}&#8239;</sup>'
        for mark in marks
        if mark.sign and mark.start == start
    )
    style = ";".join(mark.style for mark in marks)
    title = letters(" · ".join(mark.title for mark in marks if mark.title))
    attributes = f'style="color:inherit;text-decoration:none;{style}" title="{title}"'
    top = next((mark for mark in reversed(marks) if mark.href), None)
    if top:
        name = f'id="{top.name}" ' if top.name else ""
        return f'<a {name}href="{letters(top.href)}" target="_self" {attributes}>{signs}{letters(text)}</a>'
    return f"<span {attributes}>{signs}{letters(text)}</span>"


def _underline(polarity: float, theme: str) -> str:
    """Return the underline of a word: colour and shape show its sign, thickness how strong it is."""
    if polarity == 0:
        stroke = f"dotted {colour_grey(theme=theme)}"
    else:
        stroke = f"{'solid' if polarity > 0 else 'wavy'} {colour_sign(polarity > 0, theme=theme)}"
    return f"text-decoration:underline {stroke} {1 + round(2 * abs(polarity))}px;text-underline-offset:.2em"


def _found(theme: str) -> str:
    return f"background:{INKS[theme]['ink']};color:{INKS[theme]['paper']};border-radius:2px"


def _passage(theme: str) -> str:
    return f"text-decoration:underline solid {INKS[theme]['ink']} 2px;text-underline-offset:.2em"


def _decided(status: str, theme: str) -> str:
    """Return the style of a phrase that the desk has decided on: banned ones are red."""
    if status != BANNED:
        return f"outline:1px dashed {INKS[theme]['ink']}"
    paper, ink = colour_banned(theme=theme)
    return f"background:{paper};color:{ink};box-shadow:inset 0 -2px {ink}"


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
        words = [f'<span style="{_underline(polarity, theme)}">{text}</span>' for polarity, text in weighed]
        kinds.append(f"Scored word, the thicker the stronger: {' '.join(words)}")
    if sought:
        kinds.append(f'<span style="{_found(theme)};{_CHIP}">found by the search</span>')
    if banned:
        kinds.append(f'On the watch list: <span style="{_decided(BANNED, theme)};{_CHIP}">banned</span>')
    if printed:
        kinds.append(f'<span style="{_passage(theme)}">passage that was printed before</span>')
    st.html(f'<p style="font-size:.875rem;margin:0;line-height:2">{"<br>".join(kinds)}</p>')
