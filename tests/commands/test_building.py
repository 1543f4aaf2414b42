import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store import locking
from corpus.store.corpus import open_corpus
from corpus.store.folder import writing
from tests.commands.running import ran

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("read_here")


def test_build_prints_what_was_built_as_json(capsys, dozen_csv, tmp_path):
    code, out, err = ran(capsys, "build", dozen_csv, "--store", tmp_path / "c", "--name", "A dozen", "--json")
    answer = json.loads(out)
    assert (code, answer["name"], answer["counts"]["reviews"], answer["counts"]["rejects"]) == (0, "A dozen", 12, 1)
    assert answer["seconds"] > 0
    assert answer["peak_mb"] > 10
    assert "reading dozen.csv 0/1\n" in err
    assert re.search(r"\nsaving 1/1 in [\d.]+ s\n$", err)


def test_the_second_build_builds_nothing(capsys, dozen_csv, tmp_path):
    first = json.loads(ran(capsys, "build", dozen_csv, "--store", tmp_path / "c", "--json")[1])
    code, out, err = ran(capsys, "build", dozen_csv, "--store", tmp_path / "c", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out)["tables"] == first["tables"]


def test_build_says_in_a_line_what_was_built_and_then_how_it_was_read(capsys, dozen_csv, tmp_path):
    _, out, _ = ran(capsys, "build", dozen_csv, "--store", tmp_path / "c")
    assert out.startswith("12 reviews of 3 films, 2 recurring phrases, 1 reject, in ")
    assert all(line.startswith("  ") for line in out.splitlines()[1:])


def test_a_file_of_which_nothing_is_read_is_named_with_the_reason(capsys, dozen_csv, tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"none")
    code, _, err = ran(capsys, "build", dozen_csv, tmp_path / "a.parquet", "--store", tmp_path / "c")
    refused = err.splitlines()[-1]
    assert (code, refused) == (0, "error: a.parquet: its name says Parquet, but this is something else")
    code, out, err = ran(capsys, "add", dozen_csv, tmp_path / "a.parquet", "--store", tmp_path / "c")
    assert (code, out[:13]) == (0, "No new review")
    assert err.splitlines()[-1].endswith("a.parquet: its name says Parquet, but this is something else")


def test_build_takes_columns_films_encoding_and_threshold(capsys, tmp_path):
    (tmp_path / "r.csv").write_bytes("id;notes\n1;Très bon\n2;Mal\n".encode("cp1252"))
    (tmp_path / "films.csv").write_bytes("id;title\n1;Été\n2;Noël\n".encode("cp1252"))
    options = ["--map", "text=notes", "--films", tmp_path / "films.csv", "--encoding", "cp1252", "--min-reviews", "2"]
    assert ran(capsys, "build", tmp_path / "r.csv", "--store", tmp_path / "c", *options)[0] == 0
    corpus = open_corpus(tmp_path / "c")
    assert corpus.reviews["film"].tolist() == ["Été", "Noël"]
    assert corpus.manifest.settings["mapping"] == {"text": "notes"}


def test_a_column_can_be_said_to_be_none_of_ours(capsys, tmp_path):
    (tmp_path / "r.csv").write_text("title,text\nA headline,“Dusk” is a fine film. “Dusk” ends.\n")
    assert ran(capsys, "build", tmp_path / "r.csv", "--store", tmp_path / "c", "--map", "film=")[0] == 0
    assert open_corpus(tmp_path / "c").reviews["film"].tolist() == ["Dusk"]


def test_the_second_of_two_builds_is_told(capsys, dozen_csv, tmp_path):
    with writing(tmp_path / "c"):
        code, _, err = ran(capsys, "build", dozen_csv, "--store", tmp_path / "c")
    assert (code, err) == (
        1,
        "error: Another import into “c” is under way. Wait until it has finished, or choose another name.\n",
    )


def test_others_read_how_far_a_build_is(dozen_csv, tmp_path, monkeypatch, capsys):
    seen, report = [], locking.report_progress

    def look(*given):
        report(*given)
        seen.append(locking.read_progress(tmp_path / "c"))

    monkeypatch.setattr(locking, "report_progress", look)
    assert ran(capsys, "build", dozen_csv, "--store", tmp_path / "c")[0] == 0
    assert "scoring reviews 0/12" in seen
    assert seen[-1] == "saving 1/1"


def test_a_build_deletes_the_copies_that_were_made_for_it(dozen_csv, tmp_path):
    for content, code in ((dozen_csv.read_text(), 0), ("film,text\n", 1)):
        (tmp_path / "copies").mkdir()
        (tmp_path / "copies" / "r.csv").write_text(content)
        asked = ["build", tmp_path / "copies" / "r.csv", "--store", tmp_path / "c", "--discard", tmp_path / "copies"]
        ended = subprocess.run([sys.executable, "-m", "corpus", *map(str, asked)], cwd=ROOT, capture_output=True)
        assert ended.returncode == code
        assert not (tmp_path / "copies").exists()
