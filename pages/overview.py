"""The whole selection on one screen: recurring phrases, polarity by film, calendar; each links to its own screen."""

import streamlit as st

from corpus import calendar, figures
from corpus.compare import ends
from corpus.phrases.phrase_list import describe_spread
from corpus.statistics.groups import ENOUGH
from corpus.wording import date, plural
from pages.shared import queries, timeline
from pages.shared.address import Address, link, narrowed
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.reading import rank_wear
from pages.shared.showing import NAME_FILMS, chart, heading, nothing_selected, show_link, theme

#: How many phrases are drawn.
DRAWN = 8
#: How many films are drawn; of more, those of highest and lowest polarity.
MOST = 8

view = current()


def open_film(film: str, review: str = "", *_: float) -> Address:
    """Return the address of a dot's review, or of a film's."""
    if review:
        return Address("review", link(view.query, review=review))
    return Address("reviews", narrowed(view.query, "film", film))


def open_period(first: str) -> Address:
    """Return the address of the reviews of a period of the calendar."""
    return Address("reviews", narrowed(view.query, "dates", *calendar.find_period_ends(first, each)))


def show_links() -> None:
    """Show the numbers of reviews, films, critics, phrases and words, each as a link."""
    counts = (
        (len(view.reviews), "review", "reviews", "article"),
        (view.reviews["film"].nunique(), "film", "films", "theaters"),
        (view.reviews["reviewer"].nunique(), "critic", "critics", "groups"),
        (len(phrases), "phrase", "phrases", "format_quote"),
        (int(view.reviews["words"].sum()), "word", "tone", "match_word"),
    )
    with st.container(horizontal=True, gap="small"):
        for count, noun, screen, icon in counts:
            if count:
                show_link(plural(count, noun), screen, link(view.query), icon=icon)


def show_phrases() -> None:
    """Show the first phrases of the list."""
    if phrases.empty:
        plain_text("No phrase comes back in two of these reviews.", "finding")
        plain_text("Phrases recur across reviews: select more of them, or add more to the corpus on the Data screen.")
        return
    chart(
        figures.draw_phrases(
            phrases.head(DRAWN).assign(worn=phrases["reviews"].map(rank_wear)),
            title=f"{plural(len(phrases), 'phrase')} keep coming back, the most telling first",
            theme=theme(),
        ),
        key="phrases",
        name="first phrases",
        opens=lambda data: Address("phrase", link(view.query, phrase=data[0])),
    )
    show_link("All phrases", "phrases", link(view.query), icon="format_quote")


def show_films() -> None:
    """Show the films of highest and lowest polarity; those with too few reviews for an interval last."""
    groups = ends.pick_extremes(compared.groups, compared.pairs, compared.ends, most=MOST)
    if groups.empty:
        plain_text(f"No review has a film. {NAME_FILMS}", "body")
        return
    drawn = groups["group"].head(MOST).tolist()
    chart(
        figures.draw_distributions(
            queries.list_points(view, compared, drawn),
            groups,
            value_name=view.polarity.axis,
            middle=view.polarity.middle,
            span=view.polarity.span,
            title=compared.describe_ends(drawn=drawn),
            noun=compared.unit,
            marks=300,
            most=MOST,
            fewest=ENOUGH,
            theme=theme(),
        ),
        key="films",
        name=f"{view.polarity.name.lower()} by film",
        opens=lambda data: open_film(*data),
    )
    show_link("All films", "films", link(view.query), icon="theaters")


def show_calendar() -> None:
    """Show how many reviews each period has, and their mean polarity."""
    published = view.reviews["published"]
    chart(
        figures.draw_over_time(
            periods,
            value_name=f"mean {view.polarity.name.lower()}",
            middle=view.polarity.middle,
            span=view.polarity.span,
            title=f"{plural(int(periods['n'].sum()), 'dated review')}, "
            f"{date(published.min())} to {date(published.max())}",
            each=each,
            theme=theme(),
        ),
        key="calendar",
        name="reviews over time",
        opens=lambda data: open_period(data[0]),
    )
    show_link("The calendar", "time", link(view.query), icon="calendar_month")


phrases = queries.list_phrases(*view.about, _view=view)
compared = queries.compare_groups(*view.about, "film", "polarity", _view=view)
each = calendar.choose_period(view.reviews)
periods = timeline.measure_periods(*view.about, "polarity", each, _view=view)
# Of the phrases that are drawn, the one in most reviews: the bar that is seen first.
widest = phrases.head(DRAWN).sort_values("reviews", ascending=False, kind="stable").head(1)
finding = describe_spread(widest.iloc[0], view.reviews) if len(widest) else ""
behind = Address("phrase", link(view.query, phrase=widest["phrase_id"].iloc[0])) if len(widest) else None
heading("What do our reviews say, and how warmly?", view, finding, behind)
if view.reviews.empty:
    nothing_selected(view)
else:
    show_links()
    left, right = st.columns(2, gap="large")
    with left:
        show_phrases()
    with right:
        show_films()
    if len(periods) > 1:
        show_calendar()
    silent = int(view.reviews["polarity"].isna().sum())
    plain_text(
        "A phrase counts once a review; a fragment of a longer phrase is not listed by itself. Polarity adds "
        "up words, it does not read; the colours part at this corpus's middle, "
        f"{view.polarity.write_value(view.polarity.middle)}. "
        f"Diamonds are means with 95 % intervals; films of fewer than 5 {compared.unit}s have none: too few."
        + (f" {plural(silent, 'review')} without an assessed word stand outside every average." if silent else ""),
        "note",
    )
