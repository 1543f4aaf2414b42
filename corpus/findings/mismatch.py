"""Findings about stars and words: the review in which they disagree most, and how far they agree at all."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import pandas as pd

from corpus.findings.exhibit import Exhibit, cut_around
from corpus.findings.finding import Finding
from corpus.polarity.calibration import MIDDLE_RATING
from corpus.polarity.disagreement import APART, find_misleading_words
from corpus.polarity.measure import Measure
from corpus.polarity.textblob import Lexicon
from corpus.polarity.trust import Match
from corpus.polarity.trust_wording import describe_trust
from corpus.statistics.intervals import estimate_means
from corpus.wording import byline, number, stars

#: Reviews whose most misleading sentence is shown.
SHOWN = 4
#: So many points of rating are one bar.
_BAND = 2

_ON_MISMATCHES = (
    "What words suggest is the rating that reviews of this tone get on average. Either side may be wrong: the word "
    "list may misread a word, or the critic may be ironic."
)
_ON_MATCH = (
    "Of two reviews, one rated above 5 and one below, tone picks the first where its words score higher; chance is 50 "
    "in 100. The range allows for films whose reviews are alike."
)

Read = Callable[[Sequence[str]], pd.Series]


def find_mismatch(
    apart: pd.DataFrame, reviews: pd.DataFrame, read: Read, *, lexicon: Lexicon | None = None
) -> Iterator[Finding]:
    """Yield the review in which stars and words disagree most: as often the word list's error as the critic's irony.

    Parameters
    ----------
    apart : DataFrame
        From `disagreement.rank_disagreements`.
    reviews : DataFrame
        The selection: `review_id`.
    read : callable
        Returns the texts of some reviews, by their ids, as their words were scored.
    lexicon : Lexicon, optional
        By which words were scored; TextBlob's by default.
    """
    far = apart[(apart["standardised"].abs() >= APART) & apart["opposed"] & apart["film"].notna()]
    far = far[pd.Index(reviews["review_id"]).get_indexer(far["review_id"]) >= 0]
    for review in far.head(1).to_dict("records"):
        who = f"{review['reviewer']}’s" if pd.notna(review["reviewer"]) else "A"
        yield Finding(
            "mismatch",
            f"{who} review of “{review['film']}” gives {stars(review['rating'])} of 10 in words "
            f"that suggest {number(review['expected'], decimals=1)}.",
            "mismatches",
            {"review": review["review_id"]},
            1,
            float(review["difference"]),
            exhibit=_quote(far, read, lexicon),
            method=_ON_MISMATCHES,
        )


def find_match(match: Match, reviews: pd.DataFrame, measure: Measure) -> Iterator[Finding]:
    """Yield how often tone picks the better-rated of two reviews, where that is surely more than chance, or less.

    Parameters
    ----------
    match : Match
        From `trust.measure_match`.
    reviews : DataFrame
        The selection: `rating`, `polarity`, `film`.
    measure : Measure
        Of polarity, as the reader sees it.
    """
    sides = match.sides
    if not sides.enough or sides.low <= 0.5 <= sides.high:
        return
    yield Finding(
        "match",
        describe_trust(match),
        "match",
        {},
        int(sides.n),
        float(sides.value),
        low=float(sides.low),
        high=float(sides.high),
        exhibit=_average(reviews, measure),
        method=_ON_MATCH,
    )


def _average(reviews: pd.DataFrame, measure: Measure) -> Exhibit:
    """Return the mean tone of the reviews of each two points of rating."""
    rated = reviews[reviews["rating"].notna() & reviews["polarity"].notna()]
    band = np.minimum(rated["rating"] // _BAND, 10 // _BAND - 1).astype("int64")
    means = estimate_means(rated.assign(band=band), by="band", value="polarity")
    rows = pd.DataFrame(
        {
            "label": [f"{number(_BAND * each)} to {number(_BAND * (each + 1))} of 10" for each in means["group"]],
            "value": means["mean"],
            "low": means["low"],
            "high": means["high"],
            "n": means["n"],
            "named": means["group"] * _BAND >= MIDDLE_RATING,
        }
    )
    heads = {"label": "Rated", "value": measure.name, "low": "From", "high": "To", "n": "Reviews"}
    return Exhibit("timeline", rows, heads, f"mean {measure.axis}", measure.middle)


def _quote(apart: pd.DataFrame, read: Read, lexicon: Lexicon | None) -> Exhibit:
    """Return each of the first reviews with the words around the one that misleads most."""
    of, apart = len(apart), apart.head(SHOWN)
    texts = read(apart["review_id"].tolist())
    quoted = []
    for text, difference in zip(texts, apart["difference"], strict=True):
        words = find_misleading_words(text, float(difference), lexicon=lexicon)
        at = int(words["start"].iloc[0]) if len(words) else 0
        quoted.append(cut_around(text, at))
    rows = pd.DataFrame(
        {
            "label": [", ".join(byline(review)) for _, review in apart.iterrows()],
            "text": quoted,
            "rating": apart["rating"].to_numpy("float64"),
            "expected": apart["expected"].to_numpy("float64"),
        }
    )
    heads = {"label": "Review", "text": "Where words and stars part", "rating": "Rating", "expected": "Words suggest"}
    return Exhibit("passages", rows, heads, "ratings of 10", of=of, noun="such review", part="the farthest apart")
