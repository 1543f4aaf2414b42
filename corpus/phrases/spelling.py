"""How a phrase is written out: its id, its key, and its commonest spelling."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.folding import ListedRuns
from corpus.text import shingles
from corpus.text.arrays import iterate_stretches, mark_changes
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.laid_aside import GrowingColumns
from corpus.text.token_marks import mark_openings
from corpus.text.tokens import Tokens


@dataclass(frozen=True, eq=False)
class Spelling:
    """How the words of a corpus are usually written, and where they are not.

    Attributes
    ----------
    words, usual : array of str, one item a word of the vocabulary
        With case folded, as in a phrase's key; and as it is spelled most often inside sentences.
    forms : array of str
        The usual forms, then all spellings.
    odd : bool, one item a token
        Whether it is not in its usual form. At the beginning of a sentence every form counts as usual.
    plain : uint8, one item a token
        How many words from here on are in their usual form with one space between; 255 stands for 255 or more.
    word, spelling, gap, gaps
        As in `Tokens`.
    """

    words: NDArray[np.object_]
    usual: NDArray[np.object_]
    forms: NDArray[np.object_]
    word: NDArray[np.integer]
    spelling: NDArray[np.integer]
    odd: NDArray[np.bool_]
    plain: NDArray[np.integer]
    gap: NDArray[np.integer]
    gaps: NDArray[np.object_]

    @classmethod
    def of(cls, tokens: Tokens) -> "Spelling":
        """Count how the words of a corpus are spelled."""
        common = _find_commonest_inside(tokens)
        words = np.array([*tokens.vocabulary, None], dtype=object)[:-1]
        spellings = np.array([*tokens.spellings, None], dtype=object)[:-1]
        usual = np.where(common >= 0, spellings[common], words)
        space = tokens.gaps.index(" ") if " " in tokens.gaps else -1
        columns = GrowingColumns(bool, np.uint8)
        for rows in iterate_stretches(tokens.bounds):
            part = ~mark_openings(tokens, rows) & (tokens.spelling[rows] != common[tokens.word[rows]])
            columns.extend(part, _count_plain(part, tokens.gap[rows] != space))
        odd, plain = columns.take_arrays()
        forms = np.concatenate([usual, spellings])
        gaps = np.array([*tokens.gaps, None], dtype=object)[:-1]
        return cls(words, usual, forms, tokens.word, tokens.spelling, odd, plain, tokens.gap, gaps)

    def write_keys(self, listed: ListedRuns) -> NDArray[np.object_]:
        """Write out phrases by their words alone, with a space between."""
        return self._join_words(self.words, listed)

    def write_phrases(self, listed: ListedRuns) -> NDArray[np.object_]:
        """Return the commonest spelling of each phrase; a capital that only opens a sentence does not count."""
        plain = self.plain[listed.place] >= listed.words
        code = np.repeat(np.arange(len(listed.size)), listed.size)
        text = self._join_words(self.usual, listed)
        voted = np.bincount(code[plain], minlength=len(listed.size)) * 2 < listed.size
        rows = voted[code]
        phrase, place = self._find_commonest(listed.words, code[rows], listed.place[rows])
        last = place + (listed.words - 1)
        before = (
            self.forms[self.number_forms(at)] + self.gaps[self.gap[at]]
            for at in _iterate_words(place, listed.words - 1)
        )
        text[phrase] = _concatenate([*before, self.forms[self.number_forms(last)]])
        return text

    def number_forms(self, place: NDArray[np.integer]) -> NDArray[np.integer]:
        """Number the forms of some tokens: at the beginning of a sentence, the usual one."""
        return np.where(self.odd[place], self.spelling[place] + np.int32(len(self.usual)), self.word[place])

    def _join_words(self, forms: NDArray[np.object_], listed: ListedRuns) -> NDArray[np.object_]:
        first = listed.place[np.cumsum(listed.size) - listed.size]
        return _concatenate([forms[self.word[at]] for at in _iterate_words(first, listed.words)], between=" ")

    def _find_commonest(
        self, words: int, code: NDArray[np.integer], place: NDArray[np.integer]
    ) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
        """Return the phrases that occur, and for each the first place where it has its commonest spelling."""
        number, distinct = pd.factorize(self._hash_spellings(words, code, place))
        count = np.bincount(number, minlength=len(distinct))
        first = np.empty(len(distinct), np.intp)
        first[number[::-1]] = np.arange(len(number))[::-1]
        order = first[np.lexsort((first, -count, code[first]))]
        chosen = order[mark_changes(code[order])]
        return code[chosen], place[chosen]

    def _hash_spellings(self, words: int, code: NDArray[np.integer], place: NDArray[np.integer]) -> NDArray[np.uint64]:
        """Return a number for each run of so many words, the same where one phrase is spelled in the same way."""

        def number_words(at: NDArray[np.integer]) -> NDArray[np.integer]:
            return self.number_forms(at).astype(np.int64) * len(self.gaps) + self.gap[at]

        number = shingles.number_runs(number_words, code, place, words=words - 1)
        return shingles.mix_numbers(number, self.number_forms(place + (words - 1)))


def make_id(key: str) -> str:
    """Return the id of a phrase or a family, from its key alone: 12 hexadecimal digits."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _iterate_words(place: NDArray[np.integer], words: int) -> Iterator[NDArray[np.integer]]:
    """Yield the places of the first word of each run, of the second, and so on."""
    return (place + step for step in range(words))


