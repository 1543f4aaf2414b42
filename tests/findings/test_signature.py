"""The phrase that sets a film's reviews apart."""

import pandas as pd

from corpus.findings.signature import find_signature

TABLE = pd.DataFrame(
    {
        "group": ["Dusk", "Dusk", "Dawn"],
        "term": ["ice-cream van", "by the sea", "harbour pilot"],
        "reviews": [4, 3, 3],
        "n": [5, 5, 4],
        "rest_reviews": [0, 1, 2],
        "rest_n": [62, 62, 63],
        "p": [0.001, 0.002, 0.001],
        "q": [0.01, 0.02, 0.01],
        "significant": [True, True, True],
    }
)


def test_the_surest_phrase_is_said_and_each_film_has_a_row() -> None:
    (found,) = find_signature(TABLE)
    assert (
        found.sentence
        == "“ice-cream van” is a signature phrase of “Dusk”: in 4 of its 5 reviews, and in none of the 62 others."
    )
    assert found.parameters == {"by": "film", "group": "Dusk"}
    assert found.exhibit.rows["label"].tolist() == ["Dusk: “ice-cream van”", "Dawn: “harbour pilot”"]
    assert found.exhibit.rows["value"].tolist() == [80.0, 75.0]
    assert found.low < 80 < found.high


def test_what_could_be_luck_is_not_said() -> None:
    assert list(find_signature(TABLE.assign(significant=False))) == []
