"""The words and phrases that may be suggested for a lexicon: no names, no grammar, no scores.

A name is a word that is mostly capitalised inside sentences; a film's own title, in its reviews, counts as one. A score
("10/10", "two stars") is a rating already, and no word about the film.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.polarity.entries import is_usable
from corpus.polarity.house import CONTRACTIONS
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.text.function_words import ADVERBS, FUNCTION_WORDS, PIECES
from corpus.text.tokens import FILM, Tokens
from corpus.text.vocabulary import measure_capitals

# What may be between the words of a phrase.
_LINKS = ("", " ", "-")
# A score in words is one of the first beside one of the second.
_NUMBERS = frozenset(["zero", "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_POINTS = frozenset(["star", "stars", "point", "points", "thumb", "thumbs", "out", "of"])


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


def count_pairs(tokens: Tokens, *, fewest: int) -> tuple[list[str], csr_array]:
    """Return the phrases of two words that may be suggested, and how often each review uses them.

    One of the two is a content word, an adverb of degree or a negation, neither is a name or a number in digits, and
    nothing but a space or a hyphen is between them.

    Parameters
    ----------
    tokens : Tokens
    fewest : int
        A phrase is in at least so many reviews.

    Returns
    -------
    phrases : list of str
        As they are spelled: "not worth", "must-see".
    counts : csr_array of float, reviews × phrases
        Phrases that overlap count each.
    """
    words, review, vocabulary = tokens.word.astype(np.int64), tokens.review, tokens.vocabulary
    links = np.array([_LINKS.index(gap) if gap in _LINKS else 0 for gap in tokens.gaps], np.int64)
    grammar = FUNCTION_WORDS - ADVERBS - load_textblob_lexicon().negations - set(CONTRACTIONS)
    frequent = (_count_reviews(tokens) >= fewest) & ~_mark_names(tokens)
    usable = frequent & np.array(
        [word not in PIECES and is_usable(word) and not word.isdigit() for word in vocabulary], bool
    )
    telling, numbers, points = (
        np.array([word in some for word in vocabulary], bool) for some in (set(vocabulary) - grammar, _NUMBERS, _POINTS)
    )
    one, two, link = words[:-1], words[1:], links[tokens.gap[:-1]]
    together = (review[1:] == review[:-1]) & (tokens.sentence[1:] == tokens.sentence[:-1]) & (link > 0)
    scores = (numbers[one] & points[two]) | (points[one] & numbers[two])
    at = np.flatnonzero(together & usable[one] & usable[two] & (telling[one] | telling[two]) & ~scores)
    pairs, pair = np.unique((one[at] * len(vocabulary) + two[at]) * len(_LINKS) + link[at], return_inverse=True)
    counts = csr_array((np.ones(len(at)), (review[at], pair)), shape=(len(tokens.bounds) - 1, len(pairs)))
    counts.sum_duplicates()
    kept = np.flatnonzero(np.bincount(counts.indices, minlength=len(pairs)) >= fewest)
    both, kind = np.divmod(pairs[kept], len(_LINKS))
    first, second = np.divmod(both, len(vocabulary))
    spelled = [
        f"{vocabulary[one]}{_LINKS[gap]}{vocabulary[two]}"
        for one, gap, two in zip(first.tolist(), kind.tolist(), second.tolist(), strict=True)
    ]
    return spelled, counts[:, kept]


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
