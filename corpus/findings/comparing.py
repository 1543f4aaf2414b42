"""Two selections beside each other: how many reviews, their ratings, their tone, and the phrases of either."""

import numpy as np
import pandas as pd

from corpus.compare.before_after import AFTER, BEFORE, CHANCE, HIGHER, LOWER, compare_phrases
from corpus.findings import change
from corpus.findings.claims import measure_strictness, tighten, tighten_turn
from corpus.findings.evidence import Evidence
from corpus.findings.finding import Finding
from corpus.findings.sides import Sides, compare_means, count_sides
from corpus.store.selection import Selection
from corpus.store.selection_wording import name_selection


def compare_selections(
    this: Evidence, other: Evidence, selections: tuple[Selection, Selection]
) -> tuple[list[Finding], list[str]]:
    """Return what clearly differs between two selections, of one corpus or of two, and what does not.

    A review of both counts in the smaller of them alone. Phrases are compared within a corpus only: each corpus has a
    list of its own, and what recurs in one may stand once in the other.

    Parameters
    ----------
    this, other : Evidence
        Of the selection of which something is said, and of the one that it is compared with.
    selections : (Selection, Selection)
        Both, in this order.

    Returns
    -------
    list of Finding
    list of str
        A sentence on each question without a clear answer.
    """
    same = this.corpus.version == other.corpus.version
    reviews, sides = _lay_together(this, other, _name_both(this, other, selections), same=same)
    turns = compare_means(reviews, sides)
    shifts = _compare_phrases(this, other, sides) if same else None
    families = [pd.Series([turn.p]) for turn in turns] + ([] if shifts is None else [shifts["q"]])
    times = measure_strictness(families)
    found = list(change.find_counts(sides, count_sides(sides)))
    unsure = []
    for turn, measure in zip(turns, (this.rating, this.tone), strict=True):
        turn = tighten_turn(turn, times)
        found += change.find_turn(turn, sides, measure)
        if pd.notna(turn.p) and turn.conclusion not in (HIGHER, LOWER):
            unsure.append(
                f"No clear difference in {measure.name.lower()} between reviews {sides.this} and {sides.other}."
            )
    if shifts is None:
        unsure.append("Phrases of two corpora are not compared: each has a list of its own.")
        return found, unsure
    shifts = tighten(shifts, times, otherwise=CHANCE)
    phrases = this.corpus.list_recurring(this.keep | other.keep)
    found += change.find_shift(shifts, phrases, sides)
    if (shifts["conclusion"] == CHANCE).all():
        unsure.append(f"No phrase is clearly more common in reviews {sides.this} than in those {sides.other}.")
    return found, unsure


def _name_both(this: Evidence, other: Evidence, selections: tuple[Selection, Selection]) -> tuple[str, str]:
    """Return what follows “reviews” for either selection; with their corpora where these are two."""
    names = [name_selection(selection) for selection in selections]
    if this.corpus.version != other.corpus.version:
        corpora = [f"in {evidence.corpus.manifest.name}" for evidence in (this, other)]
        names = [", ".join(filter(None, both)) for both in zip(names, corpora, strict=True)]
    return names[0] or "of all others", names[1] or "of all others"


def _lay_together(this: Evidence, other: Evidence, names: tuple[str, str], *, same: bool) -> tuple[pd.DataFrame, Sides]:
    """Return the reviews of both selections, each once, with their side."""
    if not same:
        reviews = pd.concat([each.reviews[["rating", "polarity"]] for each in (this, other)], ignore_index=True)
        side = pd.Series(np.repeat([AFTER, BEFORE], [len(this.reviews), len(other.reviews)]), dtype="str")
        return reviews, Sides(side, *names)
    mine, theirs = this.keep, other.keep
    ours = mine & ~theirs if mine.sum() > theirs.sum() else mine
    rest = theirs & ~ours
    side = pd.Series(np.select([ours, rest], [AFTER, BEFORE], ""), this.scored.reviews.index, dtype="str")
    return this.scored.reviews, Sides(side.where(side != ""), *names)


def _compare_phrases(this: Evidence, other: Evidence, sides: Sides) -> pd.DataFrame:
    """Return the phrases that one side uses more, of those that recur in both selections together; no names."""
    both = Evidence(this.corpus, this.scored, this.keep | other.keep)
    used = this.corpus.join_occurrences(both.telling["phrase_id"]).astype("str")
    return compare_phrases(used, this.scored.reviews, sides.side)
