"""Redundant families: "movies I have ever" mostly occurs inside "worst movie I have ever seen", which says more."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import count_before, join_ranges, mark_changes

#: An occurrence is redundant if more than this share of its words is inside families that say more.
_MOSTLY = 0.5
#: A family is redundant if fewer than this share of its reviews have an occurrence that is not.
_LEFT = 0.5


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
    lengths = places.last - places.first + 1
    reviews = _count_reviews(places)
    for family in np.argsort(-says, kind="stable")[: np.count_nonzero(says)].tolist():
        rows = slice(places.bounds[family], places.bounds[family + 1])
        length = lengths[rows]
        place = join_ranges(places.first[rows], length)
        new = np.add.reduceat(covered[place], np.cumsum(length) - length, dtype=np.int64) <= _MOSTLY * length
        left = np.count_nonzero(mark_changes(places.review[rows][new]))
        if left < min_reviews or left < _LEFT * reviews[family]:
            redundant[family] = True
        else:
            covered[place] = True
    return redundant


def _count_reviews(places: FamilyPlaces) -> NDArray[np.integer]:
    """Count the reviews of each family."""
    new = mark_changes(places.review)
    new[places.bounds[:-1][np.diff(places.bounds) > 0]] = True
    return np.diff(count_before(new)[places.bounds])
