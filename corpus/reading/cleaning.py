"""The text of a review as it is stored: without markup and unseen characters, which are counted.

Plain texts keep every visible letter: only the few tags that review sites leave in running text count as markup, so
that "a < b", "<3" or "<script>" in a review stay as they are. Whole HTML pages are another matter: `clean_html`.
"""

import datetime
import html
import html.entities
import numbers
import re
import unicodedata
from dataclasses import dataclass

import numpy as np
import pandas as pd

#: Entities are decoded so many times; a text escaped more often is an attack, and keeps the rest of its escapes.
_ROUNDS = 10

# U+0080-9F are controls that nobody types: they are Windows characters read as Latin-1, as HTML itself takes them.
_REPLACED = {chr(code): bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
_REPLACED |= dict.fromkeys("\v\f\x1c\x1d\x1e", "\n")

_PLANE_ENDS = "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
#: Controls, BOM, zero-width and direction marks, tag characters, noncharacters and lone surrogates. The two joiners
#: stay where they join: after an emoji or a letter of a script that needs them, never inside a Latin word. All are one
#: set, which is found ten times as fast as one of two patterns.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    f"\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f{_PLANE_ENDS}]"
    "(?<![\u0590-\u061b\u061d-\u180d\u180f-\u1dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff][\u200c\u200d])"
)
_SPACES = {"\xa0": " ", "\u2007": " ", "\u202f": " ", "\u2028": "\n", "\u2029": "\n"}
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_MANY_LINES = re.compile(r"\n{3,}")

# Attributes only of the harmless kinds that sites put on paragraphs: anything else is taken for the writer's own words.
_ATTRIBUTES = r"""(?:\s+(?:align|class|clear|dir|id|lang)=(?:"[^"<>]*"|'[^'<>]*'|[\w-]+))*\s*/?"""
_PARAGRAPH = re.compile(rf"</?(?:p|blockquote|h[1-6]|hr){_ATTRIBUTES}>", re.IGNORECASE)
_BREAK = re.compile(rf"</?(?:br|div|li|ol|ul){_ATTRIBUTES}>[ \t]*\n?", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:b|big|cite|em|i|small|strike|strong|sub|sup|tt|u)\s*/?>", re.IGNORECASE)

# In a page. Each of these matches wherever it begins, or stops at the next "<": no page takes more than linear time.
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|title|template|noscript|svg|iframe|object|select|textarea|nav)\b[^<>]*>.*?(?:</\1\s*>|\Z)"
    r"|<[!?][^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_TAG = r"""(?:\b(?:"[^"<]*"|'[^'<]*'|[^<>"']++)*>|\b[^<>]*>)"""
_PAGE_PARAGRAPH = re.compile(
    rf"</?(?:address|article|aside|blockquote|body|dl|fieldset|figure|footer|form|h[1-6]|header|hr|main|ol|p|pre|section"
    rf"|table|ul){_TAG}",
    re.IGNORECASE,
)
_PAGE_BREAK = re.compile(rf"<(?:br|caption|dd|dt|figcaption|li|option|summary|tr){_TAG}|</?div{_TAG}", re.IGNORECASE)
_PAGE_CELL = re.compile(rf"<(?:td|th){_TAG}", re.IGNORECASE)
_PAGE_INLINE = re.compile(rf"</?[a-z][a-z0-9:-]*{_TAG}", re.IGNORECASE)


@dataclass(frozen=True)
class Cleaned:
    """Cleaned texts, as `clean_texts` gives them.

    Attributes
    ----------
    texts : Series of str
        Never missing: a row without text holds "".
    removed : Series of int
        How many unseen characters each row lost or had replaced: BOM, controls, zero-width characters, noncharacters,
        lone surrogates. Markup is not counted.
    refused : Series of bool
        True where the cell was no text at all, such as a list.
    """

    texts: pd.Series
    removed: pd.Series
    refused: pd.Series


def as_text(value: object) -> str | None:
    """Return a cell's text, "" for a missing one, or None for a value that is no text (a list, a dict, bytes).

    Examples
    --------
    >>> as_text(1917.0), as_text(float("nan")), as_text(["a"])
    ('1917', '', None)
    """
    if isinstance(value, str):
        return value
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, float):
        if value != value:
            return ""
        # A column of years with one gap reaches us as floats; "1917.0" is nobody's title.
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, numbers.Number | datetime.date):
        return str(value)
    return None


def spell_cells(given: pd.Series) -> np.ndarray:
    """Return each cell of a column as text without outer space: an array of str objects, "" where missing.

    Examples
    --------
    >>> spell_cells(pd.Series([8, None])).tolist()
    ['8', '']
    """
    cells = ((value, as_text(value)) for value in given.tolist())
    return np.array([str(value) if text is None else text.strip() for value, text in cells], dtype=object)


