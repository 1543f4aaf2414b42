"""A built corpus on disk: one folder of tables and a manifest, written whole or not at all."""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from corpus import schema
from corpus.schema import StoreError

#: Raised with every change of the tables; a folder of another number is refused.
FORMAT = 1
TABLES = ("reviews", "sentences", "phrases", "occurrences", "rejects", "titles", "files")
#: Ids of millions of occurrences are kept as categories: one string each, a small number a row.
_REPEATED_IDS = {"occurrences": ["phrase_id", "review_id"], "sentences": ["review_id"]}


@dataclass(frozen=True)
class Manifest:
    """What `corpus.json` holds: which corpus this is, what it was made from, and how.

    Attributes
    ----------
    name : str
        What the reader calls it.
    digest : str
        Of the reviews themselves, whatever files they came from and in whatever order.
    sources_digest : str
        Of the source files' bytes and the settings: the same again need not be built again.
    settings : dict
        Mapping, films table, encoding, threshold of phrases, and corrected films by review.
    counts : dict
        Rows of each table, and films, reviewers and words.
    notes : list of str
        What reading decided: encodings, scales, orders of dates.
    tables : dict
        Checksum of each table's file.
    built : str
        When, in ISO format, UTC.
    """

    name: str
    digest: str
    sources_digest: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: Sequence[str] = ()
    tables: Mapping[str, str] = field(default_factory=dict)
    built: str = ""
    format: int = FORMAT


def write(tables: Mapping[str, pd.DataFrame], manifest: Manifest, path: Path) -> Manifest:
    """Write a corpus under a temporary name, then put it in its place in one move.

    Parameters
    ----------
    tables : mapping of table name to DataFrame
        All of `TABLES`.
    manifest : Manifest
        Its checksums are filled in here.
    path : Path
        The corpus's folder. What stood there stays whole until the last moment.

    Raises
    ------
    StoreError
        The folder cannot be written, or holds something else than a corpus.
    """
    staging = path.parent / f".{path.name}.{os.getpid()}.new"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        sums = {}
        for name in TABLES:
            file = staging / f"{name}.parquet"
            table = pa.Table.from_pandas(tables[name], preserve_index=False)
            pq.write_table(table, file, compression="zstd", row_group_size=2_000 if name == "reviews" else 1_000_000)
            _to_disk(file)
            sums[name] = _checksum(file)
        whole = replace(manifest, tables=sums)
        _write_manifest(whole, staging)
        _put_in_place(staging, path)
    except OSError as error:
        raise StoreError(f"The corpus could not be saved in {path}: {error.strerror or error}. What stood there is unchanged.") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return whole


def rename(path: Path, name: str) -> None:
    """Give the corpus in `path` another name to be shown under; its folder and its links stay."""
    _write_manifest(replace(read_manifest(path), name=name), path)


def read_manifest(path: Path) -> Manifest:
    """Read what a folder says of its corpus.

    Raises
    ------
    StoreError
        There is no corpus here, or it is of a format that this version does not read.
    """
    _recover(path)
    try:
        held = json.loads((path / "corpus.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StoreError(f"There is no corpus in {path}. Build one: python -m corpus build SOURCE --store {path}") from None
    except (OSError, ValueError) as error:
        raise StoreError(f"{path / 'corpus.json'} cannot be read ({error}). Build the corpus again.") from error
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        found = held.get("format") if isinstance(held, dict) else None
        raise StoreError(f"The corpus in {path} is of format {found}; this version reads format {FORMAT}. Build it again.")
    try:
        return Manifest(**held)
    except TypeError as error:
        raise StoreError(f"{path / 'corpus.json'} is not as it was written ({error}). Build the corpus again.") from error


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold a corpus's folder for one writer; the lock ends with the process, however it ends.

    Raises
    ------
    StoreError
        Another import into this folder is under way.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with (path.parent / f".{path.name}.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise StoreError(f"Another import into “{path.name}” is under way. Wait until it has finished, or choose another name.") from None
        yield


def digest(reviews: pd.DataFrame) -> str:
    """Return what identifies these reviews, whatever files and order they came in.

    Parameters
    ----------
    reviews : DataFrame
        With `schema.READ_COLUMNS`. `source` and `review_id` do not count: a corpus that is exported
        and read again is the same.
    """
    counted = [name for name in schema.READ_COLUMNS if name not in {"source", "review_id"}]
    rows = pd.util.hash_pandas_object(reviews[counted].astype({"year": "float64"}), index=False).to_numpy()
    return hashlib.blake2b(np.sort(rows).tobytes(), digest_size=16).hexdigest()


def as_json(manifest: Manifest) -> dict[str, Any]:
    """Return a manifest as plain JSON values."""
    return asdict(manifest)


def read_table(path: Path, manifest: Manifest, table: str, *, without: Sequence[str] = ()) -> pd.DataFrame:
    """Read one table of a corpus, checked against its manifest.

    Raises
    ------
    StoreError
        The file is missing or damaged, or the corpus has been replaced since the manifest was read.
    """
    file = path / f"{table}.parquet"
    try:
        if _checksum(file) != manifest.tables.get(table):
            if read_manifest(path) != manifest:
                raise StoreError(f"The corpus “{manifest.name}” has just been built anew. Reload the page.")
            raise StoreError(f"{file} is damaged: it is not what was written. Build the corpus again from its sources.")
        columns = [name for name in pq.read_schema(file).names if name not in without]
        return pq.read_table(file, columns=columns, read_dictionary=_REPEATED_IDS.get(table)).to_pandas()
    except (OSError, pa.ArrowInvalid) as error:
        raise StoreError(f"{file} cannot be read ({error}). Build the corpus again from its sources.") from error


def _checksum(file: Path) -> str:
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


def _write_manifest(manifest: Manifest, folder: Path) -> None:
    staging = folder / f".corpus.json.{os.getpid()}"
    staging.write_text(json.dumps(as_json(manifest), ensure_ascii=False, indent=1), encoding="utf-8")
    _to_disk(staging)
    staging.replace(folder / "corpus.json")


def _to_disk(file: Path) -> None:
    with file.open("rb") as handle:
        os.fsync(handle.fileno())


def _put_in_place(staging: Path, path: Path) -> None:
    if path.exists() and any(path.iterdir()) and not (path / "corpus.json").is_file():
        raise StoreError(f"{path} is no corpus and is not empty: choose a new folder for --store.")
    _restore(path)
    shutil.rmtree(_former(path), ignore_errors=True)
    if path.exists():
        path.rename(_former(path))
    staging.rename(path)
    shutil.rmtree(_former(path), ignore_errors=True)


def _former(path: Path) -> Path:
    """Where the last good corpus stands between the two moves that replace it."""
    return path.parent / f".{path.name}.former"


def _restore(path: Path) -> None:
    if not path.exists() and _former(path).is_dir():
        _former(path).rename(path)


def _recover(path: Path) -> None:
    """Put the last good corpus back where a kill fell between the two moves; wait where a writer is there now."""
    for _ in range(100):
        if path.exists() or not _former(path).is_dir():
            return
        with contextlib.suppress(StoreError), writing(path):
            _restore(path)
        time.sleep(0.01)
