"""What a visitor takes away with a click: a picture that can be pasted as it is, and tables."""

import csv
import io
import re
from html import unescape

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from corpus.figures.palette import INKS

pytestmark = pytest.mark.browser


def open_menu(page: Page) -> None:
    """Open the first menu of a screen."""
    page.get_by_role("button", name="Download").first.click()
    expect(page.locator('[data-copy=""]')).to_be_visible()


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
def test_a_chart_is_saved_with_paper_head_source_and_the_fonts_of_the_page(visits, theme: str, width: int) -> None:
    page = visits(width=width, theme=theme).open("phrases?critic=In%C3%A8s+Carravel")
    chart = page.locator('[data-testid="stPlotlyChart"]').first
    title = page.locator(".chart-head .title").first.inner_text()
    assert page.locator(".chart-head .title").first.bounding_box()["width"] > 0.95 * chart.bounding_box()["width"]
    open_menu(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Drawing (SVG)").click()
    assert saved.value.suggested_filename == "first-phrases-sample-critic-ines-carravel.svg"
    drawing = saved.value.path().read_text()
    assert len(re.findall(r"@font-face\{font-family:.?Source S(ans|erif)", drawing)) == 2
    read = " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", drawing, flags=re.DOTALL)).split())
    assert title in read
    assert "Source: Refrain, Sample reviews (fiction)" in read
    open_menu(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Picture (PNG)").click()
    picture = Image.open(saved.value.path()).convert("RGBA")
    assert picture.width == 2 * round(chart.bounding_box()["width"])
    assert picture.height > 2 * round(chart.bounding_box()["height"])
    paper = tuple(int(INKS[theme]["paper"][at : at + 2], 16) for at in (1, 3, 5))
    assert {picture.getpixel((0, 0)), picture.getpixel((picture.width - 1, picture.height - 1))} == {(*paper, 255)}


def test_a_table_is_taken_away_as_it_is_called_and_the_link_is_copied(visit) -> None:
    page = visit.open("reviews?film=Whispering+Galaxy")
    open_menu(page)
    page.get_by_text("With texts").click()
    visit.settle()
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV").click()
    assert saved.value.suggested_filename == "reviews-sample-film-whispering-galaxy.csv"
    rows = list(csv.reader(io.StringIO(saved.value.path().read_text(), newline="")))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Excel").click()
    sheet = openpyxl.load_workbook(io.BytesIO(saved.value.path().read_bytes())).active
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert rows[0][:2] == ["Film", "Critic"]
    assert sheet.max_row == len(rows) == 7
    assert len(rows[1][rows[0].index("Text")]) > 500
    page.context.grant_permissions(["clipboard-write"])  # as a browser with a window does by itself
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator('[data-copy=""]')).to_have_text("Copied")
