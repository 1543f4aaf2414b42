"""What part of speech a word usually is, by the lexicon of the tagger that TextBlob ships.

Brill 1992, "A simple rule-based part of speech tagger"; its lexicon was counted in the Brown corpus and the Penn
Treebank, and has the commonest tag of each word as it is spelled: "Hanks" is a name there, and "hanks" is no word.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.text.english import lexicon

_NAMES = ("NNP", "NNPS")
_NUMBER = "CD"
_ADJECTIVE = "JJ"
#: What forms of listed words are, by their endings.
_FORMS = {"s": "NNS", "es": "NNS", "ed": "VBN", "ing": "VBG", "ly": "RB"}
#: What the tagger takes an unknown word for, by its ending (Brill's rules for unknown words, the commonest of them).
_ENDINGS = {"ly": "RB", "ing": "VBG", "ed": "VBN"}


@dataclass(frozen=True, eq=False)
class PartsOfSpeech:
    """What some words usually are, one bool a word.

    Attributes
    ----------
    name : bool
        Whether the word, in whatever case it is given, is usually a name: listed as one, and as nothing else in small
        letters.
    known : bool
        Whether it is listed, in small letters or with a capital.
    number : bool
        Whether it is a number, in words or in digits.
    noun, adjective : bool
        Nouns, and what stands before nouns: adjectives and participles. An unknown word is a noun unless it ends as
        adverbs and participles do.
    """

    name: NDArray[np.bool_]
    known: NDArray[np.bool_]
    number: NDArray[np.bool_]
    noun: NDArray[np.bool_]
    adjective: NDArray[np.bool_]


def find_parts_of_speech(vocabulary: Sequence[str]) -> PartsOfSpeech:
    """Look up words, in small letters, in the tagger's lexicon.

    Misuse: one tag a word, the commonest in newspapers of 1989. "bond" is a noun, and so is the agent.

    Examples
    --------
    >>> parts = find_parts_of_speech(["hanks", "waste", "forty", "caligari"])
    >>> parts.name.tolist(), parts.known.tolist()
    ([True, False, False, False], [True, True, True, False])
    >>> parts.number.tolist()
    [False, False, True, False]
    """
    tags = read_tags()
    listed = [_find_tag(word.replace("’", "'").removesuffix("'s"), tags) for word in vocabulary]
    assumed = [tag or _assume_tag(word) for tag, word in zip(listed, vocabulary, strict=True)]
    return PartsOfSpeech(
        name=np.array([tag in _NAMES for tag in listed], bool),
        known=np.array([tag != "" for tag in listed], bool),
        number=np.array([tag == _NUMBER for tag in assumed], bool),
        noun=np.array([tag.startswith("NN") for tag in assumed], bool),
        adjective=np.array([tag.startswith((_ADJECTIVE, "VBN", "VBG", "VBD")) for tag in assumed], bool),
    )


@cache
def read_tags() -> Mapping[str, str]:
    """Return the tag of each spelling in the lexicon's file; read here, for TextBlob's own reader leaves it open."""
    lines = Path(lexicon.path).read_text(encoding="utf-8").splitlines()
    entries = (line.split(" ")[:2] for line in lines if line.strip() and not line.startswith(";;;"))
    return {entry[0]: entry[1] for entry in entries if len(entry) > 1}


def _find_tag(word: str, tags: Mapping[str, str]) -> str:
    """Return the tag of a word in small letters, else with a capital, else as a form of a listed word; else nothing."""
    tag = tags.get(word) or tags.get(word.capitalize())
    return tag or next((mark for end, mark in _FORMS.items() if word.endswith(end) and word[: -len(end)] in tags), "")


def _assume_tag(word: str) -> str:
    """Return what an unknown word most likely is."""
    if word[:1].isdigit():
        return _NUMBER
    return next((tag for ending, tag in _ENDINGS.items() if word.endswith(ending)), "NN")
