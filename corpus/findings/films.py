"""Findings about films: the best and the worst rated, the one that split critics, the one that they agreed on."""

from collections.abc import Iterator

import pandas as pd

from corpus.compare.comparison import Comparison
from corpus.compare.division import CLOSER, TOO_FEW, WIDER
from corpus.compare.ends import Ends
from corpus.compare.grouping import rank_division
from corpus.findings.exhibit import Exhibit, keep_ends
from corpus.findings.finding import Finding
from corpus.polarity.measure import Measure
from corpus.statistics.groups import ENOUGH
from corpus.wording import number, plural, stars

#: So many ratings of a film are drawn at most, and of so many films.
DOTS, SPREAD = 200, 6
_ON_SPREAD = (
    "The spread of a film’s ratings is compared with that of as many drawn from all films, after correction for the "
    "number of films. A film that all love or all hate has little room to divide."
)


def find_extremes(compared: Comparison, measure: Measure) -> Iterator[Finding]:
    """Yield the best and the worst rated film, or the most positive and the most negative.

    Only a film that is clearly above all others together is named, or clearly below them (`ends.find_ends`). Where
    another of enough reviews has a higher mean, but is less surely above the others, it is "among the best".

    Parameters
    ----------
    compared : Comparison
        Of films, by the measure.
    measure : Measure
    """
    ends, means = compared.ends, compared.groups.set_index("group")
    if compared.unit != "review" or (ends.highest is None and ends.lowest is None):
        return
    able = means.loc[means["n"] >= ENOUGH, "mean"]
    best, worst = ("best rated", "worst") if measure.is_rating else ("most positive", "most negative")
    clauses: list[str] = []
    named: list[str] = []
    for film, word, alone, level in (
        (ends.highest, best, "best rated", able.rank(ascending=False, method="max")),
        (ends.lowest, worst, "worst rated", able.rank(method="max")),
    ):
        if film is not None:
            word = alone if measure.is_rating and not clauses else word
            among = "" if level[film] == 1 else "among the "
            clauses.append(f"{among}{word}: “{film}” ({_say_mean(means.loc[film], measure, whole=not clauses)})")
            named.append(film)
    sentence = "; ".join(clauses)
    yield Finding(
        "best and worst",
        f"{sentence[0].upper()}{sentence[1:]}.",
        "films",
        {"measure": measure.column},
        int(means.loc[named, "n"].sum()),
        float(means["mean"][named[0]]),
        float(compared.rest.set_index("group").loc[named, "q"].max()),
        float(means["low"][named[0]]),
        float(means["high"][named[0]]),
        _rank(compared, measure, named),
        "A film is named where it is clearly above or below all others together, after correction for the number of "
        f"films. Films of fewer than {ENOUGH} reviews are not compared.",
    )


def find_split(divided: pd.DataFrame, reviews: pd.DataFrame) -> Iterator[Finding]:
    """Yield the film whose ratings are clearly more spread out than usual, the most so.

    Parameters
    ----------
    divided : DataFrame
        From `division.measure_division`, of films by rating.
    reviews : DataFrame
        The selection: `film`, `rating`, `reviewer`.
    """
    wide = divided[divided["conclusion"] == WIDER].sort_values("sd", ascending=False, kind="stable")
    if len(wide):
        film = wide.iloc[0]
        given = reviews.loc[reviews["film"] == film["group"], "rating"].dropna()
        who = "critics" if reviews["reviewer"].notna().any() else "its reviewers"
        more = f"; so did {plural(len(wide) - 1, 'other film')}" if len(wide) > 1 else ""
        sentence = f"“{film['group']}” split {who} (rated from {stars(given.min())} to {stars(given.max())}){more}."
        yield _tell_spread("split", sentence, film, divided, reviews)


def find_agreed(divided: pd.DataFrame, reviews: pd.DataFrame, *, besides: Ends | None = None) -> Iterator[Finding]:
    """Yield the film whose ratings are clearly closer together than usual, the most so.

    Parameters
    ----------
    divided, reviews : DataFrame
        As in `find_split`.
    besides : Ends, optional
        The best and the worst film, which another finding names.
    """
    said = [] if besides is None else [besides.highest, besides.lowest]
    close = divided[(divided["conclusion"] == CLOSER) & ~divided["group"].isin(said)].sort_values(
        ["sd", "n"], ascending=[True, False], kind="stable"
    )
    if len(close):
        film = close.iloc[0]
        given = reviews.loc[reviews["film"] == film["group"], "rating"].dropna()
        low, high = (stars(given.quantile(share)) for share in (0.25, 0.75))
        given_by, agreed = f"half of its {number(film['n'])} ratings are from {low} to {high}", "largely agreed"
        if given.min() == given.max():
            given_by, agreed = f"all its {number(film['n'])} ratings are {low} of 10", "agreed"
        elif low == high:
            given_by = f"half or more of its {number(film['n'])} ratings are {low} of 10"
        who = "Critics" if reviews["reviewer"].notna().any() else "Reviewers"
        sentence = f"{who} {agreed} on “{film['group']}”: {given_by}."
        yield _tell_spread("agreed", sentence, film, divided, reviews)


