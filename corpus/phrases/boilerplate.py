"""Boilerplate: what opens or closes reviews and says nothing of films, as signatures do, and notices of the house."""

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.redundancy import FamilyPlaces
from corpus.text.tokens import Tokens

#: A phrase with this share of its occurrences at the edge of reviews is boilerplate, whoever signs them. Turns of
#: phrase that like to close a review ("one to avoid") do so in up to eight of ten.
_MOSTLY = 0.9
#: Fewer occurrences do not show it: of what is at an edge half of the time, four in a row are so by luck in 6 of 100.
_ENOUGH = 5


def mark_boilerplate(places: FamilyPlaces, tokens: Tokens) -> NDArray[np.bool_]:
    """Mark families that nearly always open or close a review, or stand beside others that do.

    What is a whole review by itself does neither. Boilerplate often is several phrases in a row, so what is marked is
    taken off the reviews' edges, and the next round looks at what is at their edges then.

    Parameters
    ----------
    places : FamilyPlaces
        Where the families occur.
    tokens : Tokens
        The corpus.

    Returns
    -------
    array of bool, one item a family
    """
    # As many are compared as there are occurrences: in the type of these, half as large as that of the bounds.
    low, high = (edge.astype(places.first.dtype) for edge in (tokens.bounds[:-1], tokens.bounds[1:] - 1))
    size = np.diff(places.bounds)
    family = np.repeat(np.arange(len(size), dtype=np.int32), size)
    opens, closes = places.first == low[places.review], places.last == high[places.review]
    marked, clipped = np.zeros(len(size), bool), np.zeros(len(low), bool)
    while True:
        at_edge = np.bincount(family[opens != closes], minlength=len(size))
        more = (size >= _ENOUGH) & (at_edge >= _MOSTLY * size) & ~marked
        if not more.any():
            return marked
        marked[more] = True
        clipping = np.flatnonzero((opens != closes) & more[family])
        first, last = (clipping[edge[clipping]] for edge in (opens, closes))
        np.maximum.at(low, places.review[first], places.last[first] + 1)
        np.minimum.at(high, places.review[last], places.first[last] - 1)
        clipped[:] = False
        clipped[places.review[clipping]] = True
        again = np.flatnonzero(clipped[places.review])
        opens[again] = places.first[again] <= low[places.review[again]]
        closes[again] = places.last[again] >= high[places.review[again]]
