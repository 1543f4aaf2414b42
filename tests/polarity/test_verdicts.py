import json
import os
from datetime import date

import pandas as pd
import pytest

from corpus.errors import SourceError
from corpus.polarity.verdicts import LONGEST, MOST, Verdict, Verdicts, read_verdicts, verdicts_path

DAY, NEXT = date(2025, 3, 3), date(2025, 3, 4)
ENTRY = {"review_id": "r1", "word": "cold", "ruling": "dismissed", "on": "2025-03-03"}


@pytest.fixture
def corpus(tmp_path):
    return tmp_path / "archive.2025"


# ------------------------------------------------------------------------------------------- one verdict


def test_a_new_ruling_takes_the_place_of_the_old_one():
    verdicts = Verdicts().add("r1", "cold", "confirmed", on=DAY).add("r2", "cold", "confirmed", on=DAY)
    verdicts = verdicts.add("r1", "cold", "dismissed", on=NEXT)
    assert verdicts.entries == (Verdict("r2", "cold", "confirmed", DAY), Verdict("r1", "cold", "dismissed", NEXT))
    assert (verdicts.ruling("r1", "cold"), verdicts.ruling("r1", "grim")) == ("dismissed", None)


def test_what_is_taken_back_is_gone_and_what_was_never_said_may_be_taken_back():
    verdicts = Verdicts().add("r1", "cold", "confirmed", on=DAY)
    assert verdicts.remove("r1", "cold") == Verdicts()
    assert verdicts.remove("r1", "grim") == verdicts


def test_words_are_counted_by_what_is_said_of_them():
    verdicts = Verdicts()
    for review, word, ruling in (
        ("r1", "cold", "dismissed"),
        ("r2", "cold", "confirmed"),
        ("r1", "grim", "confirmed"),
        ("r2", "grim", "confirmed"),
    ):
        verdicts = verdicts.add(review, word, ruling, on=DAY)
    assert verdicts.count_by_word().to_numpy().tolist() == [["grim", 2, 0], ["cold", 1, 1]]
    assert verdicts.to_frame()["word"].tolist() == ["cold", "cold", "grim", "grim"]


def test_nothing_said_has_the_same_columns():
    some = Verdicts().add("r1", "cold", "confirmed", on=DAY)
    assert Verdicts().to_frame().dtypes.equals(some.to_frame().dtypes)
    assert Verdicts().count_by_word().dtypes.equals(some.count_by_word().dtypes)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("", "cold", "confirmed"), "“review_id”"),
        (("r1", " ", "confirmed"), "“word”"),
        (("r1", "x" * (LONGEST + 1), "confirmed"), "“word”"),
        (("r1", "co\nld", "confirmed"), "“word”"),
        (("r1", "\ud800", "confirmed"), "“word”"),
        (("r1", "cold", "perhaps"), "must be “confirmed” or “dismissed”"),
    ],
)
def test_what_cannot_be_meant_is_refused(arguments, message):
    with pytest.raises(SourceError, match=message):
        Verdicts().add(*arguments, on=DAY)


def test_there_is_an_end_to_what_is_kept():
    full = Verdicts(tuple(Verdict(f"r{i}", "cold", "confirmed", DAY) for i in range(MOST)))
    with pytest.raises(SourceError, match="20,000 marks"):
        full.add("another", "cold", "confirmed", on=DAY)
    assert full.add("r0", "cold", "dismissed", on=DAY).ruling("r0", "cold") == "dismissed"


# ------------------------------------------------------------------------------------------- the file


def test_what_is_said_is_read_in_its_order(corpus):
    assert read_verdicts(corpus) == Verdicts()
    rows = [ENTRY | {"word": word} for word in ("l’ennui “!” 恐怖", "cold")]
    verdicts_path(corpus).write_text(json.dumps(rows), encoding="utf-8")
    assert [each.word for each in read_verdicts(corpus).entries] == ["l’ennui “!” 恐怖", "cold"]
    assert verdicts_path(corpus).name == "archive.2025.verdicts.json"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[{", "not JSON: .* in line 1"),
        ("[" * 100_000, "not JSON"),
        ("", "not JSON"),
        ("{}", "no list of marked words"),
        ("[3]", "entry 1: it must have"),
        (json.dumps([ENTRY, ENTRY | {"word": 3}]), "entry 2: “word” must be text"),
        (json.dumps([ENTRY | {"ruling": ["confirmed"]}]), "entry 1: “ruling” must be"),
        (json.dumps([ENTRY | {"on": "yesterday"}]), "entry 1: “on” must be a day"),
        (json.dumps([{**ENTRY, "on": None}]), "entry 1: “on” must be a day"),
        (json.dumps([ENTRY] * (MOST + 1)), "holds 20,001 marked words"),
    ],
)
def test_a_file_that_was_spoilt_by_hand_is_named_with_the_place(corpus, text, message):
    verdicts_path(corpus).write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=message) as raised:
        read_verdicts(corpus)
    assert str(raised.value).startswith("archive.2025.verdicts.json")


def test_bytes_that_are_no_text_are_no_traceback(corpus):
    verdicts_path(corpus).write_bytes(b"[\xff\xfe\x00]")
    with pytest.raises(SourceError, match="not JSON text"):
        read_verdicts(corpus)


def test_a_hand_may_add_what_it_likes_twice_with_a_mark_of_byte_order(corpus):
    twice = [ENTRY, ENTRY | {"ruling": "confirmed", "why": "praise here"}]
    verdicts_path(corpus).write_text("\ufeff" + json.dumps(twice), encoding="utf-8")
    assert read_verdicts(corpus).entries == (Verdict("r1", "cold", "confirmed", DAY),)


def test_a_file_that_never_ends_or_is_none_is_not_opened(corpus):
    os.mkfifo(verdicts_path(corpus))
    with pytest.raises(SourceError, match=r"archive\.2025\.verdicts\.json cannot be read: it is not a file"):
        read_verdicts(corpus)


def test_words_are_listed_with_how_often_each_was_confirmed_and_dismissed() -> None:
    given = Verdicts().add("r1", "grim", "confirmed", on=DAY)
    words = given.add_counts(pd.DataFrame({"word": ["grim", "fine"]}))
    assert words.to_dict("list") == {"word": ["grim", "fine"], "confirmed": [1, 0], "dismissed": [0, 0]}
