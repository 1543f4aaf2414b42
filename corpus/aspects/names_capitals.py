"""Runs of words with capitals, and what capitals say of each word: where names may be."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.aspects.names_words import GIVEN, PART, ROLE, TITLE
from corpus.text.arrays import LookedUp, Marks, iterate_stretches
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.laid_aside import GrowingColumns
from corpus.text.parts_of_speech import read_tags
from corpus.text.sentences import Trait, has_trait
from corpus.text.token_marks import mark_openings
from corpus.text.tokens import Tokens

#: A word that has a capital in so many of its places inside sentences is a name, if it is no common word; a common one
#: needs a capital in nearly all.
_MOSTLY, _NEARLY_ALWAYS = 0.75, 0.93
#: Words of so few letters may be initials.
_LONG = 3
#: A sentence of so many words or more is written in capitals, or as a headline, where most words have one.
_LOUD_WORDS, _LOUD_SHARE = 4, 0.6


#: Kinds of tokens, a bit each: what is asked of many places is read from a file.
_CAPITAL, _JOINED, _CLEAR, _SHOUTED, _POSSESSIVE = (np.uint8(1 << bit) for bit in range(5))


@dataclass(frozen=True, eq=False)
class Capitals:
    """The tokens of reviews, as far as capitals may make names of them. One item a token, unless it says otherwise.

    Attributes
    ----------
    base : int
        Position in `words`: the token without its 's.
    words : list of str
        Distinct words, in small letters.
    number : mapping of str to int
        The position of each of them.
    capital : Marks
        Whether the token may be part of a name.
    joined : Marks
        Whether only what may stand inside a name is between the token and the next: a space, a hyphen, the stop of an
        initial or of an honorific.
    clear : Marks
        Whether the capital says anything: the token opens no sentence, and its sentence is not all in capitals.
    shouted : Marks
        Whether it is in capitals throughout.
    possessive : Marks
        Whether it ends in 's.
    bounds : int64, one more than reviews
        As in `Tokens`.
    named : bool, one item a word of `words`
        Whether the word is a name wherever it has a capital.
    common : bool, one item a word of `words`
        Whether the word is also an everyday one; False of words that never have a capital.
    share : float, one item a word of `words`
        Of its places inside sentences, the share with a capital; NaN where there is none.
    """

    base: LookedUp
    words: list[str]
    number: Mapping[str, int]
    capital: Marks
    joined: Marks
    clear: Marks
    shouted: Marks
    possessive: Marks
    bounds: NDArray[np.integer]
    named: NDArray[np.bool_]
    common: NDArray[np.bool_]
    share: NDArray[np.float64]

    def mark_among(self, words: Collection[str]) -> NDArray[np.bool_]:
        """Mark those of `words` that are among some words."""
        return _mark_among(words, self.number)


def read_capitals(tokens: Tokens, known: Mapping[str, frozenset[str]]) -> Capitals:
    """Return what capitals say of the words of reviews.

    Parameters
    ----------
    tokens : Tokens
        Tokenised with their films, whose own titles are then no names.
    known : mapping of str to frozenset of str
        As `names_words.load_words` gives it.
    """
    number: dict[str, int] = {}
    bases = [number.setdefault(word.removesuffix("'s"), len(number)) for word in tokens.vocabulary]
    words = list(number)
    base = LookedUp(np.array(bases, np.int32), tokens.word)
    spelled = LookedUp(has_trait(tokens.traits, Trait.CAPITALISED), tokens.spelling)
    function = _mark_among(FUNCTION_WORDS, number)
    # Of the places of each word: those with a capital, those where a capital says something, and those that are both.
    raised, clear, both = np.zeros((3, len(words)), np.int64)
    for rows in iterate_stretches(tokens.bounds):
        here, high = base[rows], spelled[rows]
        says = _mark_clear(tokens, rows, high, function[here])
        for counts, which in ((raised, high), (clear, says), (both, high & says)):
            counts += np.bincount(here[which], minlength=len(words))
    with np.errstate(invalid="ignore"):
        share = both / clear
    tags = read_tags()
    # Of what never has a capital it is not asked.
    can = (raised > 0).tolist()
    common = np.array([can and _is_common(word, tags) for word, can in zip(words, can, strict=True)], bool)
    named = np.nan_to_num(share, nan=1.0) >= np.where(common, _NEARLY_ALWAYS, _MOSTLY)
    kinds = _mark_kinds(tokens, known, base, spelled, words, number, named=named, common=common)
    return Capitals(
        base=base,
        words=words,
        number=number,
        capital=Marks(kinds, _CAPITAL),
        joined=Marks(kinds, _JOINED),
        clear=Marks(kinds, _CLEAR),
        shouted=Marks(kinds, _SHOUTED),
        possessive=Marks(kinds, _POSSESSIVE),
        bounds=tokens.bounds,
        named=named,
        common=common,
        share=share,
    )


def _mark_kinds(
    tokens: Tokens,
    known: Mapping[str, frozenset[str]],
    base: LookedUp,
    spelled: LookedUp,
    words: Sequence[str],
    number: Mapping[str, int],
    *,
    named: NDArray[np.bool_],
    common: NDArray[np.bool_],
) -> NDArray[np.uint8]:
    """Return the kinds of all tokens; what is not given here is as in `Capitals`."""
    function = _mark_among(FUNCTION_WORDS, number)
    given, role, title = (_mark_among(known[kind], number) for kind in (GIVEN, ROLE, TITLE))
    length = np.fromiter(map(len, words), np.int32, len(words))
    is_shouted = np.array([_is_shouted(spelling) for spelling in tokens.spellings], bool)
    is_possessive = np.array([word.endswith("'s") for word in tokens.vocabulary], bool)
    gaps = _Gaps.of(tokens.gaps)
    column = GrowingColumns(np.uint8)
    for rows in iterate_stretches(tokens.bounds):
        here, high, gap, initial = base[rows], spelled[rows], tokens.gap[rows], mark_openings(tokens, rows)
        shouted, possessive = is_shouted[tokens.spelling[rows]], is_possessive[tokens.word[rows]]
        clear = _mark_clear(tokens, rows, high, function[here])
        joined = gaps.space[gap] | (gaps.stop[gap] & (title | (length == 1))[here])
        joined &= ~possessive & ~np.append(initial[1:], True)
        # "Jean Arthur SHINES": what is shouted is no part of what is not, but for initials and "III".
        long = (length > _LONG)[here]
        joined &= ~np.append((shouted[1:] != shouted[:-1]) & high[1:] & high[:-1] & long[1:] & long[:-1], False)
        joined |= _mark_nicknames(gaps.opens[gap], gaps.closes[gap], high)
        # "Will" and "May" are names only before another; "The" and "A" never are.
        before_name = joined & np.append(high[1:] & (named & ~function)[here[1:]], False)
        before_capital = joined & np.append(high[1:] & ~function[here[1:]], False)
        # "Marsha A. Hunt", "D. W. Griffith".
        letter = high & joined & gaps.stopped[gap] & (length == 1)[here]
        letter &= np.append(high[1:], False)
        capital = high & ~role[here] & (~function[here] | (given[here] & before_name))
        # What opens a sentence has its capital anyway.
        opener = ~clear & initial & ~(named & ~common)[here]
        clear_next = np.append(clear[1:], False)
        capital &= ~opener | ((given | title)[here] & (before_name | (before_capital & clear_next) | ~common[here]))
        capital |= letter
        kinds = np.zeros(len(here), np.uint8)
        bits = (_CAPITAL, _JOINED, _CLEAR, _SHOUTED, _POSSESSIVE)
        for bit, marked in zip(bits, (capital, joined, clear, shouted, possessive), strict=True):
            kinds |= marked * bit
        column.extend(kinds)
    return column.take_arrays()[0]


def find_runs(
    capitals: Capitals, known: Mapping[str, frozenset[str]]
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Return the first and the last token of each run of words with capitals, small words inside names too.

    Examples
    --------
    >>> from corpus.aspects.names_words import load_words
    >>> from corpus.text.tokens import tokenise
    >>> tokens = tokenise(["With Ana de la Reguera, Lars von Trier and others."])
    >>> first, last = find_runs(read_capitals(tokens, load_words()), load_words())
    >>> list(zip(first.tolist(), last.tolist()))
    [(1, 4), (5, 7)]
    """
    begins, ends = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    part_of_name = capitals.mark_among(known[PART])
    for rows in iterate_stretches(capitals.bounds):
        capital, joined = capitals.capital[rows], capitals.joined[rows]
        begin, end = _find_runs(capital, joined, part_of_name[capitals.base[rows]] & ~capital)
        begins.append(begin + rows.start)
        ends.append(end + rows.start)
    return np.concatenate(begins), np.concatenate(ends)


