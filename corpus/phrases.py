"""Recurring phrases: every one once, how often and whose it is, in the order in which an editor would mark them."""

from collections.abc import Collection
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from . import measures, mining, spelling
from .schema import PHRASES, CorpusError
from .tokens import FILM, Tokens, tokenise
from .words import CLOSERS, FUNCTION_WORDS, HANGERS


def default_min_reviews(n_reviews: int) -> int:
    """Return in how many reviews a phrase must be, by default, to count as recurring.

    2 in fewer than 50 reviews, 3 from 50, and one more each time the corpus grows tenfold: 4 from 500, 5 from 5,000,
    6 from 50,000.

    Examples
    --------
    >>> [default_min_reviews(n) for n in (3, 64, 25_000)]
    [2, 3, 5]
    """
    return 1 + len(str(n_reviews // 5))


def mine(
    tokens: Tokens, reviews: pd.DataFrame, *, min_reviews: int | None = None, stop: Collection[str] = ()
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Find every phrase of two words or more, of any length, that recurs across reviews, and fold them.

    A phrase that only ever occurs inside a longer one is left out; one with a life of its own is listed as long as
    its own occurrences, those in no longer listed phrase, still reach `min_reviews` reviews.

    Parameters
    ----------
    tokens : Tokens
        The reviews' texts, tokenised.
    reviews : DataFrame
        The same reviews in the same order: `review_id`, `film`, `reviewer`, `published`.
    min_reviews : int, optional
        In how many different reviews a phrase must be, ≥ 2; `default_min_reviews` where not given.
    stop : collection of str
        Words and phrases that no listed phrase may contain.

    Returns
    -------
    phrases : DataFrame
        The columns of `schema.PHRASES`, longest phrases first. `polarity` is missing: sentences have it. `family_id`
        is the phrase itself.
    occurrences : DataFrame
        The columns of `schema.OCCURRENCES`, by phrase and then in the order of the reviews. Both ids are categoricals
        whose codes are row numbers in `phrases` and in `reviews`; offsets and sentences are int32.

    Raises
    ------
    CorpusError
        `min_reviews` is below 2.
    """
    if min_reviews is None:
        min_reviews = default_min_reviews(len(reviews))
    if min_reviews < 2:
        raise CorpusError(f"A phrase recurs in at least 2 reviews; min_reviews is {min_reviews}.")
    levels = mining.recurring(tokens, min_reviews=min_reviews, blocked=_blocked(tokens, stop))
    found = _Listing.of(levels, tokens, min_reviews)
    keys = spelling.joined(tokens.word, found.words, found.first, tokens.vocabulary)
    ids = [blake2b(key.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest() for key in keys]
    review = tokens.review[found.place]
    phrases = pd.DataFrame(
        {
            "phrase_id": pd.Series(ids, dtype="str"),
            "phrase": pd.Series(spelling.printed(tokens, found.words, found.code, found.place), dtype="str"),
            "words": found.words,
            **_counts(found.code, review, found.own, reviews, len(ids)),
            "dispersion": _dispersion(found.code, review, np.diff(tokens.bounds)),
            "association": found.association,
            "polarity": np.nan,
            **_printings(found.code, review, reviews, len(ids)),
            "family_id": pd.Series(ids, dtype="str"),
        }
    )
    occurrences = pd.DataFrame(
        {
            "phrase_id": pd.Categorical.from_codes(found.code, pd.Index(phrases["phrase_id"])),
            "review_id": pd.Categorical.from_codes(review, pd.Index(reviews["review_id"].astype("str"))),
            "start": tokens.start[found.place],
            "end": tokens.end[found.place + found.words[found.code] - 1],
            "sentence": tokens.sentence[found.place],
            "own": found.own,
        }
    )
    return phrases[list(PHRASES)], occurrences


@dataclass(frozen=True, eq=False)
class _Listing:
    """What folding lists: `words` and `association` have one item a phrase, the others one an occurrence, by phrase."""

    words: NDArray[np.int64]
    association: NDArray[np.float64]
    code: NDArray[np.int32]
    place: NDArray[np.int32]
    own: NDArray[np.bool_]

    @classmethod
    def of(cls, levels: list[mining.Level], tokens: Tokens, min_reviews: int) -> "_Listing":
        """Gather the listed phrases of all lengths, the longest first."""
        parts = [(np.empty(0, np.int64), np.empty(0), np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, bool))]
        known = 0
        for level, listed, covered in mining.fold(levels, tokens, min_reviews=min_reviews):
            chosen = np.flatnonzero(listed)
            rows = listed[level.run]
            code = (np.cumsum(listed, dtype=np.int32) + np.int32(known - 1))[level.run[rows]]
            association = measures.association(levels, level.words, chosen)
            parts.append((np.full(len(chosen), level.words), association, code, level.place[rows], ~covered[rows]))
            known += len(chosen)
        return cls(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))

    @property
    def first(self) -> NDArray[np.int32]:
        """First token of each phrase's first occurrence."""
        return self.place[np.flatnonzero(np.diff(self.code, prepend=-1))]


def recount(
    phrases: pd.DataFrame, occurrences: pd.DataFrame, reviews: pd.DataFrame, *, keep: NDArray[np.bool_]
) -> pd.DataFrame:
    """Count phrases again within some of the reviews.

    Parameters
    ----------
    phrases, occurrences : DataFrame
        As `mine` gives them, of the whole corpus.
    reviews : DataFrame
        All reviews of the corpus: `review_id`, `film`, `reviewer`, `published`.
    keep : array of bool, one item a review
        Which reviews count.

    Returns
    -------
    DataFrame
        `phrases` with the eight counts and the first and last printing of these reviews alone, and without the phrases
        that they do not have. The other measures stay those of the whole corpus.
    """
    code, review = (
        _codes(occurrences["phrase_id"], phrases["phrase_id"]),
        _codes(occurrences["review_id"], reviews["review_id"]),
    )
    rows = np.flatnonzero(keep[review])
    code, review = code[rows], review[rows]
    counts = _counts(code, review, occurrences["own"].to_numpy()[rows], reviews, len(phrases))
    recounted = phrases.assign(**counts, **_printings(code, review, reviews, len(phrases)))
    return recounted[recounted["occurrences"] > 0]


def in_default_view(phrases: pd.DataFrame, *, stop: Collection[str] = ()) -> pd.Series:
    """Say which phrases a reader sees unless asking for all.

    Left out are phrases of function words alone; those that contain a word or phrase of the stop list; and, as long as
    they have fewer than three content words, those that begin with a word that hangs on another before it ("of the
    year", "and the end"), or end with one that leaves something open ("the story of the").

    Returns
    -------
    Series of bool
        With the index of `phrases`.
    """
    words = _words(phrases)
    closed = _among(words, FUNCTION_WORDS - CLOSERS)
    content = _content(words)
    first, last = words.word[words.bounds[:-1]], words.word[words.bounds[1:] - 1]
    shown = (content > 0) & ((content > 2) | ~(_among(words, HANGERS)[first] | closed[last]))
    shown[words.review[_blocked(words, stop)]] = False
    return pd.Series(shown, index=phrases.index, dtype=bool)


def rank(phrases: pd.DataFrame) -> pd.DataFrame:
    """Sort phrases so that those come first that an editor would circle in red.

    Long, in many reviews, by many critics, and about something: the score is ::

        content ** 1.5 × log2(own_reviews) × log2(2 + own_reviewers)

    where `content` is the number of words that are neither function words nor names or numbers, told by a capital or
    digit at their head. Equal scores: more words, then more reviews, then by the alphabet.
    """
    words = _words(phrases)
    named = np.array([not spelling[0].islower() for spelling in words.spellings], bool)[words.spelling]
    critics = np.log2(2 + phrases["own_reviewers"].to_numpy())
    score = _content(words, besides=named) ** 1.5 * np.log2(phrases["own_reviews"].to_numpy()) * critics
    order = np.lexsort((phrases["phrase"].to_numpy(), -phrases["own_reviews"], -phrases["words"], -score))
    return phrases.iloc[order].reset_index(drop=True)


def _words(phrases: pd.DataFrame) -> Tokens:
    """Return the phrases tokenised, with a pronoun in the place of films."""
    return tokenise(phrases["phrase"].str.replace(FILM, "it", regex=False).tolist())


def _among(tokens: Tokens, words: Collection[str]) -> NDArray[np.bool_]:
    """Say of each word of the vocabulary whether it is among some words."""
    return np.array([word in words for word in tokens.vocabulary], bool)


def _content(words: Tokens, *, besides: NDArray[np.bool_] | None = None) -> NDArray[np.int64]:
    """Count the content words of each phrase, without some tokens."""
    counted = ~_among(words, FUNCTION_WORDS)[words.word]
    if besides is not None:
        counted &= ~besides
    return np.diff(np.append(0, np.cumsum(counted))[words.bounds])


def _blocked(tokens: Tokens, stop: Collection[str]) -> NDArray[np.bool_]:
    """Return which tokens belong to a word or phrase of the stop list."""
    entries = tokenise(list(stop))
    number = {word: i for i, word in enumerate(tokens.vocabulary)}
    known = np.array([number.get(word, -1) for word in entries.vocabulary])
    blocked = np.zeros(len(tokens.word), bool)
    for first, last in zip(entries.bounds[:-1], entries.bounds[1:], strict=True):
        entry = known[entries.word[first:last]]
        at = np.flatnonzero(tokens.word == entry[0]) if len(entry) else np.empty(0, np.intp)
        at = at[at + len(entry) <= len(tokens.word)]
        for step in range(1, len(entry)):
            at = at[tokens.word[at + step] == entry[step]]
        for step in range(len(entry)):
            blocked[at + step] = True
    return blocked


def _counts(
    code: NDArray[np.integer], review: NDArray[np.integer], own: NDArray[np.bool_], reviews: pd.DataFrame, size: int
) -> dict[str, NDArray[np.int64]]:
    """Count occurrences, reviews, films and reviewers of each phrase; then the same of its own occurrences."""
    film, reviewer = (pd.factorize(reviews[column])[0] for column in ("film", "reviewer"))
    counts = {}
    for prefix in ("", "own_"):
        if prefix:
            code, review = code[own], review[own]
        pair = _changes(code) | _changes(review)
        counts[f"{prefix}occurrences"] = np.bincount(code, minlength=size)
        code_once, review_once = code[pair], review[pair]
        counts[f"{prefix}reviews"] = np.bincount(code_once, minlength=size)
        counts[f"{prefix}films"] = _distinct(code_once, film[review_once], size)
        counts[f"{prefix}reviewers"] = _distinct(code_once, reviewer[review_once], size)
    return counts


def _distinct(code: NDArray[np.integer], value: NDArray[np.integer], size: int) -> NDArray[np.int64]:
    """Count the different values of each phrase; −1 is none."""
    known = value >= 0
    if not known.any():
        return np.zeros(size, np.int64)
    shift = int(value.max()).bit_length()
    pairs = np.sort((code[known].astype(np.int64) << shift) | value[known])
    return np.bincount(pairs[_changes(pairs)] >> shift, minlength=size)


def _changes(values: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Mark the items that differ from the one before."""
    changes = np.ones(len(values), bool)
    changes[1:] = values[1:] != values[:-1]
    return changes


def _dispersion(
    code: NDArray[np.integer], review: NDArray[np.integer], sizes: NDArray[np.int64]
) -> NDArray[np.float64]:
    first = np.flatnonzero(_changes(code) | _changes(review))
    return measures.dispersion(code[first], review[first], np.diff(first, append=len(code)), sizes)


def _printings(
    code: NDArray[np.integer], review: NDArray[np.integer], reviews: pd.DataFrame, size: int
) -> dict[str, NDArray[np.datetime64]]:
    """Return the first and last date on which each phrase was printed."""
    published = reviews["published"].to_numpy("datetime64[s]")
    dated = np.flatnonzero(~np.isnat(published)[review])
    code, day = code[dated], published[review[dated]]
    start = np.flatnonzero(_changes(code))
    printings = {}
    for name, extreme in (("first_published", np.minimum), ("last_published", np.maximum)):
        dates = np.full(size, np.datetime64("NaT"), "datetime64[s]")
        if len(start):
            dates[code[start]] = extreme.reduceat(day, start)
        printings[name] = dates
    return printings


def _codes(ids: pd.Series, known: pd.Series) -> NDArray[np.integer]:
    """Return the row in `known` of each id of a categorical."""
    categories = ids.cat.categories
    codes = ids.cat.codes.to_numpy()
    if len(categories) == len(known) and (categories == known.to_numpy()).all():
        return codes
    return pd.Index(known).get_indexer(categories)[codes]
