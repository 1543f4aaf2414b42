"""Which parts of a film are praised and blamed: acting, story, camera …, by film, critic or any other group."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.aspects.terms import ASPECTS
from corpus.aspects.values import SAID, name_value
from corpus.compare import praise_wording
from corpus.compare.dwelling import describe_dwelling
from corpus.compare.praise import Praise
from corpus.store.selection import JUDGED
from corpus.wording import number, plural, signed
from pages.shared import columns, comparing, house_terms, lines, praising
from pages.shared.address import here, read_value
from pages.shared.controls import choice, dropdown, fold
from pages.shared.groupings import COMPARED
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed_by
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current

TITLE = "Praise and blame, part by part"
#: Groups that are offered, and drawn; of years, that stand in their order, more.
OFFERED, MOST_DRAWN, MOST_YEARS = 200, 12, 30
#: Where there are more.
CUT = f"The {OFFERED} of which most is said are offered; the table of the numbers opens any other."
#: Which sentences of a part come first.
FIRST = {"best": "Best first", "worst": "Worst first"}
#: Orders of the groups that are drawn, besides by each part.
ORDERS = {"clear": "Clearest differences first", "many": "Most judged first", "name": "By name"}
#: Columns of the sentences that are open at first.
LINES = ("left", "printed", "right", "part", "polarity", "film", "reviewer")

#: How many reviews praise a part, and blame it, by the field of the selection that keeps these.
COUNTED = dict(zip(JUDGED, ("praising", "blaming"), strict=True))

view = current()


def open_cell(group: str, part: str) -> Address:
    """Return the address of what reviews of a group say of a part; of all reviews without a group."""
    return here(group=group, part=part, page=None, numbers=None, **{"sort-cells": None})


def open_reviews(cell: Mapping[str, Any], field: str, by: str) -> Address | None:
    """Return the address of the reviews of a cell that praise, or blame, its part; None where there are none.

    Nor is there one where more reviews than were counted would be shown: where the selection has another part in this
    field, or another genre, for these are alternatives; and where it has dates, which a year would take the place of.
    """
    chosen = view.selection
    if not cell[COUNTED[field]] or getattr(chosen, field) not in ((), (cell["aspect"],)):
        return None
    if (by == "genre" and chosen.genre not in ((), (cell["group"],))) or (
        by == "year" and chosen.dates != (None, None)
    ):
        return None
    of = {by: (cell["group"],)} if cell["group"] else {}
    return Address("reviews", narrowed_by(view.query, {field: (cell["aspect"],), **of}))


def show_ways(cell: Mapping[str, Any], by: str) -> None:
    """Show links to the reviews of a cell that praise its part, and to those that blame it."""
    for field, counted in COUNTED.items():
        if goal := open_reviews(cell, field, by):
            verb = field if cell[counted] > 1 else f"{field}s"
            show_link(f"{plural(cell[counted], 'review')} that {verb} {SAID[cell['aspect']]}", *goal, icon="article")


def show_time(by: str, group: str, part: str) -> None:
    """Show the way to what a group's reviews, or all of them, say of a part over time; not where none has a day."""
    if "published" not in view.known or (by == "year" and group):
        return
    query = narrowed_by(view.query, {by: (group,)}) if group else link(view.query)
    goal = Address("time", {**query, "measure": [name_value(part)]})
    show_link(f"{SAID[part].capitalize()} over time", *goal, icon="calendar_month")


def show_every(praise: Praise, by: str, order: str, chosen: tuple[str, ...]) -> None:
    """Show all groups by all parts, which of them differ, and the numbers in a table."""
    cells, finding, notes, behind = praising.rank_praise(*view.about, COMPARED[by], order, chosen, _view=view)
    with head:
        heading(TITLE, view, finding, open_cell(*behind) if behind else None)
        if by == "year" and behind:
            show_time(by, "", behind[1])
    chart(
        lambda: figures.draw_praise(
            cells,
            title=finding,
            usual=praise.whole,
            noun=by,
            most=MOST_YEARS if by == "year" else MOST_DRAWN,
            theme=theme(),
        ),
        key="cells",
        name=f"praise and blame by {by}",
        finding=finding,
        opens=lambda data: open_cell(*data),
        with_data=False,
        said=True,
    )
    if notes:
        plain_text(notes, "note")
    if (numbers := fold("The numbers", name="numbers")).open:
        with numbers:
            show_numbers(cells, by)


