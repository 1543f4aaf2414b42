"""Find and read: the list of reviews, and one whole with its phrases and its score's words marked."""

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from corpus import figures, phrases, polarity
from corpus.wording import date, number, plural, signed
from pages.shared import reading
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.showing import chart, go, heading, nothing_selected, page_of, table, theme

ORDERS = {
    "new": ("Newest first", "published", False),
    "old": ("Oldest first", "published", True),
    "warm": ("Warmest first", "polarity", False),
    "cold": ("Coldest first", "polarity", True),
    "film": ("By film", "film", True),
    "long": ("Longest first", "words", False),
}

view = current()


def open_review(view: View, review_id: str, **params: object) -> None:
    go("reviews", link(view.query, review=review_id, **params))


def byline(review: pd.Series) -> str:
    year = f" ({review['year']})" if pd.notna(review["year"]) else ""
    parts = [f"{review['film']}{year}" if pd.notna(review["film"]) else "Film not named"]
    parts += [f"by {review['reviewer']}"] if pd.notna(review["reviewer"]) else []
    parts += [str(review["outlet"])] if pd.notna(review["outlet"]) else []
    parts += [date(review["published"])] if pd.notna(review["published"]) else []
    return ", ".join(parts)


def verdict(review: pd.Series) -> str:
    rated = f"rated {review['rating_given']} ({number(review['rating'], decimals=1)} of 10)" if pd.notna(review["rating"]) else "not rated"
    told = f"polarity {signed(review['polarity'])} from {plural(int(review['evidence']), 'assessed word')}" if review["evidence"] else "no evidence of polarity"
    return f"{plural(int(review['words']), 'word')}, {rated}, {told}"


def show_review(review: pd.Series, order: list[str]) -> None:
    """Show one review whole, with what stands before and behind it in the list."""
    place = order.index(review["review_id"]) if review["review_id"] in order else None
    with st.container(horizontal=True):
        st.button("The list", icon=":material/arrow_back:", on_click=go, args=("reviews", link(view.query)), type="tertiary")
        for label, icon, step in (("Previous", ":material/chevron_left:", -1), ("Next", ":material/chevron_right:", 1)):
            target = order[place + step] if place is not None and 0 <= place + step < len(order) else None
            st.button(label, icon=icon, key=label, disabled=target is None, on_click=open_review, args=(view, target), type="tertiary")
    text = view.corpus.texts([review["review_id"]]).iloc[0]
    sentences = view.corpus.sentences
    course = sentences[sentences["review_id"] == review["review_id"]]
    found = view.corpus.phrases_in(review["review_id"])
    found = found[phrases.in_default_view(found)]
    evidence = polarity.assess(text)
    at = int(st.session_state[param("at", -1, read=int)])
    sought = course[(course["start"] <= at) & (at < course["end"])]
    left, right = st.columns([3, 2], gap="large")
    with left:
        with st.container(horizontal=True):
            mark = st.toggle("Recurring phrases", key=param("marks", True, read=lambda said: said == "True"))
            weigh = st.toggle("Words of the score", key=param("score", True, read=lambda said: said == "True"))
        reading.legend(theme())
        reading.review(
            text,
            found if mark else found.head(0),
            evidence if weigh else evidence.head(0),
            address=lambda phrase_id: f"Phrases?{urlencode(link([('corpus', view.key)], phrase=phrase_id), doseq=True)}",
            theme=theme(),
            place=tuple(sought[["start", "end"]].iloc[0]) if len(sought) else None,
        )
    with right:
        if review["evidence"]:
            chart(
                figures.course(course, middle=view.corpus.middle, title=say_course(course), theme=theme()),
                key="course",
                name="course",
                opens=lambda data: open_review(view, review["review_id"], at=int(course["start"].iloc[int(data[0])])),
            )
        own = found.drop_duplicates("phrase_id").sort_values(["reviews", "words"], ascending=False)
        if len(own):
            line(f"{plural(len(own), 'phrase')} of this review recur elsewhere" if len(own) > 1 else "1 phrase of this review recurs elsewhere")
            table(
                own[["phrase_id", "phrase", "reviews", "reviewers"]],
                key="own",
                name="phrases-of-the-review",
                alt="The review's recurring phrases and in how many reviews each stands",
                columns={"phrase": st.column_config.TextColumn("Phrase", width="medium"), "reviews": "Reviews", "reviewers": "Critics"},
                height=250,
                opens=lambda row: go("phrases", link(view.query, phrase=row["phrase_id"])),
            )
        if len(evidence):
            line(f"The score is the mean of {plural(len(evidence), 'assessed word')}")
            table(
                evidence.sort_values("contribution", key=abs, ascending=False),
                key="evidence",
                name="words-of-the-score",
                alt="The words behind the score with their polarity",
                columns={
                    "chunk": "Words",
                    "polarity": st.column_config.NumberColumn("Polarity", format="%+.2f"),
                    "contribution": st.column_config.NumberColumn("Share", format="%+.3f", help="What it adds to the review's score; the shares add up to it."),
                },
                height=250,
            )


