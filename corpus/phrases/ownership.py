"""House clichés, which many critics share; tics, which are one critic's own; and who used a phrase first.

The order of publication says nothing of copying. Who used a phrase second may never have read the first: both may have
it from a press book, from a third critic, or from the language.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import bdtrc

from corpus.statistics.differences import correct_p_values
from corpus.text.arrays import find_names, join_ranges, mark_changes, read_codes

#: A house cliché is shared by at least so many critics, none of whom has more than such a share of its reviews.
HOUSE_CRITICS, HOUSE_SHARE = 3, 0.5
#: A tic is in at least so many reviews, and one critic has at least such a share of them.
OWN_REVIEWS, OWN_SHARE = 3, 0.8
#: Up to such a share of all occurrences, those that are asked for are looked up, and not looked for among all.
_FEW = 0.25
#: Of the tics that are listed, chance alone may have made such a share.
FALSE_TICS = 0.05


def join_occurrences(tables: Iterable[tuple[pd.DataFrame, str]], ids: pd.Series, review_ids: pd.Series) -> pd.DataFrame:
    """Return the occurrences of some phrases and families, out of the tables of both.

    Parameters
    ----------
    tables : iterable of (DataFrame, str)
        Occurrences with `review_id` and the column of their id, both as categories; the name of that column.
    ids : Series of str
        The phrases and families asked for.
    review_ids : Series of str
        All reviews, in the order of the tables' categories.

    Returns
    -------
    DataFrame
        `phrase_id` and `review_id`, as categories: those asked for, and all reviews.
    """
    known, parts = pd.Index(ids), []
    for occurrences, name in tables:
        place, codes = find_names(occurrences[name].cat.categories, among=known), read_codes(occurrences[name])
        asked = _find_few(codes, np.flatnonzero(place >= 0))
        if asked is None:
            asked = np.flatnonzero((place >= 0)[codes] & (codes >= 0))
        parts.append((place[codes[asked]], read_codes(occurrences["review_id"])[asked]))
    row, review = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    return pd.DataFrame(
        {
            "phrase_id": pd.Categorical.from_codes(row, known),
            "review_id": pd.Categorical.from_codes(review, pd.Index(review_ids)),
        }
    )


def find_owners(
    phrases: pd.DataFrame, occurrences: pd.DataFrame, reviews: pd.DataFrame, *, keep: NDArray[np.bool_] | None = None
) -> pd.DataFrame:
    """Find out whether each phrase is a house cliché or one critic's tic, and who used it first and second.

    A phrase is a critic's *own*, a tic, if it is in at least `OWN_REVIEWS` reviews, at least `OWN_SHARE` of them are by
    this critic, and that is more than the critic's share of all reviews makes likely: a binomial test, corrected over
    all critics and all phrases of that many reviews (`differences.correct_p_values`), with q ≤ `FALSE_TICS`. It is
    the *house*'s, a cliché, if at least `HOUSE_CRITICS` critics share it and none has more than `HOUSE_SHARE` of its
    reviews. Otherwise it is used by a *few*, or too rare to decide.

    Misuse: a tic may be a column's fixed title or a signature. In an archive of few critics, the house is these few.

    Parameters
    ----------
    phrases : DataFrame
        The phrases asked about: `phrase_id`.
    occurrences : DataFrame
        `phrase_id` and `review_id`, in any order. A review counts once.
    reviews : DataFrame
        `review_id`, `reviewer`, `published`.
    keep : array of bool, one item a review, optional
        Which reviews count; all by default.

    Returns
    -------
    DataFrame
        One row a phrase, in the order of `phrases`: `phrase_id`; `kind`, "house", "own" or "few", missing where no
        review names its critic; `owner`, the critic of a tic, else missing; `share` (0..1) of its reviews that its most
        frequent critic has; `q` of the test, NaN in too few reviews to be a tic; `reviews` and `reviewers`, the signed
        reviews and the critics that this rests on; `unsigned`, its reviews without a critic, left out of all else;
        `first_reviewer` and `first_published`, `second_reviewer` and `second_published`: the critic who used it first,
        and the next other critic. Reviews without a date do not count for who was first; those of one day are in the
        order of `reviews`.
    """
    keep = np.ones(len(reviews), bool) if keep is None else keep
    critic, names = pd.factorize(reviews["reviewer"].astype("str"), sort=True)
    published = reviews["published"].to_numpy("datetime64[s]")
    calendar = np.argsort(published, kind="stable")
    dated = np.count_nonzero(~np.isnat(published))
    phrase, review = find_occurrence_rows(phrases, occurrences, reviews, keep)
    phrase, writer, count, turn = _count_by_critic(phrase, critic[review], np.argsort(calendar)[review], len(reviews))

    nameless, size = writer < 0, len(phrases)
    unsigned = np.bincount(phrase[nameless], count[nameless], size)
    phrase, writer, count, turn = (values[~nameless] for values in (phrase, writer, count, turn))
    start = np.flatnonzero(mark_changes(phrase))
    used = phrase[start]
    top, first = _find_least(-count, start), _find_least(turn, start)
    later = turn.copy()
    later[first] = len(reviews)
    second = _find_least(later, start)

    known = np.zeros((3, size), np.int64)
    known[:, used] = np.add.reduceat(count, start), count[top], np.diff(start, append=len(phrase))
    reviews_with, most_reviews, reviewers = known
    with np.errstate(invalid="ignore"):
        share = most_reviews / reviews_with
    frequent = np.full(size, -1)
    frequent[used] = writer[top]
    critic_reviews = np.bincount(critic[keep & (critic >= 0)], minlength=len(names))
    q = _test_chance(most_reviews, reviews_with, critic_reviews, frequent)
    tic = (share >= OWN_SHARE) & (q <= FALSE_TICS)
    house = (reviewers >= HOUSE_CRITICS) & (share <= HOUSE_SHARE)
    kind = pd.Series(np.select([tic, house, reviews_with > 0], ["own", "house", "few"], "")).astype("str")
    columns = {
        "phrase_id": phrases["phrase_id"].astype("str").array,
        "kind": kind.where(reviews_with > 0),
        "owner": _look_up_names(names, np.where(tic, frequent, -1)),
        "share": share,
        "q": q,
        "reviews": reviews_with,
        "reviewers": reviewers,
        "unsigned": unsigned.astype(np.int64),
    }
    for place, group, at in (("first", first, turn[first]), ("second", second, later[second])):
        known_date = at < dated
        who, when = np.full(size, -1), np.full(size, np.datetime64("NaT"), "datetime64[s]")
        who[used[known_date]] = writer[group[known_date]]
        when[used[known_date]] = published[calendar[at[known_date]]]
        columns |= {f"{place}_reviewer": _look_up_names(names, who), f"{place}_published": when}
    return pd.DataFrame(columns)


def trace_spread(occurrences: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """List the reviews that use a phrase in the order of publication: who first, who next, and when.

    Misuse: this is the order of publication in this archive, never a claim of copying.

    Parameters
    ----------
    occurrences : DataFrame
        Those of one phrase: `review_id`.
    reviews : DataFrame
        `review_id`, `published`, `reviewer`, `film`. Only these reviews count.

    Returns
    -------
    DataFrame
        One row a review: `published`, `reviewer`, `film`, `review_id`; `order` (Int64), its place in this order, from
        1, shared by those of one day; `new_reviewer`, whether its critic had not used the phrase before;
        `reviewers_so_far`, the critics up to here. Reviews without a date come last, without a place, and count for
        neither; a review without a critic adds none.
    """
    columns = ["published", "reviewer", "film", "review_id"]
    uses = reviews.loc[reviews["review_id"].isin(occurrences["review_id"].unique()), columns]
    uses = uses.sort_values("published", kind="stable", ignore_index=True)
    new = uses["reviewer"].notna() & uses["published"].notna() & ~uses["reviewer"].duplicated()
    return uses.assign(
        order=uses["published"].rank(method="min").astype("Int64"),
        new_reviewer=new,
        reviewers_so_far=new.cumsum().astype("int64"),
    )


def find_occurrence_rows(
    phrases: pd.DataFrame,
    occurrences: pd.DataFrame,
    reviews: pd.DataFrame,
    keep: NDArray[np.bool_],
    *,
    standalone: bool = False,
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Return the rows of phrase and review of each occurrence, of these phrases and of the reviews in `keep`.

    Parameters
    ----------
    phrases : DataFrame
        `phrase_id`; quickest where they have the index that they have among the categories of `occurrences`.
    occurrences : DataFrame
        `phrase_id` and `review_id`; with `own` where only standalone ones are asked for.
    reviews : DataFrame
        `review_id`.
    keep : array of bool, one item a review
    standalone : bool
        Only occurrences that lie in no longer phrase.
    """
    used, within = (_categorise(occurrences[name]) for name in ("phrase_id", "review_id"))
    phrase_row = _find_rows(used.cat.categories, phrases["phrase_id"])
    review_row = _find_rows(within.cat.categories, reviews["review_id"])
    phrase, review = read_codes(used), read_codes(within)
    kept, asked = np.append(keep, False)[review_row], _find_few(phrase, np.flatnonzero(phrase_row[:-1] >= 0))
    counted = kept[review if asked is None else review[asked]]
    if standalone:
        own = occurrences["own"].to_numpy()
        counted &= own if asked is None else own[asked]
    # Of millions of occurrences a film's reviews have a few thousand: the phrases of these alone are looked up.
    here = np.flatnonzero(counted) if asked is None else asked[counted]
    phrase = phrase_row[phrase[here]]
    known = phrase >= 0
    return phrase[known], review_row[review[here[known]]]


