"""How far critics rate above or below colleagues on the same films, so that the films' quality cancels out."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.linalg import cho_solve, cholesky, solve_triangular
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_array, diags_array
from scipy.special import stdtr, stdtrit

from corpus.compare.colleagues import Indices, Panel, build_panel
from corpus.compare.critic_wording import write_points
from corpus.statistics.differences import ALIKE, TOO_FEW, correct_p_values
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array
from corpus.wording import number, plural

HARSHER, KINDER = "harsher", "kinder"
#: The range in which the logarithm of the error's variance over the critics' is looked for.
_WEIGHTS = (-8.0, 14.0)
_AT_ONCE = 500


def measure_harshness(reviews: pd.DataFrame, *, value: str = "rating") -> pd.DataFrame:
    """Return how far each critic rates above or below colleagues who reviewed the same films.

    The model is value = film + critic + error, over the films that two critics or more reviewed. Films are fixed
    effects, so that their quality cancels out: what is added to all values of a film changes nothing. Critics are a
    random sample with a spread of their own, found by restricted maximum likelihood (Patterson and Thompson 1971;
    Searle, Casella and McCulloch 1992, "Variance Components", ch. 6; as lme4 fits `value ~ film + (1 | critic)`, Bates
    et al. 2015). So a colleague with a single review still informs on its film, where least squares would spend that
    review on the colleague; and a critic of few films is drawn towards the others, the more the less critics differ.

    Misuse: the error is assumed to be the same for every critic and film, and a critic's distance the same on all
    films.
    A critic who is sent what colleagues chose not to review is compared on the few films in common alone.
    With few critics their spread is uncertain: of intervals meant to contain the truth 95 times in 100, those of 12 or
    more critics contained it 94 times, those of 6 critics 92 times.

    Parameters
    ----------
    reviews : DataFrame
        With `film`, `reviewer` and `value`.
    value : str
        A numeric column: a rating or a polarity.

    Returns
    -------
    DataFrame
        One row a critic with a film in common with another, the harshest first: `critic`; `reviews` of such films,
        `films` and `colleagues` on them; `paired`, the plain mean over its films of its value less the others' mean;
        `estimate`, its distance from the mean of the critics of its circle (see `colleagues.Panel`; below 0 is
        harsher), `low` and `high`; `p`, twice the chance of lying on the other side of 0, and `q`, corrected over all
        critics with enough (`differences.correct_p_values`); `circle`, from 0, the largest, and `critics` in it;
        `conclusion`: "harsher", "kinder", "no clear difference", or "too few to compare", where there are fewer than
        `groups.ENOUGH` films and interval and p are NaN.

    Examples
    --------
    Of two critics on the same five films, one always two points below the other, or nearly:

    >>> films = list("ABCDE") * 2
    >>> given = [4, 5, 3, 6, 2, 6, 7, 5, 8, 4.5]
    >>> reviews = pd.DataFrame({"film": films, "reviewer": ["Ann"] * 5 + ["Ben"] * 5, "rating": given})
    >>> measure_harshness(reviews)["estimate"].round(2).tolist()
    [-1.05, 1.05]
    """
    shared = build_panel(reviews, value=value)
    size, films = len(shared.critics), np.bincount(shared.critic, minlength=len(shared.critics))
    centred = shared.value - (np.bincount(shared.film, shared.value) / np.bincount(shared.film))[shared.film]
    fitted = _fit_model(shared, centred, np.flatnonzero(films >= ENOUGH))
    circles = np.bincount(shared.circle)[shared.circle] if size else np.zeros(0, dtype="int64")
    enough = np.isfinite(fitted.error)
    reach = stdtrit(fitted.freedom, (1 + CONFIDENCE) / 2) * fitted.error
    p = 2 * stdtr(fitted.freedom, -np.abs(fitted.estimate) / fitted.error)
    q = correct_p_values(p)
    sure = q <= 1 - CONFIDENCE
    table = pd.DataFrame(
        {
            "critic": pd.Series(shared.critics, dtype="str"),
            "reviews": np.bincount(shared.critic, shared.reviews, size).astype("int64"),
            "films": films.astype("int64"),
            "colleagues": shared.colleagues,
            "paired": np.bincount(shared.critic, shared.value - shared.colleague_means, size) / films,
            "estimate": fitted.estimate,
            "low": fitted.estimate - reach,
            "high": fitted.estimate + reach,
            "p": p,
            "q": q,
            "circle": shared.circle,
            "critics": circles.astype("int64"),
            "conclusion": pd.Series(
                np.select(
                    [~enough, sure & (fitted.estimate < 0), sure & (fitted.estimate > 0)],
                    [TOO_FEW, HARSHER, KINDER],
                    ALIKE,
                ),
                dtype="str",
            ),
        }
    )
    return table.sort_values("estimate", kind="stable", ignore_index=True)


def describe_harshness(table: pd.DataFrame, *, value: str = "rating", decimals: int = 1) -> str:
    """Say who is the harshest on the same films, and who the kindest.

    Who is clearly harsher is called the harshest only where nobody stands below, not even by chance.

    Parameters
    ----------
    table : DataFrame
        From `measure_harshness`.
    value : str
        What was compared, in words: "rating".
    decimals : int
        Digits of a distance after the point.

    Returns
    -------
    str
        Plain text: names are in it letter for letter.
    """
    compared = table[table["conclusion"] != TOO_FEW]
    if table.empty:
        return "No film has been reviewed by two critics: there is nothing to compare."
    if compared.empty:
        return (
            f"None of {plural(len(table), 'critic')} has {plural(ENOUGH, 'film')} in common with colleagues: too few "
            "to compare."
        )
    lead = "" if value == "rating" else f"By {value}, "
    harsher, kinder = (compared[compared["conclusion"] == conclusion] for conclusion in (HARSHER, KINDER))
    low, high = harsher.head(1), kinder.tail(1)
    lowest = "the harshest" if low.index.equals(compared.index[:1]) else "clearly harsher"
    highest = "the kindest" if high.index.equals(compared.index[-1:]) else "clearly kinder"
    if low.empty and high.empty:
        sentence = "no critic is clearly harsher or kinder than colleagues on the same films."
    elif high.empty:
        sentence = f"{_place(low, lowest, 'below', decimals)}; nobody is clearly kinder."
    elif low.empty:
        sentence = f"{_place(high, highest, 'above', decimals)}; nobody is clearly harsher."
    else:
        above = write_points(high["estimate"].iloc[0], decimals=decimals).partition(" ")[0]
        kindest = f"{high['critic'].iloc[0]} {highest}, {above} above."
        sentence = f"{_place(low, lowest, 'below', decimals)}; {kindest}"
    return f"{lead}{sentence}" if lead or low.size or high.size else f"{sentence[0].upper()}{sentence[1:]}"


def count_different(table: pd.DataFrame) -> str:
    """Say how many critics clearly differ from their colleagues, as the title of a figure.

    Parameters
    ----------
    table : DataFrame
        From `measure_harshness`, those with films enough.
    """
    clear = int(table["conclusion"].isin([HARSHER, KINDER]).sum())
    if not clear:
        return "No clear difference between critics on the same films"
    verb = "differs" if clear == 1 else "differ"
    return f"{number(clear)} of {plural(len(table), 'critic')} {verb} clearly from colleagues on the same films"


def describe_circles(table: pd.DataFrame) -> str:
    """Say how many critics have no film in common with the others; empty where all are linked.

    Parameters
    ----------
    table : DataFrame
        From `measure_harshness`.
    """
    outside = table[table["circle"] > 0]
    if outside.empty:
        return ""
    circles = outside["circle"].nunique()
    return (
        f"{plural(len(outside), 'critic')} {'has' if len(outside) == 1 else 'have'} no film in common with the other "
        f"{number(len(table) - len(outside))}, not even by way of others, and are compared among themselves"
        f"{f', in {number(circles)} circles' if circles > 1 else ''}."
    )


def _place(critic: pd.DataFrame, superlative: str, side: str, decimals: int) -> str:
    distance = write_points(critic["estimate"].iloc[0], decimals=decimals)
    return f"{critic['critic'].iloc[0]} is {superlative} on the same films, {distance} {side} colleagues"


class _Fit(NamedTuple):
    """A critic's distance from the circle's mean, its standard error (NaN unless asked for), and the freedom left."""

    estimate: Array
    error: Array
    freedom: int


def _fit_model(shared: Panel, centred: Array, asked: Indices) -> _Fit:
    """Fit the model; `centred` are the values less their film's mean."""
    critics, films = len(shared.critics), len(shared.films)
    circles = int(shared.circle.max(initial=-1)) + 1
    freedom = len(shared.value) - films - critics + circles
    total = float(centred @ centred)
    if freedom < 1 or total <= 1e-12 * float(shared.value @ shared.value):
        return _Fit(np.zeros(critics), np.full(critics, np.nan), max(freedom, 1))
    known = np.bincount(shared.critic, centred, critics).astype("float64")
    saw = csr_array((np.ones(len(shared.film)), (shared.film, shared.critic)), shape=(films, critics))

    def misfit(log_weight: float) -> float:
        """Return −2 × the restricted log-likelihood, its constant and the error's variance left out."""
        solved = _solve_equations(saw, known, float(np.exp(log_weight)))
        left = max(total - float(known @ solved.estimate), 1e-12 * total)
        return (len(centred) - films) * np.log(left) + solved.log_determinant - critics * log_weight

    best = minimize_scalar(misfit, bounds=_WEIGHTS, method="bounded", options={"xatol": 1e-3})
    weight = float(np.exp(best.x))
    solved = _solve_equations(saw, known, weight, asked=asked)
    variance = (total - float(known @ solved.estimate)) / (len(centred) - films)
    # A whole circle's harshness cannot be separated from its films' quality: only the distances within it can.
    common = 1 / (weight * np.bincount(shared.circle)[shared.circle])
    return _Fit(solved.estimate, np.sqrt(variance * np.maximum(solved.own - common, 0)), freedom)


