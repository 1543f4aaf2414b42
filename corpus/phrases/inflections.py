"""Variants of one phrase: the same but for inflection and for function words at their ends.

"tugs at the heartstrings", "it tugs at the heartstrings and" and "tugging at the heartstrings" have one core.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.frames import AnnotatedText
from corpus.phrases.spelling import Spelling
from corpus.text.arrays import count_before, mark_changes
from corpus.text.function_words import CLOSERS, FUNCTION_WORDS, PREPOSITIONS, PRONOUNS
from corpus.text.stems import mark_auxiliaries, mark_contractible
from corpus.text.tokens import Tokens

_NEGATIONS = frozenset(["not", "never", "no", "nor", "neither", "without", "nothing", "nobody", "none", "cannot"])
#: Function words around a phrase belong to it, if it has them in this share of its reviews.
_USUAL = 2 / 3
#: A form is named in the pattern of its family if it makes up this share of what is printed there.
_SHOWN = 0.1
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
        negates = np.array([w in _NEGATIONS or w.endswith("n't") for w in tokens.vocabulary], bool)[tokens.word]
        holding = text.content | negates
        holds, before = np.flatnonzero(holding), count_before(holding)
        start, end = first.astype(np.int64), first + words.astype(np.int64)
        start = np.minimum(np.append(holds, len(text.content))[before[start]], end)
        end = np.maximum(np.append(-1, holds)[before[end]] + 1, start)
        # "do not" is one word, as "don't" is.
        opened = np.flatnonzero(start > first)
        opened = opened[negates[np.minimum(start[opened], len(negates) - 1)]]
        start[opened] -= text.skipped[start[opened] - 1]
        counted = count_before(text.content)
        return cls(start, end, (counted[end] - counted[start]).astype(np.int64), *np.zeros((2, len(start)), np.int64))

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
    key = hash_lemmas(tokens, text, cores.start, np.where(cores.content > 0, cores.end, cores.start))
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
    behind_article = text.content & np.append(False, text.article[:-1])[: len(text.content)]
    last = np.append(-1, np.flatnonzero(behind_article))[count_before(behind_article)[cores.end]]
    return np.where(last > cores.start, text.word[last], -1)


def hash_lemmas(
    tokens: Tokens, text: AnnotatedText, start: NDArray[np.integer], end: NDArray[np.integer]
) -> NDArray[np.uint64]:
    """Hash the runs of tokens `start:end`; those that differ by inflection, or by auxiliaries of tense, are equal."""
    key = np.zeros(len(start), np.uint64)
    at = np.array(start)
    rows = np.flatnonzero(at < end)
    while len(rows):
        counts = rows[~text.skipped[at[rows]]]
        key[counts] = mix_hashes(key[counts], text.lemma[at[counts]])
        at[rows] += 1
        rows = rows[at[rows] < end[rows]]
    return key


def mix_hashes(key: NDArray[np.uint64], behind: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Return the hash of each item with one number more behind it."""
    return (key ^ (key >> np.uint64(29))) * _MIX + (behind + 1).astype(np.uint64)


def write_pattern(forms: list[list[str]], counts: list[int]) -> tuple[str, list[str]]:
    """Write several forms of one phrase as one pattern, and what is different in each.

    Parameters
    ----------
    forms : list of list of str
        Each cut as by `make_cutter`, into equally many pieces.
    counts : list of int
        In how many reviews each form is: the pattern leaves out what is in less than a tenth of them.

    Examples
    --------
    >>> write_pattern([["the", "credits", "roll"], ["the", "credits", "have rolled"]], [6, 5])
    ('the credits roll/have rolled', ['roll', 'have rolled'])
    >>> write_pattern([["cup", "of tea"], ["cups", "of tea"]], [40, 2])
    ('cup of tea', ['cup', 'cups'])
    """
    slots = list(zip(*forms, strict=True))
    differing = [at for at, slot in enumerate(slots) if len(set(slot)) > 1]
    differing_slots = slice(differing[0], differing[-1] + 1) if differing else slice(0)
    return " ".join(_write_slot(slot, counts) for slot in slots), [" ".join(form[differing_slots]) for form in forms]


def _write_slot(pieces: Sequence[str], counts: list[int]) -> str:
    """Return what stands in one place of several forms, the short pieces first: "roll/have rolled"."""
    # Forms may be parts of one another, so that the most frequent with a piece says how often it is printed.
    printed: dict[str, int] = {}
    for piece, count in zip(pieces, counts, strict=True):
        printed[piece] = max(printed.get(piece, 0), count)
    least = min(_SHOWN * sum(printed.values()), max(printed.values()))
    usual = [piece for piece, count in printed.items() if count >= least]
    return "/".join(sorted(usual, key=lambda piece: (len(piece), piece)))


def make_cutter(tokens: Tokens, spelling: Spelling) -> Callable[[slice], list[str]]:
    """Return a function that cuts runs of tokens into words, each with its auxiliaries of tense ("have rolled")."""
    skipped, contractible = mark_auxiliaries(tokens), mark_contractible(tokens)

    def cut(run: slice) -> list[str]:
        cut_words: list[str] = []
        before = ""
        columns = (spelling.usual[tokens.word[run]], skipped[run], contractible[run])
        for word, skip, lean in zip(*(column.tolist() for column in columns), strict=True):
            if skip and lean and cut_words:
                cut_words[-1] += f" {word}"
            elif skip:
                before += f"{word} "
            else:
                cut_words.append(before + word)
                before = ""
        return cut_words

    return cut


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
    counted = count_before(text.informative)
    content = counted[cores.end] - counted[cores.start]
    start, end = cores.start.tolist(), cores.end.tolist()
    nouns = find_nouns(text, cores)
    cut = make_cutter(tokens, spelling)
    columns = "phrase", "reviews", "standalone_reviews", "words"
    phrase, reviews, standalone, words = (phrases[name].tolist() for name in columns)
    rows: list[tuple[str, str, str, int, int]] = []
    forms: list[str] = []
    starts = np.flatnonzero(mark_changes(family))
    for group in np.split(members, starts)[1:]:
        most = min(group.tolist(), key=lambda row: (-reviews[row], words[row], phrase[row]))
        span = range(start[most], end[most])
        key = "~".join(text.lemmas[text.lemma[at]] for at in span if not text.skipped[at])
        if cores.use[most]:
            key += f"|{cores.use[most]}"
        if cores.form[most]:
            key += f"|form {cores.form[most]}"
        if cores.content[most] < 2:
            key += f"|{nouns[most] >= 0 and tokens.vocabulary[nouns[most]]}"
        written, differing = write_pattern(
            [cut(slice(start[row], end[row])) for row in group.tolist()], [reviews[row] for row in group.tolist()]
        )
        length = len(span)
        if not any(differing) or len(set(differing)) == 1:
            # "start to finish" is nearly always "from start to finish".
            usual = max(group.tolist(), key=lambda row: standalone[row])
            chosen = usual if standalone[usual] >= _USUAL * reviews[most] else most
            written, length = phrase[chosen], words[chosen]
            differing = [phrase[row] for row in group.tolist()]
        rows.append((key, written, "inflection", length, int(content[most])))
        forms += differing
    return pd.DataFrame(rows, columns=["key", "pattern", "kind", "words", "content"]), forms
