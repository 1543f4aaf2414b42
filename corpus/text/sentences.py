"""Finds where sentences end, from the kinds of characters and the words beside a stop.

All of it is array work over whole batches of reviews, and linear in their length.
"""

import unicodedata
from collections.abc import Iterable
from enum import IntEnum, IntFlag

import numpy as np
from numpy.typing import NDArray

from corpus.text.function_words import FUNCTION_WORDS

APOSTROPHES = "'’‘ʼ´`′＇"
_LINE_ENDS = "\n\r\v\f\u2028\u2029"
_STOPS = ".!?…‽⁇⁈⁉؟।॥։።．"
_WIDE_STOPS = "。！？｡"
_CLOSING_MARKS = '"*_″'

#: Abbreviations that never end a sentence, that mostly do not, and that do not before a number.
_TITLES = """mr mrs ms dr prof st messrs mme mlle gen col capt cpt lt sgt cmdr rev fr hon sen rep gov
    vs eg ie cf viz approx"""
_ABBREVIATIONS = """jr sr inc ltd co corp bros etc al est min mins hr hrs sec dept univ assn ave blvd ft oz lbs
    yr yrs"""
_COUNTED = "no nos vol pt ep ch pp fig"


class Kind(IntEnum):
    """What a character is to the tokeniser."""

    OTHER = 0
    LETTER = 1
    APOSTROPHE = 2
    SPACE = 3
    LINE_END = 4
    STOP = 5
    WIDE_STOP = 6
    CLOSING = 7


class Trait(IntFlag):
    """What a spelling says about the stop after it, or the sentence before it."""

    LOWER = 1
    CAPITALISED = 2
    DIGIT = 4
    OPENER = 8
    JOINS = 16
    MAY_JOIN = 32
    JOINS_DIGIT = 64
    WHOLE = 128
    SHOUTED = 256


# Plain numbers: every distinct spelling of a corpus is looked at, and enum arithmetic is slow.
_LOWER, _CAPITALISED, _OPENER, _MAY_JOIN, _WHOLE, _SHOUTED = map(
    int, (Trait.LOWER, Trait.CAPITALISED, Trait.OPENER, Trait.MAY_JOIN, Trait.WHOLE, Trait.SHOUTED)
)
_BY_WORD = {
    **dict.fromkeys(_TITLES.split(), int(Trait.JOINS)),
    **dict.fromkeys(_ABBREVIATIONS.split(), _MAY_JOIN),
    **dict.fromkeys(_COUNTED.split(), int(Trait.JOINS_DIGIT)),
}


def classify_character(char: str) -> Kind:
    """Return the kind of a character. Combining marks belong to the letter before them."""
    category = unicodedata.category(char)
    if char in APOSTROPHES:
        return Kind.APOSTROPHE
    if char in _LINE_ENDS:
        return Kind.LINE_END
    if char in _STOPS:
        return Kind.STOP
    if char in _WIDE_STOPS:
        return Kind.WIDE_STOP
    if char in _CLOSING_MARKS or category in ("Pe", "Pf", "Pi"):
        return Kind.CLOSING
    if char.isspace():
        return Kind.SPACE
    # U+FE00-FE0F choose the look of an emoji; they are marks, but no part of a word.
    if char.isalnum() or (category in ("Mn", "Mc") and not "\ufe00" <= char <= "\ufe0f"):
        return Kind.LETTER
    return Kind.OTHER


def find_traits(spelling: str) -> int:
    """Return what the spelling of a word says about sentence ends on either side of it, as `Trait` flags.

    Examples
    --------
    >>> Trait.JOINS in Trait(find_traits("Mr"))
    True
    >>> [Trait.OPENER in Trait(find_traits(word)) for word in ("The", "Army")]
    [True, False]
    """
    first = spelling[0]
    single = len(spelling) == 1
    if first.islower():
        flags = _BY_WORD.get(spelling, 0) | _LOWER
    elif first.isupper():
        word = spelling.lower()
        flags = _BY_WORD.get(word, 0) | _CAPITALISED
        if not single and word in FUNCTION_WORDS:
            flags |= _OPENER
        if not single and spelling.isupper():
            flags |= _SHOUTED
    else:
        return int(Trait.DIGIT) if first.isdigit() else 0
    if single:
        return flags | _MAY_JOIN if first not in "iI" else flags
    return flags | _WHOLE if spelling[-1].islower() else flags


