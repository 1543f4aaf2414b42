"""What each term does to the polarity of reviews: its chunks, and what a phrase takes from its words."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.polarity.contributions import Evidence
from corpus.polarity.entries import NEGATES, OPTION, Setting
from corpus.polarity.house import CONTRACTIONS, House
from corpus.polarity.textblob import load_textblob_lexicon

# What the scorer makes of a word after a negation.
_NEGATED = -0.5
# The polarity of a term that is only to be counted: so small that no modifier takes it to the end of the scale.
_PROBE = 2.0**-10
# No chunk counts for more than so many times its term: a row of "!" multiplies without end, and a polarity ends at ±1,
# which half of it reaches here.
_MOST = 2.0

Array = NDArray[np.float64]


def relate_terms(terms: Sequence[str]) -> csr_array:
    """Return what each term's weight is the sum of: its own effect, and those of the words of a phrase.

    Parameters
    ----------
    terms : sequence of str
        Words, and phrases with spaces or hyphens.

    Returns
    -------
    csr_array of float, terms × terms
        One where the effect of a word or a phrase counts, −0.5 where the scorer would negate it, else 0.
    """
    places = {term: place for place, term in enumerate(terms)}
    negations = load_textblob_lexicon().negations | set(CONTRACTIONS)
    rows, columns, worths = [], [], []
    for term, place in places.items():
        words, worth = term.replace("-", " ").split(), 1.0
        effects = [(place, 1.0)]
        for word in words if len(words) > 1 else ():
            if word in negations:
                worth = _NEGATED
            elif word in places:
                effects.append((places[word], worth))
        rows += [place] * len(effects)
        columns += [column for column, _ in effects]
        worths += [worth for _, worth in effects]
    return csr_array((worths, (rows, columns)), shape=(len(terms), len(terms)), dtype="float64")


def sum_chunks(texts: Sequence[str], terms: Sequence[str], unfit: Sequence[str]) -> tuple[csr_array, Array]:
    """Sum up the chunks in which each term is scored, each by what its modifiers and negations make of the term.

    Parameters
    ----------
    texts : sequence of str
    terms : sequence of str
        The words and phrases that are scored.
    unfit : sequence of str
        Words of TextBlob's that are silenced.

    Returns
    -------
    chunks : csr_array of float, reviews × terms
    evidence : ndarray of float, one a review
        The number of all its assessed chunks, those of TextBlob's rare words too; 1 where there are none.
    """
    asked: dict[str, Setting] = {**dict.fromkeys(unfit), **dict.fromkeys(terms, _PROBE), OPTION: NEGATES}
    probe = House().change_all(asked, on=date.min, origin="stars")
    assessed = Evidence.of(texts, lexicon=probe.lexicon())
    places = {term: place for place, term in enumerate(terms)}
    place = assessed.chunks["word"].map(places)
    mine = np.flatnonzero(place.notna())
    worth = np.clip(assessed.chunks["polarity"].to_numpy()[mine] / _PROBE, -_MOST, _MOST)
    gather = csr_array((worth, (mine, place.iloc[mine].astype(int))), shape=(len(assessed.chunks), len(terms)))
    return (assessed.counts @ gather).tocsr(), np.maximum(assessed.counts.sum(axis=1), 1).astype("float64")
