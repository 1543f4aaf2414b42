"""The columns of the tables of critics, and one critic in words: harshness, scale used, style, favourite phrases."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from streamlit import column_config as column

from corpus.wording import listed, number, percent, plural, signed

QUARTERS = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"]
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
    "q": column.NumberColumn("q", format="%.3f", help="How often chance alone would do as much, corrected."),
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


def critic(name: str, shape: str) -> Mapping[str, Any]:
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
            "q", format="%.3f", help="How often chance alone would do as much, corrected for the number of critics."
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


def describe_style(row: pd.Series, name: str, write: Callable[[float], str]) -> str:
    """Say how harsh a critic is, which part of the scale is used, and how the reviews are written.

    Parameters
    ----------
    row : Series
        Of `CriticComparison.critics`.
    name : str
        What the measure is called.
    write : callable
        Writes a value of it.
    """
    sentences = []
    if pd.notna(row["low"]):
        sentences.append(
            f"{row['conclusion'].capitalize()}: {signed(row['estimate'])} "
            f"({signed(row['low'])} to {signed(row['high'])}) "
            f"against {plural(int(row['colleagues']), 'colleague')} on {plural(int(row['films']), 'film')} in common."
        )
    else:
        common = int(row["films"]) if pd.notna(row["films"]) else 0
        sentences.append(f"{plural(common, 'film')} in common with colleagues: too few to compare.")
    if pd.notna(row["used"]):
        low, quarter, median, three_quarters, high = (write(row[each]) for each in QUARTERS)
        sentences.append(
            f"{name} from {low} to {high}, {percent(row['used'])} of the scale; half of them {quarter} to "
            f"{three_quarters}, the median {median}."
        )
    style = [
        f"{label} {number(row[each], decimals=digits)}"
        + (
            f" ({number(row[f'{each}_low'], decimals=digits)} to {number(row[f'{each}_high'], decimals=digits)})"
            if pd.notna(row[f"{each}_low"])
            else ""
        )
        + f" in {plural(int(row[f'{each}_n']), 'review')}"
        for each, label, digits in (("variety", "word variety", 2), ("reading_ease", "reading ease", 0))
        if pd.notna(row[each])
    ]
    if style:
        sentences.append(f"{listed(style).capitalize()}.")
    return " ".join(sentences)


def describe_favourites(liked: pd.DataFrame) -> str:
    """Say which phrases are a critic's own, and how many are used more than by others."""
    own = liked.loc[liked["conclusion"] == "own", "phrase"]
    more = int((liked["conclusion"] == "more than others").sum())
    beyond = f"{plural(more, 'phrase')} stand{'s' if more == 1 else ''} here more often than by chance" if more else ""
    if len(own):
        named = listed([f"“{phrase}”" for phrase in own], most=2)
        return f"This critic's own: {named}{f'; {beyond}' if beyond else ''}."
    if beyond:
        return f"{beyond}; none is this critic's own."
    return "No phrase is this critic's own, or used more often than chance would have it."
