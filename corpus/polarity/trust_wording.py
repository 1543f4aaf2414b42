"""How far words and ratings agree, in words."""

from functools import partial

import pandas as pd

from corpus.polarity.calibration import Calibration
from corpus.polarity.measure import Measure
from corpus.polarity.trust import Match
from corpus.polarity.validity import Validity
from corpus.wording import UNKNOWN, number, percent, plural, ranges

#: From so high a share of pairs in order on, or so high a rank correlation, tone matches stars well.
WELL = {"sides": 0.8, "order": 0.5}


def describe_match(match: Match) -> str:
    """Say in one short line how far tone matches stars.

    Well where the better rated of two reviews has the higher tone 80 times in 100, partly where that is surely more
    often than chance. Where too few are rated above and below 5, the rank correlation decides: 0.5 is well.

    Examples
    --------
    >>> describe_match(Match(Validity(67, 0.3, -0.15, 0.64, True), Validity(61, 0.69, 0.45, 0.86, True)))
    'Tone matches stars no better than chance here (67 rated reviews)'
    """
    n = match.order.n
    if not n:
        return "No ratings here to check tone against"
    measure, chance, well = _pick_measure(match)
    if not measure.enough:
        return f"Too few rated reviews to say how far tone matches stars ({number(n)})"
    how = "Tone matches stars no better than chance here"
    if measure.low > chance:
        how = "Tone matches stars well here" if measure.value >= well else "Tone partly matches stars here"
    elif measure.high < chance:
        how = "Tone goes against the stars here"
    return f"{how} ({plural(n, 'rated review')})"


def beats_chance(match: Match) -> bool:
    """Return whether tone surely matches stars better than chance, partly at least; see `describe_match`."""
    measure, chance, _ = _pick_measure(match)
    return bool(measure.enough and measure.low > chance)


def _pick_measure(match: Match) -> tuple[Validity, float, float]:
    """Return what decides how far tone matches stars, what chance would give of it, and from where on it is well."""
    return (match.sides, 0.5, WELL["sides"]) if match.sides.enough else (match.order, 0.0, WELL["order"])


def describe_trust(match: Match) -> str:
    """Say how often the better rated of two reviews has the higher tone, as a finding."""
    sides = match.sides
    if sides.n and sides.enough:
        value, low, high = (number(each * 100) for each in (sides.value, sides.low, sides.high))
        luck = sides.low <= 0.5 <= sides.high
        sure = f"({low} to {high}): that could be luck" if luck else f"({low} to {high}; chance is 50)"
        return f"Tone picks the better-rated of two reviews {value} times in 100 {sure}."
    if match.order.n:
        return f"{plural(match.order.n, 'rated review')}: too few rated above and below 5 to check tone against stars."
    return "No review here has a rating and a scored word, so tone cannot be checked against stars."


def describe_curve(curve: Calibration, polarity: Measure) -> str:
    """Say how a review of 5 of 10 scores, as the title of a figure.

    Parameters
    ----------
    curve : Calibration
    polarity : Measure
        Polarity as the lexicon has it, which the curve was learned from.
    """
    if not curve.crosses:
        return "The rating that goes with each tone"
    return f"A review of 5/10 scores {polarity.write_value(curve.middle)}"


def describe_errors(curve: Calibration) -> str:
    """Say by how much a rating guessed from tone errs, beside guessing the mean every time."""
    own, naive = (number(each, decimals=1) for each in (curve.mae, curve.naive_mae))
    return (
        f"A rating guessed from tone is {own} points of 10 off on average; guessing the mean rating every time is "
        f"{naive} off."
    )


def describe_groups(groups: pd.DataFrame, noun: str) -> str:
    """Say in how many groups tone is surely better than chance, as the title of a figure.

    Parameters
    ----------
    groups : DataFrame
        From `trust.measure_trust_by_group`.
    noun : str
        What a group is, in the singular.
    """
    enough = groups[groups["auc_enough"].astype(bool)]
    clear = int((enough["auc_low"] > 0.5).sum())
    return f"Tone beats chance in {number(clear)} of {plural(len(enough), noun)} with enough reviews"


def describe_method(match: Match, curve: Calibration | None) -> str:
    """Say how the agreement of words and stars was measured, with the names of the statistics.

    Parameters
    ----------
    match : Match
    curve : Calibration or None
        None where too few reviews are rated for one.
    """
    sentences = [
        "Pairs: of every review rated above 5 and every one rated below, how often the better-rated has the higher "
        "tone (area under the ROC curve; 50 in 100 is chance).",
        f"Spearman’s rank correlation of tone and rating: {_write_interval(match.order)}." if match.order.n else "",
        "Ranges hold 95 %, as if other films had been reviewed.",
    ]
    if curve is not None:
        left_out = "other films’ reviews" if curve.by_film else "other reviews"
        sentences.append(
            "The curve is an isotonic regression: it supposes only that a more positive tone never goes with a lower "
            f"rating. Its errors are those of ratings guessed from {left_out} (cross-validation)."
        )
    sentences.append("Where words and stars disagree, either may be wrong.")
    return " ".join(filter(None, sentences))


def add_ranges(groups: pd.DataFrame) -> pd.DataFrame:
    """Return groups with their 95 % ranges as text: `auc_range`, "45 to 86 %", and `order_range`, "−0.15 to 0.64"."""
    return groups.assign(
        auc_range=[
            f"{number(low * 100)} to {percent(high)}" if pd.notna(low) else UNKNOWN
            for low, high in zip(groups["auc_low"], groups["auc_high"], strict=True)
        ],
        order_range=ranges(groups["low"], groups["high"], partial(number, decimals=2), unknown=UNKNOWN),
    )


def _write_interval(measure: Validity) -> str:
    """Write a measure with its interval: "0.62 (0.61 to 0.63)"."""
    value, low, high = (number(each, decimals=2) for each in (measure.value, measure.low, measure.high))
    return f"{value} ({low} to {high})" if measure.enough else f"{value} (too few reviews for a range)"
