import io
from datetime import date

import pytest
from pypdf import PdfReader

from corpus.errors import CorpusError
from corpus.report import pdf
from corpus.report.editions import render
from tests.report.briefs import EVERY, hostile

needs_browser = pytest.mark.skipif(not pdf.find_browser(), reason="no Chromium is installed")
HOSTILE = "<script>document.title = 'taken'</script> <img src='http://127.0.0.1:9/p.png'> $x$ =1+1"


def words(reader):
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


@pytest.mark.browser
@needs_browser
def test_a_pdf_is_the_page_on_sheets_with_numbers_of_pages_and_tags():
    reader = PdfReader(io.BytesIO(render(EVERY, "pdf", made=date(2026, 11, 22))))
    said = words(reader)
    for text in ("The week in reviews", *EVERY.chapters["sentence"], "How to cite this", "22 Nov 2026"):
        assert text in said
    count = len(reader.pages)
    assert all(f"{place} / {count}" in page.extract_text() for place, page in enumerate(reader.pages, start=1))
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Present" not in said
    # The names in a chart are letters and not a picture; "phrase 8" is in the table no more.
    assert "phrase 8" in said
    assert reader.metadata["/CreationDate"] == "D:20261122000000+00'00'"


@pytest.mark.browser
@needs_browser
def test_hostile_names_are_printed_letter_for_letter():
    assert "<script>document.title = 'taken'</script>" in words(PdfReader(io.BytesIO(render(hostile(HOSTILE), "pdf"))))


def test_without_a_browser_it_says_how_to_print(monkeypatch):
    monkeypatch.setattr(pdf, "find_browser", lambda: "")
    with pytest.raises(CorpusError, match=r"none was found on this machine\. Take the HTML file"):
        pdf.write_pdf(EVERY)


def test_a_browser_that_fails_says_how_to_print(monkeypatch):
    with pytest.raises(CorpusError, match=r"could not print the PDF \(CalledProcessError\). Take the HTML file"):
        pdf.write_pdf(EVERY, browser="false")
    with pytest.raises(CorpusError, match="FileNotFoundError"):
        pdf.write_pdf(EVERY, browser="true")


def test_a_browser_is_looked_for_by_its_names(monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: f"/bin/{name}" if name == "google-chrome" else None)
    assert pdf.find_browser() == "/bin/google-chrome"
