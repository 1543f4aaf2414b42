"""A corpus that an older version of Refrain built → the same reviews, measured by this one: no source is needed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from corpus.errors import OutdatedError, StoreError
from corpus.phrases import listing
from corpus.polarity.house import House
from corpus.progress import Progress
from corpus.schema import READ_COLUMNS
from corpus.store import folder
from corpus.store.building import measure_and_write, read_unmeasured
from corpus.store.former import Former, read_former
from corpus.store.manifest import Manifest, clean_corpus_name

#: What a version may not have noted.
_UNSAID: Mapping[str, Any] = {
    "mapping": {},
    "films": None,
    "encoding": None,
    "columns": [],
    "min_reviews_chosen": False,
}


def renew(path: Path, *, house: House | None = None, progress: Progress = lambda doing, done, of: None) -> Manifest:
    """Measure the reviews of a corpus again, as they were read; one that this version can open is left as it is.

    Films that an editor has corrected, the house's terms, the name, and when reviews arrived are kept.

    Parameters
    ----------
    path : Path
        The folder of a corpus. It stays as it is until the new one takes its place.
    house : House, optional
        The corpus's house lexicon as it is now: one with house scores is scored by it again.
    progress : callable
        Called as `progress.Progress` says.

    Raises
    ------
    StoreError
        There is no corpus, a newer version built it, it keeps less than this version needs, it is damaged, or an import
        into it is under way.
    """
    path = path.resolve()
    # A folder in which there is no corpus is not made.
    if not (path / "corpus.json").is_file():
        return folder.read_manifest(path)
    with folder.writing(path):
        try:
            return folder.read_manifest(path)
        except OutdatedError:
            older, former = _read_older(path), read_former(path) or Former("", {}, {})
        try:
            reviews, kept = read_unmeasured(path, older)
        except OutdatedError:
            raise StoreError(f"The corpus in {path} is damaged: build it again from its sources.") from None
        if lacking := [column for column in READ_COLUMNS if column not in reviews]:
            raise StoreError(f"The corpus in {path} does not keep “{lacking[0]}”. Build it again from its sources.")
        settings = older.settings
        chosen = settings.get("min_reviews") if settings.get("min_reviews_chosen") else None
        again = {
            "min_reviews": chosen or listing.choose_min_reviews(len(reviews)),
            "corrected": former.corrected,
            "terms": former.terms,
        }
        manifest = Manifest(
            name=former.name or clean_corpus_name(path.name),
            digest="",
            sources_digest=older.sources_digest,
            settings={**_UNSAID, **settings, **again},
            notes=older.notes,
        )
        house = house if settings.get("lexicon") else None
        return measure_and_write(reviews, kept, manifest, path, house, progress)


def _read_older(path: Path) -> Manifest:
    """Return the description of a corpus of an older format, as far as this version knows what it says."""
    content = json.loads((path / "corpus.json").read_text(encoding="utf-8"))
    try:
        return Manifest(**content)
    except TypeError:
        raise StoreError(f"The corpus in {path} is too old to be measured again. Build it from its sources.") from None
