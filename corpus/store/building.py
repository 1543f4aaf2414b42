"""The way from a pile of files to a corpus on disk: read, measure, store."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from corpus import schema
from corpus.phrases import families, listing, sharing
from corpus.polarity import scores
from corpus.polarity.house import House, house_path
from corpus.polarity.textblob import Lexicon
from corpus.reading import columns, sources
from corpus.reading.cleaning import visible
from corpus.reading.formats import READ
from corpus.reading.limits import LIMITS
from corpus.reading.loading import Reading
from corpus.reading.sandbox import read_contained
from corpus.reading.table import excerpt
from corpus.reuse import duplicates
from corpus.schema import SourceError, StoreError
from corpus.sidecar import alone, beside
from corpus.store import folder
from corpus.store.manifest import Manifest, digest, plain_name
from corpus.text import tokens
from corpus.wording import plural

#: Told what is being done, how much of it is done, and of how much.
Progress = Callable[[str, int, int], None]
#: So many reviews are scored between two steps of the progress.
_AT_ONCE = 2_000
#: So many ways of reading a table's columns are kept.
_WAYS = 20
_SCORES = ["polarity", "subjectivity", "evidence"]


def build(
    given: Sequence[Path],
    path: Path,
    *,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
    films: Path | None = None,
    encoding: str | None = None,
    min_reviews: int | None = None,
    lexicon: Path | None = None,
    new: bool = False,
    progress: Progress = lambda doing, done, of: None,
) -> Manifest:
    """Read sources, measure them and put the corpus in its folder.

    The same sources with the same settings are not built twice. Films that an editor has corrected in this folder stay
    corrected.

    Parameters
    ----------
    given : sequence of Path
        The sources: files and folders.
    path : Path
        The corpus's folder; what stands there is replaced when the new one is whole.
    name : str
        What the corpus is called on the screens; as before by default, or as the folder.
    mapping : mapping of our column to the source's, optional
    films : Path, optional
        A second table that names the films by an id.
    encoding : str, optional
        Of the text files, where detection would be wrong.
    min_reviews : int, optional
        Phrases recur in at least so many reviews; by default `listing.choose_min_reviews`.
    lexicon : Path, optional
        A house lexicon, by which reviews and sentences are scored too. It is kept beside the corpus; another one that
        stands there is put aside.
    new : bool
        Replace no corpus: two may have chosen the same free name at the same moment.
    progress : callable

    Raises
    ------
    SourceError
        Nothing could be read, or the lexicon cannot; the message says what was looked for.
    MappingError
        A choice that only the reader can make.
    StoreError
        The folder cannot be written, lies inside a source, holds a corpus though a new one is asked for, or another
        import into it is under way.
    """
    house = House.read(lexicon) if lexicon else None
    settings = {
        "mapping": dict(mapping or {}),
        "films": excerpt(films.name) if films else None,
        "encoding": encoding,
        "min_reviews": min_reviews,
        "lexicon": house.digest if house else None,
    }
    path = path.resolve()
    _check_apart(given, path)
    title = plain_name(name) if name else ""
    with folder.writing(path):
        former = _former(path)
        if new and former:
            raise StoreError(f"Somebody else has just added a corpus as “{path.name}”. Choose another name.")
        fingerprint = _fingerprint([*given, *([films] if films else [])], settings)
        if former and former.sources_digest == fingerprint and folder.is_intact(path, former):
            _keep(house, path)
            return folder.rename(path, title) if title not in ("", former.name) else former
        reading = read_contained(given, mapping=mapping, films=films, encoding=encoding, progress=progress)
        if reading.reviews.empty:
            raise SourceError(_nothing(given, reading))
        manifest = Manifest(
            name=title or (former.name if former else plain_name(path.name)),
            digest="",
            sources_digest=fingerprint,
            settings={
                **settings,
                "columns": columns.together(reading.mapping)[:_WAYS],
                "min_reviews": min_reviews or listing.choose_min_reviews(len(reading.reviews)),
                "corrected": former.settings["corrected"] if former else {},
            },
            notes=list(reading.notes),
        )
        kept = {"rejects": reading.rejects, "titles": reading.titles, "files": reading.files}
        written = _measure_and_write(reading.reviews, kept, manifest, path, house, progress)
        _keep(house, path)
        return written


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
        There is no such corpus or review, or a film is left without a name.
    """
    path = path.resolve()
    films = {review: _one_line(film) for review, film in corrections.items()}
    with folder.writing(path):
        manifest = folder.read_manifest(path)
        reviews = folder.read_table(path, manifest, "reviews", without=list(schema.MEASURED_COLUMNS))
        if unknown := sorted(set(films) - set(reviews["review_id"])):
            raise StoreError(f"This corpus has no review “{unknown[0][:60]}”.")
        if nameless := [review for review, film in films.items() if not film]:
            raise StoreError(f"Give the film of review {nameless[0]} a name.")
        kept = {table: folder.read_table(path, manifest, table) for table in ("rejects", "titles", "files")}
        # The house's scores, where there are any, are made anew by its lexicon as it is now.
        kept_house = bool(manifest.settings["lexicon"]) and house_path(path).is_file()
        house = House.read(house_path(path)) if kept_house else None
        again = {
            "corrected": {**manifest.settings["corrected"], **films},
            "lexicon": house.digest if house else None,
        }
        manifest = replace(manifest, settings={**manifest.settings, **again})
        return _measure_and_write(reviews, kept, manifest, path, house, progress)


