"""Tables as every screen shows them: real heads, rows that are links, a page at a time, sorted as a whole.

They are HTML of our own and no `st.dataframe`, which draws on a canvas: tabbing into that opens its first row, a row of
it is no link, and a click on a head sorts only the rows that were sent.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from corpus.wording import UNKNOWN, chance, date, number, percent, signed
from pages.shared.address import Address, here, is_on, param, read_value
from pages.shared.controls import dropdown
from pages.shared.letters import letters, redden, write_banned
from pages.shared.taking import take_away

#: Rows of one page of a long list.
PAGE = 25
#: Texts of a cell that are longer may be cut; the pointer shows them whole.
SHORT = 14
_WIDTHS = {"small": 75, "medium": 200}
#: A text that is given so many pixels has a line of its own in the cards that rows are on a phone.
_LONG = 240

#: Gives the address that a row, its values by their columns, links to; None where it has no link.
Opens = Callable[[Mapping[str, Any]], Address | None]


def table(
    frame: pd.DataFrame,
    *,
    key: str,
    name: str,
    columns: Mapping[str, Any],
    alt: str,
    shown: Sequence[str] = (),
    opens: Opens | None = None,
    cells: Mapping[str, Opens] | None = None,
    banned: Mapping[str, Callable[[Mapping[str, Any]], bool]] | None = None,
    page: str = "",
    rows: int = PAGE,
    height: int | None = None,
    complete: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
    whole: pd.DataFrame | None = None,
    narrowed: bool = True,
    texts: Callable[[pd.DataFrame], pd.DataFrame] | None = None,
) -> None:
    """Show a list as a table; its order and its page are in the address.

    Parameters
    ----------
    frame : DataFrame
        The whole list, in the order that it has until a click on a head gives it another.
    key : str
        The table's name on this screen, and in the address.
    name : str
        What it is called when it is downloaded, in words.
    columns : mapping of column to a column config of Streamlit
        In their order, each with its label, help, width and number format; other columns are not sent.
    alt : str
        What the table shows, for those who hear it.
    shown : sequence of str, optional
        Those that are open at first; by default all that hold anything. The others are one click away.
    opens : callable, optional
        Where a row leads.
    cells : mapping of column to callable, optional
        Where the cells of these columns lead instead.
    banned : mapping of column to callable, optional
        Whether the text of this column is a banned phrase, by the row: see `bans.mark_rows`.
    page : str, optional
        The page number's name in the address; without one, all rows are shown.
    rows : int
        Rows of a page.
    height : int, optional
        The most pixels that the table takes; what is below is scrolled to.
    complete : callable, optional
        Adds the columns that are worked out for the shown rows alone.
    whole : DataFrame, optional
        What is downloaded, where that is not the list.
    narrowed, texts
        As `taking.take_away` has them.
    """
    sortable = [column for column in columns if column in frame]
    by = read_value(f"sort-{key}", "", allowed=["", *(sign + column for column in sortable for sign in "+-")])
    frame = in_order(frame, by)
    part = page_of(frame, name=page, rows=rows) if page else frame
    part = complete(part) if complete else part
    records = part[list(columns) if not (opens or cells or banned) else part.columns].to_dict("records")
    open_at_first = (
        list(shown)
        or [column for column in columns if any(not _is_missing(row[column]) for row in records)]
        or list(columns)
    )
    others = [column for column in columns if column not in open_at_first]
    opened = read_value(f"more-{key}", False, read=is_on)
    order = [*open_at_first, *others] if opened else open_at_first
    this = here()
    heads = [
        _head(
            column,
            columns[column],
            by=by,
            address=this.changed(**{f"sort-{key}": _next(column, by, part[column]), page or "page": None})
            if column in sortable and len(frame) > 1
            else None,
        )
        for column in order
    ]
    looks = [_looks(columns[column]) for column in order]
    body = [_row(row, order, columns, looks, opens=opens, cells=cells or {}, banned=banned or {}) for row in records]
    ways = [_way("unsort", "Sort as before", this.changed(**{f"sort-{key}": None, page or "page": None}))] if by else []
    if others:
        label = f"{'Fewer' if opened else 'More'} columns"
        ways.append(_way("columns", label, this.changed(**{f"more-{key}": None if opened else True})))
    limit = f' style="max-height:{height}px" tabindex="0"' if height else ""
    st.html(
        f'{_line(ways)}<div class="refrain-table"{limit}>'
        f'<table aria-label="{letters(alt)}" style="{_name_cells(order, columns)}"><thead><tr>'
        f"{''.join(heads)}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )
    taken = frame if whole is None else whole
    take_away(taken, name=name, key=key, columns=columns, narrowed=narrowed, texts=texts)


def in_order(frame: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return a whole list by one of its columns, what is missing last.

    Parameters
    ----------
    frame : DataFrame
        The list.
    by : str
        A column behind "+" for upwards or "-" for downwards; empty for the order that the list has.
    """
    if not by:
        return frame
    values = frame[by[1:]]
    if pd.api.types.is_string_dtype(values) or values.dtype == object:
        values = values.astype("str").replace("", pd.NA).str.casefold()
    order = values.reset_index(drop=True).sort_values(ascending=by[0] == "+", kind="stable", na_position="last").index
    return frame.iloc[order]


