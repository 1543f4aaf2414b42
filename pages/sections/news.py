"""What is new: the reviews that an addition brought, and what in them repeats."""

import pandas as pd
import streamlit as st

from corpus.findings.news import News
from corpus.findings.news_wording import LABELS, describe_news, describe_nothing
from corpus.reuse.draft_rows import LONG
from corpus.wording import date, plural
from pages.shared import arrivals, bans, columns, news
from pages.shared.controls import dropdown
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.showing import heading, nothing_selected, show_link
from pages.shared.subscribing import show_feed
from pages.shared.tables import table
from pages.shared.viewing import current

QUESTION = "What is new"
#: The columns of the new reviews.
SHOWN = ("film", "reviewer", "published", "rating", "words", "excerpt")
#: The columns of the news that are downloaded.
TAKEN = ("kind", "sentence", "phrase", "review_id", "film", "reviewer", "before", "now")

view = current()


def name_additions(additions: pd.DataFrame) -> dict[str, str]:
    """Return what each addition is called, by its number: its time, and how many reviews it brought."""
    rows = additions.to_dict("records")
    days = pd.Series([date(row["arrived"]) for row in rows])
    several = days.duplicated(keep=False)
    return {
        str(
            row["batch"]
        ): f"{day}{row['arrived'].strftime(', %H:%M') if twice else ''}: {plural(row['reviews'], 'review')}"
        for row, day, twice in zip(rows, days, several, strict=True)
    }


def show_news(found: News) -> None:
    """Show each piece of news, with the ways to its sentence and to what else shows it."""
    known = found.reviews.set_index("review_id")[["film", "reviewer"]]
    more = [news.find_more(view.query, row) for row in found.rows.to_dict("records")]
    rows = found.rows.join(known, on="review_id").assign(
        more=[label for label, _ in more], sentence=bans.sign_all(found.rows["sentence"])
    )
    table(
        rows,
        page="page",
        whole=rows.assign(kind=rows["kind"].map(LABELS))[list(TAKEN)],
        key="news",
        name="what is new",
        alt="What the new reviews repeat, the gravest first, with how many reviews had it before and now",
        columns=columns.NEWS,
        opens=lambda row: news.find_place(view.query, row),
        cells={"more": lambda row: news.find_more(view.query, row)[1]},
    )


def show_reviews(reviews: pd.DataFrame) -> None:
    """Show the new reviews."""
    st.subheader(plural(len(reviews), "new review"), anchor=False)
    table(
        reviews,
        page="reviews-page",
        key="arrived",
        name="new reviews",
        alt="The new reviews with film, critic, date and rating",
        columns={name: columns.REVIEW[name] for name in SHOWN},
        opens=lambda row: Address("review", link(view.query, review=row["review_id"])),
    )


def show_method() -> None:
    """Say how each kind of news is found."""
    with st.expander("Method"):
        plain_text(
            "A phrase of the watch list counts in every inflection. A copy has at least half of its runs of five words "
            "in common with another review; of two new ones, the later is listed. A passage is "
            f"{LONG} words or more in a row, outside quotations. A phrase becomes a cliché when one review in a "
            "hundred uses it, and as many as a recurring phrase needs; where critics are named, three or more share "
            "it and none has more than half. Copies do not count for that. Stars are compared with words only where "
            "enough reviews are rated and words match stars better than chance. “Before” and “now” count the reviews "
            "of the whole corpus at that time, whatever is selected."
        )


additions = arrivals.list_additions(view.corpus.version, _corpus=view.corpus)
if view.reviews.empty:
    heading(QUESTION, view)
    nothing_selected(view)
elif additions.empty:
    heading(QUESTION, view, describe_nothing(view.corpus.manifest.built))
    plain_text("What later reviews repeat is listed here, once some are added.")
    show_link("Data", "data", link(view.query), icon="folder_open")
else:
    names = name_additions(additions)
    title = st.container()
    batch = dropdown("Added on", names, name=news.BATCH, width=320)
    found = news.find_news(view.corpus, int(batch)).select(view.reviews["review_id"])
    first = next(iter(found.rows.to_dict("records")), None)
    with title:
        heading(
            QUESTION,
            view,
            describe_news(found) if len(found.reviews) else "No review of this addition fits the selection.",
            news.find_place(view.query, first) if first else None,
        )
    if len(found.rows):
        show_news(found)
    if len(found.reviews):
        show_reviews(found.reviews)
    else:
        plain_text("Widen the selection in the sidebar, or choose another addition.")
    show_method()
show_feed(view)
