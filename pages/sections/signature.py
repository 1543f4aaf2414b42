"""What sets a film apart: the words and phrases that its reviews use more than others."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import distinction, group_terms, term_use
from corpus.compare.distinction_wording import describe_distinction, describe_distinctions
from corpus.compare.group_terms import DRAWN, OTHERS, GroupTerms
from corpus.phrases.terms import PHRASE
from corpus.statistics.keyness import FEWEST_REVIEWS
from corpus.wording import number
from pages.shared import columns, comparing, distinctions
from pages.shared.address import Address, read_value
from pages.shared.controls import choice, dropdown, switch
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import table

KINDS = {"both": "Both", "words": "Words", "phrases": "Phrases"}
QUESTIONS = {
    "film": "What sets a film apart?",
    "critic": "What sets a critic apart?",
    "outlet": "What sets an outlet apart?",
    "genre": "What sets a genre apart?",
    "year": "What sets a year apart?",
}
#: Groups that are offered; terms that are drawn of one group, and of each of many.
OFFERED, MOST, EACH = 400, 10, 5

#: Columns that are open at first.
SHOWN = ("term", "reviews", "rest_reviews", "rate", "rest_rate", "log_odds", "interval", "q")
SHOWN_OF_EACH = ("term", "reviews", "n", "rest_reviews", "log_odds", "interval", "q")

view = current()


def open_term(by: str, group: str, term: str, kind: str, phrase_id: str, unit: str) -> Address:
    """Return the address of a term's sentences in a group's reviews."""
    return Address(
        *distinctions.find_sentences(view, by, group, term, phrase_id if kind == PHRASE and unit == "review" else "")
    )


def show_one(apart: GroupTerms, by: str, group: str, against: str, finding: str) -> None:
    """Show which terms one group uses more, and which the other group or all others do."""
    other = against or OTHERS
    opens = lambda data: len(data) == 4 and open_term(by, *data, apart.unit)  # noqa: E731
    drawn = term_use.add_shares(apart.table.groupby("group", sort=False).head(MOST))
    if against:
        chart(
            figures.draw_frequencies(
                apart.used, name=group, other=other, title=f"How often “{group}” and “{other}” use each term",
                theme=theme(),
            ),
            key="frequencies", name="frequencies", opens=opens, finding=finding,
        )  # fmt: skip
    for place, name, less in zip(st.columns(2, gap="large"), (group, other), (other, group), strict=True):
        with place:
            side, key = drawn[drawn["group"] == name], f"more-{'here' if name == group else 'there'}"
            title = f"More in {f'“{name}”' if name != OTHERS else name}"
            note = f"Bar: its {apart.unit}s that hold it. Line: of {less}. Hollow: chance might do it."
            if side.empty:
                plain_text(f"{title}: nothing that stands in {FEWEST_REVIEWS} {apart.unit}s or more.")
            else:
                chart(
                    figures.draw_distinctive_terms(
                        side, groups=[name], title=title, note=note, unit=apart.unit, most=MOST, theme=theme()
                    ),
                    key=key, name=f"more in {name}", opens=opens, columns=columns.make_term_columns(by, apart.unit),
                )  # fmt: skip


def show_all(apart: GroupTerms, by: str, finding: str) -> None:
    """Show which groups use the terms that set one apart, and which each uses more."""
    opens = lambda data: open_term(by, *data, apart.unit)  # noqa: E731
    many = min(DRAWN, len(apart.sizes))
    if len(apart.shares):
        ids = apart.table.drop_duplicates("term").set_index("term")[["kind", "phrase_id"]]
        chart(
            figures.draw_blocks(
                apart.shares, title=f"Who else holds what sets each {by} apart", sizes=apart.sizes.to_dict(),
                unit=apart.unit, theme=theme(),
            ),
            key="blocks", name=f"terms by {by}", opens=lambda data: opens([*data, *ids.loc[data[1]]]),
            finding=finding,
        )  # fmt: skip
    groups = apart.sizes.index[apart.sizes.index.isin(apart.table["group"])][:DRAWN].tolist()
    drawn = term_use.add_shares(apart.table[apart.table["group"].isin(groups)].groupby("group").head(EACH))
    if groups:
        plain_text(
            f"Bar: its {apart.unit}s that hold it. Line: of all others. Hollow: chance alone might do it.", "note"
        )
        height = -(-len(groups) // 3)
        sides = [groups[first : first + height] for first in range(0, len(groups), height)]
        for part, (side, place) in enumerate(zip(sides, st.columns(3, gap="large"), strict=False), start=1):
            with place:
                chart(
                    figures.draw_distinctive_terms(
                        drawn, groups=side, title=f"More than the others, {part} of {len(sides)}", named=True,
                        unit=apart.unit, most=EACH, theme=theme(),
                    ),
                    key=f"own-{part}", name=f"what each {by} uses more, {part} of {len(sides)}", opens=opens,
                    columns=columns.make_term_columns(by, apart.unit),
                )  # fmt: skip
        if many < len(apart.sizes):
            plain_text(f"Drawn: the {many} with most reviews. The table has all {number(len(apart.sizes))}.", "note")


def show_table(apart: GroupTerms, by: str, group: str, against: str) -> None:
    """List the terms that set groups apart, and of each group those that come nearest to it; the surest first."""
    shown = SHOWN if group else ("group", *SHOWN_OF_EACH)
    rows = apart.table.assign(interval=write_intervals(apart.table)).sort_values("p", kind="stable")
    table(
        rows,
        page="page",
        key="terms-apart",
        name=f"what sets {by}s apart",
        alt="Each term with its reviews here and elsewhere, rates, log-odds with interval and corrected probability",
        columns=columns.make_term_columns(by, apart.unit),
        shown=shown,
        opens=lambda row: open_term(by, row["group"], row["term"], row["kind"], row["phrase_id"], apart.unit),
    )


def describe_method(apart: GroupTerms, by: str) -> str:
    """Say how the comparison is made, and what it cannot show."""
    return (
        f"A term is listed for a{'n' if by == 'outlet' else ''} {by} where at least {FEWEST_REVIEWS} of its "
        f"{apart.unit}s hold it. It sets apart where chance would seldom do as much, corrected for all that was tested "
        f"(q at most 0.05): by how often it is used, and by how many {apart.unit}s hold it, so that no single one can "
        "make the word. "
        + ("A film's own title does not count. " if by == "film" else "")
        + ("A critic's words follow the films that came along. " if by == "critic" else "")
        + "It is set apart from this selection, not from all films that there are."
    )


def write_intervals(rows: pd.DataFrame) -> list[str]:
    """Write the interval of each row's log-odds; an end that is not known is left open."""
    ends = [["" if pd.isna(end) else number(end, decimals=1) for end in rows[side]] for side in ("low", "high")]
    return [
        f"{low} to {high}" if low and high else f"{low} or more" if low else f"{high} or less" if high else ""
        for low, high in zip(*ends, strict=True)
    ]