def choose_order(orders: Mapping[str, tuple], *, first: str, key: str, of: str, **look: Any) -> str:
    """Let the reader choose the order of a list; the order that a head of its table gave it is then undone.

    Parameters
    ----------
    orders : mapping of str to tuple
        Each with what it is called first.
    first : str
        The order at first.
    key : str
        The control's name in the address.
    of : str
        The table's `key`.
    **look
        As `st.selectbox` has them.
    """
    return dropdown(
        "Order",
        {order: label for order, (label, *_) in orders.items()},
        name=key,
        first=first,
        on_change=lambda: st.session_state.update({f"sort-{of}": ""}),
        **look,
    )


def page_of(frame: pd.DataFrame, *, name: str, rows: int = PAGE) -> pd.DataFrame:
    """Return the page of a long list that the reader is on, below its page numbers.

    Parameters
    ----------
    frame : DataFrame
        The list.
    name : str
        The page number's name in the address.
    rows : int
        Rows of a page.
    """
    key = param(name, 1, read=int)
    pages = max(1, -(-len(frame) // rows))
    st.session_state[key] = min(max(int(st.session_state.get(key) or 1), 1), pages)
    shown = st.pagination(pages, key=key) if pages > 1 else 1
    return frame.iloc[(shown - 1) * rows : shown * rows]


def written(value: Any, config: Mapping[str, Any] | str | None = None) -> str:
    """Return a cell's value as a reader sees it, by the format of its column: "chance" is that of p and q values.

    Examples
    --------
    >>> written(-0.123, {"type_config": {"type": "number", "format": "%+.2f"}})
    '−0.12'
    >>> written(pd.Timestamp("2025-03-03")), written(1204), written(None)
    ('3 Mar 2025', '1,204', '–')
    >>> written(4e-9, {"type_config": {"type": "number", "format": "chance"}})
    '< 0.001'
    """
    if _is_missing(value):
        return UNKNOWN
    kind = config["type_config"] if isinstance(config, Mapping) else {}
    shape = kind.get("format") or ""
    if isinstance(value, (pd.Timestamp,)) or kind.get("type") in ("date", "datetime"):
        stamp = pd.Timestamp(value)
        return f"{date(stamp)}, {stamp:%H:%M}" if "HH" in shape else date(stamp)
    if isinstance(value, (str, bool)) or not pd.api.types.is_number(value):
        return str(value)
    if shape == "percent":
        return percent(value)
    if shape == "chance":
        return chance(value)
    if shape.startswith("%"):
        digits, _, unit = shape.partition("f")
        decimals = int(digits[-1])
        return (signed if "+" in digits else number)(value, decimals=decimals) + unit
    return number(value, decimals=0 if float(value).is_integer() else 2)


def _is_missing(value: Any) -> bool:
    return not value if isinstance(value, str) else pd.isna(value)


def _next(column: str, by: str, values: pd.Series) -> str:
    """Return the order that a click on a column's head asks for: the most first, then the least, then as it was."""
    first, second = ("-", "+") if pd.api.types.is_numeric_dtype(values) or values.dtype.kind == "M" else ("+", "-")
    if by[1:] != column:
        return first + column
    return second + column if by[0] == first else ""


def _line(ways: Sequence[str]) -> str:
    return f'<div class="refrain-table-ways">{"".join(ways)}</div>' if ways else ""


def _way(name: str, label: str, address: Address) -> str:
    return f'<a class="{name}" href="{letters(address.href)}" data-stay>{label}</a>'


def _head(column: str, config: Any, *, by: str, address: Address | None) -> str:
    label = letters(_label(column, config))
    arrow = f'<span aria-hidden="true"> {"↑" if by[0] == "+" else "↓"}</span>' if by[1:] == column else ""
    state = f' aria-sort="{"ascending" if by[0] == "+" else "descending"}"' if arrow else ""
    title = f' title="{letters(config["help"])}"' if isinstance(config, Mapping) and config["help"] else ""
    inner = f'<a href="{letters(address.href)}" data-stay>{label}{arrow}</a>' if address else f"{label}{arrow}"
    return f'<th scope="col" data-column="{letters(column)}"{_looks(config)}{title}{state}>{inner}</th>'


def _name_cells(order: Sequence[str], columns: Mapping[str, Any]) -> str:
    """Return the heads as the style sheet takes them, which writes them into the cards that rows are on a phone."""
    plain = ("".join(map(_in_style, _label(column, columns[column]))) for column in order)
    return "".join(f"--h{place}:'{label}';" for place, label in enumerate(plain, start=1))


def _in_style(letter: str) -> str:
    """Return a letter as it may stand in a text of a style sheet."""
    return letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):06x}"


