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
        ("Great", 0.0, 0.0, "TextBlob gives “great” +0.80; the house gives it 0.00."),
        ("terrible", None, -1.0, "TextBlob gives “terrible” −1.00; the house silences it."),
        ("quarry", 0.5, 0.5, "TextBlob does not know “quarry”; the house gives it +0.50."),
        ("boring", -1.0, -1.0, "TextBlob gives “boring” −1.00; the house leaves it so."),
        ("zyzzyva", None, 0.0, "TextBlob does not know “zyzzyva”; the house leaves it so."),
    ],
)
def test_a_term_has_the_house_s_polarity_or_else_textblob_s(term, polarity, start, sentence) -> None:
    assert settings.find_polarity(HOUSE, term) == polarity
    assert settings.suggest_polarity(HOUSE, term) == start
    assert settings.describe_setting(HOUSE, term) == sentence


def test_the_changes_are_listed_in_words_the_newest_first() -> None:
    house = HOUSE.negate(True, on=DAY)
    assert settings.list_changes(house)[["term", "before", "after", "origin"]].to_numpy().tolist() == [
        ["“isn’t” and its kin", "TextBlob’s", "negate", "An editor"],
        ["quarry", "TextBlob’s", "+0.50", "An editor"],
        ["terrible", "TextBlob’s", "silenced", "An editor"],
        ["great", "TextBlob’s", "0.00", "An editor"],
    ]
    assert settings.list_changes(House()).empty


def test_moves_are_counted_with_those_that_gain_or_lose_all_evidence() -> None:
    moves = pd.DataFrame({"before": [0.1, np.nan, 0.5], "after": [0.4, 0.2, np.nan]})
    moves["change"] = moves["after"] - moves["before"]
    assert settings.describe_moves(moves, 67) == (
        "3 reviews of 67 move, by +0.300 on average, +0.30 at most; 1 come to have evidence; "
        "1 are left without evidence."
    )
    assert settings.describe_moves(moves.head(1), 67) == "1 review of 67 moves, by +0.300 on average, +0.30 at most."
    assert settings.describe_moves(moves.head(0), 67).startswith("None of these 67 reviews moves")


def test_suggestions_that_the_house_follows_already_are_not_open() -> None:
    suggestions = pd.DataFrame(
        {"term": ["great", "terrible", "quarry", "boring"], "suggested": [0.0, np.nan, 0.4, np.nan]}
    )
    assert settings.select_open(suggestions, HOUSE)["term"].tolist() == ["quarry", "boring"]
