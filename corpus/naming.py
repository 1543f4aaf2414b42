"""The names of downloaded files: what the file holds, of which corpus, and of which selection."""

import re
import unicodedata

from corpus.polarity.scale import PolarityScale
from corpus.store.selection import CHOSEN, RANGED, Selection

#: The longest name, and the longest part of it that one value takes, in bytes: every file system takes 255.
LONGEST, LONGEST_VALUE = 120, 40
#: So many values are named; the others are counted.
_NAMED_AT_MOST = 2
_ALL, _PLAIN = Selection(), PolarityScale()


def file_stem(what: str, corpus: str, selection: Selection = _ALL, scale: PolarityScale = _PLAIN) -> str:
    """Return the name of a file without its suffix, safe on every file system.

    Parameters
    ----------
    what : str
        What the file holds, in words.
    corpus : str
        The corpus's name in the address.
    selection : Selection
        The reviews that the file is about; all of the corpus by default.
    scale : PolarityScale
        Named where it is not TextBlob's own.

    Examples
    --------
    >>> file_stem("order of printing", "sample", Selection(critic=("Inès Carravel",), rating=(6.0, None)))
    'order-of-printing-sample-critic-ines-carravel-rating-from-6'
    """
    parts = [slug(what, most=60), slug(corpus)]
    for field in CHOSEN:
        if chosen := getattr(selection, field):
            more = len(chosen) - _NAMED_AT_MOST
            parts += ["" if field == "where" else field, *map(slug, chosen[:_NAMED_AT_MOST])]
            parts += [f"and-{more}-more"] if more > 0 else []
    for field in RANGED:
        low, high = (_end(end) for end in getattr(selection, field))
        if low or high:
            parts += [field, f"{low}-to-{high}" if low and high else f"from-{low}" if low else f"to-{high}"]
    parts += ["words", slug(selection.words)] if selection.words else []
    parts += [f"{name}-{value}" for name, value in scale.to_query()]
    return _cut("-".join(filter(None, parts)), LONGEST)


def slug(text: str, *, most: int = LONGEST_VALUE) -> str:
    """Return a text as a part of a file's name: small letters, digits and hyphens, at most so many bytes.

    Letters of every script stay; accents of Latin ones go.

    Examples
    --------
    >>> slug("Inès Carravel"), slug("../../etc/passwd"), slug("七人の侍"), slug("CON: 2.5 <b>")
    ('ines-carravel', 'etc-passwd', '七人の侍', 'con-2.5-b')
    """
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).lower()
    # A point stays between digits, and there only.
    plain = re.sub(r"[^\w.]+|(?<!\d)\.+|\.+(?!\d)", "-", unicodedata.normalize("NFC", plain))
    return _cut(re.sub("-+", "-", plain).strip("-"), most)


def _end(end: object) -> str:
    """Return an end of a range as part of a name; "" where it is open."""
    if end is None:
        return ""
    return f"{end:g}".replace("-", "minus-") if isinstance(end, float | int) else str(end)


def _cut(name: str, most: int) -> str:
    """Return a name of at most so many bytes, cut between words where there are words."""
    if len(name.encode()) <= most:
        return name
    short = name.encode()[:most].decode(errors="ignore")
    head, hyphen, _ = short.rpartition("-")
    return head if hyphen and len(head) > most // 3 else short
