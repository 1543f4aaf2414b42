"""Runs of words that a draft shares with the archive, and passages that two texts share.

What two texts have in common is no proof that one was copied: both may quote a press book, a third review, or the film.
"""

import heapq
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from corpus.text import shingles
from corpus.text.arrays import mark_changes, slice_rows
from corpus.text.laid_aside import GrowingColumns
from corpus.text.tokens import Tokens, tokenise

#: At most so many places of a draft and an archive are compared; then the commonest runs of words are left out.
MOST_MATCHES = 200_000
#: Passages of a draft have so many words at least.
RUN = 6
_KEPT = ("word", "start", "length", "bounds", "vocabulary", "entries")


@dataclass(frozen=True, eq=False)
class PassageIndex:
    """An index of every run of `words` words of an archive, to look up those of a draft.

    Its arrays may be in a file that is read where it is touched.

    Attributes
    ----------
    words : int
        How many words a run has.
    word, start : array of int, one item a token
        The archive's, as in `Tokens`.
    length : array of int, one item a token
        How many characters it has.
    bounds : int64, one more than texts
        As in `Tokens`.
    vocabulary : array of str
        The archive's words, by their numbers.
    entries : uint64, ascending
        One item a run, to find it by (`shingles.pack_entries`).
    """

    words: int
    word: NDArray[np.integer]
    start: NDArray[np.integer]
    length: NDArray[np.integer]
    bounds: NDArray[np.integer]
    vocabulary: pa.StringArray
    entries: NDArray[np.uint64]

    @classmethod
    def of(cls, tokens: Tokens, *, words: int = RUN) -> "PassageIndex":
        """Index a tokenised archive.

        Raises
        ------
        CorpusError
            `words` is below 2.
        """
        entries = shingles.pack_runs(tokens.word, tokens.bounds, words=words)
        stretches = list(slice_rows(len(tokens.word)))
        longest = max((int((tokens.end[rows] - tokens.start[rows]).max()) for rows in stretches), default=0)
        columns = GrowingColumns(*(np.min_scalar_type(most) for most in (int(tokens.start.max(initial=0)), longest)))
        for rows in stretches:
            columns.extend(tokens.start[rows], tokens.end[rows] - tokens.start[rows])
        start, length = columns.take_arrays()
        vocabulary = pa.array(tokens.vocabulary, pa.string())
        return cls(words, tokens.word, start, length, tokens.bounds, vocabulary, entries)

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, Any]) -> "PassageIndex":
        """Return an index that was kept as `to_arrays` gives it."""
        # Of an empty archive, nothing says what its words would be.
        vocabulary = arrays["vocabulary"].cast(pa.string())
        return cls(**{name: arrays[name] for name in _KEPT} | {"words": RUN, "vocabulary": vocabulary})

    def to_arrays(self) -> dict[str, Any]:
        """Return what is kept of an index of runs of `RUN` words."""
        arrays = {name: getattr(self, name) for name in _KEPT}
        return {**arrays, "vocabulary": self.vocabulary.to_numpy(zero_copy_only=False)}

    def number_words(self, tokens: Tokens) -> NDArray[np.integer]:
        """Return the archive's numbers for the words of another text; −1 for words that the archive does not have."""
        known = pc.index_in(pa.array(tokens.vocabulary, pa.string()), self.vocabulary).fill_null(-1)
        return known.to_numpy()[tokens.word]

    def find_spans(
        self, place: NDArray[np.integer], size: NDArray[np.integer]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the character offsets of runs of so many words from some tokens on."""
        last = place + size - 1
        return self.start[place].astype(np.int64), self.start[last].astype(np.int64) + self.length[last]


def check_draft(draft: str, index: PassageIndex, reviews: pd.DataFrame, *, film: str | None = None) -> pd.DataFrame:
    """Find every run of words that a draft shares with a review of the archive, each at its full length.

    Runs may cross sentences and punctuation, and case does not count.

    Parameters
    ----------
    draft : str
        Any text. If it is itself in the archive, it is found whole.
    index : PassageIndex
        The archive's; it says how many words a run has at least.
    reviews : DataFrame
        The archive's reviews in the order of the index: `review_id`.
    film : str, optional
        The film of the draft. Its title then counts as the one word that titles are in an archive tokenised with films.

    Returns
    -------
    DataFrame
        One row a run and a review, longest runs first, then in the order of the draft and of the reviews: `start` and
        `end` (character offsets into the draft), `review_id`, `printed_start` and `printed_end` (into the review's
        text), `words`.

    Notes
    -----
    If a draft and the archive share runs in more than `MOST_MATCHES` places, the commonest are left out, and runs that
    contain these are found shorter or not at all.

    Examples
    --------
    >>> archive = pd.DataFrame({"review_id": ["r1", "r2"]})
    >>> index = PassageIndex.of(tokenise(["A film to see.", "Oh, what a film to see twice!"]), words=3)
    >>> check_draft("Not a film to see twice.", index, archive)[["review_id", "start", "end", "words"]].values.tolist()
    [['r2', 4, 23, 5], ['r1', 4, 17, 4]]
    """
    tokens = tokenise([draft], films=[film])
    at, place, size = _find_common_runs(index.number_words(tokens), index)
    order = np.lexsort((place, at, -size))
    at, place, size = at[order], place[order], size[order]
    review = shingles.find_texts(place, index.bounds)
    printed_start, printed_end = index.find_spans(place, size)
    return pd.DataFrame(
        {
            "start": tokens.start[at].astype("int64"),
            "end": tokens.end[at + size - 1].astype("int64"),
            "review_id": reviews["review_id"].astype("str").to_numpy()[review],
            "printed_start": printed_start,
            "printed_end": printed_end,
            "words": size,
        }
    ).astype({"review_id": "str"})


def align_passages(text_a: str, text_b: str, *, words: int = 5) -> pd.DataFrame:
    """Find the passages that two texts share, in any order, so that no word is in two.

    The longest common run of words is taken first, then the longest of what is left, and so on (greedy string tiling,
    Wise 1993, "String similarity via greedy string tiling and running Karp-Rabin matching").

    Parameters
    ----------
    text_a, text_b : str
    words : int
        How many words a passage has at least, ≥ 2.

    Returns
    -------
    DataFrame
        One row a passage, in the order of `text_a`: `a_start`, `a_end`, `b_start`, `b_end` (character offsets into
        either text), `words`; all int64.

    Raises
    ------
    CorpusError
        `words` is below 2.

    Examples
    --------
    >>> align_passages("Go and see it now.", "Oh, go and see it.", words=3).values.tolist()
    [[0, 13, 4, 17, 4]]
    """
    tokens, index = tokenise([text_a]), PassageIndex.of(tokenise([text_b]), words=words)
    at, place, size = _tile(*_find_common_runs(index.number_words(tokens), index), least=words)
    b_start, b_end = index.find_spans(place, size)
    columns = {
        "a_start": tokens.start[at],
        "a_end": tokens.end[at + size - 1],
        "b_start": b_start,
        "b_end": b_end,
        "words": size,
    }
    return pd.DataFrame(columns, dtype="int64")


def _find_common_runs(
    word: NDArray[np.integer], index: PassageIndex
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Find all runs that a text and the archive share: the first token in either, and how many words.

    A run is as long as it can be, and has at least as many words as those of the index.
    """
    at, key = shingles.hash_runs(word, np.array([0, len(word)]), words=index.words)
    first, matches = shingles.look_up(index.entries, key)
    rarest = np.argsort(matches, kind="stable")
    matches[rarest[np.cumsum(matches[rarest]) > MOST_MATCHES]] = 0
    at = np.repeat(at, matches)
    entry = np.arange(len(at)) + np.repeat(first - (np.cumsum(matches) - matches), matches)
    place = shingles.unpack_places(index.entries[entry])
    for step in range(index.words):
        same = word[at + step] == index.word[place + step]
        at, place = at[same], place[same]
    # Runs of the index's length that continue one another are on one diagonal, one token from the next.
    order = np.lexsort((at, place - at))
    at, place = at[order], place[order]
    start = np.flatnonzero(mark_changes(place - at) | mark_changes(at - np.arange(len(at))))
    return at[start], place[start], np.diff(start, append=len(at)) + index.words - 1


def _tile(
    at: NDArray[np.integer], place: NDArray[np.integer], size: NDArray[np.integer], *, least: int
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Choose from common runs, longest first, such that no word of either text is in two; in the order of the first."""
    taken_at = np.zeros((at + size).max(initial=0), bool)
    taken_place = np.zeros((place + size).max(initial=0), bool)
    waiting = list(zip((-size).tolist(), at.tolist(), place.tolist(), strict=True))
    heapq.heapify(waiting)
    chosen = []
    while waiting:
        negative, a, b = heapq.heappop(waiting)
        length = -negative
        free = ~(taken_at[a : a + length] | taken_place[b : b + length])
        if free.all():
            taken_at[a : a + length] = taken_place[b : b + length] = True
            chosen.append((a, b, length))
            continue
        edges = np.flatnonzero(np.diff(free, prepend=False, append=False))
        for start, end in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            if end - start >= least:
                heapq.heappush(waiting, (start - end, a + start, b + start))
    columns = np.array(sorted(chosen), np.int64).reshape(-1, 3).T
    return columns[0], columns[1], columns[2]
