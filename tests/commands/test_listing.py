import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from corpus.desk.database import FILE, open_desk, write_url
from corpus.desk.watch_list import watch
from tests.commands.running import ran, rows_of
from tests.reviews import REVIEWS

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("read_here")


@pytest.mark.parametrize(
    ("flags", "options"),
    [
        ([], {"everyday": False}),
        (["--everyday"], {}),
        (["--single"], {"gathered": False, "everyday": False}),
        (["--all"], {"fragments": True}),
    ],
)
def test_phrases_are_those_of_the_screen(flags, options, capsys, sample):
    shown = sample.list_recurring(np.ones(len(sample.reviews), dtype=bool), **options)
    code, out, _ = ran(capsys, "phrases", "--store", sample.path, "--csv", *flags)
    rows = rows_of(out)
    assert code == 0
    assert [row["phrase"] for row in rows] == shown["phrase"].tolist()
    assert [int(row["reviews"]) for row in rows] == shown["reviews"].tolist()
    assert [int(row["standalone_reviews"]) for row in rows] == shown["standalone_reviews"].tolist()
    assert [row["own_reviews"] for row in rows] == [row["standalone_reviews"] for row in rows]


def test_check_finds_what_of_a_draft_has_been_printed_before_and_ends_with_1_where_it_is_long(capsys, sample, tmp_path):
    printed = sample.reviews.iloc[0]
    words = sample.read_texts([printed["review_id"]]).iloc[0].split()
    draft = tmp_path / "draft.txt"
    for last, expected in ((32, 1), (28, 0)):
        draft.write_text("Nobody ever wrote this. " + " ".join(words[20:last]) + " nor this.")
        code, out, _ = ran(capsys, "check", draft, "--store", sample.path)
        assert code == expected
        line = next(line for line in out.splitlines() if line.startswith("passage of"))
        assert " ".join(words[21 : last - 1]) in line
        assert printed["reviewer"] in line
    assert ran(capsys, "check", tmp_path / "gone.txt", "--store", sample.path)[0] == 2


def test_check_names_the_recurring_phrases_of_a_draft_with_the_counts_of_the_list(capsys, sample, tmp_path):
    (tmp_path / "draft.md").write_text("A zither with a sense of zeppelinry hums long after\nthe credits roll.\n")
    code, out, _ = ran(capsys, "check", tmp_path / "draft.md", "--store", sample.path)
    listed = {row["phrase"]: row for row in rows_of(ran(capsys, "phrases", "--store", sample.path, "--csv")[1])}
    lines = [line for line in out.splitlines() if line.startswith("phrase: ")]
    assert code == 0
    for line, (printed, phrase) in zip(
        lines,
        (
            ("long after the credits roll", "long after the credits roll/rolled/have rolled"),
            ("sense of zeppelinry", "sense of *"),
        ),
        strict=True,
    ):
        assert line.startswith(f"phrase: “{printed}” ({phrase}; {listed[phrase]['reviews']} reviews, several critics, ")


def test_check_ends_with_1_where_the_desk_has_banned_a_phrase(capsys, sample, tmp_path):
    (tmp_path / "draft.txt").write_text("It tugged at the heartstrings. It stays, long after the credits roll.")
    store = tmp_path / "sample"
    shutil.copytree(sample.path, store)
    assert ran(capsys, "check", tmp_path / "draft.txt", "--store", store)[0] == 0

    desk = open_desk(write_url(tmp_path / FILE))
    watch(desk, "tugs at the heartstrings", "banned", replacement="moves us")
    watch(desk, "long after the credits roll", "allowed")
    desk.close()
    code, out, _ = ran(capsys, "check", tmp_path / "draft.txt", "--store", store, "--json")
    assert code == 1
    assert [mark["phrase"] for mark in json.loads(out)["marks"]] == ["tugs at the heartstrings"]


def test_check_gives_the_same_as_json(capsys, sample, tmp_path):
    text = "A zither hums long after the credits roll."
    (tmp_path / "draft.md").write_text(text)
    asked = ("check", tmp_path / "draft.md", "--store", sample.path, "--json", "--stars", "3.5/5", "--film", "Dusk")
    given = json.loads(ran(capsys, *asked)[1])
    assert [text[mark["start"] : mark["end"]] for mark in given["marks"]] == ["long after the credits roll"]
    assert (given["film"], given["stop"]) == ("Dusk", False)
    assert [each["value"] for each in given["beside"] if each["name"] == "Your rating"] in ([], ["7.0 of 10"])
    code, _, complaint = ran(capsys, *asked[:-4], "--stars", "many")
    assert code == 2
    assert "no rating that can be read" in complaint


def test_check_leaves_out_what_only_its_critic_has_printed(capsys, sample, tmp_path):
    printed = sample.reviews.iloc[0]
    (tmp_path / "draft.txt").write_text(sample.read_texts([printed["review_id"]]).iloc[0])
    asked = ("check", tmp_path / "draft.txt", "--store", sample.path, "--critic", printed["reviewer"])
    assert [ran(capsys, *asked)[0], ran(capsys, *asked, "--ignore-own")[0]] == [1, 0]


def test_phrases_for_the_eye_name_phrase_and_counts(capsys, dozen):
    _, out, _ = ran(capsys, "phrases", "--store", dozen.path)
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "phrase words reviews films critics"
    assert sorted(lines[1:]) == ["a harbour full of rain 5 2 1 2", "long after the credits 4 3 2 2"]


def test_texts_are_in_json_only_where_they_are_asked_for(capsys, dozen):
    shown = [
        json.loads(ran(capsys, "reviews", "--store", dozen.path, "--json", *more)[1])["reviews"][0]
        for more in ([], ["--texts"])
    ]
    assert [row.get("text") for row in shown] == [None, dozen.read_texts([shown[0]["review_id"]]).iloc[0]]


def test_reviews_can_be_read_again(capsys, dozen, tmp_path):
    _, out, _ = ran(capsys, "reviews", "--store", dozen.path)
    assert [row["text"] for row in rows_of(out)] == REVIEWS["text"].tolist()
    (tmp_path / "again.csv").write_text(out, encoding="utf-8")
    answer = json.loads(ran(capsys, "build", tmp_path / "again.csv", "--store", tmp_path / "c", "--json")[1])
    assert answer["digest"] == dozen.manifest.digest


def test_a_reader_who_has_seen_enough_is_no_error(sample):
    reading, writing_end = os.pipe()
    child = subprocess.Popen(
        [sys.executable, "-m", "corpus", "reviews", "--store", str(sample.path)],
        cwd=ROOT,
        stdout=writing_end,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing_end)
    os.read(reading, 10)
    os.close(reading)
    _, complaints = child.communicate()
    assert (child.returncode, complaints) == (0, "")
