import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.stats import mannwhitneyu

from corpus.compare.profiles import build_vectors
from corpus.compare.similarity import Similarity, measure_similarity
from corpus.compare.similarity_layout import pick_pairs
from corpus.compare.similarity_wording import describe_similarity


def reviews(*groups: str) -> pd.DataFrame:
    return pd.DataFrame({"review_id": [f"r{i}" for i in range(len(groups))], "film": list(groups)})


def describe(similarity: Similarity) -> str:
    return describe_similarity(similarity, pick_pairs(similarity))


def written(groups: list[str], own: dict[str, list[int]], *, words: int = 40, seed: int = 0) -> csr_array:
    """Return counts of words at random, those of its group's list more often."""
    rng = np.random.default_rng(seed)
    often = np.ones((len(groups), words))
    for row, group in enumerate(groups):
        often[row, own.get(group, [])] = 6
    return csr_array(rng.poisson(often * 0.5))


FILMS = [film for film in "ABCDEFGH" for _ in range(8)]
#: A and B are written about in the same words, C to H each in others.
ALIKE = {"A": [0, 1, 2, 3], "B": [0, 1, 2, 3]} | {
    film: [4 * k + 4, 4 * k + 5, 4 * k + 6] for k, film in enumerate("CDEFGH")
}


def test_films_planted_alike_are_found_and_no_others():
    similarity = measure_similarity(written(FILMS, ALIKE), reviews(*FILMS), by="film")
    beyond = similarity.pairs[similarity.pairs["beyond"]]
    assert beyond[["a", "b"]].to_numpy().tolist() == [["A", "B"]]
    assert similarity.pairs.iloc[0][["a", "b"]].tolist() == ["A", "B"]
    near = similarity.groups.set_index("group")
    assert (near.loc["A", "nearest"], near.loc["B", "nearest"]) == ("B", "A")
    assert near["beyond"].to_dict() == dict.fromkeys("ABCDEFGH", False) | {"A": True, "B": True}
    times = f"{similarity.pairs['times'].iloc[0]:.1f}"
    assert describe(similarity) == (
        f"Most alike in their words: “A” and “B”, {times} times as alike as two films on average."
    )


def test_films_dealt_out_at_random_are_seldom_called_similar():
    false = 0
    for seed in range(20):
        counts = written(FILMS, {}, seed=seed)
        false += measure_similarity(counts, reviews(*FILMS), by="film").pairs["beyond"].any()
    assert false <= 2


def test_the_similarity_is_the_mean_cosine_of_every_two_reviews():
    groups = ["A", "A", "B", "B", "B", "C"]
    counts = csr_array(np.random.default_rng(1).integers(0, 4, size=(6, 12)))
    similarity = measure_similarity(counts, reviews(*groups), by="film")
    rows = build_vectors(counts, pd.Series(groups)).toarray()
    cosines = rows @ rows.T
    assert similarity.matrix.loc["A", "B"] == pytest.approx(cosines[:2, 2:5].mean())
    assert similarity.matrix.loc["A", "A"] == pytest.approx(cosines[0, 1])
    assert similarity.matrix.loc["B", "B"] == pytest.approx(np.mean([cosines[2, 3], cosines[2, 4], cosines[3, 4]]))
    assert np.isnan(similarity.matrix.loc["C", "C"])
    assert similarity.usual == pytest.approx(similarity.pairs["similarity"].mean())
    assert similarity.pairs["times"].mean() == pytest.approx(1)
    assert similarity.reviews["typicality"].iloc[2] == pytest.approx(cosines[2, 3:5].mean())


def test_the_weight_of_a_word_can_be_worked_out_by_hand():
    # Of three films “love” stands in two, “bread” in two, “salt” in one, “film” in all.
    counts = csr_array([[3, 1, 0, 5], [1, 0, 2, 1], [0, 1, 0, 1]])
    rows = build_vectors(counts, pd.Series(["A", "B", "C"])).toarray()
    # (1 + ln 3) and 1, both times ln(3/2), of length 1.
    long = np.hypot(1 + np.log(3), 1)
    np.testing.assert_allclose(rows, [[(1 + np.log(3)) / long, 1 / long], [1, 0], [0, 1]])


def test_a_word_weighs_the_more_the_less_evenly_films_use_it():
    # Both stand in all three films: the first in every review, the second in 4, 1 and 1 of 4; the third in two films.
    counts = np.ones((12, 3), dtype=int)
    counts[:, 1] = [1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1]
    counts[:, 2] = [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]
    rows = build_vectors(csr_array(counts), pd.Series(list("AAAABBBBCCCC"))).toarray()
    second = 1 + (4 / 6 * np.log(4 / 6) + 2 * 1 / 6 * np.log(1 / 6)) / np.log(3)
    third = 1 - np.log(2) / np.log(3)
    np.testing.assert_allclose(rows[0], np.array([second, third]) / np.hypot(second, third))


def test_the_test_is_that_of_ranks_on_either_side():
    groups = list("AAAAAABBBBBCCCCCCC")
    counts = csr_array(np.random.default_rng(2).integers(0, 5, size=(18, 30)))
    similarity = measure_similarity(counts, reviews(*groups), by="film")
    rows = build_vectors(counts, pd.Series(groups)).toarray()
    of = np.array(groups)
    p = [
        mannwhitneyu(
            rows[of == one] @ rows[of == other].mean(axis=0),
            rows[~np.isin(of, [one, other])] @ rows[of == other].mean(axis=0),
            alternative="greater",
            method="asymptotic",
        ).pvalue
        for one, other in ("AB", "BA")
    ]
    pair = similarity.pairs[(similarity.pairs["a"] == "A") & (similarity.pairs["b"] == "B")].iloc[0]
    assert pair["p"] == pytest.approx(max(p))


