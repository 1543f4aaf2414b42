"""Everything that is tested for a difference between groups, corrected together: a brief is as sure as one test."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from corpus.compare import before_after, division, drift
from corpus.compare.before_after import DayChange
from corpus.compare.comparison import Comparison
from corpus.compare.praise import Praise
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
    praise : Praise
        From `praise.measure_praise`, of films.
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
    praise: Praise
    shifts: pd.DataFrame | None
    turns: tuple[DayChange, ...]

    def tighten(self, times: float) -> "Claims":
        """Return the same tables, each q so many times as large, and each conclusion as it then is.

        With `measure_strictness` of all families of a brief, where there is nothing but chance any claim at all is made
        in 5 % of briefs at most.
        """
        films = replace(
            self.films,
            rest=tighten(self.films.rest, times, otherwise=ALIKE),
            pairs=tighten(self.films.pairs, times, otherwise=ALIKE),
        )
        owners = self.owners
        if owners is not None:
            owners = owners.assign(
                kind=owners["kind"].mask((owners["kind"] == "own") & (owners["q"] * times > LEVEL), "few")
            )
        signature = self.signature.assign(q=np.minimum(self.signature["q"] * times, 1))
        return Claims(
            films,
            tighten(self.divided, times, otherwise=division.USUAL),
            tighten(self.standing, times, otherwise=ALIKE),
            tighten(self.drift, times, otherwise=drift.STEADY),
            owners,
            signature.assign(significant=signature["q"] <= LEVEL),
            replace(self.praise, cells=tighten(self.praise.cells, times, otherwise=ALIKE)),
            None if self.shifts is None else tighten(self.shifts, times, otherwise=before_after.CHANCE),
            tuple(tighten_turn(turn, times) for turn in self.turns),
        )

    def list_families(self) -> Iterator[pd.Series]:
        """Yield the q of each table."""
        tables = (
            *(self.films.rest, self.divided, self.standing, self.drift),
            *(self.owners, self.signature, self.praise.cells, self.shifts),
        )
        yield from (table["q"] for table in tables if table is not None)
        yield from (pd.Series([turn.p]) for turn in self.turns)


def measure_strictness(families: Iterable[pd.Series]) -> float:
    """Return by how much every q is to be multiplied, where several tables of tests are read together.

    The smallest q of a table is the p of “nothing in this table differs”. Of all tables, those are selected that
    Benjamini and Hochberg's (1995) correction finds; within these, q counts as much more as there are more tables than
    selected ones (Benjamini and Bogomolov 2014, "Selective inference on multiple families of hypotheses", JRSS B 76,
    297-318). So of the claims that are made, 5 % are false on average over the tables with one; and where there is
    nothing but chance, none at all is made in 95 % of cases.

    Parameters
    ----------
    families : iterable of Series of float
        The q of each table, NaN where nothing was tested; a table without any is none.

    Examples
    --------
    >>> measure_strictness([pd.Series([0.001, 0.5]), pd.Series([0.2]), pd.Series([0.02])])
    1.5
    """
    smallest = np.sort([q.min() for q in families if q.notna().any()])
    tables = len(smallest)
    selected = np.flatnonzero(smallest <= LEVEL * np.arange(1, tables + 1) / max(tables, 1))
    return tables / (int(selected[-1]) + 1) if len(selected) else float(max(tables, 1))


def tighten(table: pd.DataFrame, times: float, *, otherwise: str) -> pd.DataFrame:
    """Return a table with its q so many times as large, and other conclusions where it bears the former no longer."""
    q = np.minimum(table["q"] * times, 1)
    return table.assign(q=q, conclusion=table["conclusion"].mask(q > LEVEL, otherwise))


def tighten_turn(turn: DayChange, times: float) -> DayChange:
    """Return a change of a mean with its p so many times as large, and another conclusion where it is too large."""
    p = min(turn.p * times, 1.0) if np.isfinite(turn.p) else turn.p
    return turn._replace(p=p, conclusion=ALIKE if p > LEVEL else turn.conclusion)
