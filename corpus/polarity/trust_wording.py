"""How far words and ratings agree, in words."""

from corpus.polarity.calibration import Calibration
from corpus.polarity.measure import Measure
from corpus.polarity.trust import Match, Trust
from corpus.polarity.validity import Validity
from corpus.wording import number, plural

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
    measure, chance, well = (
        (match.sides, 0.5, WELL["sides"]) if match.sides.enough else (match.order, 0.0, WELL["order"])
    )
    if not measure.enough:
        return f"Too few rated reviews to say how far tone matches stars ({number(n)})"
    how = "Tone matches stars no better than chance here"
    if measure.low > chance:
        how = "Tone matches stars well here" if measure.value >= well else "Tone partly matches stars here"
    elif measure.high < chance:
        how = "Tone goes against the stars here"
    return f"{how} ({plural(n, 'rated review')})"


def describe_trust(trust: Trust) -> str:
    """Say how often the better rated of two reviews has the higher polarity."""
    if trust.sides.n and trust.sides.enough:
        chance = ": no more than chance, as far as they can tell" if trust.sides.low < 0.5 < trust.sides.high else ""
        return (
            "Of a review rated above 5 and one rated below, the liked one has the warmer words in "
            f"{_write_interval(trust.sides, scale=100, decimals=0)} of 100 pairs{chance}."
        )
    if trust.order.n:
        return f"{plural(trust.order.n, 'rated review')} with evidence: too few on both sides of 5 to tell."
    return "No review here is rated: there are no stars to hold the words against."


def describe_curve(curve: Calibration, polarity: Measure) -> str:
    """Say of which polarity a rating of 5 of 10 is expected, as the title of a figure.

    Parameters
    ----------
    curve : Calibration
    polarity : Measure
        Polarity as the lexicon has it, which the curve was learned from.
    """
    if not curve.crosses:
        return "The rating to expect of each polarity"
    middle = polarity.write_value(curve.middle)
    return f"Words that foretell 5 of 10 stand at {middle}{', not at zero' if middle.strip('+−0.') else ''}"


def describe_errors(order: Validity, curve: Calibration) -> str:
    """Say the rank correlation of words and stars, and by how much expecting a rating errs.

    Parameters
    ----------
    order : Validity
        From `validity.correlate_ranks`.
    curve : Calibration
    """
    return (
        f"Spearman’s rank correlation of words and stars: {_write_interval(order)}. Expecting a rating of "
        f"{'other films’' if curve.by_film else 'other'} reviews errs by "
        f"{number(curve.mae, decimals=1)} of 10 on average; expecting the mean rating of all would err by "
        f"{number(curve.naive_mae, decimals=1)}."
    )


def _write_interval(measure: Validity, *, scale: int = 1, decimals: int = 2) -> str:
    """Write a measure with its interval: "0.62 (0.61 to 0.63)"."""
    value, low, high = (number(each * scale, decimals=decimals) for each in (measure.value, measure.low, measure.high))
    return f"{value} ({low} to {high})" if measure.enough else f"{value} (too few to say how surely)"
