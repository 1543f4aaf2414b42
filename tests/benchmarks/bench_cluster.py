"""What a build takes whose work is divided among one worker and among two, on this machine.

The stages that are divided are timed by themselves, one after another, then the whole build, in which scoring goes on
beside what the client does. Seconds are the clock's, of the fastest of some runs. Behind them, in brackets, are the
processor seconds of the client and of the worker that worked longest, added: what the clock would show where each has a
processor of its own and neither waits while the other works. Other programs on this machine hardly change these.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from corpus.cluster.division import Division
from corpus.cluster.engine import Engine, join_cluster
from corpus.phrases.listing import choose_min_reviews
from corpus.reading.loading import read_sources
from corpus.store.building import build
from corpus.store.work import ALONE, Work
from corpus.text.stemmed import StemmedText
from corpus.text.tokens import list_sentences
from corpus.text.untitled import list_mentions
from tests.benchmarks.bench_build import DATA, RATED, list_processes

#: How many times as fast two workers are to be as one.
BAR = 1.6
_TICKS = os.sysconf("SC_CLK_TCK")


class Timed:
    """Seconds of stages, each the fewest of some runs: the clock's, and the processors' one after another."""

    def __init__(self) -> None:
        self.clock: dict[str, float] = {}
        self.processor: dict[str, float] = {}
        self.client: dict[str, float] = {}

    def run(self, stage: str, function: Callable[[], Any]) -> Any:
        """Call a function, and note what it takes."""
        started, own, others = time.perf_counter(), measure_own(), measure_others()
        returned = function()
        taken, own = time.perf_counter() - started, measure_own() - own
        longest = max([0.0, *(seconds - others.get(pid, 0.0) for pid, seconds in measure_others().items())])
        for known, seconds in ((self.clock, taken), (self.processor, own + longest), (self.client, own)):
            known[stage] = min(seconds, known.get(stage, float("inf")))
        return returned


def measure_own() -> float:
    """Return the processor seconds of this process, and of those that it has started and that have ended."""
    usage = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in usage)


def measure_others() -> dict[int, float]:
    """Return the processor seconds of each process that this one has started and that still runs."""
    return {pid: sum(map(int, read_fields(pid)[11:13])) / _TICKS for pid in find_others()}


def find_others() -> Iterator[int]:
    """Yield the processes that descend from this one."""
    return (pid for pid in list_processes(os.getpid()) if pid != os.getpid())


def read_fields(pid: int) -> list[str]:
    """Return what the system tells of a process, behind its name; nothing of one that has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def find_peak() -> float:
    """Return the most megabytes that any of these processes has held."""
    peaks = [0.0]
    for pid in find_others():
        try:
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        peaks.append(int(status.partition("VmHWM:")[2].split()[0]) / 1000)
    return max(peaks)


def time_stages(work: Work, timed: Timed, reviews: Any) -> None:
    """Time the stages that can be divided, one after another."""
    texts, films = reviews["text"].tolist(), reviews["film"]
    split = timed.run("tokenising", lambda: work.tokenise(texts, films=films))
    spans, mentions = list_sentences(split).reset_index(drop=True), list_mentions(split, films)

    def score() -> None:
        with work.start_scoring(texts, spans, mentions) as finish:
            finish(lambda doing, done, of: None)

    timed.run("scoring", score)
    text = StemmedText.of(split)
    timed.run("finding runs", lambda: work.find_runs(text, min_reviews=choose_min_reviews(len(texts))))


@contextmanager
def open_work(workers: int) -> Iterator[Callable[[], Work]]:
    """Give what makes the work of a build: by so many workers, or by this process alone."""
    if not workers:
        yield lambda: ALONE
        return
    with join_cluster(workers=workers) as engine:
        warm_up(engine, workers)
        yield lambda: Division(engine).work


def warm_up(engine: Engine, workers: int) -> None:
    """Have each worker load what it needs: a cluster is there before a build comes."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "reviews.csv"
        source.write_text("film,text\n" + "".join(f"Dusk,A good film number {n}.\n" for n in range(40)))
        build([source], Path(folder) / "corpus", work=Division(engine, parts=4 * workers).work)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=2, help="of each, the fastest counts")
    parser.add_argument("--stages", action="store_true", help="leave out the whole build")
    parser.add_argument("--source", type=Path, default=RATED)
    chosen = parser.parse_args()
    if not chosen.source.exists():
        sys.exit(f"The comparison needs the review files in {DATA}.")
    reviews = read_sources([chosen.source]).reviews
    columns: dict[int, Timed] = {workers: Timed() for workers in (0, 1, 2)}
    peaks: dict[int, float] = {}
    for _ in range(chosen.runs):
        for workers, timed in columns.items():
            with open_work(workers) as make, tempfile.TemporaryDirectory() as folder:
                time_stages(make(), timed, reviews)
                if not chosen.stages:
                    whole = partial(build, [chosen.source], Path(folder) / "corpus", work=make())
                    timed.run("the whole build", whole)
                peaks[workers] = max(peaks.get(workers, 0.0), find_peak())
    for timed in columns.values():
        for seconds in (timed.clock, timed.processor, timed.client):
            divided = {stage: taken for stage, taken in seconds.items() if stage != "the whole build"}
            seconds["what is divided"] = sum(divided.values())
    print(f"{len(reviews):,} reviews, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")  # noqa: T201
    print(f"{'':18}{'one process':>18}{'1 worker':>18}{'2 workers':>18}{'of it client':>14}{'times':>15}")  # noqa: T201
    alone, one, two = (columns[workers] for workers in (0, 1, 2))
    shown = ["what is divided", *([] if chosen.stages else ["the whole build"])]
    for stage in ("tokenising", "scoring", "finding runs", *shown):
        cells = "".join(f"{each.clock[stage]:8.1f}s ({each.processor[stage]:5.1f}s)" for each in (alone, one, two))
        times = [getattr(one, seconds)[stage] / getattr(two, seconds)[stage] for seconds in ("clock", "processor")]
        print(f"{stage:18}{cells}{two.client[stage]:13.1f}s{times[0]:7.2f} ({times[1]:.2f})")  # noqa: T201
    for stage in shown:
        times = one.processor[stage] / two.processor[stage]
        verdict = "reached" if times >= BAR else "MISSED"
        print(f"bar: {stage}, two workers {BAR} times as fast as one, by processor seconds: {verdict}")  # noqa: T201
    print(f"a worker held at most {max(peaks[1], peaks[2]):.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
