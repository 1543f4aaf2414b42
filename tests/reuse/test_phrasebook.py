"""A list of phrases, read to be looked up."""

import pandas as pd

from corpus.reuse import phrase_marks
from corpus.reuse.phrasebook import Phrasebook


def book_of(*phrases: str) -> Phrasebook:
    kinds = ["template" if "*" in phrase else "inflection" for phrase in phrases]
    return Phrasebook.of(pd.DataFrame({"phrase_id": list(phrases), "phrase": list(phrases), "kind": kinds}))


def found(book: Phrasebook, text: str, film: str | None = None) -> list[str]:
    marks = phrase_marks.find_phrases(text, book, film=film)
    return [text[start:end] for start, end in zip(marks["start"], marks["end"], strict=True)]


def test_phrases_that_somebody_typed_are_found_without_any_archive():
    book = book_of("feast for the eyes", "a * of epic proportions")
    text = "Feasts for the eyes, and a true disaster of epic proportions."
    assert found(book, text) == ["Feasts for the eyes", "a true disaster of epic proportions"]


def test_a_listed_title_is_the_film_s():
    assert found(book_of("in «film» we trust"), "In Dusk we trust.", film="Dusk") == ["In Dusk we trust"]
    assert found(book_of("in «film» we trust"), "In Dusk we trust.") == []


def test_of_two_variants_the_first_says_what_both_are():
    assert found(book_of("long after the credits roll/have rolled"), "Long after the credits have rolled.") == [
        "Long after the credits have rolled"
    ]


def test_an_empty_list_finds_nothing():
    assert found(book_of(), "A slow and lovely film.") == []
