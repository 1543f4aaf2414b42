"""The tables of a built corpus as files: each in its format, and read only if it is what was written."""

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import xxhash

from corpus.errors import StoreError
from corpus.memory import give_back_memory
from corpus.store import folder, mapped
from corpus.store.held_files import HeldFiles
from corpus.store.manifest import Manifest, flush_to_disk, save_manifest

TABLES = (
    "reviews",
    "sentences",
    "mentions",
    "statements",
    "chunks",
    "chunk_uses",
    "phrases",
    "families",
    "fillers",
    "words",
    "duplicates",
    "listed",
    "arrivals",
    "rejects",
    "titles",
    "given",
    "files",
)
#: The longest of these: written as they are in memory, and read where they are touched (`mapped`).
LONG = ("sentences", "phrases", "families", "fillers")
#: Tables of one row, whose cells are arrays: written and read so, too.
MAPPED = ("occurrences", "family_occurrences", "names", "drafts", "counted")
#: Columns read as categories: millions of rows share few different ids.
_REPEATED_IDS = {
    "sentences": ["review_id"],
    "mentions": ["review_id"],
    "statements": ["review_id", "aspect"],
    "chunk_uses": ["review_id"],
}
#: So many tables are written at the same time, and parts of a file read.
_WRITERS = 2
#: Bytes of a part that has a digest of its own, and those that are read at a time.
_PART, _READ = 16 << 20, 1 << 18
#: What a checksum begins with, and its digest. That of new corpora tells damage as surely as one that nobody can forge,
#: in a quarter of the time; older ones have the other.
_KIND = "xxh3:"
_KINDS: Mapping[str, Callable[..., Any]] = {_KIND: xxhash.xxh3_128, "": hashlib.sha256}
_Read = TypeVar("_Read")


def write_corpus(tables: Mapping[str, pd.DataFrame | Future[pd.DataFrame]], manifest: Manifest, path: Path) -> Manifest:
    """Write a corpus beside its folder, then put it in its place; only inside `folder.writing(path)`.

    Parameters
    ----------
    tables : mapping of table name to DataFrame
        All of `TABLES` and `MAPPED`; or some of them, where the others are to stay as they are in the folder. One that
        is still worked out is a future, and is written last.
    manifest : Manifest
        The checksums of these tables are filled in here.
    path : Path
        The corpus's folder. A corpus that is there stays complete until the new one takes its place.

    Raises
    ------
    StoreError
        The folder cannot be written.
    """
    with folder.replacing(path) as staging:
        # The largest first. While one is compressed, another is on its way to the disk.
        names = [name for name in (*MAPPED, *TABLES) if name in tables]
        names.sort(key=lambda name: isinstance(tables[name], Future))
        for name in {*MAPPED, *TABLES}.difference(names):
            _take_over(_find_file(path, name), _find_file(staging, name))
        with ThreadPoolExecutor(_WRITERS) as writers:
            sums = dict(
                zip(names, writers.map(lambda name: _write_table(tables[name], name, staging), names), strict=True)
            )
        whole = replace(manifest, tables={**manifest.tables, **sums})
        save_manifest(whole, staging)
    return whole


def _write_table(given: pd.DataFrame | Future[pd.DataFrame], name: str, place: Path) -> str:
    """Write one table into a folder, to the disk, and return its checksum."""
    table = given.result() if isinstance(given, Future) else given
    file = _find_file(place, name)
    if name in MAPPED:
        mapped.write_arrays(table, file)
    elif name in LONG:
        mapped.write_table(table, file, repeated=_REPEATED_IDS.get(name, []))
    else:
        rows = 2_000 if name == "reviews" else 1_000_000
        written = pa.Table.from_pandas(table, preserve_index=False, nthreads=1)
        pq.write_table(written, file, compression="zstd", row_group_size=rows)
    flush_to_disk(file)
    give_back_memory()
    with file.open("rb") as handle:
        return _checksum(handle)


def _take_over(file: Path, place: Path) -> None:
    """Give a file a second place, on the same bytes where the disk can do that."""
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)
        flush_to_disk(place)


