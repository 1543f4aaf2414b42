"""Sentences cut into clauses: the stretches in which one thing is said of something."""

import re
from typing import NamedTuple

from corpus.text.untitled import LETTER

#: Turns from what was said to something else: what stands on one side says nothing of what stands on the other.
_TURNS = frozenset(
    [
        "but",
        "although",
        "though",
        "while",
        "whereas",
        "however",
        "yet",
        "except",
        "despite",
        "unfortunately",
        "nevertheless",
        "apart",
    ]
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP = re.compile(r"[,;:()\[\]—–…\"“”!?*]|--|\.\.| - ")
#: What a film's title counts as, where texts come without titles (`text.untitled.replace_titles`).
TITLE = "film"


class Word(NamedTuple):
    """A word in small letters, with a straight apostrophe, and its character offsets."""

    word: str
    start: int
    end: int


class Clause(NamedTuple):
    """The words of a clause, and whether it turns from the clause before it ("but the script is lazy")."""

    words: list[Word]
    turns: bool


def split_words(text: str) -> list[str]:
    """Return the words of a text in small letters, as clauses have them."""
    return [word.replace("’", "'") for word in _WORD.findall(text.lower())]


def cut_clauses(text: str) -> list[Clause]:
    """Cut a sentence at its commas, dashes, brackets and the like, and before words that turn from what was said.

    Examples
    --------
    >>> [" ".join(word.word for word in clause.words) for clause in cut_clauses("Great cast, but (sadly) a lazy plot")]
    ['great cast', 'but', 'sadly', 'a lazy plot']
    """
    clauses: list[Clause] = []
    behind = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        word = found[0].lower().replace("’", "'")
        if len(word) > 1 and not word.strip(LETTER):
            word = TITLE
        turns = word in _TURNS
        if not clauses or turns or (start - behind > 1 and _STOP.search(text, behind, start)):
            clauses.append(Clause([], turns))
        clauses[-1].words.append(Word(word, start, end))
        behind = end
    return clauses
