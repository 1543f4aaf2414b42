"""A newsroom on one server with 25,000 reviews: 50 people for ten minutes, and what is left when they have gone.

They click on any section, each every 5 seconds, with filters that change. Then one visitor goes round all sections
thirty times; a hundred come and go; somebody downloads all reviews, and somebody imports 25,000 others, while people
click; and the server is killed and started again under an open tab. Each figure stands beside its bar.

Times are the wall's, so the machine has to be free. `python -m tests.benchmarks.soak_load --minutes 2` is a short one.
"""

import argparse
import asyncio
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import numpy as np
from playwright.sync_api import sync_playwright

from corpus.child import stand_back
from corpus.store.building import build
from corpus.store.corpus import open_corpus
from tests.benchmarks.bars import Bar, write_bars
from tests.benchmarks.bench_phrases import DATA
from tests.benchmarks.bench_reruns import PAUSE, SECTIONS, VISITORS, find_server, read_memory, read_processor_time
from tests.benchmarks.visitor import Visitor
from tests.browser.conftest import ROOT, launched, seen, serving, settle, visiting

REVIEWS = DATA / "imdb_rated.parquet"
CORPUS = {"corpus": ["rated"]}
#: Filters that people set, besides the films: the words and the ratings that they look for.
WORDS = ("plot", "slow", "ending", '"special effects"', "laugh*")
RATINGS = (("1", "3"), ("1", "5"), ("5", "8"), ("7", "10"), ("9", "10"))
#: Seconds until all is warm; at most half of the time.
WARMING = 60
#: Seconds of clicks beside an import, and as many without.
BESIDE = 45
#: Rounds of all sections; the last of them may not make the server grow. The films that they change between.
ROUNDS, LAST, FILMS = 30, 20, 5
#: Visits that come and go, at once so many; seconds after which the next visit makes the server forget them: until
#: then a tab whose connection was lost finds its state again.
VISITS, AT_ONCE, FORGOTTEN = 100, 10, 125
#: The view of the tab under which the server is killed.
TAB = "films?corpus=rated&tab=split&rating=2&rating=9"
#: The bars: seconds of 95 of 100 clicks, megabytes, megabytes a round, seconds more for a click beside a download,
#: times as long for one beside an import, seconds until a tab is back.
LONGEST, MEMORY, GROWTH, HELD_UP, SLOWED, BACK = 1.0, 1_500, 1.0, 0.3, 2.0, 10


class Click(NamedTuple):
    """One click: when it was made (the clock's seconds), how long its answer took, and what was wrong with it."""

    at: float
    took: float
    error: str


def choose(chance: random.Random, films: Sequence[str]) -> dict[str, list[str]]:
    """Return filters as people set them: mostly none, often a film, now and then a word or a range of ratings."""
    kind = chance.choices(["", "film", "words", "rating"], [5, 3, 1, 1])[0]
    if kind == "rating":
        return {"rating": list(chance.choice(RATINGS))}
    return {kind: [chance.choice(films if kind == "film" else WORDS)]} if kind else {}


async def click(base: str, films: Sequence[str], seed: int, until: float) -> list[Click]:
    """Click on any section every few seconds until the clock says so."""
    chance, clicks = random.Random(seed), []
    await asyncio.sleep(chance.uniform(0, PAUSE))
    async with Visitor(base) as visitor:
        while (start := time.perf_counter()) < until:
            section, chosen = chance.choice(SECTIONS), choose(chance, films)
            answer = await visitor.open(section, {**CORPUS, **chosen})
            took = time.perf_counter() - start
            clicks.append(Click(start, took, f"{section} {chosen}: {answer.errors}" if answer.errors else ""))
            await asyncio.sleep(max(0.0, PAUSE - took))
    return clicks


async def crowd(base: str, films: Sequence[str], seconds: float) -> list[Click]:
    """Return all clicks of `VISITORS` people within so many seconds, in their order; a lost visit is an error."""
    start = time.perf_counter()
    visits = (click(base, films, number, start + seconds) for number in range(VISITORS))
    clicks = []
    for visit in await asyncio.gather(*visits, return_exceptions=True):
        clicks += [Click(start, seconds, repr(visit))] if isinstance(visit, BaseException) else visit
    for each in clicks:
        if each.error:
            print(each.error, flush=True)  # noqa: T201
    return sorted(clicks)


def find_quantile(clicks: Sequence[Click], share: float) -> float:
    """Return how many seconds this share of the clicks took at most."""
    return float(np.quantile([each.took for each in clicks], share, method="higher"))


