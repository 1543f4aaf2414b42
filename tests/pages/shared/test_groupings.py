"""Groups compared, their division and their courses."""

from corpus.compare import division
from pages.shared import groupings


def test_a_median_is_that_of_the_group_s_reviews(view) -> None:
    ranked = groupings.rank_groups(
        *view.about, "film", "rating", (), average="median", order="median", ascending=True, other="words", _view=view
    )
    films = view.reviews.groupby("film")
    groups = ranked.groups.set_index("group")
    assert groups["median"].to_dict() == films["rating"].median().to_dict()
    assert groups["other"].to_dict() == films["words"].mean().to_dict()
    # The one of fewer than five reviews comes last.
    assert groups["median"].head(11).tolist() == sorted(groups["median"].head(11))
    assert ranked.among == len(groups) == 12


def test_groups_are_named_those_with_the_most_reviews_first(view, view_of) -> None:
    sizes = view.reviews["film"].value_counts()
    assert sizes[groupings.name_groups(*view.about, _view=view)["film"]].tolist() == sorted(sizes, reverse=True)
    narrow = view_of(genre=("Horror",))
    assert "Horror" in groupings.name_groups(*narrow.about, _view=narrow)["genre"]


def test_groups_of_too_few_reviews_come_last(view) -> None:
    table = groupings.measure_division(*view.about, "film", "rating", (), _view=view)
    few = (table["conclusion"] == division.TOO_FEW).tolist()
    assert few == sorted(few)
    spreads = table.loc[table["conclusion"] != division.TOO_FEW, "sd"].tolist()
    assert spreads == sorted(spreads, reverse=True)


def test_only_chosen_groups_are_named_in_a_course(view) -> None:
    chosen = tuple(view.reviews["film"].value_counts().index[:2])
    assert set(groupings.compare_courses(*view.about, "film", chosen, _view=view).turns["group"]) == set(chosen)
