"""Which words raise the polarity of the selected reviews, and which lower it."""

import streamlit as st

from corpus import figures
from corpus.polarity.contributions import describe_contributions, describe_heaviest
from corpus.search.parsing import join_searches, write_search
from corpus.wording import number, plural
from pages.shared import columns, lexicon_words
from pages.shared.address import Address, here, narrowed, read_value
from pages.shared.controls import dropdown
from pages.shared.front import into_sight
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, show_link, theme
from pages.shared.tables import table

ORDERS = {
    "share": "Heaviest first",
    "reviews": "In most reviews first",
    "polarity": "Warmest first",
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
            plain_text(f"“{word}” is not weighed in this selection.")
            show_link("Close", "tone", here(word=None).query, icon="close")
            return
        plain_text(f"“{word}” is weighed in {plural(len(forms), 'form')}: what stands before it shifts its polarity.")
        table(
            forms,
            page="form",
            rows=10,
            key="forms",
            name=f"forms of “{word}”",
            alt="The forms of the word with their polarity and how often they stand",
            columns=columns.FORM,
        )
        both = join_searches(view.selection.words, write_search(word))
        with st.container(horizontal=True):
            show_link(f"Its reviews: “{word}”", "reviews", narrowed(view.query, "words", both), icon="article")
            show_link("Close", "tone", here(word=None).query, icon="close")


def show_films() -> None:
    """Show which words raise and lower the polarity of the films with most reviews."""
    films = view.reviews["film"].value_counts().head(FILMS).index.tolist()
    if len(films) < 2:
        return
    listed = lexicon_words.list_words_by_film(*view.about, tuple(films), _view=view)
    plain_text(f"By film: the {plural(len(films), 'film')} with most reviews" if len(films) == FILMS else "By film")
    table(
        listed,
        key="carried",
        name="words by film",
        alt="Each film with the words that carry its praise and its blame",
        columns=columns.CARRIED,
        opens=lambda row: Address("tone", narrowed(view.query, "film", row["film"])),
    )


words = lexicon_words.list_words(*view.about, _view=view)
heading(
    "Which words carry the praise and the blame?",
    view,
    describe_contributions(words) if len(view.reviews) else "",
    here(word=words["word"].iloc[0]) if len(words) else None,
)
if view.reviews.empty:
    nothing_selected(view)
elif len(words):
    order = dropdown("Order", ORDERS, name="order", first="share", width=220)
    asked = read_value("word", "")
    if asked:
        show_word(asked)
    chart(
        figures.draw_weights(
            words,
            title=describe_heaviest(words),
            value_name=f"share of the mean polarity ({view.scale.lexicon_name})",
            theme=theme(),
        ),
        key="weights",
        name="heaviest words",
        columns=columns.WEIGHED,
        opens=lambda data: here(word=data[0]),
    )
    if order != "share":
        words = words.sort_values(order, ascending=order == "word", kind="stable")
    table(
        words,
        page="page",
        key="weighed",
        name="words",
        alt="Each weighed word with its occurrences, reviews, polarity and share",
        columns=columns.WEIGHED,
        opens=lambda row: here(word=row["word"]),
    )
    show_films()
    silent = int(view.reviews["polarity"].isna().sum())
    plain_text(
        "A review's polarity is the mean of its assessed words; a word's share is what it adds to the mean of these "
        f"reviews, so the shares of all {number(len(words))} words add up to it."
        + (f" {plural(silent, 'review')} without an assessed word stand outside." if silent else ""),
        "note",
    )
