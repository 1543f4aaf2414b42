"""Variants of one phrase: the same but for inflection and for function words at their ends.

"tugs at the heartstrings", "it tugs at the heartstrings and" and "tugging at the heartstrings" have one core.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.spelling import Spelling
from corpus.phrases.written_forms import Pieces, write_pattern
from corpus.text.arrays import LookedUp, count_before, join_ranges, mark_changes, slice_rows
from corpus.text.function_words import CLOSERS, FUNCTION_WORDS, PREPOSITIONS, PRONOUNS
from corpus.text.laid_aside import GrowingColumns, count_marks, list_marked
from corpus.text.tokens import Tokens

_NEGATIONS = frozenset(["not", "never", "no", "nor", "neither", "without", "nothing", "nobody", "none", "cannot"])
#: Function words around a phrase belong to it, if it has them in this share of its reviews.
_USUAL = 2 / 3
#: Function words that leave something open at the end of a phrase; "treads on" and "says that" may be whole.
_CLOSED = FUNCTION_WORDS - CLOSERS - PREPOSITIONS - PRONOUNS - {"that"}
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, eq=False)
class Cores:
    """The cores of some phrases: what is left without the function words at their ends.

    They are given as tokens of one occurrence of each.

    Attributes
    ----------
    start, end : int64
        First token, and the one behind the last: from the first to the last content word or negation.
    content : int64
        How many content words are in it.
    use : int64
        How its words are used, by `core_uses.vote_uses`; 0 until that is known.
    form : int64
        Which forms its words keep, by `kept_forms.keep_forms`; 0 until that is known.
    """

    start: NDArray[np.integer]
    end: NDArray[np.integer]
    content: NDArray[np.integer]
    use: NDArray[np.integer]
    form: NDArray[np.integer]

    @classmethod
    def of(cls, tokens: Tokens, text: AnnotatedText, first: NDArray[np.integer], words: NDArray[np.integer]) -> "Cores":
        """Find the cores of phrases that start at some tokens."""
        many = len(tokens.word)
        negates = LookedUp(
            np.array([w in _NEGATIONS or w.endswith("n't") for w in tokens.vocabulary], bool), tokens.word
        )
        holding = GrowingColumns(bool)
        for rows in slice_rows(many):
            holding.extend(text.content[rows] | negates[rows])
        (holds_any,) = holding.take_arrays()
        holds, before = list_marked(holds_any, many), count_marks(holds_any, many)
        start, end = first.astype(np.int64), first + words.astype(np.int64)
        # Behind the last there is none, and before the first.
        at = before[start]
        start = np.where(at < len(holds), np.minimum(take_any(holds, at), end), end)
        at = before[end] - 1
        end = np.maximum(np.where(at >= 0, take_any(holds, at), -1) + 1, start)
        del holding, holds_any, holds, before, at
        # "do not" is one word, as "don't" is.
        opened = np.flatnonzero(start > first)
        opened = opened[negates[np.minimum(start[opened], many - 1)]]
        start[opened] -= text.skipped[start[opened] - 1]
        counted = text.content_before
        content = counted[end].astype(np.int64) - counted[start]
        return cls(start, end, content, *np.zeros((2, len(start)), np.int64))

    def widen(self, first: NDArray[np.integer], words: NDArray[np.integer]) -> "Cores":
        """Return the cores of phrases with two content words or more; others are their own core, whole."""
        few = self.content < 2
        start, end = np.where(few, first, self.start), np.where(few, first + words, self.end)
        return replace(self, start=start, end=end)

    def select(self, rows: NDArray[np.integer]) -> "Cores":
        """Return the cores of some of the phrases."""
        return Cores(*(column[rows] for column in (self.start, self.end, self.content, self.use, self.form)))


def number_cores(tokens: Tokens, text: AnnotatedText, cores: Cores) -> NDArray[np.integer]:
    """Number phrases by their cores; those that differ by inflection, or by auxiliaries of tense, share a number.

    Parameters
    ----------
    tokens, text
        The corpus.
    cores : Cores
        Those of phrases with fewer than two content words are the whole phrases (`Cores.widen`).

    Returns
    -------
    array
        One number a phrase. Cores whose words are used in other ways (`Cores.use`), or keep other forms (`Cores.form`),
        have other numbers: "stands out" and "stood out" are one, "at times" and "at time" are two. Each has its own
        that has no content word, or has one and breaks off ("story of a").
    """
    key = hash_lemmas(text, cores.start, np.where(cores.content > 0, cores.end, cores.start))
    key = mix_hashes(mix_hashes(key, cores.use), cores.form)
    few = np.flatnonzero(cores.content < 2)
    key[few] = mix_hashes(key[few], find_nouns(text, cores)[few])
    closed = np.array([word in _CLOSED for word in tokens.vocabulary], bool)
    broken = text.hanger[cores.start[few]] | closed[tokens.word[cores.end[few] - 1]]
    alone = few[(cores.content[few] == 0) | broken]
    key[alone] = alone
    return np.unique(key, return_inverse=True)[1]


def find_nouns(text: AnnotatedText, cores: Cores) -> NDArray[np.integer]:
    """Return the last noun behind an article in each phrase, −1 without any: "left" in "the left"."""
    many, behind_article = len(text.word), GrowingColumns(bool)
    for rows in slice_rows(many):
        marked, before = text.content[rows], text.article[max(rows.start - 1, 0) : rows.stop - 1]
        first = len(marked) - len(before)
        marked[first:] &= before
        marked[:first] = False
        behind_article.extend(marked)
    (marked,) = behind_article.take_arrays()
    at, nouns = count_marks(marked, many)[cores.end] - 1, list_marked(marked, many)
    last = np.where(at >= 0, take_any(nouns, at), -1)
    return np.where(last > cores.start, text.word[last], -1)


def take_any(values: NDArray[np.integer], at: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return the values at some positions; any value where there is none."""
    return values.take(at, mode="clip") if len(values) else np.full(len(at), -1, values.dtype)


