"""What do our reviews say, and how warmly? The whole selection on one screen, each part a door to its own."""

from functools import partial

import streamlit as st

from corpus import figures
from corpus.selection import RANGED
from corpus.wording import date, number, plural, signed
from pages.shared import answers
from pages.shared.address import link
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.reading import level
from pages.shared.showing import chart, door, go, heading, nothing_selected, theme

view = current()


def open_phrase(view: View, data: list) -> None:
    go("phrases", link(view.query, phrase=data[0]))


def open_film(view: View, data: list) -> None:
    """A dot opens its review, a film's mean or bar its reviews."""
    if len(data) > 1 and data[1]:
        go("reviews", link(view.query, review=data[1]))
    else:
        go("films", link([*view.query], film=data[0]))


def open_month(view: View, data: list) -> None:
    others = [(name, value) for name, value in view.query if name != RANGED_DATES]
    go("reviews", link(others + answers.month_ends(data[0])))


RANGED_DATES = next(name for name, column in RANGED.items() if column == "published")

phrases = answers.recurring(*view.about, _view=view)
top = phrases.head(1)
heading(
    "What do our reviews say, and how warmly?",
    view,
    answers.say_phrase(top.iloc[0], view.reviews) if len(top) else "",
)
if view.reviews.empty:
    nothing_selected(view)
else:
    films = view.reviews["film"].nunique()
    critics = view.reviews["reviewer"].nunique()
    with st.container(horizontal=True, gap="small"):
        door(plural(len(view.reviews), "review"), "reviews", link(view.query), icon=":material/article:", key="to-reviews")
        door(plural(films, "film"), "films", link(view.query), icon=":material/theaters:", key="to-films")
        if critics:
            door(plural(critics, "critic"), "films", link(view.query, by="critic"), icon=":material/person:", key="to-critics")
        door(plural(int(view.reviews["words"].sum()), "word"), "phrases", link(view.query), icon=":material/format_quote:", key="to-phrases")
    left, right = st.columns(2, gap="large")
    with left:
        if len(phrases):
            chart(
                figures.phrase_bars(
                    phrases.head(8).assign(worn=phrases["reviews"].map(level)),
                    title=f"{plural(len(phrases), 'phrase')} keep coming back",
                    theme=theme(),
                ),
                key="phrases-chart",
                name="phrases",
                opens=partial(open_phrase, view),
            )
        else:
            line("No phrase comes back in two of these reviews.", "finding")
            line("Phrases recur across reviews: select more of them, or add more to the corpus on the Sources screen.")
    with right:
        compared = answers.compared(*view.about, "film", "polarity", _view=view)
        groups = compared.groups.sort_values(["enough", "mean"], ascending=False, kind="stable")
        chart(
            figures.distributions(
                answers.points(view, compared, groups["group"].head(8)),
                groups,
                value_name="polarity (TextBlob, −1 to +1)",
                middle=view.corpus.middle,
                title=answers.say_warmest(compared),
                noun=compared.unit,
                most=8,
                theme=theme(),
            ),
            key="films-chart",
            name="polarity-by-film",
            opens=partial(open_film, view),
        )
    months = answers.months(*view.about, "polarity", _view=view)
    if len(months) > 1:
        busiest = months.loc[months["n"].idxmax()]
        chart(
            figures.over_time(
                months,
                value_name="mean polarity",
                middle=view.corpus.middle,
                title=f"{number(months['n'].sum())} dated reviews from {date(view.reviews['published'].min())} "
                f"to {date(view.reviews['published'].max())}; most in one month: {number(busiest['n'])}",
                theme=theme(),
            ),
            key="months-chart",
            name="reviews-by-month",
            opens=partial(open_month, view),
        )
    silent = int((view.reviews["evidence"] == 0).sum())
    line(
        "A phrase counts once a review; a fragment of a longer phrase is not listed by itself. Polarity is TextBlob's sum over "
        f"words, not a reading; the colours part at this corpus's middle, {signed(view.corpus.middle)}. Diamonds are means with "
        "95 % intervals; films with fewer than 5 reviews have none: too few to compare."
        + (f" {plural(silent, 'review')} with no assessed word: no evidence, outside every average." if silent else ""),
        "note",
    )
