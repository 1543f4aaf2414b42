"""Redundant families: "movies I have ever" mostly occurs inside "worst movie I have ever seen", which says more."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import count_before, join_ranges, mark_changes, slice_groups

#: An occurrence is redundant if more than this share of its words is inside families that say more.
_MOSTLY = 0.5
#: A family is redundant if fewer than this share of its reviews have an occurrence that is not.
_LEFT = 0.5
#: So many families are looked at together, or fewer, with about so many occurrences.
_TOGETHER, _OCCURRENCES = 1000, 500_000


@dataclass(frozen=True, eq=False)
class FamilyPlaces:
    """Where families occur, family by family, in each by review.

    Attributes
    ----------
    first, last, review : int, one item an occurrence
        Its first and last token, and its review.
    bounds : int, one more than families
        Family `i` has the occurrences `bounds[i]:bounds[i + 1]`.
    """

    first: NDArray[np.integer]
    last: NDArray[np.integer]
    review: NDArray[np.integer]
    bounds: NDArray[np.integer]


def mark_redundant(
    places: FamilyPlaces,
    *,
    says: NDArray[np.number],
    tokens: int,
    min_reviews: int,
) -> NDArray[np.bool_]:
    """Mark families that mostly occur inside other families that say more.

    Families are looked at in order, the one that says most first. Each is kept if, in `min_reviews` reviews and in half
    of its own reviews, it occurs where at most half of its words belong to families kept before.

    Parameters
    ----------
    places : FamilyPlaces
        Where the families occur.
    says : array, one item a family
        How much each says; a family with 0 is neither marked, nor does it make others redundant.
    tokens : int
        Tokens in the corpus.
    min_reviews : int
        In how many reviews a family must occur by itself.

    Returns
    -------
    array of bool, one item a family

    Notes
    -----
    A greedy cover, as in the choice of phrases for a dictionary that shortens a text the most: "says" is the number of
    words that a family would save there, weighed by how much of a turn of phrase it is.
    """
    covered, redundant = np.zeros(tokens, bool), np.zeros(len(says), bool)
    # Which of the families that are looked at together is the first to cover a token.
    cover = np.full(tokens, _TOGETHER, np.int16)
    reviews = _count_reviews(places)
    order = np.argsort(-says, kind="stable")[: np.count_nonzero(says)]
    ends, begin, stop = np.cumsum(np.diff(places.bounds)[order]), 0, 0
    while stop < len(order):
        begin, done = stop, ends[stop - 1] if stop else 0
        last = int(np.searchsorted(ends, done + _OCCURRENCES, side="right"))
        stop = min(begin + _TOGETHER, max(begin + 1, last), len(order))
        families = order[begin:stop]
        some = _FamilyTokens.of_families(places, families)
        least = np.maximum(_LEFT * reviews[families], min_reviews)
        inside = covered[some.place]
        kept = some.count_reviews_outside(inside) >= least
        # What those before it cover decides about each, so that one more at least is right each time.
        while True:
            rows = np.flatnonzero(kept[some.family])[::-1]
            cover[some.place[rows]] = some.family[rows]
            kept_now = some.count_reviews_outside(inside | (cover[some.place] < some.family)) >= least
            cover[some.place] = _TOGETHER
            if (kept_now == kept).all():
                break
            kept = kept_now
        covered[some.place[kept[some.family]]] = True
        redundant[families[~kept]] = True
    return redundant


@dataclass(frozen=True, eq=False)
class _FamilyTokens:
    """The tokens of some families, in their order.

    Attributes
    ----------
    place, family : int, one item a token
        The token, and which of the families it is of.
    bounds : int, one item an occurrence
        Where its tokens begin.
    length, review, of : int, one item an occurrence
        How many tokens it has, its review, and which of the families it is of.
    many : int
        How many families.
    """

    place: NDArray[np.integer]
    family: NDArray[np.integer]
    bounds: NDArray[np.integer]
    length: NDArray[np.integer]
    review: NDArray[np.integer]
    of: NDArray[np.integer]
    many: int

    @classmethod
    def of_families(cls, places: FamilyPlaces, families: NDArray[np.integer]) -> "_FamilyTokens":
        """List the tokens of some families."""
        size = np.diff(places.bounds)[families]
        rows = join_ranges(places.bounds[families], size)
        first = places.first[rows]
        length = places.last[rows] + 1 - first
        of = np.repeat(np.arange(len(families), dtype=np.int16), size)
        bounds = np.cumsum(length) - length
        return cls(
            join_ranges(first, length), np.repeat(of, length), bounds, length, places.review[rows], of, len(families)
        )

    def count_reviews_outside(self, inside: NDArray[np.bool_]) -> NDArray[np.integer]:
        """Count, of each family, the reviews with an occurrence of which at most half lies inside others."""
        if not len(self.bounds):
            return np.zeros(self.many, np.int64)
        new = np.add.reduceat(inside, self.bounds, dtype=np.int32) <= _MOSTLY * self.length
        of, review = self.of[new], self.review[new]
        return np.bincount(of[mark_changes(of) | mark_changes(review)], minlength=self.many)


def _count_reviews(places: FamilyPlaces) -> NDArray[np.integer]:
    """Count the reviews of each family."""
    counts, size = np.zeros(len(places.bounds) - 1, np.int64), np.diff(places.bounds)
    for first, last in slice_groups(size):
        new = mark_changes(places.review[places.bounds[first] : places.bounds[last]])
        bounds = places.bounds[first : last + 1] - places.bounds[first]
        new[bounds[:-1][size[first:last] > 0]] = True
        counts[first:last] = np.diff(count_before(new)[bounds])
    return counts
