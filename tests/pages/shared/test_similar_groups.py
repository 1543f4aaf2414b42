"""Which groups are written alike."""

from pages.shared import similar_groups


def test_films_are_compared_by_words_and_by_phrases_in_the_selection_alone(view, view_of) -> None:
    films = tuple(view.reviews["film"].value_counts().index[:3])
    narrow = view_of(film=films)
    for feature in similar_groups.FEATURES:
        compared = similar_groups.measure_similarity(*narrow.about, "film", feature, _view=narrow)
        assert set(compared.groups["group"]) == set(films)


def test_of_chosen_films_their_own_pairs_and_rows_are_shown(view) -> None:
    films = tuple(view.reviews["film"].value_counts().index[:2])
    similar = similar_groups.list_similar(*view.about, "film", "word", films, _view=view)
    assert set(similar.groups["group"]) == set(films)
    assert {*similar.pairs["a"], *similar.pairs["b"]} == set(films)
    assert len(similar.compared.groups) == 12