def find_ends(
    kinds: NDArray[np.uint8],
    codes: NDArray[np.uint32],
    start: NDArray[np.integer],
    end: NDArray[np.integer],
    trait: NDArray[np.integer],
) -> tuple[NDArray[np.integer], NDArray[np.bool_]]:
    """Find where sentences end by a stop.

    A stop is a run of . ! ? … with the quotes and brackets that close behind it. It ends a sentence before a space, or
    where a capital follows a whole word at once ("end.The"). It does not after "Mr.", inside "U.S. Army", "J. K.",
    "No. 5", "3.5"; nor before a small letter if it is an ellipsis or closes a quotation or bracket.

    Parameters
    ----------
    kinds, codes : array, one item a character
        The text between two line ends, as `Kind` and as code points.
    start, end, trait : array, one item a word
        Offsets of the words in the text, and their `Trait`.

    Returns
    -------
    offsets : array
        The offset behind each stop that ends a sentence, ascending.
    doubtful : array of bool
        Whether it is a "!" or "?" with a small letter behind: no end, if it belongs to a name.
    """
    stops = np.flatnonzero((kinds == Kind.STOP) | (kinds == Kind.WIDE_STOP))
    if not len(stops) or not len(start):
        return stops[:0], np.zeros(0, bool)
    tail = (kinds >= Kind.STOP) | (kinds == Kind.APOSTROPHE)
    run_ends = find_runs(tail)[1]
    run, chosen = np.unique(np.searchsorted(run_ends, stops, side="right"), return_index=True)
    first, behind = stops[chosen], run_ends[run]

    before = np.searchsorted(end, first, side="right") - 1
    touching = (before >= 0) & (end[before] == first)
    before_trait = np.where(touching, trait[before], 0)
    after = np.minimum(np.searchsorted(start, behind), len(start) - 1)
    after_trait = np.where(start[after] >= behind, trait[after], 0)

    closes = (kinds[behind - 1] == Kind.CLOSING) | (kinds[behind - 1] == Kind.APOSTROPHE)
    dot = codes[first] == ord(".")
    ellipsis = (codes[first] == ord("…")) | (dot & (codes[first + 1] == ord(".")))
    small = (after_trait & Trait.LOWER) != 0
    spaced = (kinds[behind] == Kind.SPACE) | (kinds[behind] == Kind.LINE_END)
    glued = (start[after] == behind) & has_trait(after_trait, Trait.CAPITALISED) & has_trait(before_trait, Trait.WHOLE)

    single = dot & (behind - first == 1)
    joins = has_trait(before_trait, Trait.JOINS)
    joins |= has_trait(before_trait, Trait.MAY_JOIN) & ~has_trait(after_trait, Trait.OPENER)
    joins |= has_trait(before_trait, Trait.JOINS_DIGIT) & has_trait(after_trait, Trait.DIGIT)
    more_stops = (kinds[behind] == Kind.SPACE) & (kinds[np.minimum(behind + 1, len(kinds) - 1)] == Kind.STOP)

    is_end = spaced | glued | (kinds[behind - 1] == Kind.WIDE_STOP)
    is_end &= ~(single & joins) & ~((ellipsis | closes) & small) & ~more_stops
    doubtful = touching & ~dot & ~ellipsis & small
    return behind[is_end], doubtful[is_end]


def find_spans(kinds: NDArray[np.uint8], cuts: NDArray[np.integer]) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Return start and end of the pieces between cuts, without the space around them; empty pieces are left out."""
    run_starts, run_ends = find_runs((kinds != Kind.SPACE) & (kinds != Kind.LINE_END))
    if not len(run_starts):
        return run_starts, run_ends
    left, right = cuts[:-1], cuts[1:]
    following = np.searchsorted(run_ends, left, side="right")
    start = np.maximum(left, run_starts[np.minimum(following, len(run_starts) - 1)])
    end = np.minimum(right, run_ends[np.searchsorted(run_starts, right) - 1])
    filled = (following < len(run_starts)) & (start < end)
    return start[filled], end[filled]


def find_runs(mask: NDArray[np.bool_]) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Return where runs of True start and end in a mask whose first and last items are False."""
    edges = np.flatnonzero(mask[1:] != mask[:-1]) + 1
    return edges[::2], edges[1::2]


def has_trait(traits: NDArray[np.integer], wanted: Trait) -> NDArray[np.bool_]:
    """Mark the words that have a trait."""
    return (traits & wanted) != 0


def tabulate_traits(spellings: Iterable[str]) -> NDArray[np.integer]:
    """Return the traits of each spelling as an array."""
    return np.fromiter(map(find_traits, spellings), np.int16)
