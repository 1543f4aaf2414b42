"""The columns of the screens' tables: one name, one number format and one line of help for each, everywhere."""

from collections.abc import Collection, Mapping
from typing import Any

from streamlit import column_config as column

from corpus.warmth import Warmth

_DAY = "D MMM YYYY"


def scaled(shown: Mapping[str, Any], warmth: Warmth) -> Mapping[str, Any]:
    """Return columns with their `polarity` named and written as the scale in use has it."""
    told = f"{warmth.axis[0].upper()}{warmth.axis[1:]}; empty where no word could be assessed."
    return {**shown, "polarity": column.NumberColumn(warmth.name, format=warmth.shape, help=told)}


REVIEW: Mapping[str, Any] = {
    "film": column.TextColumn("Film", width="medium"),
    "reviewer": column.TextColumn("Critic"),
    "published": column.DateColumn("Published", format=_DAY),
    "rating": column.NumberColumn("Rating", format="%.1f", help="Of 10, whatever scale it was printed in."),
    "polarity": column.NumberColumn(
        "Polarity", format="%+.2f", help="TextBlob's −1 to +1; empty where no word could be assessed."
    ),
    "words": column.NumberColumn("Words"),
    "excerpt": column.TextColumn("Begins", width="large"),
    "outlet": column.TextColumn("Outlet"),
    "genres": column.TextColumn("Genres"),
    "rating_given": column.TextColumn("Rating as printed"),
    "source": column.TextColumn("Source"),
}

PHRASE: Mapping[str, Any] = {
    "phrase": column.TextColumn("Phrase", width="large"),
    "words": column.NumberColumn("Words"),
    "reviews": column.NumberColumn(
        "Reviews", help="In how many reviews it stands; a repeat inside one review does not count."
    ),
    "films": column.NumberColumn("Films"),
    "reviewers": column.NumberColumn("Critics"),
    "whose": column.TextColumn(
        "Whose", help="House: three critics or more share it. A name: one critic's own, beyond chance. Empty: too few."
    ),
    "own_reviews": column.NumberColumn("On its own", help="Reviews where it stands outside any longer listed phrase."),
    "polarity": column.NumberColumn(
        "Polarity", format="%+.2f", help="Mean polarity of the sentences that it stands in, in the whole corpus."
    ),
    "first_published": column.DateColumn("First printed", format=_DAY),
    "last_published": column.DateColumn("Last printed", format=_DAY),
    "occurrences": column.NumberColumn("Occurrences", help="Every printing counts, also twice in one review."),
    "dispersion": column.NumberColumn(
        "Dispersion", format="%.2f", help="Gries's normalised DP: 0 is spread evenly over the reviews, 1 is all in one."
    ),
    "association": column.NumberColumn(
        "Association", format="%.1f", help="How much more often its words meet than chance would have it."
    ),
}

#: A family of phrases has no dispersion, association or polarity of its own.
FAMILY: Mapping[str, Any] = {
    "phrase": PHRASE["phrase"],
    "kind": column.TextColumn(
        "Kind", help="Template: a gap that is filled each time. Inflection: one phrase in its forms."
    ),
    **{name: PHRASE[name] for name in ("words", "reviews", "films", "reviewers", "whose", "own_reviews")},
    "phrases": column.NumberColumn("Phrases", help="How many of the single phrases belong to it."),
    **{name: PHRASE[name] for name in ("first_published", "last_published", "occurrences")},
}

#: The phrases of one review, in its margin.
MARK: Mapping[str, Any] = {
    "phrase": column.TextColumn("Phrase", width=210),
    "reviews": PHRASE["reviews"],
    "reviewers": PHRASE["reviewers"],
}

LINE: Mapping[str, Any] = {
    "left": column.TextColumn("Before", alignment="right", width=225),
    "printed": column.TextColumn("As printed", width=190),
    "right": column.TextColumn("Behind", width=225),
    "film": column.TextColumn("Film", width=125),
    "reviewer": column.TextColumn("Critic", width=110),
    **{name: REVIEW[name] for name in ("published", "polarity")},
}

#: A phrase's reviews in the order of printing.
SPREAD: Mapping[str, Any] = {
    "order": column.NumberColumn("Order", help="Its place in the order of printing; reviews of one day share one."),
    **{name: REVIEW[name] for name in ("published", "reviewer")},
    "reviewers_so_far": column.NumberColumn("Critics", help="How many critics had printed it up to here.", width=60),
    "film": REVIEW["film"],
}

