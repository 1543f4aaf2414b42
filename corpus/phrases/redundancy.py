"""Families that stand where others say more: of "movies I have ever" and "worst movie I have ever seen", the second."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.arrays import join_ranges, mark_changes

#: A printing is told already where more than this much of its words stands in families that say more.
_MOSTLY = 0.5
#: A family is told already where less than this much of its reviews has a printing that is not.
_LEFT = 0.5


@dataclass(frozen=True, eq=False)
class FamilyPlaces:
    """Where families are printed: one item a printing, family by family, in each by review.

    `first` and `last` are its first and last token; family `i` has the printings `bounds[i]:bounds[i + 1]`.
    """

    first: NDArray[np.integer]
    last: NDArray[np.integer]
    review: NDArray[np.integer]
    bounds: NDArray[np.integer]


def mark_redundant(
    places: FamilyPlaces,
    *,
    says: NDArray[np.integer],
    tokens: int,
    min_reviews: int,
) -> NDArray[np.bool_]:
    """Say which families are mostly printed where other families are printed that say more.

    They are gone through from the one that says most. Each is kept if, in `min_reviews` reviews and in half of its own,
    it is printed where not more than half of its words belong to those kept before.

    Parameters
    ----------
    places : FamilyPlaces
        Where the families are printed.
    says : array, one item a family
        How much each says; those that say nothing, 0, are neither told nor do they tell.
    tokens : int
        Tokens in the corpus.
    min_reviews : int
        In how many reviews a family must be printed by itself.

    Returns
    -------
    array of bool, one item a family

    Notes
    -----
    A greedy cover, as in the choice of phrases for a dictionary that shortens a text the most: "says" is the number of
    words that a family would save there.
    """
    covered, redundant = np.zeros(tokens, bool), np.zeros(len(says), bool)
    for family in np.argsort(-says, kind="stable")[: np.count_nonzero(says)].tolist():
        rows = slice(places.bounds[family], places.bounds[family + 1])
        start, length = places.first[rows], places.last[rows] - places.first[rows] + 1
        place = join_ranges(start, length)
        new = np.add.reduceat(covered[place], np.cumsum(length) - length, dtype=np.int64) <= _MOSTLY * length
        reviews = places.review[rows]
        left = np.count_nonzero(mark_changes(reviews[new]))
        if left < min_reviews or left < _LEFT * np.count_nonzero(mark_changes(reviews)):
            redundant[family] = True
        else:
            covered[place] = True
    return redundant
