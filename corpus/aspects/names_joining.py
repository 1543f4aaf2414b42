"""Spellings of one name joined: surnames after full names, accents, stops, capitals."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from operator import itemgetter
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from corpus.aspects.names_words import GIVEN, PART, TITLE, load_words
from corpus.text.arrays import mark_changes

#: A surname alone is taken for the full name that has so large a share of all full names with it, in so many places.
_MOST, _FEWEST = 0.8, 2
#: Who is called so is known without it, unlike a king or an aunt.
_COURTESY = frozenset(
    """mr dr doctor ms prof professor capt captain lt lieutenant sgt sergeant col colonel gen""".split()  # noqa: SIM905
)


def fold_name(name: str) -> str:
    """Return a name without what its spellings differ in: accents, capitals, stops, spaces, "The" in front.

    Examples
    --------
    >>> fold_name("Guillermo del Toro") == fold_name("GUILLERMO DEL TORO"), fold_name("Amélie")
    (True, 'amelie')
    """
    if name.isascii() and name.isalnum():
        return name.lower()
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", plain))


def join_spellings(
    spelled: Sequence[str],
    number: NDArray[np.integer],
    person: NDArray[np.bool_],
    review: NDArray[np.integer],
    *,
    known: Mapping[int, Sequence[str]] = MappingProxyType({}),
) -> tuple[list[str], NDArray[np.int32]]:
    """Return the names that are meant, and for each place which of them.

    A surname, or a given name, is the full name with it that its review has named last, else the next one there; a
    surname that no full name of its review has is the one in the cast of the film, or else the one that four in five
    full names of the corpus with it are. Of the spellings of a name the commonest is taken.

    Parameters
    ----------
    spelled : sequence of str
        The names as printed, each once.
    number, person, review : array, one item a place, in the order of the texts
        Which of `spelled` is there, whether it is a person's, and in which review.
    known : mapping of int to sequence of str
        The full names of the cast, by review.

    Examples
    --------
    >>> spelled, number = ["Tom Hanks", "Hanks", "Amelie"], np.array([0, 1, 0, 1, 2])
    >>> join_spellings(spelled, number, np.ones(5, bool), np.array([0, 0, 1, 2, 2]))
    (['Tom Hanks', 'Amelie'], array([0, 0, 0, 0, 1], dtype=int32))
    """
    words = load_words()
    people = np.bincount(number[person], minlength=len(spelled)) > 0
    bare = [_strip(name, words[TITLE]) if is_person else name for name, is_person in zip(spelled, people, strict=True)]
    parts = [_split(name, words[PART]) if people[row] else [fold_name(name)] for row, name in enumerate(bare)]
    keys: dict[str, int] = {}
    #: Of each spelling, the number of what it is without what spellings differ in, and those of its parts.
    key = [keys.setdefault("".join(of) or fold_name(name), len(keys)) for of, name in zip(parts, bare, strict=True)]
    split = [[keys.setdefault(part, len(keys)) for part in of] if len(of) > 1 else [] for of in parts]
    often = np.bincount(number, minlength=len(spelled)).tolist()
    most = _find_dominant(parts, split, key, often, given=words[GIVEN])
    of_cast = {name: _split(name, words[PART]) for name in dict.fromkeys(chain.from_iterable(known.values()))}
    cast = {name: keys.setdefault("".join(of), len(keys)) for name, of in of_cast.items() if len(of) > 1}
    surnames = {
        one: {keys.setdefault(of_cast[name][-1], len(keys)): cast[name] for name in reversed(full) if name in cast}
        for one, full in known.items()
    }
    meant = _follow(number, review, key, split, most, surnames)
    spellings: dict[int, dict[str, int]] = {}
    # What stands for itself is counted; what stands for a longer name does not spell it.
    itself = np.bincount(number[np.asarray(key, np.int32)[number] == meant], minlength=len(spelled))
    for row in np.flatnonzero(itself).tolist():
        counts = spellings.setdefault(key[row], {})
        counts[bare[row]] = counts.get(bare[row], 0) + int(itself[row])
    used = set(meant.tolist()) if cast else set()
    for name, one in cast.items():
        if one in used:
            # Where nobody prints it, the full name is as the cast has it.
            spellings.setdefault(one, {}).setdefault(name, 0)
    names: dict[str, int] = {}
    shown = np.zeros(len(keys), np.int32)
    for one, counts in spellings.items():
        best = max(counts, key=lambda name: (not name.isupper(), counts[name], name))
        shown[one] = names.setdefault(best, len(names))
    return list(names), shown[meant]


def _follow(
    number: NDArray[np.integer],
    review: NDArray[np.integer],
    key: Sequence[int],
    split: Sequence[Sequence[int]],
    most: Mapping[int, int],
    surnames: Mapping[int, Mapping[int, int]],
) -> NDArray[np.int32]:
    """Return the key of the name that each place is of."""
    meant = np.empty(len(number), np.int32)
    bounds = np.flatnonzero(mark_changes(review)).tolist()
    for first, last in pairwise([*bounds, len(number)]):
        named = number[first:last].tolist()
        full = [row for row in named if split[row]]
        ahead = dict(surnames.get(int(review[first]), {}))
        ahead |= {part: key[row] for row in reversed(full) for part in split[row]}
        for at, row in enumerate(named, first):
            if split[row]:
                meant[at] = key[row]
                for part in split[row]:
                    ahead[part] = key[row]
            else:
                meant[at] = ahead.get(key[row], most.get(key[row], key[row]))
    return meant


def _find_dominant(
    parts: Sequence[Sequence[str]],
    split: Sequence[Sequence[int]],
    key: Sequence[int],
    often: Sequence[int],
    *,
    given: frozenset[str],
) -> dict[int, int]:
    """Return the full name that most full names with a surname are; none of a surname that is a given name too."""
    full: dict[int, dict[int, int]] = {}
    for row, of in enumerate(split):
        if of and parts[row][-1] not in given:
            counts = full.setdefault(of[-1], {})
            counts[key[row]] = counts.get(key[row], 0) + often[row]
    first = {surname: max(counts.items(), key=itemgetter(1)) for surname, counts in full.items()}
    return {
        surname: name
        for surname, (name, count) in first.items()
        if count >= _FEWEST and count >= _MOST * sum(full[surname].values())
    }


def _strip(name: str, titles: frozenset[str]) -> str:
    """Return a name without an honorific, where a full name stands behind it: "Mr. Darcy" keeps his."""
    words = name.split(" ")
    while len(words) > 2 and words[0].rstrip(".").lower() in titles:
        words = words[1:]
    return " ".join(words)


def _split(name: str, parts: frozenset[str]) -> list[str]:
    """Return the folded words of a name, small words joined with what they stand before, without "Mr." and the like."""
    pieces: list[str] = []
    held = ""
    words = re.split(r"[\s-]+", name)
    if len(words) > 1 and words[0].rstrip(".").lower() in _COURTESY:
        words = words[1:]
    for word in words:
        if word.lower() in parts and pieces:
            held += fold_name(word)
        elif folded := fold_name(word):
            pieces.append(held + folded)
            held = ""
    return pieces
