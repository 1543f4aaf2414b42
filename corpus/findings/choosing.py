"""Which findings come first: of different kinds, what an editor would act on first, and none that is not sure."""

from collections.abc import Iterator

import pandas as pd

from corpus.findings import banned, change, copies, critics, films, mismatch, named, phrases, praised, signature
from corpus.findings.claims import Claims
from corpus.findings.evidence import Evidence
from corpus.findings.finding import Finding, tabulate_findings
from corpus.findings.sides import count_periods
from corpus.polarity.trust_wording import beats_chance
from corpus.text.arrays import find_names

#: So many findings are read in ten seconds; with fewer kinds of them, several phrases are said.
FIRST = 5
#: So many are in a brief.
MOST = 12
#: In larger selections any two films share phrases.
FEW = 30


def choose_findings(evidence: Evidence, claims: Claims | None = None, *, most: int = MOST) -> pd.DataFrame:
    """Return the findings in the order in which they are to be read, of different kinds.

    Several phrases are said only where there are fewer than `FIRST` kinds.

    Parameters
    ----------
    evidence : Evidence
    claims : Claims, optional
        Where more is tested beside it: the evidence's tests, corrected with all of that.
    most : int
        How many at most.

    Returns
    -------
    DataFrame
        A row a finding, with the columns of `finding.COLUMNS`.
    """
    chosen: list[Finding] = []
    for finding in _list_candidates(evidence, claims or evidence.claims):
        if finding.kind not in {each.kind for each in chosen}:
            chosen.append(finding)
        if len(chosen) == most:
            break
    kinds = [each.kind for each in chosen]
    if "cliché" in kinds[:2] and len(chosen) < FIRST:
        behind = kinds.index("cliché") + 1
        chosen[behind:behind] = phrases.find_others(evidence.clichés, evidence.reviews, evidence.quote)
    return tabulate_findings(banned.sign_banned(each, evidence.bans) for each in chosen)


def _list_candidates(evidence: Evidence, claims: Claims) -> Iterator[Finding]:
    """Yield findings, those that an editor would act on first; what rests on little comes after all others."""
    reviews, clichés = evidence.reviews, evidence.clichés
    if len(evidence.bans):
        yield from banned.find_banned(evidence.bans, evidence.banned, reviews)
    yield from phrases.find_widespread(clichés, reviews)
    yield from films.find_split(claims.divided, reviews)
    yield from critics.find_harshest(claims.standing)
    yield from films.find_extremes(claims.films, evidence.measure)
    yield from praised.find_praised(claims.praise)
    yield from phrases.find_widespread(clichés, reviews, least=phrases.COMMON, below=phrases.WIDESPREAD)
    yield from copies.find_copies(evidence.duplicates, reviews, evidence.read)
    yield from copies.find_passages(evidence.passages)
    if claims.owners is not None:
        told = find_names(pd.Index(evidence.phrases["phrase_id"]), among=pd.Index(evidence.telling["phrase_id"]))
        telling = pd.Series(told >= 0, index=evidence.phrases.index)
        yield from phrases.find_own(evidence.phrases, claims.owners, reviews, among=telling)
    yield from _list_changes(evidence, claims)
    yield from praised.find_parted(claims.praise, reviews)
    yield from films.find_agreed(claims.divided, reviews, besides=claims.films.ends)
    yield from critics.find_drift(claims.drift)
    if len(reviews) <= FEW:
        yield from copies.find_sharing(evidence.pairs)
    if beats_chance(evidence.match):
        yield from mismatch.find_mismatch(evidence.apart, reviews, evidence.read, lexicon=evidence.lexicon)
    yield from mismatch.find_match(evidence.match, reviews, evidence.tone)
    yield from signature.find_signature(claims.signature)
    yield from named.find_named(evidence.people, reviews)
    yield from copies.find_copies(evidence.duplicates, reviews, evidence.read, short=True)
    if evidence.latest:
        sides = evidence.latest[0]
        yield from change.find_counts(sides, count_periods(reviews, sides.months))


def _list_changes(evidence: Evidence, claims: Claims) -> Iterator[Finding]:
    """Yield what is clearly different in the latest months: the stars, else the tone; and the phrases."""
    if evidence.latest and claims.turns and claims.shifts is not None:
        for turn, measure in zip(claims.turns, (evidence.rating, evidence.tone), strict=True):
            yield from change.find_turn(turn, evidence.latest[0], measure)
        yield from change.find_shift(claims.shifts, evidence.phrases, evidence.latest[1])
