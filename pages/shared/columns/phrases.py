"""The columns of phrases, of those who use them, and of what two have in common."""

from collections.abc import Collection, Mapping
from typing import Any

from streamlit import column_config as column

from pages.shared.columns.reviews import DAY, REVIEW

PHRASE: Mapping[str, Any] = {
    "phrase": column.TextColumn(
        "Phrase",
        width="large",
        help="As most reviews print it. … stands for a word that changes, [film] for the film’s own title, / between "
        "variants.",
    ),
    "words": column.NumberColumn("Words", help="How many words the phrase has; a film’s title counts as one."),
    "reviews": column.NumberColumn(
        "Reviews", help="How many reviews use it; a repeat in the same review does not count."
    ),
    "films": column.NumberColumn("Films", help="How many films these reviews are about."),
    "reviewers": column.NumberColumn("Critics", help="How many critics wrote these reviews."),
    "whose": column.TextColumn(
        "Used by",
        help="How many critics use it. A name: a habit of this critic, who wrote at least four in five of its reviews, "
        "more than chance would give.",
    ),
    "standalone_reviews": column.NumberColumn(
        "Outside longer phrases", help="How many reviews use it by itself, not inside a longer phrase of this list."
    ),
    "polarity": column.NumberColumn(
        "Tone", format="%+.2f", help="Mean tone of its sentences in the whole corpus: TextBlob’s polarity, −1 to +1."
    ),
    "first_published": column.DateColumn("First printed", format=DAY, help="The day of the first review that uses it."),
    "last_published": column.DateColumn("Last printed", format=DAY, help="The day of the last review that uses it."),
    "occurrences": column.NumberColumn("Uses", help="Every use counts, also twice in one review."),
    "rate": column.NumberColumn(
        "Uses per 10,000 words", format="%.2f", help="Uses in 10,000 words of the selected reviews."
    ),
    "dispersion": column.NumberColumn(
        "Concentration",
        format="%.2f",
        help="0: spread evenly over the reviews; 1: all in one review (Gries’s normalised DP).",
    ),
    "association": column.NumberColumn(
        "Fixedness",
        format="%.4f",
        help="1: these words only occur together; near 0: they meet by chance (symmetric conditional probability).",
    ),
}

#: A family of phrases has no dispersion or polarity of its own, and of association but a mean.
FAMILY: Mapping[str, Any] = {
    "phrase": PHRASE["phrase"],
    "kind": column.TextColumn(
        "Kind",
        help="Variants: one phrase in several forms. Fill-in: one word changes each time, shown as …. "
        "One wording: always printed alike.",
    ),
    **{name: PHRASE[name] for name in ("words", "reviews", "films", "reviewers", "whose", "standalone_reviews")},
    "phrases": column.NumberColumn("Wordings", help="How many of its wordings recur themselves."),
    "wordings": column.TextColumn("Variants", width="medium", help="What others write in its places, behind /."),
    **{name: PHRASE[name] for name in ("first_published", "last_published", "occurrences", "rate")},
}

#: Who uses how many of some phrases.
SHARERS: Mapping[str, Any] = {
    "name": column.TextColumn("Name", width="medium", help="A film by the reviews of it."),
    "reviews": column.NumberColumn("Reviews", help="How many reviews there are in all."),
    "phrases": column.NumberColumn("Phrases", help="How many of the charted phrases these reviews use."),
    "which": column.TextColumn("Which", width="large", help="Those phrases, the biggest cliché first."),
}

#: The phrases of one review, in its margin.
MARK: Mapping[str, Any] = {
    "phrase": column.TextColumn("Phrase", width=210, help="As it is printed most often."),
    "reviews": PHRASE["reviews"],
    "reviewers": PHRASE["reviewers"],
}

