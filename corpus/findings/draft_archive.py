"""What drafts are checked against: the phrases of an archive with who uses them, its films, its clichés."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.reuse.draft_check import PassageIndex
from corpus.reuse.phrasebook import Phrasebook
from corpus.store.corpus import Corpus
from corpus.text.tokens import FILM


@dataclass(frozen=True, eq=False)
class DraftArchive:
    """An archive, ready to be looked up.

    Attributes
    ----------
    corpus : Corpus
    listed : DataFrame
        What recurs (`Corpus.listed`), in the order of the list, without names: with `whose` uses it, and whether it is
        `everyday`.
    book : Phrasebook
        The same, to find them in a text.
    index : PassageIndex
        Every run of six words.
    films : list of str
        Those that have reviews.
    about_film : frozenset of str
        Ids of the phrases by which a new film's title is known: those with «film» that are not everyday.
    rates : array of float, one item a review
        Clichés in 100 words: phrases of the list that are not everyday.
    eases : dict
        The usual reading ease of those critics that were asked for (`draft_standing.measure_usual_ease`).
    """

    corpus: Corpus
    listed: pd.DataFrame
    book: Phrasebook
    index: PassageIndex
    films: list[str]
    about_film: frozenset[str]
    rates: NDArray[np.float64]
    eases: dict[str | None, NDArray[np.float64]] = field(default_factory=dict)

    def select(self, phrase_ids: pd.Series) -> pd.DataFrame:
        """Return the rows of the list of some phrases, in its order."""
        rows = self._ids.get_indexer(pd.Index(phrase_ids.unique()))
        return self.listed.iloc[np.sort(rows[rows >= 0])]

    @cached_property
    def _ids(self) -> pd.Index:
        return pd.Index(self.listed["phrase_id"])

    @classmethod
    def of(cls, corpus: Corpus) -> "DraftArchive":
        """Return an archive as a built corpus holds it."""
        listed = corpus.listed[~corpus.listed["named"].to_numpy()].reset_index(drop=True)
        telling = listed[~listed["everyday"]]
        return cls(
            corpus,
            listed,
            corpus.phrasebook,
            corpus.index,
            sorted(corpus.reviews["film"].dropna().unique()),
            frozenset(telling.loc[telling["phrase"].str.contains(FILM, regex=False), "phrase_id"]),
            corpus.drafts["rates"],
        )
