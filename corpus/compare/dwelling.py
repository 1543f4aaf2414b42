"""What a critic dwells on: aspects that are judged more often, or more seldom, than by colleagues on the same films."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from scipy.special import gammaln

from corpus.aspects.values import SAID, VALUES, average_statements, find_aspect
from corpus.statistics.differences import correct_p_values
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array
from corpus.wording import listed

MORE, LESS = "more often", "more seldom"
ALIKE, TOO_FEW = "no clear difference", "too few to compare"
_COLUMNS: Mapping[str, str] = {
    "group": "str",
    "aspect": "str",
    "n": "int64",
    "judging": "int64",
    "share": "float64",
    "expected": "float64",
    "p": "float64",
    "q": "float64",
    "conclusion": "str",
}


def measure_dwelling(
    reviews: pd.DataFrame, statements: pd.DataFrame, *, by: str = "reviewer", level: float = CONFIDENCE
) -> pd.DataFrame:
    """Return how often each critic judges each aspect, beside colleagues on the same films.

    Of each film that others have reviewed too, it is counted how many reviews judge the aspect, and how many of them
    are the critic's. If it were chance who of a film's critics judges it, the critic's would follow a hypergeometric
    distribution; over all films their sum has the distribution that these make together, which is computed exactly
    (the exact form of the test of Mantel and Haenszel 1959, Journal of the National Cancer Institute 22, 719-748).
    `p` is twice the smaller tail, `q` is corrected over all critics and aspects (`correct_p_values`).

    Misuse: who writes longer reviews judges more of everything. That is a habit of this critic too, but not one of
    caring for the camera.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, each once, `film`, and the critics.
    statements : DataFrame
        `schema.STATEMENTS`, their ids and aspects as categories.
    by : str
        The column of critics, or of outlets.
    level : float, between 0 and 1

    Returns
    -------
    DataFrame
        One row a critic and an aspect: `group`, `aspect`, `n` (reviews of films that others have reviewed too),
        `judging` (how many of these judge the aspect), `share`, `expected` (the share that colleagues on the same films
        would have, the critic's own reviews among them), `p`, `q` (NaN below `groups.ENOUGH` reviews) and `conclusion`:
        "more often", "more seldom", "no clear difference" or "too few to compare".
    """
    judged = average_statements(reviews, statements).notna()
    known = (reviews["film"].notna() & reviews[by].notna()).to_numpy()
    counted = judged[known].astype("int64").assign(n=1, film=reviews["film"], group=reviews[by])
    own, every = (counted.groupby(keys)[["n", *VALUES]].sum() for keys in (["group", "film"], ["film"]))
    total = every.reindex(own.index.get_level_values("film")).to_numpy()
    shared = total[:, 0] > own["n"].to_numpy()
    own, total = own[shared], total[shared]
    here, everyone, among = own["n"].to_numpy(), total[:, 0], total[:, 1:]
    chance = pd.DataFrame(here[:, None] * among / everyone[:, None], own.index, list(VALUES))
    sums, expected = own.groupby("group").sum(), chance.groupby("group").sum()
    judging, of = sums[list(VALUES)].to_numpy(), sums["n"].to_numpy()
    p = np.full(judging.shape, np.nan)
    ends = np.cumsum(own.groupby("group").size().to_numpy())
    for place in np.flatnonzero(of >= ENOUGH):
        films = slice(ends[place - 1] if place else 0, ends[place])
        p[place] = _compute_p(judging[place], here[films], among[films], everyone[films])
    aspects = [find_aspect(value) for value in VALUES]
    table = pd.DataFrame(
        {
            "group": np.repeat(sums.index.to_numpy(), len(aspects)),
            "aspect": aspects * len(sums),
            "n": np.repeat(of, len(aspects)),
            "judging": judging.ravel(),
            "share": (judging / of[:, None]).ravel(),
            "expected": (expected.to_numpy() / of[:, None]).ravel(),
            "p": p.ravel(),
        }
    )
    table = table.assign(q=correct_p_values(table["p"]))
    clear, above = table["q"] <= 1 - level, table["share"] > table["expected"]
    found = np.select([table["p"].isna(), clear & above, clear], [TOO_FEW, MORE, LESS], ALIKE)
    return table.assign(conclusion=found)[list(_COLUMNS)].astype(_COLUMNS)


def _compute_p(judging: Array, n: Array, among: Array, everyone: Array) -> Array:
    """Return twice the smaller tail of each aspect's sum of hypergeometric counts, 1 at most.

    Parameters
    ----------
    judging : ndarray, shape (aspects,)
        How many of the critic's reviews judge each.
    n, everyone : ndarray, shape (films,)
        How many reviews of each film are the critic's, and are there in all.
    among : ndarray, shape (films, aspects)
        How many of all judge each.
    """
    chances = np.ones((len(judging), 1))
    for own, judged, total in zip(n, among, everyone, strict=True):
        longer = np.zeros((len(judging), chances.shape[1] + own))
        for count in range(own + 1):
            possible = (count <= judged) & (own - count <= total - judged)
            log = _log_choose(judged, count) + _log_choose(total - judged, own - count) - _log_choose(total, own)
            chance = np.where(possible, np.exp(np.where(possible, log, 0)), 0)
            longer[:, count : count + chances.shape[1]] += chance[:, None] * chances
        chances = longer
    place = np.arange(chances.shape[1])
    below = np.where(place <= judging[:, None], chances, 0).sum(axis=1)
    above = np.where(place >= judging[:, None], chances, 0).sum(axis=1)
    return np.minimum(1, 2 * np.minimum(below, above))


def _log_choose(of: Array, k: float) -> Array:
    """Return the logarithm of the number of ways to choose; of what cannot be chosen, any finite number."""
    return gammaln(of + 1) - gammaln(k + 1) - gammaln(np.maximum(of - k, 0) + 1)


def describe_dwelling(dwelling: pd.DataFrame, *, group: str) -> str:
    """Say which aspects a critic judges more often, or more seldom, than colleagues on the same films.

    Parameters
    ----------
    dwelling : DataFrame
        From `measure_dwelling`.
    group : str
        The critic.
    """
    own = dwelling[dwelling["group"] == group]
    if own.empty or (own["conclusion"] == TOO_FEW).all():
        return f"Too few reviews of films that others reviewed too to say what {group} dwells on."
    clauses = [
        f"{listed([SAID[aspect] for aspect in own.loc[own['conclusion'] == way, 'aspect']])} clearly {way}"
        for way in (MORE, LESS)
        if (own["conclusion"] == way).any()
    ]
    if not clauses:
        return f"{group} judges no part clearly more or less often than colleagues on the same films."
    return f"{group} judges {', and '.join(clauses)} than colleagues on the same films."
