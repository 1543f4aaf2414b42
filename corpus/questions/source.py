"""A selection of a corpus, as questions are asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.aspects.names_index import index_names
from corpus.aspects.values import add_value, find_aspect
from corpus.compare import grouping
from corpus.compare.comparison import Comparison, compare_groups
from corpus.findings.choosing import choose_findings
from corpus.findings.evidence import Evidence
from corpus.phrases import phrase_list, sharing
from corpus.phrases.arranging import Asked, PhraseList, arrange_phrases
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import NAMED, Selection
from corpus.store.selection_wording import describe_selection

#: What can be compared: its name in the address, and its column.
COMPARED: Mapping[str, str] = {**NAMED, "genre": "genres", "year": "published_year"}
#: Orders of the list of reviews: label, column and whether it ascends.
ORDERS = {
    "new": ("Newest first", "published", False),
    "old": ("Oldest first", "published", True),
    "best": ("Best rated first", "rating", False),
    "worst": ("Worst rated first", "rating", True),
    "warm": ("Most positive first", "polarity", False),
    "cold": ("Most negative first", "polarity", True),
    "film": ("By film", "film", True),
    "long": ("Longest first", "words", False),
}


@dataclass(frozen=True, eq=False)
class Source:
    """A selection of a corpus. The server has most of what it gives cached: see `pages/shared/api.py`.

    Attributes
    ----------
    corpus : Corpus
    key : str
        The corpus's name in the address.
    selection : Selection
    scored : ScoredCorpus
        By which lexicon and on which scale polarity is seen.
    keep : ndarray of bool
        Which of the corpus's reviews are selected.
    bans : DataFrame
        What the desk has banned; see `findings.banned`.
    """

    corpus: Corpus
    key: str
    selection: Selection
    scored: ScoredCorpus
    keep: npt.NDArray[np.bool_]
    bans: pd.DataFrame

    @property
    def root(self) -> str:
        """The path below which the dashboard is; addresses begin with it."""
        return ""

    @cached_property
    def reviews(self) -> pd.DataFrame:
        """The selected reviews, without their texts."""
        return self.scored.reviews[self.keep]

    @cached_property
    def sentence(self) -> str:
        """The selection in words with its size, and the scale where it is not the plain one."""
        return f"{describe_selection(self.selection, self.reviews)}{self.scored.scale.description}"

    def list_orders(self) -> list[str]:
        """Return those of the `ORDERS` of which the selection knows anything; the first is the list's own."""
        known = {name: bool(self.reviews[name].notna().any()) for name in ("published", "rating")}
        return [name for name, (_, column, _) in ORDERS.items() if known.get(column, True)]

    def sort(self, order: str) -> pd.DataFrame:
        """Return the selected reviews in one of the `ORDERS`."""
        return sort_reviews(self.reviews, order)

    def list_phrases(self, asked: Asked) -> PhraseList:
        """Return what recurs in the selection, as it is asked for."""
        phrases = self.corpus.list_recurring(self.keep, gathered=asked.gathered, fragments=asked.fragments)
        if not asked.gathered and self.scored.scale.to_query():
            corpus = self.corpus
            tone = sharing.average_by_phrase(corpus.phrases, corpus.occurrences, self.scored.sentences, corpus.reviews)
            phrases = phrases.assign(polarity=phrases["phrase_id"].map(tone))
        unsigned = self.reviews["reviewer"].isna().all()
        owners = None if unsigned else self.corpus.find_owners(phrases, self.keep)
        return arrange_phrases(phrase_list.add_owners(phrases, owners), asked, self.reviews)

    def list_names(self) -> pd.DataFrame:
        """Return who and what the selection names; see `names_index.index_names`."""
        corpus = self.corpus
        return index_names(corpus.names, corpus.reviews, self.scored.sentences, keep=self.keep)

    def compare(self, by: str, value: str, chosen: tuple[str, ...] = ()) -> Comparison:
        """Return the groups of a column compared; where some are chosen, their pairs are judged as among all.

        `value` is a column of the reviews, or that of an aspect (`aspects.values.VALUES`).
        """
        every = self._compare(by, value, ())
        return self._compare(by, value, chosen).among(every) if chosen else every

    def find(self) -> pd.DataFrame:
        """Return what the selection has to say, the first first; see `choosing.choose_findings`."""
        return choose_findings(Evidence(self.corpus, self.scored, self.keep, self.selection.words, self.bans))

    def _compare(self, by: str, value: str, chosen: tuple[str, ...]) -> Comparison:
        reviews = self.reviews
        if find_aspect(value):
            reviews = add_value(reviews, self.corpus.statements, value)
        reviews = grouping.select_groups(reviews, by, chosen)
        return compare_groups(reviews, by=by, value=value, sentences=self.scored.sentences)


def sort_reviews(reviews: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return reviews in one of the `ORDERS`."""
    _, column, ascending = ORDERS[order]
    return reviews.sort_values([column, "review_id"], ascending=[ascending, True], kind="stable")
