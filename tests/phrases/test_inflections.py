import numpy as np
import pytest

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.inflections import Cores, number_cores
from corpus.phrases.spelling import Spelling
from corpus.text.tokens import tokenise


def numbers(*phrases):
    tokens = tokenise(phrases)
    text = AnnotatedText.of(tokens, Spelling.of(tokens))
    cores = Cores.of(tokens, text, tokens.bounds[:-1], np.diff(tokens.bounds))
    return number_cores(tokens, text, cores).tolist()


@pytest.mark.parametrize(
    "phrases",
    [
        ("long after the credits roll", "long after the credits rolled", "long after the credits have rolled"),
        ("tugs at the heartstrings", "it tugs at the heartstrings and", "tugging at the heartstrings"),
        ("the camera is circling the house", "the camera circles the house"),
        ("worst movie I have ever seen", "worst films I've ever seen", "worst flick ive ever seen"),
        ("do not waste your time", "don't waste your time", "didn't waste your time"),
    ],
)
def test_phrases_share_a_number_whatever_their_inflection_auxiliaries_and_function_words_at_the_ends(phrases):
    assert len(set(numbers(*phrases))) == 1


@pytest.mark.parametrize(
    "phrases",
    [
        ("a good film", "not a good film"),
        ("a killer killed", "a killer is killed"),
        ("man bites dog", "dog bites man"),
        ("original story", "origin story"),
    ],
)
def test_negation_order_and_derivation_keep_phrases_apart(phrases):
    assert len(set(numbers(*phrases))) == len(phrases)
