"""One whole review: its recurring phrases and scored words marked, and its tone from sentence to sentence."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare.course_wording import describe_opening, describe_peaks
from corpus.polarity.measure import describe_scores
from corpus.search import concordance
from corpus.search.parsing import parse_query
from corpus.wording import byline, date, number, percent, plural, stars
from pages.shared import bans, columns, reading
from pages.shared.address import here, read_value
from pages.shared.controls import fold, switch
from pages.shared.letters import markdown, plain_text
from pages.shared.links import Address, link
from pages.shared.marked import mark_review
from pages.shared.noting import show_note
from pages.shared.showing import chart, heading, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current
from pages.shared.walking import find_place, find_walk

#: Rows of a table beside the text that are shown at a time.
BESIDE = 8

view = current()


def write_title(review: pd.Series) -> str:
    """Return the film and its year, as far as they are known."""
    if pd.isna(review["film"]):
        return "Film not named"
    year = f" ({review['year']})" if pd.notna(review["year"]) else ""
    return f"{str(review['film']).removesuffix(year)}{year}"


def is_other_scale(given: str, of_ten: str) -> bool:
    """Return whether stars as they were printed ("3.5/4") say anything that the same of ten does not ("8", "8/10")."""
    number_of_ten = of_ten.split()[0]
    return given.strip().removesuffix("/10") not in (number_of_ten, f"{number_of_ten}.0")


def write_byline(review: pd.Series) -> str:
    """Return the critic, the outlet, the day and the stars as they were printed, as far as they are known."""
    parts = [f"by {review['reviewer']}"] if pd.notna(review["reviewer"]) else []
    parts += [str(review["outlet"])] if pd.notna(review["outlet"]) else []
    parts += [date(review["published"])] if pd.notna(review["published"]) else []
    if pd.notna(review["rating"]):
        given, of_ten = review["rating_given"], f"{stars(review['rating'])} of 10"
        rated = f"{given} ({of_ten})" if pd.notna(given) and is_other_scale(str(given), of_ten) else of_ten
        parts += [rated if parts else f"rated {rated}"]
    line = " · ".join(parts)
    return line[:1].upper() + line[1:] if line else "No critic, outlet, date or rating is known."


def show_steps(review_id: str) -> None:
    """Show the links back to the list, and to the review before and after this one there."""
    walk = find_walk(view, review_id)
    place, size = find_place(walk.reviews, review_id), len(walk.reviews)
    with st.container(horizontal=True, vertical_alignment="center"):
        label, back = walk.back
        show_link(label, back.screen, back.query, icon="arrow_back")
        for label, icon, step in (("Previous", "chevron_left", -1), ("Next", "chevron_right", 1)):
            goal = place + step if place is not None else -1
            known = 0 <= goal < size
            other = walk.reviews.iloc[goal] if known else pd.Series({"review_id": ""})
            query = link(view.query, review=other["review_id"], **walk.params, at=other.get("start"))
            show_link(label, "review", query, icon=icon, disabled=not known)
        if place is not None:
            plain_text(f"{number(place + 1)} of {number(size)} {walk.named}", "selection")


def show_ways(review_id: str) -> None:
    """Show the links to similar reviews and to those that are nearly the same."""
    pairs = view.corpus.duplicates
    with st.container(horizontal=True, vertical_alignment="center"):
        show_link("Similar reviews", "phrasing", link(view.query, like=review_id), icon="join_inner")
        show_link("Side by side with another", "pair", link(view.query, a=review_id), icon="compare")
    for pair in pairs[(pairs["a"] == review_id) | (pairs["b"] == review_id)].itertuples():
        other = pair.b if pair.a == review_id else pair.a
        twin = view.corpus.reviews.loc[view.corpus.reviews["review_id"] == other].iloc[0]
        with st.container(horizontal=True, vertical_alignment="center"):
            plain_text(f"{percent(pair.similarity)} the same as {', '.join(byline(twin)) or 'another review'}")
            show_link("Side by side", "pair", link(view.query, a=review_id, b=other), icon="compare")


def find_matches(text: str) -> list[tuple[int, int]]:
    """Return where the selection's search matches in a text."""
    if not view.selection.words:
        return []
    matches = concordance.find_matches(pd.Series({"": text}), parse_query(view.selection.words))
    return list(zip(matches["start"], matches["end"], strict=True))


