"""How well polarity predicts ratings: the curve from one to the other, and their agreement by film and by critic."""

from corpus import figures
from corpus.polarity import trust_wording
from corpus.polarity.measure import Measure
from corpus.polarity.trust import Trust
from corpus.wording import plural
from pages.shared import columns, scaling, trusting
from pages.shared.address import Address, link, narrowed
from pages.shared.controls import choice
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import table

BY = {"film": "film", "critic": "reviewer"}

view = current()


def show_curve(trust: Trust) -> None:
    """Show the rating to expect of each polarity, or why none can be expected."""
    if trust.curve is None or trust.bins is None or trust.band is None:
        plain_text(trust.why)
        return
    polarity = Measure.of("polarity", view.weighed.without_stars.scale)
    chart(
        figures.draw_expected_ratings(
            trust.points,
            trust.bins,
            trust.band,
            middle=trust.curve.middle,
            title=trust_wording.describe_curve(trust.curve, polarity),
            value_name=polarity.axis,
            span=polarity.span,
            theme=theme(),
        ),
        key="curve",
        name="expected rating",
        opens=lambda data: len(data) == 1 and Address("review", link(view.query, review=data[0])),
    )
    plain_text(trust_wording.describe_errors(trust.order, trust.curve))


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
            columns=columns.make_agreement_columns(by),
            opens=lambda data: open_group(by, data[0]),
        )
    table(
        groups,
        page="page",
        key="agreement",
        name=f"agreement by {by}",
        alt=f"Each {by} with how far words and stars agree, and the intervals",
        columns=columns.make_agreement_columns(by),
        opens=lambda row: open_group(by, row["group"]),
    )


def open_group(by: str, group: str) -> Address:
    """Return the address of the reviews of a film or by a critic."""
    return Address("reviews", narrowed(view.query, by, group))


trust = trusting.measure_trust(*view.about, _view=view)
heading(
    "How far are the words to be trusted?",
    view,
    trust_wording.describe_trust(trust) if len(view.reviews) else "",
    Address("mismatches", link(view.query)) if trust.order.n else None,
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
