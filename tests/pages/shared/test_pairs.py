"""Who shares the most, and what two have in common."""

from pages.shared import pairs


def test_pairs_of_one_critic_all_have_that_critic(view) -> None:
    critic = view.reviews["reviewer"].iloc[0]
    listed = pairs.list_pairs(*view.about, "critics", critic, _view=view)
    assert len(listed)
    assert ((listed["a"] == critic) | (listed["b"] == critic)).all()


def test_two_have_as_many_phrases_in_common_as_their_pair_says(view) -> None:
    pair = pairs.list_pairs(*view.about, "critics", "", _view=view).iloc[0]
    common = pairs.list_common_phrases(*view.about, "critics", pair["a"], pair["b"], _view=view)
    assert len(common) == pair["phrases"]


def test_a_pair_opens_both_side_by_side(view) -> None:
    opened = pairs.open_pair(view, "critics", "A", "B")
    assert (opened.screen, opened.query["a"], opened.query["b"]) == ("pair", ["A"], ["B"])


def test_the_passages_of_two_reviews_are_in_their_texts(view) -> None:
    twins = view.corpus.duplicates.iloc[0]
    texts = view.corpus.read_texts([twins["a"], twins["b"]])
    passages = pairs.list_common_passages(view.about[0], twins["a"], twins["b"], 5, _view=view)
    assert len(passages)
    first, second = (" ".join(text.split()).casefold() for text in texts)
    assert all(passage.casefold() in first for passage in passages["passage"])
    assert any(passage.casefold() in second for passage in passages["passage"])
