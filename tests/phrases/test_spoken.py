"""A phrase as it is said in a sentence."""

import pandas as pd
import pytest

from corpus.phrases.spoken import LONGEST, choose_wording, name_families, say_phrase

ROLL = "long after the credits roll/rolled/have rolled"
TEST = "stand/stands the test of time"


@pytest.mark.parametrize(
    ("pattern", "forms", "said"),
    [
        (
            "long after the credits roll/rolled/have rolled",
            ["rolled", "roll", "have rolled"],
            "long after the credits rolled",
        ),
        (
            "long after the credits roll/rolled/have rolled",
            ["have rolled", "roll"],
            "long after the credits have rolled",
        ),
        (ROLL, ["roll", "have rolled"], "long after the credits roll"),
        ("I/I have heard", ["I have", "I"], "I have heard"),
        ("worst film/films I've/I have ever seen", ["film I have", "films I've"], "worst film I have ever seen"),
        # A rare form, which the pattern leaves out, differs in a word more on either side.
        (
            "stand/stands the test of time",
            ["stands the test of time", "stood the test of times"],
            "stands the test of time",
        ),
        ("avoid this film/movie", ["avoid this movie", "avoid this film", "avoids this film"], "avoid this movie"),
        ("tugs at the heartstrings", ["tugs", "tug"], "tugs at the heartstrings"),
    ],
)
def test_the_commonest_form_names_its_phrase(pattern: str, forms: list[str], said: str) -> None:
    assert choose_wording(pattern, forms) == said


def test_a_gap_is_an_ellipsis_a_title_in_brackets_and_a_long_phrase_is_cut() -> None:
    assert say_phrase("what truly sets «film» apart is its *") == "what truly sets [film] apart is its …"
    assert say_phrase(" ".join(["word"] * (LONGEST + 1))) == " ".join(["word"] * LONGEST) + " …"


def test_a_family_says_whether_its_name_speaks_for_most_of_its_reviews() -> None:
    families = pd.DataFrame(
        {
            "family_id": ["credits", "tears", "gap", "one"],
            "pattern": ["the credits roll/rolled", "tug/tugs at", "look/looks at *", "Disney/Pixar"],
            "kind": ["inflection", "inflection", "template", "single"],
            "reviews": [21, 10, 9, 3],
        }
    )
    fillers = pd.DataFrame(
        {
            "family_id": ["credits", "credits", "gap", "tears", "tears"],
            "filler": ["rolled", "roll", "her", "tugs", "tug"],
            "reviews": [10, 6, 2, 9, 1],
        }
    )
    named = name_families(families, fillers)
    assert named["said"].tolist() == ["the credits rolled", "tugs at", "look at …", "Disney/Pixar"]
    assert named["varied"].tolist() == [True, False, False, False]
