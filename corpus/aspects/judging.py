"""Sentences that judge in one direction: all that a sentence says of a film is praise, or all is blame."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.aspects.terms import ASPECTS

#: The least that a sentence's words say, and its statements on average, −1..1.
CLEAR = 0.2
_COLUMNS: Mapping[str, str] = {
    "review": "int64",
    "sentence": "int64",
    "start": "int64",
    "end": "int64",
    "polarity": "float64",
    "said": "float64",
    "evidence": "int64",
    "aspects": "int64",
    "judged_start": "int64",
    "judged_end": "int64",
}
#: A sentence's number is smaller than this, in any review.
_SENTENCES = 1 << 20


def find_judging(statements: pd.DataFrame, sentences: pd.DataFrame, keep: NDArray[np.bool_]) -> pd.DataFrame:
    """Return the sentences of some reviews that judge clearly and all one way.

    Parameters
    ----------
    statements : DataFrame
        `schema.STATEMENTS`, ids and aspects as categories: those of all reviews, and `terms.ASPECTS`.
    sentences : DataFrame
        `schema.SENTENCES` likewise, by review and number.
    keep : ndarray of bool, one a review

    Returns
    -------
    DataFrame
        One row a sentence, in the order of the reviews: `review`, its position; `sentence`, `start`, `end`;
        `polarity`, of its words without titles, and `evidence`, how many assessed chunks it has; `said`, the mean
        polarity of its statements; `aspects`, a set of bits, one for each of `terms.ASPECTS` (`name_aspects`);
        `judged_start`, `judged_end`, from where to where its statements reach.
    """
    review = statements["review_id"].cat.codes.to_numpy("int64")
    mine = np.flatnonzero(keep[review])
    key = review[mine] * _SENTENCES + statements["sentence"].to_numpy("int64")[mine]
    order = np.argsort(key, kind="stable")
    mine, key = mine[order], key[order]
    first = np.flatnonzero(np.append(True, np.diff(key) > 0)[: len(key)])
    polarity = statements["polarity"].to_numpy("float64")[mine]
    bits = np.left_shift(1, statements["aspect"].cat.codes.to_numpy("int64")[mine])
    if not len(first):
        return pd.DataFrame(columns=list(_COLUMNS)).astype(_COLUMNS)
    lowest, highest = np.minimum.reduceat(polarity, first), np.maximum.reduceat(polarity, first)
    said = np.add.reduceat(polarity, first) / np.diff(np.append(first, len(key)))
    key, aspects = key[first], np.bitwise_or.reduceat(bits, first)
    begin = np.minimum.reduceat(statements["start"].to_numpy("int64")[mine], first)
    behind = np.maximum.reduceat(statements["end"].to_numpy("int64")[mine], first)
    clear = (np.sign(lowest) == np.sign(highest)) & (np.abs(said) >= CLEAR)
    key, said, aspects, begin, behind = (each[clear] for each in (key, said, aspects, begin, behind))
    place = np.searchsorted(_number(sentences), key)
    scored = sentences["polarity_untitled"].to_numpy("float64")[place]
    agreeing = (np.sign(scored) == np.sign(said)) & (np.abs(scored) >= CLEAR)
    place = place[agreeing]
    return pd.DataFrame(
        {
            "review": key[agreeing] // _SENTENCES,
            "sentence": key[agreeing] % _SENTENCES,
            **{name: sentences[name].to_numpy()[place] for name in ("start", "end")},
            "polarity": scored[agreeing],
            "said": said[agreeing],
            "evidence": sentences["evidence_untitled"].to_numpy()[place],
            "aspects": aspects[agreeing],
            "judged_start": begin[agreeing],
            "judged_end": behind[agreeing],
        }
    ).astype(_COLUMNS)


def name_aspects(bits: Sequence[int]) -> list[str]:
    """Return the aspects of each set of bits, in their order, with commas.

    Examples
    --------
    >>> name_aspects([0b11, 0b100])
    ['acting, story', 'direction']
    """
    return [", ".join(aspect for place, aspect in enumerate(ASPECTS) if each >> place & 1) for each in bits]


def _number(sentences: pd.DataFrame) -> NDArray[np.int64]:
    """Return a number for each sentence: larger for a later review, and for a later sentence of one."""
    return sentences["review_id"].cat.codes.to_numpy("int64") * _SENTENCES + sentences["sentence"].to_numpy("int64")
