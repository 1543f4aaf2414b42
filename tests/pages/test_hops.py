"""From screen to screen in one visit: what one has left behind breaks no other."""

import random
import re

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


def every_hop(sections: list[str], chance: random.Random) -> list[str]:
    """Return a round trip that goes from each section to each other exactly once (Hierholzer 1873)."""
    left = {section: chance.sample(sections, len(sections)) for section in sections}
    path, trip = [sections[0]], []
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


def test_from_each_section_of_a_screen_to_each_other_and_twice_through_all(app: App, addresses: dict[str, str]) -> None:
    chance, screens = random.Random(12), dict.fromkeys(places.SCREEN_OF.values())
    of_screens = [[section for section in addresses if places.SCREEN_OF[section] == screen] for screen in screens]
    trip = [section for sections in of_screens for section in every_hop(sections, chance)]
    trip += [section for _ in range(2) for section in chance.sample(list(addresses), len(addresses))]
    at, titles = app("overview"), {}
    for section in trip:
        title = read_title(follow(at, addresses[section]))
        assert title
        assert titles.setdefault(section, title) == title
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
