"""The house lexicon: an editor changes a word's polarity, sees which reviews that moves, and can undo each change."""

import streamlit as st

from corpus.polarity import settings
from corpus.polarity.house import House
from corpus.schema import CorpusError
from corpus.wording import date, plural
from pages.shared import columns, lexicons, scaling
from pages.shared.address import Address, link
from pages.shared.controls import choice, slider, text
from pages.shared.letters import plain_text
from pages.shared.opening import current
from pages.shared.showing import heading, nothing_selected
from pages.shared.tables import table

ACTIONS = {"weigh": "Weigh it", "silence": "Silence it", "leave": "TextBlob’s own"}
#: The longest file that is taken, in megabytes: Streamlit's own measure.
LARGEST = 16

view = current()
kept, damage = scaling.read_house(view.corpus)


def describe_lexicon() -> str:
    """Say how much is changed, and since when."""
    if kept.is_empty:
        return "Nothing is changed yet: every word weighs what TextBlob gives it."
    negate = "negate as “not” does" if kept.contractions else "do not negate"
    changes = f"{plural(len(kept.entries), 'term')} of TextBlob’s lexicon changed"
    return f"{changes}, the last on {date(kept.history[-1].on)}; “isn’t” and its kin {negate}."


def change_term(house: House, term: str, action: str, polarity: float) -> House:
    """Return a lexicon with the change that the controls say."""
    if action == "leave":
        return house.drop(term, on=lexicons.today())
    return house.change(term, polarity if action == "weigh" else None, on=lexicons.today())


def start_anew() -> None:
    """Let the slider start at the polarity of another term."""
    st.session_state.pop("value", None)


def show_change() -> None:
    """Show the controls of a change, the reviews that it would move, and the button that keeps it."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        term = text(
            "Word or phrase",
            name="term",
            longest=80,
            width=260,
            placeholder="haunting",
            on_change=start_anew,
            help="As it is written, in any case: one word, or several in a row.",
        )
        start = round(settings.suggest_polarity(kept, term), 2) + 0.0
        action = choice("What to do with it", ACTIONS, name="action")
        polarity = slider(
            "Polarity",
            -1.0,
            1.0,
            name="value",
            first=start,
            step=0.01,
            width=260,
            disabled=action != "weigh",
            help="−1 is all blame, +1 is all praise; it starts at the polarity that the word has now.",
        )
    if not term:
        plain_text(
            "Enter a word to see what it weighs and which reviews a change would move. Only what you keep changes."
        )
        return
    try:
        wanted = change_term(kept, term, action, polarity)
    except CorpusError as error:
        plain_text(str(error))
        return
    plain_text(settings.describe_setting(kept, term))
    if wanted == kept or (action == "weigh" and polarity == start and settings.find_polarity(kept, term) is not None):
        plain_text("So it is already: there is nothing to change.", "note")
        return
    moves = lexicons.list_moves(view, kept, wanted)
    plain_text(settings.describe_moves(moves, len(view.reviews)), "finding")
    st.button(
        "Keep this change",
        type="primary",
        icon=":material/check:",
        on_click=lexicons.keep_change,
        args=(view, lambda now: change_term(now, term, action, polarity)),
        help="For everybody who opens this corpus; it can be undone.",
    )
    if len(moves):
        table(
            moves,
            page="page",
            rows=10,
            key="moved",
            name="reviews that move",
            alt="The reviews that the change moves, with their polarity before and after",
            columns=columns.MOVED,
            opens=lambda row: Address("review", link(view.query, review=row["review_id"])),
        )


def show_history() -> None:
    """Show the changes."""
    st.subheader("What has been changed", anchor=False)
    table(
        settings.list_changes(kept),
        page="change",
        key="history",
        name="changes of the lexicon",
        narrowed=False,
        alt="Each change of the lexicon with its day, term, and what it was before and after",
        columns=columns.CHANGE,
    )


def show_buttons() -> None:
    """Show the buttons that undo the last change, let contractions negate, and export the lexicon."""
    with st.container(horizontal=True):
        st.button(
            "Undo the last change",
            icon=":material/undo:",
            on_click=lexicons.keep_change,
            args=(view, House.undo),
            disabled=not kept.history,
        )
        contractions = not kept.contractions
        st.button(
            "Let “isn’t” negate" if contractions else "Do not let “isn’t” negate",
            icon=":material/exposure:",
            on_click=lexicons.keep_change,
            args=(view, lambda now: now.negate(contractions, on=lexicons.today())),
            help="“Isn’t”, “wasn’t” and their kin, curly or straight: TextBlob itself passes over them. This is a "
            "change like any other, and can be undone.",
        )
        if kept.history:
            st.download_button(
                "Export the lexicon",
                lambda: kept.as_csv().encode(),
                file_name=f"{view.key}.lexicon.csv",
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                help="One line a change: to keep, to mail, and to read in again here or with build --lexicon.",
            )


def show_import() -> None:
    """Show the upload of a lexicon, whose entries replace those of the same terms."""
    uploaded = st.file_uploader(
        "Import a lexicon",
        type=["csv"],
        key="lexicon-file",
        max_upload_size=LARGEST,
        help="A table with the columns term and after: a polarity from −1 to 1, or “silenced”.",
    )
    if uploaded is None:
        return
    try:
        given = House.parse(uploaded.getvalue(), name=uploaded.name)
    except CorpusError as error:
        plain_text(str(error))
        return
    wanted = kept.merge(given, on=lexicons.today())
    made = len(wanted.history) - len(kept.history)
    plain_text(f"{plural(len(given.entries), 'term')} in it, {plural(made, 'change')} to make.")
    st.button(
        "Import them",
        type="primary",
        icon=":material/check:",
        on_click=lexicons.keep_change,
        args=(view, lambda now: now.merge(given, on=lexicons.today())),
        disabled=wanted == kept,
    )


heading("What does this house change in TextBlob’s lexicon?", view, describe_lexicon())
for notice in filter(None, (lexicons.take_notice(), damage)):
    plain_text(notice)
if view.reviews.empty:
    nothing_selected(view)
elif not damage:
    show_change()
    if kept.history:
        show_history()
    show_buttons()
    show_import()
    plain_text(
        "The lexicon is kept in a small table beside the corpus, for everybody who opens it. TextBlob’s own scores "
        "stay as they are, one switch away in the sidebar.",
        "note",
    )
