"""The files to be read: regular files, files in folders, members of archives. Nothing else is ever opened."""

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SourceError
from corpus.reading import archives
from corpus.reading.limits import LIMITS, Limits, format_bytes

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_FILE_TYPES = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFSOCK: "a socket",
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
}


@dataclass(frozen=True)
class Source:
    """A file to be read: its name as the tables show it, its place, and why it cannot be read (None if it can)."""

    name: str
    path: Path
    refusal: SourceError | None = None


@dataclass(frozen=True)
class Content:
    """The bytes of a file or of an archive's member; or `refusal`, why there are none. `note` is for the reader."""

    name: str
    data: bytes = b""
    refusal: SourceError | None = None
    note: str = ""


def resolve_within(path: Path | str, roots: Sequence[Path]) -> Path:
    """Return the resolved place of a path that a reader typed, if it is inside one of the allowed folders.

    Links and `..` are followed first, so neither leads out.

    Parameters
    ----------
    path : Path or str
        As the reader typed it.
    roots : sequence of Path
        The allowed folders.

    Raises
    ------
    SourceError
        It is a web address, lies elsewhere, is not there, or is neither a regular file nor a folder.
    """
    if _ADDRESS.match(str(path)):
        raise SourceError(_is_an_address(path))
    allowed = [root.resolve() for root in roots]
    try:
        place = Path(path).resolve()
        inside = any(place.is_relative_to(root) for root in allowed)
        # Whether a file exists outside the allowed folders is nobody's business, so this comes before any look at it.
        if not inside:
            shown = ", ".join(str(root) for root in roots) or "none"
            raise SourceError(f"{path} lies outside the folders that may be read here: {shown}.")
        if refusal := _refusal(place, folders=True):
            raise SourceError(f"{path}: {refusal}.")
    except (ValueError, OSError, RuntimeError) as error:
        raise SourceError(f"{path!s:.200} is not a path that can be read.") from error
    return place


def find_sources(
    sources: Sequence[Path | str], *, taken: Collection[str] = (), limits: Limits = LIMITS
) -> list[Source]:
    """Return the files at some paths and in folders at all depths, in the order of their names.

    Hidden files and folders (their names begin with a dot) are left out. What cannot be read is in the list too, with
    the reason.

    Parameters
    ----------
    sources : sequence of Path or str
        Files and folders. Names are given relative to the folder that holds each of them, and where two would be
        called the same, relative to the folder above.
    taken : collection of str
        Names that other sources have already.
    limits : Limits
        The most files that are listed; the next is listed with the reason why it and the rest are left out.
    """
    files: list[Source] = []
    named = set(taken)
    for source in sources:
        name = _label(source, named)
        named.add(name)
        for one in _search(source, name):
            if len(files) == limits.files:
                reason = f"this and what follows was left out: at most {limits.files:,} files are read"
                return [*files, Source(one.name, one.path, SourceError(reason, kind="over limit"))]
            files.append(one)
    return files


def read_contents(
    source: Source, *, limits: Limits = LIMITS, opened: Callable[[str], bool] = lambda name: True
) -> Iterator[Content]:
    """Yield the bytes of a file, unpacked if it is a .gz, or of each member if it is a .zip.

    A member is named "archive.zip/folder/name". What cannot be read is yielded with the reason.

    Parameters
    ----------
    source : Source
    limits : Limits
        The most bytes that are read and unpacked.
    opened : callable, optional
        Asked by name, just before, whether a file or a member is to be opened; if not, it is yielded without its bytes.
    """
    if source.refusal:
        yield Content(source.name, refusal=source.refusal)
        return
    try:
        if source.path.suffix.lower() == ".zip":
            yield from _unpacked(source.name, _read(source.path, limits=limits), limits, opened)
        elif opened(source.name):
            yield _content(source.name, _read(source.path, limits=limits), limits)
        else:
            yield Content(source.name)
    except SourceError as error:
        yield Content(source.name, refusal=error)


def digest_source(source: Source, *, limits: Limits = LIMITS) -> str:
    """Return a digest of a file's bytes, by which it is known again; "" of one that is not read."""
    if source.refusal:
        return ""
    try:
        return hashlib.blake2b(_read(source.path, limits=limits), digest_size=16).hexdigest()
    except SourceError:
        return ""


def _is_an_address(source: Path | str) -> str:
    return f"{source!s:.200} is a web address: nothing is fetched from the network; save the file and name its place"