def _row(
    row: Mapping[str, Any],
    order: Sequence[str],
    columns: Mapping[str, Any],
    looks: Sequence[str],
    *,
    opens: Opens | None,
    cells: Mapping[str, Opens],
    banned: Mapping[str, Callable[[Mapping[str, Any]], bool]],
) -> str:
    leads = opens(row) if opens else None
    tds = []
    for place, (column, look) in enumerate(zip(order, looks, strict=True)):
        red = column in banned and banned[column](row)
        inner = write_banned(str(row[column])) if red else _inner(row[column], columns[column])
        goal = cells[column](row) if column in cells else leads if place == 0 else None
        if goal:
            inner = f'<a class="{"cell" if column in cells else "row"}" href="{letters(goal.href)}">{inner}</a>'
        whole = f' title="{letters(row[column])}"' if isinstance(row[column], str) and len(row[column]) > SHORT else ""
        tds.append(f"<td{look}{whole}>{inner}</td>")
    return f"<tr>{''.join(tds)}</tr>"


def _inner(value: Any, config: Any) -> str:
    """Return a cell's text; what is rounded or rewritten keeps its value for whoever reads the page by machine."""
    text = redden(written(value, config))
    if isinstance(value, (str, bool)) or pd.isna(value):
        return text
    if isinstance(value, pd.Timestamp):
        return f'<time datetime="{value.isoformat()}">{text}</time>'
    return f'<data value="{value}">{text}</data>'


def _looks(config: Any) -> str:
    """Return a cell's class and style: numbers to the right, a wide text in what the others leave.

    A text that is set to the right is to be read on in the next column.
    """
    if not isinstance(config, Mapping):
        return ""
    width = config["width"]
    numeric, right = config["type_config"]["type"] == "number", config["alignment"] == "right"
    long = isinstance(width, int) and width >= _LONG
    asked = {"number": numeric, "before": right and not numeric, "fill": width == "large", "long": long}
    classes = [name for name, on in asked.items() if on]
    named = f' class="{" ".join(classes)}"' if classes else ""
    return named + (f' style="max-width:{_WIDTHS.get(width, width)}px"' if width and width != "large" else "")


def _label(column: str, config: Any) -> str:
    label = config["label"] if isinstance(config, Mapping) else config
    return (label or column.replace("_", " ").capitalize()).strip()
