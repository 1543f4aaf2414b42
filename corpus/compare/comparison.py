"""What differs between films, critics or any other groups, by how much, and whether chance alone would do it."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

import pandas as pd

from corpus.compare import ends
from corpus.schema import REVIEWS, split_genres
from corpus.statistics.differences import A_HIGHER, B_HIGHER, MOST_GROUPS, compare_pairs
from corpus.statistics.groups import ENOUGH
from corpus.statistics.intervals import estimate_means
from corpus.wording import date, listed, number, plural

#: So many groups are told apart by name; of more, the sentence counts the pairs.
MOST_NAMED = 4
_HIGHER = {"polarity": "warmer", "house_polarity": "warmer", "rating": "rated higher"}
_NOUNS = {"reviewer": "critic", "genres": "genre", "published_year": "year"}


@dataclass(frozen=True)
class Comparison:
    """Groups compared: what `compare_groups` found, as tables and as a sentence.

    Attributes
    ----------
    by, value : str
        The columns of groups and of numbers.
    unit : {"review", "sentence"}
        What one value belongs to.
    level : float
    groups, pairs : DataFrame
        See `intervals.estimate_means` and `differences.compare_pairs`.
    sentence : str
        The finding in plain words. Plain text: names stand in it letter for letter.
    """

    by: str
    value: str
    unit: str
    level: float
    groups: pd.DataFrame
    pairs: pd.DataFrame
    sentence: str

    @cached_property
    def ends(self) -> ends.Ends:
        """Which group stands highest and which lowest; every screen that names one has it from here."""
        return ends.find_ends(self.groups, self.pairs)

    def as_dict(self) -> dict[str, Any]:
        """Return it all as plain values for JSON; what is unknown is None."""
        return {
            "by": self.by,
            "value": self.value,
            "unit": self.unit,
            "level": self.level,
            "sentence": self.sentence,
            "groups": _records(self.groups),
            "pairs": _records(self.pairs),
        }


def compare_groups(
    reviews: pd.DataFrame,
    *,
    by: str,
    value: str = "polarity",
    sentences: pd.DataFrame | None = None,
    level: float = 0.95,
) -> Comparison:
    """Compare the groups of a column, every one with every other.

    Where fewer than two groups have `groups.ENOUGH` reviews, as with one review a film, their sentences are compared
    instead, if they are given, have that value and suffice; the finding says so, because sentences of one review tell
    texts apart, not films.

    A review of several genres counts in each of them. What two genres share makes them more alike, so that the test
    finds too little rather than too much.

    Parameters
    ----------
    reviews, sentences : DataFrame
        The tables of `schema`; of the reviews any columns may be compared.
    by, value : str
        The columns of groups and of numbers.
    level : float, between 0 and 1
        Of the intervals; 1 − `level` is the share of false findings that is put up with.

    Returns
    -------
    Comparison
        All groups, and the pairs of the `MOST_GROUPS` with the most values.

    Raises
    ------
    SelectionError
        There is no such column, or its values are not numbers.

    Examples
    --------
    >>> reviews = pd.DataFrame({"film": ["A"] * 5 + ["B"] * 6, "rating": [8, 9, 8, 7, 9, 4, 5, 3, 4, 5, 6]})
    >>> compare_groups(reviews, by="film", value="rating").sentence
    '“A” is rated higher than “B”, by 3.70 (2.41 to 4.99).'
    """
    frame, unit = split_by_genre(reviews) if by == "genres" else reviews, "review"
    groups = estimate_means(frame, by=by, value=value, level=level)
    if sentences is not None and value in sentences and (groups["n"] >= ENOUGH).sum() < 2:
        each = sentences[["review_id", value]].merge(frame[["review_id", by]], on="review_id")
        told = estimate_means(each, by=by, value=value, level=level)
        if (told["n"] >= ENOUGH).sum() > 1:
            unit, frame, groups = "sentence", each, told
    compared = groups.nlargest(MOST_GROUPS, "n", keep="first").sort_index()
    table = compare_pairs(frame[frame[by].isin(compared["group"])], by=by, value=value, level=level)
    found = [
        describe_comparison(table, compared, unit=unit, higher=_higher(value), titles=by == "film", column=_column(by))
    ]
    if len(compared) < len(groups):
        found.append(f"Of {number(len(groups))}, the {number(MOST_GROUPS)} with the most {unit}s are compared.")
    if unit == "sentence":
        found.append("Compared are sentences, as there are too few reviews: this tells the texts apart, and no more.")
    return Comparison(by, value, unit, level, groups, table, " ".join(found))


def add_published_year(reviews: pd.DataFrame) -> pd.DataFrame:
    """Return reviews with `add_published_year`, the year of their publication as text; missing where they have no date.

    Examples
    --------
    >>> add_published_year(pd.DataFrame({"published": pd.to_datetime(["2025-03-31"])}))["published_year"].tolist()
    ['2025']
    """
    return reviews.assign(published_year=reviews["published"].dt.strftime("%Y"))


def split_by_genre(reviews: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each genre of each review, its `genres` this one; as they are where no genre is known.

    Examples
    --------
    >>> split_by_genre(pd.DataFrame({"review_id": ["a"], "genres": ["Drama, Romance"]}))["genres"].tolist()
    ['Drama', 'Romance']
    """
    if "genres" not in reviews:
        return reviews
    held = reviews["genres"].astype("str").map(split_genres, na_action="ignore")
    return reviews.assign(genres=held).explode("genres", ignore_index=True).astype({"genres": "str"})


