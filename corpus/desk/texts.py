"""What people write: checked before it is kept."""

import re
import unicodedata
from itertools import pairwise

from corpus.errors import DeskError

_BLANKS = re.compile(r"[\t\v\f]|\r(?!\n)")
#: They cannot be seen, and join or part the letters and pictures on both sides; Latin letters need none.
_JOINERS = "\u200c\u200d"
_LATIN = "\u058f"


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
    blank = f" {_BLANKS.sub(' ', given)}"
    kept = "".join(each for former, each in pairwise(blank) if _is_seen(each, former)).strip()
    if len(kept) > most:
        raise DeskError(f"{_begin(what)} has {len(kept):,} letters; at most {most:,} are kept.")
    if needed and not kept:
        raise DeskError(f"{_begin(what)} is empty.")
    return kept


def _is_seen(letter: str, former: str) -> bool:
    joins = letter in _JOINERS and former > _LATIN
    return letter == "\n" or joins or unicodedata.category(letter)[0] != "C"


def _begin(what: str) -> str:
    return what[:1].upper() + what[1:]
