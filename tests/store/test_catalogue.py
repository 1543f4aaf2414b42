"""The corpora of a library in one table."""

import pandas as pd

from corpus.store.catalogue import tabulate_corpora
from corpus.store.corpus import Corpus


def test_a_corpus_has_a_row_with_its_counts(dozen: Corpus) -> None:
    table = tabulate_corpora({"dozen": dozen.manifest})
    row = table.iloc[0]
    assert row[["key", "name", "reviews", "films", "reviewers", "rejects", "phrases"]].tolist() == [
        "dozen", "A dozen", 12, 3, 3, 1, 2,
    ]  # fmt: skip
    assert row["built"] == pd.Timestamp(dozen.manifest.built)


def test_a_library_without_a_corpus_has_an_empty_table_with_the_same_columns(dozen: Corpus) -> None:
    assert tabulate_corpora({}).columns.tolist() == tabulate_corpora({"dozen": dozen.manifest}).columns.tolist()
