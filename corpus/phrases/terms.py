"""How often each word and phrase occurs in each review or sentence: the matrix by which groups are compared."""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array, hstack

from corpus.phrases.filters import mark_names
from corpus.phrases.marks import PhraseMarks
from corpus.text.arrays import read_codes, slice_groups
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.laid_aside import GrowingColumns
from corpus.text.tokens import FILM, tokenise
from corpus.text.vocabulary import Vocabulary

WORD, PHRASE = "word", "phrase"


class TermPhrases(NamedTuple):
    """The phrases that are terms beside the words of a corpus, and how often each of its reviews has them.

    Attributes
    ----------
    rows : ndarray of int
        Their rows in the table of phrases.
    folded : Series of str
        As in `Terms.table`.
    named : ndarray of bool
        Which are names.
    counts : csr_array of int32, shape (reviews, these phrases)
    """

    rows: NDArray[np.integer]
    folded: pd.Series
    named: NDArray[np.bool_]
    counts: csr_array

    @classmethod
    def of(
        cls, phrases: pd.DataFrame, occurrences: pd.DataFrame, marks: PhraseMarks, *, row: NDArray[np.integer], of: int
    ) -> "TermPhrases":
        """Pick and count them.

        Parameters
        ----------
        phrases, occurrences : DataFrame
            As in an opened corpus: the codes of `occurrences` are positions.
        marks : PhraseMarks
            Of all the phrases.
        row : ndarray of int, one item an occurrence
            The review that it is counted in, or the sentence; −1 is none.
        of : int
            How many reviews, or sentences, there are.
        """
        # Phrases that only occur inside longer ones, or have one content word, would only repeat other terms.
        rows = np.flatnonzero((phrases["standalone_reviews"] > 0).to_numpy() & marks.noticeable & marks.shown)
        # The matrix keeps the type of its places: of millions, four bytes each are enough.
        column = np.full(len(phrases) + 1, -1, np.int32)
        column[rows] = np.arange(len(rows))
        column = column[read_codes(occurrences["phrase_id"])]
        here = (row >= 0) & (column >= 0)
        places = (row[here].astype(np.int32), column[here])
        counts = csr_array((np.ones(here.sum(), np.int32), places), shape=(of, len(rows)))
        folded = pd.Series(_fold_phrases(phrases["phrase"].iloc[rows]), dtype="str")
        return cls(rows, folded, marks.named[rows], counts)


