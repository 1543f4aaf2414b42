from corpus.text.stemmed import StemmedText
from corpus.text.tokens import tokenise


def test_a_text_is_read_as_lemmas_without_auxiliaries_of_tense():
    text = StemmedText.of(tokenise(["The credits have rolled. Yes.", "", "Stories, told"]))
    assert [text.vocabulary[word] for word in text.word] == ["the", "credit", "roll", "yes", "story", "tell"]
    assert text.token.tolist() == [0, 1, 3, 4, 5, 6]
    assert text.sentence.tolist() == [0, 0, 0, 1, 0, 0]
    assert text.bounds.tolist() == [0, 4, 4, 6]
    assert text.review.tolist() == [0, 0, 0, 0, 2, 2]
