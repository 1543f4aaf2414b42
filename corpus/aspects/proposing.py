"""Which words judge what a clause names: those beside it, those of a clause near by, or none that is known."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpus.aspects.clauses import Clause
from corpus.aspects.terms import OVERALL, Entry, Found
from corpus.aspects.turning import TURNED

#: How a term comes to be judged: it does so itself; by words beside it; by those of another clause, on the same side
#: of a "but"; its lack is blamed; or no known word judges it.
ITSELF, BESIDE, APART, LACK, UNJUDGED = "judges itself", "judged beside", "judged apart", "lacks", "not judged"
#: A word further than so many words from a term is not beside it.
_NEAR = 8
#: Where the film as a whole is named ("this movie"), a word further than so many does not judge it.
NEAR_WHOLE = 4
#: What has none of something is blamed for that: "there is no plot".
_NONE_OF = frozenset(("no", "zero", "lack", "lacks", "lacked", "lacking"))
#: What the film as a whole does not have.
_OF_PEOPLE = frozenset(("acting", "characters"))
#: Between two things of which each has a judgement of its own.
_JOINERS = frozenset(("and", "or", "nor", "with"))


class Judged(NamedTuple):
    """A judgement in a sentence: its first word, the one behind its last, and its polarity."""

    first: int
    last: int
    polarity: float


class Part(NamedTuple):
    """A clause, or a part of one, with what it names and how it judges."""

    clause: Clause
    named: list[Found]
    judged: list[Judged]


class Proposal(NamedTuple):
    """What may be said of something named.

    Attributes
    ----------
    judged : list of Judged
        What judges it.
    how : str
        How it does: `ITSELF`, `BESIDE`, `APART`, `LACK` or `UNJUDGED`.
    """

    judged: list[Judged]
    how: str

    def holds(self, entry: Entry) -> bool:
        """Return whether it is a statement by rule, without a check: where nothing learned knows the term."""
        return self.how != UNJUDGED and not (self.how == APART and entry.weak)


def divide(
    words: Sequence[str], clauses: Sequence[Clause], named: Sequence[Found], judged: Sequence[Judged]
) -> list[Part]:
    """Divide what a sentence names and judges, both from left to right, into clauses, without those that do neither.

    A clause is cut at each "and" with something named and judged on either side.
    """
    parts: list[Part] = []
    if len(clauses) == 1:
        return [*_cut(words, Part(clauses[0], [*named], [*judged]))]
    next_named = next_judged = 0
    for clause in clauses:
        first_named, first_judged = next_named, next_judged
        while next_named < len(named) and named[next_named].first < clause.last:
            next_named += 1
        while next_judged < len(judged) and judged[next_judged].first < clause.last:
            next_judged += 1
        if first_named == next_named and first_judged == next_judged:
            continue
        # A term may reach over a "but", which ends a clause: it is in neither.
        of_clause = [each for each in named[first_named:next_named] if each.last <= clause.last]
        by_clause = [each for each in judged[first_judged:next_judged] if each.last <= clause.last]
        parts.extend(_cut(words, Part(clause, of_clause, by_clause)))
    return parts


def propose(words: Sequence[str], parts: Sequence[Part], number: int, found: Found) -> Proposal | None:
    r"""Return what may be said of something that a part of a sentence names; none where it is said of something else.

    Parameters
    ----------
    words : sequence of str
        Of the sentence.
    parts : sequence of Part
        Its clauses, cut where each half names and judges.
    number : int
        Which of them names it.
    found : Found
        What is named.

    Examples
    --------
    >>> plot = Found(0, 1, Entry(("plot",), "story", 0.0))
    >>> parts = [Part(Clause(0, 1, 0), [plot], []), Part(Clause(2, 5, 0), [], [Judged(4, 5, -0.5)])]
    >>> propose(["plot", "\n", "in", "short", "lazy"], parts, 0, plot)
    Proposal(judged=[Judged(first=4, last=5, polarity=-0.5)], how='judged apart')
    """
    if _gives_way(parts, number, found):
        return None
    part, (first, last, entry) = parts[number], found
    if entry.polarity:
        return Proposal([each for each in part.judged if each.first == first], ITSELF)
    reach = NEAR_WHOLE if entry.aspect == OVERALL else _NEAR
    near = [each for each in part.judged if first - each.last < reach and each.first - last < reach]
    if near:
        return Proposal(near, BESIDE)
    if entry.aspect == OVERALL:
        return None
    if not _NONE_OF.isdisjoint(words[max(part.clause.first, first - 2) : first]):
        return Proposal([Judged(first, last, TURNED)], LACK)
    # "The story, in short, is lazy"; "great acting, story, effects".
    apart = [each for other in parts if other.clause.side == part.clause.side for each in other.judged]
    if apart:
        return Proposal([min(apart, key=lambda each: max(each.first - last, first - each.last))], APART)
    return Proposal([], UNJUDGED)


def _cut(words: Sequence[str], part: Part) -> Iterator[Part]:
    (first, last, side), named, judged = part
    if len(named) > 1 and len(judged) > 1:
        for at in range(named[0].last, named[-1].first + 1):
            if words[at] in _JOINERS and _are_parted(named, at) and _are_parted(judged, at):
                yield _select(Clause(first, at, side), named, judged)
                yield from _cut(words, _select(Clause(at, last, side), named, judged))
                return
    yield part


def _select(clause: Clause, named: Sequence[Found], judged: Sequence[Judged]) -> Part:
    """Return a part of a clause with what of all that is named and judged is in it."""
    first, last, _ = clause
    return Part(
        clause,
        [each for each in named if first <= each.first and each.last <= last],
        [each for each in judged if first <= each.first and each.last <= last],
    )


def _are_parted(places: Sequence[Found] | Sequence[Judged], at: int) -> bool:
    """Return whether there are places on either side of a word."""
    return places[0].last <= at < places[-1].first


def _gives_way(parts: Sequence[Part], number: int, found: Found) -> bool:
    """Return whether what is said is rather of something else that is named."""
    part, (_, last, entry) = parts[number], found
    if not entry.polarity and not entry.weak and entry.aspect != OVERALL:
        return False
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
        if entry.weak and entry.aspect in _OF_PEOPLE and any(each.entry.aspect == OVERALL for each in part.named):
            # "A likable film" is of no character.
            return True
    # "The funniest scene" is of the humour.
    return entry.weak and any(not each.entry.weak for each in others)


def _list_others(part: Part, entry: Entry) -> list[Found]:
    """Return what a part names of other aspects; the film as a whole is none."""
    return [each for each in part.named if each.entry.aspect not in (entry.aspect, OVERALL)]
