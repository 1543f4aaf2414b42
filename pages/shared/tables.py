"""Tables as every screen shows them: real heads, rows that are links, a page at a time, sorted as a whole.

They are HTML of our own and no `st.dataframe`, which draws on a canvas: tabbing into that opens its first row, a row of
it is no link, and a click on a head sorts only the rows that were sent.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.address import here, is_on, param, read_value
from pages.shared.cells import Opens, draw_head, draw_row, find_looks, is_missing, name_cells
from pages.shared.controls import dropdown
from pages.shared.letters import letters
from pages.shared.links import Address
from pages.shared.taking import take_away

#: Rows of one page of a long list.
PAGE = 25


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
        or [column for column in columns if any(not is_missing(row[column]) for row in records)]
        or list(columns)
    )
    others = [column for column in columns if column not in open_at_first]
    opened = read_value(f"more-{key}", False, read=is_on)
    order = [*open_at_first, *others] if opened else open_at_first
    this = here()
    heads = [
        draw_head(
            column,
            columns[column],
            by=by,
            address=this.changed(**{f"sort-{key}": _next(column, by, part[column]), page or "page": None})
            if column in sortable and len(frame) > 1
            else None,
        )
        for column in order
    ]
    looks = [find_looks(columns[column]) for column in order]
    body = [
        draw_row(row, order, columns, looks, opens=opens, cells=cells or {}, banned=banned or {}) for row in records
    ]
    ways = [_way("unsort", "Sort as before", this.changed(**{f"sort-{key}": None, page or "page": None}))] if by else []
    if others:
        label = f"{'Fewer' if opened else 'More'} columns"
        ways.append(_way("columns", label, this.changed(**{f"more-{key}": None if opened else True})))
    st.html(
        f'{_line(ways)}<div class="refrain-table">'
        f'<table aria-label="{letters(alt)}" style="{name_cells(order, columns)}"><thead><tr>'
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
