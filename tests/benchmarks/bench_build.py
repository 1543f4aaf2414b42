"""What a build of 25,000 and of 75,000 reviews takes, stage by stage, beside TextBlob in a loop on the same reviews.

The command is run as a user runs it. Seconds are the clock's and the processors'; memory is the greatest sum of what
all its processes hold, each shared page counted once (PSS, Linux only). `--generated` builds so many reviews made of
sentences of the real ones, drawn at random: as many sentences as a real review has, from any of them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.text import tokens

DATA = Path(__file__).parents[2].parent / "shared" / "data"
RATED, UNRATED = DATA / "imdb_rated.parquet", DATA / "imdb_unrated.parquet"
#: Megabytes that a build of the rated reviews may take.
BAR = 1000
#: What makes a stage as long, and as large, as it is; by how its line begins.
BOUNDS = {
    "starting": "imports",
    "reading": "characters; a process of its own",
    "putting": "reviews; a process of its own",
    "splitting": "characters; numbers for each word",
    "finding names": "words with capitals",
    "comparing": "words; runs of five words",
    "finding phrases": "words; places of runs that recur",
    "gathering": "words; places of phrases; different phrases",
    "counting": "words; different words of each review",
    "preparing": "words; phrases that recur",
    "scoring": "pieces between spaces; Python loops in two processes, one of them from the start",
    "saving": "rows; compression",
}
_TICKS = os.sysconf("SC_CLK_TCK")
_FILE = 25_000


@dataclass
class Stage:
    """What one stage of a build took."""

    name: str
    clock: float = 0.0
    processor: float = 0.0
    memory: float = 0.0


def generate(count: int, folder: Path, seed: int = 0) -> None:
    """Write so many reviews, bootstrapped from the sentences of the real ones, as Parquet files of 25,000."""
    real = pd.concat([pd.read_parquet(file, columns=["film", "text"]) for file in (RATED, UNRATED)], ignore_index=True)
    texts = real["text"].str.replace("<br />", "\n", regex=False).tolist()
    spans = tokens.list_sentences(tokens.tokenise(texts))
    lengths = np.bincount(spans["review"], minlength=len(texts))
    place = spans[["review", "start", "end"]].to_numpy()
    random = np.random.default_rng(seed)
    for number, first in enumerate(range(0, count, _FILE)):
        many = random.choice(lengths[lengths > 0], min(_FILE, count - first))
        drawn = place[random.integers(len(place), size=int(many.sum()))].tolist()
        sentences = [texts[review][start:end] for review, start, end in drawn]
        ends = np.cumsum(many).tolist()
        made = [" ".join(sentences[begin:end]) for begin, end in zip([0, *ends], ends, strict=False)]
        films = real["film"].iloc[random.integers(len(real), size=len(made))].tolist()
        pd.DataFrame({"film": films, "text": made}).to_parquet(folder / f"{number:03}.parquet")


def build(sources: list[Path]) -> list[Stage]:
    """Build a corpus of some sources with the command, and return what its stages took."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "progress"
        command = [sys.executable, "-m", "corpus", "build", *map(str, sources), "--store", f"{folder}/corpus"]
        with said.open("w") as progress:
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=progress)
        stages, started, spent = [Stage("starting")], time.monotonic(), 0.0
        while (code := running.poll()) is None:
            now, processor, memory = time.monotonic(), *measure(running.pid)
            stage = stages[-1]
            stage.clock += now - started
            stage.processor += max(processor - spent, 0.0)
            stage.memory = max(stage.memory, memory)
            started, spent = now, max(processor, spent)
            for line in said.read_text().splitlines():
                name = next(filter(line.startswith, BOUNDS), "")
                if name and name not in [stage.name for stage in stages]:
                    stages.append(Stage(name))
            time.sleep(0.05)
        if code:
            sys.exit(said.read_text())
    return stages


def measure(pid: int) -> tuple[float, float]:
    """Return the processor seconds that a process and its children have taken, and the megabytes that they hold."""
    seconds = memory = 0.0
    for each in list_processes(pid):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
            # Those of children that have ended are their parent's.
            seconds += sum(map(int, fields[11:15])) / _TICKS
            held = Path(f"/proc/{each}/smaps_rollup").read_text().partition("Pss:")[2].split()
            memory += int(held[0]) * 1024 / 1e6 if held else 0.0
        except OSError:
            continue
    return seconds, memory


def list_processes(pid: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    yield pid
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = file.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from list_processes(int(child))


def loop_textblob(share: int) -> tuple[float, int]:
    """Return the processor seconds that TextBlob takes for the rated reviews, measured on every `share`-th of them."""
    from textblob import TextBlob

    texts = pd.read_parquet(RATED, columns=["text"])["text"].str.replace("<br />", "\n", regex=False).tolist()
    some = texts[::share]
    assert TextBlob("good").sentiment.polarity
    start = time.process_time()
    for text in some:
        TextBlob(text).sentiment  # noqa: B018
    return (time.process_time() - start) / len(some) * len(texts), len(texts)


def report(title: str, stages: list[Stage]) -> Iterator[str]:
    """Yield the lines of a table of stages."""
    yield f"{title:24}{'clock':>9}{'processor':>11}{'MB':>8}  bounded by"
    for stage in stages:
        figures = f"{stage.clock:8.1f}s{stage.processor:10.1f}s{stage.memory:8.0f}"
        yield f"  {stage.name:22}{figures}  {BOUNDS[stage.name]}"
    whole = Stage(
        "all",
        sum(stage.clock for stage in stages),
        sum(stage.processor for stage in stages),
        max(stage.memory for stage in stages),
    )
    yield f"  {whole.name:22}{whole.clock:8.1f}s{whole.processor:10.1f}s{whole.memory:8.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rated-only", action="store_true", help="leave out the 75,000")
    parser.add_argument("--share", type=int, default=1, help="let TextBlob score every so many-th review")
    parser.add_argument("--generated", type=int, default=0, metavar="N", help="build N generated reviews too")
    chosen = parser.parse_args()
    if not DATA.exists():
        sys.exit(f"The comparison needs the review files in {DATA}.")
    seconds, many = loop_textblob(chosen.share)
    print(f"TextBlob in a loop, {many:,} reviews: {seconds:.1f} processor seconds on one core")  # noqa: T201
    stages = build([RATED])
    print("\n".join(report(f"{many:,} reviews", stages)))  # noqa: T201
    clock, memory = sum(stage.clock for stage in stages), max(stage.memory for stage in stages)
    verdicts = ("reached" if clock < seconds else "MISSED"), ("reached" if memory <= BAR else "MISSED")
    print(f"bars: clock below TextBlob's {seconds:.1f} s {verdicts[0]}, at most {BAR} MB {verdicts[1]}")  # noqa: T201
    if not chosen.rated_only:
        print("\n".join(report("75,000 reviews", build([RATED, UNRATED]))))  # noqa: T201
    if chosen.generated:
        with tempfile.TemporaryDirectory() as folder:
            generate(chosen.generated, Path(folder))
            print("\n".join(report(f"{chosen.generated:,} generated", build([Path(folder)]))))  # noqa: T201


if __name__ == "__main__":
    main()
