import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import sentences
from corpus.text import tokens as tk
from corpus.text.sentences import Kind, Trait


def split(text, film=None):
    return [
        text[start:end] for start, end in tk.list_sentences(tk.tokenise([text], films=[film]))[["start", "end"]].values
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ends. It begins! Does it? Yes…", ["It ends.", "It begins!", "Does it?", "Yes…"]),
        ("Mr. Smith met Dr. Who vs. Mr. X. The end.", ["Mr. Smith met Dr. Who vs. Mr. X.", "The end."]),
        ("J. K. Rowling met Samuel L. Jackson.", ["J. K. Rowling met Samuel L. Jackson."]),
        ("Born in the U.S. Army. Not in the U.S. The end.", ["Born in the U.S. Army.", "Not in the U.S.", "The end."]),
        (
            "He cast himself, i.e. me. So did I. Then we ran.",
            ["He cast himself, i.e. me.", "So did I.", "Then we ran."],
        ),
        ("It cost 3.5 million... and more. Wait... What?", ["It cost 3.5 million... and more.", "Wait...", "What?"]),
        ("No. 5 is alive.", ["No. 5 is alive."]),
        ("“Why?” he asked. (So it is.) “Go.” She went.", ["“Why?” he asked.", "(So it is.)", "“Go.”", "She went."]),
        ("A great movie.The end.See www.example.com now.", ["A great movie.", "The end.", "See www.example.com now."]),
        (
            "Jaws, Alien, etc. and so on. Good, etc. The end.",
            ["Jaws, Alien, etc. and so on.", "Good, etc.", "The end."],
        ),
        ("Wait . . . and see ?! Yes.", ["Wait . . .", "and see ?!", "Yes."]),
        ("終わり。始まり！", ["終わり。", "始まり！"]),
        ("one line\nanother line\n\n\n a paragraph ", ["one line", "another line", "a paragraph"]),
        ("One.\r\n***\r\nTwo.", ["One.", "***", "Two."]),
        ("no stop at all", ["no stop at all"]),
        (" \n ", []),
    ],
)
def test_sentences_end_at_stops_and_lines_but_not_at_abbreviations(text, expected):
    assert split(text) == expected


def test_sentences_without_words_are_numbered_too():
    tokens = tk.tokenise(["One.\n***\nTwo words.", "", "Three."])
    assert tokens.sentence.tolist() == [0, 2, 2, 0]
    frame = tk.list_sentences(tokens)
    assert frame.values.tolist() == [[0, 0, 0, 4], [0, 1, 5, 8], [0, 2, 9, 19], [2, 0, 0, 6]]
    assert frame.dtypes.tolist() == [np.dtype("int32")] * 4


def test_no_sentence_ends_inside_a_title():
    assert split("Mother! is loud. Mother! Is it?", "Mother!") == ["Mother! is loud.", "Mother!", "Is it?"]
    assert split("I saw Monsters, Inc. The rest", "Monsters, Inc.") == ["I saw Monsters, Inc.", "The rest"]
    assert split("The film Good! Night Moon is good", "Good! Night Moon") == ["The film Good! Night Moon is good"]


texts = st.text(st.sampled_from("aB'’. !?…-\n\t\"(é3ß中\u0301😀") | st.characters(codec="utf-8"), max_size=40)


@given(st.lists(texts, max_size=5))
def test_sentences_hold_everything_but_space_once(reviews):
    rest = [list(text) for text in reviews]
    frame = tk.list_sentences(tk.tokenise(reviews))
    for review, _, start, end in frame.values.tolist():
        assert reviews[review][start:end].strip() == reviews[review][start:end] != ""
        rest[review][start:end] = " " * (end - start)
    assert "".join(map("".join, rest)).strip() == ""
    for _, numbers in frame.groupby("review")["sentence"]:
        assert numbers.tolist() == list(range(len(numbers)))


@pytest.mark.parametrize(
    ("char", "kind"),
    [
        ("a", Kind.LETTER),
        ("7", Kind.LETTER),
        ("\u0301", Kind.LETTER),
        ("\ufe0f", Kind.OTHER),
        ("’", Kind.APOSTROPHE),
        (" ", Kind.SPACE),
        ("\n", Kind.LINE_END),
        ("!", Kind.STOP),
        ("。", Kind.WIDE_STOP),
        (")", Kind.CLOSING),
        ("(", Kind.OTHER),
    ],
)
def test_each_character_has_a_kind(char, kind):
    assert sentences.classify_character(char) == kind


@pytest.mark.parametrize(
    ("spelling", "traits"),
    [
        ("army", Trait.LOWER | Trait.WHOLE),
        ("Army", Trait.CAPITALISED | Trait.WHOLE),
        ("The", Trait.CAPITALISED | Trait.OPENER | Trait.WHOLE),
        ("USA", Trait.CAPITALISED | Trait.SHOUTED),
        ("Mr", Trait.CAPITALISED | Trait.JOINS | Trait.WHOLE),
        ("etc", Trait.LOWER | Trait.MAY_JOIN | Trait.WHOLE),
        ("No", Trait.CAPITALISED | Trait.OPENER | Trait.JOINS_DIGIT | Trait.WHOLE),
        ("J", Trait.CAPITALISED | Trait.MAY_JOIN),
        ("I", Trait.CAPITALISED),
        ("5", Trait.DIGIT),
        ("½", Trait(0)),
    ],
)
def test_a_word_says_what_it_means_for_the_stop_beside_it(spelling, traits):
    assert Trait(sentences.find_traits(spelling)) == traits


def test_runs_of_true_have_a_start_and_an_end():
    start, end = sentences.find_runs(np.array([False, True, True, False, True, False]))
    assert (start.tolist(), end.tolist()) == ([1, 4], [3, 5])
