"""Texts without the titles of films."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.text.tokens import tokenise
from corpus.text.untitled import list_mentions, replace_titles
from tests.hostile import HOSTILE_TEXTS


def replace(texts, films, *, others=()):
    """Replace the titles in some texts; films that no text is of may be named too."""
    texts, films = [*texts, *[""] * len(others)], [*films, *others]
    mentions = list_mentions(tokenise(texts, films=films), films)
    return replace_titles(texts, mentions)[: len(texts) - len(others)]


@pytest.mark.parametrize(
    ("film", "text", "expected"),
    [
        ("Brave", "Brave is a good film", "eeeee is a good film"),
        ("The Bad Guys", "The Bad Guys’ heist. See Bad Guys!", "eeeeeeeeeeee’ heist. See eeeeeeee!"),
        ("The Bad Guys", "the bad guys win", "eeeeeeeeeeee win"),
        ("Brave", "A brave film, as “Brave” is", "A brave film, as “eeeee” is"),
        ("Brave", "Brave’s end", "eeeeeee end"),
        ("Very Bad Things", "very bad things, bad things", "eeeeeeeeeeeeeee, bad things"),
        ("Good", "Good film. I saw Good; it is good, good", "Good film. I saw eeee; it is good, good"),
        ("Bliss!", "I like Bliss! Bliss! is fun! bliss!", "I like eeeeee eeeeee is fun! bliss!"),
        ("It", "It is It", "It is ee"),
        ("Not", "Not good, but Not is not", "Not good, but eee is not"),
        ("", "A good film", "A good film"),
        (None, "Brave is a good film", "Brave is a good film"),
        ("(.*)+", "A good (.*)+", "A good (.*)+"),
        ("C++ Dull*", "I like C++ Dull* a lot, [C++ Dull]*", "I like eeeeeeee* a lot, [eeeeeeee]*"),
    ],
)
def test_the_title_of_the_film_under_review_is_replaced_by_a_name_of_its_length(film, text, expected):
    assert replace([text], [film]) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As Brave as Bad Luck Days", "As eeeee as eeeeeeeeeeeee"),
        ("Too brave. Brave men. bad luck days", "Too brave. Brave men. bad luck days"),
        ("the Italian cast, see The Italian", "the Italian cast, see eeeeeeeeeee"),
        ("BAD LUCK DAYS, a BRAVE film", "BAD LUCK DAYS, a BRAVE film"),
        ("That is It. Not so, said Not", "That is It. Not so, said Not"),
        ("Bad. Luck Days", "Bad. Luck Days"),
        ("I saw Italian, and the sequel to Bad Luck Days", "I saw Italian, and the sequel to eeeeeeeeeeeee"),
    ],
)
def test_other_films_titles_are_replaced_in_title_case_only(text, expected):
    # A review that calls men brave: without it, Brave at the beginning of a sentence would be a name.
    others = ["Brave", "Bad Luck Days", "The Italian", "It", "Not"]
    assert replace([text, "A brave, brave one"], ["Dusk", "Dusk"], others=others)[0] == expected


def test_a_title_begins_a_sentence_where_the_films_own_reviews_use_it_as_a_name():
    texts = ["Home is dull. I saw Home.", "A home. A good home. Their home.", "Home is where home is."]
    assert replace(texts, ["Home", "Dusk", "Dusk"]) == ["eeee is dull. I saw eeee.", *texts[1:]]


@given(
    st.lists(st.tuples(st.sampled_from([*HOSTILE_TEXTS.values()]), st.sampled_from([*HOSTILE_TEXTS.values(), None])))
)
def test_every_character_keeps_its_place_whatever_films_are_called(reviews):
    texts, films = [text for text, _ in reviews], [film for _, film in reviews]
    mentions = list_mentions(tokenise(texts, films=films), films)
    for text, replaced in zip(texts, replace_titles(texts, mentions), strict=True):
        assert len(text) == len(replaced)
        assert all(new in (old, "e") for old, new in zip(text, replaced, strict=True))
    assert (mentions["start"] < mentions["end"]).all()
    following = mentions["review"].eq(mentions["review"].shift())
    assert (mentions["start"] >= mentions["end"].shift())[following].all()


def test_no_text_has_no_titles():
    mentions = list_mentions(tokenise([], films=[]), [])
    assert mentions.dtypes.astype(str).to_dict() == {"review": "int64", "start": "int64", "end": "int64"}
    assert replace_titles([], mentions) == []
    pd.testing.assert_frame_equal(list_mentions(tokenise(["A film."], films=[None]), [None]), mentions)
