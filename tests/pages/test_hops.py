"""From every screen to every other, in one visit: what one has left behind breaks no other."""

import random

import pytest

from tests.pages.conftest import SCREENS, App, follow, links

BEHIND = ["phrase", "review", "pair"]


@pytest.fixture(scope="module")
def addresses(sample) -> dict[str, str]:
    """The address of each screen; of those behind others, one that shows something."""
    twins = sample.duplicates.iloc[0]
    known = {
        "overview": "/",
        "phrase": f"/phrase?phrase={sample.families.families['family_id'].iloc[0]}",
        "review": f"/review?review={twins['a']}",
        "pair": f"/pair?of=reviews&a={twins['a']}&b={twins['b']}",
    }
    return {screen: known.get(screen, f"/{screen}") for screen in [*SCREENS, *BEHIND]}


@pytest.mark.parametrize("turn", range(2))
def test_screens_stand_after_one_another_in_any_order(app: App, addresses: dict[str, str], turn: int) -> None:
    seed = random.randrange(10**6)
    print(f"the order has the seed {seed}")  # noqa: T201
    at, titles = app("overview"), {}
    for screen in random.Random(seed).sample(2 * list(addresses), 2 * len(addresses)):
        title = follow(at, addresses[screen]).title[0].value
        assert title.endswith("?")
        assert titles.setdefault(screen, title) == title
        assert not at.error


def test_films_tabs_keep_nothing_of_each_other_that_their_addresses_do_not_say(app: App) -> None:
    at = app("films", by="critic", measure="rating", **{"with": ["Gil Marchbanks", "Rufus Obadele"]})
    for tab in ("division", "course", "apart", "similar", "films"):
        at = follow(at, f"/{tab}?corpus=sample")
        assert at.query_params == {"corpus": "sample"}
        assert at.session_state["by"] == "film"


def test_every_row_of_every_table_leads_to_a_screen_that_stands(app: App) -> None:
    for screen in ("films", "phrases", "critics", "alike", "words", "trust", "stars"):
        at = app(screen)
        for href in {*links(at)[:1], *links(at)[-1:]}:
            assert follow(at, href).title[0].value.endswith("?")
            assert not at.error