def _tell_spread(kind: str, sentence: str, film: pd.Series, divided: pd.DataFrame, reviews: pd.DataFrame) -> Finding:
    """Return a finding about how far apart the ratings of one film are, beside those of the others."""
    return Finding(
        kind,
        sentence,
        "split",
        {},
        int(film["n"]),
        float(film["sd"]),
        float(film["q"]),
        float(film["low"]),
        float(film["high"]),
        _spread(divided, reviews, film),
        _ON_SPREAD,
    )


def _rank(compared: Comparison, measure: Measure, named: list[str]) -> Exhibit:
    """Return the films from the highest mean to the lowest, those at both ends."""
    able = compared.groups[compared.groups["n"] >= ENOUGH].sort_values("mean", ascending=False, kind="stable")
    rows = pd.DataFrame(
        {
            "label": able["group"].astype("str"),
            "value": able["mean"],
            "low": able["low"],
            "high": able["high"],
            "n": able["n"],
            "named": able["group"].isin(named),
        }
    )
    heads = {"label": "Film", "value": measure.name, "low": "From", "high": "To", "n": "Reviews"}
    zero = 0.0 if measure.is_rating else measure.middle
    return Exhibit(
        "ranking",
        keep_ends(rows),
        heads,
        f"mean {measure.axis}",
        zero,
        len(rows),
        "film",
        "the highest and the lowest",
        "reviews",
        ends=True,
    )


def _spread(divided: pd.DataFrame, reviews: pd.DataFrame, film: pd.Series) -> Exhibit:
    """Return the ratings of a film that is named, then of those that are clear as it is, and last of the other end."""
    ranked = rank_division(divided[divided["conclusion"] != TOO_FEW])
    part = "those that are clearly split first, and last the one closest together"
    if film["conclusion"] == CLOSER:
        ranked, part = ranked[::-1], "those that are clearly closer together first, and last the most split"
    named = film["group"]
    ranked = ranked.sort_values("group", key=lambda group: group != named, kind="stable")
    films = [*ranked["group"].head(SPREAD - 1), *ranked["group"].iloc[SPREAD - 1 :].tail(1)]
    given = reviews[reviews["film"].isin(films)].dropna(subset=["rating"])
    rows = pd.DataFrame(
        {
            "label": given["film"].astype("str"),
            "value": given["rating"],
            "named": given["film"] == named,
            "critic": given["reviewer"],
            "place": given["film"].map({film: place for place, film in enumerate(films)}),
        }
    )
    rows = rows.sort_values(["place", "value"], kind="stable", ignore_index=True)
    # Of a film with very many, dots as far apart in their order as fit.
    size, turn = rows.groupby("place")["value"].transform("size"), rows.groupby("place").cumcount()
    drawn = (size <= DOTS) | ((turn * DOTS // size) != ((turn - 1) * DOTS // size))
    rows = rows[drawn].drop(columns="place").reset_index(drop=True)
    heads = {"label": "Film", "value": "Rating"} | ({"critic": "Critic"} if rows["critic"].notna().any() else {})
    fewer = f", of at most {number(DOTS)} reviews a film" if len(rows) < len(given) else ""
    return Exhibit(
        "spread",
        rows,
        heads,
        f"rating, 0 to 10{fewer}",
        of=len(ranked),
        noun="film",
        part=part,
        behind="ratings",
        scale=(0.0, 10.0),
    )


def _say_mean(film: pd.Series, measure: Measure, *, whole: bool) -> str:
    """Return the mean of a film; `whole` also with the scale and the number of reviews."""
    value = measure.write_value(film["mean"])
    if not whole:
        return value
    if measure.is_rating:
        return f"{value} of 10, {plural(int(film['n']), 'rating')}"
    return f"{value}, {plural(int(film['n']), 'review')}"
