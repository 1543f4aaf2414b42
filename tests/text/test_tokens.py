from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import scanning
from corpus.text import tokens as tk

SHARED = Path(__file__).parents[2].parent / "shared"


def words(text, film=None):
    tokens = tk.tokenise([text], films=[film])
    return [tokens.vocabulary[word] for word in tokens.word]


def printed(text, film=None):
    tokens = tk.tokenise([text], films=[film])
    return [text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]


def split(text, film=None):
    return [
        text[start:end] for start, end in tk.list_sentences(tk.tokenise([text], films=[film]))[["start", "end"]].values
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Star-crossed lovers", ["star", "crossed", "lovers"]),
        ("Don’t, don't, DON´T", ["don't", "don't", "don't"]),
        ("the critics' 'darling'", ["the", "critics", "darling"]),
        ("rock'n'roll isn't", ["rock'n'roll", "isn't"]),
        ("Élan naïve ÉLAN", ["élan", "naïve", "élan"]),
        ("e\u0301lan", ["élan"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("8½ and 3.5 of 10", ["8½", "and", "3", "5", "of", "10"]),
        ("Москва 東京 मुंबई", ["москва", "東京", "मुंबई"]),
        ("❤️ ★★★½ _great_ *fun*", ["½", "great", "fun"]),
        ("", []),
        ("!!! ---", []),
    ],
)
def test_words_are_letters_digits_and_the_apostrophes_inside(text, expected):
    assert words(text) == expected


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
    assert frame.dtypes.tolist() == [np.dtype("int64")] * 4


def test_tokens_know_their_review_and_their_place_in_it():
    tokens = tk.tokenise(["", "So good.", "😀 So", ""])
    assert tokens.bounds.tolist() == [0, 0, 2, 3, 3]
    assert tokens.review.tolist() == [1, 1, 2]
    assert tokens.start.tolist() == [0, 3, 2]
    assert tokens.end.tolist() == [2, 7, 4]


def test_no_reviews_give_no_tokens():
    tokens = tk.tokenise([])
    assert len(tokens.word) == 0
    assert tokens.bounds.tolist() == [0]
    assert tk.list_sentences(tokens).empty


@pytest.mark.parametrize(
    ("film", "text", "expected"),
    [
        ("Pulp Fiction", "I love pulp fiction, PULP FICTION and Pulp Fiction", "i love «film» «film» and «film»"),
        ("Matrix, The (1999)", "In The Matrix, the matrix is a matrix", "in «film» the matrix is a matrix"),
        ("Matrix, The", "A better Matrix. Matrix fans", "a better «film» «film» fans"),
        ("Twelve Monkeys (a.k.a. 12 Monkeys)", "12 Monkeys, or Twelve Monkeys", "«film» or «film»"),
        ("It", "It is late. I saw It, and “it” is it", "it is late i saw «film» and «film» is it"),
        ("Her", 'Her best. See "Her" with HER', "her best see «film» with her"),
        (
            "Gladiator",
            "Gladiator is long. A gladiator dies; Gladiator lives",
            "«film» is long a gladiator dies «film» lives",
        ),
        ("Signs", "Signs is signs and signs in Signs", "signs is signs and signs in «film»"),
        ("Low Tide", "Low Tide’s score, LOW TIDE'S end", "«film»'s score «film»'s end"),
        ("Salt & Smoke", "Salt and Smoke is Salt & Smoke", "«film» is «film»"),
        (
            "Star Trek: First Contact",
            "Star Trek in First Contact: Star Trek - First Contact",
            "«film» in «film» «film»",
        ),
        ("Low Tide", "The low. Tide and tide", "the low tide and tide"),
        ("1917", "1917 was made in 2019", "«film» was made in 2019"),
        ("?", "What? No words", "what no words"),
        (None, "Low Tide", "low tide"),
    ],
)
def test_a_films_own_title_is_one_word_where_it_is_meant(film, text, expected):
    assert words(text, film) == expected.split()


def test_a_title_keeps_the_place_where_it_is_printed_with_its_quotation_marks():
    assert printed("See “Low Tide” or Low\nTide now", "Low Tide") == ["See", "“Low Tide”", "or", "Low\nTide", "now"]


def test_a_title_of_another_film_is_no_title():
    tokens = tk.tokenise(["Low Tide", "Low Tide", "Low Tide"], films=["High Tide", "Low Tide", None])
    assert tokens.bounds.tolist() == [0, 2, 3, 5]


def test_no_sentence_ends_inside_a_title():
    assert split("Mother! is loud. Mother! Is it?", "Mother!") == ["Mother! is loud.", "Mother!", "Is it?"]
    assert split("I saw Monsters, Inc. The rest", "Monsters, Inc.") == ["I saw Monsters, Inc.", "The rest"]
    assert split("The film Good! Night Moon is good", "Good! Night Moon") == ["The film Good! Night Moon is good"]


texts = st.text(st.sampled_from("aB'’. !?…-\n\t\"(é3ß中\u0301😀") | st.characters(codec="utf-8"), max_size=40)


@given(st.lists(texts, max_size=5))
def test_each_token_is_its_word_as_printed_and_lies_in_its_sentence(reviews):
    tokens = tk.tokenise(reviews)
    spans = {(row.review, row.sentence): row for row in tk.list_sentences(tokens).itertuples()}
    rows = (tokens.spelling, tokens.review, tokens.start, tokens.end, tokens.sentence)
    for spelling, review, start, end, sentence in zip(*rows, strict=True):
        assert reviews[review][start:end] == tokens.spellings[spelling]
        assert spans[review, sentence].start <= start < end <= spans[review, sentence].end


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


@given(st.lists(texts, max_size=5))
def test_a_review_is_tokenised_the_same_alone_and_among_others(reviews):
    together = tk.tokenise(reviews)
    for position, text in enumerate(reviews):
        alone = tk.tokenise([text])
        part = slice(*together.bounds[position : position + 2])
        assert alone.start.tolist() == together.start[part].tolist()
        assert alone.sentence.tolist() == together.sentence[part].tolist()
        assert [alone.vocabulary[w] for w in alone.word] == [together.vocabulary[w] for w in together.word[part]]


def test_batches_do_not_show(monkeypatch):
    reviews = ["Star-crossed lovers. They meet!", "", "Lovers, starred.", "They part", "x"] * 3
    whole = tk.tokenise(reviews, films=["They Meet"] * 15)
    monkeypatch.setattr(scanning, "_BATCH", 7)
    parts = tk.tokenise(reviews, films=["They Meet"] * 15)
    for name in ("start", "end", "sentence", "bounds", "spans"):
        assert getattr(whole, name).tolist() == getattr(parts, name).tolist()
    assert [whole.vocabulary[w] for w in whole.word] == [parts.vocabulary[w] for w in parts.word]
    assert [whole.gaps[g] for g in whole.gap[:3]] == [parts.gaps[g] for g in parts.gap[:3]] == ["-", " ", ". "]


def test_long_words_are_told_apart():
    long = "a" * 300
    assert len(set(words(f"{long}b b{long} {long} abcdefgh abcdefghi abcdefghj {long}"))) == 6


def test_alphabets_of_more_than_a_byte_are_read_right():
    text = " ".join(chr(code) * 9 for code in range(0x4E00, 0x4E00 + 600))
    assert words(text + " " + text) == text.split() * 2


def test_lone_surrogates_and_controls_do_no_harm():
    assert words("a\ud800b\x00c\uffff") == ["a", "b", "c"]


def test_long_input_takes_linear_time():
    for text in ("." * 1_000_000, " " * 1_000_000, "a" * 1_000_000, "a." * 500_000, "\n" * 1_000_000, "-'" * 500_000):
        assert (np.diff(tk.tokenise([text], films=["A"]).bounds) <= len(text)).all()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs the data folder beside the project")
def test_real_reviews_split_where_a_plain_pattern_splits():
    text = pd.read_parquet(SHARED / "data" / "imdb_rated.parquet", columns=["text"])["text"].head(200).tolist()
    tokens = tk.tokenise(text)
    plain = pd.Series(text).str.findall(r"[^\W_]+(?:['’´`][^\W_]+)*").str.len()
    assert np.diff(tokens.bounds).tolist() == plain.tolist()
