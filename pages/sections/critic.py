"""A critic: beside colleagues on the same films, stars given, phrases and words of their own, and style."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.compare import term_use
from corpus.compare.colleagues import count_steps
from corpus.compare.critic_wording import describe_critic, describe_dwelling, describe_favourites, describe_scale_use
from corpus.compare.critics import compare_styles
from corpus.compare.group_terms import OTHERS
from corpus.statistics.differences import TOO_FEW
from corpus.statistics.keyness import FEWEST_REVIEWS
from corpus.wording import number, plural
from pages.shared import bans, comparing, critics, distinctions
from pages.shared.address import read_value
from pages.shared.controls import dropdown
from pages.shared.critic_columns import FAVOURITE, STEPS, make_style_columns, write_ranges
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.noting import show_note
from pages.shared.showing import chart, heading, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current

QUESTION = "A critic"
#: Critics that are offered, those with most reviews; words that are drawn.
OFFERED, MOST_WORDS = 400, 8
#: Where there are more.
CUT = f"The first {OFFERED} are offered; the table of all critics, under “On the same films”, opens any other."

view = current()


def show_films(critic: str) -> None:
    """Show what the critic gave each film, beside the range of the colleagues."""
    films = critics.compare_films(*view.about, critic, measure.column, _view=view)
    if films.empty:
        plain_text("No colleague has reviewed a film of this critic’s: there is nothing to compare.")
        return
    chart(
        lambda: figures.draw_beside_colleagues(
            films,
            value_name=measure.axis,
            middle=measure.middle,
            span=measure.span,
            title=f"{critic} beside colleagues on {plural(len(films), 'film')}",
            theme=theme(),
        ),
        key="beside",
        name=f"{critic} beside colleagues",
        columns={"value": measure.name, "mean": "Mean of colleagues", "others": "Colleagues"},
        opens=lambda data: Address("review", link(view.query, review=data[0])),
    )


def write_step(value: float) -> str:
    """Write a value of the scale, whole points without a decimal."""
    return measure.write_value(value).removesuffix(".0")


def show_steps(row: pd.Series) -> None:
    """Show how often the critic gives each step of the scale."""
    if title := describe_scale_use(row, write_step):
        chart(
            lambda: figures.draw_scale_use(
                count_steps(view.reviews, critic=row["critic"], value=measure.column, span=measure.span),
                critic=row["critic"],
                middle=measure.middle,
                span=measure.span,
                write=write_step,
                title=title,
                theme=theme(),
            ),
            key="steps",
            name=f"{'ratings' if measure.is_rating else measure.name.lower()} of {row['critic']}",
            columns={"value": measure.name, **STEPS},
        )


def show_phrases(critic: str) -> None:
    """List the phrases that the critic uses more than the others do."""
    st.header("Favourite phrases", anchor=False)
    liked = critics.find_favourites(*view.about, critic, _view=view)
    theirs = narrowed(view.query, "critic", critic)
    plain_text(bans.sign(describe_favourites(liked)))
    if len(liked):
        table(
            liked,
            page="tic",
            rows=8,
            key="tics",
            name=f"favourite phrases of {critic}",
            alt="Phrases that this critic uses more than colleagues do",
            columns=FAVOURITE,
            **bans.mark_rows(view),
            shown=["phrase", "reviews", "rest_reviews", "conclusion"],
            opens=lambda picked: Address("phrase", theirs | {"phrase": [picked["phrase_id"]]}),
        )


def show_words(critic: str) -> None:
    """Show the words that the critic dwells on, compared with colleagues."""
    st.header("What they dwell on", anchor=False)
    sizes = listed.set_index("critic")["written"]
    if len(sizes) < 2:
        plain_text("No colleague here to compare with: widen the selection in the sidebar.")
        return
    if distinctions.has_too_few(view, sizes, critic, ""):
        plain_text(f"Fewer than {FEWEST_REVIEWS} reviews: too few to say which words are signature words.")
        return
    apart = distinctions.compare_two(*view.about, "critic", critic, "", "words", False, _view=view)
    mine = bans.mark_terms(view, apart.table[apart.table["group"] == critic].head(MOST_WORDS))
    plain_text(bans.sign(describe_dwelling(mine)))
    if len(mine):
        chart(
            lambda: figures.draw_distinctive_terms(
                term_use.add_shares(mine),
                groups=[critic],
                title="Words used more often than by colleagues",
                note=f"Bar: share of {apart.unit}s with the word; line: {OTHERS}. Hollow: could be luck.",
                unit=apart.unit,
                most=MOST_WORDS,
                theme=theme(),
            ),
            key="signature-words",
            name=f"signature words of {critic}",
            depends=bans.list_bans().key,
            opens=lambda data: Address(*distinctions.find_sentences(view, "critic", critic, data[1], "")),
        )


def show_style(critic: str) -> None:
    """Show how the critic writes, beside colleagues."""
    st.header("How they write", anchor=False)
    table(
        compare_styles(critics.list_styles(*view.about, measure.column, _view=view), critic=critic),
        complete=write_ranges(0),
        key="style",
        name=f"style of {critic}",
        alt="Words a review, variety of words and reading ease, beside the mean of colleagues",
        columns=make_style_columns(critic),
        shown=["trait", "own", "range", "others"],
    )


measures = critics.choose_measures(QUESTION, view)
if measures:
    head, controls = st.container(), st.container(horizontal=True, vertical_alignment="bottom")
    with controls:
        measure = comparing.choose_measure(measures)
    listed = critics.list_critics(*view.about, measure.column, _view=view)
    names = listed.sort_values("written", ascending=False, kind="stable")["critic"].tolist()
    standing = critics.measure_standing(*view.about, measure.column, _view=view)
    able = standing.loc[standing["conclusion"] != TOO_FEW, "critic"].tolist()
    default = [*able, *names][0]
    picked = read_value("shown", "", allowed=["", *names])
    critic = picked or default
    with controls:
        dropdown(
            "Critic",
            [picked, *(name for name in names[:OFFERED] if name != critic)],
            name="shown",
            first="",
            allowed=["", *names],
            format_func=lambda name: name or default,
            help=CUT if len(names) > OFFERED else None,
            width=320,
        )
        comparing.offer_all(view, "critic")
    row = listed[listed["critic"] == critic].iloc[0]
    reviews = Address("reviews", narrowed(view.query, "critic", critic))
    with head:
        heading(QUESTION, view, describe_critic(row, decimals=measure.decimals), reviews)
        read = "Read the review" if row["written"] == 1 else f"Read the {number(row['written'])} reviews"
        show_link(read, "reviews", reviews.query, icon="article")
    show_note(view, "critic", critic)
    for show, value, place in zip((show_films, show_steps), (critic, row), st.columns(2, gap="large"), strict=True):
        with place:
            show(value)
    for show, place in zip((show_phrases, show_words), st.columns(2, gap="large"), strict=True):
        with place:
            show(critic)
    show_style(critic)
    with st.expander("Method"):
        plain_text(
            "The difference from colleagues is that of “On the same films”: the quality of the films cancels out. A "
            "phrase is a critic’s own where it is in three of their reviews or more, and four in five reviews with it "
            "are theirs. Words and phrases count as used more where chance would seldom do as much, corrected for all "
            "that was tested (q at most 0.05); names are left out. A critic’s words follow the films that came along. "
            "Different words: mean over every 50 words in a row (MATTR). Reading ease is Flesch’s: 60 to 70 is plain "
            "English, below 30 hard going. Colleagues: the mean of each one’s mean.",
            "note",
        )
