import pytest

from corpus.text import tokens as tk


def words(text, film=None):
    tokens = tk.tokenise([text], films=[film])
    return [tokens.vocabulary[word] for word in tokens.word]


def split_words(text, film=None):
    tokens = tk.tokenise([text], films=[film])
    return [text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)]


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


def test_a_title_keeps_its_place_with_its_quotation_marks():
    assert split_words("See “Low Tide” or Low\nTide now", "Low Tide") == ["See", "“Low Tide”", "or", "Low\nTide", "now"]


def test_a_title_of_another_film_is_no_title():
    tokens = tk.tokenise(["Low Tide", "Low Tide", "Low Tide"], films=["High Tide", "Low Tide", None])
    assert tokens.bounds.tolist() == [0, 2, 3, 5]
