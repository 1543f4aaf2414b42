"""The words and phrases of reviews as vectors, by which their likeness is measured."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array

from corpus.phrases.marks import PhraseMarks
from corpus.text.arrays import read_codes
from corpus.text.tokens import tokenise
from corpus.text.vocabulary import Vocabulary


def count_shared_words(vocabulary: Vocabulary) -> csr_array:
    """Return how often each review uses each word that is not a name; shape (reviews, words)."""
    return vocabulary.counts[:, np.flatnonzero(~vocabulary.named)]


def count_shared_phrases(
    phrases: pd.DataFrame, occurrences: pd.DataFrame, vocabulary: Vocabulary, marks: PhraseMarks
) -> csr_array:
    """Return how often each review uses each listed phrase, outside of longer ones.

    Phrases that hold a name, or that say nothing by themselves (`listing.mark_default_view`), are left out.

    Parameters
    ----------
    phrases, occurrences : DataFrame
        The tables of `schema`; the codes of the occurrences' categories are positions of phrases and reviews.
    vocabulary : Vocabulary
        Of the same reviews.
    marks : PhraseMarks
        Of the same phrases.

    Returns
    -------
    csr_array, shape (reviews, phrases kept)
    """
    kept = marks.shown.copy()
    words = tokenise(phrases.loc[kept, "phrase"].tolist())
    names = {word for word, named in zip(vocabulary.words, vocabulary.named, strict=True) if named}
    named = np.array([word in names for word in words.vocabulary], bool)[words.word]
    kept[kept] = np.diff(np.append(0, np.cumsum(named))[words.bounds]) == 0
    phrase, review = (read_codes(occurrences[name]) for name in ("phrase_id", "review_id"))
    here = occurrences["own"].to_numpy() & kept[phrase]
    column = np.cumsum(kept) - 1
    shape = (vocabulary.counts.shape[0], int(kept.sum()))
    return csr_array((np.ones(here.sum(), dtype="int64"), (review[here], column[phrase[here]])), shape=shape)


def build_vectors(counts: csr_array, groups: pd.Series) -> csr_array:
    """Return each review as a vector of length 1, whose features are weighted by how unevenly groups use them.

    Log-entropy weights (Dumais 1991, "Improving the retrieval of information from external sources", Behavior Research
    Methods 23, 229-236), with groups for documents: (1 + ln of the occurrences in the review) · (1 − H / ln groups),
    where H is the entropy of the feature's spread, by the share of each group's reviews that have it. What all groups
    use equally has no weight. Unlike inverse document frequency, which is the same for a feature that k groups use
    alike and the others not at all, it does not drop a word because one review of every film has it. What one group
    alone has can join no two and is left out.

    Parameters
    ----------
    counts : csr_array, shape (reviews, features)
        Occurrences of words, phrases or both.
    groups : Series
        The group of each review, none missing; two groups or more.

    Returns
    -------
    csr_array, shape (reviews, features kept)
        A review without any such feature is a row of zeros.

    Examples
    --------
    >>> counts = csr_array([[1, 0, 1], [1, 1, 0], [0, 1, 0]])
    >>> build_vectors(counts, pd.Series(["A", "B", "C"])).toarray().round(2).tolist()
    [[1.0, 0.0], [0.71, 0.71], [0.0, 1.0]]
    """
    codes, keys = pd.factorize(groups)
    rates = build_membership(codes, len(keys)).T @ (counts > 0) / np.bincount(codes, minlength=len(keys))[:, None]
    shares = csr_array(rates / np.maximum(rates.sum(axis=0), 1e-300))
    column = shares.indices
    entropy = np.bincount(column, -shares.data * np.log(shares.data), counts.shape[1])
    weight = 1 - entropy / np.log(max(len(keys), 2))
    telling = np.flatnonzero((np.bincount(column, minlength=counts.shape[1]) > 1) & (weight > 1e-9))
    kept = counts[:, telling].astype("float64")
    kept.data = (1 + np.log(kept.data)) * weight[telling][kept.indices]
    length = np.sqrt(kept.multiply(kept).sum(axis=1))
    return csr_array(diags_array(np.divide(1, length, out=np.zeros_like(length), where=length > 0)) @ kept)


def build_membership(codes: NDArray[np.integer], many: int) -> csr_array:
    """Return a matrix of reviews × groups, 1 where a review is in the group; `codes` are the groups' numbers."""
    rows = np.arange(len(codes))
    return csr_array((np.ones(len(codes)), (rows, codes)), shape=(len(codes), many))
