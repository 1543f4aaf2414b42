"""What screens ask of all reviews and phrases, worked out once when a corpus is built; the arrays stay in their file.

Which words each review uses and how often, which phrases are terms beside them, what the words of a phrase say of it,
how a family is said, how a review begins, and what recurs in all reviews: no visitor waits for any of it, and servers
share it.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.memory import give_back_memory
from corpus.phrases.families import Families
from corpus.phrases.marks import PhraseMarks
from corpus.phrases.terms import TermPhrases, Terms
from corpus.store.first_view import FirstView
from corpus.store.mapped import keep_texts, read_texts
from corpus.text.arrays import narrow, read_codes
from corpus.text.counts import build_counts
from corpus.text.laid_aside import keep_arrays
from corpus.text.vocabulary import Vocabulary

#: A review's beginning, kept in memory beside the light columns, in characters.
EXCERPT = 240
#: The arrays of marks, and of a matrix behind the name of what is counted.
_FLAGS = ("noticeable", "shown", "named")
_BEGINS, _COUNT = "_begins", "_count"
#: The arrays of owners, and of terms, have this before the names of their columns.
_OWNERS, _TELLING, _TERMS = "owners_", "telling_", "terms_"


def count_ahead(
    tables: Mapping[str, pd.DataFrame],
    occurrences: pd.DataFrame,
    family_occurrences: pd.DataFrame,
    *,
    names: pd.DataFrame,
    marks: PhraseMarks,
) -> pd.DataFrame:
    """Return one row of arrays.

    Parameters
    ----------
    tables : mapping of table name to DataFrame
        From `measuring.measure`: "reviews", "words", "word_counts", "phrases", "families", "fillers".
    occurrences, family_occurrences : DataFrame
        Those of `phrases` and `families`, the codes of both ids being positions; from `placing.read_places`.
    names : DataFrame
        How the families are said (`families.Families.names`).
    marks : PhraseMarks
        Of the phrases.
    """
    reviews, phrases, families = (tables[name] for name in ("reviews", "phrases", "families"))
    many = len(reviews)
    gathered = Families(families, phrases["family_id"], tables["fillers"], family_occurrences, names)
    view = FirstView.of(gathered, occurrences, reviews)
    give_back_memory()
    words = build_counts(tables["word_counts"], of="word", shape=(many, len(tables["words"])))
    vocabulary = Vocabulary.of_counts(tables["words"], words, reviews["words"].to_numpy("int64"))
    as_terms = TermPhrases.of(phrases, occurrences, marks, row=read_codes(occurrences["review_id"]), of=many)
    give_back_memory()
    terms = Terms.of_counted(vocabulary, phrases, as_terms)
    del vocabulary, as_terms
    arrays = {
        **_keep_matrix("word", words),
        **_keep_frame(_TERMS, terms.table),
        **_keep_matrix("terms", terms.matrix),
        **{name: getattr(marks, name).astype(np.uint8) for name in _FLAGS},
        "content": narrow(marks.content),
        "weight": marks.weight,
        "said": keep_texts(names["said"]),
        "varied": names["varied"].to_numpy().astype(np.uint8),
        "view_rows": view.rows.astype(np.int32),
        **_keep_frame(_OWNERS, view.owners),
        **_keep_frame(_TELLING, view.telling.table),
        **_keep_matrix("telling", view.telling.matrix),
        "excerpt": keep_texts(pd.Series(map(cut_excerpt, reviews["text"]), dtype="str")),
    }
    return keep_arrays(arrays)


def read_words(arrays: Mapping[str, Any], *, words: int) -> csr_array:
    """Return how often each review uses each of so many words."""
    return _read_matrix(arrays, "word", words)


def read_marks(arrays: Mapping[str, Any]) -> PhraseMarks:
    """Return what the words of all phrases say of them."""
    flags = {name: arrays[name].view(bool) for name in _FLAGS}
    return PhraseMarks(**flags, content=arrays["content"].astype(np.int64), weight=arrays["weight"])


def read_terms(arrays: Mapping[str, Any], reviews: pd.DataFrame) -> Terms:
    """Return how often each review has each word and phrase; see `Terms.of_counted`."""
    return _read_terms(arrays, _TERMS, "terms", reviews)


def read_names(arrays: Mapping[str, Any]) -> pd.DataFrame:
    """Return how each family is said; see `spoken.name_families`."""
    return pd.DataFrame({"said": read_texts(arrays["said"]), "varied": arrays["varied"].view(bool)})


def read_first_view(arrays: Mapping[str, Any], reviews: pd.DataFrame) -> FirstView:
    """Return what recurs in all reviews."""
    telling = _read_terms(arrays, _TELLING, "telling", reviews)
    return FirstView(arrays["view_rows"], _read_frame(arrays, _OWNERS), telling)


def read_excerpts(arrays: Mapping[str, Any]) -> pd.Series:
    """Return how each review begins; see `cut_excerpt`."""
    return read_texts(arrays["excerpt"])


def cut_excerpt(text: str) -> str:
    """Return the first words of a review, the last of them whole."""
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(maxsplit=1)[0]} …"


def _keep_matrix(name: str, matrix: csr_array) -> dict[str, NDArray[np.integer]]:
    matrix.sort_indices()
    begins, places = matrix.indptr.astype(np.int32), matrix.indices.astype(np.int32)
    return {f"{name}{_BEGINS}": begins, name: places, f"{name}{_COUNT}": narrow(matrix.data)}


def _read_matrix(arrays: Mapping[str, Any], name: str, many: int) -> csr_array:
    begins = arrays[f"{name}{_BEGINS}"]
    return csr_array((arrays[f"{name}{_COUNT}"], arrays[name], begins), shape=(len(begins) - 1, many))


def _read_terms(arrays: Mapping[str, Any], columns: str, name: str, reviews: pd.DataFrame) -> Terms:
    table = _read_frame(arrays, columns)
    matrix = _read_matrix(arrays, name, len(table))
    return Terms(table, matrix, reviews["words"].to_numpy("int64"), np.arange(len(reviews)))


def _keep_frame(name: str, frame: pd.DataFrame) -> dict[str, Any]:
    """Return the columns of a frame as arrays; days as numbers, marks as bytes."""
    arrays: dict[str, Any] = {}
    for column, values in frame.items():
        kind = values.dtype.kind
        stored: Any = {"M": "int64", "b": np.uint8}.get(kind, values.dtype)
        arrays[f"{name}{column}:{kind}"] = keep_texts(values) if kind == "O" else values.to_numpy().astype(stored)
    return arrays


def _read_frame(arrays: Mapping[str, Any], name: str) -> pd.DataFrame:
    """Return the frame that `_keep_frame` has kept; its columns stay in their file."""
    columns: dict[str, Any] = {}
    for key in (key for key in arrays if key.startswith(name) and ":" in key):
        column, _, kind = key.removeprefix(name).partition(":")
        as_read = {"M": "datetime64[s]", "b": "bool"}.get(kind)
        columns[column] = read_texts(arrays[key]) if kind == "O" else arrays[key].view(as_read or arrays[key].dtype)
    return pd.DataFrame(columns, copy=False)
