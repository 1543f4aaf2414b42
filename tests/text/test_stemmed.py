from itertools import pairwise

from corpus.text.stemmed import StemmedText
from corpus.text.tokens import tokenise


def test_a_text_is_read_as_lemmas_without_auxiliaries_of_tense():
    text = StemmedText.of(tokenise(["The credits have rolled. Yes.", "", "Stories, told"]))
    assert [text.vocabulary[word] for word in text.word] == ["the", "credit", "roll", "yes", "story", "tell"]
    assert text.token.tolist() == [0, 1, 3, 4, 5, 6]
    assert text.stretch.tolist() == [0, 0, 0, 1, 0, 0]
    assert text.bounds.tolist() == [0, 4, 4, 6]
    assert text.review.tolist() == [0, 0, 0, 0, 2, 2]


def test_a_bracket_parts_a_text_even_beside_an_auxiliary_that_is_left_out():
    text = StemmedText.of(tokenise(["Ada (has left) sings. Bo sings", "Bo (Ada)"]))
    assert [text.vocabulary[word] for word in text.word[:5]] == ["ada", "leave", "sing", "bo", "sing"]
    first, second = text.stretch[:5].tolist(), text.stretch[5:].tolist()
    assert [one == other for one, other in pairwise(first)] == [False, False, False, True]
    assert second[0] != second[1]
