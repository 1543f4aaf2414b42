"""What leaves the house: tables that a spreadsheet opens as text and numbers, never as formulas.

A cell that a spreadsheet would run (it begins with = + - @, a tab or a return) is disarmed with an
apostrophe before it; a cell that already begins so gets one more, so that `rearm` gives back exactly
what was there. Numbers stay numbers.
"""

import io
import re

import pandas as pd
from pandas.api.types import is_string_dtype

_ARMED = re.compile(r"'*[=+\-@\t\r]")
_DISARMED = re.compile(r"'+[=+\-@\t\r]")


def disarm(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    Examples
    --------
    >>> disarm("=1+1"), disarm("'=1+1"), disarm("Mean Girls")
    ("'=1+1", "''=1+1", 'Mean Girls')
    """
    return f"'{text}" if _ARMED.match(text) else text


def rearm(text: str) -> str:
    """Return what `disarm` was given.

    Examples
    --------
    >>> rearm(disarm("'=1+1"))
    "'=1+1"
    """
    return text[1:] if _DISARMED.match(text) else text


def to_csv(frame: pd.DataFrame) -> str:
    """Return a table as CSV: column names, disarmed text, dates as 2025-03-31, missing as nothing."""
    return _disarmed(frame).to_csv(index=False, lineterminator="\n")


def to_xlsx(frame: pd.DataFrame, *, sheet: str = "Refrain") -> bytes:
    """Return a table as an Excel workbook whose texts are texts, whatever they begin with.

    Control characters that a workbook cannot hold are left out; a cell holds 32,767 characters at
    most, and longer texts are cut there.
    """
    out = io.BytesIO()
    shown = frame.copy()
    for column in shown.columns[[_is_text(shown[name]) for name in shown.columns]]:
        shown[column] = shown[column].astype("str").str.replace(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", regex=True).str.slice(0, 32_767)
    with pd.ExcelWriter(out, engine="openpyxl") as writer:
        shown.to_excel(writer, index=False, sheet_name=sheet)
        for row in writer.sheets[sheet].iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.data_type = "s"
    return out.getvalue()


def _disarmed(frame: pd.DataFrame) -> pd.DataFrame:
    shown = frame.rename(columns=lambda name: disarm(str(name)))
    for column in shown.columns:
        if _is_text(shown[column]):
            shown[column] = shown[column].map(lambda cell: disarm(str(cell)), na_action="ignore")
    return shown


def _is_text(column: pd.Series) -> bool:
    return is_string_dtype(column.dtype) or isinstance(column.dtype, pd.CategoricalDtype) or column.dtype == object