groupings = [by for by, column in distinction.BY.items() if view.reviews[column].notna().any()]
if not groupings:
    heading(QUESTIONS["film"], view)
    if view.reviews.empty:
        nothing_selected(view)
    else:
        plain_text("No review of this selection names a film, a critic, an outlet, a genre or a day.", "finding")
        plain_text("Add what they are about on the Data screen.")
else:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        by = dropdown("Compare", {name: f"{name.capitalize()}s" for name in groupings}, name="by", width=120)
        sizes = group_terms.count_reviews_per_group(view.reviews, by)
        asked = read_value("group", "", allowed=["", *sizes.index])
        names = list(dict.fromkeys([*sizes.index[:OFFERED], *filter(None, [asked])]))
        group = dropdown(
            "Which one",
            ["", *names],
            name="group",
            allowed=["", *sizes.index],
            format_func=lambda name: f"{name} · {number(sizes[name])}" if name else "All, side by side",
        )
        against = ""
        if group:
            known = ["", *sizes.index.drop(group)]
            asked = read_value("against", "", allowed=known)
            others = [name for name in dict.fromkeys([*names, *filter(None, [asked])]) if name != group]
            against = dropdown(
                "Against",
                ["", *others],
                name="against",
                allowed=known,
                format_func=lambda name: f"{name} · {number(sizes[name])}" if name else "All others",
            )
        kinds = choice("Terms", KINDS, name="terms", first="both")
        nameless = switch(
            "Set names aside",
            name="nameless",
            first=True,
            help="Words and phrases that are printed with capitals: characters, actors, places.",
        )
    options = (kinds, not nameless)
    few = bool(group) and distinctions.has_too_few(view, sizes, group, against)
    if few:
        with head:
            heading(QUESTIONS[by], view, f"“{group}” and what it is compared with need {FEWEST_REVIEWS} reviews each.")
        plain_text(
            f"In a selection of up to {number(group_terms.SENTENCES_OF)} reviews their sentences can be compared "
            "instead: narrow it in the sidebar."
        )
    elif len(sizes) < 2:
        with head:
            heading(QUESTIONS[by], view, f"Only one {by} in this selection: there is nothing to set it apart from.")
        plain_text("Widen the selection in the sidebar, or compare by something else.")
        comparing.offer_all(view, by)
    else:
        if group:
            apart = distinctions.compare_two(*view.about, by, group, against, *options, _view=view)
            finding = describe_distinction(apart.table, group, unit=apart.unit, other=against)
        else:
            apart = distinctions.compare_each(*view.about, by, *options, _view=view)
            finding = describe_distinctions(apart.table, noun=by, unit=apart.unit, many=len(sizes))
        sure = apart.table[apart.table["significant"]].sort_values("p", kind="stable")
        opens = [
            open_term(by, row.group, row.term, row.kind, row.phrase_id, apart.unit) for row in sure.head(1).itertuples()
        ]
        with head:
            heading(QUESTIONS[by], view, finding, *opens)
            if apart.unit == "sentence":
                plain_text(
                    f"Fewer than {FEWEST_REVIEWS} reviews on a side, so that sentences are compared: this tells these "
                    "texts apart, and no more."
                )
        if group:
            show_one(apart, by, group, against, finding)
        else:
            show_all(apart, by, finding)
        if len(apart.table):
            show_table(apart, by, group, against)
        plain_text(describe_method(apart, by), "note")
