"""How well polarity predicts ratings: the curve from one to the other, and their agreement by film and by critic."""

from corpus import figures
from corpus.polarity.measure import Measure
from corpus.polarity.trust import Trust
from corpus.polarity.validity import Validity
from corpus.wording import number, plural
from pages.shared import columns, scaling, trusting
from pages.shared.address import Address, link, narrowed
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, theme, to
from pages.shared.tables import table

BY = {"film": "film", "critic": "reviewer"}

view = current()


def write_interval(measure: Validity, *, scale: int = 1, decimals: int = 2) -> str:
    """Write a measure with its interval: "0.62 (0.61 to 0.63)"."""
    value, low, high = (number(each * scale, decimals=decimals) for each in (measure.value, measure.low, measure.high))
    return f"{value} ({low} to {high})" if measure.enough else f"{value} (too few to say how surely)"


def describe_trust(trust: Trust) -> str:
    """Say how often the better rated of two reviews has the higher polarity."""
    if trust.sides.n and trust.sides.enough:
        chance = ": no more than chance, as far as they can tell" if trust.sides.low < 0.5 < trust.sides.high else ""
        return (
            "Of a review rated above 5 and one rated below, the liked one has the warmer words in "
            f"{write_interval(trust.sides, scale=100, decimals=0)} of 100 pairs{chance}."
        )
    if trust.order.n:
        return f"{plural(trust.order.n, 'rated review')} with evidence: too few on both sides of 5 to tell."
    return "No review here is rated: there are no stars to hold the words against."


def show_curve(trust: Trust) -> None:
    """Show the rating to expect of each polarity, or why none can be expected."""
    if trust.curve is None or trust.bins is None or trust.band is None:
        plain_text(trust.why)
        return
    polarity = Measure.of("polarity", view.weighed.without_stars.scale)
    middle = polarity.write_value(trust.curve.middle)
    title = f"Words that foretell 5 of 10 stand at {middle}{', not at zero' if middle.strip('+−0.') else ''}"
    chart(
        figures.draw_expected_ratings(
            trust.points,
            trust.bins,
            trust.band,
            middle=trust.curve.middle,
            title=title if trust.curve.crosses else "The rating to expect of each polarity",
            value_name=polarity.axis,
            span=polarity.span,
            theme=theme(),
        ),
        key="curve",
        name="expected rating",
        opens=lambda data: len(data) == 1 and to("review", link(view.query, review=data[0])),
    )
    plain_text(
        f"Spearman’s rank correlation of words and stars: {write_interval(trust.order)}. Expecting a rating of "
        f"{'other films’' if trust.curve.by_film else 'other'} reviews errs by "
        f"{number(trust.curve.mae, decimals=1)} of 10 on average; expecting the mean rating of all would err by "
        f"{number(trust.curve.naive_mae, decimals=1)}."
    )


def show_groups() -> None:
    """Show the agreement of words and stars in each film or for each critic."""
    offered = {name: column for name, column in BY.items() if view.reviews[column].notna().any()}
    if not offered:
        return
    by = choice("Agreement by", {name: name.capitalize() for name in offered}, name="by")
    groups = trusting.measure_trust_by_group(*view.about, BY[by], _view=view)
    enough = int(groups["auc_enough"].sum())
    if enough:
        chart(
            figures.draw_validity(
                groups,
                measure="auc",
                title=f"{plural(enough, by)} with enough liked and disliked reviews to tell",
                noun=by,
                theme=theme(),
            ),
            key="validity",
            name=f"words and stars by {by}",
            columns=columns.agreement(by),
            opens=lambda data: open_group(by, data[0]),
        )
    table(
        groups,
        page="page",
        key="agreement",
        name=f"agreement by {by}",
        alt=f"Each {by} with how far words and stars agree, and the intervals",
        columns=columns.agreement(by),
        opens=lambda row: open_group(by, row["group"]),
    )


def open_group(by: str, group: str) -> Address:
    """Return the address of the reviews of a film or by a critic."""
    return to("reviews", narrowed(view.query, by, group))


trust = trusting.measure_trust(*view.about, _view=view)
heading(
    "How far are the words to be trusted?",
    view,
    describe_trust(trust) if len(view.reviews) else "",
    to("stars", link(view.query)) if trust.order.n else None,
)
if view.reviews.empty:
    nothing_selected(view)
else:
    show_curve(trust)
    if trust.order.n:
        show_groups()
    if view.scale.lexicon == "house" and scaling.has_learned(view.corpus):
        plain_text(
            "Words of this lexicon were learned from stars. If these are the same reviews, words and stars agree here "
            "better than they would in others.",
        )
    plain_text(
        "Words and stars are two measures of one review: where they part, either may be wrong. The curve supposes only "
        "that warmer words never foretell fewer stars (isotonic regression). Intervals hold 95 %, as if other films "
        "had been reviewed.",
        "note",
    )
