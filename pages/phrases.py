"""Which phrases keep coming back, whose are they, and in which film's reviews?"""

from functools import partial

import pandas as pd
import streamlit as st

from corpus import concordance, figures
from corpus.wording import date, plural, signed
from pages.shared import answers
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.reading import level
from pages.shared.showing import chart, go, heading, nothing_selected, page_of, table, theme

ORDERS = {"worn": "Most worn first", "reviews": "Most reviews first", "words": "Longest first", "phrase": "A to Z"}

view = current()


def open_phrase(view: View, phrase_id: str) -> None:
    go("phrases", link(view.query, phrase=phrase_id))


def open_cell(view: View, data: list) -> None:
    others = [(name, value) for name, value in view.query if name != "film"]
    go("phrases", link([*others, ("film", data[1])], phrase=data[0]))


def open_place(view: View, row: pd.Series) -> None:
    go("reviews", link(view.query, review=row["review_id"], at=row["start"]))


def show_phrase(phrase: pd.Series) -> None:
    """Show one phrase: its sentences, its films, and when it was printed."""
    printed = view.corpus.printings(phrase["phrase_id"], view.keep)
    if pd.notna(phrase["first_published"]):
        first = view.reviews[view.reviews["review_id"].isin(printed["review_id"])].sort_values(["published", "review_id"]).iloc[0]
        by = f" by {first['reviewer']}" if pd.notna(first["reviewer"]) else ""
        line(f"First printed here {date(first['published'])}{by}, last {date(phrase['last_published'])}. Order of printing says nothing of copying.", "note")
    held = page_of(printed, key=param("lines", 1, read=int), rows=12)
    lines = concordance.lines(held, view.corpus.texts(held["review_id"].astype("str").unique().tolist()))
    told = view.corpus.reviews.set_index("review_id").loc[lines["review_id"], ["film", "reviewer", "published"]].reset_index(drop=True)
    table(
        lines.join(told),
        key="concordance",
        name="sentences",
        alt="Each printing of the phrase with what stands before and behind it",
        columns={
            "left": st.column_config.TextColumn("Before", alignment="right", width=300),
            "printed": st.column_config.TextColumn("As printed", width=190),
            "right": st.column_config.TextColumn("Behind", width=300),
            "film": st.column_config.TextColumn("Film", width=150),
            "reviewer": "Critic",
            "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
        },
        opens=partial(open_place, view),
    )


function_words = bool(st.session_state.get("all", False))
found = answers.recurring(*view.about, function_words, _view=view)
asked = st.session_state.get(param("phrase", ""))
match = answers.recurring(*view.about, True, _view=view).query("phrase_id == @asked") if asked else found.head(0)
subject = match if len(match) else found.head(1)
heading("Which phrases keep coming back?", view, answers.say_phrase(subject.iloc[0], view.reviews) if len(subject) else "")
if view.reviews.empty:
    nothing_selected(view)
elif found.empty:
    line("No phrase comes back in two of these reviews.", "finding")
    line("Select more reviews in the sidebar, or add more on the Sources screen: phrases recur across reviews, not inside one.")
else:
    if asked and match.empty:
        line("The phrase of this link does not recur in this selection.", "note")
    if len(match):
        st.button("All phrases", icon=":material/arrow_back:", on_click=go, args=("phrases", link(view.query)), type="tertiary")
        show_phrase(match.iloc[0])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.selectbox("Order", list(ORDERS), key=param("order", "worn", allowed=list(ORDERS)), format_func=ORDERS.get, width=220)
        words = st.text_input("Find in the phrases", key=param("find", ""), max_chars=80, width=260, icon=":material/search:")
        st.toggle("Also fragments and function words", key=param("all", False, read=lambda text: text == "True"))
    listed = found[found["phrase"].str.contains(words, case=False, regex=False)] if words else found
    if order != "worn":
        listed = listed.sort_values(order, ascending=order == "phrase", kind="stable")
    if listed.empty:
        line(f"No recurring phrase holds “{words}”.")
    else:
        if not len(match):
            chart(
                figures.phrase_bars(
                    listed.head(10).assign(worn=listed["reviews"].map(level)),
                    title=f"{plural(len(listed), 'phrase')} keep coming back",
                    most=10,
                    theme=theme(),
                ),
                key="bars",
                name="phrases",
                opens=lambda data: open_phrase(view, data[0]),
            )
        known = [name for name, column in (("reviewers", "reviewer"), ("first_published", "published")) if view.reviews[column].notna().any()]
        table(
            page_of(listed, key=param("page", 1, read=int)),
            whole=listed,
            key="phrases-table",
            name="phrases",
            alt="Recurring phrases with how many reviews, films and critics use them",
            columns={
                "phrase": st.column_config.TextColumn("Phrase", width="large"),
                "words": "Words",
                "reviews": st.column_config.ProgressColumn("Reviews", format="%d", min_value=0, max_value=int(listed["reviews"].max()), help="In how many reviews it stands; a repeat inside one review does not count."),
                "films": "Films",
                "reviewers": "Critics",
                "own_reviews": st.column_config.NumberColumn("On its own", help="Reviews where it stands outside any longer phrase of this list."),
                "polarity": st.column_config.NumberColumn("Polarity", format="%+.2f", help="Mean polarity of the sentences that it stands in, in the whole corpus."),
                "first_published": st.column_config.DateColumn("First printed", format="D MMM YYYY"),
                "last_published": st.column_config.DateColumn("Last printed", format="D MMM YYYY"),
                "occurrences": st.column_config.NumberColumn("Occurrences", help="Every printing counts, also twice in one review."),
                "dispersion": st.column_config.NumberColumn("Dispersion", format="%.2f", help="Gries's normalised DP: 0 is spread evenly over the reviews, 1 is all in one."),
                "association": st.column_config.NumberColumn("Association", format="%.1f", help="How much more often its words meet than chance would have it."),
            },
            shown=["phrase", "words", "reviews", "films", *known, "own_reviews", "polarity"],
            opens=lambda row: open_phrase(view, row["phrase_id"]),
        )
        top = listed.head(15)
        matrix = answers.shared(*view.about, "film", tuple(top["phrase_id"]), _view=view)
        if matrix.shape[1] > 1:
            chart(
                figures.phrase_film_heatmap(
                    matrix,
                    title="Which films share them: reviews of each film that use each phrase",
                    phrases=top.set_index("phrase_id")["phrase"].to_dict(),
                    most_phrases=15,
                    theme=theme(),
                ),
                key="heat",
                name="phrases-by-film",
                opens=partial(open_cell, view),
            )
    settings = view.corpus.manifest.settings
    line(
        f"Every phrase of two words or more that recurs in {settings['min_reviews']} reviews of the corpus or more, at any length; a fragment of a longer "
        "phrase is left out unless it has a life of its own. A film's own title counts as the one word «film». That a phrase recurs says that "
        "it is stock, not who had it from whom."
        + (f" Mean polarity of all these reviews: {signed(view.reviews['polarity'].mean())}." if view.reviews["polarity"].notna().any() else ""),
        "note",
    )
