"""The recurring phrases: the list of them, who owns each, and who shares the first ones."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.phrases.phrase_list import add_rates, describe_filters, describe_spread, narrow_phrases
from corpus.store.selection import NAMED
from corpus.wording import number, plural
from pages.shared import columns, lines, queries
from pages.shared.address import Address, is_on, link, read_value
from pages.shared.controls import choice, dropdown, switch, text
from pages.shared.letters import plain_text
from pages.shared.opening import View, current
from pages.shared.reading import rank_wear
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import choose_order, table

#: Orders of the list: label, and how a title says it.
ORDERS = {
    "worn": ("Most telling first", "the most telling first"),
    "reviews": ("Most reviews first", "in most reviews first"),
    "words": ("Longest first", "the longest first"),
    "phrase": ("A to Z", "from A to Z"),
}
KINDS = {"families": "Families", "phrases": "Single phrases"}
OWNED = {"all": "Anybody's", "house": "House clichés", "own": "One critic's own"}
#: Who may share phrases: parameter of the selection, label, and how a title says it.
SHARED = {"film": ("Films", "of"), "critic": ("Critics", "by"), "outlet": ("Outlets", "in")}

view = current()


def open_phrase(view: View, phrase_id: str) -> Address:
    """Return the address of a phrase."""
    return Address("phrase", link(view.query, phrase=phrase_id))


def open_shared(view: View, by: str, phrase_id: str, name: str) -> Address:
    """Return the address of a phrase in the reviews of one film, critic or outlet."""
    used = view.corpus.find_occurrences(phrase_id, view.keep).astype({"review_id": "str"}).drop_duplicates("review_id")
    theirs = view.reviews.loc[view.reviews[NAMED[by]] == name, "review_id"]
    return lines.open_uses(view, phrase_id, used[used["review_id"].isin(theirs)], by, name)


def show_controls(phrases: pd.DataFrame) -> None:
    """Show the controls in one row, the rarely used ones behind a button."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice(
            "Show",
            KINDS,
            name="each",
            first="families",
            help="A family gathers the inflections of a phrase, and what fills the gap of a template; it counts once.",
        )
        choose_order(
            ORDERS,
            first="worn",
            key="order",
            of="phrases",
            width=190,
            help="Most telling: long, in many reviews, by many critics, and made of words that carry content: "
            "(words of content × (words − 1)) to the power of ¾ × log₂ reviews × log₂ (2 + critics) "
            "× (1 + log₁₀ (1 + 1000 × association)) × √ (its share on its own) × films per review; reviews, "
            "critics and films are those where it stands on its own. Terms of the trade and phrases with a name count "
            "a third, praise and blame up to a quarter more; trivial phrases come last. The bars count reviews, "
            "whatever the order.",
        )
        if phrases["owned"].notna().any():
            dropdown("Whose", OWNED, name="whose", first="all", width=170)
        text("Find in the phrases", name="find", longest=80, width=200, icon=":material/search:")
        with st.popover("More", icon=":material/tune:"):
            text(
                "Leave out phrases with",
                name="without",
                longest=200,
                placeholder="movie, new york",
                help="Words, or words in a row, separated by commas; phrases that contain any of them are hidden.",
                icon=":material/block:",
            )
            switch(
                "Set names aside",
                name="nameless",
                help="Hide phrases whose every content word is printed with a capital: people, places, titles.",
            )
            switch(
                "Also what is set aside",
                name="fragments",
                help="Fragments, function words alone, titles of films, passages of twelve words or more, boilerplate, "
                "and what mostly stands inside phrases of the list that say more.",
            )


