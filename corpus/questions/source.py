"""A selection of a corpus, as questions are asked of it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

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
#: The columns to sort by that are empty in many a corpus.
_OFTEN_UNKNOWN = ("published", "rating")


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
        return list_orders([name for name in _OFTEN_UNKNOWN if self.reviews[name].notna().any()])

    def sort(self, order: str) -> pd.DataFrame:
        """Return the selected reviews in one of the `ORDERS`."""
        return sort_reviews(self.reviews, order)

    def list_phrases(self, asked: Asked) -> PhraseList:
        """Return what recurs in the selection, as it is asked for."""
        measure = partial(measure_phrases, self.corpus, self.scored)
        phrases = list_recurring(
            self.corpus, self.scored, self.keep, gathered=asked.gathered, fragments=asked.fragments, measure=measure
        )
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
        compare = partial(compare_selected, self.corpus, self.scored, self.reviews, by, value)
        return compare(chosen).among(compare(())) if chosen else compare(())

    def find(self) -> pd.DataFrame:
        """Return what the selection has to say, the first first; see `choosing.choose_findings`."""
        return choose_findings(Evidence(self.corpus, self.scored, self.keep, self.selection.words, self.bans))


def list_orders(known: Collection[str]) -> list[str]:
    """Return those of the `ORDERS` of which some reviews know anything; `known` are columns that have a value."""
    return [name for name, (_, column, _) in ORDERS.items() if column in known or column not in _OFTEN_UNKNOWN]


def list_recurring(
    corpus: Corpus,
    scored: ScoredCorpus,
    keep: npt.NDArray[np.bool_],
    *,
    gathered: bool,
    fragments: bool,
    measure: Callable[[], pd.Series],
) -> pd.DataFrame:
    """Return what recurs in some reviews (`Corpus.list_recurring`), the polarity of single phrases as it is scored.

    `measure` gives what `measure_phrases` does, and is only asked where the scale is not the plain one.
    """
    phrases = corpus.list_recurring(keep, gathered=gathered, fragments=fragments)
    if gathered or not scored.scale.to_query():
        return phrases
    return phrases.assign(polarity=phrases["phrase_id"].map(measure()))


def measure_phrases(corpus: Corpus, scored: ScoredCorpus) -> pd.Series:
    """Return the mean polarity of the sentences of each single phrase, by the phrase's id."""
    return sharing.average_by_phrase(corpus.phrases, corpus.occurrences, scored.sentences, corpus.reviews)


def compare_selected(
    corpus: Corpus, scored: ScoredCorpus, reviews: pd.DataFrame, by: str, value: str, chosen: tuple[str, ...]
) -> Comparison:
    """Return the groups of some reviews compared, all of them or those chosen; see `Source.compare`."""
    if find_aspect(value):
        reviews = add_value(reviews, corpus.statements, value)
    reviews = grouping.select_groups(reviews, by, chosen)
    return compare_groups(reviews, by=by, value=value, sentences=scored.sentences)


def sort_reviews(reviews: pd.DataFrame, order: str) -> pd.DataFrame:
    """Return reviews in one of the `ORDERS`."""
    _, column, ascending = ORDERS[order]
    return reviews.sort_values([column, "review_id"], ascending=[ascending, True], kind="stable")
