"""From every screen to every other, in one visit: what one has left behind breaks no other."""

import random
import re
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import places
from pages.shared.links import Address
from tests.pages.conftest import App, follow, links


@pytest.fixture(scope="module")
def addresses(sample) -> dict[str, str]:
    """The address of each section; of those behind others, one that shows something."""
    twins = sample.duplicates.iloc[0]
    shown = {
        "phrase": {"phrase": [sample.families.families["family_id"].iloc[0]]},
        "review": {"review": [twins["a"]]},
        "pair": {"of": ["reviews"], "a": [twins["a"]], "b": [twins["b"]]},
    }
    return {section: Address(section, shown.get(section, {})).href for section in places.SCREEN_OF}


def every_hop(screens: list[str], chance: random.Random) -> list[str]:
    """Return a round trip that goes from each screen to each other exactly once (Hierholzer 1873)."""
    left = {screen: chance.sample(screens, len(screens)) for screen in screens}
    path, trip = [screens[0]], []
    while path:
        if goals := [goal for goal in left[path[-1]] if goal != path[-1]]:
            left[path[-1]].remove(goals[0])
            path.append(goals[0])
        else:
            trip.append(path.pop())
    return trip[::-1]


def read_title(at: AppTest) -> str:
    """Return the title of a screen; that of a slide is what was found, and so plain text."""
    plain = "".join(html.proto.body for html in at.get("html"))
    return at.title[0].value if at.title else re.search("<h1>(.*?)</h1>", plain, re.DOTALL)[1]


@pytest.mark.parametrize("part", range(4))
def test_from_each_screen_to_each_other(app: App, addresses: dict[str, str], part: int) -> None:
    trip = every_hop(list(addresses), random.Random(12))
    assert len(set(pairwise(trip))) == len(trip) - 1 == len(addresses) * (len(addresses) - 1)
    at, titles = app("overview"), {}
    for screen in trip[part * 140 : part * 140 + 141]:
        title = read_title(follow(at, addresses[screen]))
        assert title
        assert titles.setdefault(screen, title) == title
        assert not at.error


def test_films_tabs_keep_nothing_of_each_other_that_their_addresses_do_not_say(app: App) -> None:
    at = app("films", by="critic", measure="rating", **{"with": ["Gil Marchbanks", "Rufus Obadele"]})
    for tab in ("split", "course", "signature", "similar", "films"):
        at = follow(at, Address(tab, {"corpus": ["sample"]}).href)
        assert at.query_params == {"corpus": "sample"} | ({"tab": tab} if tab != "films" else {})
        assert at.session_state["by"] == "film"


def test_every_row_of_every_table_leads_to_a_screen_that_stands(app: App) -> None:
    for screen in ("films", "phrases", "critics", "phrasing", "tone", "match", "mismatches"):
        at = app(screen, numbers="True")
        for href in {*links(at)[:1], *links(at)[-1:]}:
            assert follow(at, href).title[0].value
            assert not at.error
