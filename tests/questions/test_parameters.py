"""What is given to a question is taken exactly, or refused by name."""

import pytest

from corpus.questions.parameters import SELECTING, Parameter, ParameterError, read_selection, read_values

KNOWN = (
    Parameter("limit", "Rows.", kind="whole", default=100, least=1, most=1000),
    Parameter("order", "Order.", default="new", allowed=("new", "old")),
    Parameter("texts", "Texts.", kind="switch", default=False),
    Parameter("with", "Groups.", times=(1, 2)),
    Parameter("find", "Letters.", default="", most=5),
    Parameter("corpus", "Its key.", required=True),
)


def test_values_are_read_and_defaults_hold_for_the_others():
    assert read_values({"corpus": ["a"], "limit": ["7"], "texts": ["True"], "with": ["x", "y"]}, KNOWN) == {
        "limit": 7, "order": "new", "texts": True, "with": ("x", "y"), "find": "", "corpus": "a",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "name", "said"),
    [
        ({"limit": ["0"]}, "limit", "“limit” is “0”: allowed is a whole number from 1 to 1000."),
        ({"limit": ["1e3"]}, "limit", "“limit” is “1e3”: allowed is a whole number from 1 to 1000."),
        ({"order": ["up"]}, "order", "“order” is “up”: allowed is “new” or “old”."),
        ({"order": ["new", "old"]}, "order", "“order” is given 2 times: allowed is once."),
        ({"texts": ["yes"]}, "texts", "“texts” is “yes”: allowed is “true” or “false”."),
        ({"with": ["x", "y", "z"]}, "with", "“with” is given 3 times: allowed is 1 to 2 times."),
        ({"find": ["abcdef"]}, "find", "“find” is “abcdef”: allowed is a text of at most 5 characters."),
        ({"corpus": []}, "corpus", "“corpus” is not given: allowed is a text of at most 200 characters."),
        ({"colour": ["x"]}, "colour", "“colour” is no parameter here: allowed is “limit”, “order”, “texts”, “with”, "),
    ],
)
def test_what_is_not_allowed_is_refused_with_what_was_given_and_what_is_allowed(query, name, said):
    with pytest.raises(ParameterError) as refused:
        read_values({"corpus": ["a"], **query}, KNOWN)
    assert str(refused.value).startswith(said)
    assert refused.value.parameter == name


def test_a_selection_is_read_as_the_address_has_it(dozen):
    query = {"film": ["The Sea Wall"] if "The Sea Wall" in set(dozen.reviews["film"]) else [dozen.reviews["film"][0]]}
    query |= {"rating": ["", "9"], "dates": [str(dozen.reviews["published"].min().date()), ""], "words": ["a film"]}
    selection = read_selection({**query, "limit": ["3"]}, dozen.reviews)
    written = {}
    for name, value in selection.to_query():
        written.setdefault(name, []).append(value)
    assert written == {**query, "rating": ["", "9.0"]}


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"film": ["Nope", "No"]}, "“film” is “Nope” and “No”: allowed is “"),
        ({"rating": ["high", ""]}, "“rating” is “high” and “”: allowed are two numbers from 0 to 10, the lower first"),
        ({"rating": ["9", "2"]}, "“rating” is “9” and “2”: allowed are two numbers from 0 to 10, the lower first"),
        ({"dates": ["1900-01-01", "1900-12-31"]}, "“dates” is “1900-01-01” and “1900-12-31”: allowed are two days "),
        ({"words": ["x" * 501]}, f"“words” is “{'x' * 60}”: allowed is a search of at most 500 characters."),
        ({"genre": ["Nope"]}, "“genre” is “Nope”: "),
        ({"blame": ["plot"]}, "“blame” is “plot”: allowed is “acting”, “story”, “direction”, "),
    ],
)  # fmt: skip
def test_a_selection_that_a_screen_would_mend_is_refused(query, said, dozen):
    with pytest.raises(ParameterError) as refused:
        read_selection(query, dozen.reviews)
    assert str(refused.value).startswith(said)


def test_every_field_of_a_selection_may_be_given(dozen):
    assert [each.name for each in SELECTING] == [
        *("film", "critic", "outlet", "genre", "where", "praise", "blame", "dates", "rating", "polarity", "words")
    ]
