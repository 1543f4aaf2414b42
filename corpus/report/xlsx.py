"""A brief as a workbook: the findings on the first sheet, and the rows behind each on a sheet of its own."""

import io
import re
from collections.abc import Iterator
from datetime import date as calendar_date
from typing import Any

import pandas as pd
import xlsxwriter
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_float_dtype, is_numeric_dtype
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from corpus.figures.palette import colour_banned
from corpus.findings.brief import Brief
from corpus.findings.exhibit import Exhibit
from corpus.report.chapters import alike_columns, date_file, list_chapters, write_link, write_method, write_source
from corpus.report.workbook import write_date, write_number, write_text
from corpus.wording import date, writer_of

#: The head of the rows on a sheet of a finding, counted from 0: what is above says what they are.
HEAD = 5
#: A column's width in letters: the least, the most; and how many rows it is measured by.
NARROW, WIDE, SAMPLED = 8, 70, 200
#: How wide the lines above the rows are at least, a column that nothing is set for, and the height of a line in points.
READABLE, PLAIN, LINE = 90, 8, 15
#: The library's number of the sheet of paper.
A4 = 9
#: What a finding's sheet is called, by the kind of finding: as the screens call what it is about.
_SHEETS = {
    "agreed": "A film they agreed on",
    "banned": "Banned phrases",
    "best and worst": "Best and worst films",
    "cliché": "Biggest clichés",
    "clichés": "Other clichés",
    "copies": "Near-duplicates",
    "drift": "Stars over the years",
    "expected rating beside": "Expected ratings compared",
    "harshest": "Critics on the same films",
    "match": "Do words match stars",
    "mismatch": "Mismatches",
    "named": "People and names",
    "parted": "Praise and blame in a film",
    "passage": "Passages printed twice",
    "phrase beside": "Phrases used more or less",
    "phrase since": "Phrases used more or less",
    "praised": "Praise and blame",
    "quotes": "Lines to quote",
    "rating beside": "Ratings compared",
    "reviews beside": "Numbers of reviews",
    "reviews since": "Numbers of reviews",
    "shared": "Shared phrasing",
    "signature": "Signature words",
    "since": "Before and after",
    "split": "Split opinions",
    "tic": "Phrases of one critic",
    "tone beside": "Tone compared",
}
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")


def write_xlsx(brief: Brief, *, made: calendar_date | None = None, root: str = "") -> bytes:
    """Return a brief as an Excel workbook whose texts are texts and whose numbers are numbers.

    Parameters
    ----------
    brief : Brief
        Of clean texts; see `editions.render`.
    made : date, optional
        The day to be printed on it.
    root : str
        The dashboard's address: findings then link to their views.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": brief.title[:250], "author": "Refrain", "created": date_file(made)})
    styles = {
        "count": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "number": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
        "chance": book.add_format({"num_format": '[<0.0005]"< 0.001";0.000', "valign": "top"}),
        "bold": book.add_format({"bold": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 14, "text_wrap": True, "valign": "top"}),
        "quiet": book.add_format({"font_color": "#5E5B55", "text_wrap": True, "valign": "top"}),
        "wrapped": book.add_format({"text_wrap": True, "valign": "top"}),
        "note": book.add_format({"text_wrap": True, "valign": "top", "align": "left", "indent": 1}),
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        "text head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "align": "left", "indent": 1}),
        "number head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "align": "right"}),
    }
    chapters = list(list_chapters(brief))
    first = book.add_worksheet("Brief")
    names = [name_sheet(place, chapter.kind) for place, chapter in enumerate(chapters, start=1)]
    for name, chapter in zip(names, chapters, strict=True):
        _write_chapter(book, book.add_worksheet(name), brief, chapter, root, styles)
    _write_first(first, brief, chapters, names, made, styles)
    for sheet in book.worksheets():
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
    book.close()
    return out.getvalue()


def name_sheet(place: int, kind: str) -> str:
    """Return the name of a finding's sheet, of at most 31 letters and none that a sheet's name may not have.

    Examples
    --------
    >>> name_sheet(1, "phrase beside"), name_sheet(2, "best/worst")
    ('1 Phrases used more or less', '2 best worst')
    """
    return f"{place} {_NOT_IN_NAMES.sub(' ', _SHEETS.get(kind, kind))}"[:31].strip()


def _write_first(
    sheet: Worksheet, brief: Brief, chapters: list[Any], names: list[str], made: calendar_date | None, styles: Any
) -> None:
    """Write the title, the findings with their numbers, what cannot be told, and the citation."""
    write_text(sheet, 0, 0, brief.title, styles["title"])
    write_text(sheet, 1, 0, brief.standfirst)
    heads = ("Finding", "Reviews", "Value", "95 % from", "To", "q", "Note", "Sheet")
    kinds = ("", "count", *["number"] * 3, "chance", "", "")
    for column, (head, kind, width) in enumerate(zip(heads, kinds, (110, 9, 9, 10, 9, 9, 40, 24), strict=True)):
        write_text(sheet, 3, column, head, styles["number head" if kind else "text head" if column else "head"])
        sheet.set_column(column, column, width)
    row = 3
    for row, (chapter, name) in enumerate(zip(chapters, names, strict=True), start=4):
        write_text(sheet, row, 0, chapter.sentence, styles["wrapped"])
        for column, number in enumerate((chapter.n, chapter.value, chapter.low, chapter.high, chapter.q), start=1):
            write_number(sheet, row, column, number, styles[kinds[column]])
        write_text(sheet, row, 6, chapter.note, styles["note"])
        sheet.write_url(row, 7, f"internal:'{name}'!A1", string=name)
    sheet.freeze_panes(4, 1)
    row += 1
    cited = [*brief.citation, *([("Written", date(made))] if made else [])]
    below = [("Too little to tell", brief.unsure), ("Closing remark", [brief.closing] if brief.closing else []),
             ("How to cite this", [f"{name}: {value}" for name, value in cited])]  # fmt: skip
    for head, lines in below:
        if lines:
            row += 1
            write_text(sheet, row, 0, head, styles["bold"])
            for line in lines:
                row += 1
                write_text(sheet, row, 0, line, styles["wrapped"])
            row += 1


def _write_chapter(book: Any, sheet: Worksheet, brief: Brief, chapter: Any, root: str, styles: Any) -> None:
    """Write a finding's sentence, what its rows are, how it was found, and the rows."""
    exhibit: Exhibit | None = chapter.exhibit
    lines = [chapter.sentence, write_source(brief, chapter.n), write_method(chapter)]
    lines += [] if exhibit is None else [exhibit.write_note(len(exhibit.rows))]
    if href := write_link(chapter, root):
        sheet.write_url(4, 0, href, string="Open in Refrain")
    if exhibit is None:
        _write_above(sheet, lines, [WIDE], styles)
        return
    columns = [column for column in exhibit.heads if column in exhibit.rows]
    widths = [_find_width(exhibit, column) for column in columns]
    _write_above(sheet, lines, widths, styles)
    named, banned = (
        exhibit.rows.get(name, pd.Series(False, exhibit.rows.index)).astype(bool).tolist()
        for name in ("named", "banned")
    )
    for place, column in enumerate(columns):
        counted = is_numeric_dtype(exhibit.rows[column]) and not is_bool_dtype(exhibit.rows[column])
        write_text(
            sheet,
            HEAD,
            place,
            exhibit.heads[column],
            styles["number head" if counted else "text head" if place else "head"],
        )
        look = {"num_format": _find_digits(exhibit.rows, column), "valign": "top", "text_wrap": column == "text"}
        # A text beside a number would touch it.
        look |= {} if counted or not place else {"align": "left", "indent": 1}
        sheet.set_column(place, place, widths[place])
        formats = {
            (bold, red): book.add_format({"bold": bold, **look} | ({"font_color": colour_banned()[1]} if red else {}))
            for bold in (False, True)
            for red in (False, True)
        }
        for row, (cell, bold, ban) in enumerate(zip(exhibit.rows[column], named, banned, strict=True), start=HEAD + 1):
            _write_cell(sheet, row, place, cell, formats[bold, ban and column == "label"])
    if "text" in columns:
        # Not every program makes a row as high as its text.
        for row, text in enumerate(exhibit.rows["text"], start=HEAD + 1):
            sheet.set_row(row, LINE * _count_lines(str(text), widths[columns.index("text")]))
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.repeat_rows(HEAD)
    if len(exhibit.rows):
        # Without this, Excel marks a film called 1917 as a mistake, with a green corner.
        last = xl_rowcol_to_cell(HEAD + len(exhibit.rows), max(len(columns) - 1, 0))
        sheet.ignore_errors({"number_stored_as_text": f"A1:{last}"})


