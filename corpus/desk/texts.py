"""What people write: checked before it is kept."""

import unicodedata

from corpus.schema import DeskError


def check_text(given: str, *, what: str, most: int, needed: bool = False) -> str:
    """Return a text as it is kept: without spaces at its ends and without signs that cannot be seen.

    Parameters
    ----------
    given : str
    what : str
        What it is, for the message.
    most : int
        Its longest length, in letters.
    needed : bool
        Whether it must not be empty.

    Raises
    ------
    DeskError
        It is too long, or empty though it is needed.

    Examples
    --------
    >>> check_text(" See the house style. ", what="the note", most=100)
    'See the house style.'
    """
    kept = "".join(each for each in given if each == "\n" or unicodedata.category(each)[0] != "C").strip()
    if len(kept) > most:
        raise DeskError(f"{_begin(what)} has {len(kept):,} letters; at most {most:,} are kept.")
    if needed and not kept:
        raise DeskError(f"{_begin(what)} is empty.")
    return kept


def _begin(what: str) -> str:
    return what[:1].upper() + what[1:]
