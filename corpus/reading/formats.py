"""The formats that are read, recognised by a file's name and checked against its content."""

import re
from dataclasses import replace
from typing import NamedTuple

from corpus.errors import SourceError
from corpus.reading import delimited, documents, entries, feeds, letterboxd, records, tabular
from corpus.reading.encodings import Decoded, decode_bytes
from corpus.reading.limits import LIMITS, Limits
from corpus.reading.table import Table


class _Format(NamedTuple):
    name: str
    suffixes: tuple[str, ...]


TEXT = _Format("text", (".txt", ".text"))
MARKDOWN = _Format("Markdown", (".md", ".markdown"))
HTML = _Format("HTML", (".html", ".htm"))
CSV = _Format("CSV", (".csv", ".tsv"))
JSON = _Format("JSON", (".json",))
JSON_LINES = _Format("JSON Lines", (".jsonl", ".ndjson"))
PARQUET = _Format("Parquet", (".parquet",))
EXCEL = _Format("Excel", (".xlsx",))
FEED = _Format("a feed", (".xml", ".rss", ".atom"))

_ONE_REVIEW_A_FILE = (TEXT, MARKDOWN, HTML)
_BY_SUFFIX = {
    suffix: form
    for form in (TEXT, MARKDOWN, HTML, CSV, JSON, JSON_LINES, PARQUET, EXCEL, FEED)
    for suffix in form.suffixes
}
READ = f"{', '.join(_BY_SUFFIX)}, .gz of the text ones, and .zip of all"

_OFFICE = "a zip archive or an Office file"
_SIGNATURES = (
    (rb"\x89PNG", "a PNG image"),
    (rb"\xff\xd8\xff", "a JPEG image"),
    (rb"GIF8[79]a", "a GIF image"),
    (rb"RIFF.{4}(?:WEBP|AVI |WAVE)", "a picture or a recording"),
    (rb"%PDF-", "a PDF"),
    (rb"PAR1[^ -~]", "a Parquet file"),
    (rb"PK\x03\x04|PK\x05\x06", _OFFICE),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or a password-protected Office file"),
    (rb"\{\\rtf", "an RTF document"),
    (rb"\x1f\x8b", "a gzip file"),
    (rb"BZh[1-9]1AY|\xfd7zXZ|7z\xbc\xaf\x27\x1c|Rar!\x1a", "a packed file of a kind that is not opened"),
    (rb"SQLite format 3\x00", "an SQLite database"),
    (rb"\x7fELF|MZ..?\x00", "a program"),
    (rb"\x80[\x02-\x05]", "a Python pickle, which could run a program and is never loaded"),
)


def holds_one_review(name: str) -> bool:
    """Whether a file of this name is one review (a text, a page), not a table of them."""
    return _by_name(name) in _ONE_REVIEW_A_FILE


def is_table(name: str) -> bool:
    """Whether a file of this name is a table of reviews in a format that is read."""
    return _by_name(name) is not None and not holds_one_review(name)


def read_file(
    name: str, data: bytes, *, encoding: str | None = None, limits: Limits = LIMITS, head: int | None = None
) -> Table:
    r"""Return the table in a file.

    Parameters
    ----------
    name : str
        The file's name; its ending says the format, that of a .gz the ending before it.
    data : bytes
        Its content, unpacked.
    encoding : str, optional
        Of a text format, where detection would be wrong.
    limits : Limits
        The most that is read.
    head : int, optional
        Stop after so many rows.

    Raises
    ------
    SourceError
        The name or the content is none of a format that is read, they contradict each other, or the content is damaged.

    Examples
    --------
    >>> read_file("reviews.csv", b"text\nFine").cells
    {'text': ['Fine']}
    """
    form = _by_name(name)
    if form is None:
        raise SourceError(f"this is none of the formats that are read: {READ}", kind="other format")
    if not data:
        raise SourceError("this file is empty", kind="empty file")
    content = describe_signature(data)
    if form in (PARQUET, EXCEL):
        expected = "a Parquet file" if form is PARQUET else _OFFICE
        if content != expected:
            raise SourceError(
                f"its name says {form.name}, but this is {content or 'something else'}", kind="other format"
            )
        reader = tabular.read_parquet if form is PARQUET else tabular.read_workbook
        return replace(reader(data, limits=limits, head=head), format=form.name)
    if content:
        raise SourceError(f"its name says {form.name}, but this is {content}", kind="other format")
    declared = entries.find_encoding(data) if form is FEED else None
    decoded = decode_bytes(data, encoding=encoding or declared)
    if not decoded.text.strip("\ufeff\x00 \t\r\n"):
        raise SourceError("this file is empty: nothing but white space", kind="empty file")
    table = _read_text(form, decoded, limits, head)
    if form is CSV:
        letterboxd.check_part(name, table.cells)
    note = "; ".join(filter(None, [decoded.note, table.note]))
    return replace(table, format=table.format or form.name, encoding=decoded.encoding, note=note)


def describe_signature(data: bytes) -> str:
    """Return in words what a file is by its first bytes; "" where they do not show it, as in texts."""
    start = data[:8192]
    return next((kind for pattern, kind in _SIGNATURES if re.match(pattern, start, re.DOTALL)), "")


def _by_name(name: str) -> _Format | None:
    stem = name.lower().removesuffix(".gz")
    form = next((form for suffix, form in _BY_SUFFIX.items() if stem.endswith(suffix)), None)
    return None if form in (PARQUET, EXCEL) and name.lower().endswith(".gz") else form


def _read_text(form: _Format, decoded: Decoded, limits: Limits, head: int | None) -> Table:
    text = decoded.text
    if form is TEXT:
        return documents.read_text(text)
    if form is HTML:
        return documents.read_html(text)
    if form is MARKDOWN:
        return documents.read_markdown(text, limits=limits)
    readers = {
        CSV: delimited.read_delimited,
        JSON: records.read_json,
        JSON_LINES: records.read_json_lines,
        FEED: feeds.read_feed,
    }
    return readers[form](text, limits=limits, head=head)
