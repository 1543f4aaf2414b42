import pytest

from corpus.text.adverbs import mark_adverbs


@pytest.mark.parametrize(
    ("word", "adverb"),
    [("visually", True), ("blandishly", True), ("early", False), ("silly", False), ("lye", False), ("", False)],
)
def test_adverbs_end_in_ly_and_are_no_other_part_of_speech(word, adverb):
    assert mark_adverbs([word]).tolist() == [adverb]


def test_no_words_have_no_adverbs():
    assert mark_adverbs([]).tolist() == []
