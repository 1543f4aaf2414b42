"""A brief as slides: a finding a slide, with a chart that its readers can edit, and notes for the speaker."""

import io
from collections.abc import Sequence
from datetime import date as calendar_date
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.util import Emu, Inches, Length, Pt

from corpus.figures import draw_exhibit
from corpus.figures.palette import colour_banned, colour_named
from corpus.findings.brief import Brief
from corpus.findings.exhibit import Exhibit
from corpus.report.chapters import (
    Quote,
    date_file,
    list_chapters,
    quote_passages,
    tabulate_exhibit,
    write_link,
    write_method,
    write_source,
)
from corpus.report.repacking import repack
from corpus.report.slide_bars import ROWS, add_bars
from corpus.report.slide_dots import GROUPS, add_dots
from corpus.report.slide_style import INK, SANS, colour, shorten
from corpus.wording import date, split_banned

#: On every machine, or a font of the same widths.
SERIF = "Times New Roman"
WIDTH, HEIGHT, EDGE = Inches(13.333), Inches(7.5), Inches(0.65)
INSIDE = Length(WIDTH - 2 * EDGE)
#: Where a title begins, the height of its two lines, and where the source is.
TOP, TWO_LINES, FOOT = Inches(0.45), Inches(1.15), Inches(6.85)
#: The size of a sentence that has so many letters, so that it takes two lines at most; and the smallest.
SIZES, SMALLEST = ((90, 32), (115, 28), (135, 24)), 20
#: The size of a quotation of at most so many letters, and its letters that take a line.
LETTERS = ((130, 40, 54), (400, 32, 68))


def write_pptx(brief: Brief, *, made: calendar_date | None = None, root: str = "") -> bytes:
    """Return a brief as a slide show of 16 to 9.

    Parameters
    ----------
    brief : Brief
        Of clean texts; see `editions.render`.
    made : date, optional
        The day to be printed on it.
    root : str
        The dashboard's address: findings then link to their views.
    """
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    _add_cover(deck, brief, made)
    listed = False
    for chapter in list_chapters(brief):
        slide = _add_slide(deck, chapter.sentence)
        _show(slide, chapter.exhibit, chapter.sentence)
        href = write_link(chapter, root)
        _write_foot(slide, write_source(brief, chapter.n), href)
        _write_notes(slide, chapter)
        if not listed and _lists_phrases(chapter):
            # The phrases once as a table: several findings may be of one list.
            table = _add_slide(deck, chapter.sentence)
            _add_table(table, chapter.exhibit)
            _write_foot(table, write_source(brief, chapter.n), href)
            _write_notes(table, chapter)
            listed = True
    if brief.unsure:
        _add_list(deck, "Too little to tell", brief.unsure)
    if brief.closing:
        _add_closing(deck, brief.closing)
    _number(deck)
    known = deck.core_properties
    known.title, known.author, known.last_modified_by = shorten(brief.title, 250), "Refrain", "Refrain"
    known.created = known.modified = date_file(made)
    out = io.BytesIO()
    deck.save(out)
    return repack(out.getvalue())


def _add_cover(deck: Any, brief: Brief, made: calendar_date | None) -> None:
    size = 44 if len(brief.title) <= 60 else 34
    slide = _add_slide(deck, shorten(brief.title, 200), size=size, top=Inches(2.2), height=Inches(1.9))
    _write(slide, [shorten(brief.standfirst, 400)], (EDGE, Inches(4.25), INSIDE, Inches(1.6)), size=22, font=SERIF)
    corpus = dict(brief.citation).get("Corpus", "")
    _write_foot(slide, " · ".join(filter(None, [corpus, date(made) if made else ""])))
    slide.notes_slide.notes_text_frame.text = "\n".join(f"{name}: {value}" for name, value in brief.citation)


def _add_slide(deck: Any, title: str, *, size: int = 0, top: Length = TOP, height: Length = TWO_LINES) -> Slide:
    """Return a new slide with its title, which outlines and screen readers find as such."""
    slide: Slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = colour(INK["paper"])
    head = slide.shapes.title
    head.left, head.top, head.width, head.height = EDGE, top, INSIDE, height
    line = shorten(title, 260)
    _fill(head, [line], size=size or fit(line), font=SERIF, bold=True)
    head.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if size else MSO_ANCHOR.TOP
    return slide


def fit(sentence: str) -> int:
    """Return the size of a title in points: as large as two lines allow."""
    return next((size for most, size in SIZES if len(sentence) <= most), SMALLEST)


def _show(slide: Slide, exhibit: Exhibit | None, sentence: str) -> None:
    """Draw what shows a finding, with its unit above; or quote it."""
    if exhibit is None:
        return
    if exhibit.form == "passages":
        _quote(slide, exhibit)
        return
    drawn = draw_exhibit(exhibit, title=sentence, most=GROUPS if exhibit.form == "spread" else ROWS)
    unit = exhibit.write_note(len(exhibit.rows)) if drawn is None else drawn.figure.layout.meta["note"]
    _write(slide, [shorten(unit, 240)], (EDGE, Inches(1.62), INSIDE, Inches(0.55)), size=14, ink=INK["muted"])
    if drawn is not None:
        known = exhibit._replace(rows=exhibit.rows[exhibit.rows["value"].notna()].reset_index(drop=True))
        add = add_dots if exhibit.form == "spread" else add_bars
        frame = add(slide, known, (EDGE, Inches(2.2), INSIDE, Inches(4.55)))
        frame._element.nvGraphicFramePr.cNvPr.set("descr", drawn.alt)


