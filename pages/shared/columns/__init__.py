"""The columns of the screens' tables: one name, one number format and one line of help for each, everywhere."""

from pages.shared.columns.comparisons import (
    make_division_columns,
    make_ending_columns,
    make_group_columns,
    make_pair_columns,
    make_similarity_columns,
    make_term_columns,
)
from pages.shared.columns.phrases import (
    FAMILY,
    MARK,
    PASSAGE,
    PHRASE,
    RATE,
    SPREAD,
    make_common_columns,
    make_sharing_columns,
)
from pages.shared.columns.reviews import EVIDENCE, LINE, PRINTED, REVIEW, find_source_columns, scale_columns
from pages.shared.columns.sources import CORPUS, FILE, REJECT
from pages.shared.columns.words import (
    APART,
    CARRIED,
    CHANGE,
    FAULT,
    FORM,
    MOVED,
    SUGGESTION,
    WEIGHED,
    make_agreement_columns,
)

__all__ = [
    "APART",
    "CARRIED",
    "CHANGE",
    "CORPUS",
    "EVIDENCE",
    "FAMILY",
    "FAULT",
    "FILE",
    "FORM",
    "LINE",
    "MARK",
    "MOVED",
    "PASSAGE",
    "PHRASE",
    "PRINTED",
    "RATE",
    "REJECT",
    "REVIEW",
    "SPREAD",
    "SUGGESTION",
    "WEIGHED",
    "find_source_columns",
    "make_agreement_columns",
    "make_common_columns",
    "make_division_columns",
    "make_ending_columns",
    "make_group_columns",
    "make_pair_columns",
    "make_sharing_columns",
    "make_similarity_columns",
    "make_term_columns",
    "scale_columns",
]
