"""What the reviews cannot tell: for want of reviews, dates, critics or ratings, or because it could be luck."""

from collections.abc import Iterator

import pandas as pd

from corpus.compare import drift, harshness
from corpus.compare.before_after import CHANCE
from corpus.compare.comparison import Comparison
from corpus.compare.division import CLOSER, TOO_FEW, WIDER
from corpus.findings.change import list_unturned
from corpus.findings.claims import Claims
from corpus.findings.evidence import Evidence
from corpus.findings.phrases import COMMON, FIRST
from corpus.polarity import trust_wording
from corpus.statistics.differences import ABOVE_REST, BELOW_REST
from corpus.statistics.groups import ENOUGH
from corpus.wording import listed, number, percent, plural

#: How a database numbers its films: "tt0369946", "318742". Of four digits and no letter it may be a title, as "1917".
_NUMBERED = r"[a-z]{1,3}\d{4,}|\d{5,}"


def describe_lack(found: pd.DataFrame, compared: Comparison) -> str:
    """Say what cannot be found out for want of reviews; empty where nothing is wanting.

    Parameters
    ----------
    found : DataFrame
        From `choosing.choose_findings`.
    compared : Comparison
        Of films.
    """
    if len(compared.groups) > 1 and (compared.unit == "sentence" or not compared.groups["enough"].any()):
        return f"Too few reviews to say which film is liked best: that takes {ENOUGH} of each."
    return "" if len(found) else "Too few reviews to say anything that is sure."


def describe_untitled(reviews: pd.DataFrame) -> str:
    """Say how many films have a number in place of a title; empty where none has.

    Examples
    --------
    >>> describe_untitled(pd.DataFrame({"film": ["tt0369946", "tt0369946", "1917"]}))
    '1 of 2 films has no title here: it is shown by its number.'
    """
    films = pd.Series(reviews["film"].dropna().unique(), dtype="str")
    untitled = int(films.str.fullmatch(_NUMBERED).sum())
    if not untitled:
        return ""
    have, shown = ("has", "it is shown by its number") if untitled == 1 else ("have", "they are shown by their numbers")
    return f"{number(untitled)} of {plural(len(films), 'film')} {have} no title here: {shown}."


def describe_shared_titles(reviews: pd.DataFrame) -> str:
    """Say which titles have reviews of films of different years, which count as one film; empty where none has.

    A year more or less is none other: films open in one country before another.

    Parameters
    ----------
    reviews : DataFrame
        `film` and `year`.

    Examples
    --------
    >>> films = pd.DataFrame({"film": ["Hamlet", "Hamlet", "Dusk", "Dusk"], "year": [1948, 1996, 2011, 2012]})
    >>> describe_shared_titles(films)
    '“Hamlet” is the title of films of 1948 and 1996, which count as one film here.'
    """
    years = reviews[["film", "year"]].dropna().drop_duplicates().groupby("film")["year"].agg(["min", "max"])
    shared = years[years["max"] - years["min"] > 1].index
    if shared.empty:
        return ""
    first = reviews.loc[reviews["film"].isin(shared), "film"].value_counts().index[0]
    known = [str(int(year)) for year in sorted(reviews.loc[reviews["film"] == first, "year"].dropna().unique())]
    others = f"; so do those of {plural(len(shared) - 1, 'other title')}" if len(shared) > 1 else ""
    return f"“{first}” is the title of films of {listed(known, most=4)}, which count as one film here{others}."


def list_lacks(evidence: Evidence, found: pd.DataFrame, claims: Claims | None = None) -> tuple[str, ...]:
    """Return a sentence on each question that these reviews do not answer.

    Parameters
    ----------
    evidence : Evidence
    found : DataFrame
        From `choosing.choose_findings`.
    claims : Claims, optional
        As `choose_findings` has them.
    """
    claims = claims or evidence.claims
    lack = describe_lack(found, evidence.films)
    return tuple(dict.fromkeys([*([lack] if lack else []), *_list_unknown(evidence), *_list_unsure(evidence, claims)]))


