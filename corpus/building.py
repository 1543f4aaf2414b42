"""The way from a pile of files to a corpus on disk: read, measure, store."""

import hashlib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from corpus import phrases, polarity, sandbox, schema, sharing, tokens
from corpus.folder import Manifest, digest, read_manifest, read_table, write, writing
from corpus.loading import Reading
from corpus.schema import SourceError, StoreError
from corpus.wording import plural

#: Told what is being done, how much of it is done, and of how much.
Progress = Callable[[str, int, int], None]


def build(
    sources: Sequence[Path],
    path: Path,
    *,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
    films: Path | None = None,
    encoding: str | None = None,
    min_reviews: int | None = None,
    progress: Progress = lambda doing, done, of: None,
) -> Manifest:
    """Read sources, measure them and put the corpus in its folder.

    The same sources with the same settings are not built twice. Films that an editor has corrected
    in this folder stay corrected.

    Parameters
    ----------
    sources : sequence of Path
        Files and folders.
    path : Path
        The corpus's folder; what stands there is replaced when the new one is whole.
    name : str
        What the corpus is called on the screens; the folder's name by default.
    mapping : mapping of our column to the source's, optional
    films : Path, optional
        A second table that names the films by an id.
    encoding : str, optional
        Of the text files, where detection would be wrong.
    min_reviews : int, optional
        Phrases recur in at least so many reviews; by default `phrases.default_min_reviews`.
    progress : callable

    Raises
    ------
    SourceError
        Nothing could be read; the message says what was looked for.
    MappingError
        A choice that only the reader can make.
    StoreError
        The folder cannot be written or another import into it is under way.
    """
    settings = {
        "mapping": dict(mapping or {}),
        "films": films.name if films else None,
        "encoding": encoding,
        "min_reviews": min_reviews,
    }
    with writing(path):
        former = _former(path)
        fingerprint = _fingerprint([*sources, *([films] if films else [])], settings)
        if former and former.sources_digest == fingerprint and _intact(path, former):
            return former
        reading = sandbox.read_contained(sources, mapping=mapping, films=films, encoding=encoding, progress=progress)
        if reading.reviews.empty:
            raise SourceError(_nothing(sources, reading))
        corrected = dict(former.settings.get("corrected", {})) if former else {}
        manifest = Manifest(
            name=name or (former.name if former else path.name),
            digest="",
            sources_digest=fingerprint,
            settings={**settings, "corrected": corrected},
            notes=list(reading.notes),
        )
        kept = {"rejects": reading.rejects, "titles": reading.titles, "files": reading.files}
        return _measure_and_write(reading.reviews, kept, manifest, path, progress)


def correct_films(
    path: Path, corrections: Mapping[str, str], *, progress: Progress = lambda doing, done, of: None
) -> Manifest:
    """Name the films of some reviews anew, for good, and measure the corpus again.

    Parameters
    ----------
    path : Path
        A built corpus.
    corrections : mapping of review id to film

    Raises
    ------
    StoreError
        There is no such corpus or review.
    """
    with writing(path):
        manifest = read_manifest(path)
        reviews = read_table(path, manifest, "reviews", without=list(schema.MEASURED_COLUMNS))
        if unknown := set(corrections) - set(reviews["review_id"]):
            raise StoreError(f"This corpus has no review {', '.join(sorted(unknown)[:3])}.")
        kept = {table: read_table(path, manifest, table) for table in ("rejects", "titles", "files")}
        corrected = {**manifest.settings.get("corrected", {}), **corrections}
        manifest = replace(manifest, settings={**manifest.settings, "corrected": corrected})
        return _measure_and_write(reviews, kept, manifest, path, progress)


