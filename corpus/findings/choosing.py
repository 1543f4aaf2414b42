"""Which findings come first: one of each kind, the surest and most useful first, and none that is not sure."""

from collections.abc import Iterator

import pandas as pd

from corpus.compare.comparison import Comparison
from corpus.findings import copies, critics, films, mismatch, phrases
from corpus.findings.evidence import Evidence
from corpus.findings.finding import Finding, tabulate_findings
from corpus.statistics.groups import ENOUGH

#: So many findings are read in ten seconds.
MOST = 5
#: In larger selections any two films share phrases.
FEW = 30


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
    yield from copies.find_copies(evidence.duplicates, evidence.reviews, evidence.read)
    yield from films.find_agreed(evidence.divided, evidence.reviews, besides=evidence.films.ends)
    yield from critics.find_drift(evidence.drift)
    yield from phrases.find_own(evidence.phrases, evidence.reviews)
    if len(evidence.reviews) <= FEW:
        yield from copies.find_sharing(evidence.pairs)
    yield from phrases.find_widespread(evidence.phrases, evidence.reviews, rare=True)
    yield from mismatch.find_mismatch(evidence.apart, evidence.reviews, evidence.read, lexicon=evidence.lexicon)
    yield from copies.find_copies(evidence.duplicates, evidence.reviews, evidence.read, short=True)


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
