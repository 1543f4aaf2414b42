"""From the dashboard to the meeting: a brief is arranged, exported, presented by keys, and sent as a link."""

import re
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import find_barriers
from tests.browser.conftest import seen

pytestmark = pytest.mark.browser

#: Formats, by what their buttons say, with the bytes that a file begins with; the others are made without a browser.
SIGNS = {"HTML": b"<!doctype html", "PDF": b"%pdf"}


def sentences(page: Page) -> list[str]:
    return page.locator(".chapter h2").all_inner_texts()


def slide(page: Page) -> str:
    return page.locator("nav.stage-ways summary").inner_text()


def test_a_brief_is_arranged_and_exported(visit) -> None:
    page = visit.open("?tab=brief&corpus=sample")
    first, second, third, *_ = sentences(page)
    assert find_barriers(page) == []
    page.locator('[data-testid="stMain"] [data-testid="stCheckbox"] label').first.click()
    visit.settle()
    page.get_by_role("link", name=f"Down: {first}").click()
    visit.settle()
    assert sentences(page)[:3] == [second, first, third]
    page.get_by_role("link", name=f"Leave out: {third}").click()
    visit.settle()
    page.get_by_label("Headline", exact=True).fill("Monday’s points")
    page.keyboard.press("Enter")
    visit.settle()
    expect(page.locator("header.edition .headline")).to_have_text("Monday’s points")
    arranged = sentences(page)
    assert third not in arranged
    for form, sign in SIGNS.items():
        page.get_by_role("button", name="Export").click()
        with page.expect_download(timeout=60_000) as saved:
            page.get_by_role("button", name=form).first.click()
        data = saved.value.path().read_bytes()
        assert data.lower().startswith(sign), form
        if form == "HTML":
            told = data.decode()
            assert "Monday’s points" in told
            assert (third in told, arranged[0].split("“")[0] in told) == (False, True)
        page.keyboard.press("Escape")
    page.go_back()
    visit.settle()
    assert sentences(page)


def test_keys_lead_through_the_slides_and_a_link_opens_the_fourth(visits) -> None:
    page = visits(width=1920, height=1080).open("?tab=brief&corpus=sample")
    titles = sentences(page)
    page.get_by_role("link", name="Present").click()
    expect(page.locator("nav.stage-ways")).to_be_visible()
    for key, place in [("PageDown", 2), ("ArrowRight", 3), ("Space", 4), ("PageUp", 3), ("End", 10), ("Home", 1)]:
        page.keyboard.press(key)
        expect(page.locator("nav.stage-ways summary")).to_have_text(f"{place} of 10")
    for _ in range(3):
        before = slide(page)
        page.keyboard.press("ArrowRight")
        expect(page.locator("nav.stage-ways summary")).not_to_have_text(before)
    expect(page.locator("h1")).to_have_text(titles[2])
    other = visits(width=1920, height=1080).open(url=page.url)
    expect(other.locator("h1")).to_have_text(titles[2])
    assert slide(other) == "4 of 10"
    # From the last row: nothing is smaller than 28 pixels, the title 40 at least.
    other.wait_for_selector(".st-key-enlarged .xtick text, .st-key-enlarged .ytick text")
    other.wait_for_timeout(500)
    sizes = other.evaluate(
        """() => [...document.querySelectorAll(
          '.stage h1, .stage p, nav.stage-ways span, nav.stage-ways p, .st-key-enlarged svg text')]
        .map(each => parseFloat(getComputedStyle(each).fontSize) * (each.closest('svg')
          ? parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--far')) : 1))"""
    )
    assert min(sizes) >= 28 - 0.1
    assert max(sizes) >= 40
    assert find_barriers(other) == []
    page.keyboard.press("Escape")
    expect(page.locator(".chapter h2").first).to_have_text(titles[0])


def test_a_mark_of_a_slide_opens_what_is_behind_it(visits) -> None:
    visit = visits(width=1440, height=900)
    page = visit.open("?tab=present&corpus=sample&chapters=cliché&slide=2")
    mark = page.locator(".st-key-enlarged .barlayer .point path").first
    mark.click(force=True)
    page.wait_for_url(re.compile("tab=phrase"), timeout=20_000)
    visit.settle()
    assert "long after the credits" in seen(page)[0] + page.inner_text('[data-testid="stMain"]')


def test_a_chat_reads_what_a_link_shows_and_a_browser_gets_the_page_as_it_is(server: str) -> None:
    def ask(path: str, **headers: str) -> str:
        asked = urllib.request.Request(f"{server}/{path}", headers=headers)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return answer.read().decode()

    told = ask("films?tab=split&corpus=sample&film=The+Tithe+House")
    assert '<meta property="og:title" content="Split opinions · Sample reviews (fiction)">' in told
    description = re.search('og:description" content="([^"]*)"', told)[1]
    assert "8 reviews of The Tithe House" in description
    assert "og:title" not in ask("films?corpus=sample", **{"Sec-Fetch-Dest": "document"})
    assert "og:title" not in ask("films?corpus=sample", Host="elsewhere.example")


def test_an_old_address_is_led_on_by_a_server_that_nobody_has_visited(fresh_server: str) -> None:
    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object) -> None:
            return None

    with pytest.raises(urllib.error.HTTPError) as led:
        urllib.request.build_opener(Stay).open(f"{fresh_server}/months?corpus=sample&film=Vanguard+of+Ash")
    with led.value as answer:
        assert answer.code == 307
        assert answer.headers["location"] == "/time?corpus=sample&film=Vanguard+of+Ash"


def test_a_brief_is_compared_and_its_link_and_its_file_say_with_what(visits) -> None:
    visit = visits()
    page = visit.open("?tab=brief&corpus=sample")
    for label, option in [("Compare with", "Another critic"), ("Critic", "Rufus Obadele")]:
        page.locator('[data-testid="stMain"]').get_by_role("combobox", name=label).click()
        page.get_by_role("option", name=option, exact=True).click()
        visit.settle()
    said = "8 reviews by Rufus Obadele are compared with 59 by others."
    expect(page.locator("header.edition")).to_contain_text(said)
    assert "against 0 of 59 by others" in sentences(page)[0]
    assert find_barriers(page) == []
    fresh = visits()
    other = fresh.open(url=page.url)
    assert sentences(other) == sentences(page)
    other.get_by_role("button", name="Export").click()
    with other.expect_download(timeout=60_000) as saved:
        other.get_by_role("button", name="HTML").first.click()
    assert said in saved.value.path().read_text()
