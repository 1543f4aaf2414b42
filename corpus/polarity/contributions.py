"""The words that carry the polarity of many reviews, and how much each contributes."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array, vstack

from corpus.polarity.chunks import Chunk, Pieces, assess_pieces, find_scored_word
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon
from corpus.text.arrays import slice_groups
from corpus.text.laid_aside import GrowingColumns, GrowingTexts
from corpus.wording import signed


@dataclass(frozen=True, eq=False)
class Evidence:
    """The assessed chunks of many reviews.

    Attributes
    ----------
    chunks : DataFrame
        One row a chunk, in order of first occurrence: `chunk`, its words ("not very good"); `word`, the one of them
        that is scored ("good"); `polarity`, −1..1.
    counts : csr_array of int32, reviews × chunks
    """

    chunks: pd.DataFrame
    counts: csr_array

    @classmethod
    def of(cls, texts: Sequence[str], *, lexicon: Lexicon | None = None) -> "Evidence":
        """Assess reviews; 25,000 take some seconds.

        Parameters
        ----------
        texts : sequence of str
        lexicon : Lexicon, optional
            TextBlob's own by default.

        Examples
        --------
        >>> Evidence.of(["Very good, but not good."]).chunks[["chunk", "word", "polarity"]]
               chunk  word  polarity
        0  very good  good      0.91
        1   not good  good     -0.35
        """
        lexicon = lexicon or load_textblob_lexicon()
        pieces, counter = Pieces(lexicon), ChunkCounter(len(texts))
        for position, text in enumerate(texts):
            counter.put(position, assess_pieces(pieces.read(text)))
        return counter.count(lexicon)

    @classmethod
    def of_tables(cls, chunks: pd.DataFrame, uses: pd.DataFrame, *, reviews: Sequence[str]) -> "Evidence":
        """Return what `list_uses` has been asked of, from its `chunks` and its uses; `reviews` are the ids."""
        row = pd.Index(reviews).get_indexer(uses["review_id"].cat.categories)[uses["review_id"].cat.codes]
        at = (uses["occurrences"].to_numpy(), (row.astype(np.int32), uses["chunk"].to_numpy(np.int32)))
        return cls(chunks, csr_array(at, shape=(len(reviews), len(chunks))))

    @classmethod
    def join(cls, parts: Sequence["Evidence"]) -> "Evidence":
        """Return the evidence of several lots of reviews, those of the first before those of the next.

        Examples
        --------
        >>> joined = Evidence.join([Evidence.of(["Good."]), Evidence.of(["Bad, but good."])])
        >>> joined.chunks["chunk"].tolist(), joined.counts.toarray().tolist()
        (['good', 'bad'], [[1, 0], [1, 1]])
        """
        chunks = pd.concat([part.chunks for part in parts], ignore_index=True)
        by = ["chunk", "polarity"]
        number = chunks.groupby(by, sort=False).ngroup().to_numpy(np.int32)
        numbers = np.split(number, np.cumsum([len(part.chunks) for part in parts])[:-1])
        chunks = chunks.drop_duplicates(by, ignore_index=True)
        counts = [
            csr_array(
                (part.counts.data, of[part.counts.indices], part.counts.indptr),
                shape=(part.counts.shape[0], len(chunks)),
            )
            for part, of in zip(parts, numbers, strict=True)
        ]
        joined = vstack(counts, format="csr")
        joined.sort_indices()
        return cls(chunks, joined)

    def list_uses(self, reviews: Sequence[str]) -> pd.DataFrame:
        """Return one row a review and a chunk that it has: `review_id`, `chunk` (its row) and `occurrences`, int64."""
        counts, known = self.counts, pd.array(reviews, dtype="str")
        ids, columns = GrowingTexts(), GrowingColumns(np.int64, np.int64)
        for first, last in slice_groups(np.diff(counts.indptr)):
            rows = slice(counts.indptr[first], counts.indptr[last])
            of = np.repeat(np.arange(first, last), np.diff(counts.indptr[first : last + 1]))
            ids.extend(cast(Sequence[str], known.take(of)))
            columns.extend(counts.indices[rows], counts.data[rows])
        chunk, occurrences = columns.take_arrays()
        return pd.DataFrame({"review_id": ids.take_texts(), "chunk": chunk, "occurrences": occurrences}, copy=False)

    def rank_words(self, keep: NDArray[np.bool_]) -> pd.DataFrame:
        """Return the words that carry the polarity of some of the reviews, those that contribute most first.

        Parameters
        ----------
        keep : ndarray of bool, one a review

        Returns
        -------
        DataFrame
            One row a word that is used there, the largest share first: `word`; `occurrences` and `reviews`; `polarity`,
            the mean of its chunks there, −1..1, with their modifiers and negations; `share`, what it adds to the mean
            polarity of these reviews. The shares add up to that mean, over the reviews with evidence.
        """
        counts = self.counts[np.flatnonzero(keep)]
        evidence = counts.sum(axis=1)
        with_evidence = evidence > 0
        counts = counts[np.flatnonzero(with_evidence)]
        polarity = self.chunks["polarity"].to_numpy()
        code, words = pd.factorize(self.chunks["word"])
        used = np.asarray(counts.sum(axis=0))
        shares = np.asarray((1 / evidence[with_evidence]) @ counts) * polarity / max(int(with_evidence.sum()), 1)
        gather = csr_array((np.ones(len(code), np.int64), (np.arange(len(code)), code)), shape=(len(code), len(words)))
        table = pd.DataFrame(
            {
                "word": pd.Series(words, dtype="str"),
                "occurrences": np.bincount(code, used, len(words)).astype("int64"),
                "reviews": np.asarray(((counts @ gather) > 0).sum(axis=0), dtype="int64"),
                "polarity": np.bincount(code, used * polarity, len(words)),
                "share": np.bincount(code, shares, len(words)),
            }
        )
        table = table[table["occurrences"] > 0]
        table = table.assign(polarity=table["polarity"] / table["occurrences"])
        return table.sort_values("share", key=abs, ascending=False, kind="stable", ignore_index=True)

    def list_chunks(self, word: str, keep: NDArray[np.bool_]) -> pd.DataFrame:
        """Return the chunks in some of the reviews in which a word is scored, the commonest first.

        Parameters
        ----------
        word : str
        keep : array of bool, one item a review
            Which reviews count.

        Returns
        -------
        DataFrame
            `chunk`, `polarity`, `occurrences`, `reviews`.
        """
        mine = np.flatnonzero(self.chunks["word"] == word)
        counts = self.counts[np.flatnonzero(keep)][:, mine]
        chunks = self.chunks.loc[mine, ["chunk", "polarity"]].assign(
            occurrences=np.asarray(counts.sum(axis=0), dtype="int64"),
            reviews=np.asarray((counts > 0).sum(axis=0), dtype="int64"),
        )
        chunks = chunks[chunks["occurrences"] > 0]
        return chunks.sort_values("occurrences", ascending=False, kind="stable", ignore_index=True)


class ChunkCounter:
    """Counts the chunks of texts while they are assessed, in whatever order.

    Parameters
    ----------
    many : int
        The number of texts.
    """

    def __init__(self, many: int) -> None:
        self._numbers: dict[tuple[tuple[str, ...], float], int] = {}
        self._rows = [array("i")] * many

    def put_counted(self, positions: Iterable[int], evidence: Evidence) -> None:
        """Take the chunks of some texts as they were counted elsewhere, in place of those that these had.

        Of chunks that one text is the first to have, the order is that of there.
        """
        names, numbers = zip(evidence.chunks["chunk"], evidence.chunks["polarity"], strict=True), self._numbers
        known = [numbers.setdefault((tuple(chunk.split(" ")), polarity), len(numbers)) for chunk, polarity in names]
        counts = evidence.counts
        bounds = np.append(0, np.cumsum(counts.data))[counts.indptr].tolist()
        flat = np.repeat(np.array(known, np.int64)[counts.indices], counts.data).tolist()
        for position, (first, last) in zip(positions, pairwise(bounds), strict=True):
            self._rows[position] = array("i", flat[first:last])

    def put(self, position: int, chunks: Iterable[Chunk]) -> None:
        """Take a text's chunks, in place of those that it had."""
        numbers = self._numbers
        found = [
            numbers.setdefault((tuple([word for word, _, _ in tokens]), polarity), len(numbers))
            for polarity, _, _, tokens in chunks
        ]
        self._rows[position] = array("i", found)

    def count(self, lexicon: Lexicon) -> Evidence:
        """Return what was taken; `lexicon` is the one by which the chunks were assessed."""
        ends = np.append(0, np.cumsum([len(row) for row in self._rows])).astype("int32")
        column, used = pd.factorize(np.fromiter(chain.from_iterable(self._rows), "int32", ends[-1]))
        counts = csr_array(
            (np.ones(len(column), "int32"), column.astype("int32"), ends), shape=(len(self._rows), len(used))
        )
        counts.sum_duplicates()
        every = list(self._numbers)
        chunks = [every[number] for number in used]
        return Evidence(
            pd.DataFrame(
                {
                    "chunk": pd.Series([" ".join(words) for words, _ in chunks], dtype="str"),
                    "word": pd.Series([find_scored_word(words, lexicon) for words, _ in chunks], dtype="str"),
                    "polarity": np.array([polarity for _, polarity in chunks], dtype="float64"),
                }
            ),
            counts,
        )


