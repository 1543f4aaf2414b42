"""The columns of what is compared: groups, pairs, and what sets them apart or makes them alike."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

from corpus.polarity.measure import Measure

#: What is open at first of compared groups and pairs, of split opinions, endings and similar groups.
GROUPS = ("group", "n", "mean", "median", "range", "rest_difference", "rest_conclusion", "other")
PAIRS = ("a", "b", "difference", "range", "conclusion")
DIVISION = ("group", "n", "span", "sd", "range", "conclusion")
DWELLING = ("part", "judging", "n", "share", "expected", "conclusion")
ENDINGS = ("group", "n", "difference", "range", "conclusion")
PRAISE = ("group", "part", "n", "praising", "blaming", "mean", "range", "conclusion")
SIMILAR = ("group", "n", "nearest", "times", "sure", "unusual_review")
_CHANCE = "How often chance alone would do as much, corrected for the number of tests."


def make_group_columns(
    by: str, unit: str, measure: Measure, other: Measure | None, *, average: str = "mean"
) -> Mapping[str, Any]:
    """Return the columns of compared groups: number, average with its range, spread, and another measure's mean."""
    shape, named = measure.format, measure.name.lower()
    averages = {
        "mean": column.NumberColumn(f"Mean {named}", format=shape),
        "median": column.NumberColumn(f"Median {named}", format=shape),
    }
    shown = {
        "group": column.TextColumn(by.capitalize(), width="large"),
        "n": column.NumberColumn(f"{unit.capitalize()}s", help=f"How many {unit}s have a {named}."),
        average: averages.pop(average),
        **make_range_columns(shape, of=f"of the {average}"),
        "rest_difference": column.NumberColumn(
            "Difference from the others",
            format=measure.difference_format,
            help=f"Mean {named} less that of all the others together.",
        ),
        "rest_conclusion": column.TextColumn("Conclusion", width="medium", help="Beside all the others together."),
    }
    if other:
        shown |= {"other": column.NumberColumn(f"Mean {other.name.lower()}", format=other.format)}
    return shown | {
        **averages,
        "sd": column.NumberColumn("Spread", format="%.2f", help="How far the values lie apart: standard deviation."),
        "rest_low": column.NumberColumn(
            "Difference from (95 %)", format=measure.difference_format, help="Lower end of its 95 % range."
        ),
        "rest_high": column.NumberColumn(
            "Difference to (95 %)", format=measure.difference_format, help="Upper end of its 95 % range."
        ),
    }


def make_range_columns(shape: str, *, of: str, fewest: str = "there are too few") -> Mapping[str, Any]:
    """Return the columns of a 95 % range: both ends as one text, and each end by itself.

    Parameters
    ----------
    shape : str
        The number format of an end.
    of : str
        What the range is of, as "of the mean".
    fewest : str
        Where there is none, for the help.
    """
    return {
        "range": column.TextColumn("95 % range", help=f"The 95 % range {of}; empty where {fewest}."),
        "low": column.NumberColumn("Range from (95 %)", format=shape, help=f"Lower end of the 95 % range {of}."),
        "high": column.NumberColumn("Range to (95 %)", format=shape, help=f"Upper end of the 95 % range {of}."),
    }


def make_division_columns(by: str, measure: Measure) -> Mapping[str, Any]:
    """Return the columns of groups and how far their reviews lie apart."""
    named = measure.name.lower()
    return {
        "group": column.TextColumn(by.capitalize(), width="large"),
        "n": column.NumberColumn("Reviews", help=f"How many reviews have a {named}."),
        "span": column.TextColumn(f"{measure.name}, lowest to highest"),
        "sd": column.NumberColumn("Spread", format="%.2f", help="How far the reviews lie apart: standard deviation."),
        **make_range_columns("%.2f", of="of the spread", fewest="there are fewer than 10 reviews"),
        "conclusion": column.TextColumn("Conclusion", width="medium", help=f"Beside the other {by}s."),
        "lowest": column.NumberColumn("Lowest", format=measure.format),
        "highest": column.NumberColumn("Highest", format=measure.format),
        "q": column.NumberColumn("Chance", format="chance", help=_CHANCE),
    }


def make_praise_columns(by: str) -> Mapping[str, Any]:
    """Return the columns of what the reviews of each group say of each part of the film."""
    return {
        "group": column.TextColumn(by.capitalize(), width="large"),
        "part": column.TextColumn("Part"),
        "n": column.NumberColumn("Reviews", help="How many reviews judge this part; each counts once."),
        "praising": column.NumberColumn(
            "Praise it", help="How many of these reviews say more good of it than bad; click to see them."
        ),
        "blaming": column.NumberColumn(
            "Blame it", help="How many of these reviews say more bad of it than good; click to see them."
        ),
        "mean": column.NumberColumn(
            "Mean tone", format="%+.2f", help="Of what they say of it: −1 is blame, +1 praise."
        ),
        **make_range_columns("%+.2f", of="of the mean"),
        "rest_difference": column.NumberColumn(
            "Difference from the others", format="%+.2f", help=f"The mean less that of all other {by}s together."
        ),
        "conclusion": column.TextColumn("Conclusion", width="medium", help=f"Beside all the other {by}s together."),
        "statements": column.NumberColumn("Statements", help="How often they judge it in all."),
        "rest_low": column.NumberColumn("Difference from (95 %)", format="%+.2f", help="Lower end of its 95 % range."),
        "rest_high": column.NumberColumn("Difference to (95 %)", format="%+.2f", help="Upper end of its 95 % range."),
        "q": column.NumberColumn("Chance", format="chance", help=_CHANCE),
    }