PRINTED: Mapping[str, Any] = {
    "printed": column.TextColumn("In the draft", width="large"),
    "words": column.NumberColumn("Words"),
    **{name: REVIEW[name] for name in ("film", "reviewer", "published")},
}

EVIDENCE: Mapping[str, Any] = {
    "chunk": column.TextColumn("Words"),
    "polarity": column.NumberColumn("Polarity", format="%+.2f"),
    "contribution": column.NumberColumn(
        "Share", format="%+.3f", help="What it adds to the review's score; the shares add up to it."
    ),
}

#: A word of the lexicon, at work in the selection.
WEIGHED: Mapping[str, Any] = {
    "word": column.TextColumn("Word"),
    "share": column.NumberColumn(
        "Share", format="%+.4f", help="What it adds to the mean polarity of these reviews; the shares add up to it."
    ),
    "polarity": column.NumberColumn(
        "Polarity", format="%+.2f", help="The mean over its occurrences: “very” strengthens it, “not” turns it."
    ),
    "occurrences": column.NumberColumn("Occurrences"),
    "reviews": column.NumberColumn("Reviews", help="In how many of the selected reviews it stands."),
}

FORM: Mapping[str, Any] = {
    "chunk": column.TextColumn("As it is weighed", width="medium"),
    **{name: WEIGHED[name] for name in ("polarity", "occurrences", "reviews")},
}

#: A film, and the words that carry it.
CARRIED: Mapping[str, Any] = {
    "film": REVIEW["film"],
    "reviews": column.NumberColumn("Reviews"),
    "mean": column.NumberColumn(
        "Mean polarity", format="%+.2f", help="Of its reviews with evidence; the Films screen has its interval."
    ),
    "praise": column.TextColumn("Carries the praise", width="medium"),
    "blame": column.TextColumn("Carries the blame", width="medium"),
}

