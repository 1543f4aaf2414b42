"""A corpus's polarity as the reader chose to see it: by TextBlob or the house lexicon, as polarity or in stars.

By either, titles of films take no part, but for "TextBlob as it is".
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from corpus.errors import CorpusError
from corpus.polarity.calibration import MIDDLE_RATING, Calibration, calibrate, find_middle
from corpus.polarity.scale import PolarityScale
from corpus.polarity.textblob import Lexicon
from corpus.store.corpus import Corpus
from corpus.store.rescoring import Scores

#: What is scored with and without titles.
_TWICE = ("polarity", "subjectivity", "evidence")


@dataclass(frozen=True, eq=False)
class ScoredCorpus:
    """A corpus's reviews and sentences on one polarity scale.

    Attributes
    ----------
    scale : PolarityScale
    reviews, sentences : DataFrame
        `Corpus.reviews` and `Corpus.sentences`, their `polarity` on this scale, with the `subjectivity` and `evidence`
        behind it; by a house lexicon without these two, which are TextBlob's.
    calibration : Calibration or None
        The rating to expect of this lexicon's polarity; None where too few reviews are rated.
    lexicon : Lexicon or None
        The house lexicon; None for TextBlob's.
    lexicon_digest : str
        The digest of the house lexicon, for a cache; "" for TextBlob's.
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
        """Return a corpus with TextBlob's polarity or a house lexicon's, both without the titles of films.

        Parameters
        ----------
        corpus : Corpus
        scores : Scores, optional
            Of this corpus, by the house lexicon.
        """
        chunks = corpus.reviews["evidence_untitled"], corpus.sentences["evidence_untitled"]
        if scores is None:
            scale = PolarityScale(corpus.middle)
            reviews, sentences = map(_without_titles, (corpus.reviews, corpus.sentences))
            return cls(scale, reviews, sentences, corpus.calibration, chunks)
        calibration = calibrate(
            scores.reviews, corpus.reviews["rating"], evidence=chunks[0], groups=corpus.reviews["film"]
        )
        reviews, sentences = (
            _select(frame).drop(columns=list(_TWICE[1:])).assign(polarity=polarity)
            for frame, polarity in ((corpus.reviews, scores.reviews), (corpus.sentences, scores.sentences))
        )
        return cls(
            PolarityScale(find_middle(scores.reviews, calibration), lexicon="house"),
            reviews,
            sentences,
            calibration,
            chunks,
            scores.house.lexicon(),
            scores.house.digest,
        )

    @classmethod
    def as_is(cls, corpus: Corpus) -> "ScoredCorpus":
        """Return a corpus with TextBlob's own polarity, in which titles of films are words like any others."""
        polarity, chunks = corpus.reviews["polarity"], (corpus.reviews["evidence"], corpus.sentences["evidence"])
        calibration = calibrate(polarity, corpus.reviews["rating"], evidence=chunks[0], groups=corpus.reviews["film"])
        scale = PolarityScale(find_middle(polarity, calibration), lexicon="as-is")
        return cls(scale, _select(corpus.reviews), _select(corpus.sentences), calibration, chunks)

    @property
    def without_stars(self) -> "ScoredCorpus":
        """The same on the lexicon's own scale, −1..1."""
        return self.before_stars or self

    @property
    def key(self) -> str:
        """The key of this scale in a cache: different for each lexicon, and for polarity and stars."""
        return f"{self.scale.lexicon} {self.lexicon_digest} {self.scale.quantity}"

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


def _select(frame: pd.DataFrame) -> pd.DataFrame:
    """Return reviews or sentences with TextBlob's own scores alone. Columns are shared, not copied."""
    return frame.drop(columns=[*(f"{name}_untitled" for name in _TWICE), "house_polarity"])


def _without_titles(frame: pd.DataFrame) -> pd.DataFrame:
    """Return reviews or sentences with the scores without titles in the place of TextBlob's own."""
    return _select(frame).assign(**{name: frame[f"{name}_untitled"] for name in _TWICE})
