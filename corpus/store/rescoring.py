"""An opened corpus scored by a house lexicon; after a change of the lexicon, only the reviews that it can affect."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.polarity import scores
from corpus.polarity.house import CONTRACTIONS, House
from corpus.store.corpus import Corpus

#: So many texts are in memory at once.
_AT_ONCE = 20_000
#: Where more terms than this change, every review is scored: to search the texts for each would take as long.
_MOST_TERMS = 200


@dataclass(frozen=True, eq=False)
class Scores:
    """A corpus's house polarity, without the titles of films.

    Attributes
    ----------
    house : House
        The lexicon that gave these scores.
    reviews, sentences : ndarray of float, −1..1
        In the order of `Corpus.reviews` and `Corpus.sentences`; NaN where there is no evidence.
    """

    house: House
    reviews: NDArray[np.float64]
    sentences: NDArray[np.float64]


def read_stored_scores(corpus: Corpus, house: House) -> Scores | None:
    """Return the scores that the corpus was built with, or None where that was by another lexicon, or by none."""
    if corpus.manifest.settings.get("lexicon") != house.digest:
        return None
    of_reviews = corpus.reviews["house_polarity"].to_numpy("float64")
    return Scores(house, of_reviews, corpus.sentences["house_polarity"].to_numpy("float64"))


def read_textblob_scores(corpus: Corpus) -> Scores:
    """Return TextBlob's scores without titles: those of a house lexicon that changes nothing."""
    of_reviews, of_sentences = (
        each["polarity_untitled"].to_numpy("float64") for each in (corpus.reviews, corpus.sentences)
    )
    return Scores(House(), of_reviews, of_sentences)


def score_corpus(corpus: Corpus, house: House) -> Scores:
    """Score all reviews and sentences; 25,000 reviews take some seconds.

    Parameters
    ----------
    corpus : Corpus
        As it was opened.
    house : House
        The lexicon to score by.

    Raises
    ------
    StoreError
        The corpus has been replaced since it was opened.
    """
    former = Scores(house, np.full(len(corpus.reviews), np.nan), np.full(len(corpus.sentences), np.nan))
    return _scored_anew(corpus, house, former, np.ones(len(corpus.reviews), bool))


def rescore_corpus(corpus: Corpus, house: House, *, former: Scores) -> Scores:
    """Return what `score_corpus` gives, reading only the reviews that hold a term with a changed score.

    Parameters
    ----------
    corpus : Corpus
    house : House
        The lexicon to score by.
    former : Scores
        Of the same corpus, by any other lexicon: the closer, the faster.

    Raises
    ------
    StoreError
        The corpus has been replaced since it was opened.
    """
    terms = find_changed_terms(former.house, house)
    touched = np.ones(len(corpus.reviews), bool)
    if len(terms) <= _MOST_TERMS:
        touched = corpus.match_pattern(_pattern(terms)) if terms else np.zeros(len(corpus.reviews), bool)
    return _scored_anew(corpus, house, former, touched)


def list_moved_reviews(corpus: Corpus, before: Scores, after: Scores) -> pd.DataFrame:
    """Return the reviews whose polarity a change of the lexicon moves, the furthest first.

    Returns
    -------
    DataFrame
        `review_id`; `before` and `after`, −1..1, NaN where there is no evidence. Reviews that come to have evidence, or
        lose it, come last: no evidence is not neutral, so the distance is not known.
    """
    frame = pd.DataFrame({"review_id": corpus.reviews["review_id"], "before": before.reviews, "after": after.reviews})
    same = np.isclose(before.reviews, after.reviews, rtol=0, atol=1e-12, equal_nan=True)
    far = (frame["after"] - frame["before"]).abs().sort_values(ascending=False, kind="stable").index
    return frame.loc[far[~same[far]]].reset_index(drop=True)


def find_changed_terms(one: House, other: House) -> set[str]:
    """Return the terms that two lexicons treat differently."""
    terms = {term for term in {*one.entries, *other.entries} if one.setting(term) != other.setting(term)}
    return terms if one.contractions == other.contractions else terms | {*CONTRACTIONS}


def _pattern(terms: Iterable[str]) -> str:
    """Return a pattern in RE2's syntax that matches the texts with any of some terms, in any case."""
    # “İ” becomes two characters in small letters: Python does that, RE2 does not.
    spelled = "|".join(map(re.escape, sorted(terms))).replace("i\u0307", "(?:i\u0307|\u0130)")
    spelled = spelled.replace("\\ ", r"\s").replace("'", "['’]")
    return f"(?i)(?:^|[^a-z0-9])(?:{spelled})(?:$|[^a-z0-9]|n['’]t)"


def _scored_anew(corpus: Corpus, house: House, former: Scores, touched: NDArray[np.bool_]) -> Scores:
    of_reviews, of_sentences = former.reviews.copy(), former.sentences.copy()
    review = corpus.sentences["review_id"].cat.set_categories(corpus.reviews["review_id"]).cat.codes.to_numpy()
    ids = corpus.reviews["review_id"].to_numpy()
    rows = np.flatnonzero(touched)
    for first in range(0, len(rows), _AT_ONCE):
        part = rows[first : first + _AT_ONCE]
        mine = np.flatnonzero(np.isin(review, part))
        spans = corpus.sentences.loc[mine, ["start", "end"]].assign(review=np.searchsorted(part, review[mine]))
        texts = corpus.read_untitled(ids[part].tolist()).tolist()
        whole, parts = scores.score_with_sentences(texts, spans, lexicon=house.lexicon())
        of_reviews[part], of_sentences[mine] = whole["polarity"], parts["polarity"]
    return Scores(house, of_reviews, of_sentences)
