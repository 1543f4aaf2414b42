"""Films, critics, outlets, genres and years compared: how they differ, and whether that is more than chance."""

import streamlit as st

from corpus import figures
from corpus.aspects.values import VALUES, find_aspect, make_measure
from corpus.compare.comparison import Comparison
from corpus.compare.pair_conclusions import ask_second, describe_pairs
from corpus.polarity.measure import Measure
from corpus.statistics.groups import ENOUGH
from corpus.wording import number, signed
from pages.shared import columns, comparing, groupings, praising, queries
from pages.shared.address import here, is_on, read_value
from pages.shared.controls import dropdown, fold, switch, text
from pages.shared.front import into_sight
from pages.shared.groupings import COMPARED, MOST_DRAWN, Ranking
from pages.shared.letters import plain_text
from pages.shared.links import Address
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import choose_order, table
from pages.shared.viewing import current

AVERAGES = {"mean": "Mean", "median": "Median"}
#: Label, column and direction; groups with too few reviews to be compared always come last.
ORDERS = {
    "warm": ("Highest first", "mean", False),
    "cold": ("Lowest first", "mean", True),
    "many": ("Most reviews first", "n", False),
    "wide": ("Most split first", "sd", False),
    "name": ("By name", "group", True),
}
TITLES = {
    "film": "Films compared",
    "critic": "Critics compared",
    "outlet": "Outlets compared",
    "genre": "Genres compared",
    "year": "Years compared",
}

view = current()


def choose_level(groups: int) -> tuple[str, str]:
    """Show which average is drawn, and in which order, where more than two `groups` are or none is chosen."""
    average = dropdown("Average", AVERAGES, name="average", width=110)
    if groups in (1, 2):
        return average, "warm"
    order = choose_order(
        ORDERS,
        first="warm",
        key="order",
        of="groups",
        width=180,
    )
    return average, order


def show_groups(ranked: Ranking, by: str, average: str) -> None:
    """Show the table of groups: number, average with its range, difference from the rest, the other measure."""
    unit, measure, other = ranked.compared.unit, measures[ranked.compared.value], find_other(ranked.compared.value)
    offered = columns.make_group_columns(by, unit, measure, other, average=average)
    offered = {name: look for name, look in offered.items() if not name.startswith("rest_") or name in ranked.groups}
    hidden = {"mean", "median", "other"} - {average, *(["other"] if other else [])}
    table(
        ranked.groups,
        page="page",
        key="groups",
        name=f"{by}s",
        alt=f"Each {by} with its number of {unit}s, {average} {measure.name.lower()} and 95 % range",
        columns=offered,
        shown=[name for name in columns.GROUPS if name in offered and name not in hidden],
        complete=comparing.write_ranges(measure.write_value),
        opens=lambda row: comparing.open_group(view, by, row["group"]),
    )


def find_other(value: str) -> Measure | None:
    """Return the measure that is not compared, where there is one."""
    return next((each for name, each in measures.items() if name != value), None)


def show_pairs(compared: Comparison, by: str, measure: Measure, chosen: tuple[str, ...]) -> None:
    """Show each pair with its difference, range and conclusion, clear ones first; a row leads to the two alone."""
    listed = groupings.list_pairs(*view.about, compared.by, compared.value, chosen, _view=view)
    able = 0 if chosen else int(compared.groups["enough"].sum())
    said = describe_pairs(compared.pairs, by=compared.by, unit=compared.unit, tests=compared.tests, groups=able)
    plain_text(said, "note")
    asked = text(f"Find one {by} or two", name="one", longest=80, width=300, placeholder="Words of their names")
    words = asked.casefold().split()
    names = (f"{a}\n{b}".casefold() for a, b in zip(listed["a"], listed["b"], strict=True))
    listed = listed[[all(word in both for word in words) for both in names]]
    if listed.empty:
        plain_text(f"No two {by}s that are compared have this in their names.")
        return
    beside = here(**dict.fromkeys(["with", "pairs", "one", "pair", "sort-pairs"]))
    table(
        listed,
        page="pair",
        key="pairs",
        name=f"pairs of {by}s",
        alt="Each pair with its difference, the 95 % range of that, and whether it is clear",
        columns=columns.make_pair_columns(by, measure),
        shown=columns.PAIRS,
        complete=comparing.write_ranges(lambda value: signed(value, decimals=measure.decimals)),
        opens=lambda row: Address(beside.screen, beside.query | {"with": [row["a"], row["b"]]}),
    )