def hash_lemmas(text: AnnotatedText, start: NDArray[np.integer], end: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Hash the runs of tokens `start:end`; those that differ by inflection, or by auxiliaries of tense, are equal."""
    key = np.zeros(len(start), np.uint64)
    at = np.array(start)
    rows = np.flatnonzero(at < end)
    while len(rows):
        counts = rows[~text.skipped[at[rows]]]
        key[counts] = mix_hashes(key[counts], text.lemma[text.word[at[counts]]])
        at[rows] += 1
        rows = rows[at[rows] < end[rows]]
    return key


def hash_words(text: AnnotatedText, start: NDArray[np.integer], end: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Hash the runs of tokens `start:end` by their words as they are."""
    key = np.zeros(len(start), np.uint64)
    for step in range(int((end - start).max(initial=0))):
        rows = np.flatnonzero(start + step < end)
        key[rows] = mix_hashes(key[rows], text.word[start[rows] + step])
    return key


def mix_hashes(key: NDArray[np.uint64], behind: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Return the hash of each item with one number more behind it."""
    return (key ^ (key >> np.uint64(29))) * _MIX + (behind + 1).astype(np.uint64)


def describe_inflections(
    tokens: Tokens,
    text: AnnotatedText,
    spelling: Spelling,
    phrases: pd.DataFrame,
    cores: Cores,
    members: NDArray[np.integer],
    family: NDArray[np.integer],
) -> tuple[pd.DataFrame, list[str]]:
    """Name families of phrases with the same core.

    Parameters
    ----------
    tokens, text, spelling
        The corpus.
    phrases : DataFrame
        All listed phrases, then unlisted cores: `phrase`, `words`, `reviews`, `standalone_reviews`.
    cores : Cores
        The cores of these.
    members, family : array
        Rows of phrases, and the number of their family; grouped by it.

    Returns
    -------
    families : DataFrame
        As from `patterns.describe_templates`.
    forms : list of str, one item a member
        What is different in it, or the whole phrase, where only the function words around the core are.
    """
    counted = count_marks(text.informative, len(text.word))
    content = counted[cores.end] - counted[cores.start]
    columns = "phrase", "reviews", "standalone_reviews", "words"
    phrase, reviews, standalone, words = (phrases[name].to_numpy()[members].tolist() for name in columns)
    cut = Pieces.of(text, spelling, cores.start[members], cores.end[members])
    bounds = [*np.flatnonzero(mark_changes(family)).tolist(), len(members)]
    most = [
        min(range(first, last), key=lambda row: (-reviews[row], words[row], phrase[row]))
        for first, last in pairwise(bounds)
    ]
    keys = _write_keys(tokens, text, cores.select(members[most]))
    forms: list[str] = []
    patterns, lengths = [], []
    for (begin, end), first in zip(pairwise(bounds), most, strict=True):
        written, differing = write_pattern(cut.list_slots(begin, end), reviews[begin:end])
        length = -1
        if len(set(differing)) == 1:
            # "start to finish" is nearly always "from start to finish".
            usual = max(range(begin, end), key=standalone.__getitem__)
            chosen = usual if standalone[usual] >= _USUAL * reviews[first] else first
            written, length = phrase[chosen], words[chosen]
            differing = phrase[begin:end]
        patterns.append(written)
        lengths.append(length)
        forms += differing
    chosen_rows = members[most]
    of_cores = (cores.end - cores.start)[chosen_rows]
    named = {
        "key": keys,
        "pattern": patterns,
        "kind": "inflection",
        "words": np.where(np.array(lengths, np.int64) < 0, of_cores, lengths),
        "content": content[chosen_rows].astype(np.int64),
    }
    return pd.DataFrame(named), forms


def _write_keys(tokens: Tokens, text: AnnotatedText, cores: Cores) -> list[str]:
    """Return what the ids of families with these cores are made of."""
    size = cores.end - cores.start
    at = join_ranges(cores.start, size)
    counted = ~text.skipped[at]
    lemmas = [text.lemmas[lemma] for lemma in text.lemma[text.word[at[counted]]].tolist()]
    bounds = count_before(counted)[np.append(0, np.cumsum(size))].tolist()
    keys = ["~".join(lemmas[first:last]) for first, last in pairwise(bounds)]
    nouns = find_nouns(text, cores)
    for row in np.flatnonzero((cores.use != 0) | (cores.form != 0) | (cores.content < 2)).tolist():
        if cores.use[row]:
            keys[row] += f"|{cores.use[row]}"
        if cores.form[row]:
            keys[row] += f"|form {cores.form[row]}"
        if cores.content[row] < 2:
            keys[row] += f"|{nouns[row] >= 0 and tokens.vocabulary[nouns[row]]}"
    return keys
