"""Files that are held are read as they were, by one thread at a time, and closed with their holder."""

import gc
import os
from pathlib import Path

import pytest

from corpus.store.held_files import HeldFiles


def test_a_file_is_read_as_it_was_again_and_again_though_another_takes_its_place(tmp_path: Path) -> None:
    (file := tmp_path / "a").write_text("before")
    held = HeldFiles([file])
    (tmp_path / "b").write_text("after")
    (tmp_path / "b").replace(file)
    for _ in range(2):
        with held.open(file) as handle:
            assert handle.read() == b"before"


def test_a_file_that_was_not_there_is_looked_for_again(tmp_path: Path) -> None:
    held = HeldFiles([tmp_path / "a"])
    with pytest.raises(FileNotFoundError), held.open(tmp_path / "a"):
        pass
    (tmp_path / "a").write_text("now")
    with held.open(tmp_path / "a") as handle:
        assert handle.read() == b"now"


def test_files_are_closed_with_their_holder(tmp_path: Path) -> None:
    (file := tmp_path / "a").write_text("text")
    held = HeldFiles([file])
    with held.open(file) as handle:
        number = handle.fileno()
    del held, handle
    gc.collect()
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(number)
