"""Views saved under a name: where each leads, and its short link."""

from urllib.parse import parse_qs, urlencode

import pandas as pd
import streamlit as st
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

from corpus.desk import views
from corpus.desk.tables import SHORT
from corpus.errors import CorpusError
from pages.shared import admission, desks
from pages.shared.address import here
from pages.shared.letters import plain_text, way
from pages.shared.links import Address, find_path, link
from pages.shared.places import SCREEN_OF

#: Below this path of the site are the short links.
PATH = "v"
#: How many views the sidebar lists.
FIRST = 8
_BRIEFS = ("brief", "present")


def show_saved(query: list[tuple[str, str]]) -> None:
    """Show, in the sidebar, the views that are saved and the field that saves this one.

    Parameters
    ----------
    query : list of (str, str)
        The view's, for the link to all saved ones.
    """
    # It is on every screen: what is in it is made only while somebody looks at it.
    panel = st.popover("Saved views", icon=":material/bookmark:", width="stretch", key="saved-views", on_change="rerun")
    if not panel.open:
        return
    with panel:
        try:
            saved = desks.read(list_saved, pd.DataFrame())
        except CorpusError as error:
            plain_text(str(error), "note")
            return
        if notice := desks.take_notice():
            plain_text(notice, "note")
        if desks.find_clash("view"):
            plain_text("A saved view has this name already: choose another.", "note")
        name = st.text_input("Save this view as", key="view-name", max_chars=SHORT, placeholder="Monday’s points")
        desks.ask_name()
        if not admission.may_change():
            plain_text(admission.VIEWS_ONLY, "note")
        st.button(
            "Save",
            type="primary",
            icon=":material/check:",
            on_click=_save,
            args=(name, here()),
            disabled=not name.strip() or not admission.may_change(),
            help="For everybody here. It is kept with what is selected, sorted and opened.",
        )
        for _, view in saved.head(FIRST).iterrows():
            way(view["name"], find_address(view["address"]).href, icon="bookmark")
        if len(saved):
            way("All saved views", Address("saved", link(query)).href, icon="list")


@st.cache_resource(max_entries=4, show_spinner=False)
def list_saved(url: str, changes: int) -> pd.DataFrame:
    """Return the saved views as they are after so many changes of the database; see `desks.stamp`."""
    return views.read_views(desks.find_desk())


def find_address(kept: str) -> Address:
    """Return where a saved view leads; to the overview, where its section is not there any more.

    Examples
    --------
    >>> find_address("split?corpus=sample&page=2")
    Address(screen='split', query={'corpus': ['sample'], 'page': ['2']})
    """
    section, _, query = kept.partition("?")
    return Address(section if section in SCREEN_OF else "overview", parse_qs(query, keep_blank_values=True))


def write_address(address: Address) -> str:
    """Return an address as it is kept: the section, and the parameters.

    Examples
    --------
    >>> write_address(Address("split", {"corpus": ["sample"]}))
    'split?corpus=sample'
    """
    return f"{address.screen}?{urlencode(address.query, doseq=True)}".rstrip("?")


def list_routes() -> list[Route]:
    """Return the route of the short links."""
    return [Route(find_path(f"{PATH}/{{slug}}"), _open)]


def write_short(slug: str) -> str:
    """Return a short link, from the root of the site."""
    return find_path(f"{PATH}/{slug}")


def _save(name: str, address: Address) -> None:
    kind = "brief" if address.screen in _BRIEFS else "view"
    kept = write_address(address)
    if desks.keep(
        lambda desk, by: views.name_view(desk, kind, name, kept, by=by), of="view", mine={"name": name}, done="Saved."
    ):
        st.session_state["view-name"] = ""


# Not async: the database may keep it waiting, and it must not keep the others waiting.
def _open(request: Request) -> RedirectResponse:
    """Lead on to a saved view; from a short link that leads nowhere, to the list of those that do."""
    slug = request.path_params["slug"]
    try:
        view = views.find_view(desks.find_desk(), slug)
    except CorpusError:
        view = None
    goal = Address("saved", {"gone": [slug[: views.SLUG]]}) if view is None else find_address(view["address"])
    return RedirectResponse(goal.href)
