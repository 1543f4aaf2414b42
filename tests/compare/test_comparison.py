import numpy as np
import pandas as pd
import pytest

from corpus.compare.comparison import compare_groups
from corpus.errors import SelectionError
from corpus.statistics.differences import MOST_GROUPS

HIGH, LOW = [0.3, 0.32, 0.35, 0.4, 0.28, 0.31, 0.36, 0.33, 0.29], [0.05, 0.1, 0.02, 0.08, 0.11, 0.04, 0.07]


def frame(value: str = "polarity", **groups: list[float]) -> pd.DataFrame:
    rows = [(group, number) for group, numbers in groups.items() for number in numbers]
    return pd.DataFrame(rows, columns=["film", value]).astype({"film": "str", value: "float64"})


def test_the_best_of_three_films_is_named_and_what_does_not_differ_is_said_behind_the_finding():
    comparison = compare_groups(frame(A=HIGH, B=LOW, C=[*LOW, 0.06, 0.09]), by="film")
    assert comparison.sentence.startswith("“A” has the most positive reviews (tone +0.33, 9 reviews)")
    assert comparison.exceptions == "1 of the 3 pairs of films shows no clear difference between the two."


def test_two_films_that_differ_are_named_with_the_difference():
    comparison = compare_groups(
        frame(value="rating", A=[4, 5, 3, 4, 5, 6], B=[8, 9, 8, 7, 9]), by="film", value="rating"
    )
    assert comparison.sentence == "“B” is clearly rated higher than “A”, by 3.7 points (between 2.4 and 5.0)."
    assert comparison.exceptions == ""


def test_two_films_whose_difference_may_be_chance_are_said_so_with_the_range():
    compared = compare_groups(frame(value="rating", A=[4, 5, 3, 4, 5, 6], B=[4, 9, 4, 3, 9]), by="film", value="rating")
    assert compared.sentence == ("“B” is rated higher than “A” by 1.3 points, but that could be chance (−2.3 to +4.9).")
    same = compare_groups(frame(value="rating", A=[4, 5, 6, 5, 5], B=[4, 6, 5, 4, 6]), by="film", value="rating")
    assert same.sentence == "No clear difference between “A” and “B”: their averages are the same."


def test_the_range_of_a_rating_ends_where_the_scale_does():
    compared = compare_groups(
        frame(value="rating", A=[10, 10, 10, 10, 7], B=[0, 0, 0, 0, 3]), by="film", value="rating"
    )
    assert compared.groups["high"].tolist() == [10, pytest.approx(2.27, abs=0.01)]
    assert compared.groups["low"].tolist() == [pytest.approx(7.73, abs=0.01), 0]


def test_a_pair_has_one_conclusion_among_all_pairs_and_picked_by_itself():
    random = np.random.default_rng(5)
    films = {f"F{film}": random.normal(5 + film / 4, 1, 7).clip(0, 10).tolist() for film in range(9)}
    rows = frame(value="rating", **films)
    every = compare_groups(rows, by="film", value="rating")
    doubtful = 0
    for pair in every.pairs.itertuples():
        two = compare_groups(rows[rows["film"].isin([pair.a, pair.b])], by="film", value="rating")
        judged = two.among(every)
        assert judged.pairs["conclusion"].tolist() == [pair.conclusion]
        assert judged.tests == 36
        # Clear for the two by themselves: said, with why it is no more than perhaps.
        if (doubt := two.pairs["conclusion"][0]) != pair.conclusion:
            doubtful += 1
            assert doubt in ("a is higher", "b is higher")
            assert " is perhaps rated higher than " in judged.sentence
            assert judged.exceptions.startswith("Clear for these two by themselves; among all 36 pairs of films, ")
    assert doubtful


def test_films_that_were_not_compared_among_all_are_judged_by_themselves():
    two = compare_groups(frame(A=HIGH, B=LOW), by="film")
    assert two.among(compare_groups(frame(A=HIGH, C=LOW), by="film")) is two


def test_of_many_films_the_best_and_the_worst_are_named_with_their_ratings():
    films = {f"F{film}": [film + step / 10 for step in range(9)] for film in range(6)}
    comparison = compare_groups(frame(value="rating", **films), by="film", value="rating")
    assert comparison.sentence == "“F5” is rated best (5.4 of 10, 9 reviews), “F0” worst (0.4)."
    assert comparison.exceptions == "All 15 pairs of films differ clearly."


def test_only_the_worst_is_named_where_only_that_is_clear():
    films = {f"F{film}": [0.5, 0.4, 0.45, 0.42, 0.48, 0.47] for film in range(4)}
    comparison = compare_groups(frame(Worst=LOW, **films), by="film")
    assert comparison.sentence == "“Worst” has the most negative reviews (tone +0.07, 7 reviews)."
    rated = compare_groups(frame(value="rating", Worst=LOW, **films), by="film", value="rating")
    assert rated.sentence == "“Worst” is rated worst (0.1 of 10, 7 reviews)."


