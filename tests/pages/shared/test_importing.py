"""An import runs in a process of its own; what it does, and why it failed, is said on the page."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.store.corpus import open_corpus
from corpus.store.folder import read_manifest
from pages.shared import importing
from tests.store.small import store

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning")


def child_of(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let the next import run this program."""
    popen = importing.subprocess.Popen
    monkeypatch.setattr(
        importing.subprocess, "Popen", lambda command, **options: popen([sys.executable, "-c", program], **options)
    )


def until(so: Callable[[], bool], seconds: int = 60) -> bool:
    """Wait until something is so."""
    for _ in range(seconds * 20):
        if so():
            return True
        time.sleep(0.05)
    return False


def is_running(process: int) -> bool:
    """Whether a process runs, or has ended and nobody has taken notice yet."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.is_file() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_corpus_is_built_with_name_mapping_films_and_encoding(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_bytes("id;notes\n1;Très bon\n2;Mal\n".encode("cp1252"))
    (tmp_path / "films.csv").write_bytes("id;title\n1;Été\n2;Noël\n".encode("cp1252"))
    importing.build(
        [tmp_path / "r.csv"],
        tmp_path / "store",
        name="--json <b>$x$",
        mapping={"text": "notes"},
        films=tmp_path / "films.csv",
        encoding="cp1252",
    )
    corpus = open_corpus(tmp_path / "store")
    assert corpus.manifest.name == "--json <b>$x$"
    assert corpus.reviews["film"].tolist() == ["Été", "Noël"]


def test_an_import_never_replaces_a_corpus_and_the_child_s_own_message_is_the_reader_s(tmp_path: Path) -> None:
    store(tmp_path / "store", name="Another’s")
    (tmp_path / "r.csv").write_text("film,text\nDawn,A lovely film.\n")
    with pytest.raises(CorpusError, match="Choose another name") as message:
        importing.build([tmp_path / "r.csv"], tmp_path / "store", uploads=tmp_path)
    assert "Traceback" not in str(message.value)
    assert read_manifest(tmp_path / "store").name == "Another’s"
    # What was uploaded is still there, to be tried in another way.
    assert (tmp_path / "r.csv").is_file()


def test_an_import_gives_way_to_the_server_and_is_stopped_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    child_of(
        monkeypatch,
        "import os, sys, time; time.sleep(0.5); print('error:', os.getpriority(os.PRIO_PROCESS, 0), "
        f"os.getsid(0) == {os.getsid(0)}, os.getpgid(0) == os.getpid(), file=sys.stderr); sys.exit(1)",
    )
    # Priorities count among the processes of one session; those of one group are stopped together.
    with pytest.raises(CorpusError, match=r"^10 True True$"):
        importing.run(["build"], "Reading")


@pytest.mark.parametrize("end", ["import os; os.kill(os.getpid(), 9)", "raise SystemExit(3)", "1 / 0"])
def test_a_child_that_dies_is_said_to_have_stopped(monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    child_of(monkeypatch, end)
    with pytest.raises(CorpusError, match="What was there before is unchanged"):
        importing.run(["build"], "Reading")


def test_an_import_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    child_of(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(importing, "LONGEST", 0)
    with pytest.raises(CorpusError, match="was stopped"):
        importing.run(["build"], "Reading")


@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere a process can only bound itself.")
def test_an_import_that_takes_the_server_s_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    child_of(monkeypatch, "import time; time.sleep(0.5); print(len(bytearray(900_000_000)))")
    importing.run(["build"], "Reading")
    monkeypatch.setattr(importing, "MEMORY", 600_000_000)
    with pytest.raises(CorpusError, match="What was there before is unchanged"):
        importing.run(["build"], "Reading")


def test_what_an_import_has_started_is_stopped_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleep = "import time; time.sleep(60)"
    started = f"""
import pathlib, subprocess, sys
reader = subprocess.Popen([sys.executable, "-c", {sleep!r}])
pathlib.Path({str(tmp_path / "new")!r}).write_text(str(reader.pid))
pathlib.Path({str(tmp_path / "new")!r}).replace({str(tmp_path / "pid")!r})
{sleep}
"""
    child_of(monkeypatch, started)
    monkeypatch.setattr(importing, "LONGEST", 3)
    with pytest.raises(CorpusError, match="was stopped"):
        importing.run(["build"], "Reading")
    assert until(lambda: not is_running(int((tmp_path / "pid").read_text())), 10)


class ClosedError(Exception):
    """What ends the script of a tab that is closed."""


def close_tab(monkeypatch: pytest.MonkeyPatch) -> None:
    """Close the tab as soon as the page shows what the child does."""

    class Bar:
        def progress(self, value: float, text: str) -> None:
            raise ClosedError

    monkeypatch.setattr(importing.st, "progress", lambda value, text: Bar())


def test_an_import_outlives_its_tab_and_the_uploads_of_that_visit(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    uploads, rest = tmp_path / "uploads", tmp_path / "rest"
    (uploads / "a").mkdir(parents=True)
    rest.mkdir()
    (uploads / "a" / "r.csv").write_text("id,text\n1,A slow film.\n")
    (uploads / "a" / "films.csv").write_text("id,title\n1,Dusk\n")
    monkeypatch.setattr(tempfile, "tempdir", str(rest))
    close_tab(monkeypatch)
    with pytest.raises(ClosedError):
        importing.build(
            [uploads / "a" / "r.csv"], tmp_path / "store", films=uploads / "a" / "films.csv", uploads=uploads
        )
    shutil.rmtree(uploads)
    assert until((tmp_path / "store" / "corpus.json").is_file)
    assert open_corpus(tmp_path / "store").reviews["film"].tolist() == ["Dusk"]
    assert until(lambda: not list(rest.iterdir()))


def test_all_who_wait_for_one_corpus_get_it_whoever_builds_it(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("film,text\nDusk,A slow film.\n")
    with ThreadPoolExecutor(2) as visitors:
        waiting = [
            visitors.submit(importing.prepare, [tmp_path / "r.csv"], tmp_path / "store", name="Dusk") for _ in range(2)
        ]
        assert [each.result(120) for each in waiting] == [None] * 2
    assert open_corpus(tmp_path / "store").manifest.name == "Dusk"


def test_the_progress_on_the_page_is_the_child_s_letter_for_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    message = "reading $x$ :red[x].csv 1/4\nscoring reviews 3000/4000\n"
    child_of(monkeypatch, f"import sys, time; sys.stderr.write({message!r}); sys.stderr.flush(); time.sleep(1)")
    shown = []

    class Bar:
        def progress(self, value: float, text: str) -> None:
            shown.append((value, text))

        def empty(self) -> None:
            shown.append("empty")

    monkeypatch.setattr(importing.st, "progress", lambda value, text: Bar())
    importing.run(["build"], "Reading")
    assert shown[-2:] == [(0.75, importing.markdown("Reading: scoring reviews, 3,000 of 4,000")), "empty"]
