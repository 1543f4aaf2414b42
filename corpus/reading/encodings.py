"""Bytes → text, in the encoding that is certain or likeliest; an assumption is noted."""

import codecs
import contextlib
import re
import unicodedata
from dataclasses import dataclass

import charset_normalizer

from corpus.errors import SourceError
from corpus.reading.table import excerpt

# Longest first: the mark of UTF-16 begins that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SAMPLE = 65_536
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HOW_TO_SAY = "name another encoding if the letters look wrong"


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding that it was read in, and a note where that is not certain ("" where it is)."""

    text: str
    encoding: str
    note: str


def decode_bytes(data: bytes, *, encoding: str | None = None) -> Decoded:
    """Return the text of some bytes.

    In this order: the encoding that was asked for; a byte-order mark; strict UTF-8; UTF-16 without a mark; UTF-8 with a
    few broken bytes; an encoding of a script that is not Latin, if its letters then prevail; else Windows-1252, which
    is an assumption and is said to be one.

    Parameters
    ----------
    data : bytes
    encoding : str, optional
        One of Python's text encodings, such as "cp1250" or "shift_jis".

    Raises
    ------
    SourceError
        The bytes are no text, or there is no such encoding.

    Examples
    --------
    >>> decode_bytes("café".encode()).encoding, decode_bytes("café".encode("cp1252")).encoding
    ('UTF-8', 'cp1252')
    """
    if encoding:
        return _as_asked(data, encoding)
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return _with_losses(data, codec, name)
    if unmarked := _unmarked_utf16(data[:_SAMPLE]):
        decoded = _with_losses(data, unmarked, "UTF-16")
        return Decoded(decoded.text, "UTF-16", decoded.note or f"read as UTF-16, which it does not say; {_HOW_TO_SAY}")
    if 10 * len(_CONTROLS.findall(data[:_SAMPLE])) > len(data[:_SAMPLE]):
        raise SourceError("this is not text: too many of its bytes are no letters of any encoding", kind="other format")
    try:
        return Decoded(data.decode("utf-8"), "UTF-8", "")
    except UnicodeDecodeError:
        return _assume(data)


def _as_asked(data: bytes, encoding: str) -> Decoded:
    try:
        info = codecs.lookup(encoding)
        # Python's own wrappers (rot13, zip, …) and its escapes are no encodings of text.
        if not getattr(info, "_is_text_encoding", True) or info.name in {"idna", "punycode", "unicode-escape"}:
            raise LookupError
    except (LookupError, ValueError) as error:
        raise SourceError(
            f"“{excerpt(encoding)}” is not an encoding; allowed are names such as utf-8, cp1252 or shift_jis"
        ) from error
    for mark, codec, _ in _MARKS:
        if data.startswith(mark) and codecs.lookup(codec.removesuffix("-sig")).name == info.name:
            return _with_losses(data, codec, encoding)
    return _with_losses(data, encoding, encoding)


def _with_losses(data: bytes, codec: str, name: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    return _counting_losses(text, data.count("\ufffd".encode()) if codec.startswith("utf-8") else 0, name)


def _counting_losses(text: str, replaced: int, name: str) -> Decoded:
    """Note how many places could not be decoded; so many were replaced by who wrote the text."""
    lost = text.count("\ufffd") - replaced
    note = f"read as {name}; {lost:,} {'place' if lost == 1 else 'places'} could not be decoded" if lost > 0 else ""
    return Decoded(text, name, note)


def _join_halves(text: str, name: str) -> Decoded:
    """Join the two halves of letters that were written one by one, as some databases do; a lone half is lost."""
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _counting_losses(joined, text.count("\ufffd"), name)


def _unmarked_utf16(sample: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark, recognised by the NULs of its Latin letters, all on one side."""
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    low, high = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if max(low, high) < 0.3 * pairs or min(low, high) > 0.05 * pairs:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _assume(data: bytes) -> Decoded:
    with contextlib.suppress(UnicodeDecodeError):
        return _join_halves(data.decode("utf-8", "surrogatepass"), "UTF-8")
    repaired = _with_losses(data, "utf-8", "UTF-8")
    broken = repaired.text.count("\ufffd")
    # One cut or broken letter in a UTF-8 file must not turn all its others into other letters.
    if len(repaired.text) - len(repaired.text.encode("ascii", "ignore")) > 5 * broken:
        return repaired
    guess = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    for codec in [guess.encoding] if guess else []:
        text = data.decode(codec, errors="replace")
        if not _mostly_latin(text) and text.count("\ufffd") <= 1:
            return Decoded(text, codec, f"read as {codec}, which is a guess; {_HOW_TO_SAY}")
    text = data.decode("cp1252", errors="replace")
    return Decoded(text, "cp1252", f"read as cp1252, which is assumed; {_HOW_TO_SAY}")


def _mostly_latin(text: str) -> bool:
    """Whether a text has few letters of other scripts: among European encodings a guess is worth nothing."""
    letters = [letter for letter in text[:_SAMPLE] if letter.isalpha()]
    names = (unicodedata.name(letter, "LATIN") for letter in letters if ord(letter) > 127)
    # Half-width kana are single bytes, and so are what accented letters become when they are read as Japanese.
    other = sum(not name.startswith(("LATIN", "HALFWIDTH")) for name in names)
    return other < max(10, len(letters) / 5)