def describe_comparison(
    pairs: pd.DataFrame,
    groups: pd.DataFrame,
    *,
    unit: str = "review",
    higher: str = "higher",
    titles: bool = False,
    column: str = "",
) -> str:
    """Return what the pairs found, in plain words.

    Parameters
    ----------
    pairs, groups : DataFrame
        From `compare_pairs` and `intervals.estimate_means`, of the same groups.
    unit : str
        What is counted, in the singular.
    higher : str
        What having the higher mean is: "warmer", "rated higher".
    titles : bool
        The groups are titles of works, and stand in quotation marks.
    column : str
        What stands before the name of each group.

    Returns
    -------
    str
        Plain text; names stand in it letter for letter and may hold anything.
    """
    known = groups[groups["n"] >= ENOUGH].sort_values("mean", ascending=False, kind="stable")
    names = {key: _named(key, titles=titles, column=column) for key in groups["group"]}
    ranked = known["group"].tolist()
    above = ends.list_clear_pairs(pairs)
    if len(ranked) < 2:
        clauses = [f"There is too little to compare: two groups of at least {plural(ENOUGH, unit)} are needed"]
    elif len(ranked) > MOST_NAMED:
        clauses = _counted(ranked, names, above, higher, ends.find_ends(groups, pairs))
    else:
        clauses = _told_apart(ranked, names, above, higher)
        if len(ranked) == 2 and above:
            clauses = [f"{clauses[0]}, {_by_how_much(pairs)}"]
        sizes = dict(zip(known["group"], known["n"], strict=True))
        clauses += [
            f"{listed([names[key] for key in alike])} cannot be told apart with "
            f"{listed([number(sizes[key]) for key in alike])} {unit}s"
            for alike in _alike(ranked, above)
        ]
    small = [names[key] for key in groups.loc[groups["n"] < ENOUGH, "group"]]
    if small and len(ranked) >= 2:
        verb = "has" if len(small) == 1 else "have"
        clauses.append(f"{listed(small, most=MOST_NAMED)} {verb} fewer than {plural(ENOUGH, unit)}, too few to compare")
    return "; ".join(clauses) + "."


def describe_ends(found: Comparison, *, drawn: Collection[Any]) -> str:
    """Say which of the groups that are drawn stands highest and which lowest, as a title.

    Returns
    -------
    str
        Plain text; empty where neither is drawn.

    Examples
    --------
    >>> reviews = pd.DataFrame({"film": ["A"] * 5 + ["B"] * 6, "rating": [8, 9, 8, 7, 9, 4, 5, 3, 4, 5, 6]})
    >>> describe_ends(compare_groups(reviews, by="film", value="rating"), drawn=["A", "B"])
    '“A” is clearly rated higher than “B”'
    """
    noun, higher, at = _NOUNS.get(found.by, found.by), _higher(found.value), found.ends
    if found.unit == "sentence":
        return f"Too few reviews of each {noun} to compare: each dot is a sentence"
    if len(found.groups) == 1:
        return f"One {noun}: there is nothing to compare it with"
    if at.others < 1:
        return f"{plural(len(found.groups), noun)}: too few reviews of each to compare"
    if at.highest is None:
        return f"No {noun} is clearly {higher} than another"
    highest, lowest = (
        _named(key, titles=found.by == "film", column=_column(found.by)) for key in (at.highest, at.lowest)
    )
    if at.others == 1:
        return f"{highest} is clearly {higher} than {lowest}"
    clauses, of = [], f" of the {number(at.others)} others"
    if at.highest in drawn:
        clauses.append(f"{highest} is clearly {higher} than {number(at.above)}{of}")
    if at.lowest in drawn and at.below > 1:
        clauses.append(f"{lowest} is clearly {_lower(higher)} than {number(at.below)}{'' if clauses else of}")
    return "; ".join(clauses)