def test_the_typical_review_is_like_its_others_and_the_unusual_one_is_not():
    words = {"same": [1, 1, 1, 0, 0, 0], "odd": [0, 0, 0, 1, 1, 1]}
    rows = [words["same"], words["same"], [1, 1, 0, 0, 0, 1], words["odd"]]
    elsewhere = [[1, 0, 0, 1, 0, 0], [0, 1, 1, 0, 1, 1], [0, 1, 0, 0, 0, 1]]
    frame = reviews("A", "A", "A", "A", "B", "B", "C")
    near = measure_similarity(csr_array(rows + elsewhere), frame, by="film").groups.set_index("group")
    assert near.loc["A", "typical"] in ("r0", "r1", "r2")
    assert near.loc["A", "unusual"] == "r3"
    assert near.loc[["B", "C"], ["typical", "unusual"]].isna().all(axis=None)


def test_a_film_of_few_reviews_is_compared_and_never_called_similar():
    groups = ["A"] * 6 + ["B"] * 6 + ["C"] * 6 + ["D"] * 2
    own = {"A": [0, 1, 2], "B": [3, 4, 5], "C": [6, 7, 8], "D": [0, 1, 2]}
    similarity = measure_similarity(written(groups, own), reviews(*groups), by="film")
    few = similarity.pairs[(similarity.pairs["a"] == "D") | (similarity.pairs["b"] == "D")]
    assert few["q"].isna().all()
    assert not few["beyond"].any()
    assert few.iloc[0]["a"] == "A"
    # Near by accident: it is no one's nearest while there are films of enough reviews.
    assert "D" not in similarity.groups["nearest"].tolist()


def test_two_with_the_same_reviews_are_neither_ranked_nor_tested():
    counts, copies = written(FILMS, ALIKE), pd.DataFrame({"a": ["A"], "b": ["B"]})
    plain = measure_similarity(counts, reviews(*FILMS), by="film")
    similarity = measure_similarity(counts, reviews(*FILMS), by="film", copies=copies)
    last = similarity.pairs.iloc[-1]
    assert (last["a"], last["b"], last["copied"], last["beyond"]) == ("A", "B", True, False)
    assert np.isnan(last["q"])
    assert similarity.groups["beyond"].sum() == 0
    near = similarity.groups.set_index("group")["nearest"]
    assert near["A"] != "B"
    assert near["B"] != "A"
    # What is usual is what others have.
    others = plain.pairs.set_index(["a", "b"])["similarity"].drop(("A", "B"))
    assert similarity.usual == pytest.approx(others.mean())
    assert "“A” and “B”" not in describe(similarity)


@pytest.mark.parametrize("groups", [[], ["A"] * 6, ["A"] * 6 + ["B"] * 6, [None, None, "A"]])
def test_below_three_films_nothing_is_compared(groups):
    similarity = measure_similarity(written(groups, {}), reviews(*groups), by="film")
    full = measure_similarity(written(FILMS, ALIKE), reviews(*FILMS), by="film")
    assert similarity.pairs.empty
    assert list(similarity.pairs) == list(full.pairs)
    assert list(similarity.groups) == list(full.groups)
    assert describe(similarity) == "Too few films to compare: at least 3 are needed."


def test_films_without_a_word_in_common_are_not_compared():
    similarity = measure_similarity(csr_array(np.eye(3, dtype=int)), reviews("A", "B", "C"), by="film")
    assert similarity.usual == 0
    assert describe(similarity) == "No two films have a word in common that the others do not use as well."


def test_with_one_review_each_what_is_nearest_is_said_and_what_is_missing():
    counts = csr_array([[1, 1, 0], [1, 1, 1], [0, 0, 1]])
    similarity = measure_similarity(counts, reviews("A", "B", "C"), by="film")
    assert describe(similarity) == (
        "Closest in their words: “A” and “B”. With fewer than 5 reviews each, that could be luck."
    )


def test_the_groups_with_most_reviews_are_compared_where_there_are_too_many():
    groups = [f"{n:03}" for n in range(320)] + [f"{n:03}" for n in range(20, 320)]
    similarity = measure_similarity(written(groups, {}), reviews(*groups), by="film")
    assert len(similarity.groups) == 300
    assert (similarity.groups["n"] == 2).all()


@settings(max_examples=15)
@given(st.lists(st.sampled_from("ABCD"), min_size=6, max_size=14), st.integers(0, 50))
def test_similarity_is_symmetric_bounded_and_does_not_hang_on_the_order(groups, seed):
    counts = written(groups, {}, words=10, seed=seed)
    similarity = measure_similarity(counts, reviews(*groups), by="film")
    values = similarity.matrix.to_numpy()
    np.testing.assert_allclose(values, values.T)
    assert np.nanmin(values, initial=0) >= 0
    assert np.nanmax(values, initial=0) <= 1 + 1e-9
    order = np.random.default_rng(seed).permutation(len(groups))
    again = measure_similarity(counts[order], reviews(*groups).iloc[order].reset_index(drop=True), by="film")
    np.testing.assert_allclose(again.matrix.to_numpy(), values, atol=1e-12)
