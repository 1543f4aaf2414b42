import pytest

from tests.phrases.test_core_uses import families_of


@pytest.mark.parametrize(
    "phrases",
    [
        ["at times", "at time"],
        ["between friends", "between friend"],
        ["having children", "had children's"],
        ["a film writer", "a film's writer"],
        ["laughing at the actor", "laughing at the actor's"],
        ["a character actor", "a characters actor"],
        ["the best version", "the Best's version"],
    ],
)
def test_number_behind_function_words_and_genitives_part_families(phrases):
    assert families_of(*phrases, phrases=phrases) == 2


@pytest.mark.parametrize(
    "phrases",
    [
        ["a real man", "the real men"],
        ["the collector's item", "the collectors item"],
        ["an Ed Wood film", "an Ed Wood's film"],
        ["from Jude Law", "from Jude Law's"],
        ["twist and turn", "twists and turns"],
        ["keep the audience awake", "keep the audience's awake"],
    ],
)
def test_numbers_of_a_noun_beside_another_word_and_genitives_of_names_are_one_family(phrases):
    assert families_of(*phrases, "children laws audience's", phrases=phrases) == 1


def test_what_follows_a_phrase_does_not_count():
    phrases = ["in these films", "in these movies"]
    assert families_of("in these films of ours", *phrases, phrases=phrases) == 1