def show_phrases(phrases: pd.DataFrame) -> None:
    """Show the bars of the first phrases, the table of all, and who shares the first."""
    phrases = add_rates(phrases, int(view.reviews["words"].sum()))
    shown_columns = columns.FAMILY if gathered else columns.scale_columns(columns.PHRASE, view.scale)
    chart(
        figures.draw_phrases(
            phrases.head(10).assign(worn=phrases["reviews"].map(rank_wear)),
            title=f"{plural(len(phrases), 'phrase')}, {ORDERS[order][1]}",
            most=10,
            theme=theme(),
        ),
        key="bars",
        name="first phrases",
        columns=shown_columns,
        opens=lambda data: open_phrase(view, data[0]),
    )
    sources = {"reviewers": "reviewer", "whose": "reviewer", "first_published": "published"}
    known = [name for name, column in sources.items() if view.reviews[column].notna().any()]
    table(
        phrases,
        page="page",
        key="phrases",
        name="phrases",
        alt="Recurring phrases with how many reviews, films and critics use them",
        columns=shown_columns,
        shown=["phrase", "kind" if gathered else "words", "reviews", "films", *known, "standalone_reviews"],
        opens=lambda row: open_phrase(view, row["phrase_id"]),
    )
    show_shared(phrases.head(12))


def show_shared(first: pd.DataFrame) -> None:
    """Show in a heat map which films, critics or outlets use the first phrases of the list."""
    offered = {by: label for by, (label, _) in SHARED.items() if len(view.reviews[NAMED[by]].dropna().unique()) > 1}
    if not offered:
        return
    by = read_value("shared", next(iter(offered)), allowed=list(offered))
    if len(offered) > 1:
        choice("Shared by", offered, name="shared")
    label, preposition = SHARED[by]
    matrix = queries.count_shared(*view.about, NAMED[by], tuple(first["phrase_id"]), _view=view)
    chart(
        figures.draw_heatmap(
            matrix,
            title=f"Which {label.lower()} share them: reviews {preposition} each {by} that use each phrase",
            column=by,
            names=first.set_index("phrase_id")["phrase"].to_dict(),
            most_rows=12,
            most_columns=10,
            theme=theme(),
        ),
        key=f"heat-{by}",
        name=f"phrases by {by}",
        opens=lambda data: open_shared(view, by, *data[:2]),
    )


gathered = read_value("each", "families", allowed=list(KINDS)) == "families"
order = read_value("order", "worn", allowed=list(ORDERS))
words = read_value("find", "")
without = read_value("without", "").strip()
nameless = read_value("nameless", False, read=is_on)
fragments = read_value("fragments", False, read=is_on)
asked = {"gathered": gathered, "fragments": fragments}
phrases = shown = queries.list_owned_phrases(*view.about, **asked, _view=view)
if without or nameless:
    shown = queries.list_shown_phrases(*view.about, **asked, nameless=nameless, without=without, _view=view)
if phrases["owned"].notna().any():
    owner = read_value("whose", "all", allowed=list(OWNED))
    shown = narrow_phrases(shown, owned="" if owner == "all" else owner)
shown = narrow_phrases(shown, words=words)
if order != "worn":
    shown = shown.sort_values(order, ascending=order == "phrase", kind="stable")

QUESTION = "Which phrases keep coming back?"
if len(shown):
    heading(
        QUESTION,
        view,
        describe_spread(shown.iloc[0], view.reviews),
        open_phrase(view, shown["phrase_id"].iloc[0]),
    )
elif len(phrases):
    holds = f" holds “{words}”" if words else ""
    heading(QUESTION, view, f"No recurring phrase of this kind{holds or ' is here'}.")
else:
    heading(QUESTION, view, "" if view.reviews.empty else "No phrase comes back in two of these reviews.")
if view.reviews.empty:
    nothing_selected(view)
elif phrases.empty:
    plain_text("Select more reviews in the sidebar, or add more on the Data screen: phrases recur across reviews.")
else:
    show_controls(phrases)
    if len(shown):
        show_phrases(shown)
    else:
        plain_text("Widen what is shown: anybody's phrases, other words, nothing left out.")
    filters = describe_filters(without=without, nameless=nameless, fragments=fragments)
    plain_text(
        f"{f'{filters} ' if filters else ''}Every phrase of two words or more, at any length, that recurs in "
        f"{number(view.corpus.manifest.settings['min_reviews'])} reviews of the whole corpus or more; a corpus that is "
        "built with --min-reviews has another number. A fragment of a longer phrase is left out unless it has a life "
        "of its own; function words, titles, long passages, boilerplate and what others tell already are set aside, "
        "one switch away. A film's own title counts as the one word «film». "
        "Most telling are those that are long, in many reviews, by many critics, and rich in content words. That a "
        "phrase recurs says that it is stock, not who had it from whom.",
        "note",
    )
