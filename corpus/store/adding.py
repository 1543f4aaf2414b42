"""Further sources → a corpus that is built already, as if all had been built together."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from corpus.errors import SourceError, StoreError
from corpus.phrases import listing
from corpus.polarity.house import House
from corpus.progress import Progress
from corpus.reading import columns
from corpus.reading.former import merge_notes
from corpus.reading.sandbox import read_contained
from corpus.store import folder, table_files
from corpus.store.building import (
    KEPT,
    WAYS,
    check_apart,
    explain_empty,
    fingerprint_sources,
    measure_and_write,
)
from corpus.store.manifest import Manifest
from corpus.store.measured import Measured


@dataclass(frozen=True)
class Addition:
    """What came of an addition.

    Attributes
    ----------
    manifest : Manifest
        Of the corpus as it is now.
    added, present, skipped : int
        Reviews that are new, that were there already, and rows or files that became no review for another reason.
    notes : list of str
        What reading decided.
    refused : list of str
        The files of which nothing was read, and why.
    """

    manifest: Manifest
    added: int
    present: int
    skipped: int
    notes: Sequence[str]
    refused: Sequence[str]


def add(
    given: Sequence[Path],
    path: Path,
    *,
    films: Path | None = None,
    encoding: str | None = None,
    house: House | None = None,
    progress: Progress = lambda doing, done, of: None,
) -> Addition:
    """Add the reviews of further sources to a corpus, as if they had been built together.

    The sources that were read before are not needed. Choices of columns, the lexicon, and a threshold of phrases that
    was chosen are those of the first build. Where no review is new, nothing is changed.

    Parameters
    ----------
    given : sequence of Path
        The source files and folders.
    path : Path
        The folder of a built corpus. It stays complete until the new one takes its place.
    films : Path, optional
        A second table that names the films of these sources by an id.
    encoding : str, optional
        Of these text files; as before by default.
    house : House, optional
        The corpus's house lexicon as it is now: one with house scores is scored by it again.
    progress : callable
        Called as `progress.Progress` says.

    Raises
    ------
    SourceError
        Nothing could be read; the message says what was looked for.
    MappingError
        A choice that only the reader can make.
    StoreError
        There is no corpus, it is damaged, or an import into it is under way.
    """
    path = path.resolve()
    check_apart(given, path)
    # A folder in which there is no corpus is not made.
    folder.read_manifest(path)
    with folder.writing(path):
        manifest = folder.read_manifest(path)
        if not table_files.is_intact(path, manifest):
            raise StoreError(f"The corpus in {path} is damaged: build it again from its sources.")
        settings = manifest.settings
        encoding = encoding or settings["encoding"]
        reading = read_contained(
            given, mapping=settings["mapping"], films=films, encoding=encoding, former=path, progress=progress
        )
        rejected = reading.rejects.iloc[manifest.counts["rejects"] :]
        added = len(reading.reviews) - manifest.counts["reviews"]
        came = _describe(manifest, added, rejected, reading.notes)
        if not added:
            if not came.present:
                raise SourceError(explain_empty(given, rejected))
            return came
        house = house if settings["lexicon"] else None
        chosen = settings["min_reviews"] if settings["min_reviews_chosen"] else None
        grown = {
            "columns": columns.add_mappings(settings["columns"], columns.summarise_mappings(reading.mapping))[:WAYS],
            "min_reviews": chosen or listing.choose_min_reviews(len(reading.reviews)),
        }
        former = Measured.read(path, manifest)
        further = fingerprint_sources([*given, *([films] if films else [])], settings)
        manifest = replace(
            manifest,
            settings={**settings, **grown},
            # The first sources alone are other sources than these.
            sources_digest=hashlib.blake2b(f"{manifest.sources_digest} {further}".encode(), digest_size=16).hexdigest(),
            notes=merge_notes(manifest.notes, reading.notes, texts=reading.texts),
        )
        kept = {table: getattr(reading, table) for table in KEPT}
        return replace(came, manifest=measure_and_write(reading.reviews, kept, manifest, path, house, progress, former))


def describe_first(path: Path) -> Addition:
    """Return what came of the build of a corpus, as if all its reviews had been added.

    Raises
    ------
    StoreError
        There is no corpus, or it is damaged.
    """
    manifest = folder.read_manifest(path)
    rejects = table_files.read_table(path, manifest, "rejects")
    return _describe(manifest, manifest.counts["reviews"], rejects, manifest.notes)


def _describe(manifest: Manifest, added: int, rejects: pd.DataFrame, notes: Sequence[str]) -> Addition:
    present = int((rejects["kind"] == "duplicate").sum())
    whole = rejects[rejects["row"].isna() & (rejects["kind"] != "duplicate")]
    refused = [f"{source}: {reason}" for source, reason in zip(whole["source"], whole["reason"], strict=True)]
    return Addition(manifest, added, present, len(rejects) - present, notes, refused)
