import contextlib
import os
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

import pandas as pd
import pytest

from corpus.errors import MappingError, SourceError
from corpus.reading import loading, sandbox
from corpus.reading.limits import LIMITS, MEBIBYTE

ROWS = "film,critic,text,stars,top\nDusk,Ada,Fine.,3/4,True\nDawn,Ben,Dull.,,False\nDawn,Ben,Dull.,,False\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.csv").write_text(ROWS)
    (tmp_path / "b.txt").write_text("“Noon” is a fine film.")
    (tmp_path / "c.txt").write_text("")
    return tmp_path


@pytest.fixture
def poisoned(folder, monkeypatch):
    """Let the child do something to a file of some name before it reads it."""

    def poison(name, deed):
        (folder / "sitecustomize.py").write_text(
            "import ctypes, os, time\n"
            "from corpus.reading import formats\n"
            "read = formats.read_file\n"
            "def _read(name, *given, **named):\n"
            f"    if name.endswith({name!r}): {deed}\n"
            "    return read(name, *given, **named)\n"
            "formats.read_file = _read\n"
        )
        monkeypatch.setenv("PYTHONPATH", str(folder))

    return poison


def test_a_reading_comes_back_from_its_process_as_it_was(folder):
    steps = []
    contained = sandbox.read_contained([folder], progress=lambda *step: steps.append(step))
    here = loading.read_sources([folder])
    for table in "reviews", "rejects", "files", "titles":
        pd.testing.assert_frame_equal(getattr(contained, table), getattr(here, table))
    assert (contained.mapping, contained.notes, contained.texts) == (here.mapping, here.notes, True)
    assert steps[0] == (f"reading {folder.name}/a.csv", 0, 3)


def test_an_empty_reading_comes_back_too(tmp_path):
    contained = sandbox.read_contained([tmp_path / "gone.csv"])
    assert contained.reviews.dtypes.to_dict() == loading.read_sources([tmp_path / "gone.csv"]).reviews.dtypes.to_dict()
    assert "cannot be read" in contained.rejects["reason"].tolist()[0]


def test_what_the_reader_must_choose_comes_back_as_such(folder):
    with pytest.raises(MappingError, match="No source has a column"):
        sandbox.read_contained([folder], mapping={"film": "movieTitle"})
    with pytest.raises(SourceError, match="The table of films"):
        sandbox.read_contained([folder], films=folder / "gone.csv")


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("ctypes.string_at(0)", "ended the process"),
        ("time.sleep(60)", "longer than the 6 seconds"),
        ("bytearray(10**12)", "of memory allowed"),
    ],
)
def test_a_file_that_takes_the_process_down_is_the_only_one_refused(folder, poisoned, deed, reason):
    poisoned("b.txt", deed)
    (folder / "d.txt").write_text("“Eve” is a fine film. “Eve” ends.")
    reading = sandbox.read_contained(
        [folder / name for name in ("a.csv", "b.txt", "d.txt")],
        # Of a busy machine, starting to read may take as long.
        limits=replace(LIMITS, seconds=6 if "longer" in reason else 60),
    )
    assert reading.reviews["film"].tolist() == ["Dusk", "Dawn", "Eve"]
    refused = reading.rejects[reading.rejects["source"] == "b.txt"]
    assert reason in refused["reason"].tolist()[0]


def test_too_many_crashes_give_the_import_up_with_the_names(folder, poisoned):
    poisoned(".txt", "os.abort()")
    with pytest.raises(SourceError, match=r"2 files made reading fail; at most 1 may.*b\.txt"):
        sandbox.read_contained([folder], limits=replace(LIMITS, crashes=1))


def test_a_preview_of_many_files_comes_back_as_it_was_from_one_process(folder, monkeypatch):
    started = []
    popen = sandbox.subprocess.Popen
    monkeypatch.setattr(
        sandbox.subprocess, "Popen", lambda *given, **named: started.append(1) or popen(*given, **named)
    )
    (folder / "other").mkdir()
    (folder / "other" / "a.csv").write_text("film,text\nDusk,Fine\n")
    files = [folder / "a.csv", folder / "b.txt", folder / "other" / "a.csv"]
    seen = sandbox.preview_contained(files)
    assert [table.source for table in seen.tables] == ["a.csv", "other/a.csv"]
    assert (seen.texts, len(started)) == (1, 1)
    assert asdict(seen) == asdict(loading.preview_sources(files))


def test_a_preview_goes_on_without_the_file_that_crashes_it(folder, poisoned):
    poisoned("a.csv", "os.abort()")
    (folder / "d.csv").write_text(ROWS)
    seen = sandbox.preview_contained([folder / "a.csv", folder / "d.csv"])
    assert [table.source for table in seen.tables] == ["d.csv"]
    assert "a.csv: it ended the process" in seen.refusals[0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's address space")
def test_a_cell_of_10_mb_costs_its_own_row_in_the_process_too(tmp_path):
    (tmp_path / "a.csv").write_text(f"film;text\nDusk;Fine.\nDawn;{'word ' * 2_000_000}\nNoon;Good.\n")
    reading = sandbox.read_contained([tmp_path / "a.csv"])
    assert reading.reviews["film"].tolist() == ["Dusk", "Noon"]
    assert reading.rejects["row"].tolist() == [3]
    (shown,) = sandbox.preview_contained([tmp_path / "a.csv"]).tables
    assert (shown.columns, shown.delimiter) == (["film", "text"], ";")


def test_memory_is_bounded_and_the_bound_is_said(tmp_path):
    (tmp_path / "a.csv").write_text("film,text\n" + ("Dusk," + "Fine. " * 1_000 + "\n") * 20_000)
    (tmp_path / "b.txt").write_text("“Noon” is a fine film. “Noon” ends.")
    reading = sandbox.read_contained([tmp_path], limits=replace(LIMITS, memory_bytes=700 * MEBIBYTE))
    assert reading.reviews["film"].tolist() == ["Noon"]
    assert "700 MB of memory" in reading.rejects["reason"].tolist()[0]


def test_the_child_ends_when_whoever_watches_it_gives_up(folder, monkeypatch):
    started = []
    popen = sandbox.subprocess.Popen
    monkeypatch.setattr(
        sandbox.subprocess, "Popen", lambda *given, **named: started.append(popen(*given, **named)) or started[0]
    )

    def stop(*step):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sandbox.read_contained([folder], progress=stop)
    assert started[0].returncode is not None


def running(folder):
    """Return the processes that read for somebody, with what lies in this folder in their environment."""
    mark = str(folder).encode()
    processes = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (
                b"corpus.reading.sandbox" in (place / "cmdline").read_bytes()
                and mark in (place / "environ").read_bytes()
            ):
                processes.append(int(place.name))
    return processes


def until(so, seconds=60):
    """Wait until something is so."""
    for _ in range(seconds * 20):
        if so():
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_the_child_ends_when_its_parent_is_killed(folder, poisoned, tmp_path_factory):
    aside = tmp_path_factory.mktemp("aside")
    poisoned("b.txt", f"open({str(aside / 'reading')!r}, 'w').close(); time.sleep(60)")
    build = [sys.executable, "-m", "corpus", "build", str(folder), "--store", str(aside / "c")]
    # What a killed reader leaves is cleaned up with the test.
    environment = {**os.environ, "TMPDIR": str(aside)}
    with subprocess.Popen(build, cwd=Path(__file__).parents[2], env=environment, stderr=subprocess.DEVNULL) as parent:
        assert until((aside / "reading").exists)
        assert len(running(folder)) == 1
        parent.kill()
    assert until(lambda: not running(folder))
