from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

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
def test_a_review_is_tokenised_the_same_alone_and_among_others(reviews):
    together = tk.tokenise(reviews)
    for position, text in enumerate(reviews):
        alone = tk.tokenise([text])
        part = slice(*together.bounds[position : position + 2])
        assert alone.start.tolist() == together.start[part].tolist()
        assert alone.sentence.tolist() == together.sentence[part].tolist()
        assert [alone.vocabulary[w] for w in alone.word] == [together.vocabulary[w] for w in together.word[part]]


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
