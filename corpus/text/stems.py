"""Which words are inflected forms of one word."""

import re
from collections.abc import Sequence

import numpy as np
from nltk.stem.snowball import SnowballStemmer  # type: ignore[import-untyped]
from numpy.typing import NDArray

#: What inflection adds to a stem: plurals, the past, participles, and the vowels that replace them.
_ENDING = re.compile(r"(?:i?es|i?e?d|y?ing|ie|s|e|y)$")

_HAVE = frozenset({"have", "has", "had", "having"})
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
_DO = frozenset({"do", "does", "did"})
#: Words that are contracted with the pronoun before them ("I have", "I've"), and the endings of such contractions.
_PRONOUNS = frozenset({"i", "you", "we", "they"})
_CONTRACTIBLE = frozenset({"have", "am", "are", "will"})
_CONTRACTED = re.compile(r"'(?:s|ve|m|re|ll)$")

#: Words for the film itself count as one word: they are used in the same places.
_FILM = {"movi": "film", "flick": "film"}
_ONE_WORD = {
    "im": "i",
    "ive": "i",
    **dict.fromkeys(("don't", "doesn't", "didn't", "dont", "doesnt", "didnt"), "not"),
}


def find_lemmas(words: Sequence[str]) -> list[str]:
    """Return the lemma of each word: a name that it shares with its inflected forms, and with few others.

    The name is the stem of Porter's English (Snowball) stemmer, and behind it the suffix of derivation: "original" and
    "origins" have one stem, but are not forms of one word. Irregular forms ("rose", "risen") have lemmas of their own.

    Parameters
    ----------
    words : sequence of str
        Words in small letters.

    Examples
    --------
    >>> find_lemmas(["tugs", "tugging", "stories", "story", "origins", "original"])
    ['tug', 'tug', 'stori', 'stori', 'origin', 'origin+al']
    """
    stemmer = SnowballStemmer("english")
    return [_name_lemma(word, stemmer.stem(word)) for word in words]


def mark_auxiliaries(vocabulary: Sequence[str], word: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Mark the words of a text that only change the tense of the verb behind them, or are part of a negation.

    They are forms of "have" before a past participle ("have rolled"), of "be" before a present one ("is rolling"), of
    "do" before "not", and those that may be contracted with a pronoun (`mark_contractible`).

    Parameters
    ----------
    vocabulary : sequence of str
        Words in small letters.
    word : array of int
        The text, as places in the vocabulary.
    """
    have, be, do = (np.array([form in forms for form in vocabulary], bool) for forms in (_HAVE, _BE, _DO))
    past = np.array([form.endswith(("ed", "en")) for form in vocabulary], bool)
    present = np.array([form.endswith("ing") for form in vocabulary], bool)
    negates = np.array([form == "not" for form in vocabulary], bool)
    behind = np.append(word[1:], word[-1:])
    shifting = (have[word] & past[behind]) | (be[word] & present[behind]) | (do[word] & negates[behind])
    return shifting | mark_contractible(vocabulary, word)


def mark_contractible(vocabulary: Sequence[str], word: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Mark the words of a text that are often contracted with the pronoun before them: "have" in "I have ever"."""
    pronoun, contractible = (
        np.array([form in forms for form in vocabulary], bool) for forms in (_PRONOUNS, _CONTRACTIBLE)
    )
    return contractible[word] & np.append(False, pronoun[word[:-1]])[: len(word)]


def _name_lemma(word: str, stem: str) -> str:
    if word in _ONE_WORD:
        return _ONE_WORD[word]
    if contracted := _CONTRACTED.search(word):
        word = word[: contracted.start()]
        stem = stem if contracted[0] == "'s" else word
    if word.startswith(tuple(_FILM)):
        word = stem = _FILM.get(stem, stem)
    kept = len(stem) if word.startswith(stem) else len(stem) - 1
    added = _ENDING.sub("", word[kept:])
    return stem if added in ("", stem[-1:]) else f"{stem}+{added}"
