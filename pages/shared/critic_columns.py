"""The columns of the tables of critics: difference from colleagues, scale used, style, favourite phrases."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import pandas as pd
from streamlit import column_config as column

from corpus.polarity.measure import Measure
from corpus.wording import number, ranges, signed

#: The columns of critics that are open at first.
SHOWN = ["critic", "written", "films", "estimate", "range", "reading_ease", "favourite"]

#: What one critic uses more than the others.
FAVOURITE = {
    "phrase": column.TextColumn("Phrase", width=210),
    "reviews": column.NumberColumn("Reviews", help="How many reviews by this critic use it."),
    "rest_reviews": column.NumberColumn("Others’", help="How many reviews by others use it."),
    "conclusion": column.TextColumn(
        "How sure",
        help="Own: nearly all reviews that use it are by this critic. More than others: beyond luck, corrected for "
        "the number of phrases.",
    ),
    "q": column.NumberColumn("By luck", format="chance", help="How often luck alone would do as much, corrected."),
}
#: How often each step of a scale is given.
STEPS = {
    "own": "Reviews by this critic",
    "others": "Reviews by others",
    "own_share": column.NumberColumn("Share of this critic’s", format="percent"),
    "others_share": column.NumberColumn("Share of others’", format="percent"),
}
_RANGE_HELP = "Where the true difference lies, 95 times in 100; empty below 5 films in common."


def write_ranges(decimals: int) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """Return a function that adds the ranges from `low` to `high` as text, for the shown rows of a table.

    Differences have their signs; where a range is not known, it is empty.
    """

    def add(rows: pd.DataFrame) -> pd.DataFrame:
        write = signed if "estimate" in rows or "correlation" in rows else number
        return rows.assign(range=ranges(rows["low"], rows["high"], partial(write, decimals=decimals)))

    return add


def make_agreement_columns(measure: Measure) -> Mapping[str, Any]:
    """Return the columns of pairs of critics."""
    return {
        "a": column.TextColumn("Critic", width="medium"),
        "b": column.TextColumn("Other critic", width="medium"),
        "films": column.NumberColumn("Films in common"),
        "distance": column.NumberColumn(
            "Points apart",
            format=f"%.{measure.decimals}f",
            help=f"On average on a film, whoever is higher; {measure.unit}.",
        ),
        "difference": column.NumberColumn(
            "Difference", format=measure.difference_format, help="Mean of the first critic less that of the other."
        ),
        "correlation": column.NumberColumn(
            "Rank films alike",
            format="%+.2f",
            help="+1: both put the films in the same order; −1: in opposite orders. Empty where one never varies.",
        ),
        "range": column.TextColumn("95 % range", help="Of how alike they rank films."),
        "low": column.NumberColumn("Lower end, 95 % range", format="%+.2f"),
        "high": column.NumberColumn("Upper end, 95 % range", format="%+.2f"),
    }


def make_style_columns(critic: str) -> Mapping[str, Any]:
    """Return the columns of how a critic writes, beside colleagues."""
    return {
        "trait": column.TextColumn("Trait", width="medium"),
        "own": column.NumberColumn(critic, format="%.0f"),
        "range": column.TextColumn("95 % range", help="Of the mean of this critic’s reviews."),
        "others": column.NumberColumn("Colleagues", format="%.0f", help="The mean of each one’s mean."),
        "low": column.NumberColumn("Lower end, 95 % range", format="%.1f"),
        "high": column.NumberColumn("Upper end, 95 % range", format="%.1f"),
    }


def make_critic_columns(measure: Measure) -> Mapping[str, Any]:
    """Return the columns of critics, by a measure."""
    name, shape, difference = measure.name, measure.format, measure.difference_format
    return {
        "critic": column.TextColumn("Critic", width="medium"),
        "written": column.NumberColumn("Reviews", help="All that this critic wrote in the selection."),
        "estimate": column.NumberColumn(
            "Difference from colleagues",
            format=difference,
            help=f"{name} on the same films, above or below colleagues, drawn towards 0 where there are few films.",
        ),
        "range": column.TextColumn("95 % range", help=_RANGE_HELP),
        "low": column.NumberColumn("Lower end, 95 % range", format=difference, help=_RANGE_HELP),
        "high": column.NumberColumn("Upper end, 95 % range", format=difference, help=_RANGE_HELP),
        "variety": column.NumberColumn(
            "Word variety",
            format="%.2f",
            help="Share of different words in every 50 in a row, mean of the reviews; empty where all are shorter.",
        ),
        "reading_ease": column.NumberColumn(
            "Reading ease",
            format="%.0f",
            help="Flesch: 60 to 70 is plain English, below 30 hard going. Made for English; noise on a line or two.",
        ),
        "favourite": column.TextColumn(
            "Favourite phrase", width="medium", help="The most printed of the phrases that are this critic’s own."
        ),
        "conclusion": column.TextColumn("Beside colleagues"),
        "films": column.NumberColumn(
            "Films in common",
            help="Of the films that this critic reviewed, those that a colleague reviewed "
            "too; two reviews of one film count once.",
        ),
        "colleagues": column.NumberColumn("Colleagues", help="Other critics of these films."),
        "paired": column.NumberColumn(
            "Plain difference",
            format=difference,
            help="Mean over these films of this critic’s value less the others’ mean.",
        ),
        "q": column.NumberColumn(
            "By luck",
            format="chance",
            help="How often luck alone would do as much, corrected for the number of critics.",
        ),
        "mean": column.NumberColumn(f"Mean {name.lower()}", format=shape, help="Of all reviews, whatever the films."),
        "lowest": column.NumberColumn("Lowest", format=shape),
        "lower_quartile": column.NumberColumn("Lower quarter", format=shape, help="A quarter of the reviews is below."),
        "median": column.NumberColumn("Median", format=shape),
        "upper_quartile": column.NumberColumn("Upper quarter", format=shape, help="A quarter of the reviews is above."),
        "highest": column.NumberColumn("Highest", format=shape),
        "used": column.NumberColumn(
            "Scale used", format="percent", help="Lowest to highest, as a share of the whole scale."
        ),
    }