def _quote(slide: Slide, exhibit: Exhibit) -> None:
    """Write the passages that are read together below each other, each with where it is from below it."""
    quotes = quote_passages(exhibit, most=exhibit.together)
    room = Inches(4.9 / max(len(quotes), 1))
    for place, quote in enumerate(quotes):
        _write_quote(slide, quote, Emu(Inches(1.8) + place * room), room)


def _write_quote(slide: Slide, quote: Quote, top: Length, room: Length) -> None:
    text = shorten(quote.text, LETTERS[-1][0])
    size, line = next((size, line) for most, size, line in LETTERS if len(text) <= most)
    high = Inches(0.4 + size / 60 * -(-len(text) // line))
    top = Emu(top + max(0, room - Inches(0.2) - high) // 2)
    rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, EDGE, top, Pt(3), high)
    rule.fill.solid()
    rule.fill.fore_color.rgb = colour(INK["rule"])
    rule.line.fill.background()
    indent = Inches(0.2)
    box = _write(slide, [text], (Emu(EDGE + indent), top, Emu(INSIDE - indent), Emu(high)), size=size, font=SERIF)
    said = box.text_frame.add_paragraph()
    said.text = shorten(" · ".join([quote.label, *quote.more]), 160)
    said.font.size, said.font.name, said.font.color.rgb = Pt(16), SANS, colour(INK["muted"])
    said.space_before = Pt(10)


def _lists_phrases(chapter: Any) -> bool:
    """Return whether several phrases show a finding."""
    exhibit = chapter.exhibit
    return exhibit is not None and chapter.section == "phrase" and exhibit.form == "ranking" and len(exhibit.rows) > 2


def _add_table(slide: Slide, exhibit: Exhibit) -> None:
    """Write the rows as a table of the slide's own."""
    table = tabulate_exhibit(exhibit, most=ROWS)
    rows, columns = len(table.rows) + 1, len(table.heads)
    frame = slide.shapes.add_table(rows, columns, EDGE, Inches(1.75), INSIDE, Emu(Inches(0.48) * rows))
    grid = frame.table
    # No style of the program's own: it would paint bands in colours of another palette.
    frame._element.graphic.graphicData.tbl.tblPr.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId"
    ).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    narrow = Inches(1.6)
    for column in range(columns):
        grid.columns[column].width = narrow if column else Emu(INSIDE - narrow * (columns - 1))
    cells = [table.heads, *table.rows]
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            cell = grid.cell(row, column)
            cell.text = shorten(text, 90)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.margin_left = 0
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.RIGHT if table.numeric[column] else PP_ALIGN.LEFT
            paragraph.font.size, paragraph.font.name = Pt(16), SANS
            paragraph.font.bold = bool(row and table.named[row - 1])
            red = bool(row and not column and table.banned[row - 1])
            paragraph.font.color.rgb = colour(colour_banned()[1] if red else INK["ink"] if row else INK["muted"])


def _add_list(deck: Any, title: str, sentences: Sequence[str]) -> None:
    slide = _add_slide(deck, title)
    size = 24 if len(sentences) <= 5 else 18
    lines = [shorten(each, 220) for each in sentences]
    _write(slide, lines, (EDGE, Inches(1.75), INSIDE, Inches(5)), size=size, after=10)


def _add_closing(deck: Any, closing: str) -> None:
    slide = _add_slide(deck, shorten(closing, 320), size=28, top=Inches(2), height=Inches(3))
    slide.shapes.title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE


def _write_foot(slide: Slide, text: str, href: str = "") -> None:
    box = _write(
        slide,
        [shorten(text, 150)],
        (EDGE, Inches(6.85), Emu(INSIDE - Inches(1.2)), Inches(0.4)),
        size=14,
        ink=INK["muted"],
    )
    if href:
        link = box.text_frame.paragraphs[0].add_run()
        link.text = "  Open in Refrain"
        link.hyperlink.address = href
        link.font.size, link.font.name = Pt(14), SANS
        link.font.color.rgb = colour(colour_named(True))


def _write_notes(slide: Slide, chapter: Any) -> None:
    """Write the speaker's notes: the editor's note, how it was found, and what it cannot say."""
    slide.notes_slide.notes_text_frame.text = "\n".join(filter(None, [chapter.note, write_method(chapter)]))


def _number(deck: Any) -> None:
    of = len(deck.slides)
    for place, slide in enumerate(deck.slides, start=1):
        box = (Emu(WIDTH - EDGE - Inches(1.2)), FOOT, Inches(1.2), Inches(0.4))
        drawn = _write(slide, [f"{place} / {of}"], box, size=14, ink=INK["muted"])
        drawn.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def _write(
    slide: Slide,
    lines: Sequence[str],
    box: tuple[Length, Length, Length, Length],
    *,
    size: int,
    font: str = SANS,
    ink: str = INK["ink"],
    after: int = 0,
) -> Shape:
    """Write lines into a box of their own."""
    drawn: Shape = slide.shapes.add_textbox(*box)
    _fill(drawn, lines, size=size, font=font, ink=ink, after=after)
    return drawn


def _fill(
    shape: Any, lines: Sequence[str], *, size: int, font: str, ink: str = INK["ink"], bold: bool = False, after: int = 0
) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        for part, banned in split_banned(line) or [("", False)]:
            run = paragraph.add_run()
            run.text = part
            run.font.size, run.font.name, run.font.bold = Pt(size), font, bold
            run.font.color.rgb = colour(colour_banned()[1] if banned else ink)
        paragraph.alignment, paragraph.space_after = PP_ALIGN.LEFT, Pt(after)
