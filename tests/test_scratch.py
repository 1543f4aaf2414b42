"""Temporary folders: what a killed process left is deleted, and nothing that is in use."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.scratch import Scratch

_MAKE = "from corpus.scratch import Scratch; folder = Scratch(); print(folder.name, flush=True); input()"
_HAND_ON = f"""
import subprocess
{_MAKE.removesuffix("input()")}
print(subprocess.Popen(["sleep", "60"], pass_fds=[folder.held]).pid, flush=True); input()
"""


@pytest.fixture(autouse=True)
def aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of the machine."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@contextmanager
def another(aside: Path, does: str = _MAKE) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Another process, with the folder that it has made, long ago."""
    with subprocess.Popen(
        [sys.executable, "-c", does],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(aside)},
    ) as child:
        made = Path(child.stdout.readline().strip())
        (made / "reviews.parquet").write_text("texts")
        grow_old(made)
        yield child, made
        child.kill()


def grow_old(folder: Path) -> None:
    os.utime(folder, (0, 0))


def test_the_next_folder_takes_those_of_killed_processes_away_and_none_in_use(aside: Path) -> None:
    with another(aside) as (child, made):
        with Scratch() as mine:
            assert {made, Path(mine)} == set(aside.iterdir())
        child.kill()
        child.wait()
        with Scratch() as mine:
            assert [Path(mine)] == list(aside.iterdir())
    assert not any(aside.iterdir())


def test_what_is_fresh_another_s_or_not_ours_at_all_stays(aside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = [aside / name for name in ("refrain-work-fresh", "refrain-other", "theirs")]
    for folder in kept:
        folder.mkdir()
    (aside / "refrain-work-link").symlink_to(aside / "theirs")
    grow_old(aside / "theirs")
    with Scratch():
        assert all(folder.is_dir() for folder in kept)
    grow_old(kept[0])
    monkeypatch.setattr(os, "getuid", lambda: os.geteuid() + 1)
    with Scratch():
        assert all(folder.is_dir() for folder in kept)


def test_a_child_that_is_given_a_folder_holds_it_after_its_parent(aside: Path) -> None:
    with another(aside, _HAND_ON) as (parent, held):
        child = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        with Scratch():
            assert held.is_dir()
        os.kill(child, signal.SIGKILL)
        # Somebody else's child now: it is gone a moment later.
        for _ in range(500):
            with Scratch():
                if not held.exists():
                    break
            time.sleep(0.01)
        assert not held.exists()
