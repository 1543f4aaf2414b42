"""The recurring phrases: the list of them, who uses each, and who uses most of the first ones."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.figures import Chart
from corpus.phrases.arranging import Asked
from corpus.phrases.phrase_list import describe_filters
from corpus.phrases.sharing import describe_sharers
from corpus.wording import number, plural
from pages.shared import bans, columns, groupings, queries
from pages.shared.address import here, is_on, read_value
from pages.shared.controls import choice, dropdown, fold, switch, text
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.phrase_lists import arrange_phrases, rank_sharers
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import choose_order, table
from pages.shared.viewing import View, current

#: Orders of the list: label, and how a title says it.
ORDERS = {
    "worn": ("Biggest clichés first", "biggest clichés first"),
    "reviews": ("Most reviews first", "most reviews first"),
    "words": ("Longest first", "longest first"),
    "phrase": ("A to Z", "A to Z"),
}
KINDS = {"families": "Variants grouped", "phrases": "Exact wording"}
OWNED = {"all": "Anyone", "house": "Several critics", "own": "One critic"}
#: Who may share phrases, by the parameter of the selection: label, and how a unit says it.
SHARED = {"film": ("Films", "each film’s reviews use"), "critic": ("Critics", "each critic uses")}
SHARED |= {"outlet": ("Outlets", "each outlet’s reviews use")}
#: How many phrases are charted.
FIRST = 8
#: How many phrases are looked through for signs that need a word: further than most readers turn the pages.
READ = 250
METHOD = """Counted is every phrase of two words or more, of any length, that recurs in at least {fewest} of all \
reviews: “Minimum reviews”, which is set when a corpus is imported. A piece of a longer phrase is listed where it is \
also used by itself. A film's own title counts as one word.

Everyday phrases are left out at first: those with at most one word that says something, and little beside it, as \
“to see” or “a good”. “Find a phrase” looks through them too. Hidden at first: pieces of phrases, function words \
alone, film titles, passages of twelve words or more, signatures and notices, and what is mostly part of another \
phrase in the list.

Biggest clichés first means long phrases of meaningful words, in many reviews, by many critics: (meaningful words × \
(words − 1)) to the power of ¾ × log₂ reviews × log₂ (2 + critics) × (1 + log₁₀ (1 + 1000 × fixedness)) × √ (share \
of uses outside longer phrases) × films per review, where reviews, critics and films are those outside longer \
phrases. Terms of the trade and phrases with a name count a third, praise and blame up to a quarter more; phrases \
that say little, the everyday ones, come last.

Several critics: at least three use it, and none wrote more than half of its reviews. One critic: at least four in \
five of at least three reviews are by this critic, and more than chance would give (binomial test, false discovery \
rate 5 %).

That a phrase recurs makes it stock. It does not say who had it from whom."""

view = current()


def open_phrase(view: View, phrase_id: str) -> Address:
    """Return the address of a phrase."""
    return Address("phrase", link(view.query, phrase=phrase_id))


def show_controls() -> None:
    """Show the controls in one row, the rarely used ones behind a button."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice(
            "Wording",
            KINDS,
            name="each",
            first="families",
            help="Variants grouped: the forms of a phrase (“credits roll”, “credits rolled”) count as one, and so does "
            "a phrase in which one word changes (“hauntingly beautiful …”). Exact wording: each by itself.",
        )
        choose_order(
            ORDERS,
            first="worn",
            key="order",
            of="phrases",
            width=210,
            help="Biggest clichés: long phrases of meaningful words, in many reviews, by many critics. The formula is "
            "under Method, at the end.",
        )
        if signed:
            dropdown(
                "Used by",
                OWNED,
                name="whose",
                first="all",
                width=160,
                help="Several critics: at least three use it, none wrote more than half of its reviews. One critic: "
                "a habit of one, more than chance would give.",
            )
        text("Find a phrase", name="find", longest=80, width=200, icon=":material/search:")
        with st.popover("More", icon=":material/tune:"):
            text(
                "Hide phrases with",
                name="without",
                longest=200,
                placeholder="movie, new york",
                help="Words, or words in a row, between commas. Phrases that contain any of them are hidden.",
                icon=":material/block:",
            )
            switch("Hide names", name="nameless", help="Hides people, places and titles: phrases in capitals.")
            switch(
                "Show hidden phrases",
                name="fragments",
                help="Adds everyday phrases, pieces of phrases, function words, film titles, long passages and "
                "signatures.",
            )


def offer_everyday() -> None:
    """Say that everyday phrases are left out, and offer to list them too; or the other way round."""
    with st.container(horizontal=True, vertical_alignment="center"):
        signs = {"…": "… stands for a word that changes", "[film]": "[film] for the film’s title"}
        read = "\n".join(shown["phrase"].head(READ))
        legend = [said for sign, said in signs.items() if sign in read]
        explained = f" {', '.join(legend)}." if legend else ""
        plain_text(f"Click a phrase to see its sentences and who uses it.{explained}", "note")
        if everyday:
            changed = here(everyday=None if asked.everyday else True, page=None)
            label = f"{'Hide' if asked.everyday else 'Show'} {plural(everyday, 'everyday phrase')}"
            show_link(label, changed.screen, changed.query, icon="unfold_less" if asked.everyday else "unfold_more")


