"""Marks over a text: how phrases, scored words, matches and passages look, and what is under which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.figures.palette import INKS, colour_banned, colour_grey, colour_sign, colour_worn
from corpus.schema import BANNED
from pages.shared.letters import letters

#: The numbers of reviews from which a phrase is worn, and well worn; in large corpora, the shares of all reviews.
WORN, SHARES = (4, 10), (1 / 1250, 1 / 250)


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


@dataclass(frozen=True)
class Mark:
    """What lies over some letters of a text: its style, what the pointer shows, where a click leads."""

    start: int
    end: int
    style: str
    title: str = ""
    href: str = ""
    name: str = ""
    #: What stands before its text, small and raised: its number, or the word for what it is.
    sign: str = ""


def mark_banned(places: Sequence[tuple[int, int]], theme: str) -> list[Mark]:
    """Return the marks of banned phrases: they are red, and say so."""
    return [Mark(start, end, style=style_decided(BANNED, theme), title=BANNED, sign=BANNED) for start, end in places]


def draw_marks(text: str, marks: Sequence[Mark]) -> str:
    """Return a text's HTML, letter for letter, with its marks; of several links over a piece the last is taken."""
    return "".join(_piece(text[start:end], start, active) for start, end, active in _pieces(len(text), marks))


def _pieces(length: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Cut a text wherever a mark begins or ends; yields each piece with the marks that lie over it, in their order."""
    cuts = sorted({0, length, *(mark.start for mark in marks), *(mark.end for mark in marks)})
    beginning: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        beginning.setdefault(mark.start, []).append(number)
    active: list[int] = []
    for start, end in pairwise(cuts):
        active = [number for number in active if marks[number].end > start] + beginning.get(start, [])
        yield start, end, [marks[number] for number in sorted(active)]


def _piece(text: str, start: int, marks: Sequence[Mark]) -> str:
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


def style_worn(reviews: float, of: int, theme: str) -> str:
    """Return the style of a phrase by the number of reviews that hold it, `of` all."""
    return f"background:{colour_worn(rank_wear(reviews, of), theme=theme)}"


def style_scored(polarity: float, theme: str) -> str:
    """Return the underline of a word: colour and shape show its sign, thickness how strong it is."""
    if polarity == 0:
        stroke = f"dotted {colour_grey(theme=theme)}"
    else:
        stroke = f"{'solid' if polarity > 0 else 'wavy'} {colour_sign(polarity > 0, theme=theme)}"
    return f"text-decoration:underline {stroke} {1 + round(2 * abs(polarity))}px;text-underline-offset:.2em"


def style_found(theme: str) -> str:
    """Return the style of what a search found."""
    return f"background:{INKS[theme]['ink']};color:{INKS[theme]['paper']};border-radius:2px"


def style_passage(theme: str) -> str:
    """Return the style of a passage that was printed before."""
    return f"text-decoration:underline solid {INKS[theme]['ink']} 2px;text-underline-offset:.2em"


def style_decided(status: str, theme: str) -> str:
    """Return the style of a phrase that the desk has decided on: banned ones are red."""
    if status != BANNED:
        return f"outline:1px dashed {INKS[theme]['ink']}"
    paper, ink = colour_banned(theme=theme)
    return f"background:{paper};color:{ink};box-shadow:inset 0 -2px {ink}"
