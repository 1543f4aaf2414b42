"""Signature words: the words and phrases that a film's reviews use more than others."""

from functools import partial

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import distinction, group_terms
from corpus.compare.group_terms import DRAWN, OTHERS, GroupTerms
from corpus.phrases.terms import PHRASE
from corpus.statistics.keyness import FEWEST_REVIEWS
from corpus.wording import listed, number
from pages.shared import bans, columns, comparing, distinctions
from pages.shared.address import read_value
from pages.shared.controls import choice, dropdown, fold, switch
from pages.shared.distinctions import EACH, MOST, Signature
from pages.shared.letters import plain_text
from pages.shared.links import Address
from pages.shared.showing import chart, heading, nothing_selected, show_foot, theme
from pages.shared.tables import table
from pages.shared.viewing import current

KINDS = {"both": "Both", "words": "Words", "phrases": "Phrases"}
TITLE = "Signature words"
#: Groups that are offered.
OFFERED = 200
#: Where there are more.
CUT = f"The {OFFERED} with most reviews are offered."

#: Columns that are open at first.
SHOWN = ("term", "reviews", "n", "rest_reviews", "rest_n", "rate", "rest_rate", "clear")
SHOWN_OF_EACH = ("group", "term", "reviews", "n", "rest_reviews", "rest_n", "clear")

view = current()


def open_term(by: str, group: str, term: str, kind: str, phrase_id: str, unit: str) -> Address:
    """Return the address of a term's sentences in a group's reviews."""
    return Address(
        *distinctions.find_sentences(view, by, group, term, phrase_id if kind == PHRASE and unit == "review" else "")
    )


def explain_bars(unit: str, here: str, there: str) -> str:
    """Say what the bars, the lines across them and the numbers beside them are."""
    return (
        f"Bar: share of the {unit}s {here} that use it. Upright line: the same {there}. Numbers: how many {unit}s, "
        "here and there. An empty bar could be chance."
    )


def find_longest(drawn: pd.DataFrame) -> float:
    """Return the largest share that is drawn."""
    return float(max(drawn["share"].max(), drawn["rest_share"].max()))


def show_one(shown: Signature, by: str, group: str, against: str) -> None:
    """Show which terms one group uses more, and which the other group or all others do."""
    apart, drawn, finding = shown.apart, bans.mark_terms(view, shown.drawn), bans.sign(shown.finding)
    opens = lambda data: len(data) == 4 and open_term(by, *data, apart.unit)  # noqa: E731
    drawn_keys: list[str] = []
    for place, name in zip(st.columns(2, gap="large"), shown.groups, strict=True):
        with place:
            side, key = drawn[drawn["group"] == name], f"more-{'here' if name == group else 'there'}"
            named = f"“{name}”" if name != OTHERS else f"all other {by}s"
            if side.empty:
                plain_text(f"No word of {named} is in {FEWEST_REVIEWS} {apart.unit}s or more.")
            else:
                chart(
                    partial(
                        figures.draw_distinctive_terms, side, groups=[name],
                        title=f"More often in reviews of {named}" if by == "film"
                        else f"More often: {named}", unit=apart.unit, most=MOST, longest=find_longest(drawn),
                        theme=theme(),
                    ),
                    key=key, name=f"more in {name}", opens=opens, finding=finding if name == group else "",
                    with_data=False, foot=False, depends=bans.list_bans().key,
                )  # fmt: skip
                drawn_keys.append(key)
    if drawn_keys:
        show_foot(drawn_keys, name=f"signature words of two {by}s")
    plain_text(explain_bars(apart.unit, "of this side", "for the other side"), "note")
    if against and switch("Show all words on one chart", name="chart"):
        chart(
            lambda: figures.draw_frequencies(
                bans.mark_terms(view, apart.used), name=group, other=against,
                title=f"How often “{group}” and “{against}” use each word",
                theme=theme(),
            ),
            key="frequencies", name="frequencies", opens=opens, depends=bans.list_bans().key,
        )  # fmt: skip


