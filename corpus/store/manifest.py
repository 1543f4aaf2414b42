"""The description of a built corpus in its `corpus.json`: its name, its sources, its settings and its counts."""

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from corpus import schema
from corpus.errors import OutdatedError, StoreError
from corpus.reading.cleaning import remove_unseen

#: Raised with every change of the tables or of what they measure; a folder of another number is refused.
FORMAT = 12
#: The longest name of a corpus, in characters.
LONGEST_NAME = 120
#: So many reviews are hashed at a time.
_HASHED = 10_000


@dataclass(frozen=True)
class Manifest:
    """The contents of `corpus.json`.

    Attributes
    ----------
    name : str
        The name that the screens show.
    digest : str
        Of the reviews alone, whatever files they came from and in whatever order; see `digest_reviews`.
    sources_digest : str
        Of the source files' bytes and the settings: the same again need not be built again.
    settings : dict
        Mapping, films table, encoding, threshold of phrases, corrected films by review, the house's changes of the
        terms (`HouseTerms.as_settings`) with the digest of what statements were found by (`basis`), and in `columns`
        which columns of the files were taken for which of ours (`columns.summarise_mappings`).
    counts : dict
        Rows of each table; films, reviewers, words, and recurring phrases as the screens count them.
    notes : list of str
        What reading decided: encodings, scales, orders of dates.
    tables : dict
        Checksum of each table's file.
    built : str
        When, in ISO format, UTC.
    format : int
        The `FORMAT` of the version that built it.
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

    @property
    def recurring(self) -> int | None:
        """How many recurring phrases the screens count in the whole corpus; None where an older version built it."""
        return self.counts.get("recurring")

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values for JSON."""
        return asdict(self)


def load_manifest(path: Path) -> Manifest:
    """Return the manifest of a folder as it is now; see `folder.read_manifest`, which waits for a writer.

    Raises
    ------
    OutdatedError
        An older version built it.
    StoreError
        There is no corpus here, it is damaged, or it is of a format that this version does not read.
    """
    file = path / "corpus.json"
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise StoreError(
            f"There is no corpus in {path}. Build one: python -m corpus build SOURCE --store {path}"
        ) from None
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise StoreError(f"{file} is damaged: it is not what was written. Build the corpus again.") from error
    stored = content.get("format") if isinstance(content, dict) else None
    if isinstance(stored, int) and 0 < stored < FORMAT:
        raise OutdatedError(
            f"The corpus in {path} was built by an older version of Refrain: it is of format {stored}, this one reads "
            f"{FORMAT}. Measure its reviews again: python -m corpus renew --store {path}"
        )
    if stored != FORMAT:
        raise StoreError(
            f"The corpus in {path} is of format {stored}; this version of Refrain reads format {FORMAT}. "
            "Open it with the version that built it, or build it again."
        )
    try:
        return Manifest(**content)
    except TypeError as error:
        raise StoreError(f"{file} is damaged: it is not what was written. Build the corpus again.") from error


def save_manifest(manifest: Manifest, folder: Path) -> None:
    """Put a manifest into its folder, whole or not at all.

    Raises
    ------
    OSError
        It cannot be written.
    """
    staging = folder / ".corpus.json.new"
    try:
        staging.write_text(json.dumps(manifest.as_dict(), ensure_ascii=False, indent=1), encoding="utf-8")
        flush_to_disk(staging)
        staging.replace(folder / "corpus.json")
    finally:
        # Half of it, where the disk is full.
        with contextlib.suppress(OSError):
            staging.unlink()


def digest_reviews(reviews: pd.DataFrame) -> str:
    """Return a digest of some reviews: the same for the same reviews, whatever files and order they came in.

    Parameters
    ----------
    reviews : DataFrame
        With `schema.READ_COLUMNS`. `source` and `review_id` do not count: a corpus that is exported and read again is
        the same.
    """
    counted = [name for name in schema.READ_COLUMNS if name not in {"source", "review_id"}]
    rows = np.empty(len(reviews), np.uint64)
    for first in range(0, len(rows), _HASHED):
        part = reviews[counted].iloc[first : first + _HASHED].astype({"year": "float64"})
        rows[first : first + _HASHED] = pd.util.hash_pandas_object(part, index=False)
    return hashlib.blake2b(np.sort(rows).tobytes(), digest_size=16).hexdigest()


def clean_corpus_name(given: str) -> str:
    """Return a name on one line, without unseen characters, at most `LONGEST_NAME` characters long.

    Raises
    ------
    StoreError
        Nothing is left of it.
    """
    name = " ".join(remove_unseen(given).split())[:LONGEST_NAME]
    if not name:
        raise StoreError("Give the corpus a name.")
    return name


def flush_to_disk(file: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    with file.open("rb") as handle:
        os.fsync(handle.fileno())
