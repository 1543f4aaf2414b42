"""The words and phrases that a lexicon may take up: no names, no grammar, phrases that tell more than their words do.

A name is what is printed with a capital inside sentences; a film's own title, in its reviews, counts as one.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.polarity.entries import is_usable
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.text.function_words import ADVERBS, CLOSERS, FUNCTION_WORDS, HANGERS
from corpus.text.tokens import FILM, Tokens
from corpus.text.vocabulary import measure_capitals

#: How much more than its words a phrase must tell of the ratings, in standard errors.
_TELLING = 2.0
# What opens no phrase: with an article or a form of "be" before it, a word says what it says alone.
_NO_OPENERS = HANGERS | {"a", "an", "the", "is", "are", "was", "were", "be", "been", "to", "it"}
# What may stand between the words of a phrase. A score out of ten is one with a stroke ("8/10").
_LINKS = ("", " ", "-", "/")
_STROKE = _LINKS.index("/")


def list_grammar_words() -> frozenset[str]:
    """Return the words that hold sentences together, or negate; adverbs of degree judge."""
    return (FUNCTION_WORDS - ADVERBS) | load_textblob_lexicon().negations


def list_words(tokens: Tokens, *, fewest: int) -> list[str]:
    """Return the single words that may be judged, in so many reviews or more."""
    frequent = _reviews(tokens) >= fewest
    return [word for word, kept in zip(tokens.vocabulary, frequent & _plain(tokens), strict=True) if kept]


def list_unfit_words(tokens: Tokens, *, fewest: int) -> list[str]:
    """Return the names and the words of grammar in so many reviews or more, but for those that negate."""
    frequent = (_reviews(tokens) >= fewest) & ~_plain(tokens)
    barred = load_textblob_lexicon().negations
    return [
        word
        for word, kept in zip(tokens.vocabulary, frequent, strict=True)
        if kept and word not in barred and is_usable(word)
    ]


def count_words(tokens: Tokens, terms: Sequence[str]) -> csr_array:
    """Return how often each review uses each of some words: reviews × words."""
    places = {word: place for place, word in enumerate(tokens.vocabulary)}
    return _counts(tokens)[:, [places[term] for term in terms]]


def find_phrases(tokens: Tokens, left: NDArray[np.float64], *, fewest: int) -> list[str]:
    """Return the phrases of two words that say more than the words do.

    Parameters
    ----------
    tokens : Tokens
    left : ndarray of float, one a review
        What single words leave unsaid of the rating.
    fewest : int
        Phrases stand in so many reviews or more.

    Returns
    -------
    list of str
        With what is printed between the words: "not worth", "must-see", "8/10".
    """
    words, review, vocabulary = tokens.word.astype(np.int64), tokens.review.astype(np.int64), tokens.vocabulary
    links = np.array([_LINKS.index(gap) if gap in _LINKS else 0 for gap in tokens.gaps], np.int64)
    one, two, link = words[:-1], words[1:], links[tokens.gap[:-1]]
    together = (review[1:] == review[:-1]) & (tokens.sentence[1:] == tokens.sentence[:-1]) & (link > 0)
    content = np.array([word not in list_grammar_words() for word in vocabulary], bool)
    digits = np.array([word.isdigit() for word in vocabulary], bool)
    opens, closes = (
        ~_names(tokens) & np.array([word not in barred for word in vocabulary], bool)
        for barred in (_NO_OPENERS, FUNCTION_WORDS - ADVERBS - CLOSERS)
    )
    score = digits[one] & digits[two] & (link == _STROKE)
    prose = ~digits[one] & ~digits[two] & (link != _STROKE) & (content[one] | content[two])
    at = np.flatnonzero(together & (score | prose) & opens[one] & closes[two])
    pairs, pair = np.unique((one[at] * len(vocabulary) + two[at]) * len(_LINKS) + link[at], return_inverse=True)
    # A phrase counts once a review.
    pair, review = np.divmod(np.unique(pair * len(left) + review[at]), len(left))
    in_reviews = np.bincount(pair, minlength=len(pairs))
    z = np.bincount(pair, (left - left.mean())[review], len(pairs)) / np.sqrt(np.maximum(in_reviews, 1) * left.var())
    telling = pairs[(in_reviews >= fewest) & (np.abs(z) > _TELLING)].tolist()
    spelled = []
    for code in telling:
        both, link_code = divmod(code, len(_LINKS))
        first, second = divmod(both, len(vocabulary))
        spelled.append(f"{vocabulary[first]}{_LINKS[link_code]}{vocabulary[second]}")
    return [phrase for phrase in spelled if is_usable(phrase)]


def _counts(tokens: Tokens) -> csr_array:
    shape = (len(tokens.bounds) - 1, len(tokens.vocabulary))
    # Summing happens in place: not in the tokens' own arrays.
    counted = csr_array((np.ones(len(tokens.word)), tokens.word, tokens.bounds), shape=shape, copy=True)
    counted.sum_duplicates()
    return counted


def _reviews(tokens: Tokens) -> NDArray[np.int64]:
    return np.bincount(_counts(tokens).indices, minlength=len(tokens.vocabulary))


def _plain(tokens: Tokens) -> NDArray[np.bool_]:
    barred = list_grammar_words()
    letters = [word.isalpha() and word not in barred and is_usable(word) for word in tokens.vocabulary]
    return np.array(letters, bool) & ~_names(tokens)


def _names(tokens: Tokens) -> NDArray[np.bool_]:
    titles = np.array([word.startswith(FILM) for word in tokens.vocabulary], bool)
    return titles | (np.nan_to_num(measure_capitals(tokens)) > 0.5)
