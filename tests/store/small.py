"""Corpora of a few rows, written without anything measured."""

import numpy as np
import pandas as pd

from corpus import schema
from corpus.schema import conform
from corpus.store import folder, table_files
from corpus.store.manifest import Manifest

TABLES = {name: schema.empty_table(getattr(schema, name.upper())) for name in table_files.TABLES}
ARRAYS = pd.DataFrame({"rates": [np.array([0.5, np.nan])], "words": [["a", "film"]], "row": [np.zeros(0)]})
TABLES |= dict.fromkeys(table_files.MAPPED, ARRAYS)


def store(path, name="Ours", **tables):
    with folder.writing(path):
        return table_files.write_corpus({**TABLES, **tables}, Manifest(name=name, digest="d", sources_digest="s"), path)


def rejects(*reasons):
    return conform(pd.DataFrame({"reason": pd.Series(reasons, dtype="str")}), schema.REJECTS)


def reasons(path):
    return table_files.read_table(path, folder.read_manifest(path), "rejects")["reason"].tolist()
