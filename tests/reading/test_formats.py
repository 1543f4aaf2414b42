import pytest

from corpus.errors import SourceError
from corpus.reading import formats


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.TXT", b"Fine.", "text"),
        ("a.md", b"Fine.", "Markdown"),
        ("a.md", b"---\nfilm: Dusk\n---\nFine.", "Markdown with front matter"),
        ("a.htm", b"<p>Fine.</p>", "HTML"),
        ("a.csv", b"text\nFine.", "CSV"),
        ("a.tsv.gz", b"text\nFine.", "CSV"),
        ("a.json", b'[{"text": "Fine."}]', "JSON"),
        ("a.ndjson", b'{"text": "Fine."}', "JSON Lines"),
        ("a.xml", b"<rss><channel><item><description>Fine.</description></item></channel></rss>", "RSS"),
        ("a.atom.gz", b"<feed><entry><summary>Fine.</summary></entry></feed>", "Atom"),
    ],
)
def test_the_format_is_told_by_the_name_in_any_case(name, data, form):
    table = formats.read_file(name, data)
    assert (table.format, table.encoding, table.cells["text"]) == (form, "UTF-8", ["Fine."])


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.xlsx.gz", "a.csv.exe", ".csvx"])
def test_other_formats_are_refused_with_those_that_are_read(name):
    with pytest.raises(SourceError, match=r"\.txt.*\.csv.*\.xlsx"):
        formats.read_file(name, b"Fine.")


@pytest.mark.parametrize(
    "start", ["MZ is a fine film", "Rar! said the pirate", "BZh and so on", "PARIS, je t’aime", "GIF or not"]
)
def test_a_text_is_not_taken_for_something_else_by_its_first_letters(start):
    assert formats.describe_signature(start.encode()) == ""


def test_a_table_of_reviews_is_told_from_a_single_one():
    assert [formats.holds_one_review(name) for name in ("a.txt", "a.html.gz", "a.csv", "a.png")] == [
        True,
        True,
        False,
        False,
    ]
