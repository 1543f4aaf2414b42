"""What leaves the house: tables that a spreadsheet opens as texts and numbers, never as formulas."""

import csv
import io
from collections.abc import Hashable

import pandas as pd
from pandas.api.types import is_object_dtype, is_string_dtype

from corpus.disarming import disarm

#: The longest text that a cell of a workbook holds, in characters.
LONGEST_CELL = 32_767
_NOT_IN_XML = r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"


def to_csv(frame: pd.DataFrame) -> str:
    r"""Return a table as CSV: texts quoted and disarmed, dates as 2025-03-31, missing as nothing, numbers as they are.

    Examples
    --------
    >>> to_csv(pd.DataFrame({"film": ["=1+1", None], "rating": [-3.5, 7.0]}))
    '"film","rating"\n"\'=1+1",-3.5\n"",7.0\n'
    """
    shown = frame.rename(columns=lambda name: disarm(str(name)))
    for column in _texts(shown):
        shown[column] = shown[column].astype("object").map(lambda cell: disarm(str(cell)), na_action="ignore")
    # Every text is quoted, because the writer itself would leave a text with a bare return unquoted.
    return shown.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)


def to_xlsx(frame: pd.DataFrame, *, sheet: str = "Refrain") -> bytes:
    """Return a table as an Excel workbook whose texts are texts, whatever they begin with.

    Times are in UTC. Control characters, which a workbook cannot hold, are left out, and texts are cut at
    `LONGEST_CELL`.
    """
    shown = frame.rename(columns=str)
    for column in _texts(shown):
        texts = shown[column].astype("object").map(str, na_action="ignore").astype("str")
        shown[column] = texts.str.replace(_NOT_IN_XML, "", regex=True).str.slice(0, LONGEST_CELL)
    for column in shown.columns[[isinstance(dtype, pd.DatetimeTZDtype) for dtype in shown.dtypes]]:
        shown[column] = shown[column].dt.tz_convert("UTC").dt.tz_localize(None)
    out = io.BytesIO()
    with pd.ExcelWriter(out, engine="openpyxl", datetime_format="yyyy-mm-dd hh:mm", date_format="yyyy-mm-dd") as writer:
        shown.to_excel(writer, index=False, sheet_name=sheet)
        for row in writer.sheets[sheet].iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
    return out.getvalue()


def _texts(frame: pd.DataFrame) -> list[Hashable]:
    """Return the columns whose cells are texts, or may be."""
    return [
        name
        for name, dtype in frame.dtypes.items()
        if is_string_dtype(dtype) or is_object_dtype(dtype) or isinstance(dtype, pd.CategoricalDtype)
    ]
