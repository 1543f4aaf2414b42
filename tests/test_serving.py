"""SERVING.md says what is so. Its nginx is tried in `tests/browser/test_walk.py`, PostgreSQL in `tests/desk`."""

import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from streamlit import config

from corpus.desk.database import FILE, open_desk, write_url
from corpus.desk.watch_list import read_watch_list, watch
from tests import serving

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The corpora, one of them open to a reader, and the folder of the backups."""
    store, backup = tmp_path / "corpora", tmp_path / "backup"
    (store / "sample").mkdir(parents=True)
    pd.DataFrame({"text": ["Fine."]}).to_parquet(store / "sample" / "reviews.parquet")
    (store / "sample.lexicon.csv").write_text("term,after\nfirst,silenced\n")
    return store, backup


def test_the_backup_of_a_desk_in_use_brings_back_what_was_kept(folders: tuple[Path, Path]) -> None:
    store, backup = folders
    desk = open_desk(write_url(store / FILE))
    watch(desk, "credits roll", "banned", by="Ada")
    writer = sqlite3.connect(store / FILE)
    writer.execute("PRAGMA wal_autocheckpoint = 0")
    # Somebody is in the midst of a change that is not kept yet.
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM watched")
    (save, _), (restore, _) = serving.commands("Backup"), serving.commands("Restore")
    serving.run(save, store, backup)
    writer.commit()
    writer.close()
    watch(desk, "long dusk", "watched", by="Rufus")
    (store / "sample" / "reviews.parquet").write_bytes(b"damaged")
    (store / "later").mkdir()
    desk.close()

    serving.run(restore, store, backup)
    restored = open_desk(write_url(store / FILE))
    assert read_watch_list(restored)["phrase"].tolist() == ["credits roll"]
    restored.close()
    assert sorted(path.name for path in store.iterdir()) == ["desk.sqlite", "sample", "sample.lexicon.csv"]
    assert pd.read_parquet(store / "sample" / "reviews.parquet")["text"].tolist() == ["Fine."]
    assert (store.with_name("corpora.before") / "later").is_dir()


def test_the_unit_starts_what_is_there_with_options_that_exist(tmp_path: Path) -> None:
    program, run_, file, *options = serving.served()
    home = re.findall(r"^WorkingDirectory=(.*)$", serving.UNIT, re.MULTILINE)[0]
    assert Path(program).relative_to(home) == Path(".venv/bin/streamlit")
    assert (run_, (ROOT / file).is_file()) == ("run", True)
    assert all(config.get_where_defined(name.removeprefix("--")) for name in options if name.startswith("--"))
    if shutil.which("systemd-analyze"):
        # The program is where these tests run, and the user is whoever runs them.
        here = serving.UNIT.replace(program, str(Path(sys.executable).parent / "streamlit")).replace(home, str(ROOT))
        (tmp_path / "refrain.service").write_text(re.sub(r"^User=.*\n", "", here, flags=re.MULTILINE))
        checked = subprocess.run(
            ["systemd-analyze", "verify", tmp_path / "refrain.service"], capture_output=True, text=True
        )
        assert (checked.returncode, checked.stderr) == (0, "")


def test_the_other_commands_are_of_programs_and_targets_that_exist() -> None:
    known = {
        "useradd",
        "install",
        "make",
        "systemctl",
        "nginx",
        "curl",
        "export",
        "mkdir",
        "mv",
        "tar",
        "cp",
        "python3",
    }
    for block in re.findall(r"^```sh\n(.*?)^```", serving.PAGE, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            assert shlex.split(line)[0] in known | {"pg_dump", "pg_restore"}
    (target,) = re.findall(r"^make -C /opt/refrain (\S+)$", serving.PAGE, re.MULTILINE)
    assert re.search(rf"^{re.escape(target)}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_an_upload_of_the_largest_size_passes_nginx() -> None:
    (allowed,) = re.findall(r"client_max_body_size (\d+)m;", serving.NGINX)
    assert config.get_option("server.maxUploadSize") < int(allowed) < 1.1 * config.get_option("server.maxUploadSize")


def test_what_the_page_exports_is_what_the_dashboard_reads() -> None:
    read = "".join(
        (ROOT / "pages" / "shared" / f"{room}.py").read_text() for room in ("opening", "database", "signing")
    )
    assert {name for name in re.findall(r"\bREFRAIN_[A-Z]+", serving.PAGE) if name not in read} == set()
