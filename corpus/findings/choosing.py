"""Which findings come first: one of each kind, the surest and most useful first, and none that is not sure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from corpus.compare.comparison import Comparison
from corpus.findings import copies, critics, films, mismatch, phrases
from corpus.findings.finding import Finding, tabulate_findings
from corpus.polarity.measure import Measure
from corpus.statistics.groups import ENOUGH

#: So many findings are read in ten seconds.
MOST = 5
#: In larger selections any two films share phrases.
FEW = 30


@dataclass(frozen=True)
class Evidence:
    """What findings are made of: the same frames that the screens show which they lead to.

    Attributes
    ----------
    reviews : DataFrame
        The selection.
    phrases : DataFrame
        Its list of phrases, from `phrase_list.add_owners`.
    films : Comparison
        Its films compared, by `measure`.
    measure : Measure
        The rating, where there are any, else the tone.
    divided : DataFrame
        From `division.measure_division`, of films by rating.
    standing, drift : DataFrame
        From `harshness.measure_harshness` and `drift.measure_drift`, of critics by rating.
    duplicates : DataFrame
        Of the whole corpus.
    pairs : callable
        Returns what `pairs.list_pairs` does, of films; asked only where there are few other findings, as the next.
    apart : callable
        Returns what `disagreement.rank_disagreements` does, of the whole corpus.
    """

    reviews: pd.DataFrame
    phrases: pd.DataFrame
    films: Comparison
    measure: Measure
    divided: pd.DataFrame
    standing: pd.DataFrame
    drift: pd.DataFrame
    duplicates: pd.DataFrame
    pairs: Callable[[], pd.DataFrame]
    apart: Callable[[], pd.DataFrame]


def choose_findings(evidence: Evidence, *, most: int = MOST) -> pd.DataFrame:
    """Return the findings to be read first, of different kinds; several phrases only where there is little else.

    Parameters
    ----------
    evidence : Evidence
    most : int
        How many at most.

    Returns
    -------
    DataFrame
        A row a finding, with the columns of `finding.COLUMNS`.
    """
    chosen: list[Finding] = []
    spare: list[Finding] = []
    for finding in _list_candidates(evidence):
        if finding.kind not in {each.kind for each in chosen}:
            chosen.append(finding)
        elif finding.kind == "cliché":
            spare.append(finding)
        if len(chosen) == most:
            break
    chosen += [each for each in spare if each.value >= phrases.WIDESPREAD * len(evidence.reviews)]
    # Where phrases are nearly all there is, they stand together.
    order = {kind: place for place, kind in enumerate(dict.fromkeys(each.kind for each in chosen))}
    return tabulate_findings(sorted(chosen[:most], key=lambda each: order[each.kind]))


def _list_candidates(evidence: Evidence) -> Iterator[Finding]:
    """Yield findings, the surest and most useful first."""
    yield from phrases.find_widespread(evidence.phrases, evidence.reviews)
    yield from films.find_split(evidence.divided, evidence.reviews)
    yield from critics.find_harshest(evidence.standing)
    yield from films.find_extremes(evidence.films, evidence.measure)
    yield from copies.find_copies(evidence.duplicates, evidence.reviews)
    yield from films.find_agreed(evidence.divided, evidence.reviews, besides=evidence.films.ends)
    yield from critics.find_drift(evidence.drift)
    yield from phrases.find_own(evidence.phrases, evidence.reviews)
    if len(evidence.reviews) <= FEW:
        yield from copies.find_sharing(evidence.pairs())
    yield from phrases.find_widespread(evidence.phrases, evidence.reviews, rare=True)
    yield from mismatch.find_mismatch(evidence.apart(), evidence.reviews)
    yield from copies.find_copies(evidence.duplicates, evidence.reviews, short=True)


def describe_lack(found: pd.DataFrame, compared: Comparison) -> str:
    """Say what cannot be found out for want of reviews; empty where nothing is wanting.

    Parameters
    ----------
    found : DataFrame
        From `choose_findings`.
    compared : Comparison
        Of films.
    """
    if len(compared.groups) > 1 and (compared.unit == "sentence" or not compared.groups["enough"].any()):
        return f"Too few reviews to say which film is liked best: that takes {ENOUGH} of each."
    return "" if len(found) else "Too few reviews to say anything that is sure."
