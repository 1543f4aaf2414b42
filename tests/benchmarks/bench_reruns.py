"""What a click costs the server with 25,000 reviews: processor time, bytes, and the wait when 50 people are there.

First one visitor opens every section several times, so that all is worked out and only shown again: the processor time
of a click is what the server can serve at most. Then 50 visitors click for a minute, each every 5 seconds, on any
section and with filters that change. Last, one visitor opens every section with filters that nobody has set before, so
that all is worked out anew.
"""

import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from corpus.store.building import build
from corpus.store.corpus import open_corpus
from pages.shared.places import SCREENS
from tests.benchmarks.bench_phrases import DATA
from tests.benchmarks.visitor import Visitor
from tests.browser.conftest import serving

#: Milliseconds of processor time that a click may take, on any section and in the middle; bytes that it may send.
MOST, MIDDLE, BYTES = 40, 25, 60_000
#: Visitors at once, seconds between two clicks of one, seconds of them all, and how long 95 of 100 may wait at most.
VISITORS, PAUSE, LASTING, LONGEST = 50, 5, 60, 1.0
#: Megabytes that the server may hold.
MEMORY = 1_000
#: Seconds within which a section has something to read after a new filter.
PAINT = 1.0
TIMES = 20
SECTIONS = [section for screen in SCREENS.values() for section in screen.sections]


def find_server(base: str) -> int:
    """Return the process that listens on the port of an address."""
    port = base.rpartition(":")[2]
    shown = subprocess.run(["ps", "-eo", "pid,args"], capture_output=True, text=True, check=True).stdout
    return next(int(line.split()[0]) for line in shown.splitlines() if f"--server.port={port}" in line)


def read_processor_time(process: int) -> float:
    """Return the seconds of processor time that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read_memory(process: int) -> float:
    """Return the megabytes that a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def measure_sections(base: str, process: int) -> None:
    """Print what a click on each section costs when all of it is known."""
    print(f"{'section':14}{'first s':>9}{'again ms':>10}{'KB':>7}")  # noqa: T201
    costs = []
    async with Visitor(base) as visitor:
        await visitor.open("overview", {})
        for section in SECTIONS:
            start = time.perf_counter()
            await visitor.open(section, {"corpus": ["rated"]})
            first = time.perf_counter() - start
            await visitor.open(section, {"corpus": ["rated"]})
            used = read_processor_time(process)
            answers = [await visitor.open(section, {"corpus": ["rated"]}) for _ in range(TIMES)]
            costs.append((read_processor_time(process) - used) / TIMES * 1000)
            print(f"{section:14}{first:9.2f}{costs[-1]:10.0f}{answers[-1].size / 1000:7.0f}")  # noqa: T201
            assert not [error for answer in answers for error in answer.errors]
    middle = statistics.median(costs)
    print(f"most {max(costs):.0f} ms (bar {MOST}), in the middle {middle:.0f} ms (bar {MIDDLE})")  # noqa: T201


def list_filters(film: str, number: int) -> dict[str, dict[str, list[str]]]:
    """Return filters that leave most reviews, some and few; with another number, other ones that leave the same."""
    # No review has less than one star.
    return {
        "stars": {"rating": [f"{1 + number / 1000}", "10"]},
        "words": {"rating": [f"{number / 1000}", "10"], "words": ["plot"]},
        "film": {"rating": [f"{number / 1000}", "10"], "film": [film]},
    }


async def measure_filters(base: str, process: int, film: str) -> None:
    """Print what the first answer after a new filter costs on each section, and when there is something to read."""
    names = list(list_filters(film, 0))
    print(f"\n{'first answer':14}" + "".join(f"{f'{name}: s':>12}{'read':>6}{'whole':>6}" for name in names))  # noqa: T201
    latest: dict[str, float] = {}
    async with Visitor(base) as visitor:
        await visitor.open("overview", {})
        for number, section in enumerate(SECTIONS, start=1):
            line = f"{section:14}"
            for chosen in list_filters(film, number).values():
                used = read_processor_time(process)
                answer = await visitor.open(section, {"corpus": ["rated"], **chosen})
                assert not answer.errors
                used = read_processor_time(process) - used
                line += f"{used:12.2f}{answer.first:6.2f}{answer.whole:6.2f}"
                latest[section] = max(latest.get(section, 0.0), answer.first)
            print(line, flush=True)  # noqa: T201
    slowest = max(latest, key=lambda section: latest[section])
    print(  # noqa: T201
        f"to read after a new filter: {statistics.median(latest.values()):.2f} s in the middle, "
        f"{latest[slowest]:.2f} s at most, on {slowest} (bar {PAINT})"
    )


async def click(base: str, corpus: str, films: Sequence[str], seed: int) -> list[float]:
    """Click on any section every few seconds, with filters that change; return how long each click took."""
    chance, taken, end = random.Random(seed), [], time.perf_counter() + LASTING
    await asyncio.sleep(chance.uniform(0, PAUSE))
    async with Visitor(base) as visitor:
        while (start := time.perf_counter()) < end:
            chosen = {"film": [chance.choice(films)]} if chance.random() < 0.3 else {}
            answer = await visitor.open(chance.choice(SECTIONS), {"corpus": [corpus], **chosen})
            assert not answer.errors
            taken.append(time.perf_counter() - start)
            await asyncio.sleep(max(0.0, PAUSE - taken[-1]))
    return taken


async def measure_load(
    base: str,
    process: int,
    films: Sequence[str],
    *,
    corpus: str = "rated",
    visitors: int = VISITORS,
    most: int = MEMORY,
) -> None:
    """Print how long clicks take when many people are there."""
    visits = await asyncio.gather(*(click(base, corpus, films, seed) for seed in range(visitors)))
    taken = sorted(seconds for visit in visits for seconds in visit)
    middle, last = (taken[int(share * (len(taken) - 1))] for share in (0.5, 0.95))
    print(  # noqa: T201
        f"{visitors} visitors, {len(taken)} clicks: {middle:.2f} s in the middle, 95 of 100 within {last:.2f} s "
        f"(bar {LONGEST}), {read_memory(process):.0f} MB (bar {most:,})"
    )


def main() -> None:
    if not DATA.exists():
        sys.exit(f"The comparison needs the review files in {DATA}.")
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "rated"
        build([DATA / "imdb_rated.parquet"], store, name="Rated")
        films = open_corpus(store).reviews["film"].value_counts().index[:20].tolist()
        with serving(Path(folder)) as base:
            process = find_server(base)
            asyncio.run(measure_sections(base, process))
            asyncio.run(measure_load(base, process, films))
            asyncio.run(measure_filters(base, process, films[0]))
            print(f"after these filters {read_memory(process):.0f} MB")  # noqa: T201


if __name__ == "__main__":
    main()
