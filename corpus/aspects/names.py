"""People, characters, studios and other films that reviews name, found by capitals, lists of words and patterns."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.names_capitals import Capitals, find_runs, read_capitals
from corpus.aspects.names_joining import join_spellings
from corpus.aspects.names_titles import find_quoted, find_unquoted
from corpus.aspects.names_words import GIVEN, OTHER, PART, PEOPLE, PLACE, STUDIO, THING, TIME, TITLE, load_words
from corpus.text.tokens import Tokens

#: What a name is of.
PERSON, FILM, HOUSE = NAME_KINDS = ("person", "film", "studio")
#: Names of more words are lists or headlines.
_LONGEST = 5
#: A common word is a surname behind a name, if so many of its places inside sentences have a capital.
_SOMETIMES = 0.05
#: A word that has so many of its places behind these is a place.
_IN = frozenset("in near from to outside into around at".split())
_PLACED = 0.6
#: Those who hold with something.
_SCHOOLS = ("ists", "ians", "isms", "ism")

_Found = tuple[int, int, str]


def find_names(tokens: Tokens, films: Sequence[str]) -> pd.DataFrame:
    """Find the names in reviews.

    A film's own title in its reviews is none. Whether a person is an actor or a character, capitals cannot say.

    Parameters
    ----------
    tokens : Tokens
        The texts, tokenised with their films.
    films : sequence of str
        Titles of all films of the corpus.

    Returns
    -------
    DataFrame
        One row a place, in the order of the texts, none overlapping another: `review` (position among the texts),
        `start` and `end` (character offsets), `kind` (one of `NAME_KINDS`) and `name`, the fullest of the spellings that are
        one (`names_joining.join_spellings`).
    """
    known = load_words()
    capitals = read_capitals(tokens, known)
    quoted = find_quoted(tokens, capitals, known)
    unquoted = find_unquoted(tokens, capitals, films, quoted, known)
    found = [(first, last, FILM) for first, last in zip(*(each.tolist() for each in quoted), strict=True)]
    taken = np.zeros(len(tokens.word) + 1, bool)
    for first, last, _ in found:
        taken[first : last + 1] = True
    judge = _Judge(capitals, known)
    for first, last in zip(*(each.tolist() for each in unquoted), strict=True):
        if not taken[first : last + 1].any() and not judge.is_person(first, last):
            taken[first : last + 1] = True
            found.append((first, last, FILM))
    begin, end = find_runs(capitals, known)
    before = np.append(0, np.cumsum(taken))
    free = before[end + 1] == before[begin]
    found += judge.find(list(zip(begin[free].tolist(), end[free].tolist(), strict=True)), tokens)
    found.sort()
    first, last = (np.array([each[side] for each in found], np.int64) for side in (0, 1))
    spelled = [_spell(tokens, begin, end) for begin, end, _ in found]
    frame = pd.DataFrame(
        {
            "review": np.searchsorted(tokens.bounds, first, side="right") - 1,
            "start": tokens.start[first].astype(np.int64),
            "end": tokens.end[last].astype(np.int64) - 2 * capitals.possessive[last],
            "kind": pd.Series([kind for *_, kind in found], dtype="str"),
        }
    )
    return frame.assign(name=join_spellings(spelled, frame["kind"].tolist(), frame["review"].tolist()))


class _Judge:
    """Judges runs of words with capitals: which of them are names, and from where to where."""

    def __init__(self, capitals: Capitals, known: Mapping[str, frozenset[str]]) -> None:
        self._capitals, self._known = capitals, known
        self._nobody = known[PLACE] | known[PEOPLE] | known[TIME] | known[OTHER]
        self._judged: dict[tuple[int, ...], tuple[int, int, str] | None] = {}

    def is_person(self, first: int, last: int) -> bool:
        """Return whether a title is rather a person's given name or full name."""
        words = self._capitals.words
        spelled = [words[each] for each in self._capitals.base[first : last + 1].tolist()]
        return spelled[0] in self._known[GIVEN] and len(spelled) <= 2 and spelled[-1] not in self._known[PART]

    def find(self, runs: Sequence[tuple[int, int]], tokens: Tokens) -> list[_Found]:
        """Return the names in runs, full names first, by which single ones are then known."""
        found: list[_Found] = []
        single: list[tuple[int, bool]] = []
        for first, last in runs:
            key = tuple(self._capitals.base[first : last + 1].tolist())
            if len(key) == 1:
                single.append((first, True))
                continue
            if key not in self._judged:
                self._judged[key] = self._judge([self._capitals.words[each] for each in key], key)
            if judged := self._judged[key]:
                left, right, kind = judged
                if left == right - 1:
                    single.append((first + left, False))
                else:
                    found.append((first + left, first + right - 1, kind))
        return found + self._find_single(single, found, tokens)

    def _judge(self, words: list[str], key: tuple[int, ...]) -> tuple[int, int, str] | None:
        """Return the part of a run that is a name (its first word, the one behind its last), and of what."""
        known, capitals = self._known, self._capitals
        left, right = 0, len(words)
        if " ".join(words) in known[STUDIO]:
            return left, right, HOUSE
        if " ".join(words) in known[PLACE]:
            return None
        fewest = 2 if words[0] in known[GIVEN] else 1
        while right - left > fewest and words[right - 1] in known[THING]:
            right -= 1
        while (
            right - left > 1
            and (words[left] in self._nobody or words[left] in known[THING])
            and words[left] not in known[GIVEN]
        ):
            left += 1
        if " ".join(words[left:right]) in known[STUDIO]:
            return left, right, HOUSE
        if " ".join(words[left:right]) in known[PLACE]:
            return None
        bare = left
        while bare < right and words[bare] in known[TITLE]:
            bare += 1
        if bare == right or right - left > _LONGEST:
            return None
        rest = words[bare:right]
        if bare > left and len(rest) == 1:
            nobody = rest[0] in self._nobody and rest[0] not in known[GIVEN]
            return None if nobody or len(rest[0]) < 2 else (left, right, PERSON)
        if rest[0] in known[GIVEN] or (len(rest[0]) == 1 and len(rest) > 1):
            if len(rest) == 1:
                return bare, right, PERSON
            if len(rest[0]) == 1 and len(rest[-1]) < 3:
                return None
            if rest[-1] in known[PEOPLE] | known[TIME] and len(rest) == 2 and rest[-1] not in known[GIVEN]:
                return bare, right - 1, PERSON
            return left, right, PERSON
        if any(word in self._nobody and word not in known[GIVEN] for word in rest):
            return None
        named = [bool(capitals.named[each]) or words[at] in known[PART] for at, each in enumerate(key)]
        while bare < right and not named[bare] and words[bare] not in known[GIVEN]:
            bare += 1
            left = bare
        # "Matthias Hues": of a word that is a name, the next may be any that can have a capital.
        while right - bare > 2 and not named[right - 1] and words[right - 1] not in known[GIVEN]:
            right -= 1
        if right - bare == 2 and not named[right - 1] and words[right - 1] not in known[GIVEN]:
            sometimes = capitals.share[key[right - 1]] >= _SOMETIMES and words[right - 1] not in known[THING]
            right -= not sometimes
            named[right - 1] = True
        if bare >= right or not all(named[bare:right]):
            return None
        return left, right, PERSON

    def _find_single(self, single: Sequence[tuple[int, bool]], full: Sequence[_Found], tokens: Tokens) -> list[_Found]:
        """Return which words that stand alone are names."""
        capitals, known = self._capitals, self._known
        at = np.array([first for first, _ in single], np.int64)
        whole = np.array([alone for _, alone in single], bool)
        if not len(at):
            return []
        base = capitals.base[at]
        words = capitals.words
        house = np.array([word in known[STUDIO] for word in words], bool)
        given = np.array([word in known[GIVEN] for word in words], bool)
        never = self._nobody | known[THING] | known[TITLE] | known[PART]
        barred = np.array(
            [(word in never) or len(word) < 3 or not word[0].isalpha() or word.endswith(_SCHOOLS) for word in words],
            bool,
        )
        clear = capitals.clear[at] & ~capitals.shouted[at]
        behind_in = np.array([word in _IN for word in words], bool)[capitals.base[np.maximum(at - 1, 0)]]
        placed = np.bincount(base, behind_in, len(words)) >= _PLACED * np.maximum(
            np.bincount(base, minlength=len(words)), 1
        )
        barred |= placed & ~given
        share = np.nan_to_num(capitals.share, nan=0.0)
        # Of a word that is part of a full name in the same review, a capital inside a sentence is enough.
        review = np.searchsorted(tokens.bounds, at, side="right") - 1
        parts = set()
        for first, last, kind in full:
            if kind == PERSON:
                of = int(np.searchsorted(tokens.bounds, first, side="right") - 1)
                parts.update((of, each) for each in capitals.base[first : last + 1].tolist())
        in_full = np.array([each in parts for each in zip(review.tolist(), base.tolist(), strict=True)], bool)
        listed = given & (share > np.where(capitals.common, 0.6, 0.3))
        person = clear & whole & (~barred)[base] & ((capitals.named & (share > 0) | listed)[base])
        person |= clear & in_full & ((~barred) | given)[base] & (share > 0.3)[base]
        known_well = (capitals.named & ~capitals.common & (share > 0.9)) | (given & ~capitals.common)
        person |= clear & (given & ~barred & ~capitals.common)[base]
        person |= ~clear & whole & ~capitals.shouted[at] & (~barred & known_well)[base]
        person |= ~clear & in_full & ~capitals.shouted[at] & (~barred & ~capitals.common)[base]
        studio = house[base] & (clear | (~capitals.common)[base]) & (share > 0.5)[base]
        found = [(each, each, HOUSE) for each in at[studio].tolist()]
        return found + [(each, each, PERSON) for each in at[person & ~studio].tolist()]


def _spell(tokens: Tokens, first: int, last: int) -> str:
    """Return a name as it is printed, without its 's."""
    pieces = []
    for at in range(first, last + 1):
        pieces += [tokens.spellings[tokens.spelling[at]], tokens.gaps[tokens.gap[at]] if at < last else ""]
    text = "".join(pieces)
    return text[:-2] if text[-2:].lower() in ("'s", "’s") else text
