"""What people decide as a CSV table, read line by line; what a screen's Download gives can be read again."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence

from corpus.desk.items import Item
from corpus.disarming import rearm
from corpus.errors import DeskError

#: The most rows that one file may bring.
MOST = 5_000


def read_rows(
    text: str,
    *,
    needed: Sequence[str],
    others: Sequence[str] = (),
    heads: Mapping[str, str] | None = None,
    check: Callable[[Item], Item],
) -> list[Item]:
    r"""Return the rows of CSV text, with commas, semicolons or tabs; columns that are not asked for are left out.

    Parameters
    ----------
    text : str
    needed, others : sequence of str
        The columns that it must have, and may have; without a value in one that is needed, a row is left out.
    heads : mapping of str to str, optional
        Other names of these columns, in small letters.
    check : callable
        Returns a row as it is kept; raises DeskError.

    Raises
    ------
    DeskError
        A line cannot be used; the message has its number, what it has and what is allowed.

    Examples
    --------
    >>> read_rows("Phrase;By\nA romp;Ann\n;\n", needed=["phrase"], check=dict)
    [{'phrase': 'A romp'}]
    """
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    try:
        given = [name.strip().lower() for name in reader.fieldnames or []]
        names = [(heads or {}).get(name, name) for name in given]
        if missing := [name for name in needed if name not in names]:
            *first, last = needed
            wanted = f"{', '.join(first)} and {last}" if first else last
            raise DeskError(f"its first line must name the columns {wanted}; “{missing[0]}” is missing.")
        reader.fieldnames = names
        rows = []
        for row in reader:
            kept = {name: rearm(row[name] or "") for name in (*needed, *others) if name in names}
            if any(kept[name].strip() for name in needed):
                rows.append(check(kept))
            if len(rows) > MOST:
                raise DeskError(f"there are more than {MOST:,} rows before this one, which is the most that is read.")
    except (DeskError, csv.Error) as error:
        raise DeskError(f"line {reader.line_num or 1}: {error}") from error
    return rows
