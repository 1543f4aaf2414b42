"""What a visitor does: look, narrow, share, open what is behind, on a desk and on a phone."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from pages.shared import places
from pages.shared.links import Address
from tests.browser.accessibility import find_barriers, find_small_targets

pytestmark = pytest.mark.browser
SHOTS = Path(__file__).parent / "screens"


def open_by_click(page: Page, place: Callable[[], tuple[float, float]], address: str) -> None:
    """Click a mark as a hand does, which comes to rest first, and again if it was not yet live, until it opens."""
    for _ in range(8):
        x, y = place()
        page.mouse.move(x - 20, y - 2)
        page.mouse.move(x, y)
        page.wait_for_timeout(400)
        page.mouse.down()
        page.mouse.up()
        try:
            page.wait_for_url(re.compile(address), timeout=2_500, wait_until="commit")
        except TimeoutError:
            continue
        return
    raise AssertionError(f"the click opened no {address}: {page.url}")


def first_bar(page: Page) -> tuple[float, float]:
    """Return the middle of the first chart's first bar."""
    box = page.locator('[data-testid="stPlotlyChart"] .barlayer .point').first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def first_row(page: Page) -> tuple[float, float]:
    """Return a place in the first row of the first table, beside its words: all of a row is its link."""
    row = page.locator(".refrain-table tbody tr").first
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    return box["x"] + box["width"] - 30, box["y"] + box["height"] / 2


def test_the_first_visit_shows_five_findings_at_first_glance_and_its_story_is_dismissed_for_good(visit) -> None:
    page = visit.open()
    findings = page.locator("p.finding")
    expect(findings).to_have_count(5)
    expect(findings.first).to_contain_text("of 67 reviews")
    assert findings.first.bounding_box()["y"] < 300
    last = findings.last.bounding_box()
    assert last["y"] + last["height"] < 550
    assert page.locator('[data-testid="stPlotlyChart"]').first.bounding_box()["y"] < 900
    story = page.locator("section.story")
    story.get_by_role("button").click()
    expect(story).to_be_hidden()
    visit.open()
    expect(page.locator("p.finding").first).to_be_visible()
    expect(story).to_have_count(0)


# On a desk in the light, `test_walk` looks at each screen.
@pytest.mark.parametrize(
    ("screen", "width", "height", "theme"),
    [
        *(("overview", 1440, 900, theme) for theme in ("light", "dark")),
        *((screen, 390, 844, "dark") for screen in places.SCREENS),
    ],
)
def test_every_screen_stands_without_error_and_without_scrolling_sideways(
    visits, screen: str, width: int, height: int, theme: str
) -> None:
    """Each section of a screen, one after another; on a desk the first."""
    visit = visits(width=width, height=height, theme=theme)
    page = visit.page
    for section, label in [*places.SCREENS[screen].sections.items()][: None if width < 640 else 1]:
        tab = page.locator("nav.tabs a").filter(has_text=re.compile(f"^{re.escape(label)}$"))
        if tab.count():
            tab.click()
            page.wait_for_url(re.compile(f"tab={section}"))
            visit.settle()
        else:
            visit.open(Address(section, {}).href)
        expect(page.locator("h1").first).to_be_visible()
        assert page.locator('[data-testid="stException"]').count() == 0, section
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), section
        if width < 640:
            expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()
            assert find_small_targets(page) == [], section
        else:
            expect(page.get_by_test_id("stTopNavLink").first).to_be_visible()
            SHOTS.mkdir(exist_ok=True)
            page.screenshot(path=SHOTS / f"{section}-{width}-{theme}.png")
        assert find_barriers(page) == [], section
        assert visit.faults == [], section


