"""What screens ask of a corpus: the phrases that a reader sees, and one of them."""

from pages.shared import queries
from pages.shared.viewing import View


def test_families_are_listed_as_the_corpus_has_them_with_their_owners(view: View) -> None:
    owned = queries.list_owned_phrases(*view.about, gathered=True, fragments=False, _view=view)
    assert owned["phrase_id"].tolist() == view.corpus.list_recurring(view.keep)["phrase_id"].tolist()
    assert set(owned["whose"].dropna()) - {"several critics"} <= set(view.reviews["reviewer"])


def test_a_family_and_a_single_phrase_are_found_by_their_ids(view: View) -> None:
    family = queries.list_phrases(*view.about, _view=view)["phrase_id"].iloc[0]
    single = queries.list_phrases(*view.about, gathered=False, _view=view)["phrase_id"].iloc[0]
    assert [queries.find_phrase(view, each)["phrase_id"].tolist() for each in (family, single)] == [[family], [single]]
    assert queries.find_phrase(view, "nothing").empty


def test_the_occurrences_of_a_family_are_in_as_many_reviews_as_the_list_says(view: View) -> None:
    first = queries.list_phrases(*view.about, _view=view).iloc[0]
    occurrences = queries.list_occurrences(view)
    assert occurrences.loc[occurrences["phrase_id"] == first["phrase_id"], "review_id"].nunique() == first["reviews"]
