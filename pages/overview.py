"""The whole selection at a glance: the findings that come first, then phrases, films and the calendar."""

import pandas as pd
import streamlit as st

from corpus import calendar
from corpus.findings.arrivals import describe_latest
from corpus.findings.choosing import FIRST
from corpus.findings.lack import describe_lack
from corpus.statistics.groups import ENOUGH
from pages.shared import arrivals, bans, findings, glance, overviews, queries, timeline
from pages.shared.glance import Stop
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.opening import SAMPLE_KEY
from pages.shared.phrase_usage import offer_searched
from pages.shared.showing import NAME_FILMS, chart, heading, nothing_selected, show_link, theme
from pages.shared.viewing import current

view = current()


def open_film(film: str, review: str = "", *_: float) -> Address:
    """Return the address of a dot's review, or of a film's."""
    if review:
        return Address("review", link(view.query, review=review))
    return Address("reviews", narrowed(view.query, "film", film))


def open_period(first: str) -> Address:
    """Return the address of the reviews of a period of the calendar."""
    each = timeline.choose_period(*view.about, _view=view)
    return Address("reviews", narrowed(view.query, "dates", *calendar.find_period_ends(first, each)))


def show_counts() -> None:
    """Show the numbers of reviews, films, critics, phrases and words, and of new reviews, each as a link."""
    additions = arrivals.list_additions(view.corpus.version, _corpus=view.corpus)
    latest = describe_latest(additions, now=pd.Timestamp.now("UTC").tz_localize(None))
    counts = {**overviews.count_parts(*view.about, _view=view), "news": latest}
    glance.show_counts([(count, Address(name, link(view.query)).href) for name, count in counts.items() if count])


def show_story(found: pd.DataFrame) -> None:
    """Show a first visitor to the sample five things to try, from a phrase to a draft."""
    ways = [("Clichés", "What do our critics keep writing?", "phrases", {})]
    clichés = found.loc[found["kind"] == "cliché", "parameters"]
    if len(clichés):
        asked = clichés.iloc[0]
        used = view.corpus.find_occurrences(asked["phrase"], view.keep)["review_id"]
        ways += [
            ("One phrase", "Who uses it, and in which sentences?", "phrase", asked),
            ("A review", "Read one with its clichés marked.", "review", {"review": used.iloc[0]}),
        ]
    ways += [
        ("Split opinions", "See the film that split the critics.", "split", {}),
        ("Check a draft", "Paste a text: what has been said before?", "draft", {}),
    ]
    stops = [
        Stop(name, sentence, Address(section, link(view.query, **asked)).href)
        for name, sentence, section, asked in ways
    ]
    glance.show_story("New here? Try these", stops)


def show_phrases() -> None:
    """Show the first phrases of the list, the longest bar first."""
    if phrases.empty:
        plain_text(
            "No phrase worth listing recurs in these reviews. Select more of them, or add more on the Data screen."
        )
        return
    chart(
        lambda: overviews.draw_phrases(view, theme()),
        key="phrases",
        name="first phrases",
        depends=bans.list_bans().key,
        opens=lambda data: Address("phrase", link(view.query, phrase=data[0])),
    )
    show_link("All phrases", "phrases", link(view.query), icon="format_quote")


def show_films() -> None:
    """Show the films at both ends; those with too few reviews for an interval last."""
    if compared.groups.empty:
        plain_text(f"No review has a film. {NAME_FILMS}")
        return
    chart(
        lambda: overviews.draw_films(view, measure, theme()),
        key="films",
        name=f"{measure.name.lower()} by film",
        opens=lambda data: open_film(*data),
    )
    show_link("All films", "films", link(view.query), icon="theaters")


def show_calendar() -> None:
    """Show how many reviews each period has, and their mean."""
    chart(
        lambda: overviews.draw_calendar(view, measure, theme()),
        key="calendar",
        name="reviews over time",
        opens=lambda data: open_period(data[0]),
    )
    show_link("Over time", "time", link(view.query), icon="calendar_month")


glance.dress()
heading("Our reviews at a glance", view)
if view.reviews.empty:
    nothing_selected(view)
else:
    measure = findings.pick_measure(view)
    phrases = queries.list_phrases(*view.about, _view=view)
    compared = queries.compare_groups(*view.about, "film", measure.column, _view=view)
    found = findings.list_findings(*view.about, most=FIRST, _view=view)
    if len(found):
        glance.show_findings(
            [
                (row["sentence"], Address(row["section"], link(view.query, **row["parameters"])).href)
                for row in found.to_dict("records")
            ]
        )
    if lack := describe_lack(found, compared):
        plain_text(lack, "body" if len(found) else "finding")
    if untitled := overviews.describe_untitled(*view.about, _view=view):
        plain_text(untitled, "note")
    offer_searched(view)
    show_link("Brief for a meeting: slides, print, export", "brief", link(view.query), icon="slideshow")
    show_counts()
    if view.key == SAMPLE_KEY and len(view.reviews) == len(view.corpus.reviews) and not glance.is_dismissed():
        show_story(found)
    left, right = st.columns(2, gap="large")
    with left:
        show_phrases()
    with right:
        show_films()
    if overviews.has_calendar(*view.about, _view=view):
        show_calendar()
    with st.expander("Method"):
        plain_text(
            "A finding is counted, or it holds beyond chance after correction for the number of tests; what is less "
            "sure is left out. A phrase counts once a review, with its variants; a fragment of a longer phrase is not "
            f"listed by itself. Diamonds are means with their 95 % range; films of fewer than {ENOUGH} "
            f"{compared.unit}s have none. "
            + (
                f"The dotted line is the middle of the scale, {measure.write_value(measure.middle)}."
                if measure.is_rating
                else f"Tone adds up words, it does not read. The dotted line is this corpus’s middle, "
                f"{measure.write_value(measure.middle)}."
            ),
            "note",
        )