def test_a_film_that_is_clearly_above_the_others_is_not_called_the_best_where_another_mean_is_higher():
    films = {f"F{film}": [4, 5, 6, 5, 4, 6, 5, 5] for film in range(4)}
    comparison = compare_groups(
        frame(value="rating", Many=[8, 7, 8, 7, 8, 7, 8, 7] * 4, Few=[10, 10, 10, 3, 10], **films),
        by="film",
        value="rating",
    )
    means = comparison.groups.set_index("group")["mean"]
    assert means["Few"] > means["Many"]
    start = "“Many” is clearly rated higher than all others together (7.5 of 10, 32 reviews)"
    assert comparison.sentence.startswith(start)
    assert comparison.describe_ends(drawn=["Many"]) == "Clearly rated higher than all others together: “Many”"
    low = [10 - value for value in [8, 7, 8, 7, 8, 7, 8, 7] * 4]
    both = compare_groups(
        frame(value="rating", Many=[8, 7] * 16, Few=[10, 10, 10, 3, 10], Low=low, Least=[0, 0, 0, 7, 0], **films),
        by="film",
        value="rating",
    )
    assert both.sentence == f"{start}, “Low” is clearly rated lower (2.5)."
    assert both.describe_ends(drawn=["Many", "Low"]).endswith("together: “Many”; clearly rated lower: “Low”")


def test_polarity_that_is_shown_as_a_rating_is_written_as_one():
    films = {f"F{film}": [film + step / 10 for step in range(9)] for film in range(6)}
    comparison = compare_groups(frame(**films), by="film")
    assert comparison.describe(expected=True) == (
        "“F5” has the most positive reviews (expected rating 5.4, 9 reviews), “F0” the most negative (0.4)."
    )


def test_of_many_films_with_too_few_reviews_the_number_is_said():
    comparison = compare_groups(frame(A=HIGH, B=LOW, **{f"F{film}": [0.1] for film in range(5)}), by="film")
    assert comparison.exceptions == "5 films have fewer than 5 reviews: too few to compare."


def test_a_film_with_too_few_reviews_is_named_and_not_judged():
    comparison = compare_groups(frame(A=HIGH, B=LOW, C=[-0.9, -0.8]), by="film")
    assert comparison.exceptions == "“C” has fewer than 5 reviews: too few to compare."
    assert "“C”" not in comparison.sentence


@pytest.mark.parametrize("groups", [{}, {"A": HIGH}, {"A": HIGH, "B": [0.1]}])
def test_with_fewer_than_two_groups_that_are_large_enough_it_says_what_is_needed(groups):
    comparison = compare_groups(frame(**groups), by="film")
    assert comparison.sentence == "Too few reviews to compare: at least two films with 5 reviews each are needed."


def test_people_and_columns_that_we_do_not_know_have_their_own_words():
    rows = frame(value="length", A=HIGH, B=LOW).rename(columns={"film": "reviewer"})
    comparison = compare_groups(rows, by="reviewer", value="length")
    assert comparison.sentence.startswith("A is clearly higher in length than B, by 0.2")


def test_names_are_said_letter_for_letter():
    hostile = ["<b>*A*</b>", "$x$ and {y} %s"]
    comparison = compare_groups(frame(**dict(zip(hostile, [HIGH, LOW], strict=True))), by="film")
    assert comparison.sentence.startswith("“<b>*A*</b>” is clearly more positive than “$x$ and {y} %s”, by")


def test_of_many_films_the_pairs_are_counted():
    random = np.random.default_rng(1)
    films = {f"F{film}": random.normal(0.4 if film == 3 else 0, 0.1, 20).tolist() for film in range(8)}
    comparison = compare_groups(frame(**films), by="film")
    row = comparison.groups.set_index("group").loc["F3"]
    assert comparison.sentence == f"“F3” has the most positive reviews (tone +{row['mean']:.2f}, 20 reviews)."
    assert comparison.exceptions == "21 of the 28 pairs of films show no clear difference between the two."


def test_a_measure_that_we_do_not_know_has_its_name():
    films = {f"F{film}": [film + step / 100 for step in range(9)] for film in range(6)}
    rows = frame(**films).rename(columns={"polarity": "length"})
    assert compare_groups(rows, by="film", value="length").sentence == (
        "“F5” is highest in length (5.04, 9 reviews), “F0” lowest (0.04)."
    )


def test_many_films_that_are_all_alike_are_said_to_be():
    comparison = compare_groups(frame(**{f"F{film}": HIGH for film in range(8)}), by="film")
    assert comparison.sentence == "No clear difference between the 8 films."
    assert comparison.exceptions == "No clear difference between any two films."


