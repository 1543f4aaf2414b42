"""What drafts are checked against: the phrases of an archive with who uses them, its films, its clichés."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import phrase_list
from corpus.phrases.content import mark_trivial
from corpus.phrases.filters import mark_names
from corpus.reuse.cliche_rate import measure_rates
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
        """Make an archive ready; takes seconds for 25,000 reviews."""
        listed = corpus.listed.drop(columns=["polarity", "dispersion"], errors="ignore")
        reviews = corpus.reviews
        owners = None
        if reviews["reviewer"].notna().any():
            owners = corpus.find_owners(listed, np.ones(len(reviews), bool))
        listed = phrase_list.add_owners(listed, owners).assign(everyday=mark_trivial(listed["weight"]))
        listed = listed[~mark_names(listed["phrase"])].reset_index(drop=True)
        telling = listed[~listed["everyday"]]
        occurrences = _locate_phrases(corpus, telling["phrase_id"])
        return cls(
            corpus,
            listed,
            corpus.phrasebook,
            corpus.index,
            sorted(reviews["film"].dropna().unique()),
            frozenset(telling.loc[telling["phrase"].str.contains(FILM, regex=False), "phrase_id"]),
            measure_rates(
                occurrences,
                reviews["words"].to_numpy("int64"),
                fewest=int(corpus.manifest.settings.get("min_reviews") or 2),
                reviews_of=telling["reviews"],
            ),
        )


def _locate_phrases(corpus: Corpus, phrase_ids: pd.Series) -> pd.DataFrame:
    """Return the places of some phrases and families: `phrase` and `review` (positions), `start`, `end`."""
    parts, known = [], pd.Index(phrase_ids)
    for occurrences, name in ((corpus.occurrences, "phrase_id"), (corpus.families.occurrences, "family_id")):
        number = known.get_indexer(occurrences[name].cat.categories)
        phrase = number[occurrences[name].cat.codes.to_numpy()]
        rows = np.flatnonzero(phrase >= 0)
        review = occurrences["review_id"].cat.codes.to_numpy()[rows]
        places = {column: occurrences[column].to_numpy()[rows] for column in ("start", "end")}
        parts.append(pd.DataFrame({"phrase": phrase[rows], "review": review, **places}))
    return pd.concat(parts, ignore_index=True)