def describe_contributions(words: pd.DataFrame) -> str:
    """Say which word lifts the mean tone most, and which lowers it most.

    Parameters
    ----------
    words : DataFrame
        From `Evidence.rank_words`.

    Examples
    --------
    >>> describe_contributions(pd.DataFrame({"word": ["good", "cold"], "share": [0.023, -0.007]}))
    '“Good” lifts the tone most; “cold” lowers it most.'
    """
    if words.empty:
        return "No word of these reviews has a score: they have no tone, which is not the same as a neutral one."
    lifts, lowers = (words.loc[words["share"] * sign > 0, "word"] for sign in (1, -1))
    if lifts.empty and lowers.empty:
        return "Every scored word of these reviews is neutral: the tone is 0.00."
    if lifts.empty:
        return f"“{_capitalise(lowers.iloc[0])}” lowers the tone most; no word lifts it."
    most = f"“{_capitalise(lifts.iloc[0])}” lifts the tone most"
    return f"{most}; “{lowers.iloc[0]}” lowers it most." if len(lowers) else f"{most}; no word lowers it."


def title_contributions(words: pd.DataFrame) -> str:
    """Say what the words of some reviews add up to, as the title of a figure of them.

    Parameters
    ----------
    words : DataFrame
        From `Evidence.rank_words`.
    """
    return f"Together, the words make a mean tone of {signed(words['share'].sum())}"


def _capitalise(word: str) -> str:
    return word[:1].upper() + word[1:]
