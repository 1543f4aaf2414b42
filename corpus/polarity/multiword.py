"""Phrases and contractions that a lexicon reads as one word.

TextBlob's tokens end at whitespace and at apostrophes. Before such a text is read, each occurrence is joined into one
piece of the same length ("over_the_top", "isn_t"), so that every character keeps its place.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_BETWEEN = re.compile(r"[\s'’_]")
# How the characters of a term may be written in a text.
_WRITTEN = {" ": r"\s", "'": "['’]"}


@dataclass(frozen=True, eq=False)
class Joining:
    """Terms that are read as one word.

    Attributes
    ----------
    spelled : mapping of str to str
        The term ("over the top"), by the word that its occurrences become ("over_the_top").
    pattern : re.Pattern
        Finds the occurrences in a text in lower case, the longest of those that begin at one place.
    """

    spelled: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, terms: Iterable[str]) -> "Joining":
        """Prepare to join terms, given in lower case with straight apostrophes and single spaces."""
        spelled = {join_term(term): term for term in terms}
        tree: dict[str, Any] = {}
        for term in spelled.values():
            branch = tree
            for character in term:
                branch = branch.setdefault(character, {})
            branch[""] = {}
        # Neither may go on into a longer word: "well worth" is not in "well worthy" nor in "well worth-while".
        return cls(spelled, re.compile(rf"\b(?<!-){_write_branches(tree)}(?!\w|-\w)" if tree else r"(?!)"))

    def join(self, text: str) -> str:
        """Return a text of the same length in which each occurrence is one word.

        Examples
        --------
        >>> Joining.of(["over the top", "isn't"]).join("It isn’t Over the top.")
        'It isn_t Over_the_top.'
        """
        parts, done = [], 0
        for match in self.pattern.finditer(_lower_in_place(text)):
            start, end = match.span()
            parts += [text[done:start], join_term(text[start:end])]
            done = end
        return "".join([*parts, text[done:]]) if parts else text


def join_term(term: str) -> str:
    """Return the word that a term is read as.

    Examples
    --------
    >>> join_term("don't waste")
    'don_t_waste'
    """
    return _BETWEEN.sub("_", term)


def _lower_in_place(text: str) -> str:
    """Return a text in lower case and of the same length: the few capitals that would become two letters stay."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join([low if len(low := c.lower()) == 1 else c for c in text])


def _write_branches(tree: dict[str, Any]) -> str:
    """Return the pattern of what may follow: shared beginnings are tried once, which makes a thousand terms fast."""
    options = [
        _WRITTEN.get(character, re.escape(character)) + _write_branches(rest)
        for character, rest in tree.items()
        if character
    ]
    if not options:
        return ""
    return f"(?:{'|'.join(options)})" + ("?" if "" in tree else "")