def show_text(text: str, subject: str, phrases: pd.DataFrame, evidence: pd.DataFrame, course: pd.DataFrame) -> None:
    """Show the text with its marks, and a switch for each kind of mark; further down, with what it is a review of."""
    sought = find_matches(text)
    with st.container(horizontal=True):
        mark = switch("Recurring phrases", name="marks", first=True)
        weigh = switch("Scored words", name="score", first=True)
        if sought and not switch("Search matches", name="found", first=True):
            sought = []
    banned = bans.find_places(view, asked)
    reading.show_legend(theme(), sought=bool(sought), banned=len(banned) > 0, of=len(view.corpus.reviews))
    at = read_value("at", -1, read=int)
    place = course[(course["start"] <= at) & (at < course["end"])]
    if len(place):
        reading.show_subject(subject)
    marks = reading.mark_review(
        phrases if mark else phrases.head(0),
        evidence if weigh else evidence.head(0),
        address=lambda phrase_id: Address("phrase", link(view.query, phrase=phrase_id)).href,
        theme=theme(),
        place=tuple(place[["start", "end"]].iloc[0]) if len(place) else None,
        sought=sought,
        banned=list(banned.itertuples(index=False, name=None)),
        of=len(view.corpus.reviews),
    )
    reading.show_text(text, marks, scroll=len(place) > 0)


def show_margin(review: pd.Series, phrases: pd.DataFrame, evidence: pd.DataFrame, course: pd.DataFrame) -> None:
    """Show the tone from sentence to sentence, the phrases that recur elsewhere, and the scored words, folded."""
    if len(evidence):
        if ends := describe_opening(course, write=view.polarity.write_value):
            plain_text(ends)
        chart(
            lambda: figures.draw_course(
                course,
                middle=view.polarity.middle,
                span=view.polarity.span,
                title=describe_peaks(course),
                theme=theme(),
            ),
            key="course",
            name="tone of each sentence",
            opens=lambda data: here(at=int(course["start"].iloc[int(data[0])])),
        )
    own = phrases.drop_duplicates("phrase_id").sort_values(["reviews", "words"], ascending=False)
    if len(own):
        plain_text(f"{plural(len(own), 'phrase')} that other reviews use too")
        table(
            own,
            page="own-page",
            rows=BESIDE,
            key="own",
            name="phrases of the review",
            alt="The review’s recurring phrases and how many reviews use each",
            columns={name: shown for name, shown in columns.MARK.items() if name != "reviewers" or own[name].any()},
            **bans.mark_rows(view),
            opens=lambda row: Address("phrase", link(view.query, phrase=row["phrase_id"])),
        )
    if len(evidence):
        label = f"Its tone is the average of {plural(len(evidence), 'scored word')} ({view.scale.lexicon_name})"
        if (scored := fold(label, name="scored")).open:
            with scored:
                table(
                    evidence.sort_values("contribution", key=abs, ascending=False),
                    page="evidence-page",
                    rows=BESIDE,
                    key="evidence",
                    name="scored words",
                    alt="The scored words of the review, those that move its tone most first",
                    columns=columns.EVIDENCE,
                )


asked = read_value("review", "")
match = view.weighed.reviews[view.weighed.reviews["review_id"] == asked]
if match.empty:
    heading("Review", view, "The review of this link is not in this corpus.")
    plain_text("It may be in another corpus, or have gone with an import. Choose one from the list.")
    show_link("All reviews", "reviews", link(view.query), icon="arrow_back")
else:
    review = match.iloc[0]
    show_steps(asked)
    st.title(markdown(write_title(review)), anchor=False)
    plain_text(write_byline(review), "finding")
    text, phrases, evidence, course = mark_review(view.about[0], asked, _view=view)
    plain_text(describe_scores(review, len(evidence), view.polarity), "selection")
    if wrong := bans.list_bans().wrong:
        plain_text(wrong, "note")
    show_ways(asked)
    show_note(view, "review", asked)
    # The phrase that the review was opened from is marked too, whatever it is.
    marked = phrases["noticed"] | (phrases["phrase_id"] == st.session_state["phrase"])
    phrases = phrases[marked].drop(columns="noticed")
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_text(text, f"{write_title(review)} · {write_byline(review)}", phrases, evidence, course)
    with right:
        show_margin(review, phrases, evidence, course)
