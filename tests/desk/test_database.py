"""The desk's database opened: new, older, newer, damaged, locked, full; on either engine where both can be so."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from corpus.desk import items
from corpus.desk.database import FILE, Desk, open_desk, write_url
from corpus.desk.tables import WATCHED
from corpus.errors import DeskError
from tests import serving
from tests.desk.conftest import find_server
from tests.shut import shut

ROOT = Path(__file__).parents[2]
ENTRY = {"phrase": "a tour de force", "status": "watched", "replacement": "", "note": "Twice a month."}


def test_what_was_written_is_there_when_it_is_opened_again(desk: Desk, url: str) -> None:
    kept = items.add(desk, WATCHED, ENTRY, by="ann")

    again = open_desk(url)
    assert items.find(again, WATCHED, id=kept["id"]) == kept


def test_many_open_a_new_database_at_once(url: str) -> None:
    opened: list[Desk] = []
    threads = [threading.Thread(target=lambda: opened.append(open_desk(url))) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert [desk.stamp() for desk in opened] == [0] * 4


def test_a_database_of_a_newer_program_is_refused(desk: Desk, url: str) -> None:
    items.add(desk, WATCHED, ENTRY, by="ann")
    with desk.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '99'"))

    with pytest.raises(DeskError, match="version 99, which a newer Refrain has made"):
        open_desk(url)
    assert len(desk.read(WATCHED)) == 1


def test_what_fails_half_way_changes_nothing(desk: Desk) -> None:
    def write() -> None:
        with desk.writing() as connection:
            connection.execute(text("DELETE FROM watched"))
            raise RuntimeError

    items.add(desk, WATCHED, ENTRY, by="ann")
    with pytest.raises(RuntimeError):
        write()
    assert len(desk.read(WATCHED)) == 1


def test_a_locked_database_says_so_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.desk.database.PATIENCE", 0.1)
    desk = open_desk(write_url(tmp_path / FILE))
    with sqlite3.connect(tmp_path / "desk.sqlite", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DeskError, match=r"busy with another change\. Nothing was changed"):
            items.add(desk, WATCHED, ENTRY, by="ann")
        other.execute("ROLLBACK")
    other.close()

    assert items.add(desk, WATCHED, ENTRY, by="ann")["id"] == 1


def test_a_full_disk_says_so_and_loses_nothing(tmp_path: Path) -> None:
    desk = open_desk(write_url(tmp_path / FILE))
    items.add(desk, WATCHED, ENTRY, by="ann")
    with desk.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(DeskError, match="no room left"):
        items.add(desk, WATCHED, {**ENTRY, "phrase": "a romp", "note": "x" * 50_000}, by="ann")
    assert desk.read(WATCHED)["phrase"].tolist() == ["a tour de force"]


#: Somebody who reads what is watched, and would watch more.
READER = """
import sys
from pathlib import Path
from corpus.desk import items
from corpus.desk.database import open_desk, write_url
from corpus.desk.tables import WATCHED
from corpus.errors import DeskError
try:
    desk = open_desk(write_url(Path(sys.argv[1])))
    print(*desk.read(WATCHED)["phrase"])
    items.add(desk, WATCHED, {"phrase": "a romp", "status": "watched", "replacement": "", "note": ""}, by="bob")
except DeskError as error:
    print(error)
"""


def read_shut(file: Path) -> list[str]:
    """Return what the reader says where the folder of the database is read-only."""
    command = [*shut(file.parent), sys.executable, "-c", READER, file]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def test_on_a_read_only_disk_what_was_decided_can_be_read_and_only_a_change_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a 100 % copy?").mkdir()
    file = tmp_path / "a 100 % copy?" / FILE
    desk = open_desk(write_url(file))
    items.add(desk, WATCHED, ENTRY, by="ann")
    desk.close()
    assert read_shut(file) == [
        "a tour de force",
        "The desk’s database cannot be written: it is read-only here. Nothing was changed.",
    ]


def test_a_database_that_was_copied_while_it_was_written_is_not_read_without_the_last_changes(tmp_path: Path) -> None:
    desk = open_desk(write_url(tmp_path / FILE))
    items.add(desk, WATCHED, ENTRY, by="ann")
    (tmp_path / "copy").mkdir()
    for name in (FILE, f"{FILE}-wal"):
        shutil.copy(tmp_path / name, tmp_path / "copy")
    desk.close()
    (said,) = read_shut(tmp_path / "copy" / FILE)
    assert said.startswith("The desk’s database cannot be opened")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("desk.sqlite", "write sqlite:///FILE or postgresql://"),
        ("mysql://desk@here/desk", "write sqlite:///FILE or postgresql://"),
        ("sqlite:////no/such/folder/desk.sqlite", "its folder is missing"),
        ("postgresql://desk@127.0.0.1:1/desk", "does not answer"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(address: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        open_desk(address)


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "desk.sqlite"
    file.write_text("phrase,status\n" * 100)

    with pytest.raises(DeskError, match="damaged"):
        open_desk(write_url(tmp_path / FILE))
    assert file.read_text() == "phrase,status\n" * 100


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_backup_of_postgresql_brings_back_what_was_kept(desk: Desk, url: str, tmp_path: Path) -> None:
    around = {"PATH": f"{find_server()}:{os.environ['PATH']}", "REFRAIN_DATABASE": url, "BACKUP": str(tmp_path)}
    kept = items.add(desk, WATCHED, ENTRY, by="ann")
    (_, save), (_, restore) = serving.commands("Backup"), serving.commands("Restore")
    serving.run(save, tmp_path, tmp_path, **around)
    items.remove(desk, WATCHED, kept["id"], version=kept["version"], by="bob")
    serving.run(restore, tmp_path, tmp_path, **around)
    assert items.find(desk, WATCHED, id=kept["id"]) == kept
