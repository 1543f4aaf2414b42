"""Which groups are written alike."""

from pages.shared import similar_groups


def test_films_are_compared_by_words_and_by_phrases_in_the_selection_alone(view, view_of) -> None:
    films = tuple(view.reviews["film"].value_counts().index[:3])
    narrow = view_of(film=films)
    for feature in similar_groups.FEATURES:
        compared = similar_groups.measure_similarity(*narrow.about, "film", feature, _view=narrow)
        assert set(compared.compared.groups["group"]) == set(films)