def show_numbers(cells: pd.DataFrame, by: str) -> None:
    """Show each group's average of each part with its range; a row leads to its sentences."""
    table(
        cells.assign(part=cells["aspect"].str.capitalize()).drop(columns=["aspect", "clear"]),
        page="page",
        key="cells",
        name=f"parts by {by}",
        alt=f"What the reviews of each {by} say of each part of the film: reviews, mean, range, difference",
        columns=columns.make_praise_columns(by),
        shown=columns.PRAISE,
        complete=comparing.write_ranges(signed),
        opens=lambda row: open_cell(row["group"], row["part"].lower()),
        cells={
            counted: lambda row, field=field: open_reviews({**row, "aspect": row["part"].lower()}, field, by)
            for field, counted in COUNTED.items()
        },
    )


def show_one(praise: Praise, by: str, group: str, part: str) -> None:
    """Show the parts of one group, or of all reviews, and what is said of them in its sentences."""
    if group:
        profile = praise.cells[praise.cells["group"] == group]
        profile = profile.assign(rest_mean=profile["mean"] - profile["rest_difference"])
    else:
        profile = praise.whole.assign(rest_mean=float("nan"))
    of = {"group": group, "by": COMPARED[by]} if group else {}
    if part:
        finding, best = praise_wording.describe_part(profile, part, **of), ""
    else:
        finding, best = praise_wording.describe_group(profile, **of), next(iter(praise_wording.rank_parts(profile)), "")
    with head:
        heading(TITLE, view, finding, open_cell(group, best) if best else None)
        with st.container(horizontal=True):
            show_link(f"All {by}s", *here(group=None, part=None, page=None, order=None), icon="arrow_back")
            for cell in profile[profile["aspect"] == part].to_dict("records"):
                show_ways({**cell, "group": group}, by)
                show_time(by, group, part)
        if profile.empty:
            comparing.offer_more(view)
    if profile.empty:
        return
    chart(
        lambda: figures.draw_parts(
            profile,
            title=finding,
            others=f"all other {by}s together" if group and profile["rest_mean"].notna().any() else "",
            theme=theme(),
        ),
        key="parts",
        name=f"praise and blame of {group or 'all'}",
        opens=lambda data: open_cell(group, *data),
        columns=columns.make_praise_columns(by),
        said=True,
    )
    if group and by in ("critic", "outlet") and "film" in view.known:
        show_dwelling(by, group)
    if part and not group:
        goal = Address("films", link(view.query, by=by, measure=name_value(part)))
        show_link(f"Compare {by}s by what is said of {SAID[part]}", *goal, icon="compare_arrows")
    show_said(by, group, part)


def show_dwelling(by: str, group: str) -> None:
    """Show which parts a critic, or an outlet, judges more often than colleagues on the same films."""
    measured = praising.measure_dwelling(*view.about, COMPARED[by], _view=view)
    said = describe_dwelling(measured, group=group)
    own = measured[measured["group"] == group]
    if own["q"].isna().all():
        plain_text(said, "note")
        return
    plain_text(said)
    if (often := fold("How often each part comes up", name="often")).open:
        with often:
            table(
                own.assign(part=own["aspect"].str.capitalize()).drop(columns=["group", "aspect", "p"]),
                key="often",
                name=f"how often {group} judges each part",
                alt="In how many reviews each part is judged, and in how many of all reviews of the same films",
                columns=columns.make_dwelling_columns(by),
                shown=columns.DWELLING,
                opens=lambda row: open_cell(group, row["part"].lower()),
            )


