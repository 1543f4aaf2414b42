"""The text of an uploaded draft."""

import pytest

from corpus.errors import SourceError
from corpus.reading.drafts import ENDINGS, read_upload
from tests.reading.test_word import word_file


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("draft.txt", "A slow “film”.\r\n".encode()),
        ("draft.TXT", "A slow “film”.".encode("cp1252")),
        ("draft.md", "---\nfilm: Dusk\n---\nA slow “film”.".encode()),
        ("draft.html", b"<html><body><p>A slow &ldquo;film&rdquo;.</p><script>x</script></body></html>"),
        ("draft.docx", word_file("<w:p><w:r><w:t>A slow “film”.</w:t></w:r></w:p>")),
    ],
)
def test_every_format_gives_the_same_text(name, data):
    assert read_upload(name, data) == "A slow “film”."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("draft.pdf", b"%PDF-1.7", "none of the files"),
        ("draft", b"words", "none of the files"),
        ("draft.txt", b"", "empty"),
        ("draft.txt", b"%PDF-1.7", "this is a PDF"),
        ("draft.docx", word_file("<w:p/>"), "no text"),
        ("draft.txt", b"a " * (3 << 20), "at most 5 MB"),
    ],
)
def test_what_is_no_draft_is_refused_with_a_reason(name, data, said):
    with pytest.raises(SourceError, match=said):
        read_upload(name, data)


def test_the_endings_are_those_of_the_formats_that_are_read():
    assert set(ENDINGS) == {"txt", "md", "docx", "html", "htm"}