#: What a draft repeats; the columns that are open at first.
DRAFT: Mapping[str, Any] = {
    "printed": column.TextColumn("In the draft", width="large", help="The words as the draft has them first."),
    "reviews": PHRASE["reviews"],
    "whose": PHRASE["whose"],
    **{name: PHRASE[name] for name in ("first_published", "last_published")},
    "said": PHRASE["phrase"],
    "times": column.NumberColumn("Times", help="How often the draft uses it."),
    "words": column.NumberColumn("Words", help="How many words it has here."),
    "status": column.TextColumn("Watch list", help="What is decided on it: banned, watched or allowed."),
    "decide": column.TextColumn("Decide", help="Allow everywhere: no draft is marked for it any more."),
}
DRAFT_SHOWN = ("printed", "reviews", "whose", "first_published", "last_published", "status", "decide")
COPIED_SHOWN = ("printed", "words", "reviews", "whose", "first_published", "last_published")

#: A phrase's reviews in the order of publication.
SPREAD: Mapping[str, Any] = {
    **{name: REVIEW[name] for name in ("published", "reviewer", "film")},
    "order": column.NumberColumn("No.", help="Its place in the order of printing; reviews of one day share a place."),
    "reviewers_so_far": column.NumberColumn("Critics so far", help="How many critics had used it by then."),
}

#: How many of 100 reviews of each period hold a phrase or a word, as a chart draws it.
RATE: Mapping[str, str] = {"n": "Reviews that use it", "reviews": "Reviews", "rate": "Of 100 reviews"}

#: A passage that is in two reviews.
PASSAGE: Mapping[str, Any] = {
    "number": column.NumberColumn("No.", help="As it is numbered in both texts.", width=50),
    "passage": column.TextColumn("Passage", width="large", help="As the first of the two prints it."),
    "words": column.NumberColumn("Words", help="How many words are the same in both."),
    "a_sentence": column.NumberColumn("Sentence in the first", help="Which sentence of the first it begins in."),
    "b_sentence": column.NumberColumn("Sentence in the second", help="Which sentence of the second it begins in."),
}


def make_sharing_columns(noun: str, has: Collection[str], *, dated: bool) -> Mapping[str, Any]:
    """Return the columns of pairs closest in phrasing, with "similarity" and "alone" where `has` names them."""
    first, second = ("Printed first", "Printed next") if dated else (noun.capitalize(), f"Other {noun}")
    ordered = "The order of printing, and no more." if dated else "Which of the two is first says nothing."
    width = 265 if noun == "review" else 200
    shown = {
        "a_name": column.TextColumn(first, width=width, help=ordered),
        "b_name": column.TextColumn(second, width=width, help=ordered),
        "similarity": column.NumberColumn(
            "Same",
            format="percent",
            help="Of all runs of five words in the two, those that are in both; empty where it is less than half.",
        ),
        "phrases": column.NumberColumn("Phrases", help="How many recurring phrases both use."),
        "alone": column.NumberColumn("Only theirs", help=f"Those of them that no other {noun} of the selection has."),
        "telling": column.TextColumn(
            "Rarest in common", width=250, help=f"Those of both that the fewest other {noun}s have."
        ),
        "words": column.NumberColumn("Words", help="The words that these phrases have together."),
        "weight": column.NumberColumn(
            "Weight",
            format="%.1f",
            help="Words of each phrase, divided by how many others have it: rare ones weigh most.",
        ),
    }
    return {name: each for name, each in shown.items() if name not in ("similarity", "alone") or name in has}


def make_common_columns(noun: str, a: str, b: str) -> Mapping[str, Any]:
    """Return the columns of the phrases that two have in common; of two reviews, each has a phrase once."""
    shown = {
        "phrase": PHRASE["phrase"],
        "words": PHRASE["words"],
        "others": column.NumberColumn(f"Other {noun}s", help=f"How many other {noun}s of the selection have it."),
    }
    if noun == "review":
        return shown
    for side, name in (("a_reviews", a), ("b_reviews", b)):
        shown[side] = column.NumberColumn(name, help="In how many of their reviews it is.")
    return shown | {
        "first": column.TextColumn("Printed first", help="The order of printing, and no more."),
        "a_first": column.DateColumn(f"First: {a}", format=DAY, help="When their first review with it was published."),
        "b_first": column.DateColumn(f"First: {b}", format=DAY, help="When their first review with it was published."),
    }
