"""The columns of the tables of critics: harshness, scale used, style, favourite phrases."""

from collections.abc import Mapping
from typing import Any

from streamlit import column_config as column

#: The columns of critics that are open at first.
SHOWN = ["critic", "written", "films", "estimate", "low", "high", "variety", "reading_ease", "favourite"]

#: What one critic uses more than the others.
FAVOURITE = {
    "phrase": column.TextColumn("Phrase", width=210),
    "reviews": column.NumberColumn("Reviews", help="Of this critic's, so many hold it."),
    "rest_reviews": column.NumberColumn("Others'", help="Reviews by others that hold it."),
    "conclusion": column.TextColumn(
        "Verdict",
        help="Own: a tic, nearly all its reviews are by this critic. More than others: beyond chance, corrected for "
        "the number of phrases.",
    ),
    "q": column.NumberColumn("q", format="chance", help="How often chance alone would do as much, corrected."),
}
#: Two critics.
PAIR = {
    "a": column.TextColumn("First (a)", width="medium"),
    "b": column.TextColumn("Second (b)", width="medium"),
    "films": column.NumberColumn("Films", help="That both have reviewed."),
    "distance": column.NumberColumn("Apart", format="%.2f", help="Mean distance of the two on a film, without sign."),
    "difference": column.NumberColumn("Difference", format="%+.2f", help="Mean of a less b."),
    "correlation": column.NumberColumn(
        "Correlation", format="%+.2f", help="Whether both rank the films alike: −1 to +1; empty where one never varies."
    ),
    "low": column.NumberColumn("From", format="%+.2f", help="95 % interval of the correlation."),
    "high": column.NumberColumn("To", format="%+.2f"),
}


def make_critic_columns(name: str, shape: str) -> Mapping[str, Any]:
    """Return the columns of critics, by a measure of this name and number format."""
    return {
        "critic": column.TextColumn("Critic", width="medium"),
        "written": column.NumberColumn("Reviews", help="All that this critic wrote in the selection."),
        "estimate": column.NumberColumn(
            "Against colleagues",
            format="%+.2f",
            help=f"{name} on the same films, above or below colleagues, drawn towards 0 where there are few films.",
        ),
        "low": column.NumberColumn("From", format="%+.2f", help="95 % interval; empty below 5 films in common."),
        "high": column.NumberColumn("To", format="%+.2f"),
        "variety": column.NumberColumn(
            "Word variety",
            format="%.2f",
            help="Share of different words in every 50 in a row (MATTR), mean of the reviews; empty where all are "
            "shorter than that.",
        ),
        "reading_ease": column.NumberColumn(
            "Reading ease",
            format="%.0f",
            help="Flesch: 60 to 70 is plain English, below 30 hard going. Made for English; noise on a line or two.",
        ),
        "favourite": column.TextColumn(
            "Favourite phrase", width="medium", help="The most printed of the phrases that are this critic's own."
        ),
        "conclusion": column.TextColumn("Verdict"),
        "films": column.NumberColumn(
            "Films in common",
            help="Of the films that this critic reviewed, those that a colleague reviewed "
            "too; two reviews of one film count once.",
        ),
        "colleagues": column.NumberColumn("Colleagues", help="Other critics of these films."),
        "paired": column.NumberColumn(
            "Plain difference",
            format="%+.2f",
            help="Mean over these films of this critic's value less the others' mean.",
        ),
        "q": column.NumberColumn(
            "q", format="chance", help="How often chance alone would do as much, corrected for the number of critics."
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
