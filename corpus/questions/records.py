"""Rows of frames as plain values for JSON, and what each field of them means."""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from corpus.schema import OWN_COLUMNS


class Field(NamedTuple):
    """What a field of a row holds: its type and format in JSON Schema, whether it may be null, and what it means."""

    type: str
    says: str
    null: bool = False
    format: str = ""


def _text(says: str, *, null: bool = False) -> Field:
    return Field("string", says, null)


def _day(says: str) -> Field:
    return Field("string", says, True, "date")


def _count(says: str, *, null: bool = False) -> Field:
    return Field("integer", says, null)


def _number(says: str, *, null: bool = True) -> Field:
    return Field("number", says, null)


Fields = Mapping[str, Field]

REVIEW: Fields = {
    "review_id": _text("Names the review in links."),
    "film": _text("The film that it is about.", null=True),
    "year": _count("The film's year.", null=True),
    "reviewer": _text("Its critic.", null=True),
    "outlet": _text("Where it was printed.", null=True),
    "published": _day("When it was printed."),
    "rating": _number("Of 10, whatever scale it was printed in."),
    "rating_given": _text("The rating as it was printed.", null=True),
    "genres": _text("Of the film, between commas.", null=True),
    "source": _text("The file that it came from, and its row.", null=True),
    "words": _count("Its length."),
    "sentences": _count("Its length in sentences."),
    "polarity": _number("Tone, by the lexicon and on the scale that were asked for; null where no word was scored."),
    "subjectivity": _number("TextBlob's, 0 to 1."),
    "evidence": _count("How many groups of words were scored.", null=True),
    "more": Field("object", "Further columns of the source, under its own names."),
}
#: The text of a review, where it is asked for.
TEXT = _text("The whole review.")

PHRASE: Fields = {
    "phrase_id": _text("Names the phrase in links."),
    "phrase": _text("The phrase as one says it."),
    "wordings": _text("All its wordings as a pattern; empty where there is one, null in exact wording.", null=True),
    "kind": _text("Whether it has variants, a gap that is filled in, or one wording."),
    "words": _count("How many words it has."),
    "occurrences": _count("How often it is used."),
    "reviews": _count("How many reviews use it."),
    "films": _count("In the reviews of how many films."),
    "reviewers": _count("By how many critics."),
    "standalone_occurrences": _count("How often outside longer phrases."),
    "standalone_reviews": _count("In how many reviews outside longer phrases."),
    "standalone_films": _count("Of how many films outside longer phrases."),
    "standalone_reviewers": _count("By how many critics outside longer phrases."),
    "rate": _number("Uses in 10,000 words."),
    "association": _number("How fixed its words are beside each other, 0 to 1."),
    "dispersion": _number("How evenly reviews use it, 0 to 1; in exact wording."),
    "polarity": _number("Mean tone of its sentences; in exact wording."),
    "first_published": _day("When it was first printed."),
    "last_published": _day("When it was last printed."),
    "whose": _text("Who uses it: how many critics, or the one whose habit it is.", null=True),
}

GROUP: Fields = {
    "group": _text("Its name."),
    "n": _count("Its values."),
    "missing": _count("Its reviews without a value."),
    "mean": _number("Their mean."),
    "median": _number("Their median."),
    "sd": _number("Their standard deviation."),
    "low": _number("Lower end of the mean's 95 % range."),
    "high": _number("Upper end of the mean's 95 % range."),
    "enough": Field("boolean", "Whether there are enough values to compare."),
}
_DIFFERENCE: Fields = {
    "difference": _number("The first mean less the second."),
    "low": _number("Lower end of its 95 % range."),
    "high": _number("Upper end of its 95 % range."),
    "delta": _number("Cliff's delta, −1 to 1."),
    "p": _number("How likely chance alone would do it."),
    "q": _number("The same, corrected for the number of comparisons."),
    "conclusion": _text("What that comes to, in words."),
}
REST: Fields = {
    "group": _text("Its name."),
    "n": _count("Its values."),
    "n_rest": _count("The values of all others together."),
    **_DIFFERENCE,
}
PAIR: Fields = {
    "a": _text("One group."),
    "b": _text("The other one."),
    "n_a": _count("The values of a."),
    "n_b": _count("The values of b."),
    **_DIFFERENCE,
}

NAME: Fields = {
    "name": _text("The fullest of its spellings."),
    "kind": _text(
        "Director, actor, director and actor, character, film or studio; “name” where nothing proves a role."
    ),
    "reviews": _count("How many reviews have it."),
    "films": _count("How many films these are about."),
    "critics": _count("How many critics wrote them."),
    "places": _count("How often it is printed."),
    "scored": _count("The reviews with scored words in the sentences that have it."),
    "polarity": _number("Mean tone of these sentences; each review counts once."),
    "low": _number("Lower end of the mean's 95 % range."),
    "high": _number("Upper end of the mean's 95 % range."),
    "enough": Field("boolean", "Whether there are enough reviews for a range."),
}

FINDING: Fields = {
    "kind": _text("What it is about."),
    "sentence": _text("What there is to say."),
    "n": _count("The reviews that it rests on."),
    "value": _number("The number that it turns on."),
    "q": _number("How likely chance alone would make it, corrected; null of what was only counted."),
    "low": _number("Lower end of the value's 95 % range."),
    "high": _number("Upper end of the value's 95 % range."),
    "method": _text("How it was found, and what it cannot say."),
    "address": _text("The view that shows it."),
}

CORPUS: Fields = {
    "corpus": _text("Its key: the parameter “corpus” of the other questions."),
    "name": _text("What it is called."),
    "reviews": _count("Its reviews."),
    "films": _count("Its films."),
    "critics": _count("Its critics."),
    "phrases": _count("Its recurring phrases, as the screens count them.", null=True),
    "built": _text("When it was built, in UTC."),
    "digest": _text("The same for the same reviews."),
}


def to_records(frame: pd.DataFrame, fields: Fields) -> list[dict[str, Any]]:
    """Return rows as plain values, with these fields alone; what is unknown is None.

    Examples
    --------
    >>> days = pd.DataFrame({"published": pd.to_datetime(["2025-03-31", None]), "rating": [8.5, None]})
    >>> to_records(days, {"published": REVIEW["published"], "rating": REVIEW["rating"], "film": REVIEW["film"]})[1]
    {'published': None, 'rating': None, 'film': None}
    """
    plain = _plain(frame[[name for name in fields if name in frame]])
    return [{name: row.get(name) for name in fields} for row in plain]


def write_further(reviews: pd.DataFrame) -> list[dict[Hashable, Any]]:
    """Return the columns that are the source's own, a row each."""
    further = reviews.columns.difference(OWN_COLUMNS, sort=False)
    return _plain(reviews[further]) if len(further) else [{} for _ in range(len(reviews))]


def _plain(frame: pd.DataFrame) -> list[dict[Hashable, Any]]:
    days = {str(name): frame[name].dt.strftime("%Y-%m-%d") for name in frame.select_dtypes("datetime")}
    frame = frame.assign(**days)
    return frame.astype(object).where(frame.notna(), None).to_dict("records")
