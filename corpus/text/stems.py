"""Which words are inflected forms of one word, and which only change the tense of the word behind them."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import iterate_stretches
from corpus.text.english import sentiment
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.irregular import BASES, PASTS
from corpus.text.parts_of_speech import read_tags
from corpus.text.token_marks import mark_pairs
from corpus.text.tokens import Tokens

_HAVE = frozenset({"have", "has", "had"})
_BE = frozenset({"am", "is", "are", "was", "were", "be", "been", "being"})
_DO = frozenset({"do", "does", "did"})
#: Words that are contracted with the pronoun before them ("I have", "I've"), and the endings of such contractions.
_PRONOUNS = frozenset({"i", "you", "we", "they"})
_CONTRACTIBLE = frozenset({"have", "am", "are", "will"})
_CONTRACTED = re.compile(r"'(?:ve|m|re|ll)$")
_CONTRACTED_NOT = {
    **dict.fromkeys(("doesn't", "didn't", "dont", "doesnt", "didnt"), "don't"),
    **dict.fromkeys(("isn't", "wasn't", "weren't", "isnt", "wasnt"), "aren't"),
    **dict.fromkeys(("hasn't", "hadn't"), "haven't"),
}

#: The parts of speech that TextBlob's lexicon gives to inflected forms, by their ending.
_TAGS = {"s": frozenset({"NNS", "VBZ"}), "ed": frozenset({"VBD", "VBN"}), "ing": frozenset({"VBG"})}
_ENDINGS = tuple(_TAGS)
#: Of irregular forms: "bit" is mostly a noun, and "left" a verb. None is a word that the lexicon does not have.
_INFLECTED = frozenset({"NNS", "VBZ", "VBD", "VBN", "VBP", "VBG", None})
_PARTICIPLES = frozenset({"VBG", "VBN"})
_VERBS = frozenset({"VB", "VBP"})
_NAME = "NNP"
#: Parts of speech of words that are verbs too: "hit" is its own past tense, and "open" is mostly an adjective.
_ALSO_VERBS = frozenset({"VBD", "VBN", "JJ"})
#: One consonant behind a single vowel, at the end of a word: it would double before "-ed" and "-ing".
_DOUBLING = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$")

#: What families of phrases take for one word besides: words for the film itself, and a pronoun with its verb.
_ONE_WORD = {"movie": "film", "flick": "film", "im": "i", "ive": "i", "don't": "not"}


def find_lemmas(words: Sequence[str]) -> list[str]:
    """Return the lemma of each word: the base that it is an inflected form of, or the word itself.

    Plurals, possessives, and the tenses and participles of verbs have the lemma of their base; what is derived from it
    has not. TextBlob's own lexicon of parts of speech tells them apart: "timing" is a noun and "interested" an
    adjective there, where "rolling" and "rolled" are verbs. Participles that TextBlob's lexicon of sentiments weighs
    ("touching", "bored") are adjectives, too. Words that neither has are taken for inflected if their base is known. A
    form that may have two bases ("lives") has a lemma of its own.

    Parameters
    ----------
    words : sequence of str
        Words in small letters.

    Notes
    -----
    The lexicon is that of Brill's tagger (Brill 1992, "A simple rule-based part of speech tagger"): the commonest part
    of speech of 94,000 words. Whatever a word is in its sentence, here it is what it mostly is: "leaves" are never
    those of a tree.

    Examples
    --------
    >>> find_lemmas(["tugs", "tugging", "stories", "took", "director's", "timing", "finally", "lives"])
    ['tug', 'tug', 'story', 'take', 'director', 'timing', 'finally', 'lives']
    """
    return [_find_lemma(word) for word in words]


def join_lemmas(lemmas: Sequence[str]) -> list[str]:
    """Give one name to the lemmas that a reader takes for one word: those for the film, and "I" with and without "'ve".

    Examples
    --------
    >>> join_lemmas(["movie", "i've", "they'll", "don't"])
    ['film', 'i', 'they', 'not']
    """
    return [_ONE_WORD.get(lemma) or _CONTRACTED.sub("", lemma) for lemma in lemmas]


def mark_plurals(words: Sequence[str]) -> NDArray[np.bool_]:
    """Mark plurals and possessives, as far as TextBlob's lexicon has them: "times", "women", "time's"."""
    tags = read_tags()
    inflected = ((tags.get(form) == "NNS" or form.endswith("'s")) and _find_lemma(form) != form for form in words)
    return np.fromiter(inflected, bool, len(words))


