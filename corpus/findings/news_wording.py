"""What is new, said in a sentence, as lines of text and as JSON."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from corpus.findings.drafts import PASSAGE
from corpus.findings.news import KINDS, News
from corpus.findings.news_kinds import COPY, MISMATCH, THRESHOLD
from corpus.schema import BANNED, WATCHED
from corpus.wording import date, listed, name_reviews, number, plural

#: What each kind of news is called.
LABELS = {
    BANNED: "Banned phrase",
    COPY: "Copy",
    PASSAGE: "Repeated passage",
    WATCHED: "Watched phrase",
    THRESHOLD: "New cliché",
    MISMATCH: "Stars against words",
}
#: What one review does, and what several do, by the kind of the news.
_DONE = {
    BANNED: ("uses a banned phrase", "use banned phrases"),
    COPY: ("repeats another review", "repeat other reviews"),
    PASSAGE: ("has a passage printed before", "have passages printed before"),
    WATCHED: ("uses a watched phrase", "use watched phrases"),
    MISMATCH: ("has stars against its words", "have stars against their words"),
}
#: So many kinds are in the finding.
_SAID = 3


def describe_news(news: News) -> str:
    """Say how many reviews are new, and what in them repeats, what matters most first.

    Parameters
    ----------
    news : News
    """
    of = plural(len(news.reviews), "new review")
    if news.rows.empty:
        it = "it" if len(news.reviews) == 1 else "them"
        return f"{of}; nothing in {it} repeats what was printed before."
    parts = []
    for kind in KINDS:
        rows = news.rows[news.rows["kind"] == kind]
        if kind == THRESHOLD and len(rows):
            parts.append(f"{plural(len(rows), 'phrase')} became {'a cliché' if len(rows) == 1 else 'clichés'}")
        elif len(rows):
            many = rows["review_id"].nunique()
            parts.append(f"{number(many)} {_DONE[kind][many > 1]}")
    return f"{of}: {listed(parts[:_SAID])}."


def write_lines(news: News) -> list[str]:
    """Return what is new as lines of text: the finding, and a line a piece of news.

    Parameters
    ----------
    news : News
    """
    names = name_reviews(news.reviews, news.rows["review_id"])
    rows = zip(news.rows["review_id"], news.rows["sentence"], strict=True)
    return [describe_news(news), *(f"{names[review_id]}: {sentence}" for review_id, sentence in rows)]


def to_json(news: News, addition: pd.Series) -> Mapping[str, Any]:
    """Return what is new as plain values for JSON; offsets count characters.

    Parameters
    ----------
    news : News
    addition : Series
        From `arrivals.list_additions`: `batch`, `arrived`.
    """
    return {
        "finding": describe_news(news),
        "batch": int(addition["batch"]),
        "arrived": addition["arrived"].isoformat(),
        "reviews": [
            {
                "review_id": review["review_id"],
                "film": review["film"] if pd.notna(review["film"]) else None,
                "critic": review["reviewer"] if pd.notna(review["reviewer"]) else None,
                "published": review["published"].date().isoformat() if pd.notna(review["published"]) else None,
            }
            for _, review in news.reviews.iterrows()
        ],
        "news": [
            {
                "kind": row["kind"],
                "review_id": row["review_id"],
                "sentence": row["sentence"],
                "phrase": row["phrase"] or None,
                "start": row["start"] if row["start"] >= 0 else None,
                "end": row["end"] if row["end"] >= 0 else None,
                "other_review": row["other"] or None,
                "reviews_before": row["before"],
                "reviews_now": row["now"],
            }
            for row in news.rows.to_dict("records")
        ],
        "stop": bool(len(news.alarms)),
    }


def describe_nothing(built: str) -> str:
    """Say that a corpus has only its first import.

    Examples
    --------
    >>> describe_nothing("2025-03-03")
    'Nothing has been added since the import on 3 Mar 2025.'
    """
    day = pd.Timestamp(built) if built else pd.NaT
    return f"Nothing has been added since the import{f' on {date(day)}' if pd.notna(day) else ''}."
