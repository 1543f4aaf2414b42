import pytest

from corpus.text.tokens import tokenise
from corpus.text.uses import BARE, DESCRIBING, NOUN, PASSIVE, VERB, find_uses

#: A text that makes verbs of these words, and says nothing of their uses.
FORMS = "loved, loving. timed, timing. lost, losing. ripped, ripping. thrown, throwing. hitting. witted."


def use_of(word, text):
    tokens = tokenise([FORMS, text])
    at = tokens.bounds[1] + [tokens.vocabulary[number] for number in tokens.word[tokens.bounds[1] :]].index(word)
    return find_uses(tokens)[at]


@pytest.mark.parametrize(
    ("word", "text", "use"),
    [
        ("time", "it was time", NOUN),
        ("timed", "it was timed", PASSIVE),
        ("love", "one love", NOUN),
        ("love", "they love", VERB),
        ("love", "to really love", VERB),
        ("love", "love this", VERB),
        ("loved", "they loved", VERB),
        ("loves", "many loves", NOUN),
        ("loves", "he loves", VERB),
        ("lost", "for lost children", PASSIVE),
        ("lost", "we have lost", VERB),
        ("lost", "was never lost", PASSIVE),
        ("losing", "for losing", BARE),
        ("losing", "it was losing", VERB),
        ("losing", "the team losing", BARE),
        ("love", "this love", NOUN),
        ("loves", "this loves", VERB),
        ("love", "these love", VERB),
        ("loves", "these loves", NOUN),
        ("losing", "was so losing", DESCRIBING),
        ("rip", "the curtain rip", NOUN),
        ("rip", "let the curtain rip apart", VERB),
        ("losing", "the losing team", DESCRIBING),
        ("thrown", "was thrown", PASSIVE),
        ("thrown", "thrown away", VERB),
        ("rip", "a rip-off", NOUN),
        ("rip", "to rip off", VERB),
        ("hit", "was hit", VERB),
        ("hit", "the hit", NOUN),
        ("wit", "dim wit", NOUN),
        ("love", "children's love", NOUN),
        ("love", "it's me they love", VERB),
        ("used", "they used spears", VERB),
        ("used", "they used to", PASSIVE),
    ],
)
def test_the_words_beside_a_word_tell_its_use(word, text, use):
    assert use_of(word, text) == use


def test_what_is_left_open_is_as_the_word_mostly_is():
    assert find_uses(tokenise(["lose. they lost. they lost. was lost. children lost"]))[-1] == VERB
    assert find_uses(tokenise(["lose. was lost. was lost. they lost. children lost"]))[-1] == PASSIVE


def test_a_participle_that_mostly_describes_is_an_adjective_behind_be_unless_it_has_an_object():
    assert find_uses(tokenise(["lost. a losing team. was losing"]))[-1] == DESCRIBING
    assert find_uses(tokenise(["lost. a losing team. was losing me"]))[-2] == VERB


def test_words_that_are_no_forms_of_verbs_have_no_use():
    assert find_uses(tokenise(["the house", ""])).tolist() == [VERB, VERB]
    assert find_uses(tokenise([])).tolist() == []
