import json
from datetime import date

import numpy as np
import pandas as pd

from corpus.findings.exhibit import Exhibit
from corpus.report.editions import render
from corpus.report.json import write_json
from tests.hostile import HOSTILE_TEXTS
from tests.report.briefs import EVERY, brief, hostile


def test_a_brief_is_its_findings_with_their_numbers_and_rows():
    read = json.loads(write_json(EVERY, made=date(2026, 11, 22), root="https://refrain.example.org/"))
    assert (read["version"], read["title"], read["written"]) == (1, "The week in reviews", "2026-11-22")
    assert read["too_little_to_tell"] == ["Too few dates to say what changed."]
    assert read["citation"]["Corpus"] == "sample"
    first, second = read["findings"][:2]
    assert {name: first[name] for name in ("kind", "n", "value", "low", "q", "note", "link")} == {
        "kind": "cliché", "n": 21, "value": 1.0, "low": None, "q": None, "note": "Ask Ada\nabout it.",
        "link": "https://refrain.example.org/phrases?page=0",
    }  # fmt: skip
    assert second["exhibit"]["rows"][2] == {
        "label": "Cleo Voss", "value": -2.0, "low": -3.0, "high": -1.0, "n": 8, "named": True,
    }  # fmt: skip
    assert read["findings"][5]["exhibit"] is None


def test_every_kind_of_cell_is_plain_and_what_is_missing_is_null():
    rows = pd.DataFrame(
        {"day": [pd.Timestamp("2025-03-31")], "time": [pd.Timestamp("2025-03-31 10:00")], "nothing": [pd.NaT],
         "far": [np.inf], "both": [("a", 1)], "large": [np.int64(2**53)]}
    )  # fmt: skip
    given = brief(("k", "S.", "x", Exhibit("passages", rows, {}, ""), ""))
    (row,) = json.loads(write_json(given))["findings"][0]["exhibit"]["rows"]
    assert row == {
        "day": "2025-03-31", "time": "2025-03-31T10:00:00", "nothing": None, "far": None, "both": ["a", 1],
        "large": 2**53,
    }  # fmt: skip


def test_texts_come_back_letter_for_letter():
    for text in HOSTILE_TEXTS.values():
        read = json.loads(render(hostile(text), "json"))
        assert {read["title"], *(each["sentence"] for each in read["findings"])} == {text}
        assert read["findings"][0]["exhibit"]["rows"][0]["label"] == text
