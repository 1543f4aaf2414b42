"""Who is in each film, as a column of the source says it: known names, and known roles."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.names_joining import fold_name
from corpus.aspects.names_people import ACTOR, BOTH, DIRECTOR, NAME_KINDS

#: The usual names of such columns, letters only, and what those in them are.
COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("cast", "actors", "actor", "stars", "starring", "maincast", "topcast", "leadactors"), ACTOR),
    **dict.fromkeys(("castmembers", "filmcast", "moviecast", "actornames", "actresses", "darsteller"), ACTOR),
    **dict.fromkeys(("director", "directors", "directedby", "filmdirector", "moviedirector", "regie"), DIRECTOR),
}
#: Between names; and what is behind one and is no part of it: "(Woody)", "as Woody", ", Jr".
_BETWEEN = re.compile(r"\s*[,;|/\n]\s*|\s+(?:and|&)\s+")
_BEHIND = re.compile(r"\s*\(.*|\s+(?:as|\.\.\.)\s.*", re.DOTALL)
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
#: In a list of objects, as film databases write them.
_NAMED = re.compile(r"""["']name["']\s*:\s*(["'])(.+?)\1""")
#: Longer ones are sentences.
_MOST_WORDS = 5


class Cast(NamedTuple):
    """Who is in the film of each review.

    Attributes
    ----------
    names : list of str
        Each once.
    kinds : list of str
        What each is, in any film: `ACTOR`, `DIRECTOR` or `BOTH`.
    review, number : ndarray of int, one item a review and a name
        Position of the review, and of the name in `names`; by review.
    """

    names: list[str]
    kinds: list[str]
    review: NDArray[np.int32]
    number: NDArray[np.int32]

    def by_review(self) -> dict[int, list[str]]:
        """Return the names of each review that has any."""
        held: dict[int, list[str]] = {}
        for review, number in zip(self.review.tolist(), self.number.tolist(), strict=True):
            held.setdefault(review, []).append(self.names[number])
        return held


#: Of nobody.
NO_CAST = Cast([], [], np.zeros(0, np.int32), np.zeros(0, np.int32))


def read_cast(reviews: pd.DataFrame) -> Cast:
    """Read the columns of a cast or of directors, if there are any among the further ones of the source.

    Examples
    --------
    >>> read_cast(pd.DataFrame({"Cast": ["Tom Ray (Bo); Ann Lee", None], "director": ["Ann Lee", ""]}))[:2]
    (['Tom Ray', 'Ann Lee'], ['actor', 'director and actor'])
    """
    names: dict[str, int] = {}
    roles: list[set[str]] = []
    rows: list[tuple[NDArray[np.integer], NDArray[np.integer]]] = []
    for column in reviews.columns:
        role = COLUMNS.get(re.sub(r"[\W\d_]+", "", str(column)).casefold())
        if not role:
            continue
        code, cells = pd.factorize(reviews[column].astype("str"))
        numbers = []
        for cell in cells:
            here = [names.setdefault(name, len(names)) for name in _split_cell(cell)]
            roles += [set() for _ in range(len(names) - len(roles))]
            for one in here:
                roles[one].add(role)
            numbers.append(here)
        many = np.array([len(here) for here in numbers] + [0])[code]
        joined = [numbers[each] for each in code[code >= 0]]
        rows.append(
            (np.repeat(np.arange(len(code)), many), np.array([one for here in joined for one in here], np.int64))
        )
    if not rows:
        return NO_CAST
    review, number = (np.concatenate(each) for each in zip(*rows, strict=True))
    both = np.unique(review * np.int64(len(names) + 1) + number)
    kinds = [BOTH if len(of) > 1 else next(iter(of)) for of in roles]
    return Cast(list(names), kinds, *(part.astype(np.int32) for part in divmod(both, len(names) + 1)))


def find_kinds(cast: Cast, names: Sequence[str]) -> NDArray[np.int8]:
    """Return the kind of each of some names, a number in `NAME_KINDS`; −1 of those that are in no cast."""
    if not cast.names:
        return np.full(len(names), -1, np.int8)
    known = {fold_name(name): NAME_KINDS.index(kind) for name, kind in zip(cast.names, cast.kinds, strict=True)}
    return np.array([known.get(fold_name(name), -1) for name in names], np.int8)


def key_words(cast: Cast, words: Sequence[str]) -> NDArray[np.int64]:
    """Return, of the words of all names, review times the number of words plus the number of the word, each once."""
    number = {word: at for at, word in enumerate(words)}
    of = [[number[word] for word in re.findall(r"\w+", name.casefold()) if word in number] for name in cast.names]
    many = np.array([len(each) for each in of] + [0])[cast.number]
    inside = np.array([word for each in cast.number.tolist() for word in of[each]], np.int64)
    return np.unique(np.repeat(cast.review.astype(np.int64), many) * len(words) + inside)


def _split_cell(cell: str) -> list[str]:
    """Return the names in a cell: between commas, semicolons, bars or lines; as a list; of objects with a name each."""
    if objects := _NAMED.findall(cell):
        cell = "|".join(name for _, name in objects)
    parts = [_BEHIND.sub("", part.strip(" \t[]{}\"'“”.")) for part in _BETWEEN.split(cell)]
    return [
        name
        for part in parts
        if (name := " ".join(part.split()))
        and name[0].isalpha()
        and name.rstrip(".").casefold() not in _SUFFIXES
        and len(name.split()) <= _MOST_WORDS
    ]
