"""Similar things side by side: on a map, and in an order for a matrix."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.spatial.distance import pdist, squareform

from corpus.statistics.groups import Array

#: Steps of majorisation; each brings the map's distances nearer to those asked for.
_STEPS = 100


class Map(NamedTuple):
    """Places on a plane.

    Attributes
    ----------
    points : DataFrame
        One row a thing, in the order of the matrix: `group`, `x`, `y`. The map is widest along x.
    kept : float
        How much of the differences in distance the map keeps: r² of its distances and the wanted ones, 0..1; NaN for
        fewer than three things.
    """

    points: pd.DataFrame
    kept: float


def place_on_map(similarity: pd.DataFrame) -> Map:
    """Return a map on which the more similar things are the closer ones (multidimensional scaling).

    The wanted distance is 1 − similarity / the largest between two. Classical scaling (Torgerson 1952,
    "Multidimensional scaling: I", Psychometrika 17, 401-419) gives a first map, majorisation of raw stress (de Leeuw
    1977, "Applications of convex analysis to multidimensional scaling") the final one. Nothing is drawn at random.

    Misuse: two dimensions seldom suffice for many things; say how much is `kept`, and read no more than who is near
    to whom. The axes mean nothing.

    Parameters
    ----------
    similarity : DataFrame
        Square and symmetric, 0 or more; the diagonal does not matter.

    Examples
    --------
    >>> near = pd.DataFrame([[0, 3, 1], [3, 0, 1], [1, 1, 0]], index=list("ABC"), columns=list("ABC"))
    >>> points, kept = place_on_map(near)
    >>> bool(np.hypot(*points[["x", "y"]].diff().to_numpy()[1]) < 1e-6), round(kept, 3)
    (True, 1.0)
    """
    wanted = _measure_distances(similarity)
    many = len(wanted)
    if many < 2:
        return Map(pd.DataFrame({"group": similarity.index, "x": np.zeros(many), "y": np.zeros(many)}), np.nan)
    places = _scale_classically(wanted)
    for _ in range(_STEPS):
        apart = squareform(pdist(places))
        ratio = np.divide(wanted, apart, out=np.zeros_like(wanted), where=apart > 1e-12)
        places = (ratio.sum(axis=1)[:, None] * places - ratio @ places) / many
    places = _turn_level(places)
    upper, drawn = squareform(wanted), pdist(places)
    varied = many > 2 and np.ptp(upper) > 1e-9 and np.ptp(drawn) > 1e-9
    kept = float(np.corrcoef(upper, drawn)[0, 1] ** 2) if varied else np.nan
    return Map(pd.DataFrame({"group": similarity.index, "x": places[:, 0], "y": places[:, 1]}), kept)


def _measure_distances(similarity: pd.DataFrame) -> Array:
    """Return 1 − similarity / the largest between two, 0 on the diagonal."""
    values = similarity.to_numpy("float64", copy=True)
    np.fill_diagonal(values, 0)
    largest = values.max(initial=0)
    distances = 1 - values / largest if largest > 0 else np.ones_like(values)
    np.fill_diagonal(distances, 0)
    return (distances + distances.T) / 2


def _scale_classically(distances: Array) -> Array:
    """Return the plane of classical scaling, shape (things, 2)."""
    many = len(distances)
    centring = np.eye(many) - 1 / many
    values, vectors = np.linalg.eigh(-centring @ distances**2 @ centring / 2)
    return vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 0))


def _turn_level(places: Array) -> Array:
    """Turn a map so that it is widest along x; its first place decides which way round."""
    centred = places - places.mean(axis=0)
    turned = centred @ np.linalg.svd(centred, full_matrices=False)[2].T
    return turned * np.where(turned[0] > 0, -1, 1)