def _write_above(sheet: Worksheet, lines: list[str], widths: list[int], styles: Any) -> None:
    """Write what is above the rows over so many columns that it is read, and that a printed sheet is no wider."""
    last = len(widths) - 1
    taken = sum(widths)
    while taken < READABLE:
        last, taken = last + 1, taken + PLAIN
    for row, line in enumerate(lines):
        style = styles["quiet" if row else "title"]
        if last:
            sheet.merge_range(row, 0, row, last, "", style)
        write_text(sheet, row, 0, line, style)
        # A title's letters are larger.
        high, room = (LINE, taken) if row else (1.3 * LINE, int(0.7 * taken))
        sheet.set_row(row, high * _count_lines(line, room))


def _find_width(exhibit: Exhibit, column: str) -> int:
    """Return how many letters wide a column is."""
    longest = max([len(exhibit.heads[column]), *map(len, _sample(exhibit.rows[column]))])
    return min(max(longest + 2, NARROW), WIDE)


def _count_lines(text: str, width: int) -> int:
    """Return how many lines a text takes in a cell of a width in letters."""
    return sum(-(-max(len(line), 1) // max(width - 2, 1)) for line in text.split("\n"))


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Any, given: Any) -> None:
    """Write a cell by what it is; what is missing stays empty."""
    if pd.isna(cell):
        return
    if isinstance(cell, pd.Timestamp):
        write_date(sheet, row, column, cell.to_pydatetime(), given)
    elif is_bool_dtype(type(cell)):
        sheet.write_boolean(row, column, bool(cell), given)
    elif is_numeric_dtype(type(cell)):
        write_number(sheet, row, column, float(cell) if is_float_dtype(type(cell)) else int(cell), given)
    else:
        write_text(sheet, row, column, str(cell), given)


def _find_digits(rows: pd.DataFrame, column: str) -> str:
    """Return how Excel is to show a column: with as many digits as elsewhere; the cells have all of them."""
    if is_datetime64_any_dtype(rows[column]):
        return "yyyy-mm-dd"
    if not is_float_dtype(rows[column]):
        return "#,##0" if is_numeric_dtype(rows[column]) and not is_bool_dtype(rows[column]) else "General"
    write = writer_of(alike_columns(rows, column))
    decimals = len(write(0.0).partition(".")[2])
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def _sample(cells: pd.Series) -> Iterator[str]:
    """Yield the first cells as text, to measure a column by."""
    for cell in cells.head(SAMPLED):
        yield f"{cell:,.2f}" if isinstance(cell, float) else str(cell)
