"""Colours, with the same meaning on every screen and in both themes.

Brown is negative and teal positive polarity, palest at the middle; grey is no evidence. A film keeps its colour
within a selection. How often a phrase recurs has one hue in three strengths.
"""

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import pandas as pd

#: The colours of pages and figures themselves: paper and ink (those of `.streamlit/config.toml`), a quieter
#: ink that is still readable, rules and grid.
INKS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": {"paper": "#FCFBF8", "ink": "#1F1D1A", "muted": "#5E5B55", "rule": "#8C887F", "grid": "#E7E3DA"},
        "dark": {"paper": "#16181B", "ink": "#ECE8E0", "muted": "#ABA79F", "rule": "#85817A", "grid": "#303439"},
    }
)

#: ColorBrewer's BrBG in ten steps (Brewer, colorbrewer2.org): readable with every colour blindness.
POLARITY: Sequence[str] = (
    "#543005", "#8c510a", "#bf812d", "#dfc27d", "#f6e8c3",
    "#c7eae5", "#80cdc1", "#35978f", "#01665e", "#003c30",
)  # fmt: skip

#: Okabe and Ito (2008), Color Universal Design; its black turns light on dark paper.
FILMS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        theme: ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", last)
        for theme, last in {"light": "#000000", "dark": "#ECE8E0"}.items()
    }
)

_NAMED = {"light": "#2F4B6E", "dark": "#9DB9DC"}
_GREY = {"light": "#a8adb3", "dark": "#6b7280"}
_WORN = {"light": ("#e4dbf3", "#bfa8e2", "#9b7dd0"), "dark": ("#39304f", "#574784", "#7459b0")}
_BANNED = {"light": ("#fbdcd9", "#8c1d18"), "dark": ("#5c1512", "#ffb4ab")}
_PASSAGE = {"light": ("#dbe7f4", "#bcd3ea"), "dark": ("#22344a", "#2f4b6a")}
_SIGN = {"light": ("#8c510a", "#01665e"), "dark": ("#dfc27d", "#80cdc1")}


def colour_grey(*, theme: str = "light") -> str:
    """Return the grey of values without evidence and of films that have no colour."""
    return _GREY[theme]


def colour_named(named: bool, *, theme: str = "light") -> str:
    """Return the strong colour of what a sentence speaks of, that of links and buttons; grey for all else."""
    return (_NAMED if named else _GREY)[theme]


def darken(colour: str) -> str | None:
    """Return the colour that the dark theme has in place of one of the light theme; None where they share it.

    Of those that a brief draws with: inks, what is named, what is banned, and grey.

    Examples
    --------
    >>> darken("#2F4B6E"), darken("#0072B2")
    ('#9DB9DC', None)
    """
    pairs = [*((INKS["light"][name], INKS["dark"][name]) for name in INKS["light"])]
    pairs += [(each["light"], each["dark"]) for each in (_NAMED, _GREY)]
    pairs += [*zip(_BANNED["light"], _BANNED["dark"], strict=True)]
    return dict(pairs).get(colour)


def colour_films(films: Iterable[str], *, chosen: Sequence[str] = (), theme: str = "light") -> dict[str, str]:
    """Return a colour for each film of a selection.

    A fixed hash of a film's name decides its colour; where two films of the selection have the same hash, the
    alphabetically later one takes the next free colour. So a film has the same colour on every screen of a
    selection, on every machine.

    Parameters
    ----------
    films : iterable of str
        The selection's films, in any order.
    chosen : sequence of str
        Past eight films, the first eight of these keep a colour; every other film is grey.
    theme : {"light", "dark"}

    Returns
    -------
    dict of str to str
        Film to hex colour, in alphabetical order.

    Examples
    --------
    >>> colours = colour_films(["Whispering Galaxy", "Twilight Serenade"])
    >>> len(set(colours.values()))
    2
    """
    colours = FILMS[theme]
    names = sorted(set(films))
    coloured = names
    if len(names) > len(colours):
        known = set(names)
        coloured = sorted([film for film in dict.fromkeys(chosen) if film in known][: len(colours)])
    slots: dict[int, str] = {}
    for film in coloured:
        slot = zlib.crc32(film.encode("utf-8", "surrogatepass")) % len(colours)
        while slot in slots:
            slot = (slot + 1) % len(colours)
        slots[slot] = film
    taken = {film: colours[slot] for slot, film in slots.items()}
    return {film: taken.get(film, _GREY[theme]) for film in names}


def colour_polarity(value: float, *, middle: float, low: float = -1.0, high: float = 1.0, theme: str = "light") -> str:
    """Return the colour of one value on a scale with a middle.

    Parameters
    ----------
    value : float
        A polarity or an expected rating; NaN is no evidence, and grey. Values beyond the ends take the end's
        colour.
    middle : float
        Where negative turns into positive in this corpus; seldom 0.
    low, high : float
        The scale's ends. Each half is cut into five equal steps of its own.
    theme : {"light", "dark"}
        Only the grey of no evidence differs.

    Examples
    --------
    >>> colour_polarity(-0.9, middle=0.1), colour_polarity(0.12, middle=0.1)
    ('#543005', '#c7eae5')
    """
    if pd.isna(value):
        return _GREY[theme]
    half = high - middle if value >= middle else middle - low
    steps = math.floor(5 * (value - middle) / half) if half > 0 else 0
    return POLARITY[min(max(5 + steps, 0), 9)]


def colour_worn(level: int, *, theme: str = "light") -> str:
    """Return the colour of how often a phrase recurs: 0 for now and then, 1 for often, 2 for everywhere.

    The theme's ink is readable on each, so they also serve as backgrounds of marked words.
    """
    return _WORN[theme][level]


def colour_banned(*, theme: str = "light") -> tuple[str, str]:
    """Return the paper and the ink of a banned phrase, readable on each other and on the page; a word goes along."""
    return _BANNED[theme]


def colour_passage(number: int, *, theme: str = "light") -> str:
    """Return the colour of a passage by its number; neighbouring passages differ.

    The theme's ink is readable on each.
    """
    return _PASSAGE[theme][number % len(_PASSAGE[theme])]


def colour_sign(positive: bool, *, theme: str = "light") -> str:
    """Return the teal of positive or the brown of negative values, dark enough to be readable as text."""
    return _SIGN[theme][int(positive)]
