"""Runs of words with capitals, and what capitals say of each word: where names may be."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.aspects.names_words import GIVEN, PART, ROLE, TITLE
from corpus.text.arrays import mark_changes
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.parts_of_speech import read_tags
from corpus.text.sentences import Trait, has_trait
from corpus.text.tokens import Tokens

#: A word that has a capital in so many of its places inside sentences is a name, if it is no common word; a common one
#: needs a capital in nearly all.
_MOSTLY, _NEARLY_ALWAYS = 0.75, 0.93
#: Words of so few letters may be initials.
_LONG = 3
#: A sentence of so many words or more is written in capitals, or as a headline, where most words have one.
_LOUD_WORDS, _LOUD_SHARE = 4, 0.6


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
    capital : bool
        Whether the token may be part of a name.
    joined : bool
        Whether only what may stand inside a name is between the token and the next: a space, a hyphen, the stop of an
        initial or of an honorific.
    clear : bool
        Whether the capital says anything: the token opens no sentence, and its sentence is not all in capitals.
    shouted : bool
        Whether it is in capitals throughout.
    possessive : bool
        Whether it ends in 's.
    named : bool, one item a word of `words`
        Whether the word is a name wherever it has a capital.
    common : bool, one item a word of `words`
        Whether the word is also an everyday one; False of words that never have a capital.
    share : float, one item a word of `words`
        Of its places inside sentences, the share with a capital; NaN where there is none.
    """

    base: NDArray[np.integer]
    words: list[str]
    number: Mapping[str, int]
    capital: NDArray[np.bool_]
    joined: NDArray[np.bool_]
    clear: NDArray[np.bool_]
    shouted: NDArray[np.bool_]
    possessive: NDArray[np.bool_]
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
    base = np.array(bases, np.int32)[tokens.word]
    possessive = np.array([word.endswith("'s") for word in tokens.vocabulary], bool)[tokens.word]
    spelled = has_trait(tokens.traits, Trait.CAPITALISED)[tokens.spelling]
    shouted = np.array([_is_shouted(spelling) for spelling in tokens.spellings], bool)[tokens.spelling]
    initial = mark_changes(tokens.sentence)
    initial[tokens.bounds[:-1][np.diff(tokens.bounds) > 0]] = True
    function = _mark_among(FUNCTION_WORDS, number)
    clear = ~initial & ~_mark_loud(spelled | function[base], function[base], initial)
    share = _share(base, spelled, clear, len(words))
    tags, raised = read_tags(), np.bincount(base[spelled], minlength=len(words)) > 0
    # Of what never has a capital it is not asked.
    common = np.array([can and _is_common(word, tags) for word, can in zip(words, raised.tolist(), strict=True)], bool)
    usual = np.nan_to_num(share, nan=1.0)
    named = usual >= np.where(common, _NEARLY_ALWAYS, _MOSTLY)
    given, role, title = (_mark_among(known[kind], number) for kind in (GIVEN, ROLE, TITLE))
    length = np.fromiter(map(len, words), np.int32, len(words))
    joined = _mark_joined(tokens, (title | (length == 1))[base]) & ~possessive & ~np.append(initial[1:], True)
    # "Jean Arthur SHINES": what is shouted is no part of what is not, but for initials and "III".
    long = (length > _LONG)[base]
    joined &= ~np.append((shouted[1:] != shouted[:-1]) & spelled[1:] & spelled[:-1] & long[1:] & long[:-1], False)
    joined |= _mark_nicknames(tokens, spelled)
    # "Will" and "May" are names only before another; "The" and "A" never are.
    before_name = joined & np.append(spelled[1:] & (named & ~function)[base[1:]], False)
    before_capital = joined & np.append(spelled[1:] & ~function[base[1:]], False)
    # "Marsha A. Hunt", "D. W. Griffith".
    stopped = np.array([gap.startswith(".") for gap in tokens.gaps], bool)[tokens.gap]
    letter = spelled & joined & stopped & (length == 1)[base]
    letter &= np.append(spelled[1:], False)
    capital = spelled & ~role[base] & (~function[base] | (given[base] & before_name))
    # What opens a sentence has its capital anyway.
    opener = ~clear & initial & ~(named & ~common)[base]
    clear_next = np.append(clear[1:], False)
    capital &= ~opener | ((given | title)[base] & (before_name | (before_capital & clear_next) | ~common[base]))
    capital |= letter
    return Capitals(base, words, number, capital, joined, clear, shouted, possessive, named, common, share)


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
    capital, joined = capitals.capital, capitals.joined
    part = capitals.mark_among(known[PART])[capitals.base] & ~capital
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


def _mark_nicknames(tokens: Tokens, spelled: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the tokens on either side of the quotation marks in George "Gabby" Hayes."""
    opens = np.array([len(gap) == 2 and gap[0] == " " and gap[1] in "\"“'‘" for gap in tokens.gaps], bool)[tokens.gap]
    closes = np.array([len(gap) == 2 and gap[1] == " " and gap[0] in "\"”'’" for gap in tokens.gaps], bool)[tokens.gap]
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


def _mark_loud(raised: NDArray[np.bool_], function: NDArray[np.bool_], initial: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the tokens of sentences that are all in capitals, or headlines."""
    if not len(initial):
        return initial
    begins = np.flatnonzero(initial)
    content, high = (np.add.reduceat(each, begins, dtype=np.int32) for each in (~function, raised & ~function))
    loud = (content >= _LOUD_WORDS) & (high > _LOUD_SHARE * content)
    return np.repeat(loud, np.diff(begins, append=len(initial)))


def _share(
    base: NDArray[np.integer], spelled: NDArray[np.bool_], clear: NDArray[np.bool_], words: int
) -> NDArray[np.float64]:
    """Return the share of capitals of each word, in the places where a capital says something."""
    with np.errstate(invalid="ignore"):
        return np.bincount(base[clear & spelled], minlength=words) / np.bincount(base[clear], minlength=words)


def _mark_among(words: Collection[str], number: Mapping[str, int]) -> NDArray[np.bool_]:
    """Mark the numbers of some words, far fewer than have one."""
    marks = np.zeros(len(number), bool)
    marks[[number[word] for word in words if word in number]] = True
    return marks


def _mark_joined(tokens: Tokens, short: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark the tokens with only what may stand inside a name before the next one: a stop behind `short` ones alone."""
    space = np.array([gap in (" ", "-", "‑") for gap in tokens.gaps], bool)[tokens.gap]
    stop = np.array([gap in (". ", ".") for gap in tokens.gaps], bool)[tokens.gap]
    return space | (stop & short)
