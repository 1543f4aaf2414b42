import pandas as pd
import pytest

from corpus.phrases import content


def count(*phrases):
    return content.weigh_phrases(pd.DataFrame({"phrase": pd.Series(phrases, dtype="str")}))[0].tolist()


def weigh(phrase):
    _, weight = content.weigh_phrases(pd.DataFrame({"phrase": [phrase]}))
    return weight.item()


def test_what_is_between_two_parts_of_a_name_belongs_to_it():
    names = ["Quartier de la Madeleine", "the Lake of Shining Waters", "boy, was I wrong", "a New York state of mind"]
    assert count(*names) == [0, 0, 2, 2]


def test_numbers_and_what_measures_say_nothing():
    assert count("the rest of us", "rest of the cast") == [0, 1]
    assert count("an hour and a half", "forty minutes", "a little bit", "the first reel", "90 minutes") == [
        0,
        0,
        0,
        1,
        0,
    ]


#: So many phrases in small letters that they show that nothing has a capital here.
SMALL = ["a slow burn", "the tin harbour", "waste of time", "back and forth"] * 10


def test_without_capitals_the_lexicon_of_parts_of_speech_tells_names():
    names = ["played by tom hanks", "caligari", "a tom hanks film", "tugs at the heartstrings"]
    assert count(*names, *SMALL)[:4] == [0, 0, 0, 2]
    # With capitals elsewhere, a name in small letters is a word.
    assert count("jackson hole", *SMALL)[0] == 0
    assert count("jackson hole", "Ada Quill sings", *SMALL)[0] == 2


def test_a_few_phrases_do_not_show_that_capitals_are_missing():
    assert not content.lack_capitals(content.tokenise_phrases(pd.Series(["a slow burn"])))
    assert content.lack_capitals(content.tokenise_phrases(pd.Series(SMALL)))
    assert not content.lack_capitals(content.tokenise_phrases(pd.Series([*SMALL, "Ada Quill"])))


@pytest.mark.parametrize(
    ("phrase", "weight"),
    [
        ("voice cast", 1 / 3),
        ("the voice cast", 1 / 3),
        ("animated feature film", 1 / 3),
        ("breath of air", 1),
        ("tugs at the heartstrings", 1),
        ("fast-paced", 1.05),  # "fast" is 0.2 in TextBlob's lexicon
        ("best scene", 1.25),  # praise, so no term
        ("for a moment", 1 / 2),
        ("for a moment of its own", 1),  # long
        ("moment of *", 1),  # the gap counts as a word
        ("moment *", 1e-6),
        ("you know", 1e-6),
        ("Ada rides into town", 1 / 3),
    ],
)
def test_terms_and_names_weigh_a_third_everyday_phrases_half_and_praise_more(phrase, weight):
    assert weigh(phrase) == pytest.approx(weight)


def test_no_phrases_have_no_weights():
    none = pd.DataFrame({"phrase": pd.Series(dtype="str")})
    assert [values.tolist() for values in content.weigh_phrases(none)] == [[], []]
