"""Sentences cut into clauses: the stretches in which one thing is said of something."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from corpus.text.untitled import LETTER

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Words that turn from what was said to something else: what is on one side says nothing of what is on the other.
_TURNS = frozenset(("but", "although", "though", "while", "whereas", "however", "yet", "except", "despite", "apart"))
#: What ends a clause; each as many line ends, so that every other character keeps its place.
_STOPS = str.maketrans(dict.fromkeys(',;:()[]—–…“”"!?*', "\n"))
_LONGER_STOPS = (("--", "\n\n"), ("..", "\n\n"), (" - ", "\n\n\n"))
#: What a film's title counts as, where texts come without titles (`text.untitled.replace_titles`).
TITLE = "film"


@dataclass(frozen=True, eq=False)
class Clause:
    """A clause of a sentence.

    Attributes
    ----------
    text : str
    offset : int
        Where it begins in the sentence.
    words : list of str
        Its words, in small letters, with straight apostrophes.
    """

    text: str
    offset: int
    words: list[str]

    @property
    def turns(self) -> bool:
        """Whether it turns from the clause before it ("but the script is lazy")."""
        return self.words[0] in _TURNS

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each word begins and ends in the sentence."""
        return [(self.offset + found.start(), self.offset + found.end()) for found in _WORD.finditer(self.text)]

    def part(self, first: int, last: int) -> "Clause":
        """Return some of the words as a clause."""
        begin, end = self.places[first][0], self.places[last - 1][1]
        text = self.text[begin - self.offset : end - self.offset]
        return Clause(text, begin, self.words[first:last])


def split_words(text: str) -> list[str]:
    """Return the words of a text as clauses have them, a film's title as any other.

    Examples
    --------
    >>> split_words("Don’t look now!")
    ["don't", 'look', 'now']
    """
    return _WORD.findall(text.lower().replace("’", "'"))


def cut_clauses(text: str) -> list[Clause]:
    """Cut a sentence at its commas, dashes, brackets and the like, and before words that turn from what was said.

    Examples
    --------
    >>> [" ".join(clause.words) for clause in cut_clauses("Great cast, but (sadly) a lazy plot")]
    ['great cast', 'but', 'sadly', 'a lazy plot']
    """
    stopped = text.translate(_STOPS)
    for stop, ends in _LONGER_STOPS:
        stopped = stopped.replace(stop, ends)
    clauses, offset = [], 0
    for part in stopped.split("\n"):
        if words := split_words(part):
            if LETTER * 2 in part:
                words = [TITLE if len(word) > 1 and not word.strip(LETTER) else word for word in words]
            clauses += _cut_turns(Clause(part, offset, words))
        offset += len(part) + 1
    return clauses


def _cut_turns(clause: Clause) -> list[Clause]:
    """Cut a clause before each word that turns."""
    if _TURNS.isdisjoint(clause.words[1:]):
        return [clause]
    bounds = [0, *(at for at, word in enumerate(clause.words) if at and word in _TURNS), len(clause.words)]
    return [clause.part(first, last) for first, last in pairwise(bounds)]
