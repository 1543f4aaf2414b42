"""Medians, division and courses of groups."""

from corpus.compare import division
from pages.shared import groupings


def test_a_median_is_that_of_the_group_s_reviews(view) -> None:
    medians = groupings.measure_medians(*view.about, "film", "rating", "review", (), _view=view)
    expected = view.reviews.groupby("film")["rating"].median()
    assert medians.set_index("group")["median"].to_dict() == expected.to_dict()


def test_groups_of_too_few_reviews_come_last(view) -> None:
    table = groupings.measure_division(*view.about, "film", "rating", (), _view=view)
    few = (table["conclusion"] == division.TOO_FEW).tolist()
    assert few == sorted(few)
    spreads = table.loc[table["conclusion"] != division.TOO_FEW, "sd"].tolist()
    assert spreads == sorted(spreads, reverse=True)


def test_only_chosen_groups_are_named_in_a_course(view) -> None:
    chosen = tuple(view.reviews["film"].value_counts().index[:2])
    assert set(groupings.compare_courses(*view.about, "film", chosen, _view=view).turns["group"]) == set(chosen)
