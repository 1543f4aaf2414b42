"""Titles of other films that reviews name: those of the corpus, and those that reviews put into quotation marks."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.aspects.names_capitals import Capitals
from corpus.aspects.names_words import OTHER, PEOPLE, PLACE, THING, TIME
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.tokens import Tokens
from corpus.text.untitled import find_titles

_OPENING, _CLOSING, _CLOSED_IN = tuple("\"“'‘`"), tuple("\"”'’´`"), ",.!?;:"
_LONGEST = 8
#: In the three words before, or right behind: what is quoted is no film.
_NO_FILM = frozenset(
    """song songs sing sings sang sung singing track tune ballad anthem hit album single number episode episodes chapter
    say says said saying word words term phrase line lines called calls question yell yells yelling shout shouts sign
    tagline titled slogan book books novel novels memoir poem poems article magazine newspaper""".split()
)
_NO_FILM_BEHIND = frozenset("song album episode line number scene sequence video genre types type stuff".split())
#: Of a title of one common word: so many reviews quote it.
_ENOUGH = 3

Places = tuple[NDArray[np.integer], NDArray[np.integer]]


def find_quoted(tokens: Tokens, capitals: Capitals, known: Mapping[str, frozenset[str]]) -> Places:
    """Return the first and the last token of each title in quotation marks: its content words have capitals."""
    opens = np.array([gap.endswith(_OPENING) and gap[:-1][-1:] not in ("s",) for gap in tokens.gaps], bool)
    closes = np.array([gap.lstrip(_CLOSED_IN).startswith(_CLOSING) for gap in tokens.gaps], bool)
    # A quotation mark that stands between two spaces both opens and closes: the one before decides.
    starts = np.flatnonzero(opens[tokens.gap[:-1]]) + 1 if len(tokens.gap) else np.zeros(0, np.int64)
    ends = np.flatnonzero(closes[tokens.gap])
    if not len(ends) or not len(starts):
        return starts[:0], starts[:0]
    at = np.searchsorted(ends, starts)
    starts, at = starts[at < len(ends)], at[at < len(ends)]
    last = ends[at]
    review = tokens.review
    near = (last - starts < _LONGEST) & (review[starts] == review[last])
    near &= tokens.sentence[starts] == tokens.sentence[last]
    starts, last = starts[near], last[near]
    upper = np.array([spelling[0].isupper() or spelling[0].isdigit() for spelling in tokens.spellings], bool)
    function = np.array([word in FUNCTION_WORDS for word in capitals.words], bool)
    never = known[OTHER] | known[PEOPLE] | known[TIME] | known[PLACE] | known[THING]
    no_title = np.array([word in never for word in capitals.words], bool)
    spelled, words = upper[tokens.spelling], capitals.words
    kept, once = [], {}
    for row, (first, end) in enumerate(zip(starts.tolist(), last.tolist(), strict=True)):
        inside = slice(first, end + 1)
        content = ~function[capitals.base[inside]]
        if not spelled[first] or not spelled[inside][content].all():
            continue
        if capitals.shouted[inside].all() and (end == first or not capitals.named[capitals.base[inside]].all()):
            continue
        around = {words[each] for each in capitals.base[max(first - 3, 0) : first].tolist()}
        behind = words[capitals.base[end + 1]] if end + 1 < len(words) and end + 1 < len(capitals.base) else ""
        if around & _NO_FILM or behind in _NO_FILM_BEHIND:
            continue
        before, after = max(first - 1, 0), min(end + 1, len(spelled) - 1)
        if capitals.capital[before] and capitals.capital[after] and first > 0 and _is_nickname(tokens, before, end):
            continue
        if no_title[capitals.base[inside][content]].all() and content.any():
            continue
        if content.sum() < 2:
            if not content.any() and end - first < 2:
                continue
            if tokens.gaps[tokens.gap[end]].startswith("!"):
                # What is cried out.
                continue
            only = capitals.base[inside][content]
            if len(only) and len(words[only[0]]) < 3:
                continue
            once.setdefault(tuple(capitals.base[inside].tolist()), []).append(row)
        kept.append(row)
    rare = {
        row
        for rows in once.values()
        if len({int(review[starts[row]]) for row in rows}) < _ENOUGH
        and capitals.common[capitals.base[starts[rows[0]] : last[rows[0]] + 1]].any()
        for row in rows
    }
    kept = np.array([row for row in kept if row not in rare], np.int64)
    return starts[kept], last[kept]


def find_unquoted(
    tokens: Tokens, capitals: Capitals, films: Sequence[str], quoted: Places, known: Mapping[str, frozenset[str]]
) -> Places:
    """Return where titles of `films`, and titles that are quoted elsewhere, stand in title case."""
    places = zip(*(each.tolist() for each in quoted), strict=True)
    bases = {tuple(capitals.base[first : last + 1].tolist()) for first, last in places if last > first}
    spelled = sorted(" ".join(capitals.words[each] for each in base) for base in bases)
    title, first, last = find_titles(tokens, [*films, *spelled])
    single = first == last
    word = capitals.base[first]
    never = known[OTHER] | known[PEOPLE] | known[TIME] | known[PLACE] | known[THING]
    fine = np.array([word not in never and len(word) > 2 for word in capitals.words], bool) & capitals.named
    content = ~np.array([word in FUNCTION_WORDS for word in capitals.words], bool)
    upto = np.append(0, np.cumsum(content[capitals.base]))
    many = upto[last + 1] - upto[first]
    # A title of one word that also is an everyday one, or of a place, says too little with a capital alone.
    alone = single | (many < 2)
    said = np.append(
        0,
        np.cumsum(
            np.array([word not in never for word in capitals.words], bool)[capitals.base] & content[capitals.base]
        ),
    )
    kept = (
        (said[last + 1] > said[first])
        & capitals.clear[last]
        & (~alone | (fine[capitals.base[last]] & fine[word] & single))
    )
    return first[kept], last[kept]


def _is_nickname(tokens: Tokens, before: int, end: int) -> bool:
    """Return whether a quotation stands inside a name: Dwayne "The Rock" Johnson."""
    opened, closed = tokens.gaps[tokens.gap[before]], tokens.gaps[tokens.gap[end]]
    return len(opened) <= 2 and len(closed) <= 2
