"""The menu of the nine screens, the tabs of their sections, and the ways there from the addresses of before."""

from collections.abc import Mapping
from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.shared.address import carried
from pages.shared.letters import tabs
from pages.shared.links import Address
from pages.shared.places import FORMER, SCREEN_OF, SCREENS, TAB, find_file, find_section, name_section

_ICON = str(Path(__file__).with_name("icon.png"))


def navigation() -> tuple[StreamlitPage, str]:
    """Show the menu; return the screen that is asked for, which runs its section, and the section's name.

    Each screen's address is the name of its first section's file, because a server that has just started looks for it
    there: it runs that file alone, once, before it has seen `dashboard.py` (`viewing.current` runs it again through the
    menu). Under any other address the first visitor after a restart would read that the page does not exist.
    """
    # The icon is a file of ours, and is said first: one of Streamlit's own would be fetched from the network, that of a
    # screen too.
    st.set_page_config(page_title="Refrain", page_icon=_ICON, layout="wide")
    tab = st.query_params.get(TAB, "")
    screen = st.navigation(
        [
            *(_make_page(find_section(name, tab)) for name in SCREENS),
            *(copy(_prepare_former(name)) for name in FORMER),
        ],
        position="top",
    )
    if screen.url_path in FORMER:
        query = {name: st.query_params.get_all(name) for name in st.query_params if name != TAB}
        go(Address(find_section(FORMER[screen.url_path], tab), query))
    section = find_section(screen.url_path or "overview", tab)
    st.set_page_config(page_title=f"{name_section(section)} · Refrain")
    return screen, section


def go(goal: Address) -> None:
    """Open another view, in place of this run."""
    # As it is in the menu of this run: the next one shows the section that is asked for.
    screen = _make_page(find_section(SCREEN_OF[goal.screen], st.query_params.get(TAB, "")))
    st.switch_page(screen, query_params=goal.parameters)


def show_tabs(section: str, query: Mapping[str, list[str]]) -> None:
    """Show the ways to the other sections of this one's screen, if it has any.

    Parameters
    ----------
    section : str
        The one that is shown.
    query : mapping
        What goes along besides what the sections share: the view, from `links.link`.
    """
    sections = SCREENS[SCREEN_OF[section]].sections
    if len(sections) > 1:
        along = {**query, **carried()}
        ways = [(label, Address(name, along).href, name == section) for name, label in sections.items()]
        tabs(ways, name=SCREENS[SCREEN_OF[section]].title)


def _make_page(section: str) -> StreamlitPage:
    """Return a screen, which shows this section; a copy, because each run marks its own as the one to be run."""
    return copy(_prepare_page(section))


@cache
def _prepare_page(section: str) -> StreamlitPage:
    """Return a screen, made once: to look for its file, and for those of all others, takes each run a while."""
    name = SCREEN_OF[section]
    screen = SCREENS[name]
    return st.Page(
        find_file(section),
        title=screen.title,
        icon=f":material/{screen.icon}:",
        url_path="start" if name == "overview" else name,
        default=name == "overview",
    )


@cache
def _prepare_former(name: str) -> StreamlitPage:
    """Return what stands under an address of before."""
    return st.Page(_lead_on, title=name, url_path=name, visibility="hidden")


def _lead_on() -> None:
    """Stand for a page of before: `navigation` leads on from it before it is run."""
