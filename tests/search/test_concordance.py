import time

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import SelectionError
from corpus.schema import OCCURRENCES, empty_table
from corpus.search.concordance import SORTS, find_matches, list_lines, sort_lines, trim_matches
from corpus.search.parsing import parse_query
from tests.reviews import REVIEWS

TEXTS = pd.Series(
    {
        "r1": "Light, then shadow. Light!",
        "r2": "love love love: “Love”, lovely; don’t love-love.",
        "r3": "A 🎬 film of light and shadow,\nof shadow and of light.",
        "r4": "",
        "r5": None,
    },
    dtype="str",
)


def find_texts(query, texts=TEXTS, **options):
    matches = find_matches(texts, parse_query(query), **options)
    return [(row.review_id, texts[row.review_id][row.start : row.end]) for row in matches.itertuples()]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("light", [("r1", "Light"), ("r1", "Light"), ("r3", "light"), ("r3", "light")]),
        ("love", [("r2", "love")] * 3 + [("r2", "Love")] + [("r2", "love")] * 2),
        ("lovel*", [("r2", "lovely")]),
        ("don't", [("r2", "don’t")]),
        ("love-love", [("r2", "love love"), ("r2", "love: “Love"), ("r2", "love-love")]),
        ('"* and *"', [("r3", "light and shadow"), ("r3", "shadow and of")]),
        ('"light shadow"~2', [("r1", "Light, then shadow"), ("r3", "light and shadow")]),
        ('"shadow light"~3', [("r1", "Light, then shadow"), ("r3", "light and shadow"), ("r3", "shadow and of light")]),
        ("film shadow", [("r3", "film"), ("r3", "shadow"), ("r3", "shadow")]),
        ('light "light and"', [("r3", "light and"), ("r3", "light")]),
        ("film|then", [("r1", "then"), ("r3", "film")]),
        ("a film of", [("r3", "film")]),
        ("a of", [("r3", "A"), ("r3", "of"), ("r3", "of"), ("r3", "of")]),
        ('"of" film', [("r3", "film"), ("r3", "of"), ("r3", "of"), ("r3", "of")]),
        ("🎬", [("r3", "🎬")]),
        ("/l[a-z]+t$/", []),
        (r"/light\W*$/", [("r1", "Light!"), ("r3", "light.")]),
        ("/x*/", []),
        (r"/(l)(ight)(!)/", [("r1", "Light!")]),
        ("nowhere", []),
        ("light -film", [("r1", "Light"), ("r1", "Light")]),
        ('shadow -"then shadow"', [("r3", "shadow"), ("r3", "shadow")]),
        ("-light", []),
    ],
)
def test_a_search_marks_its_matches_and_nothing_else(query, expected):
    assert find_texts(query) == expected


def test_neighbours_match_although_they_share_the_space_between_them():
    assert [text for _, text in find_texts("a|b", pd.Series({"r": "a b,a-b'a b"}))] == list("ababab")


def test_matches_that_overlap_are_given_once_the_first_and_the_longest():
    texts = pd.Series({"r": "one two three four"})
    assert find_texts('"one two" "two three" "three four" one', texts) == [("r", "one two"), ("r", "three four")]


def test_private_characters_of_a_text_are_characters_like_any_other():
    texts = pd.Series({"r": "\ue001a\ue000 b\ue001\ue000c b"})
    assert find_matches(texts, parse_query("b"))["start"].tolist() == [4, 9]
    assert find_matches(texts, parse_query("/b/"))["start"].tolist() == [4, 9]


def test_no_more_matches_are_given_than_asked_for_and_the_first_ones_are():
    texts = pd.Series({f"r{i}": "so so" for i in range(2_500)})
    matches = find_matches(texts, parse_query("so"), most=4_001)
    assert len(matches) == 4_001
    assert matches["review_id"].tolist() == [f"r{i // 2}" for i in range(4_001)]
    assert matches["start"].tolist()[:4] == [0, 3, 0, 3]


@pytest.mark.parametrize("texts", [TEXTS, TEXTS.iloc[:0]])
def test_nothing_found_has_the_columns_of_something_found(texts):
    none, some = find_matches(texts, parse_query("nowhere")), find_matches(TEXTS, parse_query("light"))
    assert none.empty
    assert none.dtypes.equals(some.dtypes)
    assert list_lines(none, TEXTS).dtypes.equals(list_lines(some, TEXTS).dtypes)
    assert sort_lines(list_lines(none, TEXTS), by="left", reviews=REVIEWS_OF_LINES).dtypes.equals(
        list_lines(some, TEXTS).dtypes
    )


@pytest.mark.parametrize("query", ["/(a+)+$/", "/(a|a)*$/", "aa*", '"a* a*"~20'])
def test_no_pattern_freezes_the_search(query):
    texts = pd.Series({"r": "a" * 90_000 + " !" * 5_000})
    started = time.process_time()
    find_matches(texts, parse_query(query))
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "query", ['"' + "* " * 200 + 'light"', "|".join(['"a* b*"~20'] * 40), "-" + "|".join(["a*"] * 160)]
)
def test_a_search_too_large_for_re2_is_refused_in_a_sentence(query):
    with pytest.raises(SelectionError, match="This search asks for too much at once"):
        find_matches(TEXTS, parse_query(f"then {query}"))


