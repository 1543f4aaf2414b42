"""Spellings of one name joined: surnames after full names, accents, stops, capitals."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from corpus.aspects.names_words import GIVEN, PART, TITLE, load_words

#: A surname alone is taken for the full name that has so large a share of all full names with it, in so many places.
_MOST, _FEWEST = 0.8, 2
#: Who is called so is known without it, unlike a king or an aunt.
_COURTESY = frozenset(
    [
        "mr",
        "dr",
        "doctor",
        "ms",
        "prof",
        "professor",
        "capt",
        "captain",
        "lt",
        "lieutenant",
        "sgt",
        "sergeant",
        "col",
        "colonel",
        "gen",
    ]
)


def fold_name(name: str) -> str:
    """Return a name without what its spellings differ in: accents, capitals, stops, spaces, "The" in front.

    Examples
    --------
    >>> fold_name("Guillermo del Toro") == fold_name("GUILLERMO DEL TORO"), fold_name("Amélie")
    (True, 'amelie')
    """
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", plain))


def join_spellings(spelled: Sequence[str], kinds: Sequence[str], reviews: Sequence[int]) -> list[str]:
    """Return for each place the name that it is of.

    A surname, or a given name, is the full name with it that its review has named last, else the next one there; a
    surname that no full name of its review has is the one that four in five full names of the corpus with it are. Of
    the spellings of a name the commonest is taken.

    Parameters
    ----------
    spelled : sequence of str
        As printed, in the order of the texts.
    kinds : sequence of str
    reviews : sequence of int

    Examples
    --------
    >>> join_spellings(["Tom Hanks", "Hanks", "Tom Hanks", "Hanks", "Amelie"], ["person"] * 5, [0, 0, 1, 2, 2])
    ['Tom Hanks', 'Tom Hanks', 'Tom Hanks', 'Tom Hanks', 'Amelie']
    """
    words = load_words()
    people = {name for name, kind in zip(spelled, kinds, strict=True) if kind == "person"}
    bare = {name: _strip(name, words[TITLE]) if name in people else name for name in set(spelled)}
    split = {name: _split(bare[name], words[PART]) if name in people else [fold_name(name)] for name in bare}
    folded = {name: "".join(split[name]) or fold_name(name) for name in bare}
    most = _find_dominant(spelled, split, folded, given=words[GIVEN])
    keys: list[str] = []
    at = 0
    for _, group in groupby(reviews):
        here = spelled[at : at + sum(1 for _ in group)]
        at += len(here)
        ahead = {part: folded[name] for name in reversed(here) if len(split[name]) > 1 for part in split[name]}
        for name in here:
            parts = split[name]
            if len(parts) > 1:
                ahead.update(dict.fromkeys(parts, folded[name]))
                keys.append(folded[name])
            else:
                keys.append(ahead.get(folded[name]) or most.get(folded[name]) or folded[name])
    spellings: dict[str, Counter[str]] = {}
    for name, key in zip(spelled, keys, strict=True):
        if folded[name] == key:
            spellings.setdefault(key, Counter())[bare[name]] += 1
    shown = {
        key: max(counts, key=lambda name: (not name.isupper(), counts[name], name)) for key, counts in spellings.items()
    }
    return [shown[key] for key in keys]


def _find_dominant(
    spelled: Sequence[str], split: Mapping[str, list[str]], folded: Mapping[str, str], *, given: frozenset[str]
) -> dict[str, str]:
    """Return the full name that most full names with a surname are; none of a surname that is a given name too."""
    full: dict[str, Counter[str]] = {}
    for name in spelled:
        if len(split[name]) > 1 and split[name][-1] not in given:
            full.setdefault(split[name][-1], Counter())[folded[name]] += 1
    first = {surname: counts.most_common(1)[0] for surname, counts in full.items()}
    return {
        surname: name
        for surname, (name, count) in first.items()
        if count >= _FEWEST and count >= _MOST * full[surname].total()
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
