"""One phrase: who uses it, its lines, where in a review, when, and the ratings and the tone that go with it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from corpus import calendar, figures
from corpus.figures import Chart
from corpus.phrases import position, usage
from corpus.phrases.phrase_list import describe_rate, describe_users
from corpus.phrases.phrase_use import PhraseUse, describe_rating, describe_tone, list_ratings, list_tones
from corpus.phrases.usage import WITH, Contrast
from corpus.polarity.measure import Measure
from corpus.statistics.groups import ENOUGH
from corpus.store.selection import NAMED
from corpus.wording import number
from pages.shared import bans, columns, lines, queries, watching
from pages.shared.address import here, read_value
from pages.shared.controls import choice, fold
from pages.shared.letters import markdown, plain_text
from pages.shared.links import ADDED, Address, link
from pages.shared.noting import show_note
from pages.shared.phrase_usage import describe_owner, measure_use
from pages.shared.showing import chart, heading, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current

#: Who may use a phrase, those first that a reader asks about first.
GROUPS = {"critic": "Critics", "film": "Films", "outlet": "Outlets"}
#: Phrases that are shown in place of one that is gone.
NEAREST = 5
ACROSS = {"place": "Along the review", "published": "Over time"}
METHOD = """Its variants count with it; the sentences show how each is printed. A place in a review is counted in \
characters, at the middle of the phrase. A fifth of the review is named only where chance would hardly put so many \
there (the lower end of the 99 % Wilson range is above a fifth).

Diamonds are means, lines their 95 % range, from five values on. “Rated higher” or “more positive” is said where a \
Wilcoxon–Mann–Whitney test finds it beyond chance. The phrase's own words count in the tone of its sentences; reviews \
by one critic are less independent than the test assumes.