def _higher(value: str) -> str:
    return _HIGHER.get(value, f"higher in {value}")


def _column(by: str) -> str:
    # Of a column that we do not know, a bare value ("True") would say nothing.
    return "" if by in REVIEWS or by == "published_year" else by


def _named(key: Any, *, titles: bool, column: str) -> str:
    if titles:
        return f"“{key}”"
    return f"{column} {_plain(key)}" if column else _plain(key)


def _plain(key: Any) -> str:
    return date(key) if isinstance(key, pd.Timestamp) else str(key)


def _told_apart(ranked: list[Any], names: dict[Any, str], above: set[tuple[Any, Any]], higher: str) -> list[str]:
    """Say which groups are higher than which; those that are higher than the same ones in one breath."""
    by_lower: dict[tuple[Any, ...], list[str]] = {}
    for key in ranked:
        lower = tuple(other for other in ranked if (key, other) in above)
        by_lower.setdefault(lower, []).append(names[key])
    return [
        f"{listed(uppers)} {'is' if len(uppers) == 1 else 'are'} {higher} than {listed([names[key] for key in lower])}"
        for lower, uppers in by_lower.items()
        if lower
    ]


def _alike(ranked: list[Any], above: set[tuple[Any, Any]]) -> list[tuple[Any, ...]]:
    """Return the largest sets of groups of which no two differ."""
    found: list[tuple[Any, ...]] = []
    for size in range(len(ranked), 1, -1):
        for some in combinations(ranked, size):
            differs = any(pair in above or pair[::-1] in above for pair in combinations(some, 2))
            if not differs and not any(set(some) <= set(larger) for larger in found):
                found.append(some)
    return found


def _counted(
    ranked: list[Any], names: dict[Any, str], above: set[tuple[Any, Any]], higher: str, at: ends.Ends
) -> list[str]:
    """Say of many groups which are higher and which is lower than most, and how many pairs cannot be told apart."""
    total = len(ranked) * (len(ranked) - 1) // 2
    if not above:
        return [f"No two of the {number(len(ranked))} can be told apart"]
    lower = pd.Series([key for key, _ in above]).value_counts().reindex(ranked, fill_value=0)
    first, *others = lower[lower > 0].sort_values(ascending=False, kind="stable").head(3).items()
    said = [f"{names[first[0]]} is {higher} than {number(first[1])} of the {number(len(ranked) - 1)} others"]
    said = [listed([*said, *(f"{names[key]} than {number(count)}" for key, count in others)])]
    # The lowest is worth a name where it is below several; one that is below the first alone is not.
    if at.below > 1:
        said.append(f"{names[at.lowest]} is {_lower(higher)} than {number(at.below)}")
    if len(above) == total:
        return [*said, "every two can be told apart"]
    return [*said, f"{number(total - len(above))} of the {plural(total, 'pair')} cannot be told apart"]


def _lower(higher: str) -> str:
    return "colder" if higher == "warmer" else higher.replace("higher", "lower", 1)


def _by_how_much(pairs: pd.DataFrame) -> str:
    """Say the one difference, from the higher side."""
    row = pairs[pairs["verdict"].isin([A_HIGHER, B_HIGHER])].iloc[0]
    low, high = sorted([row["low"], row["high"]], key=abs)
    said = f"by {number(abs(row['difference']), decimals=2)}"
    return said if pd.isna(low) else f"{said} ({number(abs(low), decimals=2)} to {number(abs(high), decimals=2)})"


def _records(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    frame = frame.assign(**{str(name): frame[name].astype("str") for name in frame.select_dtypes("datetime")})
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
