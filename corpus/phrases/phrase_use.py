"""One phrase in some reviews: who used it, where in a review, when, and with what polarity and ratings."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pandas as pd

from corpus import calendar
from corpus.phrases import ownership, position, sharing, usage
from corpus.wording import COMPARATIVES, number, signed

#: What a dot of the figure of its sentences says of the review.
_REVIEW = ["review_id", "film", "reviewer", "published"]


class PhraseUse(NamedTuple):
    """How one phrase is used in some reviews.

    Attributes
    ----------
    spread : DataFrame
        The reviews that use it in the order of publication, from `ownership.trace_spread`, with the `start` of its
        first occurrence there.
    fifths : DataFrame
        Where in a review it is; see `position.count_fifths`.
    months : {1, 3, 12}
        The length of a period of `periods`.
    periods : DataFrame
        How many reviews of each period use it; see `usage.count_per_period`.
    polarity, rating : usage.Contrast or None
        The polarity of its sentences against all others, and the ratings of its reviews against all others.
    sentences : DataFrame
        One row a sentence that holds it: `review_id`, `film`, `reviewer`, `published`, `value` (polarity), `group`.
    """

    spread: pd.DataFrame
    fifths: pd.DataFrame
    months: int
    periods: pd.DataFrame
    polarity: usage.Contrast | None
    rating: usage.Contrast | None
    sentences: pd.DataFrame


def measure_use(occurrences: pd.DataFrame, reviews: pd.DataFrame, sentences: pd.DataFrame) -> PhraseUse:
    """Measure how a phrase, or a family of phrases, is used in some reviews.

    Parameters
    ----------
    occurrences : DataFrame
        The phrase's own in these reviews: `review_id`, `start`, `end`, `sentence`.
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `published`, `rating`.
    sentences : DataFrame
        Of these reviews at least: `review_id`, `sentence`, `start`, `end`, `polarity`.
    """
    using = reviews["review_id"].isin(occurrences["review_id"].unique()).to_numpy()
    first = occurrences.astype({"review_id": "str"}).groupby("review_id")["start"].min()
    spread = ownership.trace_spread(occurrences, reviews)
    spread["start"] = spread["review_id"].map(first)
    months = calendar.choose_period(reviews)
    theirs = sentences[sentences["review_id"].isin(reviews["review_id"])]
    holding = usage.mark_sentences(theirs, occurrences)
    dots = theirs[holding].astype({"review_id": "str"}).rename(columns={"polarity": "value"})
    dots = dots.merge(reviews[_REVIEW], on="review_id")
    return PhraseUse(
        spread,
        position.count_fifths(occurrences, sentences),
        months,
        usage.count_per_period(reviews, using, months=months),
        usage.compare_use(theirs["polarity"], holding),
        usage.compare_use(reviews["rating"], using),
        dots[[*_REVIEW, "value"]].assign(group=usage.WITH),
    )


def cross_use(
    occurrences: pd.DataFrame, reviews: pd.DataFrame, sentences: pd.DataFrame, *, by: str, across: str
) -> pd.DataFrame:
    """Count a phrase by group and by place in the review, or by group and period.

    Parameters
    ----------
    occurrences, reviews, sentences : DataFrame
        As in `measure_use`, and the column `by` of the reviews.
    by : str
        The column that groups the reviews, as "film".
    across : {"part", "time"}
        Fifths of a review, whose occurrences are counted, or periods, whose reviews are.

    Returns
    -------
    DataFrame of int64, groups × fifths or periods
    """
    occurrences = occurrences.astype({"review_id": "str"})
    indexed = reviews.set_index("review_id")
    if across == "part":
        columns = position.find_fifths(occurrences, sentences)
    else:
        occurrences = occurrences.drop_duplicates("review_id")
        columns = occurrences["review_id"].map(calendar.name_periods(indexed["published"]))
    return sharing.cross_tabulate(occurrences["review_id"].map(indexed[by]), columns)


def describe_contrasts(use: PhraseUse, *, write: Callable[[float], str] = signed) -> str:
    """Say how positive a phrase's sentences are and how its reviews are rated, against all others; a line each.

    Parameters
    ----------
    use : PhraseUse
    write : callable
        Writes a polarity, on the scale that the sentences have.
    """
    contrasts = (
        (use.polarity, "assessed sentence", write, COMPARATIVES["polarity"]),
        (use.rating, "rated review", partial(number, decimals=1), COMPARATIVES["rating"]),
    )
    return "\n".join(
        usage.describe_contrast(contrast, noun=noun, write=write, higher=higher, lower=lower)
        for contrast, noun, write, (higher, lower) in contrasts
        if contrast
    )
