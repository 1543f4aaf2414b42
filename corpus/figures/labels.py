"""Where labels go beside their marks, so that none covers another label or mark."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

#: Upper bounds of a letter's width and of a line's height at the size of labels, and the space between mark and label.
LETTER, HEIGHT, SPACE = 6.6, 15.0, 6.0
#: Positions tried for a label, in this order: its anchor, and how far it is raised, in heights of a line.
_TRIED = (("left", 0.0), ("right", 0.0), ("left", 0.85), ("right", 0.85), ("left", -0.85), ("right", -0.85))


def place_labels(
    x: ArrayLike, y: ArrayLike, texts: Sequence[str], *, width: float, height: float, radius: float = 4
) -> list[tuple[int, str, float]]:
    """Choose which labels are written and on which side of their marks, the first texts first (greedily).

    A label is placed where it covers no mark and no label placed before it, and stays inside; where there is no such
    place it is left out. On a wider plot the marks move apart and labels keep their size, so that what does not collide
    here does not collide there.

    Parameters
    ----------
    x, y : array_like of float, between 0 and 1
        The marks, from the left and from the bottom; those with a text first, then all the others.
    texts : sequence of str
        For the first `len(texts)` marks, the most important first.
    width, height : float
        Of the plot, in pixels: the narrowest that it is shown in.
    radius : float
        Of a mark, in pixels.

    Returns
    -------
    list of (int, str, float)
        For each label that is placed: which text, its anchor ("left" or "right" of the text is at the mark), and how
        far its middle is raised, in pixels.
    """
    across, up = np.asarray(x, dtype=float) * width, np.asarray(y, dtype=float) * height
    placed, taken = [], np.empty((0, 4))
    for number, text in enumerate(texts):
        long = SPACE + LETTER * sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)
        for anchor, raised in _TRIED:
            # The box reaches to the mark: what lies between the two may come under the text on a wider plot.
            far = across[number] + (long if anchor == "left" else -long)
            left, right = sorted((across[number], far))
            low, high = (up[number] + raised * HEIGHT + side * HEIGHT / 2 for side in (-1, 1))
            if left < 0 or right > width or low < 0 or high > height:
                continue
            first, last = (left, right + radius) if anchor == "left" else (left - radius, right)
            marks = (across > first) & (across < last) & (up > low - radius) & (up < high + radius)
            labels = (taken[:, 0] < right) & (taken[:, 1] > left) & (taken[:, 2] < high) & (taken[:, 3] > low)
            if not marks.any() and not labels.any():
                placed.append((number, anchor, raised * HEIGHT))
                taken = np.vstack([taken, [left, right, low, high]])
                break
    return placed