def mark_tense(tokens: Tokens) -> NDArray[np.bool_]:
    """Mark the words of a text that only change the tense of the verb behind them.

    They are forms of "have" before a past participle of the same sentence ("have rolled"), and of "be" before a present
    one ("is rolling").
    """
    return mark_pairs(tokens, _list_tenses(tokens.vocabulary)) > 0


def iterate_auxiliaries(tokens: Tokens) -> Iterator[tuple[slice, NDArray[np.bool_], NDArray[np.bool_]]]:
    """Mark the words that only change a tense, "do" before "not", and what may be contracted with a pronoun.

    Yields
    ------
    rows : slice
        A stretch of the text (`arrays.iterate_stretches`).
    auxiliary, contractible : array of bool, one item a token of it
        All of these; and those among them that are often contracted with the pronoun before them: "have" in "I have
        ever".
    """
    before = [*_list_tenses(tokens.vocabulary), (_DO, {"not"})]
    marked = mark_pairs(tokens, [*before, (_PRONOUNS, _CONTRACTIBLE)])
    for rows in iterate_stretches(tokens.bounds):
        pairs = marked[rows]
        contractible = np.zeros(len(pairs), bool)
        contractible[1:] = pairs[:-1] & (1 << len(before)) > 0
        yield rows, (pairs & ((1 << len(before)) - 1) > 0) | contractible, contractible


def _list_tenses(words: Sequence[str]) -> list[tuple[Collection[str], Collection[str]]]:
    """Return the auxiliaries of tense, and the participles among some words that each may stand before."""
    past = {form for form in words if form in PASTS or (form.endswith("ed") and _find_lemma(form) != form)}
    present = {form for form in words if form.endswith("ing") and _find_lemma(form) != form}
    return [(_HAVE, past), (_BE, present)]


@lru_cache(maxsize=1 << 19)
def _find_lemma(word: str) -> str:
    if word.endswith("'s") and word not in FUNCTION_WORDS and word[:-2] not in FUNCTION_WORDS:
        word = word[:-2]
    if word in BASES and read_tags().get(word) in _INFLECTED:
        return BASES[word]
    return _CONTRACTED_NOT.get(word) or _find_regular_base(word)


def _find_regular_base(word: str) -> str:
    if not word.endswith(_ENDINGS):
        # Most words, and quickly said of them.
        return word
    ending = next(end for end in _ENDINGS if word.endswith(end))
    if len(word) < len(ending) + 2 or word in FUNCTION_WORDS:
        return word
    tags = read_tags()
    tag = tags.get(word)
    if (tag is not None and tag not in _TAGS[ending]) or (tag in _PARTICIPLES and word in sentiment):
        return word
    # "Hanks" is a name, and no word in small letters; "Nazis" are more than one.
    if not tag and tags.get(word.capitalize()) == _NAME:
        return word
    known = {base: tags.get(base) for base in _list_bases(word, ending) if base not in FUNCTION_WORDS}
    verbs = [base for base, tag_of in known.items() if tag_of in _VERBS]
    nouns = [base for base, tag_of in known.items() if tag_of == "NN"]
    # "chief" is an adjective and the singular of "chiefs"; "good", which says what is thought of a thing, is not one.
    others = [base for base, tag_of in known.items() if tag_of in _ALSO_VERBS]
    if tag in {"NNS", None}:
        others = [base for base in others if tag and base not in sentiment]
    if ending == "s" and tag != "VBZ" and len(verbs + nouns) > 1:
        return word
    return [*verbs, *nouns, *others, word][0]


def _list_bases(word: str, ending: str) -> list[str]:
    """List the words that a form may be inflected from, by the rules of English spelling."""
    if ending == "s":
        bases = [] if word.endswith("ss") else [word[:-1]]
        if word.endswith("ies"):
            return [word[:-3] + "y", word[:-1]]
        if word.endswith("ves"):
            return [*bases, word[:-3] + "f", word[:-3] + "fe"]
        return [*bases, word[:-2]] if re.search(r"(?:s|x|z|ch|sh|o)es$", word) else bases
    stem = word[: -len(ending)]
    if ending == "ed" and stem.endswith("i"):
        return [stem[:-1] + "y", word[:-1]]
    if ending == "ing" and stem.endswith("y") and len(stem) == 2:
        return [stem[:-1] + "ie"]
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return [stem, stem[:-1]]
    return [stem + "e"] if _DOUBLING.search(stem) else [stem, stem + "e"]