def make_dwelling_columns(by: str) -> Mapping[str, Any]:
    """Return the columns of how often one critic, or outlet, judges each part of the film, beside others."""
    return {
        "part": column.TextColumn("Part", width="large"),
        "judging": column.NumberColumn("Reviews", help="How many reviews judge this part."),
        "n": column.NumberColumn("Of", help=f"Reviews of this {by} of films that others have reviewed too."),
        "share": column.NumberColumn("Share", format="percent"),
        "expected": column.NumberColumn(
            "Usual share", format="percent", help="Of all reviews of the same films, so many judge this part."
        ),
        "conclusion": column.TextColumn("Conclusion", width="medium", help="Beside the others on the same films."),
        "q": column.NumberColumn("Chance", format="chance", help=_CHANCE),
    }


def make_ending_columns(by: str) -> Mapping[str, Any]:
    """Return the columns of groups whose reviews end more positive or more negative than they begin."""
    return {
        "group": column.TextColumn(by.capitalize(), width="large"),
        "n": column.NumberColumn("Reviews", help="Those with scored words in their first and in their last fifth."),
        "difference": column.NumberColumn(
            "Change to the end", format="%+.2f", help="Mean tone of the last fifth less that of the first."
        ),
        **make_range_columns("%+.2f", of="of the change"),
        "conclusion": column.TextColumn("Conclusion", width="medium"),
        "q": column.NumberColumn("Chance", format="chance", help=_CHANCE),
    }


def make_similarity_columns(by: str) -> Mapping[str, Any]:
    """Return the columns of groups with those most like them, and with their most typical and most unusual review."""
    times = f"How many times as alike as two {by}s on average."
    return {
        "group": column.TextColumn(by.capitalize(), width="large"),
        "n": column.NumberColumn("Reviews"),
        "nearest": column.TextColumn(
            f"Most similar {by}", width=280, help="Of those with 5 reviews or more. Click to read both."
        ),
        "times": column.NumberColumn("How alike", format="%.1f ×", help=times),
        "sure": column.TextColumn("Conclusion", help="Whether both are closer to each other than chance would do."),
        "typical_review": column.TextColumn(
            "Most typical review", help="The one most like its others, by critic or by its beginning. Click to read."
        ),
        "unusual_review": column.TextColumn(
            "Most unusual review", help="The one least like its others. Click to read."
        ),
        "within": column.NumberColumn(
            "Own reviews", format="%.1f ×", help="How alike its own reviews are, on the same scale."
        ),
    }


def make_pair_columns(by: str, measure: Measure) -> Mapping[str, Any]:
    """Return the columns of compared pairs, the higher group first."""
    shape = measure.difference_format
    return {
        "a": column.TextColumn(by.capitalize(), width="medium"),
        "b": column.TextColumn(f"Other {by}", width="medium"),
        "difference": column.NumberColumn("Difference", format=shape, help=f"Mean of the {by} less the other’s."),
        **make_range_columns(shape, of="of the difference"),
        "conclusion": column.TextColumn("Conclusion", width="large"),
        "delta": column.NumberColumn(
            "How often higher",
            format="%+.2f",
            help=f"How often a value of the {by} is higher than one of the other, less how often it is lower: −1 to +1 "
            "(Cliff’s delta).",
        ),
        "q": column.NumberColumn("Chance", format="chance", help=_CHANCE),
    }


def make_term_columns(by: str, unit: str) -> Mapping[str, Any]:
    """Return the columns of what sets groups apart; `unit` is what is counted."""
    many = f"{unit}s"
    return {
        "group": column.TextColumn(by.capitalize(), width="large"),
        "term": column.TextColumn("Word or phrase", width="medium"),
        "reviews": column.NumberColumn(many.capitalize(), help=f"How many {many} of this {by} use it."),
        "n": column.NumberColumn("Of", help=f"How many {many} this {by} has."),
        "rest_reviews": column.NumberColumn("Elsewhere", help=f"How many of the {many} it is compared with use it."),
        "rest_n": column.NumberColumn("Of elsewhere", help=f"How many {many} it is compared with."),
        "clear": column.TextColumn("Conclusion"),
        "rate": column.NumberColumn("Per 10,000", format="%.1f", help="Occurrences in 10,000 words here."),
        "rest_rate": column.NumberColumn(
            "Per 10,000 elsewhere", format="%.1f", help="Occurrences in 10,000 words elsewhere."
        ),
        "log_odds": column.NumberColumn(
            "Strength",
            format="%+.1f",
            help="How much more often: 0.7 is twice, 2.3 ten times; negative is less often. Rare terms are drawn "
            "towards 0.",
        ),
        "interval": column.TextColumn("Strength, 95 % range", help="Open where the term is missing on one side."),
        "q": column.NumberColumn(
            "Chance",
            format="chance",
            help="How often chance alone would do as much, corrected for all that was tested, stepping down from the "
            "surest; at most 0.05 is a clear signature.",
        ),
        "dispersion": column.NumberColumn(
            "Evenness",
            format="%.2f",
            help=f"Within those that use it more: 0 is even over the {many}, 1 is all in one (Gries’s normalised DP).",
        ),
        "kind": column.TextColumn("Kind"),
    }