def _find_few(codes: NDArray[np.integer], asked: NDArray[np.integer]) -> NDArray[np.integer] | None:
    """Return where some ids stand, if they stand together and are few beside all; else None."""
    if (codes[1:] < codes[:-1]).any():
        return None
    # Of another type than theirs, millions of codes would be copied.
    first, last = (np.searchsorted(codes, asked.astype(codes.dtype), side=side) for side in ("left", "right"))
    return join_ranges(first, last - first) if (last - first).sum() < len(codes) * _FEW else None


def _categorise(ids: pd.Series) -> pd.Series:
    """Return ids as categories; those that are so already are not copied, millions of them."""
    return ids if isinstance(ids.dtype, pd.CategoricalDtype) else ids.astype("category")


def _find_rows(ids: pd.Index, known: pd.Series) -> NDArray[np.int32]:
    """Return the row of each id among those known, and last of no id; −1 if it is not one of them."""
    row = np.full(len(ids) + 1, -1, np.int32)
    place = known.index
    # What was selected of the table whose ids these are is where its index says: no name needs to be looked up.
    inside = place.dtype.kind == "i" and len(place) and place.min() >= 0 and place.max() < len(ids)
    if inside and ids[place.to_numpy()].equals(pd.Index(known)):
        row[place] = np.arange(len(place))
    else:
        row[:-1] = find_names(ids, among=pd.Index(known))
    return row


