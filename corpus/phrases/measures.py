"""How evenly a phrase is spread over reviews, and how firmly its words hold together."""

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.mining import Parts


def compute_dispersion(
    item: NDArray[np.integer],
    part: NDArray[np.integer],
    frequency: NDArray[np.integer],
    sizes: NDArray[np.integer],
    *,
    corpus: NDArray[np.integer] | None = None,
) -> NDArray[np.float64]:
    """Gries's normalised deviation of proportions: 0 = spread as the parts' sizes would have it, 1 = all in one place.

    DP is half the sum, over all parts of the corpus, of the absolute difference between the share of the item's
    occurrences that a part has and the share of the corpus that it is; the normalised DP divides by the highest value
    that these parts allow, 1 − the smallest share.

    Parameters
    ----------
    item, part, frequency : array
        One row for each part that an item occurs in: the item's number from 0, the part's position, and how often.
    sizes : array
        Tokens in each part. Empty parts are none.
    corpus : array, optional
        Of several corpora, the one that each part is of; an item is in parts of one of them. By default all are of one.

    Returns
    -------
    array
        One value an item, 0..1; NaN where the corpus has fewer than two parts.

    Notes
    -----
    Gries 2008, "Dispersions and adjusted frequencies in corpora"; normalised as in Lijffijt and Gries 2012. The value
    depends on the parts: do not compare corpora of long and of short reviews by it. Rare items are always near 1.
    """
    corpus = np.zeros(len(sizes), np.intp) if corpus is None else corpus
    share = sizes / np.maximum(np.bincount(corpus, weights=sizes), 1)[corpus]
    smallest = np.ones(corpus.max(initial=-1) + 1)
    np.minimum.at(smallest, corpus[sizes > 0], share[sizes > 0])
    total = np.bincount(item, weights=frequency)
    # The highest value that the parts of each item's corpus allow.
    highest = np.full(len(total), np.nan)
    highest[item] = 1 - smallest[corpus[part]]
    expected = share[part]
    observed = frequency / total[item]
    # Parts without the item differ by their whole share, and all shares sum to 1.
    differing = np.bincount(item, weights=np.abs(observed - expected) - expected)
    return np.clip((1 + differing) / 2 / np.where(highest > 0, highest, np.nan), 0, 1)


def compute_association(frequency: NDArray[np.integer], parts: Parts) -> NDArray[np.float64]:
    """Symmetric conditional probability with fair dispersion point normalisation: 1 = its parts never occur apart.

    For a phrase of n words it is f(w₁…wₙ)², divided by the mean of f(w₁…wᵢ) · f(wᵢ₊₁…wₙ) over its n − 1 splitting
    points; f counts occurrences, so that the size of the corpus cancels out.

    Parameters
    ----------
    frequency : array, one item a phrase
        How often each of some phrases of one length occurs.
    parts : Parts
        How often their first and their last words do (`mining.count_parts`).

    Returns
    -------
    array
        One value a phrase, above 0 and up to 1.

    Notes
    -----
    da Silva and Lopes 1999, "A local maxima method and a fair dispersion normalization for extracting multi-word units
    from corpora". It favours rare phrases of rare words: read it beside the number of reviews, never alone.
    """
    left, right = parts
    products = sum(before.astype(np.float64) * after for before, after in zip(left, reversed(right), strict=True))
    return frequency.astype(np.float64) ** 2 * len(left) / products
