"""Which form of a verb a word may be."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.irregular import PARTICIPLES, PASTS, PRETERITES, UNCHANGING
from corpus.text.stems import find_lemmas

_UNCHANGING = frozenset(UNCHANGING.split())


class VerbForm(IntEnum):
    """Forms of verbs, by their endings; `NONE` is a word that is no form of a verb."""

    NONE = 0
    #: The base, which may be a noun too: "use".
    BASE = 1
    #: The third person or a plural, and the possessive of a noun: "uses".
    IN_S = 2
    #: A past tense that is a participle too: "used".
    PAST = 3
    #: A past tense alone: "took".
    PRETERITE = 4
    #: A past participle alone: "taken".
    PARTICIPLE = 5
    #: "using".
    IN_ING = 6


def find_verb_forms(vocabulary: Sequence[str]) -> NDArray[np.int8]:
    """Find which `VerbForm` each word may be.

    A word is a form of a verb if the vocabulary has a past form or a present participle of the same lemma
    (`stems.find_lemmas`), or if its past is the base itself ("cut"). Function words are none.

    Examples
    --------
    >>> find_verb_forms(["take", "takes", "took", "taken", "taking", "taker", "was"]).tolist()
    [1, 2, 4, 5, 6, 0, 0]
    """
    lemmas = find_lemmas(vocabulary)
    forms = [_find_form(word, lemma) for word, lemma in zip(vocabulary, lemmas, strict=True)]
    verbs = {lemma for lemma, form in zip(lemmas, forms, strict=True) if form >= VerbForm.PAST} | _UNCHANGING
    return np.array([form if lemma in verbs else 0 for lemma, form in zip(lemmas, forms, strict=True)], np.int8)


def _find_form(word: str, lemma: str) -> VerbForm:
    if word in FUNCTION_WORDS or lemma in FUNCTION_WORDS:
        return VerbForm.NONE
    if word == lemma:
        return VerbForm.BASE
    if word in PRETERITES:
        return VerbForm.PRETERITE
    if word in PARTICIPLES:
        return VerbForm.PARTICIPLE
    if word in PASTS or word.endswith("ed"):
        return VerbForm.PAST
    return VerbForm.IN_ING if word.endswith("ing") else VerbForm.IN_S
