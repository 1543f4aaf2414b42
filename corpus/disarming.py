"""Texts made safe for a CSV file, so that no spreadsheet runs them as formulas, and the way back."""

import re

#: Begins as a formula does, or as a text that was disarmed. A plain negative number is safe.
_ARMED = re.compile(r"(?!-\d+(?:\.\d+)?\Z)'*[=+\-@\t\r]")
_DISARMED = re.compile(r"'+[=+\-@\t\r]")


def disarm(text: str) -> str:
    """Return a text with an apostrophe before it if a spreadsheet would run it.

    It would if the text begins with = + - @, a tab or a return. A text that already begins with an apostrophe and one
    of these gets one more, so that `rearm` gives back exactly what was there.

    Examples
    --------
    >>> disarm("=1+1"), disarm("'=1+1"), disarm("Mean Girls"), disarm("-3.5")
    ("'=1+1", "''=1+1", 'Mean Girls', '-3.5')
    """
    return f"'{text}" if _ARMED.match(text) else text


def rearm(text: str) -> str:
    """Return the text that `disarm` was given.

    Examples
    --------
    >>> rearm("'=1+1"), rearm("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _DISARMED.match(text) else text
