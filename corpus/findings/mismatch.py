"""The finding about stars and words that disagree."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import shorten

import pandas as pd

from corpus.findings.exhibit import LONGEST, Exhibit
from corpus.findings.finding import Finding
from corpus.polarity.disagreement import APART, find_misleading_words
from corpus.polarity.textblob import Lexicon
from corpus.wording import byline, number

#: Reviews whose most misleading sentence is shown.
SHOWN = 4
#: So many letters stand before and behind a misleading word.
_AROUND = 120

_ON_MISMATCHES = (
    "What words suggest is the rating that reviews of this tone get on average. Either side may be wrong: the word "
    "list may misread a word, or the critic may be ironic."
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
    far = apart[apart["review_id"].isin(reviews["review_id"]) & (apart["standardised"].abs() >= APART)]
    far = far[far["opposed"] & far["film"].notna()]
    for review in far.head(1).to_dict("records"):
        who = f"{review['reviewer']}’s" if pd.notna(review["reviewer"]) else "A"
        given, expected = (number(review[name], decimals=1) for name in ("rating", "expected"))
        yield Finding(
            "mismatch",
            f"{who} review of “{review['film']}” gives {given} of 10 in words that suggest {expected}.",
            "mismatches",
            {"review": review["review_id"]},
            1,
            float(review["difference"]),
            exhibit=_quote(far.head(SHOWN), read, lexicon),
            method=_ON_MISMATCHES,
        )


def _quote(apart: pd.DataFrame, read: Read, lexicon: Lexicon | None) -> Exhibit:
    """Return each review with the words around the one that misleads most."""
    texts = read(apart["review_id"].tolist())
    quoted = []
    for text, difference in zip(texts, apart["difference"], strict=True):
        words = find_misleading_words(text, float(difference), lexicon=lexicon)
        at = int(words["start"].iloc[0]) if len(words) else 0
        begin = 0 if at <= _AROUND else text.rfind(" ", 0, at - _AROUND) + 1
        quoted.append(shorten(("… " if begin else "") + text[begin:], LONGEST, placeholder=" …"))
    rows = pd.DataFrame(
        {
            "label": [", ".join(byline(review)) for _, review in apart.iterrows()],
            "text": quoted,
            "rating": apart["rating"].to_numpy("float64"),
            "expected": apart["expected"].to_numpy("float64"),
        }
    )
    heads = {"label": "Review", "text": "Where words and stars part", "rating": "Rating", "expected": "Words suggest"}
    return Exhibit("passages", rows, heads, "ratings of 10")
