"""Films, critics and outlets that have the same reviews."""

import pandas as pd

from corpus.reuse.copies import describe_copied_groups, find_copied_groups

REVIEWS = pd.DataFrame(
    [
        *[(f"d{n}", "Dusk", "Ann") for n in range(3)],
        *[(f"t{n}", "tt1", "Ben") for n in range(4)],
        *[(f"o{n}", "Other", "Ann") for n in range(5)],
        ("n0", None, "Cyd"),
    ],
    columns=["review_id", "film", "reviewer"],
)


def pairs(*ids: tuple[str, str], similarity: float = 1.0) -> pd.DataFrame:
    return pd.DataFrame(ids, columns=["a", "b"]).assign(similarity=similarity)


def test_two_films_with_most_of_the_smaller_one_s_reviews_in_both_are_copies():
    same = pairs(("d0", "t0"), ("t1", "d1"))
    assert find_copied_groups(same, REVIEWS, by="film").to_numpy().tolist() == [["Dusk", "tt1", 2, 3]]


def test_a_review_counts_once_however_often_it_was_copied():
    same = pairs(("d0", "t0"), ("d0", "t1"), ("d0", "t2"), ("t3", "d0"))
    assert find_copied_groups(same, REVIEWS, by="film").empty


def test_reprints_of_one_film_near_duplicates_and_unnamed_films_are_no_copies():
    same = pd.concat([pairs(("d0", "d1"), ("n0", "t0")), pairs(("d0", "t0"), ("d1", "t1"), similarity=0.98)])
    assert find_copied_groups(same, REVIEWS, by="film").empty


def test_only_the_reviews_that_count_are_looked_at():
    same = pairs(("d0", "t0"), ("d1", "t1"))
    assert find_copied_groups(same, REVIEWS[REVIEWS["film"] != "tt1"], by="film").empty
    assert find_copied_groups(same.head(0), REVIEWS, by="film").dtypes.tolist() == ["str", "str", "int64", "int64"]


def test_critics_are_named_without_quotation_marks_and_the_plainest_pair_stands_for_all():
    same = pairs(*[(f"t{n}", f"o{n}") for n in range(4)], ("n0", "t0"), ("d0", "n0"))
    copies = find_copied_groups(same, REVIEWS, by="reviewer")
    assert describe_copied_groups(copies.head(1), noun="critic") == (
        "Ann and Ben have the same reviews, word for word (4 of 4)."
    )
    assert describe_copied_groups(copies, noun="critic") == (
        "3 pairs of critics have the same reviews, word for word, such as Ann and Ben (4 of 4)."
    )
    assert describe_copied_groups(copies.head(0), noun="critic") == ""
