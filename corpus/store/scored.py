"""A corpus's polarity as the reader chose to see it: by TextBlob or the house lexicon, as polarity or in stars."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from corpus.polarity.calibration import MIDDLE_RATING, Calibration, calibrate, find_middle
from corpus.polarity.scale import PolarityScale
from corpus.polarity.textblob import Lexicon
from corpus.schema import CorpusError
from corpus.store.corpus import Corpus
from corpus.store.rescoring import Scores

#: Columns that TextBlob or an earlier lexicon measured, which say nothing of another lexicon's polarity.
_TEXTBLOBS = ["subjectivity", "house_polarity", "evidence"]


@dataclass(frozen=True, eq=False)
class ScoredCorpus:
    """A corpus's reviews and sentences on one polarity scale.

    Attributes
    ----------
    scale : PolarityScale
    reviews, sentences : DataFrame
        `Corpus.reviews` and `Corpus.sentences`, their `polarity` on this scale. By a house lexicon without
        `subjectivity` and `evidence`, which are TextBlob's own.
    calibration : Calibration or None
        The rating to expect of this lexicon's polarity; None where too few reviews are rated.
    lexicon : Lexicon or None
        The house lexicon; None for TextBlob's own.
    lexicon_digest : str
        The digest of the house lexicon, for a cache; "" for TextBlob's own.
    chunks : Series, Series
        How many chunks TextBlob assesses in each of the reviews, and of the sentences: what their expected ratings are
        shrunk by, also by a house lexicon, whose own numbers are not stored.
    before_stars : ScoredCorpus or None
        The same as polarity, where this is in stars; else None.
    """

    scale: PolarityScale
    reviews: pd.DataFrame
    sentences: pd.DataFrame
    calibration: Calibration | None
    chunks: tuple[pd.Series, pd.Series]
    lexicon: Lexicon | None = None
    lexicon_digest: str = ""
    before_stars: "ScoredCorpus | None" = None

    @classmethod
    def of(cls, corpus: Corpus, scores: Scores | None = None) -> "ScoredCorpus":
        """Return a corpus with TextBlob's own polarity, or with a house lexicon's.

        Parameters
        ----------
        corpus : Corpus
        scores : Scores, optional
            Of this corpus, by the house lexicon.
        """
        if scores is None:
            scale, chunks = PolarityScale(corpus.middle), (corpus.reviews["evidence"], corpus.sentences["evidence"])
            return cls(scale, corpus.reviews, corpus.sentences, corpus.calibration, chunks)
        chunks = corpus.reviews["evidence"], corpus.sentences["evidence"]
        calibration = calibrate(
            scores.reviews, corpus.reviews["rating"], evidence=chunks[0], groups=corpus.reviews["film"]
        )
        return cls(
            PolarityScale(find_middle(scores.reviews, calibration), lexicon="house"),
            corpus.reviews.assign(polarity=scores.reviews).drop(columns=_TEXTBLOBS),
            corpus.sentences.assign(polarity=scores.sentences).drop(columns=_TEXTBLOBS),
            calibration,
            chunks,
            scores.house.lexicon(),
            scores.house.digest,
        )

    @property
    def without_stars(self) -> "ScoredCorpus":
        """The same on the lexicon's own scale, −1..1."""
        return self.before_stars or self

    @property
    def key(self) -> str:
        """The key of this scale in a cache: different for each lexicon, and for polarity and stars."""
        return f"{self.lexicon_digest} {self.scale.quantity}"

    def convert_to_stars(self) -> "ScoredCorpus":
        """Return the same as expected ratings, 0 to 10.

        Misuse: the curve is learned from whole reviews. A sentence's expected rating is that of a whole review with
        the polarity of this sentence, and of no more words.

        Raises
        ------
        CorpusError
            Too few reviews are rated to tell.
        """
        if self.calibration is None:
            raise CorpusError("Too few reviews are rated to expect a rating of their words.")
        reviews, sentences = (
            frame.assign(polarity=self.calibration.predict(frame["polarity"], np.maximum(chunks, 1)))
            for frame, chunks in zip((self.reviews, self.sentences), self.chunks, strict=True)
        )
        return replace(
            self,
            before_stars=self,
            scale=replace(self.scale, quantity="rating", middle=MIDDLE_RATING),
            reviews=reviews,
            sentences=sentences,
        )
