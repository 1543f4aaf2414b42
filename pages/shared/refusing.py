"""Suggestions for the word list that the desk refuses: they do not come back until that is taken back."""

import pandas as pd
import streamlit as st

from corpus.desk.tables import REFUSED
from corpus.keeping import refusals
from corpus.wording import plural
from pages.shared import admission, columns, desks, exchanging
from pages.shared.address import here, read_value
from pages.shared.controls import fold
from pages.shared.front import into_sight
from pages.shared.letters import plain_text
from pages.shared.links import Address
from pages.shared.showing import show_link, visit
from pages.shared.tables import table
from pages.shared.viewing import View

#: What a refusal is called, where two people decide at once.
OF = "refused"
#: The parameter of the word that is decided on.
_ASKED = "decide"
_NONE = pd.DataFrame({"term": []}, dtype="str")


def list_refused(view: View) -> pd.DataFrame:
    """Return the refused words of a corpus; none where the database cannot be read or was not made yet."""
    return desks.look_up(_list, _NONE, view.key)


def find_form(term: str) -> Address:
    """Return the address of this view with the form of a word."""
    return here(**{_ASKED: term})


def show_form(view: View, terms: pd.Series) -> None:
    """Show the word that the address asks for, with the button that refuses what is suggested for it.

    Of a word that is refused already, it is the button that takes that back.
    """
    asked = read_value(_ASKED, "")
    known = asked in set(list_refused(view)["term"])
    if not asked or not (known or asked in set(terms)):
        return
    with st.container(border=True):
        into_sight(asked)
        plain_text(f"“{asked}” is refused." if known else f"Refuse what is suggested for “{asked}”?")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Take back" if known else "Refuse",
                type="primary",
                icon=":material/undo:" if known else ":material/block:",
                on_click=_decide,
                args=(view.key, asked, not known),
                disabled=not admission.may_change(),
                help="For everybody who opens this corpus; it can be undone.",
            )
            shut = here(**{_ASKED: None})
            show_link("Close", shut.screen, shut.query, icon="close")
        desks.show_signature()


def show_refused(view: View) -> None:
    """Show the refused words, the last refusal with the button that undoes it, and the upload of others; folded."""
    refused = list_refused(view)
    if not refused.empty:
        plain_text(f"{plural(len(refused), 'suggestion is', 'suggestions are')} refused.", "note")
    if not (shown := fold("Refused suggestions", name="refused")).open:
        return
    with shown:
        if refused.empty:
            plain_text("There is none. Choose “Refuse” beside a suggestion.", "note")
        else:
            table(
                refused.assign(edit="Take back"),
                page="refused-page",
                rows=12,
                key="refusals",
                name="refused suggestions",
                narrowed=False,
                alt="The refused words with who refused each, and when",
                columns=columns.REFUSED,
                cells={"edit": lambda row: find_form(row["term"])},
            )
        desks.show_undo(f"undo {OF}", REFUSED, lambda item: f"the refusal of “{item['term']}”", corpus=view.key)
        exchanging.show_import(
            OF,
            read=refusals.read_csv,
            merge=lambda desk, given, *, by: refusals.merge(desk, view.key, given, by=by),
        )


def _decide(corpus: str, term: str, wanted: bool) -> None:
    """Refuse what is suggested for a word, or take that back: call it in a callback."""
    change = refusals.refuse if wanted else refusals.take_back
    done = f"What is suggested for “{term}” is refused." if wanted else f"“{term}” is suggested again."
    if desks.keep(lambda desk, by: change(desk, corpus, term, by=by), of=OF, done=done):
        visit(here(**{_ASKED: None}))


@st.cache_resource(max_entries=8, show_spinner=False)
def _list(url: str, changes: int, corpus: str) -> pd.DataFrame:
    return refusals.read_refusals(desks.find_desk(), corpus)
