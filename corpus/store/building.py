"""Source files → a corpus on disk: read, measured and stored; and the correction of films in one that is built."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from corpus import schema
from corpus.aspects.house_terms import HouseTerms
from corpus.errors import SourceError, StoreError
from corpus.memory import give_back_memory
from corpus.phrases import families, listing
from corpus.phrases.marks import PhraseMarks
from corpus.polarity.house import House
from corpus.progress import Progress
from corpus.reading import columns, sources
from corpus.reading.cleaning import remove_unseen
from corpus.reading.formats import READ
from corpus.reading.limits import LIMITS
from corpus.reading.sandbox import read_contained
from corpus.reading.table import excerpt
from corpus.store import folder, table_files
from corpus.store.arrivals import note_arrivals
from corpus.store.basis import Basis
from corpus.store.counted import count_ahead
from corpus.store.decided import keep_decided
from corpus.store.former import read_former, read_former_arrivals
from corpus.store.manifest import Manifest, clean_corpus_name, digest_reviews
from corpus.store.measured import Measured
from corpus.store.measuring import load_lexicons, measure
from corpus.store.placing import keep_places, read_places
from corpus.store.work import ALONE, Work
from corpus.text.laid_aside import lay_frame_aside
from corpus.wording import plural

#: The tables of reading that are kept as they are.
KEPT = ("rejects", "titles", "files", "given")
#: So many ways of reading a table's columns are kept.
WAYS = 20


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
    terms: Path | None = None,
    new: bool = False,
    work: Work = ALONE,
    progress: Progress = lambda doing, done, of: None,
) -> Manifest:
    """Read sources, measure them and put the corpus in its folder.

    The same sources with the same settings are not built twice. Films that an editor has corrected in this folder stay
    corrected.

    Parameters
    ----------
    given : sequence of Path
        The source files and folders.
    path : Path
        The corpus's folder; a corpus that is there is replaced once the new one is complete.
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
        A house lexicon, by which reviews and sentences are scored too. It is left beside the corpus, from where it
        comes into the desk's database (`keeping.moving`); another one that is there is renamed.
    terms : Path, optional
        A table of terms, in place of the house's, by which statements are found; it is left beside the corpus likewise.
        By default those of the corpus that is there.
    new : bool
        Replace no corpus: two may have chosen the same free name at the same moment.
    work : Work
        Who does the dear parts of measuring; this process by default.
    progress : callable
        Called as `progress.Progress` says.

    Raises
    ------
    SourceError
        Nothing could be read, or the lexicon or the terms cannot; the message says what was looked for.
    MappingError
        A choice that only the reader can make.
    StoreError
        The folder cannot be written, lies inside a source, holds a corpus though a new one is asked for, or another
        import into it is under way.
    """
    house = House.read(lexicon) if lexicon else None
    given_terms = HouseTerms.read(terms) if terms else None
    settings = {
        "mapping": dict(mapping or {}),
        "films": excerpt(films.name) if films else None,
        "encoding": encoding,
        "min_reviews": min_reviews,
        "lexicon": house.digest if house else None,
    }
    path = path.resolve()
    check_apart(given, path)
    title = clean_corpus_name(name) if name else ""
    with folder.writing(path):
        former = read_former(path)
        if new and former:
            raise StoreError(f"Somebody else has just added a corpus as “{path.name}”. Choose another name.")
        changed = given_terms.as_settings() if given_terms else former.terms if former else {}
        fingerprint = fingerprint_sources([*given, *([films] if films else [])], settings)
        built = former.manifest if former else None
        found_by = Basis(HouseTerms.of_settings(changed), house).digest
        same = built and (built.sources_digest, built.settings.get("basis")) == (fingerprint, found_by)
        if built and same and table_files.is_intact(path, built):
            keep_decided(house, given_terms, path)
            return folder.rename_corpus(path, title) if title not in ("", built.name) else built
        with ThreadPoolExecutor(1) as beside:
            # Another process reads, and this one would only wait.
            beside.submit(load_lexicons)
            reading = read_contained(given, mapping=mapping, films=films, encoding=encoding, progress=progress)
        reading = replace(reading, reviews=lay_frame_aside(reading.reviews))
        give_back_memory()
        if reading.reviews.empty:
            raise SourceError(explain_empty(given, reading.rejects))
        manifest = Manifest(
            name=title or (former.name if former else "") or clean_corpus_name(path.name),
            digest="",
            sources_digest=fingerprint,
            settings={
                **settings,
                "columns": columns.summarise_mappings(reading.mapping)[:WAYS],
                "min_reviews": min_reviews or listing.choose_min_reviews(len(reading.reviews)),
                "min_reviews_chosen": min_reviews is not None,
                "corrected": former.corrected if former else {},
                "terms": changed,
            },
            notes=list(reading.notes),
        )
        kept = {table: getattr(reading, table) for table in KEPT}
        written = measure_and_write(reading.reviews, kept, manifest, path, house, progress, work=work)
        keep_decided(house, given_terms, path)
        return written


def correct_films(
    path: Path,
    corrections: Mapping[str, str],
    *,
    house: House | None = None,
    progress: Progress = lambda doing, done, of: None,
) -> Manifest:
    """Correct the films of some reviews, for this and all later builds, and measure the corpus again.

    Parameters
    ----------
    path : Path
        A built corpus.
    corrections : mapping of review id to film
    house : House, optional
        The corpus's house lexicon as it is now: one with house scores is scored by it again.
    progress : callable
        Called as `progress.Progress` says.

    Raises
    ------
    StoreError
        There is no such corpus or review, or a film is left without a name.
    """
    path = path.resolve()
    films = {review: _clean_film(film) for review, film in corrections.items()}
    with folder.writing(path):
        manifest = folder.read_manifest(path)
        reviews, kept = read_unmeasured(path, manifest)
        if unknown := sorted(set(films) - set(reviews["review_id"])):
            raise StoreError(f"This corpus has no review “{unknown[0][:60]}”.")
        if nameless := [review for review, film in films.items() if not film]:
            raise StoreError(f"Give the film of review {nameless[0]} a name.")
        former = Measured.read(path, manifest)
        house = house if manifest.settings["lexicon"] else None
        corrected = {**manifest.settings["corrected"], **films}
        manifest = replace(manifest, settings={**manifest.settings, "corrected": corrected})
        return measure_and_write(reviews, kept, manifest, path, house, progress, former)


def read_unmeasured(path: Path, manifest: Manifest) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:
    """Return the reviews of a corpus without what was measured of them, and the tables of reading (`KEPT`)."""
    reviews = table_files.read_table(path, manifest, "reviews", without=list(schema.MEASURED_COLUMNS))
    return reviews, {table: table_files.read_table(path, manifest, table) for table in KEPT}


def measure_and_write(
    reviews: pd.DataFrame,
    kept: Mapping[str, pd.DataFrame],
    manifest: Manifest,
    path: Path,
    house: House | None,
    progress: Progress,
    former: Measured | None = None,
    work: Work = ALONE,
) -> Manifest:
    """Name the corrected films, measure the reviews and write all tables; `house` is the lexicon that is noted.

    `kept` are the tables that are not measured, and `former` is what was measured of the first of the reviews before.
    """
    corrected = manifest.settings["corrected"]
    films = [corrected.get(review, film) for review, film in zip(reviews["review_id"], reviews["film"], strict=True)]
    named = reviews.assign(film=pd.Series(films, index=reviews.index, dtype="str"))
    now = datetime.now(UTC)
    basis = Basis(HouseTerms.of_settings(manifest.settings["terms"]), house)
    measured_by = {
        "min_reviews": manifest.settings["min_reviews"],
        "basis": basis,
        "former": former,
        "work": work,
        "progress": progress,
    }
    arrivals = note_arrivals(named, read_former_arrivals(path), now=now)
    tables = {**measure(named, **measured_by), **kept, "arrivals": arrivals}
    give_back_memory()
    progress("saving", 0, 1)
    measured, family_names = tables["reviews"], tables.pop("family_names")
    marks = PhraseMarks(**{str(name): values.to_numpy() for name, values in tables.pop("phrase_marks").items()})
    whole = replace(
        manifest,
        digest=digest_reviews(measured),
        settings={**manifest.settings, "basis": basis.digest, "lexicon": house.digest if house else None},
        counts={table: len(frame) for table, frame in tables.items()}
        | {
            "words": int(measured["words"].sum()),
            "films": int(measured["film"].nunique()),
            "reviewers": int(measured["reviewer"].nunique()),
            "recurring": len(families.select_listed(tables["families"])),
        },
        built=now.isoformat(timespec="seconds"),
    )
    phrase_ids, family_ids = tables["phrases"]["phrase_id"], tables["families"]["family_id"]
    of_phrases = keep_places(tables["occurrences"], phrase_id=phrase_ids, review_id=measured["review_id"])
    of_families = keep_places(tables["family_occurrences"], family_id=family_ids, review_id=measured["review_id"])
    of_names = keep_places(tables["names"], review_id=measured["review_id"])
    del tables["occurrences"], tables["family_occurrences"], tables["names"]
    asked = ("phrase_id", "family_id", "review_id", "own")
    located = (
        read_places(
            {str(name): cells.iloc[0] for name, cells in places.items() if name in asked},
            phrase_id=phrase_ids, family_id=family_ids, review_id=measured["review_id"],
        )
        for places in (of_phrases, of_families)
    )  # fmt: skip
    placed = {"occurrences": of_phrases, "family_occurrences": of_families, "names": of_names}
    with ThreadPoolExecutor(1) as beside:
        # Meanwhile the other tables are compressed, which takes a processor, and not the interpreter.
        counting = beside.submit(count_ahead, tables, *located, names=family_names, marks=marks)
        written = table_files.write_corpus({**tables, **placed, "counted": counting}, whole, path)
    progress("saving", 1, 1)
    return written


def check_apart(given: Sequence[Path], path: Path) -> None:
    """Refuse a corpus that would be among its own sources when it is built again."""
    for source in given:
        if path.is_relative_to(source.resolve()):
            raise StoreError(f"{path} lies inside {source}, which is read: store the corpus in a folder outside it.")


def fingerprint_sources(given: Sequence[Path], settings: Mapping[str, Any]) -> str:
    """Return a digest of the sources, by name and bytes, and of the settings."""
    total = hashlib.blake2b(json.dumps(settings, sort_keys=True).encode(), digest_size=16)
    for source in sources.find_sources(given):
        total.update(f"\0{source.name}\0{source.refusal or ''}\0".encode())
        try:
            if not source.refusal and source.path.stat().st_size <= LIMITS.file_bytes:
                with source.path.open("rb") as handle:
                    total.update(hashlib.file_digest(handle, "blake2b").digest())
        except OSError as error:
            total.update(str(error.strerror).encode())
    return total.hexdigest()


def _clean_film(film: str) -> str:
    """Return a name as it was typed, on one line: its letters are no markup."""
    return " ".join(remove_unseen(film).split())


def explain_empty(given: Sequence[Path], rejects: pd.DataFrame) -> str:
    """Return the message of a build that read no review: what was looked for, or what was there instead."""
    if gone := [str(source) for source in given if not source.exists()]:
        return f"There is no file or folder {', '.join(gone)}."
    searched = f"No review was found in {', '.join(map(str, given))}."
    reasons = rejects["reason"].value_counts().head(3)
    if reasons.empty:
        return f"{searched} Looked for {READ}."
    counted = [f"{reason} ({plural(n, 'time')})" for reason, n in reasons.items()]
    return f"{searched} What was there: {'; '.join(counted)}."