def test_a_film_that_differs_from_the_others_together_and_from_none_by_itself_is_named():
    films = {"B": [7, 2, 3, 3, 3, 7], "C": [8, 6, 2, 2, 4, 5], "D": [6, 5, 3, 3, 6, 7]}
    comparison = compare_groups(frame(value="rating", A=[6, 6, 7, 8, 8, 9], **films), by="film", value="rating")
    assert not comparison.pairs["conclusion"].isin(["a is higher", "b is higher"]).any()
    assert comparison.sentence == "“A” is rated best (7.3 of 10, 6 reviews)."


def test_of_too_many_films_the_most_reviewed_are_compared_and_the_rest_are_listed():
    rows = pd.DataFrame({"film": [f"film {film:03}" for film in range(MOST_GROUPS + 2)] * 2, "polarity": 0.0})
    rows = pd.concat([rows, frame(**{"film 301": HIGH, "film 300": LOW})])
    comparison = compare_groups(rows, by="film")
    assert len(comparison.groups) == MOST_GROUPS + 2
    assert {"film 300", "film 301"} <= {*comparison.pairs["a"], *comparison.pairs["b"]}
    assert len(comparison.pairs) == MOST_GROUPS * (MOST_GROUPS - 1) / 2
    assert comparison.exceptions.endswith("Of 302 films, the 300 with the most reviews are compared.")


def seeds() -> tuple[pd.DataFrame, pd.DataFrame]:
    """One review each of two films, and their sentences."""
    reviews = pd.DataFrame({"review_id": ["r1", "r2"], "film": ["A", "B"], "polarity": [0.3, 0.1]})
    sentences = pd.DataFrame({"review_id": ["r1"] * len(HIGH) + ["r2"] * len(LOW), "polarity": [*HIGH, *LOW]})
    return reviews, sentences


def test_with_one_review_a_film_their_sentences_are_compared_and_it_is_said():
    reviews, sentences = seeds()
    comparison = compare_groups(reviews, by="film", sentences=sentences)
    assert comparison.unit == "sentence"
    assert comparison.groups["n"].tolist() == [9, 7]
    assert comparison.sentence == "There are too few reviews to compare films, so their sentences are compared."
    assert comparison.describe_ends(drawn=["A", "B"]) == "How positive each sentence is, film by film"


def test_sentences_are_not_compared_where_they_are_of_one_group_alone():
    reviews, sentences = seeds()
    comparison = compare_groups(reviews.assign(film="A"), by="film", sentences=sentences)
    assert comparison.unit == "review"
    assert comparison.sentence == "Too few reviews to compare: at least two films with 5 reviews each are needed."


def test_sentences_are_not_compared_where_the_reviews_suffice_or_the_value_is_not_theirs():
    reviews, sentences = seeds()
    assert compare_groups(frame(A=HIGH, B=LOW), by="film", sentences=sentences).unit == "review"
    assert compare_groups(reviews.assign(rating=1.0), by="film", value="rating", sentences=sentences).unit == "review"


def test_a_year_is_compared_as_a_year():
    rows = frame(A=HIGH, B=LOW)
    rows["year"] = rows["film"].map({"A": 1999, "B": 2004}).astype("Int64")
    assert compare_groups(rows, by="year").sentence.startswith("1999 is clearly more positive than 2004, by")


def test_a_review_of_several_genres_counts_in_each():
    rows = frame(A=HIGH, B=LOW).drop(columns="film")
    rows["genres"] = ["Drama, Comedy"] * len(HIGH) + ["Drama"] * (len(LOW) - 1) + [None]
    comparison = compare_groups(rows, by="genres")
    assert comparison.groups[["group", "n"]].to_numpy().tolist() == [["Comedy", 9], ["Drama", 15]]
    assert comparison.groups.loc[1, "mean"] == pytest.approx(np.mean([*HIGH, *LOW[:-1]]))


def test_sentences_of_a_review_of_several_genres_count_in_each():
    reviews, sentences = seeds()
    comparison = compare_groups(reviews.assign(genres="Drama, Comedy"), by="genres", sentences=sentences)
    assert comparison.unit == "sentence"
    assert comparison.groups["n"].tolist() == [int(sentences["polarity"].notna().sum())] * 2


def test_a_value_of_a_column_that_we_do_not_know_is_said_with_its_column():
    rows = frame(A=HIGH, B=LOW)
    rows["is_top"] = rows["film"].eq("A")
    assert compare_groups(rows, by="is_top").sentence.startswith(
        "is_top True is clearly more positive than is_top False, by"
    )


def test_days_are_said_as_days():
    rows = frame(A=HIGH, B=LOW)
    rows["published"] = pd.to_datetime(rows["film"].map({"A": "2024-05-01", "B": "2024-05-02"}))
    assert compare_groups(rows, by="published").sentence.startswith(
        "1 May 2024 is clearly more positive than 2 May 2024, by"
    )


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(SelectionError, match="no column “colour”"):
        compare_groups(frame(A=HIGH), by="colour")