def show_said(by: str, group: str, part: str) -> None:
    """Show the sentences: of a part all of them, else of each part those that praise and blame it most."""
    st.subheader(f"What is said of {SAID[part]}" if part else "The best and the worst that is said", anchor=False)
    worst = bool(part) and choice("Order", FIRST, name="first") == "worst"
    said = praising.list_said(*view.about, COMPARED[by], group, part, worst, _view=view)
    if said.empty:
        return
    if len(said) == praising.MOST:
        plain_text(f"The first {number(len(said))} statements are shown.", "note")
    known = [name for name in LINES if name in said and said[name].notna().any()]
    table(
        said,
        page="page",
        rows=12,
        complete=lines.join_stops,
        key="said",
        name=f"sentences on {part or 'each part'}",
        alt="Each statement with the words before and after it in its sentence, and its tone",
        columns=columns.SAID,
        shown=[name for name in known if name != ("part" if part else "") and name != (COMPARED[by] if group else "")],
        opens=lambda row: Address("review", link(view.query, review=row["review_id"], at=row["start"])),
    )


def show_waiting() -> None:
    """Say where words for parts of the film have been changed, and the reviews not been read by them."""
    (kept, _), damage = house_terms.read_kept(view.corpus)
    if damage or house_terms.is_read(view.corpus, kept):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        plain_text(
            "The words for parts of the film have changed. These numbers are from before, until the reviews are read "
            "again."
        )
        show_link("Words for each part", "terms", link(view.query), icon="edit_note")


def describe_method(by: str) -> str:
    """Say how statements are found and averaged, and what that cannot show."""
    return (
        "A clause is a statement where it names a part of the film, by a list of terms, and judges it, by the words "
        "beside it: “the acting is superb but the script is lazy” is two. What retells the plot is none. Its tone is "
        "the mean of these judgements, from −1 to +1; 0 parts praise from blame. Each review counts once for a part, "
        "with the mean of its statements, so that ranges and tests are over reviews; one that says nothing of it does "
        f"not count. Each {by} is compared, part by part, with the reviews of all others by rank (Wilcoxon’s), "
        f"corrected for all {by}s and parts at once (q, Benjamini-Hochberg). A critic dwells on a part who judges "
        "it in more reviews than chance would deal out among all reviews of the same films (Mantel and Haenszel’s "
        "test, exact, corrected likewise). Words are taken as they are: irony is not understood. Parts should not be "
        "compared with one another: critics mention a pace mostly to blame it. The scale and the word list of the "
        "sidebar do not change these numbers."
    )


if view.reviews.empty or not comparing.list_comparable(view):
    heading(TITLE, view)
    nothing_selected(view)
else:
    head = st.container()
    show_waiting()
    controls = st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = comparing.choose_grouping(view)
        praise = praising.measure_praise(*view.about, COMPARED[by], _view=view)
        every = ["", *praising.name_groups(*view.about, COMPARED[by], _view=view)]
        asked = read_value("group", "", allowed=every)
        offered = {name: name or f"All {by}s" for name in dict.fromkeys([*every[: OFFERED + 1], asked])}
        group = dropdown("Which one", offered, name="group", allowed=every, help=CUT if every[OFFERED + 1 :] else None)
        parts = {"": "All parts", **{aspect: aspect.capitalize() for aspect in praise.whole["aspect"]}}
        part = dropdown("Part", parts, name="part", allowed=["", *ASPECTS], width=140)
        if not group and not part:
            by_part = {aspect: f"Best {aspect} first" for aspect in praise.whole["aspect"]}
            first = "name" if by == "year" else "clear"
            order = dropdown("Order", ORDERS | by_part, name="order", first=first, width=210)
            chosen = comparing.choose_groups(view, by)
    if group or part:
        show_one(praise, by, group, part)
    else:
        show_every(praise, by, order, chosen)
    with st.expander("Method"):
        plain_text(describe_method(by), "note")
        show_link("Change the words by which parts are found", "terms", link(view.query), icon="edit_note")