def _label(source: Path | str, taken: set[str]) -> str:
    if _ADDRESS.match(str(source)):
        return _shown(str(source))
    path = Path(source)
    if path.name in ("", ".."):
        with contextlib.suppress(ValueError, OSError, RuntimeError):
            path = path.resolve()
    name = _shown(path.name or str(path))
    if name in taken:
        name = stem = _shown(f"{path.absolute().parent.name}/{path.name}")
        copy = 1
        while name in taken:
            copy += 1
            name = f"{stem} ({copy})"
    return name


def _search(source: Path | str, name: str) -> Iterator[Source]:
    given = Path(source)
    if _ADDRESS.match(str(source)):
        yield Source(name, given, SourceError(_is_an_address(source), kind="not a file"))
        return
    try:
        top = given.resolve()
        refusal = _refusal(top, folders=True)
    except (ValueError, OSError, RuntimeError):
        yield Source(name, given, SourceError("this is not a path that can be read", kind="not a file"))
        return
    if refusal or not top.is_dir():
        yield Source(name, top, refusal)
        return
    closed: list[OSError] = []
    for folder, folders, files in os.walk(top, onerror=closed.append):
        folders[:] = sorted(inner for inner in folders if not inner.startswith("."))
        links = [inner for inner in folders if Path(folder, inner).is_symlink()]
        for inner in sorted([*links, *(file for file in files if not file.startswith("."))]):
            path = Path(folder, inner)
            yield _inside(path, top, _shown(f"{name}/{path.relative_to(top).as_posix()}"))
    for error in closed:
        reason = f"this folder cannot be opened ({error.strerror})"
        yield Source(_shown(str(error.filename)), top, SourceError(reason))


def _inside(path: Path, top: Path, name: str) -> Source:
    if not path.is_symlink():
        return Source(name, path, _refusal(path))
    try:
        place = path.resolve()
    except (OSError, RuntimeError):
        return Source(name, path, SourceError("this link leads nowhere", kind="not a file"))
    if not place.is_relative_to(top):
        return Source(name, place, SourceError("this is a link that leads out of the folder", kind="not a file"))
    return Source(name, place, _refusal(place))


def _shown(name: str) -> str:
    # A file name may hold bytes that are no letters; tables cannot.
    return name[:500].encode("utf-8", "replace").decode()


def _refusal(path: Path, *, folders: bool = False) -> SourceError | None:
    """Return why a place is no file to be read, or None where it is one."""
    try:
        mode = path.lstat().st_mode
    except OSError as error:
        return SourceError(f"it cannot be read ({error.strerror})")
    if stat.S_ISREG(mode) or (folders and stat.S_ISDIR(mode)):
        return None
    what = _FILE_TYPES.get(stat.S_IFMT(mode), "no file")
    return SourceError(f"this is {what}; only regular files are read", kind="not a file")


def _read(path: Path, *, limits: Limits) -> bytes:
    try:
        # The file may have become a pipe or a link since it was found; neither may block or lead astray.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:  # noqa: PTH123
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise SourceError("only regular files are read", kind="not a file")
            if status.st_size > limits.file_bytes:
                raise SourceError(
                    f"this file has {format_bytes(status.st_size)}; at most {format_bytes(limits.file_bytes)} are read",
                    kind="too large",
                )
            return file.read(status.st_size)
    except OSError as error:
        raise SourceError(f"it cannot be read ({error.strerror})") from error


def _unpacked(name: str, data: bytes, limits: Limits, opened: Callable[[str], bool]) -> Iterator[Content]:
    with archives.open_zip(data, limits=limits) as archive:
        for member in archives.list_members(archive):
            inner = f"{name}/{_shown(member.filename)}"
            try:
                if inner.lower().endswith(".zip"):
                    raise SourceError(
                        "an archive inside an archive is not opened; unpack it first", kind="other format"
                    )
                if not opened(inner):
                    yield Content(inner)
                    continue
                yield _content(inner, archives.read_member(archive, member, limits=limits), limits)
            except SourceError as error:
                yield Content(inner, refusal=error)


def _content(name: str, data: bytes, limits: Limits) -> Content:
    if not name.lower().endswith(".gz"):
        return Content(name, data)
    unpacked, note = archives.gunzip(data, limits=limits)
    return Content(name, unpacked, note=note)
