"""What the reviews of a built corpus say of parts of the film, found again by other terms; all else stays as it is."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from corpus import schema
from corpus.aspects.house_terms import HouseTerms
from corpus.polarity.house import House
from corpus.progress import Progress
from corpus.store import folder, table_files
from corpus.store.basis import Basis
from corpus.store.batch_scores import find_in_batches
from corpus.store.manifest import Manifest


def judge_again(
    path: Path,
    terms: HouseTerms,
    *,
    house: House | None = None,
    progress: Progress = lambda doing, done, of: None,
) -> Manifest:
    """Find again what the reviews of a corpus say of parts of the film; where nothing would change, nothing is done.

    Parameters
    ----------
    path : Path
        A built corpus.
    terms : HouseTerms
        What parts of the film are named and judged by, for this and all later builds.
    house : House, optional
        The corpus's house lexicon as it is now: in one with house scores it judges.
    progress : callable
        Called as `progress.Progress` says.

    Raises
    ------
    StoreError
        There is no such corpus, it is damaged, or an import into it is under way.
    """
    path = path.resolve()
    with folder.writing(path):
        manifest = folder.read_manifest(path)
        basis = Basis(terms, house if manifest.settings["lexicon"] else None)
        settings = {**manifest.settings, "terms": terms.as_settings(), "basis": basis.digest}
        if settings == manifest.settings:
            return manifest
        reviews = table_files.read_table(path, manifest, "reviews")[["review_id", "text"]]
        spans, mentions = (
            _place(table_files.read_table(path, manifest, name), reviews) for name in ("sentences", "mentions")
        )
        said = find_in_batches(reviews["text"].tolist(), spans, mentions, basis, progress)
        ids = reviews["review_id"].to_numpy()
        statements = schema.conform(
            said.assign(review_id=ids[said["review"]]).drop(columns="review"), schema.STATEMENTS
        )
        counts = {**manifest.counts, "statements": len(statements)}
        return table_files.write_corpus(
            {"statements": statements}, replace(manifest, settings=settings, counts=counts), path
        )


def _place(table: pd.DataFrame, reviews: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the positions of its reviews beside their ids, in the order of the reviews."""
    ids = table["review_id"].astype("category").cat
    place = pd.Index(reviews["review_id"]).get_indexer(ids.categories)[ids.codes]
    return table.assign(review=place.astype(np.int64)).sort_values("review", kind="stable", ignore_index=True)
