"""Do words match stars? The rating to expect of each tone, and how well they agree by film and by critic."""

from typing import Any

import streamlit as st

from corpus import figures
from corpus.polarity import trust_wording
from corpus.polarity.measure import Measure
from corpus.polarity.trust import Trust
from corpus.wording import plural
from pages.shared import columns, scaling, trusting
from pages.shared.address import read_value
from pages.shared.controls import choice, fold
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import table
from pages.shared.viewing import current

BY = {"film": "film", "critic": "reviewer"}
#: What to do where nothing that is selected is rated: in the corpus as a whole something is, or nothing.
WIDEN = "Other reviews of this corpus have ratings: widen the selection in the sidebar."
WITHOUT_RATINGS = (
    "This corpus has no ratings. Add reviews with a column of ratings on the Data screen; until then, “What moves it” "
    "shows which words the tone rests on."
)

view = current()


def show_curve(trust: Trust) -> None:
    """Show the rating to expect of each tone, or why none can be expected."""
    if trust.curve is None or trust.bins is None or trust.band is None:
        somewhere = bool(view.corpus.reviews["rating"].notna().any())
        plain_text(trust.why if trust.match.order.n else WIDEN if somewhere else WITHOUT_RATINGS)
        return
    polarity = Measure.of("polarity", view.weighed.without_stars.scale)
    chart(
        lambda: figures.draw_expected_ratings(
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
        opens=open_mark,
    )
    plain_text(trust_wording.describe_errors(trust.curve))


def open_mark(data: list[Any]) -> Address | None:
    """Return the address of a review, or of the reviews of a tone between two; None where tone is not selected by."""
    if len(data) == 1:
        return Address("review", link(view.query, review=data[0]))
    selected = view.scale.lexicon == "textblob"
    return Address("reviews", narrowed(view.query, "polarity", *map(str, data))) if selected else None


def show_groups() -> None:
    """Show the agreement of words and stars in each film or for each critic."""
    offered = {name: column for name, column in BY.items() if column in view.known}
    if not offered:
        return
    by = read_value("by", next(iter(offered)), allowed=list(offered))
    if len(offered) > 1:
        choice("By", {name: name.capitalize() for name in offered}, name="by")
    groups = trusting.measure_trust_by_group(*view.about, BY[by], _view=view)
    heads = columns.make_agreement_columns(by)
    sure = bool(groups["auc_enough"].any())
    if not sure:
        plain_text(f"Too few rated reviews of any one {by} to be sure of these shares.", "note")
    else:
        chart(
            lambda: figures.draw_validity(
                groups, title=trust_wording.describe_groups(groups, by), noun=by, theme=theme()
            ),
            key="validity",
            name=f"tone and stars by {by}",
            opens=lambda data: open_group(by, data[0]),
            with_data=False,
        )
    label = f"All {plural(len(groups), by)} in a table" if len(groups) > 1 else "In a table"
    if (listed := fold(label, name="numbers")).open:
        with listed:
            table(
                groups,
                page="page",
                key="agreement",
                name=f"words and stars by {by}",
                alt=f"Each {by} with how well tone matches stars, and the 95 % ranges",
                columns=heads,
                shown=["group", "n", "auc", *["auc_range"][:sure]],
                complete=trust_wording.add_ranges,
                opens=lambda row: open_group(by, row["group"]),
            )


def open_group(by: str, group: str) -> Address:
    """Return the address of the reviews of a film or by a critic."""
    return Address("reviews", narrowed(view.query, by, group))


trust = trusting.measure_trust(*view.about, _view=view)
rated = trust.match.order.n
heading(
    "Do words match stars?",
    view,
    trust_wording.describe_trust(trust.match) if len(view.reviews) else "",
    Address("mismatches", link(view.query)) if rated else None,
)
if view.reviews.empty:
    nothing_selected(view)
else:
    show_curve(trust)
    if rated:
        show_groups()
    if view.scale.lexicon == "house" and scaling.has_learned(view.corpus):
        plain_text(
            "Our word list was learned from ratings. If they are these same reviews’, words match stars better here "
            "than they would elsewhere.",
        )
    if rated:
        with st.expander("Method"):
            plain_text(trust_wording.describe_method(trust.match, trust.curve))
