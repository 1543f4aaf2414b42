"""A phrase as it is said in a sentence."""

import pytest

from corpus.phrases.spoken import LONGEST, say_phrase


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("long after the credits roll/rolled/have rolled", "long after the credits roll"),
        ("it took/takes/has taken to", "it took to"),
        ("had/has/have a good", "had a good"),
        ("be/is/are asked to", "be asked to"),
        ("I/I have heard", "I heard"),
        ("worst film/films I've/I have ever seen", "worst film I've ever seen"),
        ("tugs/tugging at the heartstrings", "tugs at the heartstrings"),
        ("what truly sets «film» apart is its *", "what truly sets «film» apart is its …"),
    ],
)
def test_the_first_variant_is_said_and_a_gap_is_an_ellipsis(phrase: str, said: str) -> None:
    assert say_phrase(phrase) == said


def test_a_stroke_of_one_wording_is_kept() -> None:
    assert say_phrase("Disney/Pixar", variants=False) == "Disney/Pixar"


def test_a_long_phrase_is_cut() -> None:
    assert say_phrase(" ".join(["word"] * (LONGEST + 1))) == " ".join(["word"] * LONGEST) + " …"
