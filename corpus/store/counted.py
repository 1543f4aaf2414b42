"""What screens ask of all reviews and phrases, worked out once when a corpus is built; the arrays stay in their file.

Which words each review uses and how often, which phrases are terms beside them, what the words of a phrase say of it,
how a family is said, and how a review begins: no visitor waits for any of it, and servers share it.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.phrases.marks import PhraseMarks
from corpus.phrases.spoken import name_families
from corpus.phrases.terms import TermPhrases
from corpus.text.arrays import narrow, read_codes
from corpus.text.counts import build_counts

#: A review's beginning, kept in memory beside the light columns, in characters.
EXCERPT = 240
#: The arrays of marks, and of a matrix behind the name of what is counted.
_FLAGS = ("noticeable", "shown", "named")
_BEGINS, _COUNT = "_begins", "_count"


def count_ahead(tables: Mapping[str, pd.DataFrame], occurrences: pd.DataFrame) -> pd.DataFrame:
    """Return one row of arrays.

    Parameters
    ----------
    tables : mapping of table name to DataFrame
        From `measuring.measure`: "reviews", "words", "word_counts", "phrases", "families", "fillers".
    occurrences : DataFrame
        Those of `phrases`, the codes of both ids being positions; from `placing.read_places`.
    """
    reviews, phrases, families = (tables[name] for name in ("reviews", "phrases", "families"))
    many = len(reviews)
    marks, names = PhraseMarks.of(phrases["phrase"]), name_families(families, tables["fillers"])
    terms = TermPhrases.of(phrases, occurrences, marks, row=read_codes(occurrences["review_id"]), of=many)
    words = build_counts(tables["word_counts"], of="word", shape=(many, len(tables["words"])))
    arrays = {
        **_keep_matrix("word", words),
        **_keep_matrix("term", terms.counts),
        "term_rows": terms.rows.astype(np.int32),
        "term_folded": _keep_texts(terms.folded),
        **{name: getattr(marks, name).astype(np.uint8) for name in _FLAGS},
        "content": narrow(marks.content),
        "weight": marks.weight,
        "said": _keep_texts(names["said"]),
        "varied": names["varied"].to_numpy().astype(np.uint8),
        "excerpt": _keep_texts(pd.Series(map(cut_excerpt, reviews["text"]), dtype="str")),
    }
    return pd.DataFrame({name: pd.Series([array], dtype=object) for name, array in arrays.items()})


def read_words(arrays: Mapping[str, Any], *, words: int) -> csr_array:
    """Return how often each review uses each of so many words."""
    return _read_matrix(arrays, "word", words)


def read_marks(arrays: Mapping[str, Any]) -> PhraseMarks:
    """Return what the words of all phrases say of them."""
    flags = {name: arrays[name].view(bool) for name in _FLAGS}
    return PhraseMarks(**flags, content=arrays["content"].astype(np.int64), weight=arrays["weight"])


def read_term_phrases(arrays: Mapping[str, Any]) -> TermPhrases:
    """Return the phrases that are terms, counted in all reviews."""
    rows = arrays["term_rows"]
    named = arrays["named"].view(bool)[rows]
    return TermPhrases(rows, _read_texts(arrays["term_folded"]), named, _read_matrix(arrays, "term", len(rows)))


def read_names(arrays: Mapping[str, Any]) -> pd.DataFrame:
    """Return how each family is said; see `spoken.name_families`."""
    return pd.DataFrame({"said": _read_texts(arrays["said"]), "varied": arrays["varied"].view(bool)})


def read_excerpts(arrays: Mapping[str, Any]) -> pd.Series:
    """Return how each review begins; see `cut_excerpt`."""
    return _read_texts(arrays["excerpt"])


def cut_excerpt(text: str) -> str:
    """Return the first words of a review, the last of them whole."""
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(maxsplit=1)[0]} …"


def _keep_matrix(name: str, matrix: csr_array) -> dict[str, NDArray[np.integer]]:
    matrix.sort_indices()
    begins, places = matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32)
    return {f"{name}{_BEGINS}": begins, name: places, f"{name}{_COUNT}": narrow(matrix.data)}


def _read_matrix(arrays: Mapping[str, Any], name: str, many: int) -> csr_array:
    begins = arrays[f"{name}{_BEGINS}"]
    counts = arrays[f"{name}{_COUNT}"].astype(np.int32)
    return csr_array((counts, arrays[name], begins), shape=(len(begins) - 1, many))


def _keep_texts(texts: pd.Series) -> pa.LargeStringArray:
    return pa.array(texts, pa.large_string())


def _read_texts(kept: pa.LargeStringArray) -> pd.Series:
    """Return texts as pandas has them; they stay in their file."""
    return pd.Series(pd.array(kept, dtype="str"))
