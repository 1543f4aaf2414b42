"""Sources that are somewhere else: fetched from any place that fsspec knows, to be read on this machine."""

import contextlib
import importlib.util
import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from corpus.errors import SourceError
from corpus.reading.limits import LIMITS, Limits, format_bytes
from corpus.scratch import Scratch


def is_elsewhere(source: str) -> bool:
    """Return whether a source is no file or folder of this machine.

    Examples
    --------
    >>> [is_elsewhere(each) for each in ("s3://house/reviews/*.parquet", "reviews/2025.parquet")]
    [True, False]
    """
    return "://" in source


@contextlib.contextmanager
def fetch_sources(given: Sequence[str], *, limits: Limits = LIMITS) -> Iterator[list[Path]]:
    """Give sources as files and folders of this machine; what was fetched is deleted at the end.

    Parameters
    ----------
    given : sequence of str
        Paths, and addresses such as "s3://house/reviews/*.parquet". A folder's address stands for the files in it.
    limits : Limits
        The most files, and bytes of each.

    Raises
    ------
    SourceError
        An address cannot be read, nothing is there, or fsspec or its package for this kind of place is not installed.
    """
    with Scratch() as folder:
        paths = []
        for number, source in enumerate(given):
            if is_elsewhere(source):
                paths.append(_fetch(source, Path(folder) / str(number), limits))
            else:
                paths.append(Path(source))
        yield paths


def _fetch(source: str, place: Path, limits: Limits) -> Path:
    """Copy the files at an address into a folder, and return this."""
    if not importlib.util.find_spec("fsspec"):
        raise SourceError(f"{source} needs fsspec: install it with pip install -r requirements-cluster.txt")
    import fsspec

    try:
        files, where = fsspec.url_to_fs(source)
        found = files.glob(where) if "*" in where else [where]
        found = [file for each in found for file in (files.find(each) if files.isdir(each) else [each])]
        if not found:
            raise SourceError(f"There is nothing at {source}.")
        # Files are known by their names from the folder on that all are in.
        above = posixpath.commonpath([posixpath.dirname(file) for file in found])
        place /= posixpath.basename(above) or "files"
        if len(found) > limits.files:
            raise SourceError(f"{source} has {len(found):,} files; at most {limits.files:,} are read.")
        for file in found:
            if (size := files.size(file) or 0) > limits.file_bytes:
                most = format_bytes(limits.file_bytes)
                raise SourceError(f"{file} has {format_bytes(size)}; at most {most} are read: divide it.")
            copy = place.joinpath(*PurePosixPath(file).relative_to(above).parts)
            if ".." in copy.parts:
                raise SourceError(f"{file} is no name of a file.")
            copy.parent.mkdir(parents=True, exist_ok=True)
            files.get_file(file, str(copy))
    except (OSError, ValueError, ImportError) as error:
        raise SourceError(f"{source} cannot be read: {error}.") from error
    return place