def soak(base: str, process: int, films: Sequence[str], minutes: float) -> Iterator[Bar]:
    """Yield what many people's clicks take for so long."""
    begun, used, peak = time.perf_counter(), read_processor_time(process), [0.0]

    async def watch() -> None:
        while True:
            peak.append(read_memory(process))
            await asyncio.sleep(1)

    async def run() -> list[Click]:
        watched = asyncio.create_task(watch())
        clicks = await crowd(base, films, minutes * 60)
        watched.cancel()
        return clicks

    clicks = asyncio.run(run())
    used = (read_processor_time(process) - used) / len(clicks) * 1000
    warm = [each for each in clicks if each.at > begun + min(WARMING, minutes * 30)]
    errors, last, middle = sum(bool(each.error) for each in clicks), find_quantile(warm, 0.95), find_quantile(warm, 0.5)
    what = f"{VISITORS} people, {minutes:g} minutes, {len(clicks):,} clicks"
    yield Bar(f"{what}: errors", "", str(errors), "0", errors == 0)
    yield Bar(
        "once warm, 95 of 100 clicks within, s", f"middle {middle:.2f}", f"{last:.2f}", f"< {LONGEST}", last < LONGEST
    )
    yield Bar(
        "processor of the server for a click, ms; one core has 100 for each",
        "",
        f"{used:.0f}",
        "< 100",
        used < 100,
    )
    yield Bar("most memory of the server meanwhile, MB", "", f"{max(peak):,.0f}", f"< {MEMORY:,}", max(peak) < MEMORY)


def go_round(base: str, process: int, films: Sequence[str]) -> Iterator[Bar]:
    """Yield by how much the server grows while one visitor opens all sections again and again."""

    async def run() -> list[float]:
        held = []
        async with Visitor(base) as visitor:
            await visitor.open("overview", {})
            for number in range(ROUNDS):
                for section in SECTIONS:
                    for chosen in ({}, {"film": [films[number % FILMS]]}):
                        assert not (await visitor.open(section, {**CORPUS, **chosen})).errors
                held.append(read_memory(process))
        return held

    held = asyncio.run(run())
    slope = statistics.linear_regression(range(LAST), held[-LAST:]).slope
    change = f"{held[0]:,.0f}, {held[-LAST]:,.0f}, {held[-1]:,.0f}"
    what = f"memory of the last {LAST} of {ROUNDS} rounds of all screens, MB more a round"
    yield Bar(what, change, f"{slope:+.2f}", f"≤ {GROWTH:g}", slope <= GROWTH)


def count_held(base: str, process: int) -> dict[str, int]:
    """Return how many descriptors and how many threads the server has, after a visit; older ones are forgotten then."""
    asyncio.run(visit(base, ["overview"], [{}]))
    of = Path(f"/proc/{process}")
    opened = [str(each.readlink()) for each in (of / "fd").iterdir()]
    # The desk's database has connections for as many as ask at once, and keeps a few.
    return {
        "descriptors": sum("desk.sqlite" not in each for each in opened),
        "threads": len(list((of / "task").iterdir())),
    }


async def visit(base: str, sections: Sequence[str], filters: Sequence[dict[str, list[str]]]) -> None:
    """Come, open sections with these filters, and go."""
    async with Visitor(base) as visitor:
        await visitor.open("overview", {})
        for section, chosen in zip(sections, filters, strict=True):
            assert not (await visitor.open(section, {**CORPUS, **chosen})).errors


def come_and_go(base: str, films: Sequence[str]) -> None:
    """Have many visits come and go."""

    async def come(seed: int, free: asyncio.Semaphore) -> None:
        chance = random.Random(seed)
        sections = chance.choices(SECTIONS, k=3)
        async with free:
            await visit(base, sections, [choose(chance, films) for _ in sections])

    async def run() -> None:
        free = asyncio.Semaphore(AT_ONCE)
        await asyncio.gather(*(come(seed, free) for seed in range(VISITS)))

    asyncio.run(run())


def compare_held(before: dict[str, int], after: dict[str, int]) -> Iterator[Bar]:
    """Yield what the server holds when all have gone, beside what it held before they came."""
    for name, was in before.items():
        what = f"{name} of the server after {VISITS} visits came and went, and all others too"
        yield Bar(what, str(was), str(after[name]), f"≤ {was}", after[name] <= was)


