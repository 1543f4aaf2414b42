"""Findings about critics: the harshest and the kindest on the same films, and ratings that change over the years."""

from collections.abc import Iterator

import pandas as pd

from corpus.compare.drift import FALLING, RISING
from corpus.compare.harshness import HARSHER, KINDER
from corpus.findings.exhibit import Exhibit, keep_ends
from corpus.findings.finding import Finding
from corpus.statistics.differences import TOO_FEW
from corpus.wording import explain_luck, number

_ON_HARSHNESS = (
    "Only ratings of the same films are compared, so that the films’ quality cancels out; a critic of few films is "
    "drawn towards the others. Whoever reviews what colleagues leave is compared on the few films in common alone."
)
_ON_DRIFT = (
    "Each rating is compared with others’ of the same film, and followed over the years. A rise that all share "
    "does not show."
)
_HEADS = {"label": "Critic", "value": "Points", "low": "From", "high": "To", "n": "Films", "conclusion": "Difference"}


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
            float(named[0]["low"]),
            float(named[0]["high"]),
            _rank(
                circle.rename(columns={"critic": "label"}),
                [critic["critic"] for critic in named],
                "points of 10 above or below colleagues on the same films",
            ),
            _describe_method(_ON_HARSHNESS, circle, HARSHER, KINDER),
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
            float(critic["low"]),
            float(critic["high"]),
            _rank(
                drift.rename(columns={"group": "label"}),
                [critic["group"]],
                "points of 10 a year, beside others on the same films",
            ),
            _describe_method(_ON_DRIFT, drift, RISING, FALLING),
        )


def _describe_method(method: str, table: pd.DataFrame, *clear: str) -> str:
    """Return a line on how critics were compared, with why ranges that miss 0 may be luck, where there are such."""
    return f"{method} {explain_luck(table['low'], table['high'], table['conclusion'].isin(clear))}".rstrip()


def _rank(table: pd.DataFrame, named: list[str], unit: str) -> Exhibit:
    """Return critics by their estimates as their screens have them, the harshest first: those at both ends."""
    rows = table[table["conclusion"] != TOO_FEW].sort_values("estimate", kind="stable")
    rows = rows.assign(value=rows["estimate"], n=rows["films"], named=rows["label"].isin(named))
    shown = keep_ends(rows[["label", "value", "low", "high", "n", "named", "q", "conclusion"]])
    return Exhibit("ranking", shown, _HEADS, unit, of=len(rows), noun="critic", behind="films in common", ends=True)