def test_a_filter_is_in_the_address_and_a_fresh_browser_shows_the_same(visit, visits) -> None:
    page = visit.open()
    box = page.get_by_role("textbox", name="Words in the text")
    box.fill('"long after the credits"')
    box.press("Enter")
    expect(page.locator("p.selection").first).to_contain_text("containing")
    visit.settle()
    assert "words=%22long" in page.url
    selection = page.locator("p.selection").first.inner_text()
    other = visits()
    other.page.goto(page.url)
    other.settle()
    assert other.page.locator("p.selection").first.inner_text() == selection
    assert "21 reviews" in selection


def test_a_link_that_asks_for_what_is_not_there_opens_the_nearest_and_says_so(visit) -> None:
    page = visit.open("?corpus=gone&film=No+such+film&rating=9&rating=nan&dates=tomorrow")
    main = page.get_by_test_id("stMain")
    expect(main).to_contain_text("There is no corpus “gone” here any more")
    expect(main).to_contain_text("This corpus has no film “No such film”")
    expect(main).to_contain_text("“nan” in this link is not a number")
    assert page.locator('[data-testid="stException"]').count() == 0


def test_from_a_phrase_to_its_sentence_to_the_review_to_a_marked_phrase_and_back(visit) -> None:
    page = visit.open("phrases")
    open_by_click(page, lambda: first_bar(page), "phrase=")
    visit.settle()
    phrase = page.locator("p.finding").first.inner_text()
    assert "reviews use it" in phrase
    open_by_click(page, lambda: first_row(page), "review=")
    visit.settle()
    expect(page.locator("article")).to_be_visible()
    page.locator("article a", has_text="after the credits").first.click()
    page.wait_for_url(re.compile(r"phrases\?.*phrase="))
    visit.settle()
    expect(page.locator("h1").first).to_contain_text("long after the credits")
    for address in ("review=", r"phrases\?.*phrase="):
        page.go_back()
        page.wait_for_url(re.compile(address))
        visit.settle()
    assert page.locator("p.finding").first.inner_text() == phrase


def test_from_a_search_to_a_line_to_its_place_in_the_review(visit) -> None:
    page = visit.open("reviews?words=%22long+after+the+credits%22")
    expect(page.locator("p.finding").first).to_contain_text("21 of 67 reviews have the phrase")
    open_by_click(page, lambda: first_row(page), r"review=.*at=|at=.*review=")
    visit.settle()
    match = page.locator('article [title~="found"]').first
    expect(match).to_be_visible()
    assert "words=%22long" in page.url
    assert page.locator('article [style*="font-weight:"]', has_text="credits").first.bounding_box()["y"] < 900
    above = page.locator(".refrain-subject").bounding_box()
    assert above["y"] >= 60
    seen = "({x, y}) => document.elementFromPoint(x + 5, y + 5).className"
    assert page.evaluate(seen, above) == "refrain-subject"
    assert "after the credits" in "".join(page.locator('article [title*="found"]').all_inner_texts())


