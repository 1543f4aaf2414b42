"""One critic in words: harshness, use of the scale, style and favourite phrases; and how far all critics agree."""

from collections.abc import Callable

import pandas as pd

from corpus.compare.agreement import FEWEST_TO_NAME, Alpha
from corpus.wording import listed, number, percent, plural, signed

_QUARTERS = ["lowest", "lower_quartile", "median", "upper_quartile", "highest"]


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
        low, quarter, median, three_quarters, high = (write(row[each]) for each in _QUARTERS)
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


def describe_closest(pairs: pd.DataFrame) -> str:
    """Say which two critics agree most, and which least; or that no two have films enough in common to say so.

    Parameters
    ----------
    pairs : DataFrame
        From `agreement.measure_agreement`, one at least.
    """
    named = pairs[pairs["films"] >= FEWEST_TO_NAME]
    if named.empty:
        return f"No two critics have {FEWEST_TO_NAME} films in common: too few to say which two agree most"
    ends = [("Closest", named.iloc[0]), ("farthest", named.iloc[-1])][: len(named)]
    return "; ".join(f"{end}: {_describe_pair(pair)}" for end, pair in ends)


def _describe_pair(pair: pd.Series) -> str:
    return f"{pair['a']} and {pair['b']}, {number(pair['distance'], decimals=2)} apart on {pair['films']} films"


def describe_agreement(whole: Alpha) -> str:
    """Say how far all critics together agree; empty where that cannot be measured.

    Parameters
    ----------
    whole : Alpha
        From `agreement.measure_alpha`.
    """
    if pd.isna(whole.alpha):
        return ""
    interval = f" ({signed(whole.low)} to {signed(whole.high)})" if pd.notna(whole.low) else ""
    return (
        f"All {plural(whole.critics, 'critic')} together, on {plural(whole.films, 'film')}: Krippendorff's alpha "
        f"{signed(whole.alpha)}{interval}; +1 is complete agreement, 0 what chance would give."
    )