def hold_files(path: Path) -> HeldFiles:
    """Open the files of all tables of a corpus, to be read when they are needed."""
    return HeldFiles(_find_file(path, table) for table in (*TABLES, *MAPPED))


def read_table(
    path: Path, manifest: Manifest, table: str, *, without: Sequence[str] = (), held: HeldFiles | None = None
) -> pd.DataFrame:
    """Read one table of a corpus, checked against its manifest.

    Parameters
    ----------
    path : Path
        The folder of the corpus.
    manifest : Manifest
        Its description, with the checksums.
    table : str
        The table's name.
    without : sequence of str
        Columns that are not read.
    held : HeldFiles, optional
        From `hold_files`, for a corpus that may have been replaced since; by default the file that is there now.

    Raises
    ------
    StoreError
        The file is missing or damaged, or the corpus has been replaced since the manifest was read.
    """

    def read(handle: BufferedReader) -> pd.DataFrame:
        if table in LONG:
            return mapped.read_table(handle).drop(columns=list(without))
        stored = pq.ParquetFile(handle, read_dictionary=_REPEATED_IDS.get(table))
        columns = [name for name in stored.schema_arrow.names if name not in without]
        frame = stored.read(columns=columns).to_pandas()
        # Parquet knows no whole seconds, which is what our days are counted in.
        return frame.astype(dict.fromkeys(frame.select_dtypes("datetime").columns, "datetime64[s]"))

    return _read_checked(path, manifest, table, read, held)


def map_arrays(path: Path, manifest: Manifest, table: str, *, held: HeldFiles | None = None) -> dict[str, Any]:
    """Return the arrays of one of the `MAPPED` tables, checked against its manifest; they stay in their file.

    The parameters are those of `read_table`. Numbers are NumPy's arrays, which cannot be written to; the others are
    Arrow's.

    Raises
    ------
    StoreError
        As for `read_table`.
    """
    return _read_checked(path, manifest, table, mapped.read_arrays, held)


def _read_checked(
    path: Path, manifest: Manifest, table: str, read: Callable[[BufferedReader], _Read], held: HeldFiles | None
) -> _Read:
    file = _find_file(path, table)
    try:
        # Checked and read through one handle: another file may take its place in between.
        with held.open(file) if held else file.open("rb") as handle:
            if _is_as_written(handle, manifest.tables.get(table)):
                return read(handle)
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror}. Build the corpus again.") from error
    if folder.read_manifest(path).tables != manifest.tables:
        raise StoreError(f"The corpus “{manifest.name}” has just been built anew. Reload the page.")
    raise StoreError(f"{file} is damaged: it is not what was written. Build the corpus again from its sources.")


def is_intact(path: Path, manifest: Manifest) -> bool:
    """Return whether every table's file is what was written."""
    for table in (*TABLES, *MAPPED):
        try:
            with _find_file(path, table).open("rb") as handle:
                if not _is_as_written(handle, manifest.tables.get(table)):
                    return False
        except OSError:
            return False
    return True


def _find_file(place: Path, table: str) -> Path:
    return place / f"{table}.{'arrow' if table in MAPPED + LONG else 'parquet'}"


def _is_as_written(handle: BufferedReader, written: str | None) -> bool:
    """Return whether a file is what was written; `written` is what the manifest has of it."""
    return _checksum(handle, next(kind for kind in _KINDS if (written or "").startswith(kind))) == written


def _checksum(handle: BufferedReader, kind: str = _KIND) -> str:
    """Return a digest of a file's parts, which two processors can read."""
    file, size, new = handle.fileno(), os.fstat(handle.fileno()).st_size, _KINDS[kind]

    def read(first: int) -> bytes:
        digest = new()
        for at in range(first, min(first + _PART, size), _READ):
            digest.update(os.pread(file, _READ, at))
        return digest.digest()

    parts = range(0, size, _PART)
    if len(parts) < 2:
        return f"{kind}{new(b''.join(map(read, parts))).hexdigest()}"
    with ThreadPoolExecutor(_WRITERS) as readers:
        return f"{kind}{new(b''.join(readers.map(read, parts))).hexdigest()}"
