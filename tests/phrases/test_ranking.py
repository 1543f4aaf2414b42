import numpy as np
import pandas as pd

from corpus import schema
from corpus.phrases import ranking
from corpus.phrases.counting import COUNTS


def phrases_named(names, **columns):
    counts = {**dict.fromkeys([*COUNTS, "words"], 2), **columns}
    return schema.conform(pd.DataFrame({"phrase": names}).assign(**counts), schema.PHRASES)


def order(names, **columns):
    return ranking.rank_phrases(phrases_named(names, **columns))["phrase"].tolist()


def test_ranking_puts_long_widespread_phrases_of_many_critics_first():
    names = ["the film", "star-crossed lovers", "a hauntingly beautiful score", "Robert De Niro"]
    # Neither a word for the film itself nor a name says anything.
    assert order(names) == [names[2], names[1], names[3], names[0]]
    pair, expected = ["haunting score", "gripping score"], ["gripping score", "haunting score"]
    assert order(pair, standalone_reviews=[5, 50]) == expected
    assert order(pair, standalone_reviewers=[1, 9]) == expected
    assert order(pair, occurrences=[9, 2]) == expected
    assert order(pair, standalone_reviews=[9, 9], standalone_films=[1, 9], films=[1, 9]) == expected


def test_a_trivial_phrase_is_below_every_phrase_with_content():
    names = ["a new", "to say", "a little", "the first", "haunting score", "over the hill"]
    often, rare = 900, 2
    columns = {name: [often] * 4 + [rare] * 2 for name in ("reviews", "standalone_reviews")}
    assert set(order(names, words=[2, 2, 2, 2, 2, 3], **columns)[:2]) == {"haunting score", "over the hill"}


def test_a_term_of_the_trade_is_below_a_turn_of_phrase():
    assert order(["voice cast", "falls flat"]) == ["falls flat", "voice cast"]


def test_an_everyday_phrase_is_below_one_with_more_content():
    assert order(["for a moment", "breath of air"], words=3) == ["breath of air", "for a moment"]


def test_the_association_of_what_occurs_a_few_times_counts_less():
    pair = ["copper kettle", "walnut kettle"]
    counts = {"association": 0.1, "standalone_occurrences": [3, 30], "occurrences": [3, 30]}
    assert order(pair, **counts) == ["walnut kettle", "copper kettle"]


def test_the_score_is_the_product_of_its_factors():
    counts = {"standalone_reviews": 8, "standalone_reviewers": 2, "standalone_films": 2, "films": 4}
    counts |= {"words": 3, "association": 0.198, "occurrences": 4, "standalone_occurrences": 1}
    row = phrases_named(["a b"], **counts)
    # Of an association in 4 occurrences half counts, 1 − 1/√4: (2 × 2) ** ¾ × ½ × 3 × 2 × (1 + log10(1 + 99)) × ½ × 2/4
    [score] = ranking.score_phrases(row, pd.Series([2]).to_numpy(), pd.Series([0.5]).to_numpy())
    assert abs(score - 4**0.75 * 0.5 * 3 * 2 * 3 * 0.5 * 0.5) < 1e-9


def test_phrases_of_equal_score_are_sorted_by_words_then_by_reviews_then_by_the_alphabet():
    phrases = phrases_named(list("gfedcba"), words=[2, 3, 2, 2, 3, 2, 2], standalone_reviews=[5, 2, 5, 4, 2, 5, 5])
    score = np.array([1.0, 1.0, 1.0, 1.0, 1.0, 2.0, 1.0])
    assert "".join(ranking.sort_by_score(phrases, score, "phrase")["phrase"]) == "bcfaegd"
    assert ranking.sort_by_score(phrases.head(0), score[:0], "phrase").empty
