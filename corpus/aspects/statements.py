"""What sentences say of a film's acting, story, camera …, and how warmly: clause by clause.

A clause says something of an aspect where it names it and judges: "the acting is superb but the script is lazy" says
two things. What only retells the plot, or names an actor in a role, judges nothing and is no statement.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from corpus.aspects.clauses import Clause, Sentence
from corpus.aspects.players import find_players, may_judge_players
from corpus.aspects.terms import ANY, NONE, OVERALL, Entry, Found, Terms, load_shipped_terms
from corpus.aspects.turning import TURNED, turn
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon
from corpus.schema import STATEMENTS
from corpus.text.function_words import FUNCTION_WORDS

#: A word further than so many words from a term does not judge it.
_NEAR = 8
#: A polarity nearer to 0 than this judges nothing: "exact", "outer".
_FAINT = 0.15
#: Where the film as a whole is named ("this movie"), a word further than so many does not judge it.
_NEAR_WHOLE = 4
#: What has none of something is blamed for that: "there is no plot".
_NONE_OF = frozenset(("no", "zero", "lack", "lacks", "lacked", "lacking"))
#: Between two things of which each has a judgement of its own.
_JOINERS = frozenset(("and", "or", "nor", "with"))


#: The table's, with the position of a review in the place of its id.
_COLUMNS = {"review": "int64", **{name: dtype for name, dtype in STATEMENTS.items() if name != "review_id"}}


class _Judged(NamedTuple):
    """A judgement in a sentence: its first word, the one behind its last, and its polarity."""

    first: int
    last: int
    polarity: float


class _Part(NamedTuple):
    """A clause, or a part of one, with what it names and how it judges."""

    clause: Clause
    named: list[Found]
    judged: list[_Judged]

    def cut(self, words: Sequence[str]) -> "Iterator[_Part]":
        """Cut it at an "and" with something named and judged on either side."""
        first, last, side = self.clause
        if len(self.named) > 1 and len(self.judged) > 1:
            for at in range(self.named[0].last, self.named[-1].first + 1):
                if words[at] in _JOINERS and _parts(self.named, at) and _parts(self.judged, at):
                    yield _select(Clause(first, at, side), self.named, self.judged)
                    yield from _select(Clause(at, last, side), self.named, self.judged).cut(words)
                    return
        yield self


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
        By which words judge, raised by a modifier before them ("very good"); TextBlob's own by default. What turns a
        judgement is `turning`'s: it reaches further than TextBlob's negation.

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
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


class _Reader:
    """Reads sentences with one table of terms and one lexicon."""

    def __init__(self, terms: Terms, lexicon: Lexicon) -> None:
        self._terms, self._lexicon = terms, lexicon
        scored = {word for word, entry in lexicon.words.items() if abs(entry.polarity) >= _FAINT}
        self._scored = scored - terms.silent
        self._judging = terms.judging | self._scored
        self._known = FUNCTION_WORDS | terms.single.keys() | lexicon.words.keys()

    def read(self, text: str, offset: int) -> Iterator[tuple[str, int, int, float, int]]:
        """Yield aspect, start, end, polarity and evidence of each statement of a sentence."""
        sentence = Sentence(text)
        words = sentence.words
        if self._judging.isdisjoint(words):
            return
        if self._terms.naming.isdisjoint(words) and not may_judge_players(text):
            return
        found = self._terms.find(words)
        named = [each for each in found if each.entry.aspect not in (ANY, NONE) and self._may_be_judged(words, each)]
        if not named and not may_judge_players(text):
            return
        clauses = list(sentence.cut_clauses())
        judged = self._judge(words, clauses, found)
        if not judged and _NONE_OF.isdisjoint(words):
            return
        if players := find_players(text, sentence, judged, self._known):
            named = sorted([*named, *players])
        whole = (_select(clause, named, judged) for clause in clauses)
        parts = [part for each in whole for part in each.cut(words)]
        places: list[tuple[int, int]] = []
        for number, part in enumerate(parts):
            by_aspect: dict[str, list[tuple[Found, list[_Judged]]]] = {}
            for each in part.named:
                if said := _find_said(words, parts, number, each):
                    by_aspect.setdefault(each.entry.aspect, []).append((each, said))
            for aspect, said_of in by_aspect.items():
                judgements = [judgement for _, said in said_of for judgement in said]
                if polarity := sum(judgement.polarity for judgement in judgements) / len(judgements):
                    places = places or sentence.find_places()
                    firsts = [each.first for each, _ in said_of] + [each.first for each in judgements]
                    lasts = [each.last for each, _ in said_of] + [each.last for each in judgements]
                    start, end = places[min(firsts)][0], places[max(lasts) - 1][1]
                    yield aspect, offset + start, offset + end, polarity, len(judgements)

    def _may_be_judged(self, words: list[str], found: Found) -> bool:
        """Return whether something named may be judged: of the film as a whole, which most sentences name, few are."""
        first, last, entry = found
        if entry.aspect != OVERALL or entry.polarity:
            return True
        return not self._judging.isdisjoint(words[max(0, first - _NEAR_WHOLE) : last + _NEAR_WHOLE])

    def _judge(self, words: list[str], clauses: Sequence[Clause], found: Sequence[Found]) -> list[_Judged]:
        """Return how a sentence judges: by the terms with a polarity of their own, and by the lexicon."""
        judged: list[_Judged] = []
        covered: set[int] = set()
        begins = [clause.first for clause in clauses]

        def begin(at: int) -> int:
            return begins[bisect_right(begins, at) - 1]

        for first, last, entry in found:
            # "Special effects" are not praised by their name.
            covered.update(range(first, last))
            if entry.polarity:
                judged.append(_Judged(first, last, turn(words[begin(first) : first], entry.polarity)))
        entries = self._lexicon.words
        for at, word in enumerate(words):
            if word not in self._scored or at in covered:
                continue
            polarity = entries[word].polarity
            before = entries.get(words[at - 1]) if at else None
            if before is not None and before.modifies:
                # "Very good": as TextBlob has it.
                polarity = max(-1.0, min(polarity * before.intensity, 1.0))
            judged.append(_Judged(at, at + 1, turn(words[begin(at) : at], polarity)))
        return sorted(judged)


def _select(clause: Clause, named: Sequence[Found], judged: Sequence[_Judged]) -> _Part:
    """Return a clause with what of all that is named and judged is in it."""
    first, last, _ = clause
    return _Part(
        clause,
        [each for each in named if first <= each.first and each.last <= last],
        [each for each in judged if first <= each.first and each.last <= last],
    )


def _parts(places: Sequence[Found] | Sequence[_Judged], at: int) -> bool:
    """Return whether there are places on either side of a word."""
    return places[0].last <= at < places[-1].first


def _find_said(words: list[str], parts: Sequence[_Part], number: int, found: Found) -> list[_Judged]:
    """Return the judgements of something that a part names; none where nothing is said of it."""
    part, (first, last, entry) = parts[number], found
    if _gives_way(parts, number, found):
        return []
    if entry.polarity:
        return [each for each in part.judged if each.first == first]
    is_whole = entry.aspect == OVERALL
    reach = _NEAR_WHOLE if is_whole else _NEAR
    near = [each for each in part.judged if first - each.last < reach and each.first - last < reach]
    if near or is_whole:
        return near
    if not _NONE_OF.isdisjoint(words[max(part.clause.first, first - 2) : first]):
        return [_Judged(first, last, TURNED)]
    if entry.weak:
        return []
    # "The story, in short, is lazy"; "great acting, story, effects".
    beside = [each for other in parts if other.clause.side == part.clause.side for each in other.judged]
    return [min(beside, key=lambda each: max(each.first - last, first - each.last))] if beside else []


def _gives_way(parts: Sequence[_Part], number: int, found: Found) -> bool:
    """Return whether what is said is rather of something else that is named."""
    part, (_, last, entry) = parts[number], found
    others = _list_others(part, entry)
    if entry.aspect == OVERALL and not entry.polarity:
        # "The best acting in the film" is of the acting.
        return bool(others)
    if entry.polarity and any(each.first == last and (entry.weak or not each.entry.weak) for each in others):
        # "Boring dialogue" is of the dialogue.
        return True
    if entry.polarity:
        # And so is "the dialogue, all of it, is rather boring".
        beside = [other for other in parts if other.clause.side == part.clause.side]
        others = [each for other in beside for each in _list_others(other, entry) if not each.entry.polarity]
    # "The funniest scene" is of the humour.
    return entry.weak and any(not each.entry.weak for each in others)


def _list_others(part: _Part, entry: Entry) -> list[Found]:
    """Return what a part names of other aspects; the film as a whole is none."""
    return [each for each in part.named if each.entry.aspect not in (entry.aspect, OVERALL)]
