"""The finding about stars and words that disagree."""

from collections.abc import Iterator

import pandas as pd

from corpus.findings.finding import Finding
from corpus.polarity.disagreement import APART
from corpus.wording import number


def find_mismatch(apart: pd.DataFrame, reviews: pd.DataFrame) -> Iterator[Finding]:
    """Yield the review in which stars and words disagree most: as often the word list's error as the critic's irony.

    Parameters
    ----------
    apart : DataFrame
        From `disagreement.rank_disagreements`.
    reviews : DataFrame
        The selection: `review_id`.
    """
    far = apart[apart["review_id"].isin(reviews["review_id"]) & (apart["standardised"].abs() >= APART)]
    for review in far[far["opposed"] & far["film"].notna()].head(1).to_dict("records"):
        who = f"{review['reviewer']}’s" if pd.notna(review["reviewer"]) else "A"
        given, expected = (number(review[name], decimals=1) for name in ("rating", "expected"))
        yield Finding(
            "mismatch",
            f"{who} review of “{review['film']}” gives {given} of 10 in words that suggest {expected}.",
            "mismatches",
            {"review": review["review_id"]},
            1,
            float(review["difference"]),
        )
