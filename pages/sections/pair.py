"""Any two reviews beside each other with the passages of both; or two critics or films with the phrases of both."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.reuse.pair_wording import (
    RELATED,
    describe_common_passages,
    describe_common_phrases,
    describe_first_uses,
    describe_order,
)
from corpus.reuse.pairs import KINDS
from corpus.wording import plural
from pages.shared import bans, columns, pairs, reading
from pages.shared.address import here, read_value
from pages.shared.controls import choice, fold
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.picking import complete, pick_two
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current

#: The fewest words of a passage: what can be chosen, and what is chosen at first.
LEAST, FIRST = (3, 5, 8), 5
#: Passages in the table that are shown at a time, so that the two texts are not far below.
ROWS = 8
TITLE = "Side by side"

view = current()


def show_common(common: pd.DataFrame, of: str, a: str, b: str) -> None:
    """Show the phrases of both, with how many reviews of either have each and who was first."""
    shown_columns = columns.make_common_columns(of.removesuffix("s"), a, b)
    table(
        common,
        page="page",
        key="common",
        name="phrases of both",
        alt="The phrases of both, with how many others have each",
        columns=shown_columns,
        **bans.mark_rows(view),
        shown=[name for name in shown_columns if not name.endswith("_first")],
        opens=lambda row: Address("phrase", link(view.query, phrase=row["phrase_id"])),
    )


def show_text(review: pd.Series, text: str, passages: pd.DataFrame, side: str, name: str, chosen: int) -> None:
    """Show one of the two reviews, with its byline and a link to its own screen."""
    plain_text(name)
    show_link(
        f"Read the {'first' if side == 'a' else 'second'} alone",
        "review",
        link(view.query, review=review["review_id"]),
    )
    banned = list(bans.find_places(view, review["review_id"]).itertuples(index=False, name=None))
    marks = reading.mark_passages(passages, side=side, chosen=chosen, banned=banned, theme=theme())
    reading.show_text(text, marks, scroll=bool(chosen) and side == "a")


def show_reviews() -> None:
    """Show two reviews, at first the two that are most alike, with the passages that are in both."""
    head, pickers = st.container(), st.container()
    with pickers:
        a, b = pick_two(view)
    both, names, texts = pairs.read_two(view.corpus.version, a, b, _view=view)
    least = choice(
        "Passages of at least", {words: f"{words} words" for words in LEAST}, name="least", first=FIRST, read=int
    )
    chosen = read_value("passage", 0, read=int)
    passages = pairs.list_common_passages(view.corpus.version, a, b, least, _view=view)
    common = pairs.list_common_phrases(*view.about, "reviews", a, b, _view=view)
    with head:
        heading(TITLE, view, describe_common_passages(passages, tuple(both["words"]), words=least))
        plain_text(describe_order(*both["published"]), "selection")
    if len(passages):
        chart(
            lambda: figures.draw_alignment(
                passages,
                tuple(texts.str.len()),
                tuple(names),
                title="Where the common passages are, from beginning to end",
                theme=theme(),
            ),
            key="alignment",
            name="places of the passages",
            columns=columns.PASSAGE,
            opens=lambda data: here(passage=int(data[0])),
        )
        if (listed := fold(f"{plural(len(passages), 'passage')} in a table", name="numbers")).open:
            with listed:
                table(
                    passages,
                    page="passages-page",
                    rows=ROWS,
                    key="passages",
                    name="passages of both",
                    alt="The passages of both reviews with their words and their sentences",
                    columns=columns.PASSAGE,
                    **bans.mark_texts("passage"),
                    opens=lambda row: here(passage=row["number"]),
                )
    for place, side, name, text in zip(st.columns(2, gap="large"), "ab", names, texts, strict=True):
        with place:
            show_text(both.iloc["ab".index(side)], text, passages, side, name, chosen)
    if len(common):
        st.subheader("Recurring phrases of both", anchor=False)
        show_common(common, "reviews", a, b)
    with st.expander("Method"):
        plain_text(
            "Case and punctuation do not count. Click a marked passage to go to its place in the other review; click "
            "a row of the table to outline it in both. What two texts have in common is no proof that one was copied: "
            "both may quote a press book, a third review, or the film."
        )


def show_two(of: str, a: str, b: str) -> None:
    """Show two critics, films or outlets with the phrases that both use, and who was first."""
    common = pairs.list_common_phrases(*view.about, of, a, b, _view=view)
    if common.empty:
        heading(TITLE, view, f"{a} and {b} have no phrase of their own in common.")
        plain_text("Choose another pair, or widen the selection in the sidebar.")
        return
    alone, telling = int((common["others"] == 0).sum()), f"“{common['phrase'].iloc[0]}”"
    heading(TITLE, view, f"{a} and {b} share {describe_common_phrases(len(common), alone, telling, of=of)}")
    with st.container(horizontal=True):
        for name in (a, b):
            query = narrowed(view.query, of.removesuffix("s"), name)
            show_link(f"Reviews {RELATED[of]} {name}", "reviews", query, icon="article")
    if common["first"].notna().any():
        title = describe_first_uses(common["first"], a, b, of=of)
        chart(
            lambda: figures.draw_first_uses(bans.mark_terms(view, common), (a, b), title=title, theme=theme()),
            key="first",
            name="first printings",
            depends=bans.list_bans().key,
            columns=columns.make_common_columns(of.removesuffix("s"), a, b),
            opens=lambda data: Address("phrase", link(view.query, phrase=data[0])),
        )
    show_common(common, of, a, b)
    with st.expander("Method"):
        plain_text(
            f"{plural(len(common), 'phrase')} with two words that say something or more, no mere names, not part of a "
            "longer phrase; those that fewest others use come first. Who printed first is the order of printing in "
            "this archive, and no more: both may have it from a press book, a third critic, or the language."
        )


of = read_value("of", "reviews", allowed=list(KINDS))
a, b = (read_value(side, "") for side in "ab")
if of != "reviews":
    show_link(f"All pairs of {of}", "phrasing", link(view.query, of=of), icon="arrow_back")
if view.reviews.empty and not (a and b):
    heading(TITLE, view)
    nothing_selected(view)
elif of == "reviews" and not (a and b) and len(view.reviews) < 2:
    heading(TITLE, view, "There is only one review here, and nothing to set beside it.")
    plain_text("Widen the selection in the sidebar, or read the one.")
    show_link("Read the reviews", "reviews", link(view.query), icon="article")
elif why := pairs.describe_missing(*view.about, of, *complete(view, of, a, b), _view=view):
    heading(TITLE, view, why)
    plain_text("Choose another pair, or widen the selection in the sidebar.")
    show_link("Choose two reviews", "pair", link(view.query), icon="compare")
elif of == "reviews":
    show_reviews()
else:
    show_two(of, a, b)
