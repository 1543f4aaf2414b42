import io
from collections import Counter
from datetime import date

import openpyxl
import pytest

from corpus.report.editions import render
from corpus.report.xlsx import HEAD, name_sheet, write_xlsx
from tests.hostile import HOSTILE_TEXTS
from tests.report.briefs import EMPTY, EVERY, all_hostile, brief, framed, passages


def opened(given, **how):
    return openpyxl.load_workbook(io.BytesIO(write_xlsx(given, **how)))


def values(sheet, first=HEAD + 1):
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


@pytest.fixture(scope="module")
def book():
    return opened(EVERY, made=date(2026, 11, 22), root="https://refrain.example.org")


def test_each_finding_has_a_sheet_and_the_first_sheet_lists_them_all(book):
    assert book.sheetnames == [
        "Brief", "1 Biggest clichés", "2 harsh", "3 Split opinions", "4 rise", "5 Near-duplicates", "6 bare",
    ]  # fmt: skip
    first = book["Brief"]
    assert [cell.value for cell in first["A"]][:2] == ["The week in reviews", "67 reviews of 12 films were read."]
    assert values(first, 5)[0][:7] == [
        "21 of 67 reviews use “phrase 0”.",
        21,
        1,
        None,
        None,
        None,
        "Ask Ada\nabout it.",
    ]
    assert values(first, 6)[0][5] == 0.0004
    assert first["H5"].hyperlink.location == "'1 Biggest clichés'!A1"
    said = [cell.value for cell in first["A"]]
    for text in ("Too few dates to say what changed.", "Next: the autumn.", "Corpus: sample", "Written: 22 Nov 2026"):
        assert text in said


def test_a_sheet_has_the_sentence_on_top_a_frozen_head_and_real_numbers(book):
    sheet = book["2 harsh"]
    assert sheet["A1"].value == "Cleo Voss is the harshest on the same films, Ada Quill the kindest."
    assert sheet["A2"].value == "From 21 reviews. Source: sample, 67 reviews of 12 films."
    assert sheet["A3"].value == "Same films. Corrected for all that was tested: q < 0.001."
    assert sheet.freeze_panes == "A7"
    assert [row[:5] for row in values(sheet)] == [
        ["Name", "Points", "From", "To", "Films"],
        ["Ada Quill", 1.5, 0.5, 2.5, 8],
        ["Ben Marsh", 0.25, -0.75, 1.25, 9],
        ["Cleo Voss", -2, -3, -1, 8],
    ]
    assert (sheet["B7"].number_format, sheet["B7"].font.bold, sheet["B8"].font.bold) == ("#,##0.0", True, False)
    assert sheet["E8"].number_format == "#,##0"
    assert sheet.column_dimensions["A"].width > 10


def test_a_sheet_has_all_rows_that_a_page_has_no_room_for(book):
    assert len(values(book["1 Biggest clichés"])) == 10
    assert len(values(book["3 Split opinions"])) == 9


def test_a_sheet_links_to_the_dashboard_where_its_address_is_known(book):
    assert book["1 Biggest clichés"]["A5"].hyperlink.target == "https://refrain.example.org/phrases?page=0"
    assert opened(EVERY)["1 Biggest clichés"]["A5"].hyperlink is None


def test_a_brief_without_findings_is_a_workbook_too():
    assert opened(EMPTY).sheetnames == ["Brief"]


def test_the_same_brief_is_the_same_workbook():
    assert write_xlsx(EVERY) == write_xlsx(EVERY)


def test_the_name_of_a_sheet_is_one_that_excel_takes():
    assert name_sheet(12, "a/b [c]: it's a very long kind of finding") == "12 a b  c   it s a very long ki"


def test_texts_are_texts_letter_for_letter():
    texts = [*HOSTILE_TEXTS.values()]
    for each, least in [(all_hostile(texts), 10), *((framed(text), 7) for text in texts)]:
        book = openpyxl.load_workbook(io.BytesIO(render(each, "xlsx")))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        counted = Counter(cell.value for cell in cells if cell.data_type == "s")
        assert {text: counted[text] for text in each.unsure if counted[text] < least} == {}
        assert not {cell.data_type for cell in cells} & {"f", "e"}
        assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]


def test_what_is_above_the_rows_takes_the_width_of_a_page_and_no_more(book):
    sheet = book["2 harsh"]
    assert "A1:K1" in map(str, sheet.merged_cells.ranges)
    assert all(sheet[f"A{row}"].alignment.wrap_text for row in (1, 2, 3, 4))
    assert sheet["A4"].value[0].isupper()
    assert sheet.print_title_rows == "$6:$6"


def test_a_row_is_as_high_as_its_text_whatever_program_opens_it():
    text = "word " * 60
    sheet = opened(brief(("copies", "S.", "phrasing", passages(text=text), "")))["1 Near-duplicates"]
    assert sheet.row_dimensions[7].height == 15 * 5
