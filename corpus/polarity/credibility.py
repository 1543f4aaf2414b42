"""How much a polarity tells of the rating, by the number of words behind it: of few words it is shrunk to the mean.

A review's polarity is a mean of its assessed chunks, and a mean of few is largely chance. The best guess at what it
measures is the mean of all reviews, plus e / (e + k) of its distance from there, where e is the number of chunks
(Kelley 1927; Bühlmann 1967, ASTIN Bulletin 4, credibility). The half-way point k is the variance of
single chunks over that of whole reviews, in so far as they go with the ratings.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.statistics.groups import Array

# The half-way point to expect before any review is read, in chunks, and by how many doublings it may well be off. It
# decides where ratings are few; from some thousand on, they do.
_USUAL = 6.0
_DOUBLINGS = 1.0
_TRIED = np.geomspace(0.1, 400.0, 97)


@dataclass(frozen=True)
class Credibility:
    """How far polarity is shrunk.

    Attributes
    ----------
    mean : float
        The mean polarity, to which others are shrunk.
    half : float
        The number of chunks, k, of which a polarity counts half.
    typical : float
        The median number of chunks: what has so many is left as it is, so that shrunk polarities are those of typical
        reviews.
    """

    mean: float
    half: float
    typical: float

    def shrink(self, polarity: npt.ArrayLike, evidence: npt.ArrayLike | None = None) -> Array:
        """Return the polarity of typical reviews that tells as much of the rating.

        Parameters
        ----------
        polarity : array_like of float
        evidence : array_like of int, optional
            The assessed chunks behind each; the typical number by default.

        Examples
        --------
        >>> Credibility(0.1, half=6, typical=18).shrink([0.5, 0.5, 0.5], [2, 18, 60]).round(3).tolist()
        [0.233, 0.5, 0.585]
        """
        values = np.asarray(polarity, dtype="float64")
        if evidence is None:
            return values
        chunks = np.asarray(evidence, dtype="float64")
        usual = self.typical / (self.typical + self.half)
        return self.mean + chunks / (chunks + self.half) / usual * (values - self.mean)


def learn_credibility(polarity: Array, rating: Array, evidence: Array) -> Credibility:
    """Learn the half-way point from rated reviews: that by which shrunk polarity goes with the ratings most closely.

    The likelihood of a straight line from shrunk polarity to the rating, times a log-normal prior around 6 chunks.

    Parameters
    ----------
    polarity, rating, evidence : ndarray of float, one a review
        Known for all; `evidence` is 1 or more.
    """
    mean = float(polarity.mean())
    distance, stars = polarity - mean, rating - rating.mean()
    costs = []
    for half in _TRIED:
        shrunk = evidence / (evidence + half) * distance
        shrunk = shrunk - shrunk.mean()
        explained = _multiply(shrunk, stars) ** 2 / max(_multiply(shrunk, shrunk), np.finfo(float).tiny)
        left = max(_multiply(stars, stars) - explained, np.finfo(float).tiny)
        costs.append(len(stars) * np.log(left) + (np.log2(half / _USUAL) / _DOUBLINGS) ** 2)
    return Credibility(mean, float(_TRIED[np.argmin(costs)]), float(np.median(evidence)))


def _multiply(one: Array, other: Array) -> float:
    """Return the inner product, without the linear algebra's own threads: so short a task waits for them in vain."""
    return float(np.einsum("i,i->", one, other))
