"""The course of reviews: their mean polarity from the opening to the end, by film."""

import numpy as np
import pandas as pd
from scipy.special import ndtr

from corpus.statistics.differences import correct_p_values
from corpus.statistics.groups import CONFIDENCE, ENOUGH, Array
from corpus.statistics.intervals import estimate_means
from corpus.wording import COMPARATIVES

#: A review is cut into so many parts of the same length.
PARTS = 5
#: The test is exact up to so many reviews (4,096 ways to give signs to ranks).
EXACT_UP_TO = 12
PART_NAMES = ("opening", "second fifth", "middle", "fourth fifth", "verdict")
ENDS_HIGHER, ENDS_LOWER = (f"ends {comparative}" for comparative in COMPARATIVES["polarity"])
UNCLEAR, TOO_FEW = "no clear difference", "too few reviews to say"


def trace_courses(sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the polarity of each part of each review: the mean of its assessed sentences.

    A sentence belongs to the part that its middle lies in; a review's parts are of its characters, up to the end of
    its last sentence. Reviews of fewer sentences than parts have no course, and are left out.

    Parameters
    ----------
    sentences : DataFrame
        `review_id`, `start`, `end`, `polarity` (NaN: no evidence); whole reviews.

    Returns
    -------
    DataFrame
        One row a part of a review that has any evidence: `review_id`, `part` (0 to `PARTS` − 1), `polarity`.
    """
    codes, ids = pd.factorize(sentences["review_id"])
    start, end = sentences["start"].to_numpy("float64"), sentences["end"].to_numpy("float64")
    length = np.zeros(len(ids))
    np.maximum.at(length, codes, end)
    with np.errstate(divide="ignore", invalid="ignore"):
        place = (start + end) / 2 / length[codes]
    known = sentences["polarity"].notna().to_numpy() & (np.bincount(codes, minlength=len(ids))[codes] >= PARTS)
    part = np.clip((place[known] * PARTS).astype("int64"), 0, PARTS - 1)
    cell = codes[known] * PARTS + part
    size = len(ids) * PARTS
    n = np.bincount(cell, minlength=size)
    total = np.bincount(cell, sentences["polarity"].to_numpy("float64")[known], size)
    known_cells = np.flatnonzero(n)
    named = pd.Index(ids).astype("str")[known_cells // PARTS]
    return pd.DataFrame(
        {"review_id": named, "part": known_cells % PARTS, "polarity": total[known_cells] / n[known_cells]}
    )


def average_courses(parts: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Return the mean of each part over the reviews of each group, with its interval.

    The unit is the review, not the sentence: sentences of one review are not independent. Intervals as in
    `intervals.estimate_means`.

    Parameters
    ----------
    parts : DataFrame
        From `trace_courses`.
    groups : Series of str
        The group of each review, by review id.

    Returns
    -------
    DataFrame
        `PARTS` rows a group, ordered by it: `group`, `part`, `n` (reviews with evidence there), `mean`, `low`, `high`
        (NaN unless `enough`) and `enough`.
    """
    of = parts["review_id"].map(groups)
    codes, keys = pd.factorize(of, sort=True)
    cells = pd.DataFrame({"cell": codes * PARTS + parts["part"].to_numpy(), "value": parts["polarity"].to_numpy()})
    means = estimate_means(cells[codes >= 0], by="cell", value="value").set_index("group")
    means = means.reindex(pd.RangeIndex(len(keys) * PARTS))
    return pd.DataFrame(
        {
            "group": pd.Index(keys).repeat(PARTS),
            "part": np.tile(np.arange(PARTS), len(keys)),
            "n": means["n"].fillna(0).to_numpy("int64"),
            **{name: means[name].to_numpy("float64") for name in ("mean", "low", "high")},
            "enough": means["enough"].eq(True).to_numpy(),
        }
    )


def compare_endings(parts: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Return how much higher the polarity of each group's reviews is at the end than at the opening.

    Each review is compared with itself: its last part less its first, in reviews with evidence in both. The test is
    Wilcoxon's signed-rank test (1945), two-sided: over all signs that the ranks could have up to `EXACT_UP_TO` reviews
    that change at all, else by the normal approximation, corrected for ties and continuity. `q` is corrected over all
    groups (`correct_p_values`). A group differs where `q` is at most 1 − `CONFIDENCE` and the interval of the mean
    (`intervals.estimate_means`) leaves out 0.

    Misuse: critics often relate the plot first and judge at the end, and a plot may be grim where the film is good: a
    review that ends higher is not a film that does. Of five reviews, not even five that all rise are beyond chance.

    Parameters
    ----------
    parts, groups
        As in `average_courses`.

    Returns
    -------
    DataFrame
        One row a group, ordered by it: `group`, `n` (reviews), `difference`, `low`, `high`, `p`, `q` and `conclusion`:
        "ends more positive", "ends more negative", "no clear difference" or "too few reviews to say" (fewer than
        `groups.ENOUGH` reviews).
    """
    review, ids = pd.factorize(parts["review_id"])
    course = np.full((len(ids), PARTS), np.nan)
    course[review, parts["part"]] = parts["polarity"]
    change = course[:, -1] - course[:, 0]
    both = ~np.isnan(change)
    changed = pd.DataFrame({"group": groups.reindex(ids[both]), "value": change[both]})
    table = estimate_means(changed, by="group", value="value").rename(columns={"mean": "difference"})
    p = np.where(table["n"] >= ENOUGH, _test_signed_ranks(changed, table["group"]), np.nan)
    q = correct_p_values(p)
    conclusion = np.select(
        [np.isnan(p), (q <= 1 - CONFIDENCE) & (table["low"] > 0), (q <= 1 - CONFIDENCE) & (table["high"] < 0)],
        [TOO_FEW, ENDS_HIGHER, ENDS_LOWER],
        UNCLEAR,
    )
    columns = table[["group", "n", "difference", "low", "high"]]
    return columns.assign(p=p, q=q, conclusion=pd.Series(conclusion, dtype="str"))


def _test_signed_ranks(changed: pd.DataFrame, groups: pd.Series) -> Array:
    """Return the two-sided p of the signed-rank test of each group; 1 where nothing changes."""
    moved = changed[changed["value"] != 0]
    rank = moved["value"].abs().groupby(moved["group"]).rank().to_numpy()
    code = pd.Index(groups).get_indexer(pd.Index(moved["group"]))
    rank, code, up = rank[code >= 0], code[code >= 0], (moved["value"] > 0).to_numpy()[code >= 0]
    n = np.bincount(code, minlength=len(groups))
    total = np.bincount(code, rank, len(groups))
    beyond = np.abs(2 * np.bincount(code, rank * up, len(groups)) - total)
    with np.errstate(divide="ignore", invalid="ignore"):
        # Half a step of continuity: the sum changes in steps of 2 here.
        p = np.minimum(2 * ndtr(-(beyond - 1) / np.sqrt(np.bincount(code, rank**2, len(groups)))), 1)
    p[n == 0] = 1
    order = np.argsort(code, kind="stable")
    start = np.cumsum(n) - n
    for size in range(1, EXACT_UP_TO + 1):
        alike = np.flatnonzero(n == size)
        signs = 1 - 2 * ((np.arange(2**size) >> np.arange(size)[:, None]) & 1)
        sums = np.abs(rank[order][start[alike, None] + np.arange(size)] @ signs)
        p[alike] = (sums >= beyond[alike, None] - 1e-9).mean(axis=1)
    return p
