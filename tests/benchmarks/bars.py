"""One measured bar: what is measured, what it was and is, and what it has to reach."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    measure: str
    before: str
    now: str
    bar: str
    holds: bool


def write_bars(bars: Iterable[Bar]) -> Iterator[str]:
    """Yield the lines of a table of bars; one that does not hold is marked."""
    yield f"{'measure':<64} {'before':>14} {'now':>14} {'bar':>14}"
    for bar in bars:
        mark = "" if bar.holds else "  MISSED"
        yield f"{bar.measure:<64} {bar.before:>14} {bar.now:>14} {bar.bar:>14}{mark}"