def show_level(by: str, measure: Measure, average: str, order: str, chosen: tuple[str, ...]) -> None:
    """Show the average of each group with its range, and which groups differ."""
    column, value = COMPARED[by], measure.column
    _, key, ascending = ORDERS[order]
    other = find_other(value)
    ranked = groupings.rank_groups(
        *view.about, column, value, chosen, average=average, order=average if key == "mean" else key,
        ascending=ascending, other=other.column if other else "", _view=view,
    )  # fmt: skip
    compared, finding = ranked.compared, ranked.finding
    if len(chosen) == 1 and len(groupings.name_groups(*view.about, _view=view)[by]) > 1:
        finding = ask_second(chosen[0], by=column)
    several = compared.tests > 1 and len(compared.pairs) > 1
    drawn = ranked.drawn["group"].head(MOST_DRAWN).tolist()
    counted = "reviews" if compared.unit == "review" else "sentences with scored words"
    with head:
        ends = (str(end) for end in (compared.ends.highest, compared.ends.lowest) if end is not None)
        named = next((end for end in ends if end in finding), "")
        rows = here(pairs=True)
        behind = comparing.open_group(view, by, named) if named else rows
        heading(TITLES[by], view, finding, behind if several else None)
        if several and not chosen and not read_value("pairs", False, read=is_on):
            show_link(f"Compare {by}s two by two", rows.screen, rows.query, icon="compare_arrows")
        if not find_aspect(value):
            comparing.show_match(view, measure)
        # Beside what is picked it is another pick that is wanted.
        if compared.ends.others < 1 and not chosen:
            comparing.offer_more(view)
    chart(
        lambda: figures.draw_distributions(
            queries.list_points(view, compared, drawn),
            ranked.drawn,
            value_name=measure.axis,
            middle=measure.middle,
            span=measure.span,
            title=compared.describe_ends(drawn=drawn) or f"{measure.name} of each {compared.unit}, by {by}",
            note=f". Diamond and line: {average} with its 95 % range. After each name: its {counted}.",
            noun=compared.unit,
            marks=300,
            average=average,
            most=MOST_DRAWN,
            which=comparing.name_part(ranked.drawn, ranked.groups) if key == "mean" else "",
            group_noun=by,
            fewest=ENOUGH,
            theme=theme(),
        ),
        key="distributions",
        name=f"{measure.name.lower()} by {by}",
        finding=finding,
        opens=lambda data: comparing.open_group(view, by, *data[:2]),
        with_data=False,
        said=compared.unit == "review",
    )
    copied = groupings.describe_copies(*view.about, by, chosen, _view=view)
    if notes := " ".join(filter(None, [compared.exceptions, copied])):
        plain_text(notes, "note")
    if (numbers := fold("The numbers", name="numbers")).open:
        with numbers:
            show_groups(ranked, by, average)
    if several and switch(f"Compare {by}s two by two", name="pairs"):
        into_sight("pairs")
        show_pairs(compared, by, measure, chosen)
    with st.expander("Method"):
        plain_text(describe_method(ranked, by, measure), "note")


def describe_method(ranked: Ranking, by: str, measure: Measure) -> str:
    """Say how the groups were compared, and what that cannot show."""
    return (
        f"A mean has a 95 % range from 5 {ranked.compared.unit}s on, a median from 6; that of a rating ends where the "
        f"scale does. Means are compared, each {by} with all the others together first. Pairs count only where some "
        f"{by} differs from all the others; two that are picked keep the verdict that they have among all pairs. "
        "All tests are by rank (Wilcoxon’s) and corrected for their number (q, Benjamini-Hochberg), so that chance is "
        "rarely taken for a difference."
        + describe_measure(measure)
        + (
            f" The {number(ranked.among)} {by}s that are compared come first."
            if 0 < ranked.among < len(ranked.groups)
            else ""
        )
    )


def describe_measure(measure: Measure) -> str:
    """Say what a tone is, and where its middle; nothing of ratings, which the critics gave."""
    if find_aspect(measure.column):
        return (
            f" {measure.name} is the mean of what a review says of it; see Method of Praise and blame. Chance is "
            "judged for this part alone."
        )
    if measure.is_rating:
        return ""
    return (
        " Tone is TextBlob’s polarity, which adds up words; it knows neither irony nor plot. The dotted line is the "
        f"middle of this corpus, {measure.write_value(measure.middle)}."
    )


measures = comparing.list_measures(view)
if not measures or not comparing.list_comparable(view):
    heading(TITLES["film"], view)
    nothing_selected(view)
else:
    asked = read_value("measure", next(iter(measures)), allowed=[*measures, *VALUES])
    if find_aspect(asked):
        # What Praise and blame leads to, and no choice that is always offered.
        measures[asked], view = make_measure(asked), praising.add_value(view, asked)
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = comparing.choose_grouping(view)
        chosen = comparing.choose_groups(view, by, empty=f"Choose {by}s")
        measure = comparing.choose_measure(measures)
        average, order = choose_level(len(chosen))
        comparing.offer_all(view, by)
    show_level(by, measure, average, order, chosen)
