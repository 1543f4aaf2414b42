"""Patterns of many alternatives, written one after the other as words are in a list."""

import re


def compile_any(alternatives: str, *, capitals: bool = True) -> re.Pattern[str]:
    """Return a pattern of whole words that finds any of some alternatives.

    Parameters
    ----------
    alternatives : str
        Regular expressions with a bar between two, on as many lines as they take: space around bars, and any space
        more than one, does not count.
    capitals : bool
        Whether capitals count.

    Examples
    --------
    >>> compile_any("dies? | turns? out", capitals=False).findall("She dies, and it Turns out well.")
    ['dies', 'Turns out']
    """
    joined = re.sub(r"\s*\|\s*", "|", " ".join(alternatives.split()))
    return re.compile(rf"\b(?:{joined})\b", 0 if capitals else re.IGNORECASE)