@given(
    words=st.lists(st.sampled_from(["a", "b", "ab", "é", "映", "’", "-", "!", "\n", "🎬"]), max_size=30),
    gap=st.sampled_from(["", " "]),
)
def test_a_word_is_found_as_often_as_it_is_between_the_edges_of_words(words, gap):
    text = gap.join(words)
    edged = "".join(letter if letter.isalnum() else " " for letter in text)
    matches = find_matches(pd.Series({"r": text}), parse_query("ab"))
    assert len(matches) == edged.split().count("ab")
    assert all(text[start:end] == "ab" for start, end in zip(matches["start"], matches["end"], strict=True))


LINES = list_lines(
    pd.DataFrame({"review_id": ["r1", "r2", "r3", "r4"], "start": [4, 6, 4, 0], "end": [8, 10, 8, 4]}),
    pd.Series({"r1": "the film ends", "r2": "a bad film, Begins", "r3": "The film", "r4": "film begins anew"}),
)
REVIEWS_OF_LINES = pd.DataFrame(
    {
        "review_id": ["r4", "r3", "r2", "r1"],
        "film": ["Zoo", "apple", "Bear", None],
        "reviewer": ["A", "B", "A", "C"],
        "published": pd.to_datetime(["2024-03-01", None, "2024-01-01", "2024-02-01"]),
        "polarity": [0.5, -0.5, None, 0.0],
    }
)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("left", ["r2", "r1", "r3", "r4"]),
        ("right", ["r2", "r4", "r1", "r3"]),
        ("film", ["r3", "r2", "r4", "r1"]),
        ("critic", ["r2", "r4", "r3", "r1"]),
        ("date", ["r2", "r1", "r4", "r3"]),
        ("polarity", ["r3", "r1", "r4", "r2"]),
    ],
)
def test_lines_are_sorted_as_asked_and_what_is_unknown_or_empty_comes_last(by, expected):
    ordered = sort_lines(LINES, by=by, reviews=REVIEWS_OF_LINES)
    assert ordered["review_id"].tolist() == expected
    assert ordered.index.tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("by", SORTS)
def test_sorting_keeps_every_line(by):
    ordered = sort_lines(LINES, by=by, reviews=REVIEWS_OF_LINES)
    assert ordered.sort_values("review_id", ignore_index=True).equals(LINES)


def test_the_left_is_compared_from_its_last_word_backwards():
    texts = pd.Series({"x": "a very good end", "y": "no good end", "z": "bad end"})
    matches = list_lines(find_matches(texts, parse_query("end")), texts)
    assert sort_lines(matches, by="left", reviews=REVIEWS_OF_LINES)["review_id"].tolist() == ["z", "y", "x"]


def test_a_line_shows_its_context_in_one_line_cut_at_words():
    texts = pd.Series({"r": "one two three\nfour FIVE six\n\nseven eight nine"})
    (line,) = list_lines(find_matches(texts, parse_query("five")), texts, context=12).itertuples()
    assert (line.left, line.printed, line.right) == ("… three four", "FIVE", "six seven …")
    (line,) = list_lines(find_matches(texts, parse_query("five")), texts).itertuples()
    assert (line.left, line.right) == ("one two three four", "six seven eight nine")


def test_lines_follow_the_order_of_the_occurrences_of_a_phrase():
    occurrences = pd.DataFrame(
        {"review_id": pd.Categorical(["r3", "r1"], categories=["r1", "r2", "r3"]), "start": [12, 0], "end": [17, 5]}
    )
    shown = list_lines(occurrences, TEXTS)
    assert shown["review_id"].tolist() == ["r3", "r1"]
    assert shown["printed"].tolist() == ["light", "Light"]
    assert list_lines(empty_table(OCCURRENCES), TEXTS).empty


def test_a_corpus_says_which_reviews_contain_what_is_searched_for(dozen):
    texts = dozen.read_texts(dozen.reviews["review_id"].tolist())
    for query in (
        "credits",
        '"long after the *"',
        "super*|wonder*",
        '"hum credits"~6',
        "/h[a-z]+ur/",
        "credits hum",
        "zebra",
    ):
        matches = find_matches(texts, parse_query(query))["review_id"].unique()
        assert dozen.reviews.loc[dozen.find_containing(query), "review_id"].tolist() == matches.tolist()
    assert dozen.find_containing("credits").sum() == REVIEWS["text"].str.contains("credits").sum() > 0
    with pytest.raises(SelectionError, match="position 1 is never closed"):
        dozen.find_containing('"credits')


def test_a_match_is_trimmed_to_the_words_of_its_phrase():
    texts = pd.Series({"r1": "And it, long after the credits rolled, and I cried."})
    whole = pd.DataFrame({"review_id": ["r1"], "start": [4], "end": [43]})
    trimmed = trim_matches(whole, texts, {"long", "after", "the", "credits", "roll", "rolled"})
    assert texts["r1"][trimmed["start"].iloc[0] : trimmed["end"].iloc[0]] == "long after the credits rolled"
    assert trim_matches(whole, texts, {"teapot"}).equals(whole)