def clean_texts(texts: pd.Series) -> Cleaned:
    r"""Return texts without markup, entities and unseen characters, as a reader would see them.

    Breaks and paragraphs of HTML become line breaks and the usual tags of emphasis go; every other tag stays, letter
    for letter. Entities that end in ";" are decoded. Unseen characters are removed; Windows punctuation that was read
    as Latin-1 is put right. Spaces at the end of lines, more than one empty line in a row and outer white space go; the
    rest is Unicode NFC.

    All of it is repeated until nothing changes, because some sites escape twice (`&amp;quot;`). So a cleaned text is
    its own cleaning, and a corpus that is exported and read again holds the same texts.

    Parameters
    ----------
    texts : Series
        Of any dtype. An `object` series may hold what a `str` one cannot: numbers, lists, lone surrogates.

    Returns
    -------
    Cleaned
        Three series with the index of `texts`.

    Examples
    --------
    >>> cleaned = clean_texts(pd.Series(["\ufeffLight &amp; shadow<br /><br />I <3 it."]))
    >>> cleaned.texts[0], int(cleaned.removed[0])
    ('Light & shadow\n\nI <3 it.', 1)
    """
    cells = [as_text(value) for value in texts.tolist()]
    pairs = [_clean_one(cell or "") for cell in cells]
    return Cleaned(
        texts=pd.Series([text for text, _ in pairs], index=texts.index, dtype="str"),
        removed=pd.Series([removed for _, removed in pairs], index=texts.index, dtype="int64"),
        refused=pd.Series([cell is None for cell in cells], index=texts.index, dtype="bool"),
    )


def remove_unseen(name: str) -> str:
    """Return a name without unseen characters; unlike a text, it keeps whatever looks like markup.

    Examples
    --------
    >>> remove_unseen("Fish \u200b& <b>Chips</b>")
    'Fish & <b>Chips</b>'
    """
    return unicodedata.normalize("NFC", _plain_spaces(_UNSEEN.sub(_replacement, name)))


def clean_html(markup: str) -> str:
    r"""Return the visible text of a whole HTML page: of its article, else its main part, else its body.

    Blocks become lines, scripts, styles, navigation and comments go, white space counts as browsers count it. Unseen
    characters stay for `clean_texts` to count. The time is linear in the length, however deep or broken the page is;
    that is why no parser is used (100,000 unclosed comments keep Python's `html.parser` busy for 40 seconds).

    Examples
    --------
    >>> clean_html("<title>T</title><body><h1>Dusk</h1><p>Light &amp;\nshadow.<script>x()</script></body>")
    'Dusk\n\nLight & shadow.'
    """
    text = re.sub(r"[ \t\r\n\f]+", " ", _main_part(_HIDDEN.sub("", markup)))
    for pattern, seen in (_PAGE_PARAGRAPH, "\n\n"), (_PAGE_BREAK, "\n"), (_PAGE_CELL, "\t"), (_PAGE_INLINE, ""):
        text = pattern.sub(seen, text)
    return _tidy_lines("\n".join(line.strip(" \t") for line in _decode(text).split("\n")))


def _main_part(markup: str) -> str:
    for name in "article", "main", "body":
        opening = re.search(rf"<{name}\b[^<>]*>", markup, re.IGNORECASE)
        if opening:
            closings = [match.start() for match in re.finditer(rf"</{name}\s*>", markup, re.IGNORECASE)]
            return markup[opening.end() : closings[-1] if closings else None]
    return markup


def _clean_one(text: str) -> tuple[str, int]:
    total = 0
    for _ in range(_ROUNDS):
        before = text
        # False for every unseen character, and cheap: most texts have none.
        if not text.replace("\n", "").replace("\t", "").isprintable():
            text, removed = _UNSEEN.subn(_replacement, text.replace("\r\n", "\n").replace("\r", "\n"))
            text = _plain_spaces(text)
            total += removed
        text = _decode(unicodedata.normalize("NFC", text))
        if "<" in text:
            text = _INLINE.sub("", _BREAK.sub("\n", _PARAGRAPH.sub("\n\n", text)))
        text = _tidy_lines(text)
        if text == before:
            break
    return text, total


def _replacement(unseen: re.Match[str]) -> str:
    return _REPLACED.get(unseen[0], "")


def _plain_spaces(text: str) -> str:
    # One after the other, which is many times as fast as `str.translate`: most are in no text.
    for space, plain in _SPACES.items():
        text = text.replace(space, plain)
    return text


def _decode(text: str) -> str:
    return _ENTITY.sub(_decoded, text) if "&" in text else text


def _decoded(entity: re.Match[str]) -> str:
    # html.unescape alone would also decode the beginning of an unknown name: "&notable;" to "¬able;".
    known = entity[0][1] == "#" or entity[0][1:] in html.entities.html5
    return html.unescape(entity[0]) if known else entity[0]


def _tidy_lines(text: str) -> str:
    if "\n" in text:
        text = "\n".join([line.rstrip(" \t") for line in text.split("\n")])
    # Looked for first: a search for one string is ten times as fast as for a pattern, and hardly a text has it.
    return (_MANY_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()
