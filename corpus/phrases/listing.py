"""The list of recurring phrases: mined and counted, and which of them a reader is shown."""

from collections.abc import Callable
from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.errors import CorpusError
from corpus.memory import give_back_memory
from corpus.phrases import counting, folding, measures, mining
from corpus.phrases.content import mark_among, tokenise_phrases
from corpus.phrases.occurrences import Occurrences
from corpus.phrases.spelling import Spelling, make_id
from corpus.phrases.suffixes import Suffixes
from corpus.phrases.wordings import split_wordings
from corpus.schema import PHRASES
from corpus.text.arrays import mark_changes, slice_groups
from corpus.text.function_words import CLOSERS, FUNCTION_WORDS, HANGERS
from corpus.text.laid_aside import GrowingColumns, GrowingTexts
from corpus.text.stemmed import StemmedText
from corpus.text.token_marks import count_marked
from corpus.text.tokens import Tokens


def choose_min_reviews(n_reviews: int) -> int:
    """Return in how many reviews a phrase must be, by default, to count as recurring.

    2 in fewer than 50 reviews, 3 from 50, and one more each time the corpus grows tenfold: 4 from 500, 5 from 5,000,
    6 from 50,000.

    Examples
    --------
    >>> [choose_min_reviews(n) for n in (3, 64, 25_000)]
    [2, 3, 5]
    """
    return 1 + len(str(n_reviews // 5))


def mine_phrases(
    tokens: Tokens,
    reviews: pd.DataFrame,
    *,
    min_reviews: int | None = None,
    find_runs: Callable[..., list[mining.Level]] = mining.find_recurring_runs,
) -> tuple[pd.DataFrame, Occurrences]:
    """Find every phrase of two words or more, of any length, that recurs across reviews, and all its wordings.

    A phrase recurs up to inflection: "tug at the heartstrings" and "tugs at the heartstrings" are one, in two wordings
    (`text.stemmed`). It is left out if it only occurs inside a longer one, and listed as long as its standalone
    occurrences, those in no longer listed phrase, reach `min_reviews` reviews. Each of its wordings is a row. What is
    shown as a phrase by itself is a wording that is in `min_reviews` reviews too (`select_recurring_wordings`); the
    others only count in its family (`families.gather_families`).

    Parameters
    ----------
    tokens : Tokens
        The reviews' texts, tokenised.
    reviews : DataFrame
        The same reviews in the same order: `review_id`, `film`, `reviewer`, `published`.
    min_reviews : int, optional
        In how many different reviews a phrase must be, ≥ 2; `choose_min_reviews` where not given.
    find_runs : callable
        What `mining.find_recurring_runs` is.

    Returns
    -------
    phrases : DataFrame
        The columns of `schema.PHRASES`, one row a wording, longest phrases first. `association` is that of all its
        wordings together. `polarity` is missing: sentences have it. `family_id` is the phrase itself.
    occurrences : Occurrences
        Where they are.

    Raises
    ------
    CorpusError
        `min_reviews` is below 2.
    """
    if min_reviews is None:
        min_reviews = choose_min_reviews(len(reviews))
    if min_reviews < 2:
        raise CorpusError(f"A phrase recurs in at least 2 reviews; min_reviews is {min_reviews}.")
    text = StemmedText.of(tokens)
    levels = find_runs(text, min_reviews=min_reviews)
    suffixes = Suffixes.of(levels[-1])
    longer = suffixes.list_runs(min_reviews=min_reviews)
    give_back_memory()
    spelling, names, sizes = Spelling.of(tokens), counting.number_groups(reviews), np.diff(tokens.bounds)
    counted = {name: dtype for name, dtype in PHRASES.items() if dtype != "str"}
    ids, spelled, columns = GrowingTexts(), GrowingTexts(), GrowingColumns(*counted.values())
    places = GrowingColumns(np.int32, bool)
    for listed in chain(longer, folding.fold_levels(levels, text, min_reviews=min_reviews, longer=longer)):
        if listed.words > len(levels):
            parts = suffixes.count_parts(listed, levels)
        else:
            parts = mining.count_parts(levels, listed.words, listed.run)
        association = measures.compute_association(listed.size, parts)
        for worded in split_wordings(listed, text, tokens):
            code = np.repeat(np.arange(len(worded.size), dtype=np.int32), worded.size)
            pairs = counting.sum_by_review(code, worded.review, worded.standalone)
            many = len(worded.size)
            ids.extend([make_id(key) for key in spelling.write_keys(worded)])
            spelled.extend(spelling.write_phrases(worded).tolist())
            measured = {
                "words": np.full(many, worded.words),
                **counting.count_phrases(pairs, names, many),
                "dispersion": measures.compute_dispersion(pairs.code, pairs.review, pairs.occurrences, sizes),
                "association": association[worded.run],
                "polarity": np.full(many, np.nan),
                **counting.find_dates(pairs, reviews, many),
            }
            columns.extend(*(measured[name] for name in counted))
            places.extend(worded.place, worded.standalone)
        give_back_memory()
    phrase_ids = ids.take_texts()
    texts = {"phrase_id": phrase_ids, "phrase": spelled.take_texts(), "family_id": phrase_ids}
    joined = {**texts, **dict(zip(counted, columns.take_arrays(), strict=True))}
    phrases = pd.DataFrame({name: joined[name] for name in PHRASES}, copy=False)
    bounds = np.append(0, np.cumsum(phrases["occurrences"].to_numpy()))
    return phrases, Occurrences(phrases["words"].to_numpy(np.int32), bounds, *places.take_arrays())


def select_recurring_wordings(
    phrases: pd.DataFrame, occurrences: Occurrences, *, min_reviews: int
) -> tuple[pd.DataFrame, Occurrences]:
    """Return the wordings that recur themselves, and their occurrences.

    Parameters
    ----------
    phrases, occurrences
        All wordings, as `mine_phrases` gives them.
    min_reviews : int
        How many different reviews a wording must be in.
    """
    kept = (phrases["reviews"] >= min_reviews).to_numpy()
    return phrases[kept].reset_index(drop=True), occurrences.select(kept)


def recount_phrases(
    phrases: pd.DataFrame,
    occurrences: pd.DataFrame,
    reviews: pd.DataFrame,
    *,
    keep: NDArray[np.bool_],
    among: NDArray[np.bool_] | None = None,
) -> pd.DataFrame:
    """Count phrases again within some of the reviews.

    Parameters
    ----------
    phrases : DataFrame
        Phrases as `mine_phrases` gives them, of the whole corpus; any order.
    occurrences : DataFrame
        All their occurrences, as `Occurrences.tabulate` gives them.
    reviews : DataFrame
        All reviews of the corpus: `review_id`, `film`, `reviewer`, `published`.
    keep : array of bool, one item a review
        Which reviews count.
    among : array of bool, one item a phrase, optional
        Which phrases are asked for; all by default. To leave out fragments saves most of the time: they are the
        commonest phrases.

    Returns
    -------
    DataFrame
        The `phrases` asked for, with their index, the eight counts and the first and last date of these reviews alone,
        without the phrases that they do not have. The other measures are still those of the whole corpus.

    Raises
    ------
    ValueError
        The occurrences are not sorted by phrase.
    """
    code = counting.find_rows(occurrences["phrase_id"], phrases["phrase_id"])
    review = counting.find_rows(occurrences["review_id"], reviews["review_id"])
    standalone, names = occurrences["own"].to_numpy(), counting.number_groups(reviews)
    bounds = np.append(np.flatnonzero(mark_changes(code)), len(code))
    if len(bounds) > len(phrases) + 1:
        raise ValueError("The occurrences of each phrase must stand together, as the table of a corpus has them.")
    rows = np.flatnonzero(keep[review])
    rows = rows if among is None else rows[among[code[rows]]]
    new = mark_changes(code[rows])
    first, counted = np.flatnonzero(new), code[rows[new]]
    parts = [pd.DataFrame({name: phrases[name].iloc[:0] for name in (*counting.COUNTS, *counting.DATES)})]
    for begin, end in slice_groups(np.diff(first, append=len(rows))):
        part = rows[slice(first[begin], first[end] if end < len(first) else None)]
        local = np.cumsum(mark_changes(code[part]), dtype=np.int32) - 1
        pairs = counting.sum_by_review(local, review[part], standalone[part])
        count, dates = (
            counting.count_phrases(pairs, names, end - begin),
            counting.find_dates(pairs, reviews, end - begin),
        )
        parts.append(pd.DataFrame({**count, **dates}))
    order = np.argsort(counted)
    recounted = pd.concat(parts, ignore_index=True).iloc[order]
    return phrases.iloc[counted[order]].assign(**{str(name): recounted[name].to_numpy() for name in recounted})


def mark_default_view(phrases: pd.DataFrame) -> pd.Series:
    """Mark the phrases that a reader sees without asking for all.

    Left out are phrases of function words alone; and, as long as they have fewer than three content words, those that
    begin with a word that depends on another before it ("of the year", "and the end"), or end with one that leaves
    something open ("the story of the").

    Returns
    -------
    Series of bool
        With the index of `phrases`.
    """
    return pd.Series(mark_shown(tokenise_phrases(phrases["phrase"])), index=phrases.index, dtype=bool)


def mark_shown(words: Tokens) -> NDArray[np.bool_]:
    """Mark what `mark_default_view` does, of phrases that are tokenised already (`content.tokenise_phrases`)."""
    closed = mark_among(words, FUNCTION_WORDS - CLOSERS)
    content = count_content_words(words)
    first, last = words.word[words.bounds[:-1]], words.word[words.bounds[1:] - 1]
    return (content > 0) & ((content > 2) | ~(mark_among(words, HANGERS)[first] | closed[last]))


def mark_noticeable(phrases: pd.DataFrame) -> pd.Series:
    """Mark the phrases that a reader would notice on the page: those of two content words or more.

    Examples
    --------
    >>> mark_noticeable(pd.DataFrame({"phrase": ["tugs at the heartstrings", "a film"]})).tolist()
    [True, False]
    """
    return pd.Series(count_content_words(tokenise_phrases(phrases["phrase"])) >= 2, index=phrases.index, dtype="bool")


def count_content_words(words: Tokens) -> NDArray[np.int64]:
    """Count the content words of each of some phrases, tokenised."""
    return count_marked(words, ~mark_among(words, FUNCTION_WORDS)[words.word])
