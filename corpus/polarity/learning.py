"""Changes to the lexicon, suggested by the star ratings: words that it misjudges, and words that it lacks.

A review's polarity is the mean of its assessed chunks, and so the weights are learned on chunks: an adaptive ridge
regression of the rating on each review's chunks as the scorer itself reads them, with modifiers, negations and phrases.
Phrases are chosen before, in one such regression on plain counts of words and pairs. The scorer reads a phrase instead
of its words, and so a phrase's weight is that of its words, negated as the scorer negates them, and what it adds of its
own: this addition is what is shrunk towards 0, and a phrase of which little is known counts as its words do.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array, diags_array, hstack

from corpus.errors import CorpusError
from corpus.polarity import candidates
from corpus.polarity.changes import MOST_ENTRIES
from corpus.polarity.effects import relate_terms, sum_chunks
from corpus.polarity.entries import NEGATES, OPTION, Setting
from corpus.polarity.flags import flag_terms
from corpus.polarity.house import House
from corpus.polarity.multiword import join_term
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.sidecar import sidecar_path
from corpus.statistics import ridge
from corpus.statistics.ranks import rank_values
from corpus.statistics.ridge import Ridge
from corpus.text.tokens import Tokens, tokenise
from corpus.text.untitled import list_mentions, replace_titles
from corpus.text.vocabulary import measure_capitals
from corpus.wording import plural

#: From fewer rated reviews nothing is learned: it would not generalise.
FEWEST_REVIEWS = 500
# A term is in one of so many rated reviews, but never in fewer than five.
_ONE_OF = 800
_FEWEST_WITH_TERM = 5
_FEWEST_FILMS = 3
# All suggestions fit into an empty house lexicon, beside its option.
_MOST_TERMS = MOST_ENTRIES - 1
# Strengths of the shrinkage; the best on films left out is taken. The phrases are chosen with one between: those that
# add to their words more than so many standard errors. The bar is low, for a phrase of which little is known counts as
# its words do.
_STRENGTHS = (70.0, 140.0, 280.0)
_FIRST_STRENGTH = 100.0
_WORTH_KEEPING = 0.6
_FOLDS = 3
# The variance of ratings between films over that within, which words do not explain.
_BETWEEN = 0.2
# The quantile of the weights that becomes ±1: the strongest of a hundred are cut there.
_INSIDE = 0.99
# A 90 % interval, in standard errors. The ridge's own are too small, for terms depend on each other and the shrinkage
# is learned from the same ratings: the weights of two halves without a film in common agree within such intervals in
# 82 % of the terms, and with errors larger by this factor in 90 %, those in 500 reviews and those in 30 alike.
_INTERVAL = 1.645
_UNDERSTATED = 1.23
# A weight that is written as 0.00, or smaller than so many of its errors, counts as 0.
_FAINT = 0.005
_FAINT_ERRORS = 0.5
# No weight is more certain than with such an error.
_NO_ERROR = 1e-12

_COLUMNS = ["term", "kind", "now", "suggested", "low", "high", "reviews", "films", "sure", "flag"]

Array = NDArray[np.float64]


def suggest_changes(reviews: pd.DataFrame) -> pd.DataFrame:
    """Learn from the ratings which entries of TextBlob's lexicon to change.

    Parameters
    ----------
    reviews : DataFrame
        `text`, `film` and `rating`, 0..10; those without a rating are left out. 25,000 reviews take 10 to 20 seconds.

    Returns
    -------
    DataFrame
        One row a suggestion, the sure ones first, and among them those that change most: `term`; `kind`, "contradicts"
        (the ratings suggest another sign or degree than TextBlob has), "missing" (TextBlob does not know the term, or
        takes it as neutral) or "silence" (TextBlob scores a term that the ratings do not depend on, or a name or
        function word; or the words of a phrase speak, and the phrase does not); `now`, TextBlob's polarity, NaN where
        it does not know the term; `suggested`, −1..1, NaN to silence; `low` and `high`, a 90 % interval of the weight
        that the ratings give it, NaN for names and function words; `reviews` and `films`, the numbers of rated ones
        with the term (outside of a longer one, though it be no suggestion); `sure`, whether the interval leaves out 0
        (to silence: TextBlob's polarity); `flag`, "name" or "person" where a term had better not be accepted unread
        (`flags`), else "".

    Raises
    ------
    CorpusError
        Fewer than `FEWEST_REVIEWS` reviews are rated, or all of them the same.

    Notes
    -----
    Most is learned within films (see `ridge`), so that words of a genre are not taken as praise or blame. Where a
    comparison within films alone gives a term the opposite sign, its weight came from differences between films, and
    the term is left out.

    Misuse: a weight shows which ratings a term occurs with, not why. Each interval is of one term by itself, and takes
    no account of the choice of terms.
    """
    rated = _select_rated(reviews)
    texts, ratings = rated["text"].tolist(), rated["rating"].to_numpy("float64")
    # A review of an unknown film is a film of its own.
    films = pd.factorize(np.where(rated["film"].notna(), rated["film"].astype("object"), np.arange(len(rated))))[0]
    fewest = max(len(rated) // _ONE_OF, _FEWEST_WITH_TERM)
    tokens = tokenise(texts, films=rated["film"])
    unfit = [
        word
        for word in candidates.list_unfit_words(tokens, fewest=fewest)
        if join_term(word) in load_textblob_lexicon().words
    ]
    terms = _list_terms(tokens, ratings, films, fewest=fewest, most=_MOST_TERMS - len(unfit))
    untitled = replace_titles(texts, list_mentions(tokens, rated["film"]))
    chunks, evidence = sum_chunks(untitled, terms, unfit)
    parts = relate_terms(terms)
    effects = csr_array(chunks @ parts)
    shares, strength = _divide_rows(effects, np.sqrt(evidence)), _choose_strength(effects, evidence, ratings, films)
    learned, within = (
        ridge.fit_ridge(shares, ratings, films, strength=strength, between=between) for between in (_BETWEEN, np.inf)
    )
    # A phrase that adds nothing is left to its words.
    adds = (np.diff(parts.indptr) == 1) | (np.abs(learned.weights) > _WORTH_KEEPING * learned.errors)
    errors = _UNDERSTATED * np.sqrt(parts.power(2) @ learned.errors**2)
    whole = Ridge(parts @ learned.weights, errors)
    usable = adds & (whole.weights * (parts @ within.weights) >= 0)
    judged = _judge_terms(_tabulate(terms, chunks, evidence, films), whole, usable)
    capitals = dict(zip(tokens.vocabulary, np.nan_to_num(measure_capitals(tokens)).tolist(), strict=True))
    # To silence a name or a word for people is to judge it no longer.
    flagged = np.where(judged["suggested"].isna(), "", flag_terms(judged["term"].tolist(), capitals))
    judged = judged.assign(flag=flagged)
    barred = _tabulate(unfit, candidates.count_words(tokens, unfit), evidence, films)
    barred = barred.assign(kind="silence", suggested=np.nan, low=np.nan, high=np.nan)
    suggestions = pd.concat([judged, barred.assign(sure=True, flag="")], ignore_index=True)
    moves = (suggestions["suggested"].fillna(0) - suggestions["now"].fillna(0)).abs() * suggestions["share"]
    order = np.lexsort((-moves, ~suggestions["sure"].to_numpy(bool)))
    return suggestions.iloc[order][_COLUMNS].reset_index(drop=True)


def choose_suggestions(suggestions: pd.DataFrame, *, sure: bool) -> pd.DataFrame:
    """Return the suggestions that may be accepted unread: without names and words for people; only sure ones, or all.

    Parameters
    ----------
    suggestions : DataFrame
        What `suggest_changes` gives.
    sure : bool
        Whether only those are chosen whose interval leaves out 0.
    """
    return suggestions[(suggestions["flag"] == "") & (suggestions["sure"] | (not sure))]


def accept_suggestions(suggestions: pd.DataFrame, *, on: date, house: House | None = None) -> House:
    """Return a lexicon with suggestions accepted, in one step.

    The suggestions were learned with contractions that negate ("isn't" as "not"), so this option is switched on too.

    Parameters
    ----------
    suggestions : DataFrame
        Rows of what `suggest_changes` gives.
    on : date
        The day of the change.
    house : House, optional
        The lexicon to change; an empty one by default.
    """
    settings: dict[str, Setting] = {
        term: None if np.isnan(polarity) else polarity
        for term, polarity in zip(suggestions["term"], suggestions["suggested"].tolist(), strict=True)
    }
    if settings:
        settings[OPTION] = NEGATES
    return (house or House()).change_all(settings, on=on, origin="stars")


def suggestions_path(corpus: Path) -> Path:
    """Return the path of the file beside a corpus in which its suggestions were kept."""
    return sidecar_path(corpus, "suggestions.csv")


def _select_rated(reviews: pd.DataFrame) -> pd.DataFrame:
    rated = reviews[reviews["rating"].notna() & reviews["text"].notna()]
    if len(rated) < FEWEST_REVIEWS:
        raise CorpusError(
            f"{plural(len(rated), 'review')} with a rating: too few to learn scores from. "
            f"At least {FEWEST_REVIEWS} are needed."
        )
    if rated["rating"].min() == rated["rating"].max():
        raise CorpusError("All ratings are the same: there is nothing to learn scores from.")
    return rated


def _list_terms(tokens: Tokens, ratings: Array, films: NDArray[np.integer], *, fewest: int, most: int) -> list[str]:
    """Return the words that may be suggested, and the phrases that add to what their words say of the ratings.

    Of more than `most`, those are left out whose weights are the smallest beside their errors.
    """
    words = candidates.list_words(tokens, fewest=fewest)
    phrases, of_phrases = candidates.count_pairs(tokens, fewest=fewest)
    counts = csr_array(hstack([candidates.count_words(tokens, words), of_phrases], format="csr"))
    shares = _divide_rows(counts, np.sqrt(counts.sum(axis=1)))
    first = ridge.fit_ridge(shares, ratings, films, strength=_FIRST_STRENGTH, between=_BETWEEN)
    certainty = np.abs(first.weights) / np.maximum(first.errors, _NO_ERROR)
    kept = np.flatnonzero((np.arange(len(certainty)) < len(words)) | (certainty > _WORTH_KEEPING))
    strongest = np.sort(kept[np.argsort(-certainty[kept], kind="stable")[: max(most, 0)]])
    listed = words + phrases
    return [listed[place] for place in strongest.tolist()]


def _choose_strength(chunks: csr_array, evidence: Array, ratings: Array, films: NDArray[np.integer]) -> float:
    """Return the shrinkage whose weights rank the reviews of left-out films most like their stars do."""
    shares, means = _divide_rows(chunks, np.sqrt(evidence)), _divide_rows(chunks, evidence)
    # Films come in the order in which they were met: every third is left out in turn.
    fold = films % _FOLDS
    gained = dict.fromkeys(_STRENGTHS, 0.0)
    for strength in _STRENGTHS:
        for left_out in range(_FOLDS):
            rest, asked = np.flatnonzero(fold != left_out), np.flatnonzero(fold == left_out)
            groups = np.unique(films[rest], return_inverse=True)[1]
            fitted = ridge.fit_ridge(shares[rest], ratings[rest], groups, strength=strength, between=_BETWEEN)
            gained[strength] += _correlate(means[asked] @ fitted.weights, ratings[asked])
    return max(gained, key=gained.__getitem__)


def _correlate(one: Array, other: Array) -> float:
    """Return Spearman's correlation; 0 where one of them ranks nothing."""
    first, second = rank_values(one), rank_values(other)
    return float(np.corrcoef(first, second)[0, 1]) if np.ptp(first) and np.ptp(second) else 0.0


def _judge_terms(table: pd.DataFrame, learned: Ridge, usable: NDArray[np.bool_]) -> pd.DataFrame:
    """Return the terms for which the ratings suggest another polarity than TextBlob's."""
    unit = np.quantile(np.abs(learned.weights), _INSIDE) if len(table) else 1.0
    weight, error = learned.weights / unit, learned.errors / unit
    faint = (np.abs(weight) < _FAINT) | (np.abs(weight) < _FAINT_ERRORS * error)
    # The opposite sign to TextBlob's is suggested only where the interval leaves out 0.
    faint |= (weight * table["now"].fillna(0).to_numpy() < 0) & (np.abs(weight) < _INTERVAL * error)
    low, high = (np.clip(weight + side * _INTERVAL * error, -1, 1) for side in (-1, 1))
    neutral = table["now"].fillna(0) == 0
    phrase = table["term"].str.contains("[ -]").to_numpy(bool)
    known = table["now"].notna().to_numpy()
    sure = np.where(faint, known, np.abs(weight) > _INTERVAL * error)
    agrees = table["now"].between(low, high) & ~neutral
    judged = table.assign(
        kind=np.select([faint, neutral], ["silence", "missing"], "contradicts"),
        suggested=np.where(faint, np.nan, np.clip(weight, -1, 1).round(2)),
        low=low.round(3),
        high=high.round(3),
        sure=sure,
    )
    useful = np.where(faint, known | (usable & phrase), usable & (table["films"] >= _FEWEST_FILMS))
    return judged[useful & ~agrees]


def _tabulate(terms: Sequence[str], counts: csr_array, evidence: Array, films: NDArray[np.integer]) -> pd.DataFrame:
    """Return TextBlob's polarity of terms, the numbers of their reviews and films, and their share of a review."""
    known = load_textblob_lexicon().words
    polarities = [known[word].polarity if (word := join_term(term)) in known else np.nan for term in terms]
    row, column = counts.nonzero()
    pairs = np.unique(column.astype(np.int64) * (films.max() + 1) + films[row]) // (films.max() + 1)
    return pd.DataFrame(
        {
            "term": pd.Series(terms, dtype="str"),
            "now": np.array(polarities, dtype="float64"),
            "reviews": np.bincount(column, minlength=len(terms)),
            "films": np.bincount(pairs, minlength=len(terms)),
            "share": np.sqrt(np.asarray(_divide_rows(counts, evidence).power(2).mean(axis=0)).ravel()),
        }
    )


def _divide_rows(counts: csr_array, sizes: Array) -> csr_array:
    """Divide each row by its size."""
    return (diags_array(1 / np.maximum(sizes, 1.0)) @ counts).tocsr()
