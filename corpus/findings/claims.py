"""Everything that is tested for a difference between groups, corrected together: a brief is as sure as one test."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from corpus.compare import before_after, division, drift
from corpus.compare.before_after import DayChange
from corpus.compare.comparison import Comparison
from corpus.statistics.differences import ALIKE
from corpus.statistics.groups import CONFIDENCE

#: The share of briefs with a false claim that is accepted, where there is nothing but chance.
LEVEL = 1 - CONFIDENCE


@dataclass(frozen=True, eq=False)
class Claims:
    """Tables of tests, each corrected within itself by whoever made it.

    Attributes
    ----------
    films : Comparison
        From `comparison.compare_groups`.
    divided : DataFrame
        From `division.measure_division`.
    standing : DataFrame
        From `harshness.measure_harshness`.
    drift : DataFrame
        From `drift.measure_drift`.
    owners : DataFrame or None
        From `ownership.find_owners`; None where no review names its critic.
    signature : DataFrame
        From `distinction.distinguish_each`.
    shifts : DataFrame or None
        From `before_after.compare_phrases`; None where nothing is known of what was before.
    turns : tuple of DayChange
        From `before_after.compare_two`.
    """

    films: Comparison
    divided: pd.DataFrame
    standing: pd.DataFrame
    drift: pd.DataFrame
    owners: pd.DataFrame | None
    signature: pd.DataFrame
    shifts: pd.DataFrame | None
    turns: tuple[DayChange, ...]

    def correct(self) -> "Claims":
        """Return the same tables, each q and conclusion corrected for the number of tables as well.

        The smallest q of a table is the p of “nothing in this table differs”. Of all tables, those are selected that
        Benjamini and Hochberg's (1995) correction finds; within these, q counts as much more as there are more tables
        than selected ones (Benjamini and Bogomolov 2014, "Selective inference on multiple families of hypotheses",
        JRSS B 76, 297-318). So where there is nothing but chance, any claim at all is made in 5 % of briefs at most;
        and of the claims that are made, 5 % are false on average over the tables with one.
        """
        times = self.strictness
        films = replace(
            self.films,
            rest=_tighten(self.films.rest, times, otherwise=ALIKE),
            pairs=_tighten(self.films.pairs, times, otherwise=ALIKE),
        )
        owners = self.owners
        if owners is not None:
            owners = owners.assign(
                kind=owners["kind"].mask((owners["kind"] == "own") & (owners["q"] * times > LEVEL), "few")
            )
        signature = self.signature.assign(q=np.minimum(self.signature["q"] * times, 1))
        return Claims(
            films,
            _tighten(self.divided, times, otherwise=division.USUAL),
            _tighten(self.standing, times, otherwise=ALIKE),
            _tighten(self.drift, times, otherwise=drift.STEADY),
            owners,
            signature.assign(significant=signature["q"] <= LEVEL),
            None if self.shifts is None else _tighten(self.shifts, times, otherwise=before_after.CHANCE),
            tuple(_tighten_turn(turn, times) for turn in self.turns),
        )

    @property
    def strictness(self) -> float:
        """By how much every q is multiplied: the number of tables over that of the selected ones."""
        smallest = np.sort([q.min() for q in self._list_families()])
        tables = len(smallest)
        selected = np.flatnonzero(smallest <= LEVEL * np.arange(1, tables + 1) / max(tables, 1))
        return tables / (selected[-1] + 1 if len(selected) else 1)

    def _list_families(self) -> Iterator[pd.Series]:
        """Yield the q of each table in which anything could be tested."""
        tables = (self.films.rest, self.divided, self.standing, self.drift, self.owners, self.signature, self.shifts)
        known = [table["q"] for table in tables if table is not None]
        for q in [*known, *(pd.Series([turn.p]) for turn in self.turns)]:
            if q.notna().any():
                yield q


def _tighten(table: pd.DataFrame, times: float, *, otherwise: str) -> pd.DataFrame:
    """Return a table with its q so many times as large, and other conclusions where it bears the former no longer."""
    q = np.minimum(table["q"] * times, 1)
    return table.assign(q=q, conclusion=table["conclusion"].mask(q > LEVEL, otherwise))


def _tighten_turn(turn: DayChange, times: float) -> DayChange:
    p = min(turn.p * times, 1.0) if np.isfinite(turn.p) else turn.p
    return turn._replace(p=p, conclusion=ALIKE if p > LEVEL else turn.conclusion)
