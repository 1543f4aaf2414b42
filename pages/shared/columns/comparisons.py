"""The columns of what is compared: groups, pairs, and what sets them apart or makes them alike."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

from corpus.polarity.measure import Measure


def make_group_columns(
    by: str, unit: str, measure: Measure, other: Measure | None, *, average: str = "mean"
) -> Mapping[str, Any]:
    """Return the columns of compared groups: number, average with interval, spread, and another measure's mean."""
    shape, named = measure.format, measure.name.lower()
    averages = {
        "mean": column.NumberColumn(f"Mean {named}", format=shape),
        "median": column.NumberColumn(f"Median {named}" if average == "median" else "Median", format=shape),
    }
    shown = {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "n": column.NumberColumn(f"{unit.capitalize()}s", help=f"How many {unit}s have a {measure.column}."),
        average: averages.pop(average),
        "low": column.NumberColumn(
            "From", format=shape, help=f"Lower end of the {average}'s 95 % interval; empty where there are too few."
        ),
        "high": column.NumberColumn("To", format=shape, help=f"Upper end of the {average}'s 95 % interval."),
        **averages,
        "sd": column.NumberColumn("Spread", format="%.2f", help="Standard deviation: how far the values lie apart."),
    }
    if not other:
        return shown
    return shown | {"other": column.NumberColumn(f"Mean {other.name.lower()}", format=other.format)}


def make_division_columns(by: str) -> Mapping[str, Any]:
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
            format="chance",
            help="How often chance alone would do as much, corrected for the number of tests (Benjamini-Hochberg).",
        ),
        "conclusion": column.TextColumn("Verdict", width="medium"),
    }


def make_ending_columns(by: str) -> Mapping[str, Any]:
    """Return the columns of groups whose reviews end more positive or more negative than they begin."""
    return {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "n": column.NumberColumn("Reviews", help="Those with evidence in their first and in their last fifth."),
        "difference": column.NumberColumn("Ends warmer by", format="%+.2f", help="Mean of last fifth less first."),
        "low": column.NumberColumn("From", format="%+.2f", help="95 % interval; empty where there are too few."),
        "high": column.NumberColumn("To", format="%+.2f"),
        "q": column.NumberColumn(
            "q",
            format="chance",
            help="How often chance alone would do as much, corrected for the number of tests (Benjamini-Hochberg).",
        ),
        "conclusion": column.TextColumn("Verdict", width="medium"),
    }


def make_similarity_columns(by: str) -> Mapping[str, Any]:
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


def make_pair_columns(measure: Measure) -> Mapping[str, Any]:
    """Return the columns of compared pairs."""
    shape = measure.difference_format
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
            format="chance",
            help="How often chance alone would do as much, corrected for the number of pairs (Benjamini-Hochberg).",
        ),
        "conclusion": column.TextColumn("Verdict", width="medium"),
    }


def make_term_columns(by: str, unit: str) -> Mapping[str, Any]:
    """Return the columns of what sets groups apart; `unit` is what is counted."""
    many = f"{unit}s"
    return {
        "group": column.TextColumn(by.capitalize(), width="medium"),
        "term": column.TextColumn("Term", width="medium"),
        "reviews": column.NumberColumn(f"{many.capitalize()}", help=f"Of this {by}: how many {many} hold the term."),
        "n": column.NumberColumn("Of", help=f"How many {many} this {by} has."),
        "rest_reviews": column.NumberColumn("Elsewhere", help=f"How many of the {many} it is compared with hold it."),
        "rest_n": column.NumberColumn("Of elsewhere", help=f"How many {many} it is compared with."),
        "rate": column.NumberColumn("Per 10,000", format="%.1f", help="Occurrences in 10,000 words here."),
        "rest_rate": column.NumberColumn(
            "Per 10,000 elsewhere", format="%.1f", help="Occurrences in 10,000 words elsewhere."
        ),
        "log_odds": column.NumberColumn(
            "Log-odds",
            format="%+.1f",
            help="How much more often: 0.7 is twice, 2.3 ten times; negative is less often. Rare terms are drawn "
            "towards 0 (informative Dirichlet prior).",
        ),
        "interval": column.TextColumn(
            "Interval", help="95 %, of the log-odds; open where the term is missing on one side."
        ),
        "q": column.NumberColumn(
            "q",
            format="chance",
            help="How often chance alone would do as much, corrected for all that was tested, stepping down from the "
            "surest (Döhler, Durand and Roquain); at most 0.05 is a finding.",
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
