"""A table of reviews, written in each format that is read: what a test of one reader tries, it tries of all."""

import csv
import gzip
import html
import io
import json
import re
from collections.abc import Callable

import pandas as pd
import yaml
from openpyxl import Workbook

from tests.hostile import zipped

#: What a feed calls our columns.
_FEED = {"reviewer": "dc:creator", "published": "pubDate", "text": "description"}


def as_csv(table: pd.DataFrame, delimiter: str = ",") -> bytes:
    # What no encoding can say is written as bytes that are no letter.
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([table.columns, *table.to_numpy()])
    return out.getvalue().encode("utf-8", "surrogatepass")


def _as_object(row: dict[str, object]) -> bytes:
    letters = json.dumps(row, ensure_ascii=False)
    # Half of a letter can be said in JSON, though not in UTF-8.
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", letters).encode()


def as_json(table: pd.DataFrame) -> bytes:
    return b"[" + b",\n".join(map(_as_object, table.to_dict(orient="records"))) + b"]"


def as_json_lines(table: pd.DataFrame) -> bytes:
    return b"\n".join(map(_as_object, table.to_dict(orient="records")))


def as_parquet(table: pd.DataFrame) -> bytes:
    out = io.BytesIO()
    table.to_parquet(out, index=False)
    return out.getvalue()


def as_workbook(table: pd.DataFrame) -> bytes:
    book = Workbook()
    for number, cells in enumerate([table.columns, *table.astype("object").to_numpy()], start=1):
        for column, value in enumerate(cells, start=1):
            if not pd.isna(value):
                cell = book.active.cell(number, column, value)
                # A text that begins with "=" is a text.
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_rss(table: pd.DataFrame) -> bytes:
    def part(name: str, value: object) -> str:
        # A feed's text is HTML, in XML.
        return f"<{_FEED[name]}>{html.escape(html.escape(str(value)))}</{_FEED[name]}>" if name in _FEED else ""

    items = (
        f"<item>{''.join(part(name, value) for name, value in row.items())}</item>"
        for row in table.to_dict(orient="records")
    )
    spaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<rss {spaces}><channel>{chr(10).join(items)}</channel></rss>".encode("utf-8", "surrogatepass")


def as_text(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def as_page(text: str) -> bytes:
    return f"<body><p>{html.escape(text)}</p></body>".replace("\n", "<br>").encode("utf-8", "surrogatepass")


def as_markdown(row: dict[str, str]) -> bytes:
    details = yaml.safe_dump({name: cell for name, cell in row.items() if name != "text"}, allow_unicode=True)
    return f"---\n{details}---\n{row['text']}".encode("utf-8", "surrogatepass")


#: Formats of one table a file → the function that writes it.
TABLES: dict[str, Callable[[pd.DataFrame], bytes]] = {
    ".csv": as_csv,
    ".tsv": lambda table: as_csv(table, "\t"),
    ".json": as_json,
    ".jsonl": as_json_lines,
    ".parquet": as_parquet,
    ".xlsx": as_workbook,
    ".rss": as_rss,
    ".csv.gz": lambda table: gzip.compress(as_csv(table)),
    ".zip": lambda table: zipped(("table.csv", as_csv(table))),
}
#: Formats of one review a file → the function that writes it.
TEXTS: dict[str, Callable[[dict[str, str]], bytes]] = {
    ".txt": lambda row: as_text(row["text"]),
    ".html": lambda row: as_page(row["text"]),
    ".md": as_markdown,
}
#: All of them.
FORMATS = (*TABLES, *TEXTS)
#: Those whose bytes are text in some encoding.
ENCODED = (".csv", ".tsv", ".json", ".jsonl", ".rss", ".txt", ".html", ".md")


def write_format(suffix: str, table: pd.DataFrame) -> dict[str, bytes]:
    """Return the files that hold a table in a format, by their names: one, or one a row."""
    if suffix in TABLES:
        return {f"table{suffix}": TABLES[suffix](table)}
    return {f"{number:04}{suffix}": TEXTS[suffix](row) for number, row in enumerate(table.to_dict(orient="records"))}