def measure(
    reviews: pd.DataFrame,
    *,
    min_reviews: int | None = None,
    house: House | None = None,
    progress: Progress = lambda doing, done, of: None,
) -> dict[str, pd.DataFrame]:
    """Measure what was read: polarity of reviews and sentences, recurring phrases and their occurrences.

    Parameters
    ----------
    reviews : DataFrame
        With `schema.READ_COLUMNS`; extra columns are kept.
    min_reviews : int, optional
        See `build`.
    house : House, optional
        Fills in `house_polarity`, which is missing without.

    Returns
    -------
    dict of DataFrame
        "reviews", "sentences", "phrases", "occurrences", "families", "fillers", "family_occurrences" and
        "duplicates", as in `schema`.
    """
    of = len(reviews)
    texts = reviews["text"].tolist()
    progress("splitting into words", 0, of)
    split = tokens.tokenise(texts, films=reviews["film"])
    spans = tokens.list_sentences(split).reset_index(drop=True)
    scores, of_sentences = _scored(texts, spans, None, "scoring reviews", progress)
    by_house: tuple[pd.Series | float, ...] = (np.nan, np.nan)
    if house:
        scored = _scored(texts, spans, house.lexicon(), "scoring by the house lexicon", progress)
        by_house = tuple(each["polarity"] for each in scored)
    sentences = spans.join(of_sentences).assign(house_polarity=by_house[1])
    progress("finding phrases", 0, of)
    found, occurrences = listing.mine_phrases(split, reviews, min_reviews=min_reviews)
    progress("gathering families", 0, of)
    gathered = families.gather_families(split, found, occurrences, reviews, min_reviews=min_reviews)
    progress("gathering families", of, of)
    measured = reviews.reset_index(drop=True).assign(
        words=np.bincount(split.review, minlength=of),
        sentences=np.bincount(spans["review"], minlength=of),
        house_polarity=by_house[0],
        **scores,
    )
    mean = sharing.average_polarity(occurrences, sentences, phrases=len(found), reviews=of)
    named = sentences.assign(review_id=measured["review_id"].to_numpy()[sentences["review"]])
    return {
        "reviews": schema.conform(measured, schema.REVIEWS),
        "sentences": schema.conform(named.drop(columns="review"), schema.SENTENCES),
        "phrases": found.assign(polarity=mean, family_id=gathered.members),
        "occurrences": occurrences,
        "families": gathered.families,
        "fillers": gathered.fillers,
        "family_occurrences": gathered.occurrences,
        "duplicates": duplicates.find_near_duplicates(split, reviews),
    }