@dataclass(frozen=True, eq=False)
class Terms:
    """How often each word and phrase occurs in each review, or in each sentence.

    Attributes
    ----------
    table : DataFrame
        One row a term: `term` (as readers see it), `folded` (its words with case folded and a space between them),
        `kind` ("word" or "phrase"), `phrase_id` (empty for words), `named` (bool: a name, as far as capitals can show).
    matrix : csr_array of int, shape (rows, terms)
        Occurrences; of a corpus in the type that it stores them in, which may be a byte.
    lengths : ndarray of int64, shape (rows,)
        Length in words.
    review : ndarray of int64, shape (rows,)
        Position of the row's review among the reviews of the corpus.
    unit : {"review", "sentence"}
        What a row is.
    """

    table: pd.DataFrame
    matrix: csr_array
    lengths: NDArray[np.int64]
    review: NDArray[np.int64]
    unit: str = "review"

    @classmethod
    def of_reviews(cls, vocabulary: Vocabulary, phrases: pd.DataFrame, occurrences: pd.DataFrame) -> "Terms":
        """Count the terms of each review of a corpus.

        Parameters
        ----------
        vocabulary : Vocabulary
            The words of all the corpus's reviews, in their order.
        phrases, occurrences : DataFrame
            As in an opened corpus: the categories of `occurrences` are phrases and reviews, in their order.
        """
        row, many = read_codes(occurrences["review_id"]), len(vocabulary.lengths)
        counted = TermPhrases.of(phrases, occurrences, PhraseMarks.of(phrases["phrase"]), row=row, of=many)
        return cls.of_counted(vocabulary, phrases, counted)

    @classmethod
    def of_listed(cls, phrases: pd.DataFrame, occurrences: pd.DataFrame, reviews: pd.DataFrame) -> "Terms":
        """Count listed phrases, or families of them, in each review of a corpus, without its words: no text is read.

        Parameters
        ----------
        phrases : DataFrame
            `phrase_id`, `phrase`, `said`.
        occurrences : DataFrame
            `phrase_id` and `review_id`, from `ownership.join_occurrences` of these phrases.
        reviews : DataFrame
            All of the corpus: `words`.
        """
        row, column = (read_codes(occurrences[name]) for name in ("review_id", "phrase_id"))
        shape = (len(reviews), len(phrases))
        matrix = csr_array((np.ones(len(row), dtype="int64"), (row, column)), shape=shape)
        table = pd.DataFrame(
            {
                "term": phrases["said"].to_numpy(),
                "folded": _fold_phrases(phrases["said"].reset_index(drop=True)),
                "kind": PHRASE,
                "phrase_id": phrases["phrase_id"].to_numpy(),
                "named": mark_names(phrases["phrase"]).to_numpy(),
            }
        ).astype({"term": "str", "folded": "str", "kind": "str", "phrase_id": "str", "named": "bool"})
        return cls(table, matrix, reviews["words"].to_numpy("int64"), np.arange(len(reviews)))

    @classmethod
    def of_sentences(
        cls, texts: pd.Series, reviews: pd.DataFrame, sentences: pd.DataFrame, phrases: pd.DataFrame,
        occurrences: pd.DataFrame, marks: PhraseMarks,
    ) -> "Terms":  # fmt: skip
        """Count the terms of each sentence of some reviews.

        Parameters
        ----------
        texts : Series of str
            The texts of these reviews, by review id.
        reviews, sentences, phrases, occurrences : DataFrame
            As in an opened corpus, of all its reviews.
        marks : PhraseMarks
            Of all its phrases.
        """
        place = pd.Index(reviews["review_id"]).get_indexer(pd.Index(sentences["review_id"].cat.categories))
        chosen = sentences[sentences["review_id"].isin(texts.index).to_numpy()]
        review = place[chosen["review_id"].cat.codes]
        ends = zip(chosen["review_id"], chosen["start"], chosen["end"], strict=True)
        parts = [texts[key][start:end] for key, start, end in ends]
        vocabulary = Vocabulary.of(parts, films=reviews["film"].iloc[review])
        # The sentences of a review come together, numbered from 0.
        first = np.full(len(reviews), -1)
        first[review[::-1]] = np.arange(len(review))[::-1]
        first_row = first[read_codes(occurrences["review_id"])]
        row = np.where(first_row < 0, -1, first_row + occurrences["sentence"])
        counted = TermPhrases.of(phrases, occurrences, marks, row=row, of=len(review))
        return replace(cls.of_counted(vocabulary, phrases, counted), review=review.astype("int64"), unit="sentence")

    @classmethod
    def of_counted(cls, vocabulary: Vocabulary, phrases: pd.DataFrame, counted: TermPhrases) -> "Terms":
        """Return the terms of words and phrases that are counted already.

        Parameters
        ----------
        vocabulary : Vocabulary
            The words of all the corpus's reviews, in their order.
        phrases : DataFrame
            All of the corpus: `phrase_id`, `phrase`.
        counted : TermPhrases
        """
        # A film's own title is «film»: it is in the reviews of all films.
        kept = np.array([not word.startswith(FILM) for word in vocabulary.words], bool)
        words = pd.Series(vocabulary.words, dtype="str")[kept]
        listed = phrases[["phrase", "phrase_id"]].iloc[counted.rows].reset_index(drop=True)
        folded, names = counted.folded, counted.named
        # The capital of a word that only opens sentences shows nothing; but a word of a phrase that is a name is one.
        parts = {word for name in folded[names].tolist() for word in name.split()}
        named = vocabulary.named[kept] | (np.isnan(vocabulary.capitalised[kept]) & words.isin(parts))
        table = pd.DataFrame(
            {
                "term": pd.concat([words, listed["phrase"]], ignore_index=True),
                "folded": pd.concat([words, folded], ignore_index=True),
                "kind": np.repeat([WORD, PHRASE], [len(words), len(listed)]),
                "phrase_id": pd.concat([words.str.slice(0, 0), listed["phrase_id"]], ignore_index=True),
                "named": np.concatenate([named & ~words.isin(FUNCTION_WORDS), names]),
            }
        ).astype({"term": "str", "folded": "str", "kind": "str", "phrase_id": "str", "named": "bool"})
        matrix = _join_counts(vocabulary.counts, kept, counted.counts)
        return cls(table, matrix, vocabulary.lengths, np.arange(len(vocabulary.lengths)))

    def narrow(
        self, keep: NDArray[np.bool_], *, kinds: tuple[str, ...] = (WORD, PHRASE), names: bool = True
    ) -> "Terms":
        """Return the terms of some reviews, or only some kinds of them.

        Parameters
        ----------
        keep : ndarray of bool, one a review of the corpus
        kinds : tuple of str
        names : bool
            Whether names count too.
        """
        rows = np.flatnonzero(keep[self.review])
        matrix = self.matrix if len(rows) == len(self.review) else self.matrix[rows]
        wanted = (self.table["kind"].isin(kinds) & (names | ~self.table["named"])).to_numpy()
        if not wanted.all():
            matrix = matrix[:, np.flatnonzero(wanted)]
        return Terms(
            self.table[wanted].reset_index(drop=True), matrix, self.lengths[rows], self.review[rows], self.unit
        )

    def take(self, phrase_ids: pd.Series) -> "Terms":
        """Return some phrases of these terms, in another order.

        Parameters
        ----------
        phrase_ids : Series of str
            Ids of terms that there are, each once.
        """
        column = pd.Index(self.table["phrase_id"]).get_indexer(phrase_ids)
        matrix = self.matrix[:, column]
        matrix.sort_indices()
        return replace(self, table=self.table.iloc[column].reset_index(drop=True), matrix=matrix)


def _join_counts(words: csr_array, kept: NDArray[np.bool_], phrases: csr_array) -> csr_array:
    """Return the counts of some words and those of phrases beside them; some reviews are joined at a time."""
    columns = GrowingColumns(np.result_type(words.dtype, phrases.dtype), np.int32, np.int32)
    for first, last in slice_groups(np.diff(words.indptr) + np.diff(phrases.indptr)):
        part = csr_array(hstack([words[first:last][:, kept], phrases[first:last]], format="csr"))
        part.sort_indices()
        columns.extend(part.data, part.indices, np.diff(part.indptr))
    counts, places, size = columns.take_arrays()
    begins = np.append(0, np.cumsum(size)).astype(np.int32)
    return csr_array((counts, places, begins), shape=(len(size), int(kept.sum()) + phrases.shape[1]))


def _fold_phrases(phrases: pd.Series) -> list[str]:
    """Return the words of each phrase with case folded and a space between them."""
    tokens = tokenise(phrases.tolist())
    words = [tokens.vocabulary[number] for number in tokens.word.tolist()]
    return [" ".join(words[first:last]) for first, last in pairwise(tokens.bounds.tolist())]