#: A passage that stands in two reviews.
PASSAGE: Mapping[str, Any] = {
    "number": column.NumberColumn("No.", help="As it is numbered in both texts.", width=50),
    "passage": column.TextColumn("Passage", width="large"),
    "words": column.NumberColumn("Words"),
    "a_sentence": column.NumberColumn("Sentence in the first"),
    "b_sentence": column.NumberColumn("Sentence in the second"),
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
    "on": column.DateColumn("Day", format=_DAY),
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

#: A word at fault where stars and words disagree.
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

FILE: Mapping[str, Any] = {
    "source": column.TextColumn("File", width="large"),
    "format": column.TextColumn("Format"),
    "encoding": column.TextColumn("Encoding"),
    "delimiter": column.TextColumn("Delimiter"),
    "rows": column.NumberColumn("Rows"),
    "kept": column.NumberColumn("Reviews"),
    "rejected": column.NumberColumn("Rejects"),
    "notes": column.TextColumn("Understood as", width="large"),
}

REJECT: Mapping[str, Any] = {
    "source": column.TextColumn("File", width="medium"),
    "row": column.NumberColumn("Row"),
    "reason": column.TextColumn("Why", width="large"),
    "excerpt": column.TextColumn("Begins", width="large"),
}

CORPUS: Mapping[str, Any] = {
    "name": column.TextColumn("Corpus", width="medium"),
    "reviews": column.NumberColumn("Reviews", format="localized"),
    "films": column.NumberColumn("Films", format="localized"),
    "reviewers": column.NumberColumn("Critics", format="localized"),
    "words": column.NumberColumn("Words", format="localized"),
    "phrases": column.NumberColumn("Phrases", format="localized"),
    "rejects": column.NumberColumn("Rejects", format="localized"),
    "built": column.DatetimeColumn("Built", format="D MMM YYYY, HH:mm"),
}


def groups(
    by: str, unit: str, value: str, other: str | None, *, warmth: Warmth, average: str = "mean"
) -> Mapping[str, Any]:
    """Return the columns of compared groups: number, average with interval, spread, and another measure's mean."""
    shape, named = _shape(value, warmth), _named(value, warmth)
    averages = {
        "mean": column.NumberColumn(f"Mean {named}", format=shape),
        "median": column.NumberColumn(f"Median {named}" if average == "median" else "Median", format=shape),
    }
    told = {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "n": column.NumberColumn(f"{unit.capitalize()}s", help=f"How many {unit}s have a {value}."),
        average: averages.pop(average),
        "low": column.NumberColumn(
            "From", format=shape, help=f"Lower end of the {average}'s 95 % interval; empty where there are too few."
        ),
        "high": column.NumberColumn("To", format=shape, help=f"Upper end of the {average}'s 95 % interval."),
        **averages,
        "sd": column.NumberColumn("Spread", format="%.2f", help="Standard deviation: how far the values lie apart."),
    }
    if not other:
        return told
    return told | {"other": column.NumberColumn(f"Mean {_named(other, warmth)}", format=_shape(other, warmth))}


def divided(by: str) -> Mapping[str, Any]:
    """Return the columns of groups that divide or unite."""
    return {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "n": column.NumberColumn("Reviews"),
        "sd": column.NumberColumn("Spread", format="%.2f", help="Standard deviation: how far its reviews lie apart."),
        "low": column.NumberColumn(
            "From", format="%.2f", help="Lower end of the spread's 95 % interval; empty where there are too few."
        ),
        "high": column.NumberColumn("To", format="%.2f", help="Upper end of the spread's 95 % interval."),
        "q": column.NumberColumn(
            "q",
            format="%.3f",
            help="How often chance alone would do as much, corrected for the number of tests (Benjamini-Hochberg).",
        ),
        "verdict": column.TextColumn("Verdict", width="medium"),
    }


def turns(by: str) -> Mapping[str, Any]:
    """Return the columns of groups whose reviews end warmer or colder than they begin."""
    return {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "n": column.NumberColumn("Reviews", help="Those with evidence in their first and in their last fifth."),
        "difference": column.NumberColumn("Ends warmer by", format="%+.2f", help="Mean of last fifth less first."),
        "low": column.NumberColumn("From", format="%+.2f", help="95 % interval; empty where there are too few."),
        "high": column.NumberColumn("To", format="%+.2f"),
        "q": column.NumberColumn(
            "q",
            format="%.3f",
            help="How often chance alone would do as much, corrected for the number of tests (Benjamini-Hochberg).",
        ),
        "verdict": column.TextColumn("Verdict", width="medium"),
    }


def similar(by: str) -> Mapping[str, Any]:
    """Return the columns of groups with those most like them, and with their most typical and most unusual review."""
    times = "How many times as alike as two of the selection on average."
    return {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "n": column.NumberColumn("Reviews"),
        "nearest": column.TextColumn(
            "Nearest", width="medium", help="The most alike, among those with 5 reviews or more. A click opens both."
        ),
        "times": column.NumberColumn("How alike", format="%.1f ×", help=times),
        "sure": column.TextColumn(
            "Beyond chance", help="Whether both are nearer to each other than chance has it; from 5 reviews each on."
        ),
        "typical_review": column.TextColumn(
            "Most typical review", help="The one most like its others, by critic or by its beginning. A click opens it."
        ),
        "unusual_review": column.TextColumn(
            "Most unusual review", help="The one least like its others. A click opens it."
        ),
        "within": column.NumberColumn("Within", format="%.1f ×", help="How alike its own reviews are, likewise."),
    }


def pairs(value: str, *, warmth: Warmth) -> Mapping[str, Any]:
    """Return the columns of compared pairs."""
    shape = _shape(value, warmth, signed=True)
    return {
        "a": column.TextColumn("First (a)", width="medium"),
        "b": column.TextColumn("Second (b)", width="medium"),
        "difference": column.NumberColumn("Difference", format=shape, help="Mean of a less mean of b."),
        "low": column.NumberColumn("From", format=shape, help="95 % interval of the difference."),
        "high": column.NumberColumn("To", format=shape),
        "delta": column.NumberColumn(
            "Cliff's delta",
            format="%+.2f",
            help="How often a value of a is higher than one of b, less how often it is lower: −1 to +1.",
        ),
        "q": column.NumberColumn(
            "q",
            format="%.3f",
            help="How often chance alone would do as much, corrected for the number of pairs (Benjamini-Hochberg).",
        ),
        "verdict": column.TextColumn("Verdict", width="medium"),
    }


def alike(noun: str, has: Collection[str], *, dated: bool) -> Mapping[str, Any]:
    """Return the columns of pairs that share the most, with "similarity" and "alone" where `has` names them."""
    first, second = ("Printed first", "Printed next") if dated else (noun.capitalize(), f"Other {noun}")
    told = {
        "a_name": column.TextColumn(first, width="medium"),
        "b_name": column.TextColumn(second, width="medium"),
        "similarity": column.NumberColumn(
            "Same",
            format="percent",
            help="Of all runs of five words in the two, those that stand in both; empty where it is less than half.",
        ),
        "phrases": column.NumberColumn("Phrases", help="How many phrases that recur both have."),
        "alone": column.NumberColumn("Theirs alone", help=f"Those of them that no other {noun} of the selection has."),
        "words": column.NumberColumn("Words", help="The words that these phrases have together."),
        "weight": column.NumberColumn(
            "Weight",
            format="%.1f",
            help="Words of each phrase, divided by how many others have it: rare ones weigh most.",
        ),
        "telling": column.TextColumn("Phrases that fewest share", width="large"),
    }
    return {name: each for name, each in told.items() if name not in ("similarity", "alone") or name in has}


def common(noun: str, a: str, b: str) -> Mapping[str, Any]:
    """Return the columns of the phrases that two have in common; of two reviews, each has a phrase once."""
    told = {
        "phrase": PHRASE["phrase"],
        "words": PHRASE["words"],
        "others": column.NumberColumn(f"Other {noun}s", help=f"How many other {noun}s of the selection have it."),
    }
    if noun == "review":
        return told
    for side, name in (("a_reviews", a), ("b_reviews", b)):
        told[side] = column.NumberColumn(name, help="In how many of their reviews it stands.")
    return told | {
        "first": column.TextColumn("Printed first", help="The order of printing, and no more."),
        "a_first": column.DateColumn(f"First: {a}", format=_DAY),
        "b_first": column.DateColumn(f"First: {b}", format=_DAY),
    }


def agreement(by: str) -> Mapping[str, Any]:
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
        "low": column.NumberColumn("From ", format="%.2f", help="95 % interval; empty where there are too few."),
        "high": column.NumberColumn("To ", format="%.2f"),
    }


