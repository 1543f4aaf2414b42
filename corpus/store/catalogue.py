"""The corpora of a library in one table, with their counts."""

from collections.abc import Mapping

import pandas as pd

from corpus.store.manifest import Manifest

_COUNTS = ("reviews", "films", "reviewers", "words", "rejects")


def tabulate_corpora(corpora: Mapping[str, Manifest]) -> pd.DataFrame:
    """Return a row for each corpus of a library.

    Parameters
    ----------
    corpora : mapping of key to Manifest
        From `Library.corpora`.

    Returns
    -------
    DataFrame
        `key`, `name`; how many `reviews`, `films`, `reviewers`, `words`, `rejects` and recurring `phrases` it has,
        missing where that is not known; `built`, when it was built.
    """
    rows = [
        {
            "key": key,
            "name": manifest.name,
            **{name: manifest.counts.get(name) for name in _COUNTS},
            "phrases": manifest.recurring,
            "built": pd.Timestamp(manifest.built),
        }
        for key, manifest in corpora.items()
    ]
    return pd.DataFrame(rows, columns=["key", "name", *_COUNTS, "phrases", "built"])
