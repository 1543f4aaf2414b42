"""A brief as JSON, for other programs: the findings with their numbers and the rows behind them."""

import json
from collections.abc import Mapping
from datetime import date as calendar_date
from typing import Any

import pandas as pd

from corpus.findings.brief import Brief
from corpus.findings.exhibit import Exhibit
from corpus.report.chapters import list_chapters, write_link

#: Goes up when a name in the file changes its meaning.
VERSION = 1


def write_json(brief: Brief, *, made: calendar_date | None = None, root: str = "") -> bytes:
    """Return a brief as JSON: what is missing is null, days are written as 2025-03-31, and no text is changed.

    Parameters
    ----------
    brief : Brief
        Of clean texts; see `editions.render`.
    made : date, optional
        The day to be written into it.
    root : str
        The dashboard's address: the links of findings begin with it.
    """
    whole = {
        "version": VERSION,
        "title": brief.title,
        "standfirst": brief.standfirst,
        "written": made.isoformat() if made else None,
        "findings": [_list_finding(chapter, root) for chapter in list_chapters(brief)],
        "too_little_to_tell": list(brief.unsure),
        "closing": brief.closing,
        "citation": dict(brief.citation),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def _list_finding(chapter: Any, root: str) -> dict[str, Any]:
    return {
        "kind": chapter.kind,
        "sentence": chapter.sentence,
        **{name: _plain(getattr(chapter, name)) for name in ("n", "value", "low", "high", "q")},
        "method": chapter.method,
        "note": chapter.note,
        "section": chapter.section,
        "parameters": _list_parameters(chapter.parameters),
        "link": write_link(chapter, root) or chapter.href,
        "exhibit": _list_exhibit(chapter.exhibit),
    }


def _list_parameters(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in parameters.items()}


def _list_exhibit(exhibit: Exhibit | None) -> dict[str, Any] | None:
    """Return the rows that show a finding, each as an object, and what their columns are called."""
    if exhibit is None:
        return None
    return {
        "form": exhibit.form,
        "unit": exhibit.unit,
        "counted": exhibit.behind,
        "zero": exhibit.zero,
        "of": max(exhibit.of, len(exhibit.rows)),
        "heads": dict(exhibit.heads),
        "rows": [{name: _plain(cell) for name, cell in row.items()} for row in exhibit.rows.to_dict("records")],
    }


def _plain(cell: Any) -> Any:
    """Return a cell as JSON has it."""
    if isinstance(cell, (list, tuple)):
        return [_plain(each) for each in cell]
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat() if cell == cell.normalize() else cell.isoformat()
    if hasattr(cell, "item"):
        cell = cell.item()
    if isinstance(cell, float) and cell in (float("inf"), float("-inf")):
        return None
    return cell if isinstance(cell, (bool, int, float, str)) else str(cell)
