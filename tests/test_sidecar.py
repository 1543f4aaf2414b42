"""The small files beside a corpus: one writer at a time, and never half a file."""

import threading
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.sidecar import lock_sidecar, sidecar_path, write_whole


def test_a_file_stands_beside_the_folder_under_its_name(tmp_path: Path):
    assert sidecar_path(tmp_path / "sample", "verdicts.json") == tmp_path / "sample.verdicts.json"


def test_what_is_written_is_all_there_is(tmp_path: Path):
    file = tmp_path / "a.csv"
    write_whole(file, "one\r\n")
    write_whole(file, "two\n")
    assert file.read_bytes() == b"two\n"
    assert [each.name for each in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_that_cannot_be_written_is_named_and_stays_as_it_was(tmp_path: Path):
    file = tmp_path / "a.csv"
    write_whole(file, "one")
    (tmp_path / ".a.csv.new").mkdir()
    with pytest.raises(StoreError, match=r"a\.csv cannot be written: Is a directory"):
        write_whole(file, "two")
    assert file.read_text() == "one"


def test_two_writers_never_lose_each_others_work(tmp_path: Path):
    file = tmp_path / "count"
    write_whole(file, "0")

    def add() -> None:
        for _ in range(25):
            with lock_sidecar(file):
                write_whole(file, str(int(file.read_text()) + 1))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_text() == "100"


def test_a_folder_that_is_gone_is_said(tmp_path: Path):
    with pytest.raises(StoreError, match="No such file or directory"), lock_sidecar(tmp_path / "gone" / "a.csv"):
        pass
