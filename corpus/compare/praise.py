"""What is praised and blamed: what the reviews of each film, critic or other group say of each aspect."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from corpus.aspects.terms import ASPECTS, OVERALL
from corpus.aspects.values import VALUES, average_statements, count_statements, find_aspect
from corpus.compare.grouping import group_reviews
from corpus.statistics.differences import ABOVE_REST, BELOW_REST, MOST_GROUPS, compare_columns_with_rest
from corpus.statistics.intervals import estimate_means

#: What a group has of one aspect, and whether that differs from the other groups.
CELLS: Mapping[str, str] = {
    "group": "str",
    "aspect": "str",
    "statements": "int64",
    "n": "int64",
    "praising": "int64",
    "blaming": "int64",
    "mean": "float64",
    "low": "float64",
    "high": "float64",
    "enough": "bool",
    "rest_difference": "float64",
    "rest_low": "float64",
    "rest_high": "float64",
    "q": "float64",
    "conclusion": "str",
}
_WHOLE = [name for name in CELLS if name not in ("group", "q", "conclusion") and not name.startswith("rest_")]


@dataclass(frozen=True)
class Praise:
    """What `measure_praise` finds.

    Attributes
    ----------
    by : str
        The column of groups.
    cells : DataFrame
        `CELLS`, a row for each group and each aspect of which its reviews say anything; the groups with most
        statements first, their aspects in the order of `aspects.terms.ASPECTS`.
    whole : DataFrame
        The same of all reviews together, one row an aspect, without what compares.
    groups, compared : int
        How many groups there are, and how many of them are compared with the others.
    """

    by: str
    cells: pd.DataFrame
    whole: pd.DataFrame
    groups: int
    compared: int


def measure_praise(reviews: pd.DataFrame, statements: pd.DataFrame, *, by: str) -> Praise:
    """Return what the reviews of each group say of each aspect, and which groups differ from the others.

    A review counts once for an aspect: with the mean polarity of what it says of it, and not at all where it says
    nothing. So intervals and tests are over reviews, and statements of one review are not taken for independent ones.
    A group is compared, aspect by aspect, with the reviews of all other groups together (`compare_with_rest`: by rank,
    with Welch's interval), and `q` is corrected over all groups and all aspects that are tested. Of very many groups,
    the `MOST_GROUPS` with the most statements are compared.

    Misuse: aspects are not to be compared with each other by their means. What is said of the pace is mostly blame, in
    good films too, as nobody speaks of a pace that does not bore. Whose reviews are of better films is kinder to their
    aspects.

    Parameters
    ----------
    reviews : DataFrame
        `review_id`, each once, and the columns that `grouping.group_reviews` needs.
    statements : DataFrame
        `schema.STATEMENTS`, their ids and aspects as categories.
    by : str

    Returns
    -------
    Praise
        In its tables `n` is the reviews that say something of the aspect, `praising` and `blaming` those of them whose
        mean is above and below 0, `mean` the mean of their means with its 95 % interval (NaN unless `enough`), and
        `rest_difference` that mean less the other groups'.
    """
    means, counts = average_statements(reviews, statements), count_statements(reviews, statements)
    whole = _tabulate(means.assign(all=""), counts.assign(all=""), by="all")
    grouped = group_reviews(reviews.assign(row=np.arange(len(reviews))), by)[[by, "row"]].dropna(subset=by)
    rows = grouped["row"].to_numpy()
    means, counts = (
        table.iloc[rows].reset_index(drop=True).assign(**{by: grouped[by].to_numpy()}) for table in (means, counts)
    )
    cells = _tabulate(means, counts, by=by)
    sizes = cells.groupby("group")["statements"].sum().sort_values(ascending=False, kind="stable")
    compared = means[means[by].isin(sizes.index[:MOST_GROUPS])]
    tested = compare_columns_with_rest(compared, by=by, values=VALUES)
    tested = tested.assign(aspect=tested["value"].map(find_aspect))
    against = {"difference": "rest_difference", "low": "rest_low", "high": "rest_high"}
    tested = tested.rename(columns=against)[["group", "aspect", *against.values(), "q", "conclusion"]]
    cells = cells.merge(tested, on=["group", "aspect"], how="left")
    place = cells["group"].map({group: place for place, group in enumerate(sizes.index)})
    cells = cells.iloc[np.argsort(place.to_numpy("int64"), kind="stable")].reset_index(drop=True)
    cells["conclusion"] = cells["conclusion"].fillna("")
    cells = cells[list(CELLS)].astype(CELLS)
    return Praise(by, cells, whole[_WHOLE], len(sizes), min(len(sizes), MOST_GROUPS))


def select_compared(reviews: pd.DataFrame, statements: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Return the reviews of the groups that `measure_praise` compares: all, unless there are very many groups.

    What it finds of these reviews alone are the same cells, and it is found sooner.

    Parameters
    ----------
    reviews, statements, by
        As there; `by` is a column of `reviews` with one group a review.
    """
    group, names = pd.factorize(reviews[by], sort=True)
    if len(names) <= MOST_GROUPS:
        return reviews
    ids = statements["review_id"].cat
    row = pd.Index(reviews["review_id"]).get_indexer(pd.Index(ids.categories))[ids.codes]
    of = group[row[row >= 0]]
    said = np.bincount(of[of >= 0], minlength=len(names))
    most = np.zeros(len(names) + 1, bool)
    most[np.argsort(-said, kind="stable")[:MOST_GROUPS]] = True
    # A review without a group has the code −1: the last place.
    most[-1] = False
    return reviews[most[group]]


def rank_cells(praise: Praise, order: str, names: Collection[str] = ()) -> pd.DataFrame:
    """Return the cells of some groups, or of all, in an order of the groups.

    Parameters
    ----------
    praise : Praise
    order : str
        "clear": the groups with the surest differences from the others first, in turn above and below; "name"; an
        aspect: those that do best in it first, and those with too few reviews of it last; anything else: those with
        most statements first.
    names : collection of str
        The groups; none for all.

    Returns
    -------
    DataFrame
        The columns of `CELLS`, and `clear`: whether it is clearly above or below the others. The aspects of a group
        keep their order.
    """
    cells = praise.cells[praise.cells["group"].isin(list(names))] if names else praise.cells
    keys = cells
    if order == "clear":
        keys = rank_clearest(cells)
    elif order == "name":
        keys = cells.sort_values("group", kind="stable")
    elif order in ASPECTS:
        keys = cells.assign(of=(cells["aspect"] == order) & cells["enough"])
        keys = keys.sort_values(["of", "mean"], ascending=False, kind="stable")
    place = pd.Index(keys["group"].drop_duplicates()).get_indexer(cells["group"])
    ranked = cells.iloc[np.argsort(place, kind="stable")].reset_index(drop=True)
    return ranked.assign(clear=ranked["conclusion"].isin([ABOVE_REST, BELOW_REST]))


def find_clearest(praise: Praise, conclusion: str) -> pd.Series | None:
    """Return the cell that most surely is above, or below, the others; of the film as a whole, where no part is."""
    clear = rank_clearest(praise.cells[praise.cells["conclusion"] == conclusion])
    return None if clear.empty else clear.iloc[0]


def rank_clearest(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells with the surest differences first: in turn above and below the others, the film as a whole last.

    So both are seen where few are drawn, though one side may be the surer in all: much is blamed, little is praised.

    Parameters
    ----------
    cells : DataFrame
        `aspect`, `q` and `conclusion`, as in `CELLS`; each row has an index of its own.
    """
    ranked = cells.sort_values("q", kind="stable", na_position="last")
    ranked = ranked.sort_values("aspect", key=lambda aspect: aspect == OVERALL, kind="stable")
    sides = [ranked[ranked["conclusion"] == side] for side in (ABOVE_REST, BELOW_REST)]
    clear = pd.concat(sides)
    turns = np.argsort(np.concatenate([np.arange(len(side)) for side in sides]), kind="stable")
    return pd.concat([clear.iloc[turns], ranked.drop(clear.index)])


def _tabulate(means: pd.DataFrame, counts: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Return what each group has of each aspect, aspect by aspect, where it has anything."""
    parts = []
    statements = counts.groupby(by)[list(VALUES)].sum()
    for value in VALUES:
        part = estimate_means(means, by=by, value=value)
        # What lies beyond the scale cannot be the mean.
        part = part.assign(low=part["low"].clip(lower=-1), high=part["high"].clip(upper=1))
        signs = pd.DataFrame({by: means[by], "praising": means[value] > 0, "blaming": means[value] < 0})
        signed = signs.groupby(by)[["praising", "blaming"]].sum().reindex(part["group"])
        parts.append(
            part.assign(
                aspect=find_aspect(value),
                statements=statements[value].reindex(part["group"]).to_numpy("int64"),
                praising=signed["praising"].to_numpy("int64"),
                blaming=signed["blaming"].to_numpy("int64"),
            )
        )
    table = pd.concat(parts, ignore_index=True)
    return table[table["n"] > 0].reset_index(drop=True)