def _find_runs(
    capital: NDArray[np.bool_], joined: NDArray[np.bool_], part: NDArray[np.bool_]
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Return where the runs of some tokens begin and end; `part` marks small words that are inside names."""
    follows = np.append(False, joined[:-1])
    ahead = joined & np.append(capital[1:], False)
    after = follows & np.append(False, capital[:-1])
    # One small word between two with capitals, or two of them.
    single = part & after & ahead
    second = part & ahead & follows & np.append(False, (part & after)[:-1])
    inner = single | second | np.append(second[1:], False)
    inside = capital | inner
    linked = inside & np.append(inside[1:], False) & joined
    begins = inside & ~np.append(False, linked[:-1])
    ends = inside & ~linked
    return np.flatnonzero(begins), np.flatnonzero(ends)


class _Gaps(NamedTuple):
    """What the gaps between two tokens are, one item a gap.

    Attributes
    ----------
    space, stop : ndarray of bool
        Nothing but a space or a hyphen; nothing but a stop, with a space or without.
    stopped : ndarray of bool
        What begins with a stop.
    opens, closes : ndarray of bool
        A space and a quotation mark, either way round.
    """

    space: NDArray[np.bool_]
    stop: NDArray[np.bool_]
    stopped: NDArray[np.bool_]
    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]

    @classmethod
    def of(cls, gaps: Sequence[str]) -> "_Gaps":
        """Look at each gap."""
        tests: tuple[Callable[[str], bool], ...] = (
            lambda gap: gap in (" ", "-", "‑"),
            lambda gap: gap in (". ", "."),
            lambda gap: gap.startswith("."),
            lambda gap: len(gap) == 2 and gap[0] == " " and gap[1] in "\"“'‘",
            lambda gap: len(gap) == 2 and gap[1] == " " and gap[0] in "\"”'’",
        )
        return cls(*(np.array([test(gap) for gap in gaps], bool) for test in tests))


def _mark_nicknames(
    opens: NDArray[np.bool_], closes: NDArray[np.bool_], spelled: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Mark the tokens on either side of the quotation marks in George "Gabby" Hayes."""
    before, after = np.append(False, (opens & spelled)[:-1]), np.append(spelled[1:], False)
    nickname = before & closes & spelled & after
    return nickname | np.append(nickname[1:], False)


def _is_shouted(spelling: str) -> bool:
    bare = spelling.removesuffix("'s")
    return len(bare) > 1 and bare.isupper()


def _is_common(word: str, tags: Mapping[str, str]) -> bool:
    """Return whether a word, or what it is a form of, is in the lexicon in small letters as no name."""
    stems = [word]
    stems += [word.removesuffix(end) for end in ("s", "es", "ed", "d", "ing", "ly") if word.endswith(end)]
    return any(tags.get(stem, "NNP") not in ("NNP", "NNPS", "FW") for stem in stems if len(stem) > 2 or stem == word)


def _mark_clear(
    tokens: Tokens, rows: slice, spelled: NDArray[np.bool_], function: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Mark the tokens of some whole reviews where a capital says something; see `Capitals.clear`."""
    initial = mark_openings(tokens, rows)
    return ~initial & ~_mark_loud(spelled | function, function, initial)


def _mark_loud(raised: NDArray[np.bool_], function: NDArray[np.bool_], initial: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the tokens of sentences that are all in capitals, or headlines."""
    if not len(initial):
        return initial
    begins = np.flatnonzero(initial)
    content, high = (np.add.reduceat(each, begins, dtype=np.int32) for each in (~function, raised & ~function))
    loud = (content >= _LOUD_WORDS) & (high > _LOUD_SHARE * content)
    return np.repeat(loud, np.diff(begins, append=len(initial)))


def _mark_among(words: Collection[str], number: Mapping[str, int]) -> NDArray[np.bool_]:
    """Mark the numbers of some words, far fewer than have one."""
    marks = np.zeros(len(number), bool)
    marks[[number[word] for word in words if word in number]] = True
    return marks
