"""A brief that was taken away: opened from disk without a network, presented by keyboard and touch, and printed."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from corpus.report.editions import write_brief
from tests.browser.accessibility import find_barriers
from tests.report.briefs import EVERY, hostile

pytestmark = pytest.mark.browser

#: The sizes of all letters that are seen, as they are seen: a chart is enlarged.
SIZES = """() => {
  const sizes = [];
  for (const each of document.querySelectorAll("#show .slide:not([hidden]) *, #show .steps summary span")) {
    const own = [...each.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    const box = each.getBoundingClientRect();
    if (!own || !box.height) continue;
    const chart = each.closest(".chart");
    const scale = chart ? chart.getBoundingClientRect().width / chart.offsetWidth : 1;
    sizes.push(parseFloat(getComputedStyle(each).fontSize) * scale);
  }
  return sizes;
}"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    write_brief(EVERY, path)
    return path


@pytest.fixture
def opened(browser: Browser):
    """Open a file without a network; nothing is asked for, and nothing goes wrong."""
    faults, contexts = [], []

    def open_file(path: Path, fragment: str = "", *, width: int = 1920, height: int = 1080, **look) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, offline=True, **look))
        page = contexts[-1].new_page()
        page.on("console", lambda line: faults.append(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: faults.append(asked.url) if asked.url.startswith("http") else None)
        page.goto(f"{path.as_uri()}{fragment}")
        page.wait_for_selector(".main-svg, .slide:not([hidden])")
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert faults == []


def slide(page: Page) -> str:
    return page.inner_text("#show summary span") if page.is_visible("#show") else ""


def test_a_brief_is_presented_by_keyboard_and_its_slide_is_in_the_address(file, opened):
    page = opened(file)
    assert page.locator("#page .main-svg").count() >= 4
    page.focus(".present")
    page.keyboard.press("Enter")
    page.wait_for_selector("#show")
    for key, shown in (
        ("ArrowRight", 2), ("PageDown", 3), ("ArrowDown", 4), ("PageUp", 3), ("ArrowLeft", 2), ("ArrowUp", 1),
        ("ArrowUp", 1), ("End", 9), ("PageDown", 9), ("Home", 1), ("PageDown", 2),
    ):  # fmt: skip
        page.keyboard.press(key)
        assert (slide(page), page.url.partition("#")[2]) == (f"{shown} / 9", f"slide={shown}")
    page.keyboard.press("Escape")
    assert slide(page) == ""
    assert page.url.endswith("#finding-1")


def test_a_link_opens_a_slide_and_one_beyond_the_last_opens_the_last(file, opened):
    page = opened(file, "#slide=4")
    assert slide(page) == "4 / 9"
    assert page.inner_text(".slide:not([hidden]) h2") == "“Dusk” split critics."
    assert slide(opened(file, "#slide=99")) == "9 / 9"


def test_on_a_phone_a_swipe_turns_the_slide_over_and_the_page_is_read_without_scrolling_sideways(file, opened):
    page = opened(file, "#slide=2", width=390, height=844, has_touch=True)
    swipe = """by => {
      const show = document.getElementById("show");
      const at = x => [new Touch({ identifier: 1, target: show, clientX: x, clientY: 300 })];
      show.dispatchEvent(new TouchEvent("touchstart", { touches: at(200), changedTouches: at(200) }));
      show.dispatchEvent(new TouchEvent("touchend", { changedTouches: at(200 + by) }));
    }"""
    page.evaluate(swipe, -120)
    assert slide(page) == "3 / 9"
    page.evaluate(swipe, 120)
    page.evaluate(swipe, 20)
    assert slide(page) == "2 / 9"
    page.tap("[aria-label='Next slide']")
    assert slide(page) == "3 / 9"
    page.keyboard.press("Escape")
    assert slide(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_slide_is_read_from_the_back_of_the_room(file, opened):
    page = opened(file, "#slide=1")
    for number in range(1, 10):
        assert slide(page) == f"{number} / 9"
        sizes = page.evaluate(SIZES)
        assert min(sizes) > 27.9, (number, sizes)
        heads = page.locator(".slide:not([hidden]) h2").evaluate_all(
            "all => all.map(h => getComputedStyle(h).fontSize)"
        )
        assert all(float(size.removesuffix("px")) >= 40 for size in heads)
        overflow = "s => s.scrollHeight > s.clientHeight + 1 || s.scrollWidth > s.clientWidth + 1"
        assert not page.eval_on_selector(".slide:not([hidden])", overflow), number
        page.keyboard.press("PageDown")


def test_no_barrier_is_found_on_a_slide_nor_on_the_page_in_either_theme(file, opened):
    page = opened(file, "#slide=3", width=1280, height=900)
    assert find_barriers(page) == []
    page.keyboard.press("Escape")
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (theme == "dark")
        assert find_barriers(page) == []


def test_a_mark_under_the_mouse_is_named_also_where_a_chart_is_enlarged_and_a_chart_is_saved(file, opened):
    page = opened(file, "#slide=2")
    box = page.locator(".slide:not([hidden]) .bars path").nth(1).bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.move(box["x"] + box["width"] / 2 + 3, box["y"] + box["height"] / 2)
    page.wait_for_selector(".slide:not([hidden]) .hoverlayer .hovertext")
    assert "phrase 1" in page.locator(".slide:not([hidden]) .hoverlayer .hovertext").text_content()
    page.keyboard.press("Escape")
    with page.expect_download() as saved:
        page.click("#finding-1 [data-save=svg]")
    drawn = saved.value.path().read_text()
    assert saved.value.suggested_filename == "finding-1.svg"
    assert "21 of 67 reviews use" in drawn
    assert "Source: sample" in drawn


def test_hostile_names_are_shown_letter_for_letter_and_ask_for_nothing(tmp_path, opened):
    text = "<img src=http://127.0.0.1:9/x onerror=document.title=1> %{y} <b>$x$</b>"
    write_brief(hostile(text), tmp_path / "brief.html")
    page = opened(tmp_path / "brief.html")
    assert page.title() == text
    assert page.inner_text("h1") == text
    assert "%{y}" in page.locator("#finding-2 .ytick text").first.text_content()
    assert page.locator("img").count() == 0
