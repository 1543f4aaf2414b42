"""What the heads and the cells of a table hold: text as a reader sees it, links, and how they are set."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from corpus.wording import UNKNOWN, chance, date, number, percent, signed
from pages.shared.letters import letters, redden, write_banned
from pages.shared.links import Address

#: Texts of a cell that are longer may be cut; the pointer shows them whole.
_SHORT = 14
_WIDTHS = {"small": 75, "medium": 200}
#: A text that is given so many pixels has a line of its own in the cards that rows are on a phone.
_LONG = 240

#: Gives the address that a row, its values by their columns, links to; None where it has no link.
Opens = Callable[[Mapping[str, Any]], Address | None]


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
    if is_missing(value):
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


def is_missing(value: Any) -> bool:
    """Return whether a cell holds nothing."""
    return not value if isinstance(value, str) else pd.isna(value)


def draw_head(column: str, config: Any, *, by: str, address: Address | None) -> str:
    """Return a column's head: its label, a link that sorts by it, and an arrow where the list is in its order.

    Parameters
    ----------
    column : str
    config : column config of Streamlit
    by : str
        The order of the list, as `tables.in_order` takes it.
    address : Address or None
        Where a click on it leads; None where it cannot be sorted by.
    """
    label = letters(_label(column, config))
    arrow = f'<span aria-hidden="true"> {"↑" if by[0] == "+" else "↓"}</span>' if by[1:] == column else ""
    state = f' aria-sort="{"ascending" if by[0] == "+" else "descending"}"' if arrow else ""
    title = f' title="{letters(config["help"])}"' if isinstance(config, Mapping) and config["help"] else ""
    inner = f'<a href="{letters(address.href)}" data-stay>{label}{arrow}</a>' if address else f"{label}{arrow}"
    return f'<th scope="col" data-column="{letters(column)}"{find_looks(config)}{title}{state}>{inner}</th>'


def draw_row(
    row: Mapping[str, Any],
    order: Sequence[str],
    columns: Mapping[str, Any],
    looks: Sequence[str],
    *,
    opens: Opens | None,
    cells: Mapping[str, Opens],
    banned: Mapping[str, Callable[[Mapping[str, Any]], bool]],
) -> str:
    """Return a row, its first cell the link that the whole row is.

    Parameters
    ----------
    row : mapping of column to value
    order : sequence of str
        The columns that are shown.
    columns : mapping of column to a column config of Streamlit
    looks : sequence of str
        What `find_looks` gives of these columns.
    opens, cells, banned
        As `tables.table` has them.
    """
    leads = opens(row) if opens else None
    tds = []
    for place, (column, look) in enumerate(zip(order, looks, strict=True)):
        red = column in banned and banned[column](row)
        inner = write_banned(str(row[column])) if red else _inner(row[column], columns[column])
        goal = cells[column](row) if column in cells else leads if place == 0 else None
        if goal:
            inner = f'<a class="{"cell" if column in cells else "row"}" href="{letters(goal.href)}">{inner}</a>'
        whole = f' title="{letters(row[column])}"' if isinstance(row[column], str) and len(row[column]) > _SHORT else ""
        tds.append(f"<td{look}{whole}>{inner}</td>")
    return f"<tr>{''.join(tds)}</tr>"


def name_cells(order: Sequence[str], columns: Mapping[str, Any]) -> str:
    """Return the heads as the style sheet takes them, which writes them into the cards that rows are on a phone."""
    plain = ("".join(map(_in_style, _label(column, columns[column]))) for column in order)
    return "".join(f"--h{place}:'{label}';" for place, label in enumerate(plain, start=1))


def _in_style(letter: str) -> str:
    """Return a letter as it may stand in a text of a style sheet."""
    return letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):06x}"


def _inner(value: Any, config: Any) -> str:
    """Return a cell's text; what is rounded or rewritten keeps its value for whoever reads the page by machine."""
    text = redden(written(value, config))
    if isinstance(value, (str, bool)) or pd.isna(value):
        return text
    if isinstance(value, pd.Timestamp):
        return f'<time datetime="{value.isoformat()}">{text}</time>'
    return f'<data value="{value}">{text}</data>'


def find_looks(config: Any) -> str:
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
