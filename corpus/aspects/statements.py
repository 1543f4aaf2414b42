"""What sentences say of a film's acting, story, camera …, and how warmly: clause by clause.

A clause says something of an aspect where it names it and judges: "the acting is superb but the script is lazy" says
two things. What only retells the plot, or names an actor in a role, judges nothing and is no statement.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from corpus.aspects.clauses import Clause, Word, cut_clauses, split_words
from corpus.aspects.terms import ANY, NONE, Found, Terms, load_shipped_terms
from corpus.polarity.chunks import assess_pieces, find_scored_word
from corpus.polarity.scores import remember_pieces
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon

#: A word further than so many words from a term does not judge it.
_NEAR = 8
#: A clause of so many words is an item of a list, of which the clause beside it speaks: "great acting, story, effects".
_ITEM = 3
#: Words that turn a judgement behind them in the same clause, at most so many words behind, as TextBlob turns it.
_TURNERS = frozenset(
    [
        "no",
        "not",
        "never",
        "none",
        "nobody",
        "nothing",
        "nor",
        "neither",
        "without",
        "hardly",
        "barely",
        "scarcely",
        "cannot",
        "lack",
        "lacks",
        "lacked",
        "lacking",
        "fail",
        "fails",
        "failed",
        "failing",
        "nowhere",
    ]
)
_REACH, _TURNED = 6, -0.5
#: What might have been is not: "could have been great", "supposed to be scary".
_WISHES = tuple(
    tuple(words.split())
    for words in (
        "could have been", "would have been", "should have been", "could've been", "would've been", "should've been",
        "supposed to be", "trying to be", "tries to be", "tried to be", "try to be", "meant to be", "pretends to be",
        "attempts at", "attempt at", "attempt to", "attempts to", "far from", "instead of", "if only", "anything but",
    )
)  # fmt: skip


class _Judged(NamedTuple):
    """A judgement in a clause: its words, and its polarity."""

    first: int
    last: int
    polarity: float


class _Part(NamedTuple):
    """A clause, or a part of one, with what it names and how it judges."""

    words: list[Word]
    turns: bool
    named: list[Found]
    judged: list[_Judged]


def find_statements(
    texts: Sequence[str], spans: pd.DataFrame, *, terms: Terms | None = None, lexicon: Lexicon | None = None
) -> pd.DataFrame:
    """Find what the sentences of reviews say of each aspect of the film.

    Parameters
    ----------
    texts : sequence of str
        Without titles (`text.untitled.replace_titles`).
    spans : DataFrame
        Their sentences, by review: `review` (position in `texts`), `sentence`, `start` and `end`.
    terms : Terms, optional
        Those that come with Refrain by default.
    lexicon : Lexicon, optional
        By which words judge; TextBlob's own by default.

    Returns
    -------
    DataFrame
        One row a clause and an aspect that it judges, in the order of the texts: `review`, `sentence`, `aspect`;
        `start` and `end`, the offsets in the text of the words from what is named to what judges it; `polarity`, the
        mean of these judgements, −1..1 and not 0; `evidence`, how many they are.
    """
    terms, lexicon = terms or load_shipped_terms(), lexicon or load_textblob_lexicon()
    naming = {word for word, same in terms.by_word.items() if any(entry.aspect not in (ANY, NONE) for entry in same)}
    reader = _Reader(terms, lexicon)
    rows = []
    places = zip(*(spans[name].tolist() for name in ("review", "sentence", "start", "end")), strict=True)
    for review, sentence, start, end in places:
        text = texts[review][start:end]
        if naming.isdisjoint(split_words(text)):
            continue
        rows += [(review, sentence, *found) for found in reader.read(text, start)]
    columns = zip(*rows, strict=True) if rows else [()] * 7
    names = ("review", "sentence", "aspect", "start", "end", "polarity", "evidence")
    kinds = ("int64", "int64", "str", "int64", "int64", "float64", "int64")
    return pd.DataFrame(
        {name: pd.Series(list(column), dtype=kind) for name, kind, column in zip(names, kinds, columns, strict=True)}
    )


class _Reader:
    """Reads sentences with one table of terms and one lexicon."""

    def __init__(self, terms: Terms, lexicon: Lexicon) -> None:
        self._terms, self._lexicon, self._pieces = terms, lexicon, remember_pieces(lexicon)

    def read(self, text: str, offset: int) -> Iterator[tuple[str, int, int, float, int]]:
        """Yield aspect, start, end, polarity and evidence of each statement of a sentence."""
        parts = [part for clause in cut_clauses(text) for part in _cut_pairs(self._describe(clause, text))]
        for number, part in enumerate(parts):
            by_aspect: dict[str, list[tuple[Word, Word, list[float]]]] = {}
            for found in part.named:
                if said := _find_said(parts, number, found):
                    by_aspect.setdefault(found.entry.aspect, []).append(said)
            for aspect, said_of in by_aspect.items():
                judgements = [value for *_, values in said_of for value in values]
                polarity = sum(judgements) / len(judgements)
                if polarity:
                    start, end = min(first.start for first, *_ in said_of), max(last.end for _, last, _ in said_of)
                    yield aspect, offset + start, offset + end, polarity, len(judgements)

    def _describe(self, clause: Clause, text: str) -> _Part:
        found = self._terms.find([word.word for word in clause.words])
        named = [each for each in found if each.entry.aspect not in (ANY, NONE)]
        own = [
            _Judged(each.first, each.last, _turn(clause.words, each.first, each.entry.polarity))
            for each in found
            if each.entry.aspect == ANY
        ]
        covered = {at for each in found if each.entry.aspect in (ANY, NONE) for at in range(each.first, each.last)}
        return _Part(clause.words, clause.turns, named, own + self._assess(clause.words, text, covered))

    def _assess(self, words: list[Word], text: str, covered: set[int]) -> list[_Judged]:
        """Return what the lexicon judges in a clause, but for the words that are covered already."""
        judged: list[_Judged] = []
        behind = 0
        exclaims = text[words[-1].end : words[-1].end + 1] == "!"
        part = text[words[0].start : words[-1].end + exclaims]
        for polarity, _, _, tokens in assess_pieces(self._pieces.read(part)):
            spelled = [word for word, *_ in tokens]
            scored = find_scored_word(spelled, self._lexicon).lower().split(" ")[0]
            places = (at for at in range(behind, len(words)) if words[at].word.startswith(scored))
            at = next(places, None)
            if at is None:
                continue
            behind = at + 1
            if polarity and at not in covered:
                turned = any(word.lower() in self._lexicon.negations for word in spelled)
                judged.append(_Judged(at, at + 1, polarity if turned else _turn(words, at, polarity)))
        return judged


def _turn(words: list[Word], at: int, polarity: float) -> float:
    """Return a polarity as the words before it in its clause leave it."""
    before = [word.word for word in words[max(0, at - _REACH) : at]]
    turned = any(word in _TURNERS or word.endswith("n't") for word in before) or any(
        tuple(before[begin : begin + len(wish)]) == wish for wish in _WISHES for begin in range(len(before))
    )
    return polarity * _TURNED if turned else polarity


def _cut_pairs(part: _Part) -> Iterator[_Part]:
    """Cut a clause at an "and" with something named and judged on either side."""
    for at, word in enumerate(part.words):
        if word.word in ("and", "or", "nor", "with") and all(
            any(each.last <= at for each in these) and any(each.first > at for each in these)
            for these in (part.named, part.judged)
        ):
            yield _select(part, 0, at, turns=part.turns)
            yield from _cut_pairs(_select(part, at, len(part.words), turns=False))
            return
    yield part


def _select(part: _Part, first: int, last: int, *, turns: bool) -> _Part:
    """Return a part of a part."""
    inside: Callable[[Found | _Judged], bool] = lambda each: first <= each.first and each.last <= last  # noqa: E731
    return _Part(
        part.words[first:last],
        turns,
        [each._replace(first=each.first - first, last=each.last - first) for each in part.named if inside(each)],
        [each._replace(first=each.first - first, last=each.last - first) for each in part.judged if inside(each)],
    )


def _find_said(parts: Sequence[_Part], number: int, found: Found) -> tuple[Word, Word, list[float]] | None:
    """Return the first and the last word of what is said of what a part names, and the judgements."""
    part = parts[number]
    first, last = part.words[found.first], part.words[found.last - 1]
    if found.entry.polarity:
        return first, last, [_turn(part.words, found.first, found.entry.polarity)]
    near = [
        each
        for each in part.judged
        if (each.last <= found.first and found.first - each.last < _NEAR)
        or (each.first >= found.last and each.first - found.last < _NEAR)
    ]
    if near:
        begin, end = min(found.first, *(each.first for each in near)), max(found.last, *(each.last for each in near))
        return part.words[begin], part.words[end - 1], [each.polarity for each in near]
    if part.judged:
        return None
    for other in (number + 1, number + 2, number - 1):
        if not 0 <= other < len(parts) or any(
            each.turns for each in parts[min(number, other) + 1 : max(number, other) + 1]
        ):
            continue
        beside, between = parts[other], parts[number + 1 : other]
        if any(each.named or each.judged for each in between):
            continue
        if beside.judged and (not beside.named or len(part.words) <= _ITEM):
            begin_word = first if other > number else beside.words[beside.judged[0].first]
            end_word = beside.words[beside.judged[-1].last - 1] if other > number else last
            return begin_word, end_word, [each.polarity for each in beside.judged]
    return None
