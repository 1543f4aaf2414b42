"""The words by which parts of a film are found: an editor adds, changes and removes terms, and has the reviews read."""

import streamlit as st

from corpus.aspects.house_terms import HouseTerms, parse_states
from corpus.aspects.term_entries import LONGEST_NOTE, PLAIN, REMOVED, Meaning, State, normalise_term
from corpus.aspects.term_wording import describe_term, describe_terms, list_changes, say_states
from corpus.aspects.terms import ANY, ASPECTS, NONE
from corpus.errors import CorpusError
from corpus.reading.limits import MEBIBYTE
from corpus.reading.small_tables import MOST_BYTES
from corpus.search.parsing import join_searches, write_search
from corpus.wording import plural
from pages.shared import admission, columns, desks, house_terms, importing
from pages.shared.controls import dropdown, slider, switch, text
from pages.shared.letters import plain_text
from pages.shared.links import Address, link, narrowed
from pages.shared.showing import heading, show_link
from pages.shared.tables import table
from pages.shared.viewing import current

#: What can be made of a term.
KINDS = {
    **{aspect: aspect.capitalize() for aspect in ASPECTS},
    ANY: "Any part: it judges what stands beside it",
    NONE: "No part: it only looks like one",
    REMOVED: "Not in the list",
    PLAIN: "As it comes with Refrain",
}

view = current()
(kept, signed), damage = house_terms.read_kept(view.corpus)


def start_anew() -> None:
    """Let the controls start at what another term is."""
    for name in ("of", "own", "weak", "remark"):
        st.session_state.pop(name, None)


def show_change() -> None:
    """Show the controls of a change, what the term is now, and the button that keeps the change."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        term = text(
            "Word or phrase",
            name="term",
            longest=80,
            width=220,
            placeholder="set pieces",
            on_change=start_anew,
            help="As it is written, in any case: one word, or several in a row. Plurals are words of their own.",
        )
        now = kept.get(term)
        known = now if isinstance(now, Meaning) else Meaning(ASPECTS[0])
        kind = dropdown("What it is of", KINDS, name="of", first=known.aspect, width=220)
        polarity = slider(
            "Its own score",
            -1.0,
            1.0,
            name="own",
            first=known.polarity,
            step=0.05,
            width=220,
            disabled=kind in (NONE, REMOVED, PLAIN),
            help="0: it names its part, and other words judge it. Below 0 it blames its part by itself, above 0 it "
            "praises it.",
        )
        weak = switch(
            "Gives way",
            name="weak",
            first=known.weak,
            disabled=kind not in ASPECTS,
            help="It is of its part only where nothing else is named beside it: “scene”, “boring”.",
        )
        note = text("Note", name="remark", longest=LONGEST_NOTE, width=220, placeholder="why")
    if not term:
        plain_text("Enter a word to see what it is taken for. Nothing changes until you keep it.")
        return
    meaning = Meaning(kind, 0.0 if kind == NONE else polarity, note or known.note, weak and kind in ASPECTS)
    state: State = REMOVED if kind == REMOVED else PLAIN if kind == PLAIN else meaning
    try:
        wanted = kept.change(term, state, on=house_terms.today())
    except CorpusError as error:
        plain_text(str(error))
        return
    search = write_search(normalise_term(term))
    users = int((view.corpus.find_containing(search) & view.keep).sum())
    plain_text(f"{describe_term(kept, term)} {plural(users, 'review uses', 'reviews use')} it.")
    if users:
        goal = Address("reviews", narrowed(view.query, "words", join_searches(view.selection.words, search)))
        show_link(f"Reviews with “{term}”", *goal, icon="article")
    if wanted == kept:
        plain_text("This changes nothing: choose another part, or another score.", "note")
        return
    plain_text(f"{describe_term(wanted, term)}", "finding")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Keep this change",
            type="primary",
            icon=":material/check:",
            on_click=house_terms.keep_change,
            args=(view, lambda now: now.change(term, state, on=house_terms.today()), kept),
            disabled=not admission.may_change(),
            help="For everybody who opens this corpus; it can be undone.",
        )
        desks.show_signature()


def show_reading() -> None:
    """Say whether the reviews were read by these terms, and offer to read them again where they were not."""
    if house_terms.is_read(view.corpus, kept):
        return
    plain_text("The reviews have not been read with these words yet: Praise and blame shows what was found before.")
    if st.button(
        "Read the reviews again", type="primary", icon=":material/refresh:", disabled=not admission.may_change()
    ):
        importing.judge(view.corpus.path)
        st.rerun()


def show_history() -> None:
    """Show the changes."""
    st.subheader("Changes so far", anchor=False)
    table(
        list_changes(kept, signed),
        page="change",
        key="history",
        name="changes of the words for parts",
        narrowed=False,
        alt="Each change with its day, its word, and what it was taken for before and after",
        columns=columns.TERM_CHANGE,
    )


def show_import() -> None:
    """Show the upload of a table of terms, and what it would change."""
    uploaded = st.file_uploader(
        "Import words for parts",
        type=["csv"],
        key="terms-file",
        max_upload_size=MOST_BYTES // MEBIBYTE,
        disabled=not admission.may_change(),
        help="A CSV table with the columns term and aspect, and polarity and note where they are wanted. The aspect "
        "“removed” takes a word out. Words that are not in the file stay as they are.",
    )
    if uploaded is None:
        return
    try:
        states = parse_states(uploaded.getvalue(), name=uploaded.name)
        wanted = kept.merge(states, on=house_terms.today())
    except CorpusError as error:
        plain_text(str(error))
        return
    made = len(wanted.history) - len(kept.history)
    plain_text(f"The file has {plural(len(states), 'word')}; importing it makes {plural(made, 'change')}.")
    st.button(
        "Import",
        type="primary",
        icon=":material/check:",
        on_click=house_terms.keep_change,
        args=(view, lambda now: now.merge(states, on=house_terms.today()), kept),
        disabled=wanted == kept or not admission.may_change(),
    )


heading("Words for each part", view, "" if damage else describe_terms(kept))
show_link("Praise and blame", "praise", link(view.query), icon="arrow_back")
for notice in filter(None, (desks.take_notice(), damage)):
    plain_text(notice)
if not damage:
    house_terms.show_clash(view)
    show_reading()
    show_change()
    if kept.history:
        show_history()
    with st.container(horizontal=True, vertical_alignment="center"):
        desks.undo_button(
            desks.describe_last(kept, signed, say_states), house_terms.keep_change, view, HouseTerms.undo, kept
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Download the words",
            lambda: kept.as_csv().encode(),
            file_name=f"{view.key}-words-for-parts.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            help="A CSV table, one line a word: to change, to mail, and to import again.",
        )
    show_import()
    with st.expander("Method"):
        plain_text(
            "A clause is a statement where it names a part of the film and judges it. A word of this list names its "
            "part; with a score of its own it judges, too. Words beside it judge by their scores: TextBlob’s, or those "
            "of the word list that the corpus was built with. Of two entries that begin at one word, the longer "
            "counts. The list belongs to this corpus and to everybody who opens it; the numbers change when the "
            "reviews have been read again."
        )
