"""The text of a Word file (.docx), read in memory and within limits."""

from dataclasses import replace
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from corpus.errors import SourceError
from corpus.reading.archives import open_zip, read_member
from corpus.reading.limits import LIMITS, MEBIBYTE, Limits

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
#: What a document may unfold into: a review has some hundred kilobytes of XML.
_LIMITS = replace(LIMITS, inflated_bytes=64 * MEBIBYTE, files=10_000)
_MOST = 16 * MEBIBYTE
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
#: What a reader does not see: deleted and moved text of tracked changes, instructions of fields, notes in boxes twice.
_UNSEEN = frozenset({"del", "moveFrom", "instrText", "Fallback"})


def read_word(data: bytes, *, limits: Limits = _LIMITS) -> str:
    """Return the text of a Word file: its paragraphs as lines, tracked changes as if they were accepted.

    Parameters
    ----------
    data : bytes
    limits : Limits
        The most that it may unfold into.

    Raises
    ------
    SourceError
        It is no Word file, damaged, password-protected or too large.
    """
    archive = open_zip(data, limits=limits)
    try:
        member = archive.getinfo(_BODY)
    except KeyError as error:
        raise SourceError("its name says Word, but there is no Word document in it", kind="other format") from error
    if member.file_size > _MOST:
        raise SourceError("its text is longer than any review that is read", kind="too large")
    try:
        root = fromstring(read_member(archive, member, limits=limits), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise SourceError("the Word document in it is damaged") from error
    parts: list[str] = []
    # A stack, and no recursion: a damaged file may nest as deeply as it likes.
    waiting: list[Element | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            parts.append(node)
            continue
        name = str(node.tag).rpartition("}")[2]
        if name in _UNSEEN:
            continue
        if name == "t" and str(node.tag).startswith(_SPACE):
            parts.append(node.text or "")
        parts.append(_BREAKS.get(name, ""))
        waiting += ["\n"] if name == "p" else []
        waiting += reversed(list(node))
    return "".join(parts)
