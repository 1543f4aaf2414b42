"""Building a corpus in a process of its own, with its progress on the page.

The child outlives the page: it writes its progress to a file that the page reads, and reads uploads that are its own,
so that a closed tab does not stop it.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TextIO

import streamlit as st

from corpus.child import bound_memory, stand_back
from corpus.errors import CorpusError, StoreError
from corpus.memory import measure_memory
from corpus.scratch import Scratch
from corpus.store import folder, locking
from pages.shared import admission, journal
from pages.shared.letters import markdown
from pages.shared.opening import ROOT

#: The longest time that an import may take, in seconds.
LONGEST = 3_600
#: The most memory that an import may take, in bytes: what is left keeps the server going.
MEMORY = measure_memory() * 3 // 4


def build(
    sources: Sequence[Path],
    path: Path,
    *,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
    films: Path | None = None,
    encoding: str = "",
    min_reviews: int | None = None,
    uploads: Path | None = None,
) -> None:
    """Build a corpus with `python -m corpus build`, showing what it does.

    Parameters
    ----------
    sources : sequence of Path
        Files and folders of reviews.
    path : Path
        The folder that the corpus is written to.
    name, mapping, films, encoding, min_reviews
        The reader's choices; see `building.build`.
    uploads : Path, optional
        The folder of this visit's uploads, which is deleted when the tab is closed. The build reads copies of its own
        of what lies in it.

    Raises
    ------
    CorpusError
        With the child's own message.
    """
    copies = _copied(uploads) if uploads else None

    def read(source: Path) -> Path:
        return Path(copies.name) / source.relative_to(uploads) if copies and source.is_relative_to(uploads) else source

    arguments = ["build", *(str(read(source)) for source in sources), f"--name={name}", "--new"]
    arguments += [f"--map={ours}={theirs}" for ours, theirs in (mapping or {}).items()]
    arguments += [f"--films={read(films)}"] if films else []
    arguments += [f"--encoding={encoding}"] if encoding else []
    arguments += [f"--min-reviews={min_reviews}"] if min_reviews else []
    # The child deletes them too: it may outlive this server.
    arguments += [f"--discard={copies.name}"] if copies else []
    run([*arguments, f"--store={path}"], "Reading and measuring the reviews", copies)


def prepare(sources: Sequence[Path], path: Path, *, name: str) -> None:
    """Build a corpus that every visitor waits for, or wait while somebody else builds it, in whichever process.

    One that is there is replaced. All who wait see the same progress. If somebody else's build fails there is no corpus
    afterwards: ask again.

    Raises
    ------
    CorpusError
        With the child's own message.
    """
    title = f"Preparing {name}, once for everybody"
    if locking.read_progress(path) is None:
        try:
            run(["build", *map(str, sources), f"--name={name}", f"--store={path}"], title)
        except CorpusError:
            # Two visitors may have begun to build at the same moment.
            if locking.read_progress(path) is None and not _can_be_opened(path):
                raise
    bar = st.progress(0.0, text=markdown(title))
    while (line := locking.read_progress(path)) is not None:
        share, doing = _progress(line, title)
        bar.progress(value=share, text=markdown(doing))
        time.sleep(0.1)
    bar.empty()


def _can_be_opened(path: Path) -> bool:
    try:
        folder.read_manifest(path)
    except StoreError:
        return False
    return True


def correct(path: Path, films: Mapping[str, str]) -> None:
    """Correct films with `python -m corpus correct`; see `building.correct_films`."""
    admission.need_editor()
    run(
        ["correct", *(f"--film={review}={film}" for review, film in films.items()), f"--store={path}"],
        "Correcting films",
    )


def renew(path: Path) -> None:
    """Measure a corpus again that an older version built, with `python -m corpus renew`; see `renewing.renew`."""
    admission.need_editor()
    run(["renew", f"--store={path}"], "Measuring the reviews again")


def learn(path: Path, suggestions: Path) -> None:
    """Learn from the stars with `python -m corpus lexicon`, for the suggestions alone (`learning.suggest_changes`)."""
    admission.need_editor()
    scratch = Scratch()
    asked = [f"--store={path}", f"--output={scratch.name}/learned.csv", f"--suggestions={suggestions}"]
    run(["lexicon", *asked], "Learning from the ratings, half a minute for 25,000 reviews", scratch)


def judge(path: Path) -> None:
    """Find again what is praised and blamed, with `python -m corpus aspects`; see `judging.judge_again`."""
    admission.need_editor()
    run(["aspects", f"--store={path}"], "Reading the reviews again")


def run(arguments: Sequence[str], title: str, scratch: Scratch | None = None) -> None:
    """Run one command of `python -m corpus` and show its progress until it ends.

    Parameters
    ----------
    arguments : sequence of str
    title : str
    scratch : Scratch, optional
        A folder of files for this command. It is deleted with all that the command leaves in it, when that has ended,
        also where nobody waits for it any more.

    Raises
    ------
    CorpusError
        With the child's own message, or that it took too long.
    """
    scratch = scratch or Scratch()
    with tempfile.NamedTemporaryFile("w+", prefix="refrain-", suffix=".log") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "corpus", *arguments],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": scratch.name},
            # The folder is in use as long as the child lives, which may be longer than this server.
            pass_fds=[scratch.held],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            # No session of its own: priorities count within one.
            process_group=0,
        )
        stand_back(child.pid)
        bound_memory(child.pid, MEMORY)
        stopped = threading.Event()
        command = f"{arguments[0]} {_name(arguments)}"
        # Read when the child has ended, also where the page is gone by then and the file with it.
        printed = Path(log.name).open(encoding="utf-8", errors="replace")  # noqa: SIM115
        minding = (child, stopped, scratch, command, printed)
        threading.Thread(target=_mind, args=minding, name="import", daemon=True).start()
        bar = st.progress(0.0, text=markdown(title))
        while child.poll() is None:
            share, doing = _progress(_read(log.name), title)
            bar.progress(value=share, text=markdown(doing))
            time.sleep(0.1)
        bar.empty()
        if stopped.is_set():
            raise CorpusError(f"This took longer than {LONGEST // 60} minutes and was stopped. Try with fewer files.")
        if child.returncode:
            raise CorpusError(_message(_read(log.name)))


def _mind(
    child: subprocess.Popen[bytes], stopped: threading.Event, scratch: Scratch, command: str, printed: TextIO
) -> None:
    """Wait for a child, also when no page waits for it; one that takes too long is stopped with all that it started.

    The server's log says what the child has done.
    """
    start = time.monotonic()
    try:
        child.wait(LONGEST)
    except subprocess.TimeoutExpired:
        stopped.set()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    with printed:
        journal.note_stages(command, printed.read())
    journal.log.info("%s: ended with status %d in %.1f s", command, child.returncode, time.monotonic() - start)
    scratch.cleanup()


def _name(arguments: Sequence[str]) -> str:
    """Return what the corpus is called that a command is about."""
    return next((Path(each.partition("=")[2]).name for each in arguments if each.startswith("--store=")), "")


def _copied(uploads: Path) -> Scratch:
    """Return a new folder with the same files."""
    copies = Scratch()
    try:
        shutil.copytree(uploads, copies.name, copy_function=_copy, dirs_exist_ok=True)
    except OSError as error:
        copies.cleanup()
        raise CorpusError("The uploaded files could not be copied for the import. Upload them again.") from error
    return copies


def _copy(file: str, place: str) -> None:
    """Link a file to a second name, which needs no disk space; copy it where that is not possible."""
    try:
        os.link(file, place)
    except OSError:
        shutil.copyfile(file, place)


def _read(log: str) -> str:
    return Path(log).read_text(encoding="utf-8", errors="replace")


def _progress(log: str, title: str) -> tuple[float, str]:
    """Read the last whole line, as in "scoring reviews 4000/25000"."""
    for line in reversed(log.splitlines()):
        doing, _, counted = line.rpartition(" ")
        done, _, of = counted.partition("/")
        if doing and done.isdigit() and of.isdigit():
            share = int(done) / int(of) if int(of) else 1.0
            return min(share, 1.0), f"{title}: {doing}, {int(done):,} of {int(of):,}"
    return 0.0, title


def _message(log: str) -> str:
    _, error, message = log.rpartition("error: ")
    return (
        message.strip()
        if error
        else "The import stopped without a reason. What was there before is unchanged; try again."
    )
