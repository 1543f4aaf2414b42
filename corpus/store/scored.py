"""A corpus's polarity as a reader has it shown: by TextBlob's words or the house's, as it is or in stars."""

from dataclasses import dataclass, replace

import pandas as pd

from corpus.polarity.calibration import MIDDLE_RATING, Calibration, calibrate, find_middle
from corpus.polarity.scale import PolarityScale
from corpus.polarity.textblob import Lexicon
from corpus.schema import CorpusError
from corpus.store.corpus import Corpus
from corpus.store.rescoring import Scores

#: What is measured by TextBlob's words, or by a lexicon that has been changed since, and says nothing of a house's.
_TEXTBLOBS = ["subjectivity", "house_polarity", "evidence"]


@dataclass(frozen=True, eq=False)
class ScoredCorpus:
    """A corpus's reviews and sentences on one scale of warmth.

    Attributes
    ----------
    warmth : PolarityScale
    reviews, sentences : DataFrame
        `Corpus.reviews` and `Corpus.sentences`, their `polarity` on this scale. By a house lexicon without
        `subjectivity` and `evidence`, which are TextBlob's own.
    calibration : Calibration or None
        The rating to expect of this lexicon's polarity; None where too few reviews are rated.
    lexicon : Lexicon or None
        Whose words count; None for TextBlob's own.
    by : str
        What tells this lexicon from others, in a cache.
    unrated : ScoredCorpus or None
        The same before it was told in stars; None where it is not.
    """

    warmth: PolarityScale
    reviews: pd.DataFrame
    sentences: pd.DataFrame
    calibration: Calibration | None
    lexicon: Lexicon | None = None
    by: str = ""
    unrated: "ScoredCorpus | None" = None

    @property
    def words(self) -> "ScoredCorpus":
        """The same as the lexicon has it, −1..1."""
        return self.unrated or self

    @property
    def key(self) -> str:
        """What tells this scale from others of the same corpus, in a cache."""
        return f"{self.by} {self.warmth.quantity}"

    def in_stars(self) -> "ScoredCorpus":
        """Return the same as expected ratings, 0 to 10.

        Misuse: the curve is learned from whole reviews. A sentence's expected rating is that of a review of such words.

        Raises
        ------
        CorpusError
            Too few reviews are rated to tell.
        """
        if self.calibration is None:
            raise CorpusError("Too few reviews are rated to expect a rating of their words.")
        return replace(
            self,
            unrated=self,
            warmth=replace(self.warmth, quantity="rating", middle=MIDDLE_RATING),
            reviews=self.reviews.assign(polarity=self.calibration.predict(self.reviews["polarity"])),
            sentences=self.sentences.assign(polarity=self.calibration.predict(self.sentences["polarity"])),
        )


def weigh(corpus: Corpus, scores: Scores | None = None) -> ScoredCorpus:
    """Return a corpus with TextBlob's own polarity, or with a house lexicon's.

    Parameters
    ----------
    corpus : Corpus
    scores : Scores, optional
        Of this corpus, by the house lexicon.
    """
    if scores is None:
        return ScoredCorpus(PolarityScale(corpus.middle), corpus.reviews, corpus.sentences, corpus.calibration)
    learned = calibrate(scores.reviews, corpus.reviews["rating"], groups=corpus.reviews["film"])
    return ScoredCorpus(
        PolarityScale(find_middle(scores.reviews, learned), lexicon="house"),
        corpus.reviews.assign(polarity=scores.reviews).drop(columns=_TEXTBLOBS),
        corpus.sentences.assign(polarity=scores.sentences).drop(columns=_TEXTBLOBS),
        learned,
        scores.house.lexicon(),
        scores.house.digest,
    )
