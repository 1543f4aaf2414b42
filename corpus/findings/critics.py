"""Findings about critics: the harshest and the kindest on the same films, and ratings that change over the years."""

from collections.abc import Iterator

import pandas as pd

from corpus.compare.drift import FALLING, RISING
from corpus.compare.harshness import HARSHER, KINDER
from corpus.findings.finding import Finding
from corpus.wording import number


def find_harshest(standing: pd.DataFrame) -> Iterator[Finding]:
    """Yield the harshest and the kindest critic, of those whose difference from colleagues is clear.

    Parameters
    ----------
    standing : DataFrame
        From `harshness.measure_harshness`, by rating. Only critics of the largest circle can be compared.
    """
    circle = standing[standing["circle"] == 0]
    named: list[pd.Series] = []
    clauses: list[str] = []
    for conclusion, word, side, row in ((HARSHER, "harshest", "below", 0), (KINDER, "kindest", "above", -1)):
        clear = circle[circle["conclusion"] == conclusion].sort_values("estimate", kind="stable")
        if len(clear):
            critic = clear.iloc[row]
            points = number(abs(critic["estimate"]), decimals=1)
            clauses.append(
                f"{critic['critic']} the {word} ({points} {side})"
                if clauses
                else f"{critic['critic']} is the {word} on the same films ({points} points {side} colleagues)"
            )
            named.append(critic)
    if named:
        yield Finding(
            "harshest",
            f"{', '.join(clauses)}.",
            "critics",
            {},
            int(sum(critic["reviews"] for critic in named)),
            float(named[0]["estimate"]),
            float(max(critic["q"] for critic in named)),
        )


def find_drift(drift: pd.DataFrame) -> Iterator[Finding]:
    """Yield the critic whose ratings clearly rise or fall over the years, the steepest.

    Parameters
    ----------
    drift : DataFrame
        From `drift.measure_drift`, by critic.
    """
    clear = drift[drift["conclusion"].isin([RISING, FALLING])]
    if len(clear):
        critic = clear.iloc[int(clear["estimate"].abs().argmax())]
        way = "up" if critic["conclusion"] == RISING else "down"
        yield Finding(
            "drift",
            f"{critic['group']}’s ratings go {way} by {number(abs(critic['estimate']), decimals=2)} points a year, "
            "against others on the same films.",
            "time",
            {},
            int(critic["films"]),
            float(critic["estimate"]),
            float(critic["q"]),
        )