Several critics or one: see Method on the list of phrases. The order of printing says nothing about copying: critics \
may have a phrase from a press book, from a colleague or from the language."""

view = current()


def open_use(data: list[str]) -> Address:
    """Return the address of a review at the place of a tick."""
    return Address("review", link(view.query, review=data[0], at=data[1], phrase=asked))


def show_fifths(use: PhraseUse) -> None:
    """Show how many of its uses are in each fifth of their reviews."""
    parts = position.count_fifths(use.uses["place"])
    chart(
        lambda: figures.draw_counts(
            parts.assign(part=parts["part"].str.capitalize()),
            label="part",
            count="occurrences",
            title=position.describe_position(parts),
            noun="use",
            unit="Uses in each fifth of their reviews, from the beginning to the end.",
            theme=theme(),
        ),
        key="place-in-the-review",
        name="place in the review",
    )


def show_counts(
    counted: pd.DataFrame, *, title: str, unit: str, name: str, key: str, opens: Callable | None = None
) -> None:
    """Show bars of how many reviews of each name, in each outlet or in each variant use the phrase."""
    draw = partial(
        figures.draw_counts,
        counted,
        label="name",
        count="reviews",
        title=title,
        unit=unit,
        most=8,
        theme=theme(),
    )
    chart(draw, key=key, name=name, opens=opens, depends=bans.list_bans().key)


def show_variants() -> None:
    """Show how many reviews use each variant, or each word that fills the gap."""
    filled = queries.list_fillers(*view.about, asked, _view=view).rename(columns={"filler": "name"})
    if len(filled) > 1:
        if phrase["kind"] != "template":
            filled["name"] = usage.spell_variants(filled["name"], phrase["said"])
        title = usage.describe_variants(filled, template=phrase["kind"] == "template")
        if phrase["kind"] != "template":
            marked = bans.mark_terms(view, filled.assign(term=filled["name"], phrase_id=""))
            filled = marked.drop(columns=["term", "phrase_id"])
        show_counts(filled, title=title, unit="Reviews that use each.", name="variants", key="fillers")


def list_groups(use: PhraseUse) -> list[str]:
    """Return of films, critics and outlets those of which several use the phrase."""
    return [by for by in GROUPS if len(use.spread[NAMED[by]].dropna().unique()) > 1]


def show_group(use: PhraseUse, by: str) -> None:
    """Show how many reviews of each film, by each critic or in each outlet use the phrase."""
    names = use.spread[NAMED[by]]
    counted = names.value_counts().rename_axis("name").reset_index(name="reviews")
    show_counts(
        counted,
        title=usage.describe_most(counted, by=by, of=len(names.dropna())),
        unit=f"Reviews that use it, {by} by {by}.",
        name=f"reviews by {by}",
        key=f"reviews-by-{by}",
        opens=lambda data: lines.open_uses(view, asked, use.spread[names == data[0]], by, data[0]),
    )


def show_users(use: PhraseUse) -> None:
    """Show who uses the phrase: whose habit it is, and the critics, outlets or films with most of its reviews."""
    st.subheader("Who uses this phrase?", anchor=False)
    if owner := describe_owner(*view.about, asked, _view=view):
        plain_text(owner)
    for by in list_groups(use)[:1]:
        show_group(use, by)


def show_others(use: PhraseUse) -> None:
    """Show its variants, and the reviews that use it by what else these are grouped by, side by side."""
    shows = [partial(show_group, use, by) for by in list_groups(use)[1:]]
    if phrase["kind"] != "single":
        shows.append(show_variants)
    for show, place in zip(shows, st.columns(len(shows), gap="medium") if shows else [], strict=True):
        with place:
            show()


def show_crossed(use: PhraseUse) -> None:
    """Show where in the reviews of each film, critic or outlet the phrase is, or when, a row each; folded."""
    several = list_groups(use) if len(use.uses) >= ENOUGH else []
    offered = {by: label for by, label in GROUPS.items() if by in several}
    if not offered:
        return
    dated = len(use.periods) > 1
    known = {across: label for across, label in ACROSS.items() if dated or across == "place"}
    by = read_value("by", next(iter(offered)), allowed=list(offered))
    across = read_value("across", "place", allowed=list(known))
    label = f"{'Where and when' if dated else 'Where'}, by {', '.join(offered)}"
    if not (crossed := fold(label, name="crossed")).open:
        return
    with crossed:
        with st.container(horizontal=True, vertical_alignment="bottom"):
            if len(offered) > 1:
                choice("Compare", offered, name="by")
            if dated:
                choice("Where and when", known, name="across", first="place")
        where = "Where in the review" if across == "place" else "When"
        draw = partial(
            figures.draw_rug,
            use.uses,
            title=f"{where}, {by} by {by}",
            across=across,
            group=NAMED[by],
            group_noun=by,
            theme=theme(),
        )
        chart(draw, key=f"crossed-{by}-{across}", name=f"uses by {by}, {ACROSS[across].lower()}", opens=open_use)


def show_order(use: PhraseUse) -> None:
    """Show all reviews that use the phrase in the order of printing, folded."""
    if use.spread["published"].isna().all():
        return
    if (printing := fold("Its reviews in order of printing", name="printed")).open:
        with printing:
            table(
                use.spread,
                page="printing",
                rows=12,
                key="spread",
                name="order of printing",
                alt="The reviews that use the phrase in order of printing",
                columns=columns.SPREAD,
                opens=lambda row: lines.open_place(view, row, phrase=asked),
            )


def show_calendar(use: PhraseUse) -> None:
    """Show how many of 100 reviews of each period use the phrase."""
    title = usage.describe_periods(use.periods, use.months)
    chart(
        lambda: figures.draw_rates(use.periods, title=title, each=use.months, theme=theme()),
        key="calendar",
        name="rate over time",
        columns=columns.RATE,
        opens=lambda data: open_period(use, data[0]),
    )


def open_period(use: PhraseUse, first: str) -> Address:
    """Return the address of the phrase in a period of the calendar."""
    ends = calendar.find_period_ends(first, use.months)
    return lines.open_uses(view, asked, use.spread[use.spread["published"].between(*ends)], "dates", *ends)


def show_contrasts(use: PhraseUse) -> None:
    """Show how reviews with the phrase are rated, and how positive its sentences are, beside all others."""
    tone = view.polarity
    shown = [
        (contrast, measure, title, noun)
        for contrast, measure, title, noun in (
            (use.rating, Measure.of("rating", view.scale), describe_rating(use), "review"),
            (use.polarity, tone, describe_tone(use, write=tone.write_value), "sentence"),
        )
        if contrast
    ]

    def draw(contrast: Contrast, measure: Measure, title: str, noun: str) -> Chart:
        occurrences = view.corpus.find_occurrences(asked, view.keep)
        sides = (
            list_ratings(occurrences, view.reviews)
            if measure.is_rating
            else list_tones(occurrences, view.reviews, view.sentences)
        )
        drawn = figures.draw_distributions(
            sides,
            contrast.means,
            value_name=measure.axis,
            middle=measure.middle,
            span=measure.span,
            title=title,
            noun=noun,
            group_noun="side",
            note=".",
            marks=300,
            fewest=ENOUGH,
            theme=theme(),
        )
        return replace(drawn, data=drawn.data[drawn.data["group"] == WITH])

    for place, (contrast, measure, title, noun) in zip(
        st.columns(len(shown), gap="large") if shown else [], shown, strict=True
    ):
        with place:
            chart(
                partial(draw, contrast, measure, title, noun),
                key=f"{noun}s-with-it",
                name=f"{measure.name.lower()} of its {noun}s",
                opens=lambda data: len(data) == 2 and Address("review", link(view.query, review=data[1], phrase=asked)),
            )


def show_lines(shown: pd.DataFrame) -> None:
    """Show every use of the phrase in its sentence."""
    st.subheader("In its sentences", anchor=False)
    lines.show_lines(
        view,
        order=lines.choose_line_order(view, key="order", first="date"),
        name="sentences",
        alt="Each use of the phrase with the words before and after it",
        phrase=asked,
    )
    if len(shown) < phrase["occurrences"]:
        plain_text(f"The first {number(len(shown))} of {number(phrase['occurrences'])} uses are shown.", "note")


def show_missing() -> None:
    """Say that there is no such phrase here, and show what is nearest: where else it is, or others with its words."""
    of_all = view.corpus.listed
    elsewhere = of_all[of_all["phrase_id"] == asked]
    if len(elsewhere):
        said = elsewhere["said"].iloc[0]
        heading("Who uses this phrase?", view, f"No two reviews of this selection use “{said}”.")
        show_link("Look in all reviews", "phrase", {"corpus": view.key, "phrase": asked}, icon="select_all")
        return
    heading("Who uses this phrase?", view, "The phrase of this link is not in this corpus.")
    plain_text("It may be in another corpus, or have gone with an import. These are the biggest clichés here:")
    for _, other in queries.list_phrases(*view.about, _view=view).head(NEAREST).iterrows():
        show_link(bans.sign(f"“{other['said']}”"), "phrase", link(view.query, phrase=other["phrase_id"]))


def show_ways() -> None:
    """Show the links back to all phrases, and of one critic's uses those to the critic and to everybody's."""
    with st.container(horizontal=True, vertical_alignment="center"):
        show_link("All phrases", "phrases", link(view.query), icon="arrow_back")
        if len(view.selection.critic) == 1:
            everybody = here(critic=None, page=None, **{ADDED: None})
            (critic,) = view.selection.critic
            others = [(name, value) for name, value in view.query if name != "critic"]
            show_link(f"About {critic}", "critic", link(others, shown=critic), icon="person")
            show_link("Used by everybody", everybody.screen, everybody.query, icon="groups")


asked = read_value("phrase", "")
match = queries.find_phrase(view, asked)
show_ways()
if match.empty:
    show_missing()
else:
    phrase = match.iloc[0]
    use = measure_use(*view.about, asked, _view=view)
    shown = lines.list_phrase_lines(*view.about, asked, _view=view)
    first_line = lines.open_place(view, shown.iloc[0], phrase=asked)
    finding = describe_users(use.spread, view.reviews, varied=phrase["varied"])
    heading(markdown(f"“{phrase['said']}”"), view, finding, first_line, lead="Looked for in ")
    rate = describe_rate(int(phrase["occurrences"]), int(view.reviews["words"].sum()))
    plain_text(f"{rate} {usage.describe_dates(use.spread)}".rstrip(), "note")
    watching.show_decided(view, phrase["phrase"], phrase["said"])
    show_note(view, "phrase", asked)
    users, where = st.columns(2, gap="large")
    with users:
        show_users(use)
    with where:
        st.subheader("Where in the review?", anchor=False)
        show_fifths(use)
    show_lines(shown)
    show_others(use)
    show_crossed(use)
    show_contrasts(use)
    if len(use.periods) > 1:
        show_calendar(use)
        show_link("This phrase over time", "time", link(view.query, phrase=asked), icon="calendar_month")
    show_order(use)
    with st.expander("Method"):
        plain_text(METHOD, "note")
