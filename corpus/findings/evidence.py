"""What findings are made of: everything that is measured of a selection, each once and only when it is asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.compare import division, drift, grouping, harshness
from corpus.compare.comparison import Comparison, compare_groups
from corpus.phrases import phrase_list
from corpus.polarity import disagreement, trust
from corpus.polarity.contributions import Evidence as ScoredWords
from corpus.polarity.measure import Measure
from corpus.polarity.textblob import Lexicon
from corpus.reuse import pairs
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus


@dataclass(frozen=True, eq=False)
class Evidence:
    """A selection of a corpus, and the frames that the screens show which findings lead to.

    The screens have most of these frames cached: `pages.shared.findings` takes them from there.

    Attributes
    ----------
    corpus : Corpus
    scored : ScoredCorpus
        By which lexicon and on which scale polarity is seen.
    keep : ndarray of bool
        Which of the corpus's reviews are selected.
    """

    corpus: Corpus
    scored: ScoredCorpus
    keep: npt.NDArray[np.bool_]

    @property
    def lexicon(self) -> Lexicon | None:
        """The lexicon that words are scored by; None for TextBlob's own."""
        return self.scored.lexicon

    def read(self, review_ids: Sequence[str]) -> pd.Series:
        """Return the texts of some reviews."""
        return self.corpus.read_texts(review_ids)

    @cached_property
    def reviews(self) -> pd.DataFrame:
        """The selected reviews, without their texts."""
        return self.scored.reviews[self.keep]

    @cached_property
    def measure(self) -> Measure:
        """The rating where any of the reviews has one, else the tone."""
        return Measure.of("rating" if self.reviews["rating"].notna().any() else "polarity", self.scored.scale)

    @cached_property
    def phrases(self) -> pd.DataFrame:
        """The list of phrases, from `phrase_list.add_owners`."""
        phrases = self.corpus.list_recurring(self.keep)
        unsigned = self.reviews["reviewer"].isna().all()
        return phrase_list.add_owners(phrases, None if unsigned else self.corpus.find_owners(phrases, self.keep))

    @cached_property
    def films(self) -> Comparison:
        """The films compared, by `measure`."""
        sentences = grouping.select_sentences(self.scored.sentences, self.reviews)
        return compare_groups(self.reviews, by="film", value=self.measure.column, sentences=sentences)

    @cached_property
    def divided(self) -> pd.DataFrame:
        """Which films divide their critics, by rating; see `division.measure_division`."""
        return grouping.rank_division(division.measure_division(self.reviews, by="film", value="rating"))

    @cached_property
    def standing(self) -> pd.DataFrame:
        """How far critics are from colleagues on the same films, by rating; see `harshness.measure_harshness`."""
        return harshness.measure_harshness(self.reviews)

    @cached_property
    def drift(self) -> pd.DataFrame:
        """Which critics' ratings rise or fall over the years; see `drift.measure_drift`."""
        return drift.measure_drift(self.reviews)

    @cached_property
    def duplicates(self) -> pd.DataFrame:
        """The reviews of the whole corpus that are nearly the same."""
        return self.corpus.duplicates

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """The films that share the most phrases; see `pairs.list_pairs`."""
        corpus, telling = self.corpus, pairs.select_telling(self.corpus.phrases)
        return pairs.list_pairs(
            corpus.occurrences, telling, corpus.reviews, corpus.duplicates, of="films", keep=self.keep
        )

    @cached_property
    def apart(self) -> pd.DataFrame:
        """How far each review's stars are from its words, in the whole corpus; see `disagreement`."""
        scored = self.scored.without_stars
        reviews = scored.reviews
        if scored.lexicon is not None:
            texts = self.corpus.read_untitled(reviews["review_id"].tolist())
            reviews = trust.count_evidence(reviews, ScoredWords.of(texts.tolist(), lexicon=scored.lexicon))
        return disagreement.rank_disagreements(reviews)
