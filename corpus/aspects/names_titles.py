"""Titles of other films that reviews name: those of the corpus, and those that reviews put into quotation marks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.aspects.names_capitals import Capitals
from corpus.aspects.names_words import OTHER, PEOPLE, PLACE, THING, TIME
from corpus.text.arrays import LookedUp, find_marked
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.tokens import Tokens
from corpus.text.untitled import find_titles

_OPENING, _CLOSING, _CLOSED_IN = tuple("\"“'‘`"), tuple("\"”'’´`"), ",.!?;:"
_LONGEST = 8
#: In the three words before what is quoted: it is a song, a book, a game, or what somebody says.
_NO_FILM = frozenset(
    """song songs sing sings sang sung singing track tune ballad anthem hit album single number opus waltz symphony
    concerto sonata episode episodes chapter lesson lessons say says said saying word words term phrase line lines
    called calls question yell yells yelling shout shouts sign tagline titled slogan book books novel novels memoir
    poem poems article magazine newspaper game games""".split()  # noqa: SIM905
)
#: The same, right behind it.
_NO_FILM_BEHIND = frozenset(
    "song album episode line number scene sequence video game genre types type stuff".split()  # noqa: SIM905
)
#: In the two words before what is quoted: it is a film, even of one everyday word.
_FILM = frozenset(
    """film films movie movies classic flick hit thriller comedy drama remake sequel masterpiece like than saw see watch
    watched watching""".split()  # noqa: SIM905
)
#: Of a title of everyday words: so many reviews quote it.
_ENOUGH = 3

Places = tuple[NDArray[np.integer], NDArray[np.integer]]


class Quoted(NamedTuple):
    """What stands in quotation marks in title case: the first and the last token of each, and whether it is a film."""

    first: NDArray[np.integer]
    last: NDArray[np.integer]
    is_film: NDArray[np.bool_]


def find_quoted(tokens: Tokens, capitals: Capitals, known: Mapping[str, frozenset[str]]) -> Quoted:
    """Find what is quoted in title case, one everyday word only where it is surely a title."""
    marks = [spelling[0].isupper() or spelling[0].isdigit() for spelling in tokens.spellings]
    spelled = LookedUp(np.array(marks, bool), tokens.spelling)
    first, last = _find_in_title_case(tokens, capitals, known, spelled)
    review = tokens.review
    kept: list[tuple[int, int, bool]] = []
    doubtful: dict[int, list[tuple[int, int]]] = {}
    for begin, end in zip(first.tolist(), last.tolist(), strict=True):
        if _say(capitals, begin, end) in known[OTHER]:
            continue
        before = {capitals.words[each] for each in capitals.base[max(begin - 3, 0) : begin].tolist()}
        behind = capitals.words[capitals.base[min(end + 1, len(review) - 1)]]
        is_film = not before & _NO_FILM and behind not in _NO_FILM_BEHIND
        if is_film and spelled[begin : end + 1].sum() < 2:
            word = int(capitals.base[begin])
            if tokens.gaps[tokens.gap[end]].startswith("!") or len(capitals.words[word]) < 3:
                # What is cried out.
                continue
            if capitals.common[word] and not before & _FILM:
                doubtful.setdefault(word, []).append((begin, end))
                continue
        kept.append((begin, end, is_film))
    for places in doubtful.values():
        if len({int(review[begin]) for begin, _ in places}) >= _ENOUGH:
            kept += [(begin, end, True) for begin, end in places]
    kept.sort()
    begins, ends, films = (np.array([each[part] for each in kept]) for part in range(3))
    return Quoted(begins.astype(np.int64), ends.astype(np.int64), films.astype(bool))


def find_unquoted(
    tokens: Tokens, capitals: Capitals, films: Sequence[str], quoted: Quoted, known: Mapping[str, frozenset[str]]
) -> Places:
    """Return where titles of `films`, and titles that are quoted elsewhere, stand in title case.

    A title of one word that also is an everyday one, or a place, says too little with a capital alone.
    """
    places = zip(quoted.first[quoted.is_film].tolist(), quoted.last[quoted.is_film].tolist(), strict=True)
    spelled = Counter(_say(capitals, first, last) for first, last in places if last > first)
    also = sorted(set(spelled) - known[PLACE])
    often = np.array([False] * len(films) + [spelled[title] >= _ENOUGH for title in also], bool)
    title, first, last = find_titles(tokens, [*films, *also])
    content = ~capitals.mark_among(FUNCTION_WORDS)
    telling = content & ~_mark(capitals, known, (OTHER, PEOPLE, TIME, PLACE, THING))
    many, said = (_count_inside(mark, capitals, first, last) for mark in (content, telling))
    long = np.array([len(word) > 2 for word in capitals.words], bool)
    sure = (telling & long & capitals.named)[capitals.base[last]] & (first == last)
    kept = (often[title] | (said > 0)) & capitals.clear[last] & ((many > 1) | sure)
    return first[kept], last[kept]


def _count_inside(
    marks: NDArray[np.bool_], capitals: Capitals, first: NDArray[np.integer], last: NDArray[np.integer]
) -> NDArray[np.int64]:
    """Count the tokens of some runs whose words are marked."""
    count = np.zeros(len(first), np.int64)
    for step in range(int((last - first).max(initial=-1)) + 1):
        count += (first + step <= last) & marks[capitals.base[np.minimum(first + step, last)]]
    return count


def _find_in_title_case(
    tokens: Tokens, capitals: Capitals, known: Mapping[str, frozenset[str]], spelled: LookedUp
) -> Places:
    """Return what is quoted in title case, and is neither shouted nor nothing but places, peoples and days.

    `spelled` marks the tokens that begin with a capital or a digit.
    """
    first, last = _find_quotations(tokens)
    base, single = capitals.base, first == last
    function = capitals.mark_among(FUNCTION_WORDS)
    no_title = function | _mark(capitals, known, (OTHER, PEOPLE, TIME, PLACE, THING))
    nowhere = function | _mark(capitals, known, (PEOPLE, TIME, PLACE))
    titled, named, nothing, shouted = np.ones((4, len(first)), bool)
    for step in range(_LONGEST):
        at = np.minimum(first + step, last)
        titled &= spelled[at] | function[base[at]]
        named &= capitals.named[base[at]]
        nothing &= nowhere[base[at]]
        shouted &= capitals.shouted[at]
    nothing = np.where(single, no_title[base[first]], nothing)
    # George "Gabby" Hayes.
    nickname = (first > 0) & capitals.joined[first - 1] & capitals.capital[first - 1]
    kept = spelled[first] & titled & ~nothing & ~(shouted & (single | ~named)) & ~nickname
    return first[kept], last[kept]


def _find_quotations(tokens: Tokens) -> Places:
    """Return the first and the last token of what is between quotation marks in one sentence."""
    opens, closes = (
        find_marked(np.array(marks, bool), tokens.gap, tokens.bounds)
        for marks in (
            [gap.endswith(_OPENING) for gap in tokens.gaps],
            [gap.lstrip(_CLOSED_IN).startswith(_CLOSING) for gap in tokens.gaps],
        )
    )
    first, ends = opens[opens < len(tokens.gap) - 1] + 1, closes
    at = np.searchsorted(ends, first)
    first, at = first[at < len(ends)], at[at < len(ends)]
    last = ends[at]
    review = tokens.review
    near = (last - first < _LONGEST) & (review[first] == review[last])
    near &= tokens.sentence[first] == tokens.sentence[last]
    return first[near], last[near]


def _say(capitals: Capitals, first: int, last: int) -> str:
    """Return the words of some tokens."""
    return " ".join(capitals.words[each] for each in capitals.base[first : last + 1].tolist())


def _mark(capitals: Capitals, known: Mapping[str, frozenset[str]], kinds: Sequence[str]) -> NDArray[np.bool_]:
    """Mark the words that are of some kinds: they are no title by themselves."""
    return capitals.mark_among(frozenset().union(*(known[kind] for kind in kinds)))
