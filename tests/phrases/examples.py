"""Corpora of a few lines, mined and gathered, for the tests of phrases."""

from dataclasses import replace

import pandas as pd

from corpus.phrases import families, listing
from corpus.text.tokens import tokenise

COUNTS = ["occurrences", "reviews", "films", "reviewers"]


def reviews_of(texts, films=None, reviewers=None, published=None):
    """Return reviews as a table; films, critics and dates are missing where none are given."""
    missing = [None] * len(texts)
    return pd.DataFrame(
        {
            "review_id": pd.Series([f"r{number}" for number in range(len(texts))], dtype="str"),
            "film": pd.Series(films or missing, dtype="str"),
            "reviewer": pd.Series(reviewers or missing, dtype="str"),
            "published": pd.Series(pd.to_datetime(published or missing), dtype="datetime64[s]"),
            "text": pd.Series(texts, dtype="str"),
        }
    )


def mine(texts, *, min_reviews=2, **columns):
    """Return the wordings that recur in texts, and the table of their occurrences."""
    tokens, reviews = tokenise(texts), reviews_of(texts, **columns)
    phrases, occurrences = listing.mine_phrases(tokens, reviews, min_reviews=min_reviews)
    enough = min_reviews or listing.choose_min_reviews(len(texts))
    phrases, occurrences = listing.select_recurring_wordings(phrases, occurrences, min_reviews=enough)
    return phrases, occurrences.tabulate(tokens, phrases, reviews)


def mine_wordings(tokens, reviews, *, min_reviews=None):
    """Return all wordings that are mined, and the table of their occurrences."""
    phrases, occurrences = listing.mine_phrases(tokens, reviews, min_reviews=min_reviews)
    return phrases, occurrences.tabulate(tokens, phrases, reviews)


def list_phrases(texts, column="standalone_occurrences", **options):
    """Return a column of the phrases of texts, by phrase."""
    phrases, _ = mine(texts, **options)
    return dict(zip(phrases["phrase"], phrases[column].tolist(), strict=True))


def gather(reviews, *, min_reviews=2):
    """Return the families of reviews, the wordings that recur and the table of their occurrences."""
    tokens = tokenise(reviews["text"].tolist(), films=reviews["film"])
    phrases, occurrences = listing.mine_phrases(tokens, reviews, min_reviews=min_reviews)
    gathered = families.gather_families(tokens, phrases, occurrences, reviews, min_reviews=min_reviews)
    phrases, occurrences = listing.select_recurring_wordings(
        phrases.assign(family_id=gathered.members),
        occurrences,
        min_reviews=min_reviews or listing.choose_min_reviews(len(reviews)),
    )
    table = occurrences.tabulate(tokens, phrases, reviews)
    return replace(gathered, members=phrases["family_id"].rename("family_id")), phrases, table


def family(gathered, pattern):
    """Return the one family of a pattern."""
    rows = gathered.families[gathered.families["pattern"] == pattern]
    assert len(rows) == 1, sorted(gathered.families["pattern"])
    return rows.iloc[0]


def fillers(gathered, pattern, count="occurrences"):
    """Return how often each filler of a pattern occurs."""
    rows = gathered.fillers[gathered.fillers["family_id"] == family(gathered, pattern)["family_id"]]
    return dict(zip(rows["filler"], rows[count].tolist(), strict=True))


ROLLING = [
    "It stays long after the credits roll. Yes.",
    "He sat long after the credits rolled.",
    "We hum long after the credits have rolled!",
    "She wept long after the credits roll.",
    "Mine lasted long after the credits rolled.",
    "Yours, long after the credits have rolled.",
]


SINCE = [
    "This is the best thriller since spring.",
    "Call it the best holiday comedy since winter.",
    "Hardly the best thriller since autumn.",
    "He wrote the best small town crime since her.",
    *["Some film or other, and a plain one at that."] * 50,
]


def reasons(gathered):
    """Return why each family is kept out of the first view, by pattern."""
    return dict(zip(gathered.families["pattern"], gathered.families["aside"], strict=True))
