"""The sentences of a selection that are closest to what was typed, each with its review."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.search import closest
from corpus.store.corpus import Corpus


def list_closest(corpus: Corpus, keep: NDArray[np.bool_], typed: str, *, most: int) -> pd.DataFrame:
    """Return the sentences that are closest to what was typed, those that share most of its words first.

    Parameters
    ----------
    corpus : Corpus
    keep : array of bool, one item a review
        The reviews to look in.
    typed : str
        A sentence, or words of it, in any order.
    most : int
        So many sentences at most.

    Returns
    -------
    DataFrame
        As from `search.closest.rank_sentences`, with `review_id` in the place of `text`.
    """
    asked = closest.list_asked(typed)
    words = corpus.vocabulary
    weight, rarity = closest.weigh_lemmas(asked, words.lemmas, words.counts)
    if keep.sum() <= closest.READ:
        reviews = np.flatnonzero(keep)
    else:
        # The rarest words of all, of one review, are not counted with the others.
        if single := sorted(set(closest.select_telling(asked)) - set(words.lemmas)):
            weight[corpus.find_containing("|".join(f"{lemma}*" for lemma in single))] += rarity[single[0]]
        weight[~keep] = 0
        reviews = np.argsort(-weight, kind="stable")[: closest.READ]
        reviews = reviews[weight[reviews] > 0]
    ids = corpus.reviews["review_id"].to_numpy()[reviews]
    found = closest.rank_sentences(corpus.read_texts(ids.tolist()).tolist(), rarity, most=most)
    # Who half remembers a line looks for most of its words; a rare one may count for more than two of them.
    found = found.sort_values("many", ascending=False, kind="stable", ignore_index=True)
    return found.assign(review_id=ids[found["text"]]).drop(columns="text")