def show_each(shown: Signature, by: str) -> None:
    """Show which terms each group uses more than the others, in three columns."""
    apart, drawn, groups = shown.apart, bans.mark_terms(view, shown.drawn), shown.groups[:DRAWN]
    opens = lambda data: open_term(by, *data, apart.unit)  # noqa: E731
    if not groups:
        return
    plain_text(explain_bars(apart.unit, f"of this {by}", f"for all other {by}s"), "note")
    height = -(-len(groups) // 3)
    sides = [groups[first : first + height] for first in range(0, len(groups), height)]
    for part, (side, place) in enumerate(zip(sides, st.columns(3, gap="large"), strict=False), start=1):
        names = [f"“{name}”" if by == "film" else str(name) for name in side]
        with place:
            chart(
                partial(
                    figures.draw_distinctive_terms, drawn, groups=side,
                    title=f"Signature words of {listed(names)}", named=True,
                    unit=apart.unit, most=EACH, longest=find_longest(drawn), theme=theme(),
                ),
                key=f"own-{part}", name=f"signature words, {part} of {len(sides)}", opens=opens,
                finding=bans.sign(shown.finding) if part == 1 else "", with_data=False, said=True,
                foot=False, depends=bans.list_bans().key,
            )  # fmt: skip
    show_foot([f"own-{part}" for part in range(1, len(sides) + 1)], name=f"signature words by {by}")
    drawn_part = f"Shown: the {len(groups)} {by}s with the clearest." if len(groups) < len(shown.groups) else ""
    if notes := " ".join(filter(None, [shown.lacking, drawn_part])):
        plain_text(notes, "note")


def show_table(shown: Signature, by: str, group: str) -> None:
    """List the terms that set groups apart, and of each group those that come nearest to it; the surest first."""
    apart = shown.apart
    table(
        shown.rows,
        complete=lambda rows: bans.mark_terms(view, rows.assign(interval=write_intervals(rows))),
        page="page",
        key="terms-apart",
        name=f"signature words by {by}",
        alt=f"Each word or phrase with how many {apart.unit}s use it here and elsewhere, and whether that is clear",
        columns=columns.make_term_columns(by, apart.unit),
        shown=SHOWN if group else SHOWN_OF_EACH,
        banned={"term": bans.is_banned},
        opens=lambda row: open_term(by, row["group"], row["term"], row["kind"], row["phrase_id"], apart.unit),
    )


def describe_method(apart: GroupTerms, by: str) -> str:
    """Say how the comparison is made, and what it cannot show."""
    return (
        f"A term is listed for a{'n' if by == 'outlet' else ''} {by} where at least {FEWEST_REVIEWS} of its "
        f"{apart.unit}s use it. It is a clear signature where chance would seldom do as much, corrected for all that "
        f"was tested (q at most 0.05): by how often it is used (log-odds with an informative prior), and by how many "
        f"{apart.unit}s use it, so that no single one can make the word. "
        + ("A film’s own title does not count. " if by == "film" else "")
        + ("A critic’s words follow the films that came along. " if by == "critic" else "")
        + "The comparison is with this selection, not with all films that there are."
    )


def write_intervals(rows: pd.DataFrame) -> list[str]:
    """Write the interval of each row's log-odds; an end that is not known is left open."""
    ends = [["" if pd.isna(end) else number(end, decimals=1) for end in rows[side]] for side in ("low", "high")]
    return [
        f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less" if high else ""
        for low, high in zip(*ends, strict=True)
    ]


def choose_sides(by: str, sizes: pd.Series) -> tuple[str, str]:
    """Let the reader choose one group, and what it is compared with; empty for all."""
    every = ["", *sizes.index.tolist()]
    offered = name_groups(every, sizes, name="group", none="All, side by side")
    group = dropdown("Which one", offered, name="group", allowed=every, help=CUT if every[OFFERED + 1 :] else None)
    if not group:
        return "", ""
    others = [name for name in every if name != group]
    offered = name_groups(others, sizes, name="against", none="All others")
    return group, dropdown("Compared with", offered, name="against", allowed=others)


def name_groups(every: list[str], sizes: pd.Series, *, name: str, none: str) -> dict[str, str]:
    """Return what the groups with most reviews are called, and the one that the link names; "" is none of them."""
    offered = dict.fromkeys([*every[: OFFERED + 1], read_value(name, "", allowed=every)])
    return {group: f"{group} · {number(sizes[group])}" if group else none for group in offered}


def show_signature(by: str, group: str, against: str, chosen: tuple[str, ...], options: tuple[str, bool]) -> None:
    """Show the terms of one group or of each, the finding first."""
    if group:
        shown = distinctions.show_two(*view.about, by, group, against, *options, _view=view)
    else:
        shown = distinctions.show_each(*view.about, by, *options, chosen, _view=view)
    apart = shown.apart
    opens = [open_term(by, row.group, row.term, row.kind, row.phrase_id, apart.unit) for row in shown.surest]
    with head:
        heading(TITLE, view, shown.finding, *opens)
        if apart.unit == "sentence":
            plain_text(
                f"With fewer than {FEWEST_REVIEWS} reviews on a side, sentences are compared: that shows how these "
                "texts differ, and no more."
            )
    if group:
        show_one(shown, by, group, against)
    else:
        show_each(shown, by)
    if len(shown.rows) and (numbers := fold("All words in a table", name="numbers")).open:
        with numbers:
            show_table(shown, by, group)
    with st.expander("Method"):
        plain_text(describe_method(apart, by), "note")


groupings = [by for by, column in distinction.BY.items() if column in view.known]
if not groupings:
    heading(TITLE, view)
    if view.reviews.empty:
        nothing_selected(view)
    else:
        plain_text("No review of this selection names a film, a critic, an outlet, a genre or a day.", "finding")
        plain_text("Add what they are about on the Data screen.")
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = dropdown("Compare", {name: f"{name.capitalize()}s" for name in groupings}, name="by", width=120)
        sizes = distinctions.count_groups(*view.about, by, _view=view)
        group, against = choose_sides(by, sizes)
        kinds = choice("Show", KINDS, name="terms", first="both")
        nameless = switch(
            "Hide names",
            name="nameless",
            first=True,
            help="Words and phrases that are printed with capitals: characters, actors, places.",
        )
        chosen = () if group else comparing.choose_groups(view, by)
    if group and distinctions.has_too_few(view, sizes, group, against):
        with head:
            heading(TITLE, view, f"Too few reviews: each side needs {FEWEST_REVIEWS}.")
        plain_text(
            f"In a selection of up to {number(group_terms.SENTENCES_OF)} reviews their sentences can be compared "
            "instead: narrow it in the sidebar."
        )
    elif len(sizes) < 2:
        with head:
            heading(TITLE, view, f"Only one {by} in this selection: there is nothing to compare it with.")
        plain_text("Widen the selection in the sidebar, or compare by something else.")
        comparing.offer_all(view, by)
    else:
        show_signature(by, group, against, chosen, (kinds, not nameless))