def _scored(
    texts: Sequence[str], spans: pd.DataFrame, lexicon: Lexicon | None, doing: str, progress: Progress
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Score reviews and their sentences, some at a time."""
    parts = []
    for first in range(0, max(len(texts), 1), _AT_ONCE):
        progress(doing, first, len(texts))
        part = spans[spans["review"].between(first, first + _AT_ONCE - 1)]
        shifted = part.assign(review=part["review"] - first)
        parts.append(scores.score_all(texts[first : first + _AT_ONCE], shifted, lexicon=lexicon))
    progress(doing, len(texts), len(texts))
    reviews, sentences = (pd.concat(each, ignore_index=True)[_SCORES] for each in zip(*parts, strict=True))
    return reviews, sentences


def _measure_and_write(
    reviews: pd.DataFrame,
    kept: Mapping[str, pd.DataFrame],
    manifest: Manifest,
    path: Path,
    house: House | None,
    progress: Progress,
) -> Manifest:
    corrected = manifest.settings["corrected"]
    films = [corrected.get(review, film) for review, film in zip(reviews["review_id"], reviews["film"], strict=True)]
    named = reviews.assign(film=pd.Series(films, index=reviews.index, dtype="str"))
    measured_by = {"min_reviews": manifest.settings["min_reviews"], "house": house, "progress": progress}
    tables = {**measure(named, **measured_by), **kept}
    progress("saving", 0, 1)
    measured = tables["reviews"]
    whole = replace(
        manifest,
        digest=digest(measured),
        counts={table: len(frame) for table, frame in tables.items()}
        | {
            "words": int(measured["words"].sum()),
            "films": int(measured["film"].nunique()),
            "reviewers": int(measured["reviewer"].nunique()),
            "recurring": len(families.select_listed(tables["families"])),
        },
        built=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    written = folder.write(tables, whole, path)
    progress("saving", 1, 1)
    return written


def _keep(house: House | None, path: Path) -> None:
    """Put a lexicon, if there is one, beside a corpus that is built; an editor's work that stands there is not lost."""
    if house is None:
        return
    place = house_path(path)
    with alone(place):
        if place.is_file():
            if _does_the_same(place, house):
                return
            names = (f"lexicon.former{mark}.csv" for mark in chain([""], map("-{}".format, count(2))))
            place.replace(next(aside for name in names if not (aside := beside(path, name)).exists()))
        house.write(place)


def _does_the_same(kept: Path, house: House) -> bool:
    """Whether a lexicon that is kept scores as another does, whenever and by whom its changes were made."""
    try:
        return House.read(kept).digest == house.digest
    except SourceError:
        return False


def _former(path: Path) -> Manifest | None:
    try:
        return folder.read_manifest(path)
    except StoreError:
        return None


def _check_apart(given: Sequence[Path], path: Path) -> None:
    """Refuse a corpus that would be among its own sources when it is built again."""
    for source in given:
        if path.is_relative_to(source.resolve()):
            raise StoreError(f"{path} lies inside {source}, which is read: store the corpus in a folder outside it.")


def _fingerprint(given: Sequence[Path], settings: Mapping[str, Any]) -> str:
    """Of what is read, by name and bytes, and of the settings."""
    total = hashlib.blake2b(json.dumps(settings, sort_keys=True).encode(), digest_size=16)
    for source in sources.find(given):
        total.update(f"\0{source.name}\0{source.refusal or ''}\0".encode())
        try:
            if not source.refusal and source.path.stat().st_size <= LIMITS.file_bytes:
                with source.path.open("rb") as handle:
                    total.update(hashlib.file_digest(handle, "blake2b").digest())
        except OSError as error:
            total.update(str(error.strerror).encode())
    return total.hexdigest()


def _one_line(film: str) -> str:
    """Return a name as it was typed, on one line: its letters are no markup."""
    return " ".join(visible(film).split())


def _nothing(given: Sequence[Path], reading: Reading) -> str:
    if gone := [str(source) for source in given if not source.exists()]:
        return f"There is no file or folder {', '.join(gone)}."
    looked = f"No review was found in {', '.join(map(str, given))}."
    reasons = reading.rejects["reason"].value_counts().head(3)
    if reasons.empty:
        return f"{looked} Looked for {READ}."
    counted = [f"{reason} ({plural(n, 'time')})" for reason, n in reasons.items()]
    return f"{looked} What was there: {'; '.join(counted)}."
