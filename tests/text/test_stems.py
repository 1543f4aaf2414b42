import pytest

from corpus.text.stems import find_lemmas, iterate_auxiliaries, join_lemmas, mark_plurals, mark_tense
from corpus.text.tokens import tokenise


@pytest.mark.parametrize(
    "forms",
    [
        ["roll", "rolls", "rolled", "rolling"],
        ["tug", "tugs", "tugged", "tugging"],
        ["fire", "fires", "fired", "firing"],
        ["sing", "sings", "sang", "sung", "singing"],
        ["story", "stories"],
        ["movie", "movies", "movie's"],
        ["die", "dies", "died", "dying"],
        ["see", "sees", "saw", "seen", "seeing"],
        ["hope", "hopes", "hoped", "hoping"],
        ["hop", "hopped", "hopping"],
        ["open", "opens", "opened"],
        ["is", "was", "were", "been"],
        ["wife", "wives"],
        ["don't", "doesn't", "didn't"],
    ],
)
def test_forms_of_one_word_share_a_lemma(forms):
    assert len(set(find_lemmas(forms))) == 1


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("original", "origins"),
        ("haunting", "hauntingly"),
        ("beauty", "beautiful"),
        ("general", "generous"),
        ("times", "timing"),
        ("interested", "interesting"),
        ("final", "finally"),
        ("lives", "live"),
        ("lives", "life"),
        ("touched", "touching"),
        ("good", "goods"),
        ("bit", "bite"),
        ("hop", "hope"),
        ("car", "caring"),
        ("that", "that's"),
        ("hanks", "hank"),
    ],
)
def test_words_derived_from_one_stem_or_of_another_sense_do_not(word, other):
    assert len(set(find_lemmas([word, other]))) == 2


def test_words_for_the_film_and_contractions_are_joined():
    assert join_lemmas(find_lemmas(["films", "movies", "i've", "i'm", "didn't"])) == ["film", "film", "i", "i", "not"]


def test_plurals_and_possessives_are_known_from_verbs_in_s():
    words = ["times", "women", "rolls", "raises", "director's", "that's"]
    assert mark_plurals(words).tolist() == [True, True, True, False, True, False]


def test_a_word_only_changes_the_tense_if_a_participle_follows():
    text = "credits have rolled and is amazing and has gone but had been rolling"
    marked = mark_tense(tokenise([text]))
    words = text.split()
    assert [words[at] for at, mark in enumerate(marked) if mark] == ["have", "has", "had", "been"]


@pytest.mark.parametrize("texts", [["All they have.", "Rolled in mud."], ["All they have. Rolled in mud."]])
def test_a_participle_of_the_next_sentence_or_review_changes_nothing(texts):
    assert not mark_tense(tokenise(texts)).any()
    ((_, auxiliary, _),) = iterate_auxiliaries(tokenise(texts))
    assert auxiliary.tolist() == [False, False, True, False, False, False]


def test_auxiliaries_are_known_by_the_participle_behind_them():
    tokens = tokenise(["credits have rolled and have a cast that is moving and is good"])
    ((_, marked, _),) = iterate_auxiliaries(tokens)
    assert [at for at, mark in enumerate(marked) if mark] == [1, 8]


def test_what_may_be_contracted_with_a_pronoun_is_an_auxiliary_of_its_own():
    ((_, marked, contractible),) = iterate_auxiliaries(tokenise(["they have ever been", "they. Have rolled"]))
    assert marked.tolist() == [False, True, False, False, False, True, False]
    assert contractible.tolist() == [False, True, *[False] * 5]
