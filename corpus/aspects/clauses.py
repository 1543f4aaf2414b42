"""Sentences as words and clauses: the stretches in which one thing is said of something."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpus.text.untitled import LETTER

#: In the place of a word: what ends a clause.
STOP = "\n"
_WORD = re.compile(r"[^\W_]++(?:'[^\W_]++)*|\n")
_ALIKE = str.maketrans({"’": "'", **dict.fromkeys(',;:()[]—–…“”"!?*', STOP)})
#: Longer marks that end one; every other character keeps its place.
_LONGER = (("--", "\n\n"), ("..", "\n\n"), (" - ", "\n\n\n"))
#: Words that turn from what was said to something else: what is on one side says nothing of what is on the other.
_TURNS = frozenset(("but", "although", "though", "while", "whereas", "however", "yet", "except", "despite", "apart"))
_ENDS = _TURNS | {STOP}
#: What a film's title counts as, where texts come without titles (`text.untitled.replace_titles`).
TITLE = "film"


class Clause(NamedTuple):
    """The first word of a clause, the one behind its last, and how often the sentence has turned before it."""

    first: int
    last: int
    side: int


class Sentence:
    """A sentence in small letters.

    Attributes
    ----------
    words : list of str
        Its words, with straight apostrophes, and `STOP` where a comma, dash, bracket or the like ends a clause.

    Examples
    --------
    >>> sentence = Sentence("Great cast (Ada Reed), but a lazy plot")
    >>> [" ".join(sentence.words[first:last]) for first, last, _ in sentence.cut_clauses()]
    ['great cast', 'ada reed', 'but a lazy plot']
    >>> sentence.find_places()[1]
    (6, 10)
    """

    def __init__(self, text: str) -> None:
        small = text.lower()
        # Few letters become two: every character is to keep its place.
        self._plain = (small if len(small) == len(text) else text).translate(_ALIKE)
        for mark, ends in _LONGER:
            if mark in self._plain:
                self._plain = self._plain.replace(mark, ends)
        self._found: list[str] = _WORD.findall(self._plain)
        self.words = self._found
        if LETTER * 2 in self._plain:
            self.words = [TITLE if len(word) > 1 and not word.strip(LETTER) else word for word in self.words]

    def cut_clauses(self) -> Iterator[Clause]:
        """Yield its clauses: between stops, and from each word that turns from what was said."""
        first, side, words = 0, 0, self.words
        if words and _ENDS.isdisjoint(words):
            yield Clause(0, len(words), 0)
            return
        for at, word in [place for place in enumerate(words) if place[1] in _ENDS]:
            if at > first:
                yield Clause(first, at, side)
            # "The script, though, is lazy" turns from what was said in another sentence.
            turns = word != STOP and words[at + 1 : at + 2] not in ([], [STOP])
            first = at + (not turns)
            side += turns
        if len(words) > first:
            yield Clause(first, len(words), side)

    def find_places(self, most: int | None = None) -> list[tuple[int, int]]:
        """Return where each of `words`, or of the first so many, begins and ends in the text."""
        places: list[tuple[int, int]] = []
        end = 0
        for word in self._found[:most]:
            # Between two words there is nothing that could be in one.
            start = self._plain.find(word, end)
            end = start + len(word)
            places.append((start, end))
        return places
