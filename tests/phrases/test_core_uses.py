import pytest

from tests.phrases.examples import gather, reviews_of


def families_of(*texts, phrases):
    """Return how many families some wordings have in a corpus that has each text twice."""
    gathered, listed, _ = gather(reviews_of([text for text in texts for _ in range(2)]))
    family = dict(zip(listed["phrase"], gathered.members, strict=True))
    return len({family[phrase] for phrase in phrases})


@pytest.mark.parametrize(
    "phrases",
    [
        ["a dim wit", "a dim-witted"],
        ["one love", "one loved"],
        ["the clip show", "the clip shown"],
        ["for lost", "for losing"],
        ["they are told", "they told"],
        ["the camera shake", "the camera shakes"],
        ["just film", "just filming"],
        ["go to find", "going to find"],
        ["the teams gone", "the teams going"],
        ["this shake", "this shakes"],
        ["to film", "to movie"],
    ],
)
def test_a_noun_a_verb_and_a_participle_are_families_of_their_own(phrases):
    assert families_of(*phrases, "wits loves lost shaken filmed gone", phrases=phrases) == 2


@pytest.mark.parametrize(
    "phrases",
    [
        ["laugh out loud", "laughed out loud", "laughing out loud"],
        ["wash away sins", "washed away sins"],
        ["the plot twist", "the plot twists"],
        ["they tug at heartstrings", "tugs at heartstrings", "tugging at heartstrings"],
        ["hit the nail on the head", "hits the nail on the head"],
        ["they told", "they have told", "they are telling"],
    ],
)
def test_tenses_of_one_verb_and_numbers_of_one_noun_are_one_family(phrases):
    assert families_of(*phrases, "twisted tugged", phrases=phrases) == 1
