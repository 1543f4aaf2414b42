"""Words up to inflection: which of them are forms of one."""

import re
from collections.abc import Sequence

import numpy as np
from nltk.stem.snowball import SnowballStemmer  # type: ignore[import-untyped]
from numpy.typing import NDArray

#: What inflection adds to a stem: plurals, the past, participles, and the vowels that stand in their place.
_ENDING = re.compile(r"(?:i?es|i?e?d|y?ing|ie|s|e|y)$")

_HAVE = frozenset({"have", "has", "had", "having"})
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})


def lemmas(words: Sequence[str]) -> list[str]:
    """Return a name for each word that it shares with its inflected forms, and with few others.

    The name is the stem of Porter's English (Snowball) stemmer, and behind it what derivation added: "original" and
    "origins" have one stem, but are not forms of one word. Irregular forms ("rose", "risen") stay apart.

    Parameters
    ----------
    words : sequence of str
        Words in small letters.

    Examples
    --------
    >>> lemmas(["tugs", "tugging", "stories", "story", "origins", "original"])
    ['tug', 'tug', 'stori', 'stori', 'origin', 'origin+al']
    """
    stemmer = SnowballStemmer("english")
    return [_named(word, stemmer.stem(word)) for word in words]


def auxiliaries(vocabulary: Sequence[str], word: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Say which words of a text only shift the time of the verb behind them.

    They are forms of "have" before a past participle ("have rolled") and of "be" before a present one ("is rolling").

    Parameters
    ----------
    vocabulary : sequence of str
        Words in small letters.
    word : array of int
        The text, as places in the vocabulary.
    """
    have, be = (np.array([form in forms for form in vocabulary], bool) for forms in (_HAVE, _BE))
    past = np.array([form.endswith(("ed", "en")) for form in vocabulary], bool)
    present = np.array([form.endswith("ing") for form in vocabulary], bool)
    behind = np.append(word[1:], word[-1:])
    return (have[word] & past[behind]) | (be[word] & present[behind])


def _named(word: str, stem: str) -> str:
    word = word.removesuffix("'s")
    kept = len(stem) if word.startswith(stem) else len(stem) - 1
    added = _ENDING.sub("", word[kept:])
    return stem if added in ("", stem[-1:]) else f"{stem}+{added}"
