"""The word list: an editor changes a word's score, sees which reviews that changes, and can undo each change."""

import streamlit as st

from corpus.errors import CorpusError
from corpus.polarity import settings
from corpus.polarity.house import House
from corpus.reading.limits import MEBIBYTE
from corpus.reading.small_tables import MOST_BYTES
from corpus.wording import date, plural
from pages.shared import admission, columns, desks, houses, lexicons
from pages.shared.controls import choice, slider, text
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.showing import heading, nothing_selected
from pages.shared.tables import table
from pages.shared.viewing import current

ACTIONS = {"weigh": "Set score", "silence": "Ignore", "leave": "TextBlob’s score"}

view = current()
(kept, signed), damage = houses.read_kept(view.corpus)


def describe_lexicon() -> str:
    """Say how much is changed, and since when."""
    if kept.is_empty:
        return "Nothing is changed yet: every word has TextBlob’s score."
    differ = f"{plural(len(kept.entries), 'word has', 'words have')} a score of our own"
    negate = "“isn’t” counts as “not”" if kept.contractions else "“isn’t” does not count as “not”"
    return f"{differ}; {negate}. Last change: {date(kept.history[-1].on)}."


def change_term(house: House, term: str, action: str, polarity: float) -> House:
    """Return a lexicon with the change that the controls say."""
    if action == "leave":
        return house.drop(term, on=lexicons.today())
    return house.change(term, polarity if action == "weigh" else None, on=lexicons.today())


def start_anew() -> None:
    """Let the slider start at the score of another word."""
    st.session_state.pop("value", None)


def show_change() -> None:
    """Show the controls of a change, the reviews that it would change, and the button that keeps it."""
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
            "Score",
            -1.0,
            1.0,
            name="value",
            first=start,
            step=0.01,
            width=260,
            disabled=action != "weigh",
            help="−1 is most negative, +1 most positive. It starts at the score that the word has now.",
        )
    if not term:
        plain_text(
            "Enter a word to see its score and which reviews a change would affect. Nothing changes until you keep it."
        )
        return
    try:
        wanted = change_term(kept, term, action, polarity)
    except CorpusError as error:
        plain_text(str(error))
        return
    plain_text(settings.describe_setting(kept, term))
    if wanted == kept or (action == "weigh" and polarity == start and settings.find_polarity(kept, term) is not None):
        plain_text("This changes nothing: choose another score, or something else to do.", "note")
        return
    moves = lexicons.list_moves(view, kept, wanted)
    plain_text(settings.describe_moves(moves, len(view.reviews)), "finding")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Keep this change",
            type="primary",
            icon=":material/check:",
            on_click=lexicons.keep_change,
            args=(view, lambda now: change_term(now, term, action, polarity), kept),
            disabled=not admission.may_change(),
            help="For everybody who opens this corpus; it can be undone.",
        )
        desks.show_signature()
    if len(moves):
        table(
            moves,
            page="page",
            rows=10,
            key="moved",
            name="reviews that change",
            alt="The reviews that it changes, with their tone now and after",
            columns=columns.MOVED,
            opens=lambda row: Address("review", link(view.query, review=row["review_id"])),
        )


def show_history() -> None:
    """Show the changes."""
    st.subheader("Changes so far", anchor=False)
    table(
        settings.list_changes(kept, signed),
        page="change",
        key="history",
        name="changes of the word list",
        narrowed=False,
        alt="Each change of the word list with its day, its word, and the score before and after",
        columns=columns.CHANGE,
    )


def show_buttons() -> None:
    """Show the buttons that undo the last change, treat contractions as "not", and download the list."""
    with st.container(horizontal=True, vertical_alignment="center"):
        desks.undo_button(
            desks.describe_last(kept, signed, settings.say_settings), lexicons.keep_change, view, House.undo, kept
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        contractions = not kept.contractions
        st.button(
            "Treat “isn’t” as “not”" if contractions else "Do not treat “isn’t” as “not”",
            icon=":material/exposure:",
            on_click=lexicons.keep_change,
            args=(view, lambda now: now.negate(contractions, on=lexicons.today()), kept),
            disabled=not admission.may_change(),
            help="“Isn’t good” then scores as “not good” does, and so with “wasn’t” and the like; TextBlob itself "
            "reads “good”. It can be undone like any other change.",
        )
        if kept.history:
            st.download_button(
                "Download the word list",
                lambda: kept.as_csv().encode(),
                file_name=f"{view.key}-word-list.csv",
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                help="A CSV table, one line a change: to keep, to mail, and to import again.",
            )


def show_import() -> None:
    """Show the upload of a word list, whose scores replace those of the same words."""
    uploaded = st.file_uploader(
        "Import a word list",
        type=["csv"],
        key="lexicon-file",
        max_upload_size=MOST_BYTES // MEBIBYTE,
        disabled=not admission.may_change(),
        help="A CSV table with the columns term (the word) and after (its score from −1 to +1, or “ignored”).",
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
    plain_text(f"The file has {plural(len(given.entries), 'word')}; importing it makes {plural(made, 'change')}.")
    st.button(
        "Import",
        type="primary",
        icon=":material/check:",
        on_click=lexicons.keep_change,
        args=(view, lambda now: now.merge(given, on=lexicons.today()), kept),
        disabled=wanted == kept or not admission.may_change(),
    )


heading("Word list", view, "" if damage else describe_lexicon())
for notice in filter(None, (desks.take_notice(), damage)):
    plain_text(notice)
if view.reviews.empty:
    nothing_selected(view)
elif not damage:
    lexicons.show_clash(view)
    show_change()
    if kept.history:
        show_history()
    show_buttons()
    show_import()
    plain_text(
        "The word list belongs to this corpus and to everybody who opens it. TextBlob’s own scores stay as they are: "
        "switch between the two in the sidebar.",
        "note",
    )
    with st.expander("Method"):
        plain_text(
            "Every word or phrase has a score from −1 to +1: TextBlob’s own (its polarity), or the one set here. "
            "A review’s tone is the mean of its scored words; an ignored word is left out of that mean. A score of 0 "
            "is not the same: the word then counts, as neutral, and draws the mean towards 0."
        )
