"""What the dashboard takes with 100,000 reviews, made of sentences of the real ones: opening, every section, 5 visits.

The server opens the corpus for the first section. Then each section is opened twice: when nothing of it is worked out,
and when all is. At last five visitors click, each every 5 seconds, on any section and with filters that change.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from corpus.store.building import build
from corpus.store.corpus import open_corpus
from tests.benchmarks.bench_build import generate
from tests.benchmarks.bench_reruns import SECTIONS, find_server, measure_load, read_memory
from tests.benchmarks.visitor import Visitor
from tests.browser.conftest import serving

REVIEWS, VISITS = 100_000, 5
#: Seconds until the corpus is open, and until a section has something to read, cold and warm; megabytes of the server.
#: "whole" is until all of a cold section is there.
OPEN, COLD, WARM, MEMORY = 3.0, 2.0, 0.5, 1_500


async def measure_sections(base: str, process: int) -> None:
    """Print how long each section takes until there is something to read, cold and again."""
    start = time.perf_counter()
    async with Visitor(base) as visitor:
        await visitor.open("time", {"corpus": ["large"]})
        print(f"opened in {time.perf_counter() - start:.1f} s (bar {OPEN:g}), {read_memory(process):.0f} MB")  # noqa: T201
        print(f"{'section':14}{'cold s':>8}{'whole s':>9}{'again s':>9}{'MB':>7}")  # noqa: T201
        cold, warm, whole = {}, {}, {}
        for section in SECTIONS:
            for taken in (cold, warm):
                answer = await visitor.open(section, {"corpus": ["large"]})
                assert not answer.errors
                taken[section] = answer.first
                whole.setdefault(section, answer.whole)
            print(  # noqa: T201
                f"{section:14}{cold[section]:8.2f}{whole[section]:9.2f}{warm[section]:9.2f}{read_memory(process):7.0f}",
                flush=True,
            )
    for name, taken, bar in (("cold", cold, f"{COLD:g}"), ("whole", whole, "none"), ("again", warm, f"{WARM:g}")):
        slowest = max(taken, key=lambda section: taken[section])
        print(  # noqa: T201
            f"{name}: {statistics.median(taken.values()):.2f} s in the middle, "
            f"{taken[slowest]:.2f} s at most, on {slowest} (bar {bar})"
        )


def read_own_memory(process: int) -> float:
    """Return the megabytes of a process that are no file's: what no other server can share."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) * 1024 / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviews", type=int, default=REVIEWS)
    parser.add_argument(
        "--store", type=Path, help="a folder in which the corpus is, built before, under the name large"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.store or Path(made)
        if not options.store:
            (sources := folder / "sources").mkdir()
            generate(options.reviews, sources)
            build([sources], folder / "large", name="Large")
        films = open_corpus(folder / "large").reviews["film"].value_counts().index[:20].tolist()
        with serving(folder) as base:
            process = find_server(base)
            asyncio.run(measure_sections(base, process))
            asyncio.run(measure_load(base, process, films, corpus="large", visitors=VISITS, most=MEMORY))
            print(f"{read_own_memory(process):.0f} MB of these are its own, the others files that servers share")  # noqa: T201


if __name__ == "__main__":
    main()
