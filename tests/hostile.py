"""One table of hostile strings and files, for the reader, the scorer, every screen and every export."""

import gzip
import io
import json
import os
import pickle
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook

#: Texts of a review, a film, a critic or a file that must be shown letter for letter, and fetch, run or freeze nothing.
HOSTILE_TEXTS: dict[str, str] = {
    "script": "<script>document.title = 'taken'</script> was shown",
    "image": "<img src='http://127.0.0.1:9/pixel.png' onerror='document.title=1'>",
    "style": "<style>body { display: none }</style> still here",
    "javascript link": "[read on](javascript:document.title=1)",
    "javascript address": "javascript:alert(1)",
    "remote picture": "![poster](http://127.0.0.1:9/poster.png)",
    "dollars": "made for $5 and sold for $x$ or $$y$$",
    "colour": ":red[x] and :blue-background[y]",
    "icon": ":material/delete: :smile: :streamlit:",
    "numbered list": "1986. A year",
    "four spaces": "    indented like code",
    "heading": "# not a heading",
    "emphasis": "*not* _emphasis_ **nor** ~~this~~ `code`",
    "table": "a | b\n--- | ---\n1 | 2",
    "hover": "%{y} %{customdata[0]} %{text}",
    "extra": "<extra>hidden</extra> shown",
    "span": '<span style="background:url(http://127.0.0.1:9/b.png)">seen</span>',
    "entity": "&lt;b&gt; &amp; fish &copy; chips",
    "angle": "a < b and b > c, <3",
    "formula": '=HYPERLINK("http://127.0.0.1:9/","click")',
    "plus": "+1 for the score",
    "at": "@SUM(A1:A9)",
    "minus": "-3.5 out of nothing",
    "quote before a formula": "'=1+1",
    "quotes": "she said \"no\", he said 'yes', “both” ‘left’",
    "delimiters": "one, two; three\tfour | five",
    "lines": "first line\nsecond line\n\nthird",
    "percent": "100 % of %s and %d and %(name)s and {name} and {0}",
    "pattern": "(a+)+$ [x-z] \\d C++ ( * ?",
    "sql": "'; DROP TABLE reviews; --",
    "path": "../../etc/passwd",
    "right to left": "שלום עולם and עוד",
    "emoji": "👩‍👩‍👧 ❤️ 🏳️‍🌈",
    "combining": "Z̷̢a̸l̵g̷o e\u0301te\u0301",
    "astral": "𝒻𝒾𝓁𝓂 𠜎",
    "None": "None",
    "nan": "nan",
    "NA": "NA",
    "null": "null",
    "number": "007",
    "year": "1917",
    "true": "True",
    "long word": "a" * 5_000,
    "dashes": "-" * 20_000,
}

#: One of each kind of these that a page, a slide or a figure could take for something else than letters.
MARKUP_TEXTS: dict[str, str] = {
    kind: HOSTILE_TEXTS[kind]
    for kind in (
        *("script", "image", "javascript link", "dollars", "hover", "extra", "span", "entity", "angle", "formula"),
        *("lines", "percent", "right to left", "astral", "long word"),
    )
}

#: Characters that are removed or replaced on reading: in a row that stays.
UNSEEN_TEXTS: dict[str, str] = {
    "NUL": "dark\x00ness",
    "control": "dark\x07ness",
    "zero width space": "dark\u200bness",
    "byte order mark": "\ufeffdarkness",
    "noncharacter": "dark\uffffness",
    "lone surrogate": "dark\ud800ness",
}


def hostile_files(folder: Path) -> dict[str, Path]:
    """Write one file of each hostile kind into a folder, and return them by what they are."""
    made: dict[str, Path] = {}
    for kind, (name, write) in _FILES.items():
        path = folder / kind.replace(" ", "-") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        content = write()
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        made[kind] = path
    made["a pipe"] = folder / "pipe.txt"
    os.mkfifo(made["a pipe"])
    return made


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of some members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def _encrypted() -> bytes:
    archive = bytearray(zipped(("secret.txt", b"Fine.")))
    # The flag in the member's own header and in the directory's entry says that a password is needed.
    archive[6] |= 1
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    return bytes(archive)


def _linked() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def _overlapping() -> bytes:
    """Two entries of the directory that share one member's bytes, as bombs do by the thousand."""
    archive = zipped(("a.txt", b"Fine. " * 1_000))
    start = archive.index(b"PK\x01\x02")
    end = archive.index(b"PK\x05\x06")
    entries = archive[start:end] * 2
    return archive[:start] + entries + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2, 2, len(entries), start, 0)


def _far_cell() -> bytes:
    book = Workbook()
    book.active.append(["text"])
    book.active["A2"] = "Fine."
    book.active["XFD1048576"] = "far"
    return _saved(book)


def _empty_rows() -> bytes:
    rows = "".join(f'<row r="{row}"/>' for row in range(3, 1_000_003))
    return with_sheet(rows)


def with_sheet(rows: str, doctype: str = "") -> bytes:
    """A workbook whose only sheet has a header, one review, and what is given."""
    book = Workbook()
    book.active.append(["text"])
    book.active.append(["Fine."])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_saved(book))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            content = old.read(member)
            if member == "xl/worksheets/sheet1.xml":
                content = doctype.encode() + content.replace(b"</sheetData>", rows.encode() + b"</sheetData>")
            new.writestr(member, content)
    return out.getvalue()


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _entities() -> bytes:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE worksheet [<!ENTITY e0 "ha">{levels}]>'
    return with_sheet('<row r="3"><c r="A3" t="inlineStr"><is><t>&e9;</t></is></c></row>', doctype)


