import io
import shutil
import subprocess
import zipfile
from datetime import date

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from corpus.report.editions import render
from corpus.report.pptx import fit, write_pptx
from tests.hostile import MARKUP_TEXTS
from tests.report.briefs import EMPTY, EVERY, all_hostile, brief, framed, passages

FINDINGS = 6


def opened(given=EVERY, **how):
    return Presentation(io.BytesIO(write_pptx(given, **how)))


def charts(deck):
    return {
        place: shape.chart for place, slide in enumerate(deck.slides, 1) for shape in slide.shapes if shape.has_chart
    }


def titles(deck):
    return [slide.shapes.title.text_frame.text for slide in deck.slides]


@pytest.fixture(scope="module")
def deck():
    return opened(made=date(2026, 11, 22), root="https://refrain.example.org")


def test_a_finding_is_a_slide_and_the_phrases_have_a_table_besides(deck):
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.001)
    sentences = EVERY.chapters["sentence"].tolist()
    assert titles(deck) == [
        "The week in reviews", sentences[0], *sentences, "Too little to tell", "Next: the autumn.",
    ]  # fmt: skip
    table = next(shape.table for shape in deck.slides[2].shapes if shape.has_table)
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[:2] == [["Name", "Reviews"], ["phrase 0", "21"]]
    assert len(cells) == 9


def test_charts_are_native_and_describe_themselves(deck):
    drawn = charts(deck)
    assert sorted(drawn) == [2, 4, 5, 6]
    assert list(drawn[2].plots[0].categories)[:2] == ["phrase 0", "phrase 1"]
    assert list(drawn[2].plots[0].series[0].values)[:2] == [21, 19]
    described = [
        shape._element.nvGraphicFramePr.cNvPr.get("descr")
        for slide in deck.slides for shape in slide.shapes if shape.has_chart
    ]  # fmt: skip
    assert described[0].startswith("21 of 67 reviews use “phrase 0”. A bar a row:")


def test_notes_have_the_editors_note_and_the_method_and_the_foot_the_source(deck):
    assert deck.slides[1].notes_slide.notes_text_frame.text == "Ask Ada\nabout it.\nA phrase counts once a review."
    assert deck.slides[0].notes_slide.notes_text_frame.text.startswith("Corpus: sample\n")
    said = [shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame]
    assert "From 21 reviews. Source: sample, 67 reviews of 12 films.  Open in Refrain" in said
    assert "2 / 10" in said
    links = [each.target_ref for each in deck.slides[1].part.rels.values() if each.is_external]
    assert links == ["https://refrain.example.org/phrases?page=0"]


def test_a_brief_without_findings_says_what_cannot_be_told():
    assert titles(opened(EMPTY)) == ["The week in reviews", "Too little to tell"]


def test_a_longer_sentence_is_smaller_but_never_small():
    assert (fit("a" * 60), fit("a" * 100), fit("a" * 170)) == (32, 28, 20)


def test_a_long_quotation_is_cut_before_a_word():
    deck = opened(brief(("copies", "S.", "phrasing", passages(text="word " * 300), "")))
    quoted = max((s.text_frame.text for s in deck.slides[1].shapes if s.has_text_frame), key=len).split("\n")[0]
    assert quoted.endswith("word …")
    assert len(quoted) <= 400


def test_the_same_brief_is_the_same_bytes_whenever_it_is_written(monkeypatch):
    first = write_pptx(EVERY)
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 1, 2, 3, 4, 5, 0, 2, 0))
    assert write_pptx(EVERY) == first


def test_text_is_text_on_every_slide_and_links_nowhere():
    texts = [*MARKUP_TEXTS.values()]
    for given in [all_hostile(texts), *map(framed, texts)]:
        deck = Presentation(io.BytesIO(render(given, "pptx")))
        lines = {" ".join(text.split()) for text in [given.title, *given.chapters["sentence"], given.closing]}
        assert {line for line in lines if len(line) <= 260} <= set(titles(deck))
        assert all(title in lines or title.endswith(" …") or title == "Too little to tell" for title in titles(deck))
        assert not any(rel.is_external for slide in deck.slides for rel in slide.part.rels.values())
        exhibits = [each for each in given.chapters["exhibit"] if each is not None and each.form != "passages"]
        drawn = charts(deck).values()
        assert len(drawn) == len(exhibits)
        for chart in drawn:
            book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
            assert "f" not in {cell.data_type for row in book.active.iter_rows() for cell in row}


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_office_program_opens_every_slide(tmp_path):
    (tmp_path / "brief.pptx").write_bytes(render(EVERY, "pptx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", tmp_path, tmp_path / "brief.pptx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    assert (tmp_path / "brief.pdf").read_bytes().count(b"/Type/Page/") == 10
    assert zipfile.is_zipfile(tmp_path / "brief.pptx")


def test_a_slide_quotes_only_what_its_sentence_speaks_of_and_a_short_text_in_larger_type():
    sizes = []
    for exhibit in (
        passages(text="A slow exhale " * 20),
        passages()._replace(rows=pd.concat([passages().rows] * 3)),
    ):
        slide = opened(brief(("copies", "S.", "phrasing", exhibit, ""))).slides[1]
        (box,) = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text.startswith("A slow exhale")]
        sizes.append(box.text_frame.paragraphs[0].runs[0].font.size.pt)
    assert sizes == [32, 40]


def test_a_banned_phrase_is_red_in_a_slides_title():
    title = opened(brief(("cliche", "“A romp” (banned) is in 2 reviews.", "phrases", None, ""))).slides[1].shapes.title
    red, black = title.text_frame.paragraphs[0].runs
    assert (red.text, black.text) == ("“A romp” (banned)", " is in 2 reviews.")
    assert red.font.color.rgb != black.font.color.rgb


def test_passages_that_are_read_together_are_on_one_slide():
    both = passages()._replace(together=2)
    both = both._replace(rows=pd.concat([both.rows, passages(text="A grey ledger of a film.").rows, both.rows]))
    slide = opened(brief(("quotes", "1 line for, 1 against.", "quotes", both, ""))).slides[1]
    said = [shape.text_frame.text.split("\n")[0] for shape in slide.shapes if shape.has_text_frame]
    assert [text for text in said if text.endswith("of a film.")] == [
        "A slow exhale of a film.",
        "A grey ledger of a film.",
    ]
    tops = [shape.top + shape.height for shape in slide.shapes if shape.has_text_frame]
    assert max(tops) <= 7.5 * 914_400