def _count_by_critic(
    phrase: NDArray[np.integer], critic: NDArray[np.integer], turn: NDArray[np.integer], reviews: int
) -> tuple[NDArray[np.int64], ...]:
    """Group by phrase and critic (−1 is none): both, the critic's reviews with the phrase, and the first turn of these.

    A turn is the place of a review in the order of publication.
    """
    # All in one number: sorting numbers is several times as fast as sorting their order.
    writers, turns = int(critic.max(initial=0) + 1).bit_length(), reviews.bit_length()
    packed = (phrase.astype(np.int64) << writers | (critic + 1)) << turns | turn
    packed.sort()
    packed = packed[mark_changes(packed)]
    start = np.flatnonzero(mark_changes(packed >> turns))
    head = packed[start] >> turns
    count = np.diff(start, append=len(packed))
    return head >> writers, (head & ((1 << writers) - 1)) - 1, count, packed[start] & ((1 << turns) - 1)


def _find_least(value: NDArray[np.integer], start: NDArray[np.integer]) -> NDArray[np.integer]:
    """Return where the least value of each group of items is, the first of equal ones; groups begin at `start`."""
    size = np.diff(start, append=len(value))
    run = np.repeat(np.arange(len(start)), size)
    least = np.flatnonzero(value == np.minimum.reduceat(value, start)[run])
    return least[mark_changes(run[least])]


def _test_chance(
    most_reviews: NDArray[np.integer],
    reviews_with: NDArray[np.integer],
    critic_reviews: NDArray[np.integer],
    critic: NDArray[np.integer],
) -> NDArray[np.float64]:
    """Return q of a critic having so many of a phrase's reviews by the critic's share of all reviews alone."""
    tested = reviews_with >= OWN_REVIEWS
    p = np.full(len(reviews_with), np.nan)
    rate = critic_reviews / max(critic_reviews.sum(), 1)
    p[tested] = bdtrc(most_reviews[tested] - 1, reviews_with[tested], rate[critic[tested]])
    # Any critic could have been the one who has most.
    return correct_p_values(p, tests=int(tested.sum()) * int((critic_reviews > 0).sum()))


def _look_up_names(names: pd.Index, code: NDArray[np.integer]) -> pd.Series:
    """Return the name behind each code; −1 is missing."""
    return pd.Series(names.astype("str").array.take(code, allow_fill=True), dtype="str")
