"""The columns of the lexicon at work, of its changes, and of stars against words."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

from pages.shared.columns.reviews import DAY, REVIEW

#: A word of the lexicon, at work in the selection.
WEIGHED: Mapping[str, Any] = {
    "word": column.TextColumn("Word"),
    "share": column.NumberColumn(
        "Share", format="%+.4f", help="What it adds to the mean polarity of these reviews; the shares add up to it."
    ),
    "polarity": column.NumberColumn(
        "Polarity", format="%+.2f", help="The mean over its occurrences: “very” strengthens it, “not” turns it."
    ),
    "occurrences": column.NumberColumn("Occurrences", format="localized"),
    "reviews": column.NumberColumn(
        "Reviews", format="localized", help="In how many of the selected reviews it stands."
    ),
}

FORM: Mapping[str, Any] = {
    "chunk": column.TextColumn("As it is weighed", width="medium"),
    **{name: WEIGHED[name] for name in ("polarity", "occurrences", "reviews")},
}

#: A film, and the words that raise or lower its polarity.
CARRIED: Mapping[str, Any] = {
    "film": REVIEW["film"],
    "reviews": column.NumberColumn("Reviews"),
    "mean": column.NumberColumn(
        "Mean polarity", format="%+.2f", help="Of its reviews with evidence; the Films screen has its interval."
    ),
    "praise": column.TextColumn("Carries the praise", width="medium"),
    "blame": column.TextColumn("Carries the blame", width="medium"),
}

#: A review that a change of the lexicon moves.
MOVED: Mapping[str, Any] = {
    **{name: REVIEW[name] for name in ("film", "reviewer", "published", "rating")},
    "before": column.NumberColumn("Before", format="%+.2f", help="Its polarity as it is; empty: no evidence."),
    "after": column.NumberColumn("After", format="%+.2f"),
    "change": column.NumberColumn("Moves by", format="%+.3f"),
    "excerpt": REVIEW["excerpt"],
}

CHANGE: Mapping[str, Any] = {
    "on": column.DateColumn("Day", format=DAY),
    "term": column.TextColumn("Word or phrase", width="medium"),
    "before": column.TextColumn("Before"),
    "after": column.TextColumn("After"),
    "origin": column.TextColumn("Changed by"),
}

#: A review in which stars and words disagree.
APART: Mapping[str, Any] = {
    **{name: REVIEW[name] for name in ("film", "reviewer", "published", "rating")},
    "expected": column.NumberColumn(
        "Expected", format="%.1f", help="The rating of 10 that its words foretell, learned from other films' reviews."
    ),
    "difference": column.NumberColumn(
        "Apart", format="%+.1f", help="Expected less given: above 0 the words are too warm."
    ),
    "words": column.TextColumn("Words at fault", width="large", help="Those that push hardest against the stars."),
    "evidence": column.NumberColumn("Assessed words"),
}

#: A misleading word where stars and words disagree.
FAULT: Mapping[str, Any] = {
    "word": column.TextColumn("Word", width="medium"),
    "side": column.TextColumn("Its reviews are", help="Too warm: the words praise more than the stars do."),
    "reviews": column.NumberColumn("At fault in", help="Reviews that disagree so, and in which it pushes that way."),
    "by_chance": column.NumberColumn(
        "By chance", format="%.1f", help="In how many it would stand so if the word made no difference."
    ),
    "of": column.NumberColumn("Of reviews", help="All rated reviews that hold it in this sense."),
    "contribution": column.NumberColumn(
        "Share", format="%+.3f", help="What it adds, on average, to the polarity of the reviews at fault."
    ),
    "confirmed": column.NumberColumn("Confirmed", help="In how many reviews a reader says that it is at fault."),
    "dismissed": column.NumberColumn("Dismissed", help="In how many a reader says that it is right."),
}

#: What the stars suggest for the lexicon.
SUGGESTION: Mapping[str, Any] = {
    "term": column.TextColumn("Word or phrase", width="medium"),
    "kind": column.TextColumn(
        "Why", help="Missing: TextBlob does not know it. Contradicts: the ratings speak for another polarity."
    ),
    "now": column.NumberColumn("TextBlob's", format="%+.2f", help="Empty where it does not know the word."),
    "suggested": column.NumberColumn("Suggested", format="%+.2f", help="Empty: to be silenced."),
    "low": column.NumberColumn("From", format="%+.2f", help="90 % interval of the weight that the ratings give it."),
    "high": column.NumberColumn("To", format="%+.2f"),
    "reviews": column.NumberColumn("Reviews", help="Rated reviews that hold it."),
    "films": column.NumberColumn("Films"),
}


def make_agreement_columns(by: str) -> Mapping[str, Any]:
    """Return the columns of how far words and stars agree in each group."""
    return {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "n": column.NumberColumn("Rated reviews", help="With a rating and with evidence of polarity."),
        "auc": column.NumberColumn(
            "Liked above disliked",
            format="%.2f",
            help="Of a review rated above 5 and one rated below: how often the liked one has the warmer words.",
        ),
        "auc_low": column.NumberColumn(
            "From", format="%.2f", help="95 % interval; empty where fewer than 5 are liked or disliked."
        ),
        "auc_high": column.NumberColumn("To", format="%.2f"),
        "spearman": column.NumberColumn(
            "Same order", format="%.2f", help="Spearman's rank correlation of polarity and rating: 1 is the same order."
        ),
        "low": column.NumberColumn(
            "Same order from", format="%.2f", help="95 % interval; empty where there are too few."
        ),
        "high": column.NumberColumn("Same order to", format="%.2f"),
    }
