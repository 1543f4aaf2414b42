"""The comparisons of the command line: a sentence and a table from a built corpus, as the screens compute them."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.compare import distinction_wording, drift, group_terms, harshness
from corpus.errors import SelectionError
from corpus.phrases.terms import Terms
from corpus.reuse import copies, pair_wording, pairs
from corpus.store.corpus import Corpus
from corpus.store.scored import ScoredCorpus

#: Whose ratings may drift, and the column that names them.
DRIFTING = {"critic": "reviewer", "outlet": "outlet"}


class Answer(NamedTuple):
    """What a command prints: a sentence, the whole table, and the columns of it that are shown beside the sentence."""

    sentence: str
    table: pd.DataFrame
    columns: list[str]


def measure_harshness(corpus: Corpus, *, value: str) -> Answer:
    """Return who is harsher or kinder than colleagues on the same films; see `harshness.measure_harshness`."""
    table = harshness.measure_harshness(ScoredCorpus.of(corpus).reviews, value=value)
    columns = ["critic", "films", "estimate", "low", "high", "conclusion"]
    name, decimals = ("tone", 2) if value == "polarity" else (value, 1)
    return Answer(harshness.describe_harshness(table, value=name, decimals=decimals), table, columns)


def measure_drift(corpus: Corpus, *, by: str) -> Answer:
    """Return whose ratings rise or fall over the years, critics' or outlets'; see `drift.measure_drift`."""
    table = drift.measure_drift(corpus.reviews, by=DRIFTING[by])
    columns = ["group", "films", "estimate", "low", "high", "q", "conclusion"]
    return Answer(drift.describe_drift(table, noun=by), table.sort_values("q", kind="stable"), columns)


def list_pairs(corpus: Corpus, *, of: str, one: str = "") -> Answer:
    """Return who shares the most phrases, and the reviews that are nearly the same; see `pairs.list_pairs`.

    Raises
    ------
    SelectionError
        There is no such critic, film, outlet or review.
    """
    if one and one not in corpus.reviews[pairs.KINDS[of]].tolist():
        raise SelectionError(f"This corpus has no {of.removesuffix('s')} “{one}”.")
    phrases, keep = pairs.select_telling(corpus.phrases, corpus.marks), np.ones(len(corpus.reviews), bool)
    table = pairs.list_pairs(corpus.occurrences, phrases, corpus.reviews, corpus.duplicates, of=of, one=one, keep=keep)
    sentence = pair_wording.describe_absence(of=of, one=one)
    if len(table):
        sentence = pair_wording.describe_pairs(table, corpus.reviews, of=of)
    if of != "reviews":
        same = copies.find_copied_groups(corpus.duplicates, corpus.reviews, by=pairs.KINDS[of])
        sentence = f"{sentence} {copies.describe_copied_groups(same, noun=of.removesuffix('s'))}".rstrip()
    return Answer(sentence, table, ["a_name", "b_name", "phrases", "alone", "similarity"])


def compare_terms(corpus: Corpus, *, by: str, group: str = "", against: str = "", names: bool = False) -> Answer:
    """Return what sets each group apart from all others, or one of them from another; see `group_terms`.

    Raises
    ------
    SelectionError
        There is no such group.
    """
    sizes = group_terms.count_reviews_per_group(corpus.reviews, by)
    for name in filter(None, [group, against]):
        if name not in sizes:
            raise SelectionError(f"This corpus has no {by} “{name}”.")
    sentences = group_terms.needs_sentences(sizes, len(corpus.reviews), group, against)
    terms = count_terms(corpus, corpus.reviews["review_id"] if sentences else None)
    terms = terms.narrow(np.ones(len(corpus.reviews), bool), names=names)
    if group:
        apart = group_terms.compare_two(terms, corpus.reviews, sizes, by=by, group=group, against=against)
        sentence = distinction_wording.describe_distinction(apart.table, group, unit=apart.unit, other=against, noun=by)
    else:
        apart = group_terms.compare_each(terms, corpus.reviews, sizes, by=by)
        sentence = distinction_wording.describe_distinctions(apart.table, noun=by, unit=apart.unit, many=len(sizes))
    columns = ["group", "term", "reviews", "n", "rest_reviews", "rest_n", "log_odds", "q"]
    return Answer(sentence, apart.table, columns)


def count_terms(corpus: Corpus, sentences_of: pd.Series | None = None) -> Terms:
    """Return how often each word and phrase occurs in each review, or in each sentence of some reviews.

    Parameters
    ----------
    corpus : Corpus
    sentences_of : Series of str, optional
        The ids of the reviews whose sentences are counted, in place of all the corpus's reviews.
    """
    if sentences_of is None:
        return corpus.terms
    texts = corpus.read_texts(sentences_of.tolist())
    return Terms.of_sentences(texts, corpus.reviews, corpus.sentences, corpus.phrases, corpus.occurrences, corpus.marks)