class _Solved(NamedTuple):
    """The critics' part of the solution; the equations' log-determinant; their inverse's diagonal where asked for."""

    estimate: Array
    log_determinant: float
    own: Array


def _solve_equations(saw: csr_array, known: Array, weight: float, *, asked: Indices | None = None) -> _Solved:
    """Solve Henderson's mixed model equations (Searle et al. 1992, § 7.6) for the critics.

    Films and critics are diagonal blocks: the larger is eliminated, and what is left is dense.

    Parameters
    ----------
    saw : csr_array, shape (films, critics)
        Which films each critic reviewed.
    known : ndarray of float, shape (critics,)
        The right-hand side; that of the films is 0.
    weight : float
        The error's variance over the critics'.
    asked : ndarray of int, optional
        Critics whose `own` is wanted; it is NaN for the others.
    """
    films, critics = saw.shape
    per_film, per_critic = saw.sum(axis=1), saw.sum(axis=0) + weight
    own = np.full(critics, np.nan)
    if films <= critics:
        left = np.diag(per_film) - (saw @ diags_array(1 / per_critic) @ saw.T).toarray()
        gone, into = per_critic, saw
    else:
        left = np.diag(per_critic) - (saw.T @ diags_array(1 / per_film) @ saw).toarray()
        gone, into = per_film, None
    factor = cholesky(left, lower=True, overwrite_a=True, check_finite=False)
    log_determinant = float(2 * np.log(np.diagonal(factor)).sum() + np.log(gone).sum())
    if into is None:
        estimate = cho_solve((factor, True), known, check_finite=False)
    else:
        estimate = (known + saw.T @ cho_solve((factor, True), saw @ (known / gone), check_finite=False)) / gone
    for batch in [] if asked is None else np.array_split(asked, len(asked) // _AT_ONCE + 1):
        unit = np.eye(critics)[:, batch] if into is None else saw[:, batch].toarray()
        squared = (solve_triangular(factor, unit, lower=True, check_finite=False) ** 2).sum(axis=0)
        own[batch] = squared if into is None else (1 + squared / gone[batch]) / gone[batch]
    return _Solved(estimate, log_determinant, own)