def show_phrases() -> None:
    """Show the bars of the first phrases, the table of all, and who uses most of the first."""
    shown_columns = columns.FAMILY if asked.gathered else columns.scale_columns(columns.PHRASE, view.scale)
    chart(
        lambda: figures.draw_phrases(
            shown,
            title=f"{plural(len(shown), 'recurring phrase')}, {ORDERS[asked.order][1]}",
            order="A longer cliché counts for more, so it may come before a more common one"
            if asked.order == "worn"
            else "",
            most=FIRST,
            of=len(view.reviews),
            banned=bans.find_banned(view),
            theme=theme(),
        ),
        key="bars",
        name="first phrases",
        depends=bans.list_bans().key,
        opens=lambda data: open_phrase(view, data[0]),
        with_data=False,
    )
    sources = {"whose": "reviewer", "first_published": "published"}
    known = [name for name, column in sources.items() if column in view.known]
    offer_everyday()
    table(
        shown,
        page="page",
        key="phrases",
        name="phrases",
        alt="Recurring phrases with how many reviews, films and critics use them",
        columns=shown_columns,
        **bans.mark_rows(view),
        shown=["phrase", "reviews", "films", *known, "kind" if asked.gathered else "words"],
        opens=lambda row: open_phrase(view, row["phrase_id"]),
    )
    show_sharers(shown.head(FIRST))


def show_sharers(first: pd.DataFrame) -> None:
    """Show which films, critics or outlets use most of the first phrases, and which phrases these are."""
    names = groupings.name_groups(*view.about, _view=view)
    offered = {by: label for by, (label, _) in SHARED.items() if len(names[by]) > 1}
    if not offered:
        return
    st.subheader("Who uses them most?", anchor=False)
    by = read_value("shared", next(iter(offered)), allowed=list(offered))
    if len(offered) > 1:
        choice("Compare", offered, name="shared")
    named = tuple(zip(first["phrase_id"], "“" + first["phrase"] + "”", strict=True))
    ranked = rank_sharers(*view.about, by, named, _view=view)
    if ranked.empty:
        plain_text(f"These phrases are only in reviews that name no {by}.")
        return

    def draw() -> Chart:
        labels = [f"{name} · {number(n)}" for name, n in zip(ranked["name"], ranked["reviews"], strict=True)]
        drawn = figures.draw_counts(
            ranked.assign(label=labels),
            label="label",
            count="phrases",
            title=describe_sharers(ranked, noun=by, phrases=len(first)),
            noun="phrase",
            unit=f"How many of the {plural(len(first), 'phrase')} charted above {SHARED[by][1]}. "
            "After each name: how many reviews.",
            most=FIRST,
            ids=["name"],
            theme=theme(),
        )
        return replace(drawn, data=drawn.data.drop(columns="label"))

    chart(
        draw,
        key=f"sharers-{by}",
        name=f"phrases by {by}",
        columns=columns.SHARERS,
        opens=lambda data: Address("reviews", narrowed(view.query, by, data[0])),
    )
    if (users := fold("Which phrases each uses", name="users")).open:
        with users:
            table(
                ranked,
                page="sharer",
                key="sharers",
                name=f"which phrases each {by} uses",
                alt=f"Each {by} with the phrases that are used",
                complete=lambda rows: rows.assign(which=bans.sign_all(rows["which"])),
                columns=columns.SHARERS,
                opens=lambda row: Address("reviews", narrowed(view.query, by, row["name"])),
            )


listed = read_value("each", "families", allowed=list(KINDS))
signed = "reviewer" in view.known
owner = read_value("whose", "all", allowed=list(OWNED)) if signed else "all"
asked = Asked(
    gathered=listed == "families",
    fragments=read_value("fragments", False, read=is_on),
    everyday=read_value("everyday", False, read=is_on),
    nameless=read_value("nameless", False, read=is_on),
    without=read_value("without", "").strip(),
    owned="" if owner == "all" else owner,
    words=read_value("find", ""),
    order=read_value("order", "worn", allowed=list(ORDERS)),
)
phrases = queries.list_owned_phrases(*view.about, gathered=asked.gathered, fragments=asked.fragments, _view=view)
shown, everyday, finding = arrange_phrases(*view.about, asked, _view=view)

QUESTION = "Which phrases keep coming back?"
if len(shown):
    heading(QUESTION, view, finding, open_phrase(view, shown["phrase_id"].iloc[0]))
elif len(phrases):
    sought = asked.words
    heading(
        QUESTION, view, f"No recurring phrase here contains “{sought}”." if sought else "No phrase is left to show."
    )
else:
    heading(QUESTION, view, "" if view.reviews.empty else "No phrase worth listing recurs in these reviews.")
if view.reviews.empty:
    nothing_selected(view)
elif phrases.empty:
    plain_text("A phrase recurs when several reviews use it. Select more reviews in the sidebar, or add some.")
    show_link("Add reviews on the Data screen", "data", link(view.query), icon="folder_open")
    if len(queries.list_phrases(*view.about, gathered=asked.gathered, fragments=True, _view=view)):
        show_link("Show hidden phrases", *here(fragments=True), icon="visibility")
else:
    show_controls()
    if filters := describe_filters(without=asked.without, nameless=asked.nameless, fragments=asked.fragments):
        plain_text(filters, "note")
    if len(shown):
        show_phrases()
    else:
        plain_text("Try other words, or show all phrases again.")
        cleared = here(find=None, whose=None, without=None, nameless=None)
        show_link("Show all phrases", cleared.screen, cleared.query, icon="undo")
    with st.expander("Method"):
        plain_text(METHOD.format(fewest=number(view.corpus.manifest.settings["min_reviews"])), "note")
