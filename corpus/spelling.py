"""How a phrase is written out: its key, and the way it is printed most often."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .tokens import Tokens

_MIX = np.uint64(0x9E3779B97F4A7C15)


def joined(
    words: NDArray[np.integer], lengths: NDArray[np.integer], place: NDArray[np.integer], forms: list[str]
) -> list[str]:
    """Write out phrases with a space between words.

    Parameters
    ----------
    words : array, one item a token
        Numbers into `forms`.
    lengths, place : array, one item a phrase
        How many words it has, and the token where it begins.
    forms : list of str
        What the numbers stand for.
    """
    plain = np.array(forms, dtype=object)
    spaced = np.array([f" {form}" for form in forms], dtype=object)
    text = plain[words[place]] if len(place) else np.empty(0, object)
    for step in range(1, lengths.max(initial=0)):
        longer = np.flatnonzero(lengths > step)
        text[longer] += spaced[words[place[longer] + step]]
    return text.tolist()


def printed(
    tokens: Tokens, lengths: NDArray[np.integer], code: NDArray[np.integer], place: NDArray[np.integer]
) -> list[str]:
    """Return each phrase as it is printed most often; a capital that only opens a sentence does not count.

    Parameters
    ----------
    tokens : Tokens
        The corpus.
    lengths : array, one item a phrase
        How many words it has.
    code, place : array, one item an occurrence
        The phrase, ascending, and the token where it begins.
    """
    initial = np.diff(tokens.sentence, prepend=-1) != 0
    initial[tokens.bounds[:-1][np.diff(tokens.bounds) > 0]] = True
    usual = _usual(tokens, initial)
    pairs = zip(tokens.vocabulary, usual.tolist(), strict=True)
    forms = [tokens.spellings[number] if number >= 0 else word for word, number in pairs]

    odd = ~initial & (tokens.spelling != usual[tokens.word])
    odd_gap = tokens.gap != (tokens.gaps.index(" ") if " " in tokens.gaps else -1)
    # Oddities before each token, its own not counted but the gap before it: a difference is a phrase's inside.
    before = np.cumsum(odd, dtype=np.int32)
    before[1:] += np.cumsum(odd_gap[:-1], dtype=np.int32)
    last = place + lengths[code] - 1
    plain = (before[last] == before[place]) & ~odd[place]
    first = np.flatnonzero(np.diff(code, prepend=-1))
    text = np.array(joined(tokens.word, lengths, place[first], forms), dtype=object)

    occurrences = np.bincount(code, minlength=len(lengths))
    voted = np.bincount(code[plain], minlength=len(lengths)) * 2 < occurrences
    rows = np.flatnonzero(voted[code])
    shown = np.where(odd, len(forms) + tokens.spelling, tokens.word)
    chosen = _commonest(shown, tokens.gap, lengths, code[rows], place[rows])
    forms += tokens.spellings
    for phrase, start in zip(np.flatnonzero(voted).tolist(), place[rows[chosen]].tolist(), strict=True):
        stop = start + int(lengths[phrase]) - 1
        parts = zip(shown[start:stop].tolist(), tokens.gap[start:stop].tolist(), strict=True)
        text[phrase] = "".join(forms[word] + tokens.gaps[gap] for word, gap in parts) + forms[shown[stop]]
    return text.tolist()


def _usual(tokens: Tokens, initial: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the commonest spelling of each word inside sentences, the small one first among equals; −1 if none is."""
    count = np.bincount(tokens.spelling[~initial], minlength=len(tokens.spellings))
    spelling = np.flatnonzero(count)
    word_of = np.full(len(tokens.spellings), -1)
    word_of[tokens.spelling] = tokens.word
    word = word_of[spelling]
    pairs = zip(spelling.tolist(), word.tolist(), strict=True)
    small = np.array([tokens.spellings[s] == tokens.vocabulary[w] for s, w in pairs], bool)
    order = np.lexsort((small, count[spelling]))
    usual = np.full(len(tokens.vocabulary), -1)
    usual[word[order]] = spelling[order]
    return usual


def _commonest(
    shown: NDArray[np.integer],
    gap: NDArray[np.integer],
    lengths: NDArray[np.integer],
    code: NDArray[np.integer],
    place: NDArray[np.integer],
) -> NDArray[np.intp]:
    """Return, for each phrase that occurs, the row of the first occurrence that is printed as most of its are."""
    key = code.astype(np.uint64)
    length = lengths[code]
    for step in range(length.max(initial=0)):
        at = np.flatnonzero(length > step)
        key[at] = (key[at] ^ (key[at] >> np.uint64(29))) * _MIX + shown[place[at] + step].astype(np.uint64)
        at = at[length[at] > step + 1]
        key[at] = (key[at] ^ (key[at] >> np.uint64(29))) * _MIX + gap[place[at] + step].astype(np.uint64)
    number, distinct = pd.factorize(key)
    count = np.bincount(number, minlength=len(distinct))
    first = np.empty(len(distinct), np.intp)
    first[number[::-1]] = np.arange(len(number))[::-1]
    order = np.lexsort((first, -count, code[first]))
    return first[order][np.diff(code[first[order]], prepend=-1) != 0]