def _list_unknown(evidence: Evidence) -> Iterator[str]:
    """Yield what is not known of these reviews."""
    reviews = evidence.reviews
    for column, noun, without in (
        ("film", "film", "films cannot be compared"),
        ("reviewer", "critic", "critics cannot be compared"),
        ("published", "date", "nothing is known of what changed"),
        ("rating", "rating", "films are compared by tone alone, and critics not at all"),
    ):
        missing = int(reviews[column].isna().sum())
        if missing and missing == len(reviews):
            yield f"No review has a {noun}: {without}."
        elif missing:
            have = "has" if missing == 1 else "have"
            yield f"{number(missing)} of {plural(len(reviews), 'review')} {have} no {noun}."
    yield from filter(None, (describe_untitled(reviews), describe_shared_titles(reviews)))


def _list_unsure(evidence: Evidence, claims: Claims) -> Iterator[str]:
    """Yield what was compared without a clear difference, and what was too little to compare."""
    films = claims.films
    compared = films.unit == "review" and films.groups["enough"].sum() > 1
    if compared and films.ends.highest is None and films.ends.lowest is None:
        yield "No film is clearly above or below the others."
    known = claims.divided[claims.divided["conclusion"] != TOO_FEW]
    if len(known) > 1 and not known["conclusion"].isin([WIDER, CLOSER]).any():
        yield "No film’s ratings are clearly more split, or closer together, than the others’."
    tested = claims.praise.cells[claims.praise.cells["q"].notna()]
    if claims.praise.groups > 1 and tested.empty:
        yield "Too few reviews to compare films part by part: acting, story, visuals …"
    elif len(tested) and not tested["conclusion"].isin([ABOVE_REST, BELOW_REST]).any():
        yield "No film stands out clearly in any one part: acting, story, visuals …"
    if len(set(evidence.reviews["reviewer"].dropna())) > 1:
        yield from _list_unsure_critics(evidence, claims)
    sides = evidence.match.sides
    if sides.n and sides.enough and sides.low <= 0.5 <= sides.high:
        yield trust_wording.describe_trust(evidence.match)
    biggest = evidence.clichés.head(FIRST)
    if len(biggest) and not (biggest["reviews"] >= COMMON * len(evidence.reviews)).any():
        yield f"None of the biggest clichés is in {percent(COMMON)} of the reviews or more: too rare to be retired."
    yield from _list_unchanged(evidence, claims)


def _list_unsure_critics(evidence: Evidence, claims: Claims) -> Iterator[str]:
    """Yield what is not clear of the critics, two or more."""
    reviews = evidence.reviews
    if reviews["rating"].notna().any():
        if not claims.standing["conclusion"].isin([harshness.HARSHER, harshness.KINDER]).any():
            yield harshness.describe_harshness(claims.standing)
        drifts = claims.drift["conclusion"].isin([drift.RISING, drift.FALLING])
        if reviews["published"].notna().any() and not drifts.any():
            yield drift.describe_drift(claims.drift)
    if claims.owners is not None and not (claims.owners["kind"] == "own").any():
        yield "No phrase is clearly the habit of one critic."


def _list_unchanged(evidence: Evidence, claims: Claims) -> Iterator[str]:
    """Yield what did not clearly change in the latest months."""
    if evidence.latest is None:
        if evidence.reviews["published"].notna().any():
            yield "The reviews are of too few months to say what changed."
        return
    sides = evidence.latest[0]
    rated = evidence.reviews["rating"].notna().any()
    turns = {"ratings": claims.turns[0], "tone": claims.turns[1]}
    yield from list_unturned(turns if rated else {"tone": claims.turns[1]}, sides)
    if claims.shifts is not None and (claims.shifts["conclusion"] == CHANCE).all():
        yield f"No phrase clearly became more or less common {sides.this}."
