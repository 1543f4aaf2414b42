"""Which runs of words with capitals name people, characters or studios, and from where to where."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.aspects.names_capitals import Capitals
from corpus.aspects.names_words import GIVEN, OTHER, PART, PEOPLE, PLACE, STUDIO, THING, TIME, TITLE
from corpus.text.arrays import join_ranges
from corpus.text.shingles import number_runs
from corpus.text.tokens import Tokens

#: What a name is of: somebody of whom no role is proved, somebody with a role, another film, a studio.
PERSON, DIRECTOR, ACTOR, BOTH, CHARACTER, FILM, HOUSE = NAME_KINDS = (
    "person", "director", "actor", "director and actor", "character", "film", "studio",
)  # fmt: skip
#: Names of more words are lists or headlines.
_LONGEST = 5
#: A common word is a surname behind a name, if so many of its places inside sentences have a capital.
_SOMETIMES = 0.05
#: A word that has so many of its places behind these is a place; behind articles, a thing.
_IN = frozenset(["in", "near", "from", "to", "outside", "into", "around", "at"])
_ARTICLES = frozenset(["the", "a", "an", "some", "these", "those"])
_MOSTLY = 0.6
#: A letter that is drawn out: "Yaaay".
_CRY = re.compile(r"(.)\1\1")
#: Those who hold with something, or come from somewhere.
_SCHOOLS = ("ists", "ians", "isms", "ism", "ian")


class Places(NamedTuple):
    """Where names are, in the order of the texts: the first and last token, and the kind, a number in `NAME_KINDS`."""

    first: NDArray[np.integer]
    last: NDArray[np.integer]
    kind: NDArray[np.int8]

    @classmethod
    def of_kind(cls, first: NDArray[np.integer], last: NDArray[np.integer], kind: str) -> "Places":
        """Return names that are all of one kind."""
        return cls(first, last, np.full(len(first), NAME_KINDS.index(kind), np.int8))

    @classmethod
    def join(cls, parts: Sequence["Places"]) -> "Places":
        """Return all names of several parts, none of which begins where another does, in the order of the texts."""
        columns = [np.concatenate(each) for each in zip(*parts, strict=True)]
        order = np.argsort(columns[0], kind="stable")
        return cls(*(column[order] for column in columns))


class _Lists(NamedTuple):
    """The lists of words in those of `names_words.KINDS`, joined once: 3,000 words for each run would take seconds."""

    known: Mapping[str, frozenset[str]]
    #: Name nobody, or do so only as given names.
    nobody: frozenset[str]
    #: Name nobody, also as given names.
    never: frozenset[str]
    #: Stand before a name and are no part of it.
    before: frozenset[str]
    #: Of peoples and days, and no given names.
    peoples: frozenset[str]
    #: Given names and honorifics.
    personal: frozenset[str]

    @classmethod
    def of(cls, known: Mapping[str, frozenset[str]]) -> "_Lists":
        nobody = known[PLACE] | known[PEOPLE] | known[TIME] | known[OTHER]
        given = known[GIVEN]
        return cls(
            known,
            nobody,
            nobody - given,
            (nobody | known[THING]) - given - known[TITLE],
            (known[PEOPLE] | known[TIME]) - given,
            given | known[TITLE],
        )


class _Part(NamedTuple):
    """The words of a run that are a name: the first, the one behind the last, of what, and whether that is sure."""

    left: int
    right: int
    kind: str
    sure: bool = True


def find_people(
    tokens: Tokens,
    capitals: Capitals,
    known: Mapping[str, frozenset[str]],
    runs: tuple[NDArray[np.integer], NDArray[np.integer]],
    cast: NDArray[np.integer],
) -> Places:
    """Return the names of people, characters and studios in runs of words with capitals, their first and last tokens.

    Full names are found first; in the same review, one of their words by itself then needs less to be a name. So does
    one of the words of `cast`, the keys of `names_cast.key_words`.
    """
    several = runs[1] > runs[0]
    begins, ends = (each[several] for each in runs)
    part = _judge_all(capitals, known, begins, ends)
    first, last = begins + part.left, begins + part.right - 1
    alone = (first == last) & (part.kind == NAME_KINDS.index(PERSON))
    named = (part.kind >= 0) & ~alone & (part.sure | capitals.clear[first])
    full = Places(first[named], last[named], part.kind[named])
    single = runs[0][~several]
    at = np.append(single, first[alone])
    whole = np.arange(len(at)) < len(single)
    return Places.join([full, *_find_single(tokens, capitals, known, (at, whole), full, cast)])


class _Parts(NamedTuple):
    """Of each run, what `_Part` says; its kind is a number in `NAME_KINDS`, −1 where it has no name."""

    left: NDArray[np.integer]
    right: NDArray[np.integer]
    kind: NDArray[np.int8]
    sure: NDArray[np.bool_]


def _judge_all(
    capitals: Capitals,
    known: Mapping[str, frozenset[str]],
    begins: NDArray[np.integer],
    ends: NDArray[np.integer],
) -> _Parts:
    """Return the part of each run of words that is a name; runs of the same words are judged once."""
    lists = _Lists.of(known)
    articles = capitals.mark_among(_ARTICLES)
    parts = _Parts(*(np.zeros(len(begins), dtype) for dtype in (np.int16, np.int16, np.int8, bool)))
    for length in np.unique(ends - begins + 1).tolist():
        rows = np.flatnonzero(ends - begins + 1 == length)
        first = begins[rows]
        key = number_runs(capitals.base.__getitem__, np.zeros(len(first), np.int8), first, words=length)
        _, example, number = np.unique(key, return_index=True, return_inverse=True)
        behind = np.bincount(number, articles[capitals.base[first - 1]] & (first > 0), len(example))
        # "The Orient Express" is no person.
        with_article = (behind >= _MOSTLY * np.bincount(number, minlength=len(example))).tolist()
        judged = []
        for start, is_thing in zip(first[example].tolist(), with_article, strict=True):
            base = capitals.base[start : start + length]
            words = [capitals.words[each] for each in base.tolist()]
            part = _judge(words, capitals.named[base].tolist(), capitals.share[base], lists)
            if not part or (is_thing and lists.personal.isdisjoint(words)):
                judged.append((0, 0, -1, False))
            else:
                judged.append((part.left, part.right, NAME_KINDS.index(part.kind), part.sure))
        for column, values in zip(parts, zip(*judged, strict=True), strict=True):
            column[rows] = np.array(values, column.dtype)[number]
    return parts


def _judge(words: Sequence[str], named: Sequence[bool], share: NDArray[np.float64], lists: _Lists) -> _Part | None:
    """Return the part of a run of words that is a name; `named` and `share` are as in `Capitals`."""
    known, nobody = lists.known, lists.nobody
    left, right = 0, len(words)
    fewest = 2 if words[0] in known[GIVEN] else 1
    if " ".join(words) in known[PLACE] or (words[-1] in known[THING] and words[0] in nobody):
        # "Roman Age" is no person's, though Roman is a given name.
        return None
    if " ".join(words) in known[STUDIO]:
        return _Part(left, right, HOUSE)
    while right - left > fewest and words[right - 1] in known[THING]:
        right -= 1
    while right - left > 1 and words[left] in lists.before:
        left += 1
    if " ".join(words[left:right]) in known[STUDIO]:
        return _Part(left, right, HOUSE)
    bare = left
    while bare < right and words[bare] in known[TITLE]:
        bare += 1
    rest = words[bare:right]
    if not rest or right - left > _LONGEST or " ".join(rest[:2]) in known[PLACE]:
        return None
    initial = len(rest[0]) == 1
    if len(rest) == 1:
        is_nobody = initial or rest[0] in lists.never
        return None if is_nobody else _Part(left, right, PERSON)
    if initial and (len(rest[-1]) < 3 or rest[-1] in lists.never):
        return None
    if initial or rest[0] in known[GIVEN]:
        if len(rest) == 2 and rest[-1] in lists.peoples:
            right -= 1
        return _Part(left, right, PERSON)
    if len(rest) == 2 and named[bare] and rest[0] not in nobody and rest[-1] in known[PLACE]:
        # "Beatriz Santiago".
        return _Part(left, right, PERSON, sure=False)
    if not lists.never.isdisjoint(rest):
        return None
    return _trim(words, named, share, bare, right, left, known)


def _trim(
    words: Sequence[str],
    named: Sequence[bool],
    share: NDArray[np.float64],
    bare: int,
    right: int,
    left: int,
    known: Mapping[str, frozenset[str]],
) -> _Part | None:
    """Return a run without the everyday words at its ends that are no part of a name."""
    is_name = [named[at] or word in known[PART] or word in known[GIVEN] for at, word in enumerate(words)]
    while right - bare > 2 and not is_name[right - 1]:
        right -= 1
    if right - bare == 2 and is_name[bare] and not is_name[bare + 1]:
        # "Matthias Hues": of a word that is a name, the next may be any that can have a capital.
        right -= not (share[bare + 1] >= _SOMETIMES and words[bare + 1] not in known[THING])
        return _Part(left, right, PERSON)
    if right - bare == 2 and is_name[bare + 1] and not is_name[bare]:
        # "Fatty Arbuckle".
        return _Part(left, right, PERSON, sure=False)
    while bare < right and not is_name[bare]:
        bare += 1
        left = bare
    return _Part(left, right, PERSON) if bare < right and all(is_name[bare:right]) else None


def _find_single(
    tokens: Tokens,
    capitals: Capitals,
    known: Mapping[str, frozenset[str]],
    single: tuple[NDArray[np.integer], NDArray[np.bool_]],
    full: Places,
    cast: NDArray[np.integer],
) -> list[Places]:
    """Return which words that stand alone are names; of each, whether it is all of its run."""
    at, whole = single
    words, mark = capitals.words, capitals.mark_among
    base = capitals.base[at]
    before = capitals.base[np.maximum(at - 1, 0)]
    many = np.maximum(np.bincount(base, minlength=len(words)), 1)
    given = mark(known[GIVEN])
    barred = mark(known[PLACE] | known[PEOPLE] | known[TIME] | known[OTHER] | known[THING])
    barred |= mark(known[TITLE] | known[PART])
    strange = np.zeros(len(words), bool)
    for number in np.flatnonzero(np.bincount(base)).tolist():
        word = words[number]
        barred[number] |= len(word) < 3 or not word[0].isalpha() or _CRY.search(word) is not None
        strange[number] = word.endswith(_SCHOOLS)
    for behind in (_IN, _ARTICLES):
        strange |= np.bincount(base, mark(behind)[before], len(words)) >= _MOSTLY * many
    strange &= ~given
    share, common = np.nan_to_num(capitals.share, nan=0.0), capitals.common
    quiet = ~capitals.shouted[at] & ~_mark_acronyms(tokens)[tokens.spelling[at]]
    clear = capitals.clear[at] & quiet
    in_cast = np.isin(_key(tokens, capitals, at), cast)
    in_full = _mark_in_full(tokens, capitals, at, full) | in_cast
    # Inside a sentence a capital is enough for a word that has one nearly everywhere; for a listed given name, often.
    likely = (capitals.named & (share > 0)) | (given & (share > np.where(common, 0.6, 0.3)))
    person = clear & whole & (likely & ~barred & ~strange)[base]
    # Of a word that is part of a full name in the same review, once.
    person |= clear & in_full & ((~barred | given) & (share > 0.3))[base]
    # "We like Law" of a film with Jude Law, whatever capitals say elsewhere; "the Law" is another.
    nowhere = mark(known[PLACE] | known[PEOPLE] | known[TIME])
    person |= clear & in_cast & (~nowhere | given)[base] & ~mark(_ARTICLES)[before]
    person |= clear & (given & ~barred & ~common)[base]
    # Where a sentence begins, for a word that is a name beyond doubt.
    sure = (capitals.named & ~common & (share > 0.9)) | (given & ~common)
    person |= ~clear & quiet & whole & (sure & ~barred & ~strange)[base]
    person |= ~clear & quiet & in_full & (~barred & ~common)[base]
    studio = mark(known[STUDIO])[base] & (clear | ~common[base]) & (share > 0.5)[base]
    marked = ((studio, HOUSE), (person & ~studio, PERSON))
    return [Places.of_kind(at[which], at[which], kind) for which, kind in marked]


def _mark_acronyms(tokens: Tokens) -> NDArray[np.bool_]:
    """Mark the spellings that are capitals and a small s, as "OFWs"."""
    acronyms = [len(spelling) > 2 and spelling[-1] == "s" and spelling[:-1].isupper() for spelling in tokens.spellings]
    return np.array(acronyms, bool)


def _mark_in_full(tokens: Tokens, capitals: Capitals, at: NDArray[np.integer], full: Places) -> NDArray[np.bool_]:
    """Mark the tokens whose word is part of a person's full name in the same review."""
    person = full.kind == NAME_KINDS.index(PERSON)
    inside = join_ranges(full.first[person], (full.last - full.first)[person] + 1)
    return np.isin(_key(tokens, capitals, at), _key(tokens, capitals, inside))


def _key(tokens: Tokens, capitals: Capitals, at: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return one number for the review and the word of each of some tokens."""
    review = np.searchsorted(tokens.bounds, at, side="right") - 1
    return review.astype(np.int64) * len(capitals.words) + capitals.base[at]
