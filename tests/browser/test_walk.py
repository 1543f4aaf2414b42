"""A visitor who clicks from every screen to the next, back and forward, by mouse, keyboard and touch."""

import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from corpus.store.corpus import open_corpus
from tests.browser.accessibility import find_barriers
from tests.browser.conftest import Visit, seen, serving, settle, visiting
from tests.browser.proxy import proxying
from tests.browser.walk import CLICKABLE, MENU, Visitor, build_bare, not_in_the_menu
from tests.serving import PATH, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, sample_folder: Path) -> Path:
    """The corpora that are walked over: the sample, and one without critics and days."""
    folder = tmp_path_factory.mktemp("walked")
    shutil.copytree(sample_folder, folder / "library" / "sample")
    build_bare(folder / "library" / "bare", folder / "bare.csv")
    return folder / "library"


@pytest.fixture(scope="module")
def walked(library: Path) -> Iterator[str]:
    """The dashboard on these corpora; its address."""
    with serving(library) as base:
        yield base


@pytest.fixture
def visitor(walked: str, browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Open the dashboard at an address, as a visitor who looks at what comes of each click."""
    visits: list[Visit] = []

    def at(path: str, **look: object) -> Visitor:
        visits.append(visiting(browser, walked, **look))
        visits[-1].open(path)
        return Visitor(visits[-1], partial(visiting, browser, walked))

    yield at
    for visit in visits:
        visit.close()
        assert not visit.faults
        assert not visit.strangers


def test_each_item_of_the_menu_from_the_one_before_stands_and_keeps_no_reader_out(visitor) -> None:
    """`make bench` takes every hop of the menu and of the tabs."""
    at = visitor("?corpus=sample")
    for goal in [*MENU, "overview"][1:]:
        at.choose(goal)
        assert find_barriers(at.page) == [], goal
    at.compare()


def test_from_a_screen_that_is_not_in_the_menu_through_it_and_back(visitor, library: Path) -> None:
    """From one of them, by one of its items; `make bench` takes them all."""
    at = visitor(f"{not_in_the_menu(open_corpus(library / 'sample'))['review']}&corpus=sample")
    assert at.there_and_back(["time"])["time"] != seen(at.page)
    at.compare()


@pytest.mark.parametrize(("corpus", "clicks"), [("sample", 8), ("bare", 4)])
def test_a_visitor_who_clicks_at_random_finds_no_error_and_no_dead_end(visitor, corpus: str, clicks: int) -> None:
    """`make bench` goes on for hundreds of clicks, and on two more corpora."""
    assert len(visitor(f"?corpus={corpus}").wander(clicks, seed=12)) >= 3


def test_one_press_of_back_for_each_thing_done_with_a_control_a_mark_and_a_row(visitor) -> None:
    at = visitor("films?tab=course&numbers=True&corpus=sample")
    seen_at = [seen(at.page)]
    for what, do in {
        "groups": lambda: at.page.get_by_role("radio", name="Critics", exact=True).click(),
        "head": lambda: at.page.locator(".refrain-table th a").nth(1).click(),
        "row": lambda: at.page.locator(".refrain-table a.row").first.click(),
        "review": lambda: at.page.locator(".refrain-table a.row").first.click(),
        "phrase": lambda: at.page.locator("article a").first.click(),
    }.items():
        at.act(what, do)
        seen_at.append(seen(at.page))
    for view in reversed(seen_at[:-1]):
        at.act("back", at.page.go_back)
        at.sees(view)
    for view in seen_at[1:]:
        at.act("forward", at.page.go_forward)
        at.sees(view)
    assert seen(at.page) == seen_at[-1]


def test_a_mark_of_a_chart_is_one_entry_too(visitor) -> None:
    at = visitor("?corpus=sample")
    here, entries = seen(at.page), at.page.evaluate("history.length")
    at.act(
        "bar", lambda: at.page.locator('[data-testid="stPlotlyChart"] .barlayer .point path').first.click(force=True)
    )
    expect(at.page).to_have_url(re.compile("tab=phrase"))
    settle(at.page)
    assert at.page.evaluate("history.length") == entries + 1
    at.act("back", at.page.go_back)
    at.sees(here)


def test_the_way_to_what_is_shown_leaves_the_view_alone(visitor) -> None:
    for path in (
        "phrases?corpus=sample&more-phrases=True&sort-phrases=-standalone_reviews",
        "films?tab=split&by=critic",
    ):
        at = visitor(path)
        here, entries = seen(at.page), at.page.evaluate("history.length")
        kind = "tab" if "tab=" in path else "menu"
        current = '[aria-current="page"]' if kind == "tab" else ':has-text("Phrases")'
        at.act(kind, at.page.locator(CLICKABLE[kind] + current).first.click)
        at.sees(here)
        assert at.page.evaluate("history.length") == entries


def test_the_menu_lights_the_screen_of_a_section_and_leads_to_its_first(visitor) -> None:
    at = visitor("films?tab=split&corpus=sample&by=critic&critic=Gil+Marchbanks")
    here = seen(at.page)
    paper = "element => getComputedStyle(element).backgroundColor"
    lit, other = (at.page.locator(CLICKABLE["menu"], has_text=item).first for item in ("Films", "Critics"))
    assert lit.evaluate(paper) != other.evaluate(paper)
    at.act("menu", at.page.locator(CLICKABLE["menu"], has_text="Films").first.click)
    expect(at.page.locator("h1").first).to_have_text("Films compared")
    assert "tab=" not in at.page.url
    assert "critic=Gil+Marchbanks" in at.page.url
    at.act("back", at.page.go_back)
    at.sees(here)


def test_by_keyboard_focus_opens_nothing_and_enter_opens_the_row(visitor) -> None:
    at = visitor("films?tab=course&numbers=True&corpus=sample")
    heads = at.page.locator(".refrain-table th:not(.more) a")
    heads.last.focus()
    url = at.page.url
    for _ in range(3):
        at.page.keyboard.press("Tab")
    settle(at.page)
    assert at.page.url == url
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert at.page.evaluate(outline) == "solid"
    film = at.page.evaluate("document.activeElement.innerText")
    at.act("enter", lambda: at.page.keyboard.press("Enter"))
    expect(at.page.locator("p.selection").first).to_contain_text(film)
    at.act("back", at.page.go_back)
    assert at.page.url == url


def test_a_middle_click_opens_the_row_in_a_tab_of_its_own(visitor) -> None:
    at = visitor("films?tab=course&numbers=True&corpus=sample")
    with at.page.context.expect_page() as opened:
        at.page.locator(".refrain-table a.row").first.click(button="middle")
    opened.value.wait_for_selector("h1")
    expect(opened.value.locator("h1").first).to_have_text("Reviews")
    assert "/films" in at.page.url


def test_on_a_phone_a_tap_on_a_head_sorts_a_tap_on_a_row_opens_and_the_menu_closes_after_a_choice(visitor) -> None:
    at = visitor("reviews?corpus=sample", width=390, height=844, touch=True)
    at.act("head", lambda: at.page.locator(".refrain-table th a").first.tap())
    assert "sort-list" in at.page.url
    at.act("row", lambda: at.page.locator(".refrain-table a.row").first.tap())
    assert "/reviews?tab=review" in at.page.url
    at.act("back", at.page.go_back)
    assert "/reviews?" in at.page.url
    at.page.get_by_test_id("stExpandSidebarButton").tap()
    item = at.page.get_by_test_id("stSidebarNavLink").filter(has_text="Phrases")
    item.tap()
    expect(at.page.locator("h1").first).to_have_text("Which phrases keep coming back?")
    expect(item).not_to_be_in_viewport()


def test_behind_the_nginx_of_a_team_server_links_and_back_work_alike(
    library: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The service and nginx as SERVING.md has them, but for the ports; without nginx, the service alone."""
    monkeypatch.setenv("REFRAIN_OPEN", "1")
    with serving(library, PATH, *served()[3:]) as inner, proxying(inner) as base:
        visit = visiting(browser, base)
        visit.open("films?tab=course&numbers=True&corpus=sample")
        at = Visitor(visit, partial(visiting, browser, visit.base))
        at.act("row", lambda: at.page.locator(".refrain-table a.row").first.click())
        assert "/refrain/reviews?" in at.page.url
        at.act("menu", lambda: at.page.locator('[data-testid="stTopNavLink"]', has_text="Phrases").first.click())
        assert "/refrain/phrases?" in at.page.url
        at.act("back", at.page.go_back)
        assert "/refrain/reviews?" in at.page.url
        at.act("back", at.page.go_back)
        assert at.page.url.startswith(f"{base}/films?")
        visit.close()
        assert not visit.faults
        assert not visit.strangers
