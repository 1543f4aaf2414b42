"""The critics of a selection, compared."""

from corpus.compare.harshness import measure_harshness
from pages.shared import critics


def test_critics_stand_beside_their_colleagues_as_the_measure_has_it(view) -> None:
    expected = measure_harshness(view.reviews, value="rating").set_index("critic")["estimate"]
    for ask in (critics.measure_standing, critics.list_critics, critics.list_styles):
        table = ask(*view.about, "rating", _view=view).set_index("critic")
        assert table["estimate"].to_dict() == expected.to_dict()
        assert set(table.index) == set(view.reviews["reviewer"])


def test_a_narrower_selection_is_measured_anew(view, view_of) -> None:
    film = view.reviews["film"].iloc[0]
    narrow = view_of(film=(film,))
    few, all_ = (critics.list_critics(*each.about, "rating", _view=each)["written"].sum() for each in (narrow, view))
    assert few == len(narrow.reviews) < all_


def test_a_favourite_phrase_is_used_by_its_critic(view) -> None:
    critic = view.reviews["reviewer"].value_counts().index[0]
    phrase = critics.find_favourites(*view.about, critic, _view=view).iloc[0]
    used = view.corpus.find_occurrences(phrase["phrase_id"], view.keep)["review_id"].astype("str")
    assert view.reviews.set_index("review_id")["reviewer"].loc[used.unique()].eq(critic).any()
