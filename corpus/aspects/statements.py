"""What sentences say of a film's acting, story, camera …, and how warmly: clause by clause.

A clause says something of an aspect where it names it and judges: "the acting is superb but the script is lazy" says
two things. What only retells the plot, or names an actor in a role, judges nothing and is no statement.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd

from corpus.aspects.clauses import Clause, cut_clauses, split_words
from corpus.aspects.terms import ANY, NONE, OVERALL, Found, Terms, load_shipped_terms
from corpus.aspects.turning import TURNED, turn
from corpus.polarity.chunks import assess_pieces, find_scored_word
from corpus.polarity.scores import remember_pieces
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon

#: A word further than so many words from a term does not judge it.
_NEAR = 8
#: A clause of so many words may be an item of a list, of which another speaks: "great acting, story, effects".
#: Such a list has at most so many items before it.
_ITEM, _LIST = 3, 4
#: A polarity nearer to 0 than this judges nothing: "exact", "outer".
_FAINT = 0.15
#: Where the film as a whole is named ("this movie"), a word further than so many does not judge it.
_NEAR_WHOLE = 4
#: What has none of something is blamed for that: "there is no plot".
_NONE_OF = frozenset(("no", "zero", "lack", "lacks", "lacked", "lacking"))
#: Between two things of which each has a judgement of its own.
_JOINERS = frozenset(("and", "or", "nor", "with"))


class _Judged(NamedTuple):
    """A judgement in a clause: its words, and its polarity."""

    first: int
    last: int
    polarity: float


class _Part:
    """A clause, or a part of one, with what it names; how it judges is worked out where that is asked for."""

    def __init__(
        self, clause: Clause, found: list[Found], judge: Callable[[Clause, list[Found]], list[_Judged]]
    ) -> None:
        self.clause, self.found, self._judge = clause, found, judge
        self._judged: list[_Judged] | None = None
        self.named = [each for each in found if each.entry.aspect not in (ANY, NONE)]

    @property
    def judged(self) -> list[_Judged]:
        """The judgements in it."""
        if self._judged is None:
            self._judged = self._judge(self.clause, self.found)
        return self._judged

    @property
    def is_item(self) -> bool:
        """Whether it is short enough for an item of a list."""
        return len(self.clause.words) <= _ITEM

    def cut(self) -> "Iterator[_Part]":
        """Cut it at an "and" with something named and judged on either side."""
        words = self.clause.words
        if len(self.named) > 1:
            for at in range(self.named[0].last, self.named[-1].first + 1):
                if words[at] in _JOINERS and _parts(self.named, at) and _parts(self.judged, at):
                    yield self._select(0, at)
                    yield from self._select(at, len(words)).cut()
                    return
        yield self

    def _select(self, first: int, last: int) -> "_Part":
        found = [
            each._replace(first=each.first - first, last=each.last - first)
            for each in self.found
            if first <= each.first and each.last <= last
        ]
        return _Part(self.clause.part(first, last), found, self._judge)


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
    reader = _Reader(terms or load_shipped_terms(), lexicon or load_textblob_lexicon())
    rows = []
    places = zip(*(spans[name].tolist() for name in ("review", "sentence", "start", "end")), strict=True)
    for review, sentence, start, end in places:
        text = texts[review][start:end]
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
        self._judging = terms.judging | {word for word, entry in lexicon.words.items() if entry.polarity}

    def read(self, text: str, offset: int) -> Iterator[tuple[str, int, int, float, int]]:
        """Yield aspect, start, end, polarity and evidence of each statement of a sentence."""
        words = split_words(text)
        if self._terms.naming.isdisjoint(words) or self._judging.isdisjoint(words):
            return
        judge = partial(self._judge, text)
        whole = (_Part(clause, self._terms.find(clause.words), judge) for clause in cut_clauses(text))
        parts = [part for each in whole for part in each.cut()]
        for number, part in enumerate(parts):
            by_aspect: dict[str, list[tuple[int, int, list[float]]]] = {}
            for found in part.named:
                if said := _find_said(parts, number, found):
                    by_aspect.setdefault(found.entry.aspect, []).append(said)
            for aspect, said_of in by_aspect.items():
                judgements = [value for *_, values in said_of for value in values]
                if polarity := sum(judgements) / len(judgements):
                    start, end = min(first for first, *_ in said_of), max(last for _, last, _ in said_of)
                    yield aspect, offset + start, offset + end, polarity, len(judgements)

    def _judge(self, text: str, clause: Clause, found: list[Found]) -> list[_Judged]:
        """Return how a clause judges: by the terms that judge anything, and by the lexicon."""
        words = clause.words
        judged: list[_Judged] = []
        covered: set[int] = set()
        for first, last, entry in found:
            if entry.polarity or entry.aspect == NONE:
                covered.update(range(first, last))
            if entry.polarity:
                judged.append(_Judged(first, last, turn(words, first, entry.polarity)))
        end = clause.offset + len(clause.text)
        part = clause.text + "!" * (text[end : end + 1] == "!")
        behind = 0
        for polarity, _, _, tokens in assess_pieces(self._pieces.read(part)):
            if abs(polarity) < _FAINT:
                continue
            spelled = [word for word, *_ in tokens]
            scored = find_scored_word(spelled, self._lexicon).lower().partition(" ")[0]
            at = next((at for at in range(behind, len(words)) if words[at].startswith(scored)), None)
            if at is None:
                continue
            behind = at + 1
            if at not in covered:
                turned = not self._lexicon.negations.isdisjoint(spelled)
                judged.append(_Judged(at, at + 1, polarity if turned else turn(words, at, polarity)))
        return judged


def _parts(places: Sequence[Found | _Judged], at: int) -> bool:
    """Return whether there are places on either side of a word."""
    return any(each.last <= at for each in places) and any(each.first > at for each in places)


def _find_said(parts: Sequence[_Part], number: int, found: Found) -> tuple[int, int, list[float]] | None:
    """Return where what is said of something named begins and ends, and the judgements."""
    part = parts[number]
    places = part.clause.places
    first, last = places[found.first][0], places[found.last - 1][1]
    if found.entry.polarity:
        other = {found.entry.aspect, OVERALL}
        if any(each.first == found.last and each.entry.aspect not in other for each in part.named):
            # "Boring dialogue" is of the dialogue.
            return None
        return first, last, [turn(part.clause.words, found.first, found.entry.polarity)]
    if found.entry.aspect == OVERALL and any(each.entry.aspect != OVERALL for each in part.named):
        # "The best acting in the film" is of the acting.
        return None
    reach = _NEAR_WHOLE if found.entry.aspect == OVERALL else _NEAR
    near = [each for each in part.judged if found.first - each.last < reach and each.first - found.last < reach]
    if near:
        begins, behind = min(places[each.first][0] for each in near), max(places[each.last - 1][1] for each in near)
        return min(first, begins), max(last, behind), [each.polarity for each in near]
    before = part.clause.words[max(0, found.first - 2) : found.first]
    if found.entry.aspect != OVERALL and not _NONE_OF.isdisjoint(before):
        return first, last, [TURNED]
    if part.judged or found.entry.aspect == OVERALL:
        return None
    for other in (number + 1, number + 2, *range(number - 1, number - 1 - _LIST, -1)):
        low, high = sorted((number, other))
        if low < 0 or high >= len(parts) or any(each.clause.turns for each in parts[low + 1 : high + 1]):
            continue
        beside = parts[other]
        if any(each.judged or (each.named and not each.is_item) for each in parts[low + 1 : high]):
            continue
        if beside.judged and (not beside.named or part.is_item):
            places = beside.clause.places
            begins = min(places[each.first][0] for each in beside.judged)
            behind = max(places[each.last - 1][1] for each in beside.judged)
            return min(first, begins), max(last, behind), [each.polarity for each in beside.judged]
    return None
