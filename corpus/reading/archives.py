"""Zip and gz archives, unpacked in memory and within limits; nothing is written to disk."""

import io
import re
import stat
import zlib
from collections.abc import Iterator
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from corpus.errors import SourceError
from corpus.reading.limits import MEBIBYTE, Limits, format_bytes

_DIRECTORY_ENTRY = b"PK\x01\x02"
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 0x1
_OUTSIDE = re.compile(r"(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:")


def open_zip(data: bytes, *, limits: Limits) -> ZipFile:
    """Open a zip archive or a workbook after checking its directory: sizes, number of members, no overlaps.

    Parameters
    ----------
    data : bytes
        The archive's bytes.
    limits : Limits
        The most members, and bytes that they unpack into.

    Raises
    ------
    SourceError
        It is damaged, it has too many members, they overlap, or together they unpack into too much.
    """
    # Python builds an object for each entry of the directory, so they are counted before it does.
    if (entries := data.count(_DIRECTORY_ENTRY)) > limits.files:
        raise SourceError(
            f"this archive lists {entries:,} members; at most {limits.files:,} are read", kind="too large"
        )
    try:
        archive = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise SourceError(f"this archive is damaged or cut off ({error})") from error
    by_place = sorted(archive.infolist(), key=lambda member: member.header_offset)
    for first, second in pairwise(by_place):
        if first.header_offset + _LOCAL_HEADER_BYTES + first.compress_size > second.header_offset:
            raise SourceError(f"members of this archive overlap (“{first.filename}” and “{second.filename}”)")
    if (total := sum(member.file_size for member in by_place)) > limits.inflated_bytes:
        raise SourceError(
            f"this archive unfolds into {format_bytes(total)}; at most {format_bytes(limits.inflated_bytes)} are read",
            kind="too large",
        )
    return archive


def list_members(archive: ZipFile) -> Iterator[ZipInfo]:
    """Yield the members in the order of their names, without folders and hidden files."""
    for member in sorted(archive.infolist(), key=lambda member: member.filename):
        parts = member.filename.replace("\\", "/").split("/")
        hidden = parts[0] == "__MACOSX" or any(part.startswith(".") and part.strip(".") for part in parts)
        if not member.is_dir() and not hidden:
            yield member


def check_member(member: ZipInfo, *, limits: Limits) -> None:
    """Refuse a member before it is unpacked.

    Parameters
    ----------
    member : ZipInfo
        Its entry in the archive's directory.
    limits : Limits
        The most bytes that it may unpack into.

    Raises
    ------
    SourceError
        It is encrypted, a link, named for a place outside the archive, or packed in an unusual way or too tightly.
    """
    if member.flag_bits & _ENCRYPTED:
        raise SourceError("this is password-protected; unpack it first", kind="protected file")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise SourceError("this is a link to another place; only files are read", kind="not a file")
    if _OUTSIDE.search(member.filename):
        raise SourceError("its name points to a place outside the archive")
    if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        # Python unpacks the other methods without a bound.
        raise SourceError("this is packed in an unusual way (bzip2, LZMA …); pack it with “deflate”, or unpack it")
    if member.file_size > _allowed(member.compress_size, limits):
        raise SourceError(_too_much(member.compress_size, limits), kind="too large")


def read_member(archive: ZipFile, member: ZipInfo, *, limits: Limits) -> bytes:
    """Return a member's bytes.

    Parameters
    ----------
    archive : ZipFile
        From `open_zip`.
    member : ZipInfo
    limits : Limits
        As in `check_member`.

    Raises
    ------
    SourceError
        It is damaged, or `check_member` refuses it.
    """
    check_member(member, limits=limits)
    try:
        with archive.open(member) as file:
            return file.read(member.file_size)
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise SourceError(f"this member of the archive is damaged ({error})") from error


def gunzip(data: bytes, *, limits: Limits) -> tuple[bytes, str]:
    """Return the unpacked content of a .gz file, and a note if it is cut off ("" if it is whole).

    Parameters
    ----------
    data : bytes
        The file's bytes.
    limits : Limits
        The most bytes that it may unpack into.

    Raises
    ------
    SourceError
        It is damaged from the start, or unpacks into too much.
    """
    allowed = _allowed(len(data), limits)
    parts: list[bytes] = []
    size, rest, note = 0, data, ""
    while rest and not note:
        unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            part = unpacker.decompress(rest, allowed + 1 - size)
        except zlib.error as error:
            if not parts:
                raise SourceError(f"this is no .gz file, or a damaged one ({error})") from error
            note = "what follows the packed part is no .gz and was left out"
            break
        parts.append(part)
        size += len(part)
        if size > allowed:
            raise SourceError(_too_much(len(data), limits), kind="too large")
        note = "" if unpacker.eof else "the packed file is cut off; what there is of it was read"
        rest = unpacker.unused_data
    return b"".join(parts), note


def _allowed(packed: int, limits: Limits) -> int:
    return min(limits.inflated_bytes, max(MEBIBYTE, limits.ratio * packed))


def _too_much(packed: int, limits: Limits) -> str:
    return (
        f"its {format_bytes(packed)} unfold into more than {format_bytes(_allowed(packed, limits))};"
        f" at most {limits.ratio} : 1 and {format_bytes(limits.inflated_bytes)} are read"
    )