def say_course(course: pd.DataFrame) -> str:
    """Say where the review is warmest and where coldest."""
    known = course[course["evidence"] > 0]
    if len(known) < 2:
        return f"{plural(len(known), 'sentence')} of {len(course)} with assessed words"
    warm, cold = known.loc[known["polarity"].idxmax(), "sentence"] + 1, known.loc[known["polarity"].idxmin(), "sentence"] + 1
    return f"Warmest in sentence {warm}, coldest in sentence {cold} of {len(course)}"


order = st.session_state.get(param("order", "new", allowed=list(ORDERS)), "new")
_, column, ascending = ORDERS[order]
listed = view.reviews.sort_values([column, "review_id"], ascending=[ascending, True], kind="stable")
asked = st.session_state[param("review", "")]
match = view.corpus.reviews.query("review_id == @asked") if asked else listed.head(0)
if len(match):
    review = match.iloc[0]
    line(view.selection.describe(view.reviews), "selection")
    line(byline(review), "finding")
    line(verdict(review), "selection")
    show_review(review, listed["review_id"].tolist())
else:
    warm = view.reviews["polarity"].mean()
    heading(
        "What do the reviews say?",
        view,
        f"{plural(len(view.reviews), 'review')}, mean polarity {signed(warm)}; pick one to read it whole." if pd.notna(warm) else "",
    )
    if asked:
        line("The review of this link is not in this corpus.", "note")
    if view.reviews.empty:
        nothing_selected(view)
    else:
        st.selectbox("Order", list(ORDERS), key="order", format_func=lambda name: ORDERS[name][0], width=220)
        table(
            page_of(listed, key=param("page", 1, read=int)),
            whole=listed.drop(columns="excerpt"),
            key="list",
            name="reviews",
            alt="The selected reviews with film, critic, date, rating and polarity",
            columns={
                "film": st.column_config.TextColumn("Film", width="medium"),
                "reviewer": "Critic",
                "published": st.column_config.DateColumn("Published", format="D MMM YYYY"),
                "rating": st.column_config.NumberColumn("Rating", format="%.1f", help="On a scale of 0 to 10, whatever the scale it was printed in."),
                "polarity": st.column_config.NumberColumn("Polarity", format="%+.2f", help="TextBlob's −1 to +1; empty where no word could be assessed."),
                "words": "Words",
                "excerpt": st.column_config.TextColumn("Begins", width="large"),
                "outlet": "Outlet",
                "genres": "Genres",
                "rating_given": "Rating as printed",
                "source": "Source",
            },
            shown=["film", "reviewer", "published", "rating", "polarity", "words", "excerpt"],
            opens=lambda row: open_review(view, row["review_id"]),
        )
