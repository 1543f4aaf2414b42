import re

import numpy as np
import pytest

from tests.phrases.examples import ROLLING, SINCE, family, gather, reviews_of


def test_a_family_is_written_with_the_grammar_that_is_mostly_around_it():
    texts = [f"{before} from start to finish" for before in ("fun", "silly", "tense", "slow")]
    gathered, _, _ = gather(reviews_of([*texts, "start to finish, fun", "We start to finish"]))
    row = family(gathered, "from start to finish")
    assert row[["kind", "words", "reviews"]].tolist() == ["inflection", 4, 6]
    evenly, _, _ = gather(reviews_of([*texts[:2], "start to finish, fun", "We start to finish"]))
    assert family(evenly, "start to finish")[["words", "reviews"]].tolist() == [3, 4]


def test_ids_follow_from_the_words_alone():
    first, _, _ = gather(reviews_of([*SINCE, *ROLLING]))
    again, _, _ = gather(reviews_of([*ROLLING[::-1], *SINCE[::-1]]))
    for pattern in ("the best * since", "long after the credits roll/rolled/have rolled"):
        assert family(first, pattern)["family_id"] == family(again, pattern)["family_id"]
        assert re.fullmatch("[0-9a-f]{12}", family(first, pattern)["family_id"])


def test_the_association_of_a_family_is_the_mean_of_its_members_by_occurrences():
    gathered, phrases, _ = gather(reviews_of([*ROLLING, "Long after the credits roll."]))
    row = family(gathered, "long after the credits roll/rolled/have rolled")
    members = phrases[gathered.members == row["family_id"]]
    assert sorted(members["occurrences"]) == [2, 2, 3]
    assert row["association"] == pytest.approx(np.average(members["association"], weights=members["occurrences"]))


def test_a_name_has_no_informative_words_also_as_a_family():
    gathered, _, _ = gather(reviews_of(["See Ada Quill now", "With Ada Quill in it", "a red barn", "one red barn"]))
    assert family(gathered, "Ada Quill")["content"] == 0
    assert family(gathered, "red barn")["content"] == 2
