"""What a visitor takes away with a click: a picture that can be pasted as it is, and tables."""

import csv
import io

import openpyxl
import pytest
from PIL import Image

from corpus.figures.palette import INKS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 390)])
def test_a_chart_is_saved_with_paper_title_source_and_the_fonts_of_the_page(visits, theme: str, width: int) -> None:
    page = visits(width=width, theme=theme).open("phrases?critic=In%C3%A8s+Carravel")
    chart = page.locator('[data-testid="stPlotlyChart"]').first
    chart.scroll_into_view_if_needed()
    chart.hover()
    # The fonts lie ready as soon as a drawing that is made holds them.
    page.wait_for_function(
        "async () => (await new Blob(['<svg></svg>'], {type: 'image/svg+xml'}).text())"
        ".match(/@font-face{font-family:.?Source S(ans|erif)/g)?.length === 2"
    )
    drawing = page.evaluate(
        """() => new Promise((done) => {
            const plain = URL.createObjectURL;
            URL.createObjectURL = (blob) => {
                if (blob.type.startsWith("image/svg")) blob.text().then(done);
                return plain(blob);
            };
            document.querySelector('.modebar-btn[data-title*="ownload"]').click();
        })"""
    )
    assert "the most telling first" in drawing
    assert "Source: Refrain, Sample reviews (fiction)" in drawing
    with page.expect_download() as saved:
        chart.locator('.modebar-btn[data-title*="ownload"]').click()
    assert saved.value.suggested_filename == "first-phrases-sample-critic-ines-carravel.png"
    picture = Image.open(saved.value.path()).convert("RGBA")
    assert picture.width == 2 * round(chart.bounding_box()["width"])
    paper = tuple(int(INKS[theme]["paper"][at : at + 2], 16) for at in (1, 3, 5))
    assert {picture.getpixel((0, 0)), picture.getpixel((picture.width - 1, picture.height - 1))} == {(*paper, 255)}


def test_tables_are_told_apart_by_name_and_taken_away_as_they_are_called(visit) -> None:
    page = visit.open("reviews?film=Whispering+Galaxy")
    page.get_by_text("With texts").click()
    visit.settle()
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV: reviews").click()
    assert saved.value.suggested_filename == "reviews-sample-film-whispering-galaxy.csv"
    rows = list(csv.reader(io.StringIO(saved.value.path().read_text(), newline="")))
    with page.expect_download() as saved:
        page.get_by_role("button", name="Excel: reviews").click()
    sheet = openpyxl.load_workbook(io.BytesIO(saved.value.path().read_bytes())).active
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert rows[0][:2] == ["Film", "Critic"]
    assert sheet.max_row == len(rows) == 7
    assert len(rows[1][rows[0].index("Text")]) > 500
