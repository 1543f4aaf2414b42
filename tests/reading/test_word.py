"""Word files, read in memory and within limits."""

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from corpus.errors import SourceError
from corpus.reading.word import read_word

_HEAD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
_TAIL = "</w:body></w:document>"


def word_file(body: str, *, name: str = "word/document.xml", head: str = _HEAD) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, f"{head}{body}{_TAIL}")
    return packed.getvalue()


def test_paragraphs_are_lines_and_runs_are_joined():
    body = "<w:p><w:r><w:t>A slow </w:t></w:r><w:r><w:t>film</w:t><w:tab/><w:t>&amp; more</w:t></w:r></w:p>"
    assert read_word(word_file(body + "<w:p><w:r><w:t>Go.</w:t><w:br/><w:t>Now</w:t></w:r></w:p>")) == (
        "A slow film\t& more\nGo.\nNow\n"
    )


def test_tracked_changes_are_taken_as_accepted_and_fields_are_not_read():
    body = (
        "<w:p><w:ins><w:r><w:t>New</w:t></w:r></w:ins><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>"
        "<w:hyperlink><w:r><w:instrText>PAGE</w:instrText><w:t> link</w:t></w:r></w:hyperlink></w:p>"
    )
    assert read_word(word_file(body)) == "New link\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK nonsense", "damaged"),
        (word_file("", name="xl/workbook.xml"), "no Word document"),
        (word_file("<w:p>"), "damaged"),
        (word_file("<w:p>&a;</w:p>", head=f'<!DOCTYPE x [<!ENTITY a "aaaa">]>{_HEAD}'), "damaged"),
        (word_file(" " * (17 << 20)), "longer"),
    ],
)
def test_what_is_no_word_file_is_refused_with_a_reason(data, said):
    with pytest.raises(SourceError, match=said):
        read_word(data)


def test_a_file_that_nests_deeply_is_read_all_the_same():
    depth = 3_000
    assert "deep" in read_word(word_file("<w:p>" * depth + "<w:r><w:t>deep</w:t></w:r>" + "</w:p>" * depth))
