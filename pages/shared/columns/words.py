"""The columns of the lexicon at work, of its changes, and of stars against words."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

from pages.shared.columns.reviews import DAY, REVIEW

#: A word of the lexicon, at work in the selection.
WEIGHED: Mapping[str, Any] = {
    "word": column.TextColumn("Word"),
    "share": column.NumberColumn(
        "Adds to the tone",
        format="%+.4f",
        help="What it adds to the mean tone of these reviews: all words together make up that mean.",
    ),
    "polarity": column.NumberColumn(
        "Score", format="%+.2f", help="The mean of its uses, −1 to +1: “very” strengthens it, “not” turns it round."
    ),
    "occurrences": column.NumberColumn("Uses", format="localized", help="How often these reviews use it."),
    "reviews": column.NumberColumn("Reviews", format="localized", help="How many of these reviews use it."),
}

FORM: Mapping[str, Any] = {
    "chunk": column.TextColumn("Scored as", width="medium", help="The word with what strengthens it or turns it."),
    **{name: WEIGHED[name] for name in ("polarity", "occurrences", "reviews")},
}

#: A film, and the words that raise or lower its polarity.
CARRIED: Mapping[str, Any] = {
    "film": REVIEW["film"],
    "reviews": column.NumberColumn("Reviews"),
    "mean": column.NumberColumn("Mean tone", format="%+.2f", help="Of its reviews that have a scored word."),
    "praise": column.TextColumn("Words that lift it", width="medium", help="Those that add most to the film’s tone."),
    "blame": column.TextColumn("Words that lower it", width="medium", help="Those that take most from it."),
}

#: A review that a change of the lexicon moves.
MOVED: Mapping[str, Any] = {
    **{name: REVIEW[name] for name in ("film", "reviewer", "published", "rating")},
    "before": column.NumberColumn("Tone now", format="%+.2f", help="Empty where it has no scored word."),
    "after": column.NumberColumn("Tone after", format="%+.2f", help="Empty where it would have no scored word."),
    "change": column.NumberColumn("Change", format="%+.3f"),
    "excerpt": REVIEW["excerpt"],
}

CHANGE: Mapping[str, Any] = {
    "on": column.DateColumn("Day", format=DAY),
    "term": column.TextColumn("Word or phrase", width="medium"),
    "before": column.TextColumn("Before"),
    "after": column.TextColumn("After"),
    "origin": column.TextColumn("Changed by"),
}

#: A change of what a word is taken for, among the words for parts of the film.
TERM_CHANGE: Mapping[str, Any] = {
    **{name: CHANGE[name] for name in ("on", "term", "before", "after")},
    "note": column.TextColumn("Note", width="medium"),
    "origin": CHANGE["origin"],
}

#: A review in which stars and words disagree.
APART: Mapping[str, Any] = {
    **{name: REVIEW[name] for name in ("film", "reviewer", "published", "rating")},
    "expected": column.NumberColumn(
        "Its words suggest",
        format="%.1f",
        help="The rating that reviews of this tone get on average, learned from other films’ reviews.",
    ),
    "difference": column.NumberColumn(
        "Difference", format="%+.1f", help="Above 0, the words are kinder than the stars; below 0, harsher."
    ),
    "words": column.TextColumn(
        "Misleading words", width="large", help="The scored words that push hardest against the stars."
    ),
    "evidence": column.NumberColumn("Scored words", help="How many words of the review have a score."),
}

#: A misleading word where stars and words disagree.
FAULT: Mapping[str, Any] = {
    "word": column.TextColumn("Word", width="medium"),
    "side": column.TextColumn("Makes reviews sound", help="Kinder or harsher than their stars."),
    "reviews": column.NumberColumn("Misleads in", help="Reviews with it in which words and stars differ widely so."),
    "by_chance": column.NumberColumn(
        "By chance", format="%.1f", help="In how many that would be so if the word made no difference."
    ),
    "of": column.NumberColumn("Of reviews", help="All rated reviews that use it in this sense."),
    "contribution": column.NumberColumn(
        "Adds to their tone",
        format="%+.3f",
        help="What it adds, on average, to the tone of reviews it misleads in.",
    ),
    "confirmed": column.NumberColumn("Marked misleading", help="In how many reviews a reader marked it so."),
    "dismissed": column.NumberColumn("Marked fair", help="In how many reviews a reader found its score right."),
}

#: What the stars suggest for the lexicon.
SUGGESTION: Mapping[str, Any] = {
    "term": column.TextColumn("Word or phrase", width="medium"),
    "kind": column.TextColumn(
        "What is new", help="New score: TextBlob has none for it, or 0. Other score: ratings speak for another one."
    ),
    "now": column.NumberColumn("TextBlob’s score", format="%+.2f", help="Empty where it has none."),
    "suggested": column.NumberColumn("Suggested score", format="%+.2f", help="Empty: ignore the word."),
    "range": column.TextColumn("90 % range", help="Where the score that the ratings give it lies."),
    "reviews": column.NumberColumn("Reviews", help="Rated reviews that use it."),
    "films": column.NumberColumn("Films", help="How many films those reviews are of."),
    "decide": column.TextColumn("Decide", help="A refused suggestion does not come back until it is taken back."),
}


def make_agreement_columns(by: str) -> Mapping[str, Any]:
    """Return the columns of how far words and stars agree in each group."""
    return {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "n": column.NumberColumn("Rated reviews", help="With a rating and at least one scored word."),
        "auc": column.NumberColumn(
            "Better-rated picked",
            format="percent",
            help="Of two reviews, one rated above 5 and one below: how often the better-rated one has the higher tone. "
            "50 % is chance.",
        ),
        "auc_range": column.TextColumn(
            "95 % range", help="Empty where fewer than 5 reviews are rated above 5, or fewer than 5 below."
        ),
        "spearman": column.NumberColumn(
            "Same order", format="%.2f", help="Spearman’s rank correlation of tone and rating: 1 is the same order."
        ),
        "order_range": column.TextColumn("95 % range of the order", help="Empty where there are too few reviews."),
    }
