"""How one phrase is used in a selection."""

from pages.shared import phrase_usage, queries


def test_a_phrase_is_in_as_many_reviews_as_the_list_says_however_it_is_counted(view) -> None:
    phrase = queries.list_phrases(*view.about, _view=view).iloc[0]
    use = phrase_usage.measure_use(*view.about, phrase["phrase_id"], _view=view)
    assert len(use.spread) == phrase["reviews"]
    assert len(use.uses) == phrase["occurrences"]
    assert use.uses["film"].nunique() == phrase["films"]


def test_a_phrase_of_several_critics_is_said_to_be_one(view) -> None:
    owned = queries.list_owned_phrases(*view.about, gathered=True, fragments=False, _view=view)
    house = owned.loc[owned["owned"] == "house", "phrase_id"].iloc[0]
    assert phrase_usage.describe_owner(*view.about, house, _view=view).startswith("Nobody wrote more than half of its ")
