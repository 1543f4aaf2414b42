"""The lock beside a corpus's folder: one writer at a time, whose progress the others read."""

import fcntl
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.store import folder, locking
from tests.store.small import store

ROOT = Path(__file__).parents[2]


def test_a_lock_that_its_last_holder_deleted_keeps_nobody_out_and_is_made_anew(tmp_path, monkeypatch):
    path, lock, handles = tmp_path / "c", tmp_path / ".c.lock", []

    def flock(handle, how, real=fcntl.flock):
        if not handles:
            lock.unlink()
        handles.append(handle)
        real(handle, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    with folder.writing(path):
        with pytest.raises(StoreError, match="Another import into “c” is under way"):
            store(path)
        assert lock.exists()
    assert len(handles) > 2
    assert list(tmp_path.iterdir()) == []


def test_a_killed_writer_holds_no_lock(tmp_path):
    child = """
import os, signal, sys
from pathlib import Path
from corpus.store import folder
with folder.writing(Path(sys.argv[1])):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", child, tmp_path / "c"], cwd=ROOT).returncode == -9
    store(tmp_path / "c")


def test_others_read_what_a_writer_says_that_it_does_until_it_ends(tmp_path):
    path = tmp_path / "c"
    assert locking.read_progress(path) is None
    child = """
import sys
import threading
from pathlib import Path
from corpus.store import folder, locking
with folder.writing(Path(sys.argv[1])):
    locking.report_progress(Path(sys.argv[1]), "scoring reviews 40/67")
    print("scoring", flush=True)
    sys.stdin.read()
"""
    command = [sys.executable, "-c", child, path]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        assert locking.read_progress(path) == "scoring reviews 40/67"
        with pytest.raises(StoreError, match="is under way"):
            store(path)
        assert locking.read_progress(path) == "scoring reviews 40/67"
        writer.kill()
    assert locking.read_progress(path) is None
    with folder.writing(path):
        assert locking.read_progress(path) == ""


def test_one_who_only_looks_turns_no_writer_away(tmp_path):
    path = tmp_path / "c"
    store(path)
    looking = (tmp_path / ".c.lock").open()
    fcntl.flock(looking, fcntl.LOCK_SH)  # as `read_progress` does for a moment
    moment = threading.Timer(0.05, looking.close)
    moment.start()
    store(path)
    moment.join()
    assert locking.read_progress(path) is None
