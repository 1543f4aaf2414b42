"""A brief written as a file of any of the five formats."""

import re
from collections.abc import Callable, Mapping
from datetime import date as calendar_date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from corpus.errors import CorpusError
from corpus.findings.brief import Brief
from corpus.findings.exhibit import Exhibit
from corpus.report.html import write_html
from corpus.report.json import write_json
from corpus.report.pdf import write_pdf
from corpus.report.xlsx import write_xlsx
from corpus.wording import listed


def _write_pptx(*arguments: Any, **options: Any) -> bytes:
    # Loaded for those who take slides: the library takes 13 MB, and the server of a team holds it for good.
    from corpus.report.pptx import write_pptx

    return write_pptx(*arguments, **options)


#: How each format is written.
FORMATS: Mapping[str, Callable[..., bytes]] = MappingProxyType(
    {"html": write_html, "pdf": write_pdf, "pptx": _write_pptx, "xlsx": write_xlsx, "json": write_json}
)

#: Letters that a page, a slide or a sheet cannot hold.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def render(brief: Brief, form: str, *, made: calendar_date | None = None, root: str = "") -> bytes:
    """Return a brief as a file: the same bytes for the same brief and day.

    Parameters
    ----------
    brief : Brief
    form : str
        One of `FORMATS`.
    made : date, optional
        The day to be printed on it; without it there is none.
    root : str
        The dashboard's address, http or https: findings then link to their views.

    Raises
    ------
    CorpusError
        There is no such format, or it cannot be made here.
    """
    if form not in FORMATS:
        raise CorpusError(f"A brief is written as {listed(list(FORMATS), last='or')}, not as “{form}”.")
    if root and not root.startswith(("http://", "https://")):
        raise CorpusError(f"The dashboard’s address begins with http:// or https://; this is “{root}”.")
    return FORMATS[form](clean_brief(brief), made=made, root=root)


def write_brief(brief: Brief, path: Path, *, made: calendar_date | None = None, root: str = "") -> None:
    """Write a brief to a file, in the format that its suffix names.

    Parameters
    ----------
    brief : Brief
    path : Path
        Ends with a dot and one of `FORMATS`.
    made, root
        As for `render`.

    Raises
    ------
    CorpusError
        The suffix names no format, or it cannot be made here.
    """
    path.write_bytes(render(brief, path.suffix.removeprefix(".").lower(), made=made, root=root))


def clean_brief(brief: Brief) -> Brief:
    """Return a brief whose texts every format can hold."""
    chapters = brief.chapters.copy()
    for column in ("kind", "sentence", "method", "note", "href"):
        chapters[column] = chapters[column].map(_clean)
    chapters["exhibit"] = pd.Series([_clean_exhibit(each) for each in chapters["exhibit"]], chapters.index, "object")
    return Brief(
        _clean(brief.title),
        _clean(brief.standfirst),
        chapters,
        tuple(map(_clean, brief.unsure)),
        _clean(brief.closing),
        tuple((_clean(name), _clean(value)) for name, value in brief.citation),
    )


def _clean_exhibit(exhibit: Exhibit | None) -> Exhibit | None:
    if exhibit is None:
        return None
    rows = exhibit.rows.copy()
    for column in rows.select_dtypes(["object", "str"]):
        rows[column] = rows[column].map(_clean, na_action="ignore")
    heads = {column: _clean(head) for column, head in exhibit.heads.items()}
    return exhibit._replace(rows=rows, heads=heads, unit=_clean(exhibit.unit))


def _clean(text: Any) -> str:
    return _NOT_IN_XML.sub("", str(text))
