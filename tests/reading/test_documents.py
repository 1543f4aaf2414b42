from dataclasses import replace

import pytest

from corpus.errors import SourceError
from corpus.reading.documents import read_html, read_markdown
from corpus.reading.limits import LIMITS


def test_front_matter_becomes_columns_and_the_body_the_text():
    table = read_markdown("---\nfilm: Dusk\ngenres: [Drama, War]\n---\n\nFine.\n\n---\n\nLong.\n")
    assert table.cells == {"film": ["Dusk"], "genres": [["Drama", "War"]], "text": ["\nFine.\n\n---\n\nLong.\n"]}


def test_values_stay_as_they_are_spelled_and_only_null_is_nothing():
    table = read_markdown(
        "---\r\nfilm: 007\r\nyear: 1962\r\npublished: 2024-01-05\r\nx: No\r\ny: None\r\nz: ~\r\n---\r\nFine."
    )
    assert [cells[0] for cells in table.cells.values()] == ["007", "1962", "2024-01-05", "No", "None", None, "Fine."]


@pytest.mark.parametrize("text", ["Fine.", "---\n\nFine.", "---\nfilm\n---\nFine.", "Fine.\n---\nfilm: Dusk\n---\n"])
def test_markdown_without_front_matter_is_a_text(text):
    table = read_markdown(text)
    assert (table.cells, table.format) == ({"text": [text]}, "Markdown")


def test_an_entry_called_text_does_not_replace_the_body():
    assert read_markdown("---\ntext: short\nfilm: Dusk\n---\nFine.").cells == {"film": ["Dusk"], "text": ["Fine."]}


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("film: [Dusk", "line 3"),
        ("a: &a [x]\nb: *a", "aliases"),
        ("a: !!python/object/apply:os.getcwd []", "no YAML"),
        ("a: " + "[" * 9_000, "front matter"),
        ("a: " + "x" * 20_000, "20,004 characters"),
        ("a: \x00", "cannot be read"),
    ],
)
def test_front_matter_that_cannot_be_read_is_refused_with_the_place(front, reason):
    with pytest.raises(SourceError, match=reason):
        read_markdown(f"---\n{front}\n---\nFine.", limits=replace(LIMITS, front_matter_characters=20_000))


def test_a_page_gives_what_a_reader_sees():
    table = read_html("<title>T</title><body><p>Fine &amp; long.</p><script>x()</script></body>")
    assert table.cells == {"text": ["Fine & long."]}
