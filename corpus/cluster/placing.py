"""Parts as Parquet files, at any place that fsspec knows and all workers reach: their texts then pass no scheduler."""

import contextlib
import secrets
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.parquet as pq

from corpus.cluster.pieces import Piece
from corpus.errors import StoreError


@dataclass(frozen=True)
class Placed:
    """A part in a file: its address, and what of `Piece` is no column."""

    address: str
    edges: list[int]
    kept: slice


@contextlib.contextmanager
def open_place(address: str | None) -> Iterator[str | None]:
    """Give a folder of its own for the parts of one build, which is deleted at the end; None where there is none.

    Parameters
    ----------
    address : str or None
        A folder, such as "s3://house/parts" or one of a network drive.

    Raises
    ------
    StoreError
        It cannot be written.
    """
    if address is None:
        yield None
        return
    import fsspec

    try:
        files, where = fsspec.url_to_fs(f"{address.rstrip('/')}/refrain-{secrets.token_hex(4)}")
        files.makedirs(where)
    except (OSError, ValueError, ImportError) as error:
        raise StoreError(f"{address} cannot be written: {error}.") from error
    try:
        yield files.unstrip_protocol(where)
    finally:
        with contextlib.suppress(OSError):
            files.rm(where, recursive=True)


def put(piece: Piece, address: str) -> Placed:
    """Write a part."""
    import fsspec

    columns = pa.table({"text": pa.array(piece.texts, pa.large_string()), "film": piece.film})
    try:
        with fsspec.open(address, "wb") as file:
            pq.write_table(columns, file, compression="zstd")
    except OSError as error:
        raise StoreError(f"{address} cannot be written: {error}.") from error
    return Placed(address, piece.edges, piece.kept)


def read(placed: Placed) -> Piece:
    """Read a part; a worker does."""
    import fsspec

    try:
        with fsspec.open(placed.address, "rb") as file:
            columns = pq.read_table(file)
    except (OSError, ImportError) as error:
        raise StoreError(
            f"A worker cannot read {placed.address}: {error}. All must reach the place of the parts."
        ) from error
    film = columns["film"].to_numpy()
    return Piece(columns["text"].to_pylist(), film, placed.edges, placed.kept)
