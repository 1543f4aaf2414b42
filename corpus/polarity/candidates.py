"""The words and phrases that may be suggested for a lexicon: no names, no grammar, no phrase that adds nothing.

A name is a word that is mostly capitalised inside sentences; a film's own title, in its reviews, counts as one.
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

#: How much of the ratings a phrase must explain beyond its words, in standard errors.
_TELLING = 2.0
# Words that begin no phrase: an article or a form of "be" adds nothing to the word behind it.
_NO_OPENERS = HANGERS | {"a", "an", "the", "is", "are", "was", "were", "be", "been", "to", "it"}
# What may be between the words of a phrase. A stroke makes a score out of ten ("8/10").
_LINKS = ("", " ", "-", "/")
_STROKE = _LINKS.index("/")


def list_grammar_words() -> frozenset[str]:
    """Return the function words and the negations, without adverbs of degree, which judge."""
    return (FUNCTION_WORDS - ADVERBS) | load_textblob_lexicon().negations


def list_words(tokens: Tokens, *, fewest: int) -> list[str]:
    """Return the single words that may be suggested: those in at least `fewest` reviews."""
    frequent = _count_reviews(tokens) >= fewest
    return [word for word, kept in zip(tokens.vocabulary, frequent & _mark_plain(tokens), strict=True) if kept]


def list_unfit_words(tokens: Tokens, *, fewest: int) -> list[str]:
    """Return the names and function words in at least `fewest` reviews, without the negations."""
    frequent = (_count_reviews(tokens) >= fewest) & ~_mark_plain(tokens)
    barred = load_textblob_lexicon().negations
    return [
        word
        for word, kept in zip(tokens.vocabulary, frequent, strict=True)
        if kept and word not in barred and is_usable(word)
    ]


def count_words(tokens: Tokens, terms: Sequence[str]) -> csr_array:
    """Return how often each review uses each of some words; shape (reviews, words)."""
    places = {word: place for place, word in enumerate(tokens.vocabulary)}
    return _count_matrix(tokens)[:, [places[term] for term in terms]]


def find_phrases(tokens: Tokens, left: NDArray[np.float64], *, fewest: int) -> list[str]:
    """Return the phrases of two words that explain more of the ratings than their words do.

    Parameters
    ----------
    tokens : Tokens
    left : ndarray of float, one a review
        The residual of the rating after single words.
    fewest : int
        A phrase is in at least so many reviews.

    Returns
    -------
    list of str
        As they are spelled: "not worth", "must-see", "8/10".
    """
    words, review, vocabulary = tokens.word.astype(np.int64), tokens.review.astype(np.int64), tokens.vocabulary
    links = np.array([_LINKS.index(gap) if gap in _LINKS else 0 for gap in tokens.gaps], np.int64)
    one, two, link = words[:-1], words[1:], links[tokens.gap[:-1]]
    together = (review[1:] == review[:-1]) & (tokens.sentence[1:] == tokens.sentence[:-1]) & (link > 0)
    content = np.array([word not in list_grammar_words() for word in vocabulary], bool)
    digits = np.array([word.isdigit() for word in vocabulary], bool)
    opens, closes = (
        ~_mark_names(tokens) & np.array([word not in barred for word in vocabulary], bool)
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


def _count_matrix(tokens: Tokens) -> csr_array:
    shape = (len(tokens.bounds) - 1, len(tokens.vocabulary))
    # Summing happens in place: not in the tokens' own arrays.
    counted = csr_array((np.ones(len(tokens.word)), tokens.word, tokens.bounds), shape=shape, copy=True)
    counted.sum_duplicates()
    return counted


def _count_reviews(tokens: Tokens) -> NDArray[np.int64]:
    return np.bincount(_count_matrix(tokens).indices, minlength=len(tokens.vocabulary))


def _mark_plain(tokens: Tokens) -> NDArray[np.bool_]:
    barred = list_grammar_words()
    letters = [word.isalpha() and word not in barred and is_usable(word) for word in tokens.vocabulary]
    return np.array(letters, bool) & ~_mark_names(tokens)


def _mark_names(tokens: Tokens) -> NDArray[np.bool_]:
    titles = np.array([word.startswith(FILM) for word in tokens.vocabulary], bool)
    return titles | (np.nan_to_num(measure_capitals(tokens)) > 0.5)
