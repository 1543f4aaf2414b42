"""Which words lift the tone of the selected reviews, and which lower it."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.polarity.contributions import title_contributions
from corpus.search.parsing import join_searches, write_search
from corpus.wording import number, plural
from pages.shared import columns, lexicon_words
from pages.shared.address import here, read_value
from pages.shared.controls import dropdown, fold
from pages.shared.front import into_sight
from pages.shared.letters import plain_text
from pages.shared.links import Address, narrowed
from pages.shared.matching import show_match
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table
from pages.shared.viewing import current

ORDERS = {
    "share": "Strongest first",
    "reviews": "Most reviews first",
    "polarity": "Most positive first",
    "word": "A to Z",
}
#: Films that are listed: those with most reviews.
FILMS = 12

view = current()


def show_word(word: str) -> None:
    """Show the forms in which one word is scored, with a link to the reviews that hold it."""
    forms = lexicon_words.list_forms(view, word)
    with st.container(border=True):
        into_sight(word)
        if forms.empty:
            plain_text(f"“{word}” has no score in these reviews.")
            show_link("Close", "tone", here(word=None).query, icon="close")
            return
        plain_text(f"“{word}” is scored in {plural(len(forms), 'form')}: the words before it change its score.")
        table(
            forms,
            page="form",
            rows=10,
            key="forms",
            name=f"forms of “{word}”",
            alt="The forms of the word with their score and how often they are used",
            columns=columns.FORM,
        )
        both = join_searches(view.selection.words, write_search(word))
        with st.container(horizontal=True):
            show_link(f"Reviews with “{word}”", "reviews", narrowed(view.query, "words", both), icon="article")
            show_link("Close", "tone", here(word=None).query, icon="close")


def show_films() -> None:
    """Show which words lift and lower the tone of the films with most reviews."""
    films = lexicon_words.list_films(*view.about, _view=view)
    if len(films) < 2:
        return
    listed = lexicon_words.list_words_by_film(*view.about, tuple(films[:FILMS]), _view=view)
    st.subheader("By film", anchor=False)
    if len(films) > FILMS:
        plain_text(f"The {number(FILMS)} films with most reviews.", "note")
    table(
        listed,
        key="carried",
        name="words by film",
        alt="Each film with its mean tone and the words that lift and lower it",
        columns=columns.CARRIED,
        opens=lambda row: Address("tone", narrowed(view.query, "film", row["film"])),
    )


def show_words(words: pd.DataFrame) -> None:
    """Show every scored word with what it adds to the tone."""
    order = dropdown("Order", ORDERS, name="order", first="share", width=220)
    if order != "share":
        words = words.sort_values(order, ascending=order == "word", kind="stable")
    table(
        words,
        page="page",
        key="weighed",
        name="scored words",
        alt="Each scored word with what it adds to the tone, its score, its uses and its reviews",
        columns=columns.WEIGHED,
        opens=lambda row: here(word=row["word"]),
    )


words = lexicon_words.list_words(*view.about, _view=view)
heading(
    "Which words lift and lower the tone?",
    view,
    lexicon_words.describe_words(*view.about, _view=view) if len(view.reviews) else "",
    here(word=words["word"].iloc[0]) if len(words) else None,
)
if view.reviews.empty:
    nothing_selected(view)
elif len(words):
    show_match(view)
    asked = read_value("word", "")
    if asked:
        show_word(asked)
    chart(
        lambda: figures.draw_weights(
            words,
            title=title_contributions(words),
            value_name=f"points added to the mean tone (polarity by {view.scale.lexicon_name})",
            theme=theme(),
        ),
        key="weights",
        name="strongest words",
        opens=lambda data: here(word=data[0]),
        with_data=False,
    )
    show_films()
    if (listed := fold(f"All {plural(len(words), 'word')} in a table", name="numbers")).open:
        with listed:
            show_words(words)
    with st.expander("Method"):
        silent = int(view.reviews["polarity"].isna().sum())
        plain_text(
            "A review’s tone is TextBlob’s polarity: the mean score of its scored words, from −1 to +1. What a word "
            "adds is its part of the mean tone of these reviews, so that all "
            f"{plural(len(words), 'word')} together make up that mean."
            + (f" {plural(silent, 'review')} without a scored word not counted." if silent else "")
        )