def _laughs() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]><rss><channel><item><title>&e9;</title></item></channel></rss>'


def _many_rows() -> bytes:
    out = io.BytesIO()
    table = pa.table(
        {"text": pa.DictionaryArray.from_arrays(pa.array([0] * 2_000_000, pa.int8()), pa.array(["Fine."]))}
    )
    pq.write_table(table, out)
    return out.getvalue()


def _workbook() -> bytes:
    book = Workbook()
    book.active.append(["text"])
    book.active.append(["Fine."])
    return _saved(book)


def _parquet_cut_off() -> bytes:
    out = io.BytesIO()
    pd.DataFrame({"text": ["Fine."] * 50}).to_parquet(out)
    return out.getvalue()[:-20]


_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100)
_Content = str | bytes
_FILES: dict[str, tuple[str, Callable[[], _Content]]] = {
    "an empty file": ("empty.csv", lambda: ""),
    "white space alone": ("white.txt", lambda: "\ufeff \n\n"),
    "a header alone": ("header.csv", lambda: "film,text\n"),
    "no rows in a list": ("none.json", lambda: "[]"),
    "JSON nested deep in lists": ("deep.json", lambda: "[" * 100_000),
    "JSON nested deep in objects": ("deep.json", lambda: '{"a":' * 100_000),
    "a JSON line nested deep": ("deep.jsonl", lambda: "[" * 100_000),
    "JSON that is a number": ("seven.json", lambda: "7"),
    "JSON of columns": ("columns.json", lambda: json.dumps({"text": {"0": "Fine."}, "film": {"0": "Dusk"}})),
    "100,000 columns": ("wide.csv", lambda: ",".join(map(str, range(100_000))) + "\n"),
    "a review of 10 MB": ("long.txt", lambda: "long " * 2_000_000),
    "a quote that never closes": ("open.csv", lambda: 'film,text\nDusk,"' + "open\n" * 100_000),
    "a PNG called .csv": ("picture.csv", lambda: _PNG),
    "a workbook called .txt": ("workbook.txt", _workbook),
    "text called .xlsx": ("text.xlsx", lambda: "text\nFine.\n"),
    "text called .parquet": ("text.parquet", lambda: "text\nFine.\n"),
    "a pickle": ("reviews.csv", lambda: pickle.dumps({"text": ["Fine."]}, protocol=4)),
    "an unknown format": ("reviews.pdf", lambda: "%PDF-1.7"),
    "noise": ("noise.txt", lambda: bytes(range(256)) * 40),
    "an encrypted zip": ("secret.zip", _encrypted),
    "a zip bomb": ("bomb.zip", lambda: zipped(("zeros.txt", bytes(50_000_000)))),
    "overlapping members": ("overlap.zip", _overlapping),
    "a zip in a zip": ("outer.zip", lambda: zipped(("inner.zip", zipped(("a.txt", b"Fine."))))),
    "a name with dots": ("dots.zip", lambda: zipped(("../escaped.txt", b"Fine."))),
    "an absolute name": ("root.zip", lambda: zipped(("/tmp/escaped.txt", b"Fine."))),
    "a Windows name": ("windows.zip", lambda: zipped(("C:\\escaped.txt", b"Fine."))),
    "a link in a zip": ("link.zip", _linked),
    "an unbounded method": ("method.zip", lambda: zipped(("a.txt", b"Fine." * 100), method=zipfile.ZIP_BZIP2)),
    "a zip cut off": ("cut.zip", lambda: zipped(("a.txt", b"Fine."))[:-30]),
    "a gzip bomb": ("bomb.txt.gz", lambda: gzip.compress(bytes(50_000_000))),
    "no gzip": ("text.txt.gz", lambda: "Fine."),
    "a gzip whose checksum lies": (
        "lie.txt.gz",
        lambda: gzip.compress(b"Fine.")[:-8] + struct.pack("<LL", zlib.crc32(b""), 5),
    ),
    "XML entities": ("entities.xlsx", _entities),
    "entities in a feed": ("laughs.rss", _laughs),
    "a feed that asks for a file": (
        "file.xml",
        lambda: '<!DOCTYPE rss [<!ENTITY e SYSTEM "/etc/passwd">]><rss>&e;</rss>',
    ),
    "a feed nested deep": ("deep.atom", lambda: "<feed>" + "<entry><content>" + "<b>" * 200_000),
    "XML that is no feed": ("plan.xml", lambda: "<project/>"),
    "a feed without entries": ("none.rss", lambda: "<rss><channel><title>Ours</title></channel></rss>"),
    "Parquet of 2,000,000 rows": ("rows.parquet", _many_rows),
    "Parquet cut off": ("cut.parquet", _parquet_cut_off),
    "YAML aliases": ("alias.md", lambda: "---\na: &a [x, x]\nb: [*a, *a]\n---\nFine.\n"),
    "broken YAML": ("broken.md", lambda: "---\nfilm: [Dusk\n---\nFine.\n"),
}

#: What is read within bounds rather than refused.
BOUNDED_FILES: dict[str, tuple[str, Callable[[], _Content]]] = {
    "a far cell": ("far.xlsx", _far_cell),
    "a million empty rows": ("blank.xlsx", _empty_rows),
}
