"""The film that a draft is about, found in its text."""

import time

import pandas as pd
import pytest

from corpus.reuse.draft_film import find_film
from corpus.reuse.phrasebook import Phrasebook

FILMS = ["The Tithe House", "Low Tide: A Reckoning", "Salt"]
LISTED = pd.DataFrame({"phrase_id": ["a"], "phrase": ["what sets «film» apart is its *"], "kind": ["template"]})


@pytest.fixture(scope="module")
def book() -> Phrasebook:
    return Phrasebook.of(LISTED)


@pytest.mark.parametrize(
    ("text", "film"),
    [
        ("I saw The Tithe House twice.", "The Tithe House"),
        ("In Low Tide nobody speaks. Low Tide is long, and The Tithe House longer.", "Low Tide: A Reckoning"),
        ("A low tide, and no film of the tithe house.", None),
        ("The salt is dear. Salt, said he.", None),
        ("“Salt” is dear.", "Salt"),
        ("What sets The Lantern Keeper apart is its light.", "The Lantern Keeper"),
        ("But The Lantern Keeper is long. What sets The Lantern Keeper apart is its light.", "The Lantern Keeper"),
        ("What sets 'The Lantern Keeper' apart is its light.", "The Lantern Keeper"),
        ("What sets *Dusk* apart is its light.", "Dusk"),
        ("Ada Quill plays Anna Holloway.", None),
        ("", None),
    ],
)
def test_a_film_of_the_archive_is_found_by_its_title_and_a_new_one_by_the_phrases_around_it(text, film, book):
    assert find_film(text, FILMS, book, {"a"}) == film


@pytest.mark.parametrize("part", ["NaN", "N-", "N''", "“", "_", "A of "])
def test_a_draft_of_any_shape_is_searched_for_names_in_linear_time(part, book):
    began = time.process_time()
    find_film(part * (100_000 // len(part)), FILMS, book, {"a"})
    # The first of these took five minutes.
    assert time.process_time() - began < 2