def _concatenate(parts: list[NDArray[np.object_]], between: str = "") -> NDArray[np.object_]:
    """Join texts that come in parts; neighbours first, so that none is copied more than a few times."""
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=False)
        parts = [one + between + other for one, other in pairs] + parts[len(parts) // 2 * 2 :]
    return parts[0]


def _count_plain(odd: NDArray[np.bool_], odd_gap: NDArray[np.bool_]) -> NDArray[np.integer]:
    """Count, from each token on, the words up to the next that is odd or has an odd gap before it; at most 255."""
    cut = odd.copy()
    cut[1:] |= odd[:-1] | odd_gap[:-1]
    cut[:1] = True
    first = np.flatnonzero(cut)
    length = np.diff(first, append=len(cut)).astype(np.int32)
    left = np.repeat(length + first.astype(np.int32), length)
    left -= np.arange(len(cut), dtype=np.int32)
    left[odd] = 0
    return np.minimum(left, 255).astype(np.uint8)


def _find_commonest_inside(tokens: Tokens) -> NDArray[np.integer]:
    """Return the commonest spelling of each word inside sentences, the small one first among equals; −1 if none is.

    A word that only ever opens sentences keeps its capital where a name goes on behind it ("Esperance Holloway").
    """
    count = np.zeros(len(tokens.spellings), np.int64)
    word_of, openings = np.zeros(len(tokens.spellings), np.int32), [np.empty(0, np.int64)]
    for rows in iterate_stretches(tokens.bounds):
        initial, here = mark_openings(tokens, rows), tokens.spelling[rows]
        count += np.bincount(here[~initial], minlength=len(count))
        word_of[here] = tokens.word[rows]
        openings.append(np.flatnonzero(initial[:-1] & ~initial[1:]) + rows.start)
    spelling = np.flatnonzero(count)
    word = word_of[spelling]
    pairs = zip(spelling.tolist(), word.tolist(), strict=True)
    small = np.array([tokens.spellings[s] == tokens.vocabulary[w] for s, w in pairs], bool)
    order = np.lexsort((small, count[spelling]))
    common = np.full(len(tokens.vocabulary), -1)
    common[word[order]] = spelling[order]
    opening = np.concatenate(openings)
    for place in opening[common[tokens.word[opening]] < 0].tolist():
        behind = tokens.spellings[tokens.spelling[place + 1]]
        name = tokens.vocabulary[tokens.word[place]] not in FUNCTION_WORDS
        if name and behind[0].isupper() and behind[1:2].islower():
            common[tokens.word[place]] = tokens.spelling[place]
    return common
