"""Building a corpus in a process of its own, with its progress on the page.

The child outlives the page: it writes its progress to a file that the page reads, so that a closed tab does not
stop it.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st

from corpus.schema import CorpusError
from pages.shared.letters import markdown
from pages.shared.opening import ROOT

#: An import that takes longer than this is stopped, in seconds.
LONGEST = 3_600


def build(
    sources: Sequence[Path],
    path: Path,
    *,
    name: str = "",
    mapping: Mapping[str, str] | None = None,
    films: Path | None = None,
    encoding: str = "",
    min_reviews: int | None = None,
) -> None:
    """Build a corpus with `python -m corpus build`, showing what it does.

    Raises
    ------
    CorpusError
        With the child's own message.
    """
    arguments = ["build", *map(str, sources), f"--name={name}"]
    arguments += [f"--map={ours}={theirs}" for ours, theirs in (mapping or {}).items()]
    arguments += [f"--films={films}"] if films else []
    arguments += [f"--encoding={encoding}"] if encoding else []
    arguments += [f"--min-reviews={min_reviews}"] if min_reviews else []
    run([*arguments, f"--store={path}"], "Reading and measuring the reviews")


def correct(path: Path, films: Mapping[str, str]) -> None:
    """Correct films with `python -m corpus correct`; see `building.correct_films`."""
    run(
        ["correct", *(f"--film={review}={film}" for review, film in films.items()), f"--store={path}"],
        "Correcting films",
    )


def learn(path: Path, suggestions: Path) -> None:
    """Learn from the stars with `python -m corpus lexicon`, for the suggestions alone; see `learning.suggest`."""
    with tempfile.TemporaryDirectory(prefix="refrain-") as folder:
        asked = [f"--store={path}", f"--output={folder}/learned.csv", f"--suggestions={suggestions}"]
        run(["lexicon", *asked], "Learning from the stars, half a minute for 25,000 reviews")


def run(arguments: Sequence[str], title: str) -> None:
    """Run one command of `python -m corpus` and show its progress until it ends."""
    with tempfile.NamedTemporaryFile("w+", prefix="refrain-", suffix=".log") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "corpus", *arguments],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )
        bar = st.progress(0.0, text=markdown(title))
        started = time.monotonic()
        while child.poll() is None:
            if time.monotonic() - started > LONGEST:
                child.kill()
                raise CorpusError(f"This import took longer than {LONGEST // 60} minutes and was stopped.")
            share, doing = _progress(Path(log.name), title)
            bar.progress(value=share, text=markdown(doing))
            time.sleep(0.1)
        bar.empty()
        if child.returncode:
            raise CorpusError(_message(Path(log.name)))


def _progress(log: Path, title: str) -> tuple[float, str]:
    """Read the last whole line, as in "scoring reviews 4000/25000"."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    for said in reversed(lines):
        doing, _, counted = said.rpartition(" ")
        done, _, of = counted.partition("/")
        if doing and done.isdigit() and of.isdigit():
            share = int(done) / int(of) if int(of) else 1.0
            return min(share, 1.0), f"{title}: {doing}, {int(done):,} of {int(of):,}"
    return 0.0, title


def _message(log: Path) -> str:
    _, error, said = log.read_text(encoding="utf-8", errors="replace").rpartition("error: ")
    return said.strip() if error else "The import stopped without saying why; what stood there before is unchanged."