def apart(by: str, unit: str) -> Mapping[str, Any]:
    """Return the columns of what sets groups apart; `unit` is what is counted."""
    many = f"{unit}s"
    return {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "term": column.TextColumn("Term", width="medium"),
        "reviews": column.NumberColumn(f"{many.capitalize()}", help=f"Of this {by}: how many {many} hold the term."),
        "n": column.NumberColumn("Of", help=f"How many {many} this {by} has."),
        "rest_reviews": column.NumberColumn("Elsewhere", help=f"How many of the {many} it is compared with hold it."),
        "rest_n": column.NumberColumn("Of ", help=f"How many {many} it is compared with."),
        "rate": column.NumberColumn("Per 10,000", format="%.1f", help="Occurrences in 10,000 words here."),
        "rest_rate": column.NumberColumn("Elsewhere ", format="%.1f", help="Occurrences in 10,000 words elsewhere."),
        "log_odds": column.NumberColumn(
            "Log-odds",
            format="%+.1f",
            help="How much more often: 0.7 is twice, 2.3 ten times; negative is less often. Rare terms are drawn "
            "towards 0 (informative Dirichlet prior).",
        ),
        "interval": column.TextColumn(
            "Interval", help="95 %, of the log-odds; … where the term is missing on one side, so that no end is told."
        ),
        "q": column.NumberColumn(
            "q",
            format="%.3f",
            help="How often chance alone would do as much, corrected for all that was tested (Benjamini-Hochberg); "
            "at most 0.05 is a finding.",
        ),
        "g2": column.NumberColumn("G²", format="%+.1f", help="Signed log-likelihood ratio; it grows with the corpus."),
        "z": column.NumberColumn(
            "z", format="%+.1f", help="Log-odds in standard errors, as if words were drawn singly."
        ),
        "dispersion": column.NumberColumn(
            "Dispersion",
            format="%.2f",
            help=f"Gries's normalised DP within those that use it more: 0 is even over the {many}, 1 is all in one.",
        ),
        "kind": column.TextColumn("Kind"),
    }


def _shape(value: str, warmth: Warmth, *, signed: bool = False) -> str:
    """Return how a measure's number is written; of a difference, with its sign."""
    shape = warmth.shape if value == "polarity" else "%.1f"
    return shape if shape.startswith("%+") or not signed else f"%+{shape[1:]}"


def _named(value: str, warmth: Warmth) -> str:
    """Return what a measure is called inside a head."""
    return warmth.name.lower() if value == "polarity" else value
