import re

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.matching import MARK, WORD, is_beginning, is_compound, write_near_pattern, write_phrase_pattern

TEXTS = st.lists(
    st.tuples(
        st.sampled_from(["light", "Shadow", "of", "lights", "isn’t", "été", "7"]),
        st.sampled_from([" ", ", ", "-", " – ", "... ", "\n", " (", "/", "’ "]),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def matches():
    """Return a function that says whether a pattern matches a text, and its text with marks."""
    with duckdb.connect() as connection:

        def ask(pattern, text):
            marked = f"regexp_replace($text, '{WORD}+', '{MARK}\\0{MARK}', 'g')"
            answers = connection.execute(
                f"SELECT regexp_matches($text, $pattern), regexp_matches({marked}, $pattern)",
                {"text": text, "pattern": pattern},
            ).fetchone()
            assert answers[0] == answers[1], "a text and the same with its marks must agree"
            return answers[0]

        yield ask


@given(pieces=TEXTS, width=st.integers(1, 12))
def test_two_words_are_near_when_counting_the_words_between_them_says_so(matches, pieces, width):
    words = [word.lower() for word, _ in pieces]
    apart = [
        abs(i - j)
        for i, one in enumerate(words)
        for j, other in enumerate(words)
        if (one, other) == ("light", "shadow")
    ]
    text = "".join(word + gap for word, gap in pieces)
    assert matches(write_near_pattern("light", "shadow", width=width), text) == (min(apart, default=99) <= width)
    assert matches(write_near_pattern("shadow", "light", width=width), text) == (min(apart, default=99) <= width)


@given(pieces=TEXTS)
def test_a_phrase_is_its_words_in_a_row_with_no_end_of_a_sentence_between_them(matches, pieces):
    rows = " ".join(word.lower() + ("" if re.search(r"\.", gap) is None else " |") for word, gap in pieces)
    text = "".join(word + gap for word, gap in pieces)
    assert matches(write_phrase_pattern(["light", "shadow"]), text) == (" light shadow " in f" {rows} ")
    assert matches(write_phrase_pattern(["light-of"]), text) == (" light of " in f" {rows} ")
    assert matches(write_phrase_pattern(["of", "*", "été"]), text) == (
        re.search(r"(?<!\S)of [^ |]+ été(?!\S)", rows) is not None
    )
    assert matches(write_phrase_pattern(["light*", "été|7"]), text) == (
        re.search(r"(?<!\S)lights? (été|7)(?!\S)", rows) is not None
    )


@pytest.mark.parametrize(
    ("word", "beginning"),
    [("love*", True), ("хор*", True), ("7*", True), ("*", False), ("C+*", False), ("*good", False)],
)
def test_a_star_behind_a_letter_makes_a_beginning(word, beginning):
    assert is_beginning(word) == beginning


@pytest.mark.parametrize(
    ("word", "compound"),
    [
        ("star-crossed", True),
        ("माता-पिता", True),
        ("long–after", True),
        ("-love", False),
        ("love-", False),
        (":-)", False),
        ("love", False),
        ("long––after", False),
        ("’———[", False),
    ],
)
def test_a_hyphen_between_letters_makes_a_compound(word, compound):
    assert is_compound(word) == compound
