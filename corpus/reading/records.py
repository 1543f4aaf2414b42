"""JSON and JSON Lines; numbers keep their spelling, and a broken row loses only itself."""

import json
import re
from collections.abc import Iterator
from typing import Any

from corpus.errors import SourceError
from corpus.reading.limits import LIMITS, Limits
from corpus.reading.table import BadRow, Table, column_names, excerpt

# A film called 007 that was written without quotes keeps its spelling.
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=lambda name: None)
_SPACE = re.compile(r"\s*")
_FIRST_LIST = re.compile(r'"(?:[^"\\]++|\\.)*"\s*:\s*\[')
_NEXT_OBJECT = re.compile(r"\}\s*,\s*(?=\{)")
_SHAPES = "a list of objects, {“reviews”: [objects]}, or one object a line"

Record = tuple[int, Any]


def read_json(text: str, *, limits: Limits = LIMITS, head: int | None = None) -> Table:
    """Return the rows of a JSON list of objects, of an object that holds one such list, or of one object.

    Where the file is cut off or an object is broken, the objects before and behind are kept. A row's number is its
    place in the list.

    Parameters
    ----------
    text : str
    limits : Limits
        The most that is read.
    head : int, optional
        Stop after so many rows.

    Raises
    ------
    SourceError
        It has another shape, or nests too deeply.

    Examples
    --------
    >>> read_json('{"reviews": [{"film": 1917, "text": "Fine"}, {"film": }]}').cells
    {'film': ['1917'], 'text': ['Fine']}
    """
    start = _SPACE.match(text).end()  # type: ignore[union-attr]  # it matches nothing, too
    if not text[start : start + 1] or text[start] not in "[{":
        raise SourceError(
            f"this JSON begins with “{excerpt(text[start : start + 20])}”; read are {_SHAPES}", kind="other shape"
        )
    try:
        if text[start] == "[":
            return _table(_elements(text, start + 1, limits), limits, head)
        try:
            value, end = _DECODER.raw_decode(text, start)
        except ValueError:
            listed = _FIRST_LIST.search(text, start)
            if not listed:
                raise SourceError(
                    f"this JSON is damaged or cut off before its first review; read are {_SHAPES}"
                ) from None
            return _table(_elements(text, listed.end(), limits), limits, head)
        if text[end:].strip():
            return read_json_lines(text, limits=limits, head=head)
        return _table(enumerate(_reviews_in(value), start=1), limits, head)
    except RecursionError:
        raise SourceError(_too_deep(limits), kind="nested") from None


def read_json_lines(text: str, *, limits: Limits = LIMITS, head: int | None = None) -> Table:
    """Return the rows of JSON Lines, one object a line; a row's number is its line.

    Parameters
    ----------
    text : str
    limits : Limits
        The most that is read.
    head : int, optional
        Stop after so many rows.

    Raises
    ------
    SourceError
        No line holds anything.
    """
    return _table(_lines(text, limits), limits, head)


def _reviews_in(value: dict[str, Any]) -> list[Any]:
    lists = [part for part in value.values() if isinstance(part, list) and any(isinstance(one, dict) for one in part)]
    if "reviews" in value and isinstance(value["reviews"], list):
        return value["reviews"]
    if len(lists) == 1:
        return lists[0]
    if not any(isinstance(part, list | dict) for part in value.values()):
        return [value]
    raise SourceError(
        f"this JSON is an object with {', '.join(map(excerpt, list(value)[:5]))}; read are {_SHAPES}",
        kind="other shape",
    )


def _elements(text: str, at: int, limits: Limits) -> Iterator[Record]:
    """Yield the elements of a list that begins before `at`; a broken one as a BadRow, then go on at the next object."""
    number = broken = 0
    while True:
        at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
        if text[at : at + 1] == "]":
            return
        number += 1
        begun = at
        try:
            value, at = _DECODER.raw_decode(text, at)
            yield number, value
            at = _SPACE.match(text, at).end()  # type: ignore[union-attr]
            if text[at : at + 1] == "]":
                return
            if text[at : at + 1] != ",":
                number += 1
                raise json.JSONDecodeError("a comma is missing", text, at)
            at += 1
        except RecursionError:
            yield (
                number,
                BadRow(number, "nested", "this and what follows nests too deeply", excerpt(text[begun : begun + 200])),
            )
            return
        except ValueError as error:
            place = error.pos if isinstance(error, json.JSONDecodeError) else begun
            following = _NEXT_OBJECT.search(text, place)
            what = "this is no JSON" if following else "the file is damaged or cut off here"
            yield (
                number,
                BadRow(number, "broken row", f"{what} ({_explain(error)})", excerpt(text[begun : begun + 200])),
            )
            broken += 1
            if not following:
                return
            at = following.end()
            # Each error makes the parser count the lines before it, which is quadratic in the end.
            if broken == limits.broken:
                yield (
                    number + 1,
                    BadRow(number + 1, "over limit", f"what follows {broken:,} broken elements was left out"),
                )
                return


def _lines(text: str, limits: Limits) -> Iterator[Record]:
    # U+2028 and form feeds are text in JSON: only real line ends count.
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if not line.strip():
            continue
        try:
            yield number, _DECODER.decode(line)
        except RecursionError:
            yield number, BadRow(number, "nested", _too_deep(limits), excerpt(line))
        except ValueError as error:
            yield number, BadRow(number, "broken row", f"this line is no JSON ({_explain(error)})", excerpt(line))


def _table(records: Iterator[Record] | enumerate[Any], limits: Limits, head: int | None) -> Table:
    numbers: list[int] = []
    rows: list[dict[str, Any]] = []
    bad: list[BadRow] = []
    columns: dict[str, None] = {}
    for number, value in records:
        if len(rows) + len(bad) == (limits.rows if head is None else head):
            if head is None:
                bad.append(
                    BadRow(
                        number,
                        "over limit",
                        f"this row and those behind it were left out: {limits.rows:,} are the most",
                    )
                )
            break
        if isinstance(value, BadRow):
            bad.append(value)
        elif not isinstance(value, dict):
            bad.append(BadRow(number, "other shape", f"{_kind(value)} where an object with a review should be"))
        elif _deeper(value, limits.depth):
            bad.append(BadRow(number, "nested", _too_deep(limits)))
        elif len(columns) + len(new := [key for key in value if key not in columns]) > limits.columns:
            bad.append(
                BadRow(
                    number,
                    "over limit",
                    f"with this row there are more than {limits.columns:,} columns, which is the most",
                )
            )
        else:
            columns |= dict.fromkeys(new)
            numbers.append(number)
            rows.append(value)
    if not rows and not bad:
        raise SourceError(f"this JSON holds no reviews; read are {_SHAPES}", kind="empty file")
    names = column_names(list(columns), limits=limits)
    cells = {name: [row.get(key) for row in rows] for name, key in zip(names, columns, strict=True)}
    return Table(cells, numbers, bad)


def _deeper(value: Any, depth: int) -> bool:
    level = [value]
    for _ in range(depth):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return False
    return True


def _kind(value: Any) -> str:
    return "a list" if isinstance(value, list) else "nothing" if value is None else "a single value"


def _too_deep(limits: Limits) -> str:
    return f"lists and objects are nested too deeply; at most {limits.depth} levels are read"


def _explain(error: ValueError) -> str:
    """Return what a parser could not read, and where."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[0].lower()}{error.msg[1:]}, column {error.colno}"
    return "a value that cannot be read"
