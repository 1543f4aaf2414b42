"""Two selections beside each other: how many reviews, their ratings, their tone, and the phrases of either."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from corpus.compare.before_after import AFTER, BEFORE, CHANCE, DayChange
from corpus.findings import change
from corpus.findings.claims import tighten, tighten_turn
from corpus.findings.evidence import FEWEST_FILMS, Evidence
from corpus.findings.finding import Finding
from corpus.findings.sides import Place, Sides, compare_means, count_sides
from corpus.store.selection import Selection
from corpus.store.selection_wording import name_selection
from corpus.wording import plural

#: What follows “reviews” on the side that has all but those of the other, by the field in which they differ.
_OTHERS = {
    "film": "of other films",
    "critic": "by others",
    "outlet": "in other outlets",
    "genre": "of other genres",
    "dates": "at other times",
}
#: Fields by whose values the films' screen compares.
_COMPARED = ("film", "critic", "outlet", "genre")


@dataclass(frozen=True, eq=False)
class Compared:
    """What was tested between two selections, each table corrected within itself alone until it is tightened.

    Attributes
    ----------
    sides : Sides
    turns : tuple of DayChange
        The ratings and the tone; the latter not where both are on different scales.
    shifts : DataFrame or None
        The phrases; None of two corpora.
    phrases : DataFrame or None
        The list of phrases of both selections together; None of two corpora.
    """

    sides: Sides
    turns: tuple[DayChange, ...]
    shifts: pd.DataFrame | None
    phrases: pd.DataFrame | None

    def list_families(self) -> Iterator[pd.Series]:
        """Yield the q of each table, for `claims.measure_strictness`."""
        yield from (pd.Series([turn.p]) for turn in self.turns)
        if self.shifts is not None:
            yield self.shifts["q"]

    def tighten(self, times: float) -> "Compared":
        """Return the same with each q so many times as large, and each conclusion as it then is."""
        shifts = None if self.shifts is None else tighten(self.shifts, times, otherwise=CHANCE)
        return replace(self, turns=tuple(tighten_turn(turn, times) for turn in self.turns), shifts=shifts)

    @property
    def sentence(self) -> str:
        """What is compared with what."""
        this, other = self.sides.count()
        are = "is" if this == 1 else "are"
        return f"{plural(this, 'review')} {self.sides.this} {are} compared with {other:,} {self.sides.other}."


def compare_selections(this: Evidence, other: Evidence, selections: tuple[Selection, Selection]) -> Compared:
    """Test what differs between two selections, of one corpus or of two.

    A review of both counts in the smaller of them alone. Means are compared on the same films, unless the films are
    what differs, or two corpora have too few in common. Phrases are compared within a corpus only: each corpus has a
    list of its own, and what recurs in one may stand once in the other.

    Parameters
    ----------
    this, other : Evidence
        Of the selection of which something is said, and of the one that it is compared with; the other way round where
        the first is narrowed in nothing that the second is not: of all others little can be said.
    selections : (Selection, Selection)
        Both, in this order.
    """
    if this.corpus.version == other.corpus.version and _is_whole(*selections):
        this, other, selections = other, this, selections[::-1]
    same = this.corpus.version == other.corpus.version
    differing = [each.name for each in fields(Selection) if len({getattr(one, each.name) for one in selections}) > 1]
    names = _name_both(this, other, selections, differing)
    reviews, side = _lay_together(this, other, same=same)
    matched = not {"film", "genre"} & set(differing)
    place = _find_place(selections, differing) if same else Place("reviews", {}, {})
    sides = Sides(side, *names, matched=matched, place=place)
    turns: tuple[DayChange, ...] = compare_means(reviews, sides)
    if not same and all(pd.isna(turn.p) for turn in turns):
        sides = Sides(side, *names, matched=False, place=place)
        turns = compare_means(reviews, sides)
    if this.scored.key != other.scored.key:
        turns = turns[:1]
    if not same:
        return Compared(sides, turns, None, None)
    both = _join(this, other)
    films = FEWEST_FILMS if matched else 1
    return Compared(sides, turns, both.compare_phrases(this.scored.reviews, side, films=films), both.phrases)


def tell_differences(compared: Compared, this: Evidence, other: Evidence) -> tuple[list[Finding], list[str]]:
    """Return what clearly differs between two selections, and a sentence on each question without a clear answer.

    Parameters
    ----------
    compared : Compared
        From `compare_selections`, tightened.
    this, other : Evidence
        As there.
    """
    sides = compared.sides
    found: list[Finding] = []
    measures = {"ratings": this.rating, "tone": this.tone}
    for turn, measure in zip(compared.turns, measures.values(), strict=False):
        found += change.find_turn(turn, sides, measure)
    rated = any(each.reviews["rating"].notna().any() for each in (this, other))
    turns = dict(zip(measures, compared.turns, strict=False))
    unsure = list(change.list_unturned({name: turns[name] for name in turns if rated or name != "ratings"}, sides))
    if len(compared.turns) < len(measures):
        unsure.append("Tone is compared between corpora only where both are scored by TextBlob, from −1 to +1.")
    if compared.shifts is None or compared.phrases is None:
        unsure.append("Phrases of two corpora are not compared: each has a list of its own.")
    else:
        found += change.find_shift(compared.shifts, compared.phrases, sides)
        if (compared.shifts["conclusion"] == CHANCE).all():
            unsure.append(f"No phrase is clearly more common in reviews {sides.this} than in those {sides.other}.")
    return [*found, *change.find_counts(sides, count_sides(sides))], unsure


def _name_both(
    this: Evidence, other: Evidence, selections: tuple[Selection, Selection], differing: list[str]
) -> tuple[str, str]:
    """Return what follows “reviews” for either selection: that in which they differ, and of two corpora which it is."""
    names = []
    for one, two in (selections, selections[::-1]):
        own: dict[str, Any] = {field: _leave_out(getattr(one, field), getattr(two, field)) for field in differing}
        names.append(name_selection(Selection(**own)))
    if this.corpus.version != other.corpus.version:
        corpora = [evidence.corpus.manifest.name for evidence in (this, other)]
        if corpora[0] == corpora[1]:
            corpora = [evidence.corpus.path.name for evidence in (this, other)]
        names = [f"{name} ({corpus})" if name else f"in {corpus}" for name, corpus in zip(names, corpora, strict=True)]
    others = _OTHERS.get(differing[0], "of all others") if len(differing) == 1 else "of all others"
    return names[0] or others, names[1] or others


def _leave_out(own: tuple, theirs: tuple) -> tuple:
    """Return the chosen names without those of the other side, which count there; a range as it is."""
    if not all(isinstance(name, str) for name in own):
        return own
    return tuple(name for name in own if name not in theirs) or own


def _lay_together(this: Evidence, other: Evidence, *, same: bool) -> tuple[pd.DataFrame, pd.Series]:
    """Return the reviews of both selections, each once, and their side."""
    if not same:
        shown = ["film", "rating", "polarity"]
        reviews = pd.concat([each.reviews[shown].astype({"film": "str"}) for each in (this, other)])
        side = pd.Series(np.repeat([AFTER, BEFORE], [len(this.reviews), len(other.reviews)]), dtype="str")
        return reviews.reset_index(drop=True), side
    mine, theirs = this.keep, other.keep
    ours = mine & ~theirs if mine.sum() > theirs.sum() else mine
    rest = theirs & ~ours
    side = pd.Series(np.select([ours, rest], [AFTER, BEFORE], ""), this.scored.reviews.index, dtype="str")
    return this.scored.reviews, side.where(side != "")


def _find_place(selections: tuple[Selection, Selection], differing: list[str]) -> Place:
    """Return where both selections of a corpus are seen side by side."""
    field = differing[0] if len(differing) == 1 else ""
    if field in _COMPARED:
        one, two = (getattr(selection, field) for selection in selections)
        both = tuple(dict.fromkeys([*one, *two])) if one and two else ()
        if field == "critic":
            return Place("critics", {}, {field: both})
        return Place("films", {"by": field, "with": both}, {field: both})
    if field != "dates":
        return Place("reviews", {}, {})
    (first, last), (start, end) = (selection.dates for selection in selections)
    lows, highs = [first, start], [last, end]
    days = ("" if None in lows else f"{min(lows)}", "" if None in highs else f"{max(highs)}")
    wide: dict[str, str | tuple[str, ...]] = {"dates": days if any(days) else ()}
    day = _find_day(last, start) or _find_day(end, first)
    return Place("before_after", {"day": f"{day}"}, wide) if day else Place("time", {}, wide)


def _find_day(end: date | None, start: date | None) -> date | None:
    """Return the first day of a period that begins as another ends."""
    return start if end and start and end + timedelta(days=1) == start else None


def _is_whole(this: Selection, other: Selection) -> bool:
    """Return whether a selection leaves out nothing in those fields in which another does."""
    plain = Selection()
    differing = [each.name for each in fields(Selection) if getattr(this, each.name) != getattr(other, each.name)]
    return bool(differing) and all(getattr(this, name) == getattr(plain, name) for name in differing)


def _join(this: Evidence, other: Evidence) -> Evidence:
    """Return the evidence of both selections together; one of them, where it holds the other."""
    keep = this.keep | other.keep
    whole = next((each for each in (this, other) if (each.keep == keep).all()), None)
    return whole or Evidence(this.corpus, this.scored, keep, this.words or other.words)
