"""One phrase in some reviews: who used it, where in a review, when, and with what polarity and ratings."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus import calendar
from corpus.phrases import counting, ownership, position, usage
from corpus.wording import COMPARATIVES, number, signed

#: What a dot or a tick of a figure says of the review.
_REVIEW = ["review_id", "film", "reviewer", "published"]


class PhraseUse(NamedTuple):
    """How one phrase is used in some reviews.

    Attributes
    ----------
    spread : DataFrame
        The reviews that use it in the order of publication, from `ownership.trace_spread`, with their `outlet` and the
        `start` of its first occurrence there.
    uses : DataFrame
        One row an occurrence: `review_id`, `film`, `reviewer`, `outlet`, `published`, `start`, and its `place` in the
        review (`position.find_places`).
    months : {1, 3, 12}
        The length of a period of `periods`.
    periods : DataFrame
        How many reviews of each period use it; see `usage.count_per_period`.
    polarity, rating : usage.Contrast or None
        The polarity of its sentences against all others, and the ratings of its reviews against all others.
    """

    spread: pd.DataFrame
    uses: pd.DataFrame
    months: int
    periods: pd.DataFrame
    polarity: usage.Contrast | None
    rating: usage.Contrast | None


def measure_use(occurrences: pd.DataFrame, reviews: pd.DataFrame, sentences: pd.DataFrame) -> PhraseUse:
    """Measure how a phrase, or a family of phrases, is used in some reviews.

    Parameters
    ----------
    occurrences : DataFrame
        The phrase's own in these reviews: `review_id`, `start`, `end`, `sentence`.
    reviews : DataFrame
        `review_id`, `film`, `reviewer`, `outlet`, `published`, `rating`.
    sentences : DataFrame
        Of these reviews at least: `review_id`, `sentence`, `start`, `end`, `polarity`.
    """
    using = reviews["review_id"].isin(occurrences["review_id"].unique()).to_numpy()
    uses = occurrences[["review_id", "start"]].assign(place=position.find_places(occurrences, sentences).to_numpy())
    uses = uses.astype({"review_id": "str"}).merge(reviews[[*_REVIEW, "outlet"]], on="review_id")
    spread = ownership.trace_spread(occurrences, reviews)
    spread["start"] = spread["review_id"].map(uses.groupby("review_id")["start"].min())
    spread["outlet"] = spread["review_id"].map(reviews.set_index("review_id")["outlet"])
    months = calendar.choose_period(reviews)
    theirs = sentences[sentences["review_id"].isin(reviews["review_id"])]
    holding = usage.mark_sentences(theirs, occurrences)
    return PhraseUse(
        spread,
        uses,
        months,
        usage.count_per_period(reviews, using, months=months),
        usage.compare_use(theirs["polarity"], holding),
        usage.compare_use(reviews["rating"], using),
    )


def list_ratings(occurrences: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the rating of each review, and whether it uses a phrase.

    Parameters
    ----------
    occurrences, reviews : DataFrame
        As `measure_use` has them.

    Returns
    -------
    DataFrame
        `review_id`, `film`, `reviewer`, `published`, `value`, and `group`, `usage.WITH` or `usage.WITHOUT`.
    """
    using = reviews["review_id"].isin(occurrences["review_id"].unique())
    rated = reviews[[*_REVIEW, "rating"]].rename(columns={"rating": "value"})
    return rated.assign(group=np.where(using, usage.WITH, usage.WITHOUT))


def list_tones(occurrences: pd.DataFrame, reviews: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Return the polarity of each sentence, and whether it holds a phrase; see `list_ratings`.

    Parameters
    ----------
    occurrences, reviews, sentences : DataFrame
        As `measure_use` has them.
    """
    review = counting.find_rows(sentences["review_id"].astype("category"), reviews["review_id"])
    here = review >= 0
    theirs = sentences[here]
    holding = usage.mark_sentences(theirs, occurrences)
    return (
        reviews[_REVIEW]
        .take(review[here])
        .reset_index(drop=True)
        .assign(value=theirs["polarity"].to_numpy(), group=np.where(holding, usage.WITH, usage.WITHOUT))
    )


def describe_rating(use: PhraseUse) -> str:
    """Say how reviews with a phrase are rated, against all others; "" where either side has no rating.

    Parameters
    ----------
    use : PhraseUse
    """
    words = {"subject": "Reviews with it", "noun": "rated reviews", "measure": "rating"}
    return _describe(use.rating, words, write=partial(number, decimals=1), column="rating")


def describe_tone(use: PhraseUse, *, write: Callable[[float], str] = signed) -> str:
    """Say how positive a phrase's sentences are, against all others; "" where either side could not be assessed.

    Parameters
    ----------
    use : PhraseUse
    write : callable
        Writes a polarity, on the scale that the sentences have.
    """
    words = {"subject": "Its sentences", "noun": "assessed sentences", "measure": "tone"}
    return _describe(use.polarity, words, write=write, column="polarity")


def _describe(
    contrast: usage.Contrast | None, words: Mapping[str, str], *, write: Callable[[float], str], column: str
) -> str:
    higher, lower = COMPARATIVES[column]
    return usage.describe_contrast(contrast, write=write, higher=higher, lower=lower, **words) if contrast else ""
