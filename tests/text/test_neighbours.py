import numpy as np

from corpus.text.neighbours import Neighbours
from corpus.text.tokens import tokenise


def words(beside, positions):
    return [[*beside.known.vocabulary, ""][position] for position in positions]


def test_the_words_beside_a_word_end_with_its_sentence_its_review_and_at_a_comma():
    beside = Neighbours.of(tokenise(["Rip it. Off, you", "go"]))
    assert words(beside, beside.before) == ["", "rip", "", "", ""]
    assert words(beside, beside.behind) == ["it", "", "", "", ""]


def test_what_governs_a_word_is_before_two_adverbs_at_most():
    beside = Neighbours.of(tokenise(["was never really used", "was not ever really used", "Never used"]))
    assert words(beside, beside.governor)[3::5] == ["was", "not"]
    assert words(beside, beside.governor)[-2:] == ["", ""]


def test_hyphens_part_no_neighbours_and_are_marked():
    beside = Neighbours.of(tokenise(["a rip-off"]))
    assert words(beside, beside.before) == ["", "a", "rip"]
    assert beside.hyphen_behind.tolist() == [False, True, False]
    assert beside.hyphen_before.tolist() == [False, False, True]


def test_words_are_marked_by_themselves_and_by_their_part_of_speech():
    beside = Neighbours.of(tokenise(["two big houses"]))
    assert beside.among({"big"}, beside.word).tolist() == [False, True, False]
    assert beside.tagged({"JJ", "CD"}, beside.word).tolist() == [True, True, False]
    assert words(beside, beside.select(np.array([1, 2])).before) == ["two", "big"]


def test_no_text_has_no_neighbours():
    assert Neighbours.of(tokenise([])).governor.tolist() == []
