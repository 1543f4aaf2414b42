"""What the house lexicon does with a term, and what a change does, in words."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from corpus.polarity import settings
from corpus.polarity.house import House

DAY = date(2025, 3, 3)
HOUSE = House().change("great", 0.0, on=DAY).change("terrible", None, on=DAY).change("quarry", 0.5, on=DAY)


@pytest.mark.parametrize(
    ("term", "polarity", "start", "sentence"),
    [
        ("Great", 0.0, 0.0, "TextBlob scores “great” +0.80; our word list sets it to 0.00."),
        ("terrible", None, -1.0, "TextBlob scores “terrible” −1.00; our word list ignores it."),
        ("quarry", 0.5, 0.5, "TextBlob has no score for “quarry”; our word list sets it to +0.50."),
        ("boring", -1.0, -1.0, "TextBlob scores “boring” −1.00; our word list does not change that."),
        ("zyzzyva", None, 0.0, "TextBlob has no score for “zyzzyva”; our word list does not change that."),
    ],
)
def test_a_term_has_the_house_s_polarity_or_else_textblob_s(term, polarity, start, sentence) -> None:
    assert settings.find_polarity(HOUSE, term) == polarity
    assert settings.suggest_polarity(HOUSE, term) == start
    assert settings.describe_setting(HOUSE, term) == sentence


def test_the_changes_are_listed_in_words_the_newest_first() -> None:
    house = HOUSE.negate(True, on=DAY)
    assert settings.list_changes(house)[["term", "before", "after", "origin"]].to_numpy().tolist() == [
        ["“isn’t” and the like", "TextBlob’s score", "treated as “not”", "An editor"],
        ["quarry", "TextBlob’s score", "+0.50", "An editor"],
        ["terrible", "TextBlob’s score", "ignored", "An editor"],
        ["great", "TextBlob’s score", "0.00", "An editor"],
    ]
    assert settings.list_changes(House()).empty


def test_moves_are_counted_with_those_that_gain_or_lose_all_evidence() -> None:
    moves = pd.DataFrame({"before": [0.1, np.nan, 0.5], "after": [0.4, 0.2, np.nan]})
    moves["change"] = moves["after"] - moves["before"]
    assert settings.describe_moves(moves, 67) == (
        "Changes 3 of 67 reviews, upwards, by 0.30; 1 gets its first scored word; 1 loses its only scored word."
    )
    assert settings.describe_moves(moves.head(1), 67) == "Changes 1 of 67 reviews, upwards, by 0.30."
    assert settings.describe_moves(moves.head(0), 67).startswith("Changes none of these 67 reviews")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ([0.1, 0.04], "Changes 2 of 67 reviews, all upwards, by 0.07 on average."),
        ([-0.1, -0.04], "Changes 2 of 67 reviews, all downwards, by 0.07 on average."),
        ([-0.1, 0.04], "Changes 2 of 67 reviews, 1 upwards and 1 downwards, by 0.07 on average."),
        ([0.003, 0.001], "Changes 2 of 67 reviews, all upwards, by 0.002 on average."),
    ],
)
def test_moves_are_said_with_their_direction_and_size(changes, sentence) -> None:
    moves = pd.DataFrame({"before": [0.0, 0.0], "after": changes, "change": changes})
    assert settings.describe_moves(moves, 67) == sentence


def test_suggestions_that_the_house_follows_already_are_not_open() -> None:
    suggestions = pd.DataFrame(
        {"term": ["great", "terrible", "quarry", "boring"], "suggested": [0.0, np.nan, 0.4, np.nan]}
    )
    assert settings.select_open(suggestions, HOUSE)["term"].tolist() == ["quarry", "boring"]
