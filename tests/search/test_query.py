import dataclasses

import pytest

from corpus.search.parsing import parse_query, summarise_query


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("love", "the word “love”"),
        ("love*", "words that begin with “love”"),
        ("love|hat*", "the word “love” or words that begin with “hat”"),
        ("star-crossed", "the words “star-crossed”"),
        ('"long  after the *"', "the phrase “long after the *”, where * is any one word"),
        ('"light shadow"~5', "the words “light” and “shadow” within 5 words of each other"),
        ('"light shadow"~1', "the words “light” and “shadow” within 1 word of each other"),
        ("/a+/", "what matches /a+/"),
        ("a b c", "the words “a”, “b” and “c”"),
        ("love -hate", "the word “love”, without the word “hate”"),
        ("-a -c", "without the words “a” or “c”"),
        ("-a -b|c", "without the word “a” or the word “b” or the word “c”"),
    ],
)
def test_a_query_describes_itself_in_words(query, sentence):
    assert parse_query(query).describe() == sentence


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ('love  "long after"', 'containing love "long after"'),
        ("love -hate", "containing love, without hate"),
        ('-hate -"long after" -a|b', 'without hate, "long after" or a|b'),
        ("lo\u200bve", "containing love"),
        ("love -", "containing love -"),
    ],
)
def test_a_query_is_summarised_as_it_was_typed(query, sentence):
    assert summarise_query(query) == sentence


def test_a_query_is_a_value():
    assert parse_query("love hate") == parse_query("love hate")
    assert hash(parse_query("love")) != hash(parse_query("hate"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        parse_query("love").text = "hate"


def test_what_is_quick_to_try_comes_before_the_pattern_itself():
    query = parse_query('"light shadow"~5 -love')
    patterns = [*query.terms[0].needs, query.terms[0].pattern, query.without[0].pattern]
    assert list(query.parameters.values()) == patterns
    assert query.condition == (
        "regexp_matches(text, $pattern_0) AND regexp_matches(text, $pattern_1) AND regexp_matches(text, $pattern_2) "
        "AND NOT regexp_matches(text, $pattern_3)"
    )
