"""What a build keeps of the corpus that it replaces: its name, what editors have decided, and when reviews arrived.

Also where another version of Refrain built it: its measures cannot be used then, but what people did is not lost.
"""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

from corpus.aspects.house_terms import HouseTerms
from corpus.errors import CorpusError, StoreError
from corpus.schema import ARRIVALS, conform
from corpus.store import folder, table_files
from corpus.store.manifest import FORMAT, Manifest, clean_corpus_name


class Former(NamedTuple):
    """What is kept of a corpus.

    Attributes
    ----------
    name : str
        "" where it is not known.
    corrected : mapping of review id to film
        The films that an editor has corrected.
    terms : mapping
        The house's changes of the terms (`HouseTerms.as_settings`).
    manifest : Manifest or None
        None where another version built it.
    """

    name: str
    corrected: Mapping[str, str]
    terms: Mapping[str, Any]
    manifest: Manifest | None = None


def read_former(path: Path) -> Former | None:
    """Return what is kept of the corpus in a folder; None where there is none, or what it says of itself is damaged."""
    try:
        manifest = folder.read_manifest(path)
        return _keep(manifest.name, manifest.settings)._replace(manifest=manifest)
    except StoreError:
        content = _read_older(path)
        settings = content.get("settings")
        return _keep(content.get("name"), settings) if isinstance(settings, dict) else None


def read_former_arrivals(path: Path) -> pd.DataFrame | None:
    """Return when the reviews of the corpus in a folder arrived; None where that cannot be read."""
    try:
        return table_files.read_table(path, folder.read_manifest(path), "arrivals")
    except StoreError:
        if _read_older(path):
            # The table is the same in all versions; those who read it are content without.
            with contextlib.suppress(OSError, pa.ArrowException, ValueError, TypeError):
                return conform(pd.read_parquet(path / "arrivals.parquet", columns=list(ARRIVALS)), ARRIVALS)
        return None


def _read_older(path: Path) -> Mapping[str, Any]:
    """Return what a corpus of another format says of itself; empty where there is none."""
    with contextlib.suppress(OSError, ValueError):
        content = json.loads((path / "corpus.json").read_text(encoding="utf-8"))
        if isinstance(content, dict) and content.get("format") != FORMAT:
            return content
    return {}


def _keep(name: Any, settings: Mapping[str, Any]) -> Former:
    """Return what can be used of settings, of this version or another."""
    settings = settings if isinstance(settings, dict) else {}
    title, corrected, terms = "", settings.get("corrected"), settings.get("terms")
    with contextlib.suppress(CorpusError, TypeError):
        title = clean_corpus_name(name)
    known = corrected.items() if isinstance(corrected, dict) else ()
    films = {review: film for review, film in known if film and isinstance(film, str)}
    changed: dict[str, Any] = {}
    for term, state in terms.items() if isinstance(terms, dict) else ():
        # A version may know a part of the film that this one does not.
        with contextlib.suppress(CorpusError, TypeError, ValueError, AttributeError):
            changed |= HouseTerms.of_settings({term: state}).as_settings()
    return Former(title, films, changed)
