import pytest

from pages.shared.marking import rank_wear


@pytest.mark.parametrize(("reviews", "worn"), [(2, 0), (3, 0), (4, 1), (9, 1), (10, 2), (500, 2)])
def test_a_phrase_is_worn_from_four_reviews_and_well_worn_from_ten(reviews: int, worn: int) -> None:
    assert rank_wear(reviews) == worn