def measure(
    reviews: pd.DataFrame, *, min_reviews: int | None = None, progress: Progress = lambda doing, done, of: None
) -> dict[str, pd.DataFrame]:
    """Measure what was read: polarity of reviews and sentences, recurring phrases and their occurrences.

    Parameters
    ----------
    reviews : DataFrame
        With `schema.READ_COLUMNS`; extra columns are kept.
    min_reviews : int, optional
        See `build`.

    Returns
    -------
    dict of DataFrame
        "reviews", "sentences", "phrases" and "occurrences", as in `schema`.
    """
    of = len(reviews)
    texts = reviews["text"].tolist()
    progress("splitting into words", 0, of)
    split = tokens.tokenise(texts, films=[film if isinstance(film, str) else None for film in reviews["film"]])
    spans = tokens.sentences(split)
    sentences, scored = [], []
    for first in range(0, of, 2_000):
        progress("scoring reviews", first, of)
        part = spans[spans["review"].between(first, first + 1_999)]
        whole, each = polarity.score_all(texts[first : first + 2_000], part.assign(review=part["review"] - first))
        scored.append(whole)
        sentences.append(each)
    progress("scoring reviews", of, of)
    ids = reviews["review_id"].to_numpy()
    sentences = spans.assign(review_id=ids[spans["review"]], **pd.concat(sentences).set_index(spans.index)[["polarity", "subjectivity", "evidence"]])
    progress("finding phrases", 0, of)
    found, occurrences = phrases.mine(split, reviews, min_reviews=min_reviews)
    progress("finding phrases", of, of)
    measured = reviews.reset_index(drop=True).assign(
        words=np.bincount(split.review, minlength=of),
        sentences=np.bincount(spans["review"], minlength=of),
        house_polarity=np.nan,
        **pd.concat(scored, ignore_index=True)[["polarity", "subjectivity", "evidence"]],
    )
    return {
        "reviews": schema.conform(measured, schema.REVIEWS),
        "sentences": schema.conform(sentences, schema.SENTENCES)[list(schema.SENTENCES)],
        "phrases": found.assign(
            polarity=sharing.mean_polarity(occurrences, sentences, phrases=len(found), reviews=of)
        ),
        "occurrences": occurrences,
    }


def _measure_and_write(
    reviews: pd.DataFrame, kept: Mapping[str, pd.DataFrame], manifest: Manifest, path: Path, progress: Progress
) -> Manifest:
    corrected = manifest.settings["corrected"]
    named = reviews.assign(film=reviews["review_id"].map(corrected).fillna(reviews["film"]).astype("str"))
    tables = {**measure(named, min_reviews=manifest.settings["min_reviews"], progress=progress), **kept}
    progress("saving", 0, 1)
    measured = tables["reviews"]
    counts = {table: len(frame) for table, frame in tables.items()} | {
        "words": int(measured["words"].sum()),
        "films": int(measured["film"].nunique()),
        "reviewers": int(measured["reviewer"].nunique()),
    }
    whole = replace(manifest, digest=digest(measured), counts=counts, built=datetime.now(UTC).isoformat(timespec="seconds"))
    written = write(tables, whole, path)
    progress("saving", 1, 1)
    return written


def _former(path: Path) -> Manifest | None:
    try:
        return read_manifest(path)
    except StoreError:
        return None


def _intact(path: Path, manifest: Manifest) -> bool:
    try:
        for table in manifest.tables:
            read_table(path, manifest, table)
    except StoreError:
        return False
    return True


def _fingerprint(sources: Sequence[Path], settings: Mapping[str, Any]) -> str:
    """Of every source file's name and bytes, and of the settings."""
    total = hashlib.blake2b(json.dumps(settings, sort_keys=True).encode(), digest_size=16)
    for source in sources:
        inside = sorted(Path(folder) / name for folder, _, names in os.walk(source) for name in names)
        for file in inside if source.is_dir() else [source]:
            total.update(str(file.relative_to(source.parent)).encode("utf-8", "surrogateescape"))
            if file.is_file() and not file.is_symlink():
                with file.open("rb") as handle:
                    total.update(hashlib.file_digest(handle, "blake2b").digest())
    return total.hexdigest()


def _nothing(sources: Sequence[Path], reading: Reading) -> str:
    looked = ", ".join(str(source) for source in sources) or "no source"
    reasons = reading.rejects["reason"].value_counts()
    said = "; ".join(f"{reason} ({plural(n, 'time')})" for reason, n in reasons.head(3).items())
    return f"No review was found in {looked}." + (f" What was there: {said}." if said else " Looked for .txt, .md, .html, .csv, .tsv, .json, .jsonl, .parquet, .xlsx, .zip and .gz files.")