def test_from_an_own_table_to_the_first_chart_in_six_clicks_and_a_removal_is_undone(
    fresh_server: str, visits, tmp_path: Path
) -> None:
    visit = visits()
    visit.base = fresh_server
    table = tmp_path / "archive.csv"
    lines = "".join(
        f'Film {n % 3},Critic {n % 2},{n}/03/2024,{n % 5},"A slow and lovely film about bread, number {n}."\n'
        for n in range(1, 13)
    )
    table.write_text(f"Movie reviewed,By,Pub. date,Score /5,Body copy\n{lines}Film 1,Critic 1,3/03/2024,3,\n")
    page = visit.open()
    clicks = []

    def click(place) -> None:
        clicks.append(place)
        place.click()

    click(page.get_by_role("link", name="Data"))
    expect(page.locator("h1")).to_have_text("Data")
    visit.settle()
    click(page.get_by_role("radio", name="Import"))
    visit.settle()
    with page.expect_file_chooser() as chooser:
        click(page.get_by_test_id("stFileUploaderDropzone").get_by_test_id("stBaseButton-secondary"))
    chooser.value.set_files(str(table))
    click(page.get_by_role("button", name="Import"))
    page.wait_for_url(re.compile("corpus=archive"), timeout=60_000)
    visit.settle()
    text = visit.text()
    assert "12 reviews of 3 films by 2 critics were read; 1 of 13 rows was skipped." in text
    assert "“Score /5” as the rating" in text
    page.get_by_role("link", name="1 row: there is no text").click()
    page.wait_for_url(re.compile("part=rejects"))
    visit.settle()
    page.get_by_role("radio", name="What was read").click()
    visit.settle()
    click(page.get_by_role("link", name="See the overview"))
    expect(page.locator('[data-testid="stPlotlyChart"]').first).to_be_visible(timeout=30_000)
    assert "12 reviews of 3 films" in visit.text()
    assert len(clicks) <= 6

    visit.open("data?corpus=archive&part=corpora")
    box = page.get_by_role("textbox", name="Name of the corpus that is open")
    box.fill("Our <b>own</b> archive")
    box.press("Enter")
    expect(page.locator("p.selection").first).to_contain_text("Our <b>own</b> archive")
    visit.settle()
    page.get_by_role("button", name="Remove this corpus").click()
    expect(page.get_by_test_id("stMain")).to_contain_text("“Our <b>own</b> archive” was removed")
    page.wait_for_url(re.compile("corpus=sample"))
    visit.settle()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("p.selection").first).to_contain_text("Our <b>own</b> archive")
    page.wait_for_url(re.compile("corpus=archive"))


def test_an_editor_changes_a_words_score_shares_the_view_and_takes_it_back(fresh_server: str, visits) -> None:
    visit, colleague = visits(), visits()
    visit.base = colleague.base = fresh_server
    page = visit.open(Address("mismatches", {}).href)
    # The server has just started, and this link is the first that it is asked for.
    assert page.get_by_role("dialog").count() == 0
    open_by_click(page, lambda: first_row(page), "review=")
    visit.settle()
    page.get_by_role("link", name=re.compile("Change .* in the word list")).first.click()
    page.wait_for_url(re.compile(r"tab=lexicon.*term="))
    visit.settle()
    page.get_by_role("radio", name="Ignore").click()
    visit.settle()
    expect(page.locator("p.finding").nth(1)).to_contain_text("of 67 reviews")
    page.get_by_role("button", name="Keep this change").click()
    page.wait_for_url(re.compile("lexicon=house"))
    visit.settle()
    page.get_by_role("link", name="Do words match stars?").click()
    page.wait_for_url(re.compile("tab=match"))
    visit.settle()
    expect(page.locator("p.selection").first).to_contain_text("words scored by our word list")
    colleague.page.goto(page.url)
    colleague.settle()
    for place in ("p.selection", "p.finding"):
        expect(colleague.page.locator(place).first).to_have_text(page.locator(place).first.inner_text())
    page.go_back()
    page.wait_for_url(re.compile("term="))
    visit.settle()
    page.get_by_role("button", name="Undo the last change").click()
    expect(page.locator("p.finding").first).to_contain_text("Nothing is changed yet")


def test_two_reviews_that_are_nearly_the_same_stand_side_by_side(visit) -> None:
    page = visit.open(Address("phrasing", {"corpus": ["sample"]}).href)
    open_by_click(page, lambda: first_row(page), "tab=pair")
    visit.settle()
    assert page.locator("article").count() == 2
    first = page.locator("article").first
    mark = first.locator("a").first
    passage = mark.inner_text()
    assert passage in page.locator("article").nth(1).inner_text()


def test_a_scale_is_in_the_address_and_goes_along_the_menu(visit) -> None:
    page = visit.open("?corpus=sample")
    page.get_by_role("radio", name="Expected rating").click()
    page.wait_for_url(re.compile("scale=rating"))
    visit.settle()
    page.get_by_role("link", name="Reviews").first.click()
    page.wait_for_url(re.compile("/reviews"))
    visit.settle()
    assert "tone as expected rating" in visit.text()
    assert "scale=rating" in page.url