def download_beside(base: str) -> Iterator[Bar]:
    """Yield by how much longer a click takes while another visitor downloads all reviews."""
    files = [
        ("data", "Download all reviews (CSV)", "the CSV of all reviews"),
        ("reviews", "Excel", "25,000 rows for Excel"),
    ]

    async def watch(stopped: asyncio.Event) -> list[float]:
        taken = []
        async with Visitor(base) as visitor:
            for _ in range(3):
                await visitor.open("phrases", CORPUS)
            while not stopped.is_set():
                taken.append((await visitor.open("phrases", CORPUS)).whole)
                await asyncio.sleep(0.1)
        return taken

    async def run(section: str, button: str) -> tuple[float, float]:
        async with Visitor(base) as visitor:
            await visitor.open("overview", {})
            offered = (await visitor.open(section, CORPUS)).files
            alone, beside = asyncio.Event(), asyncio.Event()
            asyncio.get_running_loop().call_later(5, alone.set)
            usual = statistics.median(await watch(alone))
            watching = asyncio.create_task(watch(beside))
            await asyncio.sleep(1)
            await visitor.take(offered[button])
            beside.set()
            return usual, max(await watching)

    for section, button, what in files:
        usual, most = asyncio.run(run(section, button))
        yield Bar(
            f"longest click while another makes {what}, s more",
            f"alone {usual:.2f}",
            f"{most - usual:+.2f}",
            f"≤ {HELD_UP}",
            most - usual <= HELD_UP,
        )


@contextmanager
def importing(store: Path) -> Iterator[None]:
    """Import the same reviews again and again meanwhile, as the Data screen does."""
    asked = [sys.executable, "-m", "corpus", "build", str(REVIEWS), f"--store={store}"]
    script = 'while "$@"; do :; done'
    child = subprocess.Popen(
        ["sh", "-c", script, "sh", *asked],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        process_group=0,
    )
    stand_back(child.pid)
    try:
        yield
        assert child.poll() is None, "the import has failed"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()


def import_beside(base: str, films: Sequence[str], folder: Path) -> Iterator[Bar]:
    """Yield how much longer clicks take while somebody imports reviews."""
    # They click on the same in all three: what they ask for has been worked out when it is timed.
    asyncio.run(crowd(base, films, BESIDE))
    alone = find_quantile(asyncio.run(crowd(base, films, BESIDE)), 0.95)
    with importing(folder / "beside"):
        beside = find_quantile(asyncio.run(crowd(base, films, BESIDE)), 0.95)
    what = f"{VISITORS} people beside an import of 25,000: 95 of 100 clicks, times as long"
    yield Bar(what, f"{alone:.2f} → {beside:.2f} s", f"{beside / alone:.1f}", f"< {SLOWED:g}", beside < SLOWED * alone)


def restart(base: str, process: int, library: Path) -> Iterator[Bar]:
    """Yield how long it takes after the server was killed and started again until an open tab shows its view."""
    with sync_playwright() as play:
        page = visiting(launched(play), base).open(TAB)
        address, before = page.url, seen(page)
        os.kill(process, signal.SIGKILL)
        page.wait_for_selector('[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])', timeout=20_000)
        start = time.perf_counter()
        with serving(library, port=int(base.rpartition(":")[2])):
            page.wait_for_selector('[data-testid="stApp"][data-test-connection-state="CONNECTED"]', timeout=60_000)
            settle(page)
            took, same = time.perf_counter() - start, (page.url, seen(page)) == (address, before)
    what = "the server killed and started again: an open tab is back, s"
    yield Bar(what, "same view" if same else "another view", f"{took:.1f}", f"≤ {BACK}", same and took <= BACK)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10, help="how long the 50 people click (default: 10)")
    minutes = parser.parse_args().minutes
    if not REVIEWS.exists():
        sys.exit(f"The test needs the review files in {DATA}.")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        library = folder / "library"
        build([REVIEWS], library / "rated", name="Rated")
        films = open_corpus(library / "rated").reviews["film"].value_counts().index[:20].tolist()
        with serving(library) as base:
            process, bars = find_server(base), list[Bar]()

            def report(measured: Iterable[Bar]) -> None:
                for bar in measured:
                    print(f"{bar.measure}: {bar.now}", flush=True)  # noqa: T201
                    bars.append(bar)

            asyncio.run(visit(base, SECTIONS, [CORPUS] * len(SECTIONS)))
            before = count_held(base, process)
            come_and_go(base, films)
            report(soak(base, process, films, minutes))
            gone = time.monotonic()
            report(go_round(base, process, films))
            time.sleep(max(0, FORGOTTEN - (time.monotonic() - gone)))
            report(compare_held(before, count_held(base, process)))
            report(download_beside(base))
            report(import_beside(base, films, folder))
            report(restart(base, process, library))
    print("", *write_bars(bars), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
