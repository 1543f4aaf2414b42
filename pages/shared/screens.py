"""The screens, their addresses, and the menu."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

#: Screens of one subject, linked to each other above the title; the first of each is in the menu.
SUBJECTS = (
    ("films", "division", "course", "apart", "similar"),
    ("phrases", "alike"),
    ("words", "trust", "stars", "lexicon", "suggestions"),
)
#: Screens that are reached from others alone, and the screen of the menu that they belong to.
BEHIND = {"phrase": "phrases", "pair": "phrases", "review": "reviews"}


def navigation() -> StreamlitPage:
    """Show the menu of screens and return the one that is asked for.

    Each screen's address is its file's name, because a server that has just started looks for it there: it runs that
    file alone, once, before it has seen `dashboard.py` (`opening.current` runs it again through the menu). Under any
    other address the first visitor after a restart would read that the page does not exist.
    """
    # The icon is a file of ours: one of Streamlit's own would be fetched from the network, that of a screen too.
    st.set_page_config(page_title="Refrain", page_icon=str(Path(__file__).with_name("icon.png")), layout="wide")
    screen = st.navigation(
        [
            st.Page("pages/overview.py", title="Overview", icon=":material/newspaper:", url_path="start", default=True),
            st.Page(_overview, title="Overview", url_path="overview", visibility="hidden"),
            st.Page("pages/films.py", title="Films", icon=":material/theaters:"),
            st.Page("pages/division.py", title="How divided", visibility="hidden"),
            st.Page("pages/course.py", title="How they run", visibility="hidden"),
            st.Page("pages/apart.py", title="What sets apart", visibility="hidden"),
            st.Page("pages/similar.py", title="Written alike", visibility="hidden"),
            st.Page("pages/critics.py", title="Critics", icon=":material/groups:"),
            st.Page("pages/months.py", title="Months", icon=":material/calendar_month:"),
            st.Page("pages/phrases.py", title="Phrases", icon=":material/format_quote:"),
            st.Page("pages/phrase.py", title="Phrase", visibility="hidden"),
            st.Page("pages/alike.py", title="Who shares them", visibility="hidden"),
            st.Page("pages/pair.py", title="Pair", visibility="hidden"),
            st.Page("pages/words.py", title="Words", icon=":material/match_word:"),
            st.Page("pages/trust.py", title="How far to trust them", visibility="hidden"),
            st.Page("pages/stars.py", title="Stars against words", visibility="hidden"),
            st.Page("pages/lexicon.py", title="House lexicon", visibility="hidden"),
            st.Page("pages/suggestions.py", title="From the stars", visibility="hidden"),
            st.Page("pages/reviews.py", title="Reviews", icon=":material/article:"),
            st.Page("pages/review.py", title="Review", visibility="hidden"),
            st.Page("pages/draft.py", title="Draft", icon=":material/edit_note:"),
            st.Page("pages/sources.py", title="Sources", icon=":material/folder_open:"),
        ],
        position="top",
    )
    st.set_page_config(page_title=f"{screen.title} · Refrain")
    return screen


def name_of(screen: StreamlitPage) -> str:
    """Return the name of a screen's file, by which `address.Address` knows it."""
    return screen.url_path or "overview"


def find_menu_item(screen: StreamlitPage) -> str:
    """Return the screen of the menu that one belongs to, where that is another; else nothing."""
    name = name_of(screen)
    subject = next((each[0] for each in SUBJECTS if name in each), BEHIND.get(name, name))
    return subject if subject != name else ""


def show_tabs(screen: StreamlitPage, query: Mapping[str, list[str]]) -> None:
    """Show the ways to the other screens of this one's subject, if it has any.

    Parameters
    ----------
    screen : StreamlitPage
        The one that is asked for.
    query : mapping
        The view, from `address.link`.
    """
    subject = next((each for each in SUBJECTS if screen.url_path in each), ())
    if subject:
        with st.container(horizontal=True, gap="small", key="tabs"):
            for name in subject:
                st.page_link(page=f"pages/{name}.py", query_params=query)


def _overview() -> None:
    """Serve the overview under its own name too: as the first screen, its address is only the host's."""
    st.switch_page("pages/overview.py", query_params=st.query_params.to_dict())
