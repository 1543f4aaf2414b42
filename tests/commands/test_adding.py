import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.running import ran

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("read_here")


def test_add_says_in_a_line_or_as_json_what_was_added(capsys, dozen, dozen_csv, tmp_path):
    (tmp_path / "more.csv").write_text(f"{dozen_csv.read_text()}Dusk,,,,,,,,Quite another text.\n")
    shutil.copytree(dozen.path, tmp_path / "c")
    code, out, err = ran(capsys, "add", tmp_path / "more.csv", "--store", tmp_path / "c")
    assert (code, out) == (
        0,
        f"1 review added, 12 were there already, 1 row skipped; 13 reviews now: {tmp_path / 'c'}\n",
    )
    assert re.search(r"\nsaving 1/1 in [\d.]+ s\n$", err)
    code, out, _ = ran(capsys, "add", tmp_path / "more.csv", "--store", tmp_path / "c", "--json")
    answer = json.loads(out)
    assert (code, answer["added"], answer["present"], answer["reviews"]) == (0, 0, 13, 13)
    assert ran(capsys, "add", tmp_path / "gone.csv", "--store", tmp_path / "c")[0] == 1


def test_watch_ends_between_two_additions_when_it_is_told_to(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.csv").write_bytes(bytes(9))
    command = [sys.executable, "-m", "corpus", "watch", tmp_path / "in", "--store", tmp_path / "c"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout.readline().startswith("Watching ")
        child.terminate()
        assert child.wait(30) == 0
        assert child.stderr.read() == ""
    assert not (tmp_path / "c").exists()


def test_watch_ends_where_no_waiting_would_help_and_says_what_does(capsys, dozen, dozen_csv, tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.commands.adding.PAUSE", 0)
    shutil.copytree(dozen.path, tmp_path / "c")
    manifest = tmp_path / "c" / "corpus.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | {"format": 10}))
    (tmp_path / "in").mkdir()
    shutil.copy(dozen_csv, tmp_path / "in")
    code, _, err = ran(capsys, "watch", tmp_path / "in", "--store", tmp_path / "c")
    assert (code, "python -m corpus renew" in err) == (1, True)
