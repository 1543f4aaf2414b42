"""The columns of the screens' tables: one name, one number format and one line of help for each, everywhere."""

from pages.shared.columns.comparisons import apart, divided, groups, pairs, similar, turns
from pages.shared.columns.phrases import FAMILY, MARK, PASSAGE, PHRASE, RATE, SPREAD, common, sharing_pairs
from pages.shared.columns.reviews import EVIDENCE, LINE, PRINTED, REVIEW, of_source, scaled
from pages.shared.columns.sources import CORPUS, FILE, REJECT
from pages.shared.columns.words import APART, CARRIED, CHANGE, FAULT, FORM, MOVED, SUGGESTION, WEIGHED, agreement

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
    "agreement",
    "apart",
    "common",
    "divided",
    "groups",
    "of_source",
    "pairs",
    "scaled",
    "sharing_pairs",
    "similar",
    "turns",
]
