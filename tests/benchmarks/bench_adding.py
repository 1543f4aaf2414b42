"""What an addition of 1,000 reviews costs beside a rebuild, and whether both give the same tables to the last bit.

Processor seconds of the command with its children: seconds on the clock depend on what else the machine does.
"""

import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from corpus.store.folder import read_manifest
from corpus.store.table_files import TABLES
from tests.benchmarks.bench_phrases import DATA

#: Reviews that are added, and the share of a rebuild that this may cost.
ADDED, MOST = 1_000, 0.2
CORPORA = {"25,000": ["imdb_rated"], "75,000": ["imdb_rated", "imdb_unrated"]}


def run(command: str, sources: Sequence[Path], store: Path) -> float:
    """Run a command on a corpus; return its processor seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "corpus", command, *map(str, sources), "--store", str(store)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(names: Sequence[str], folder: Path) -> dict[str, object]:
    """Add the last reviews of some tables to the others, and build all; return what both cost."""
    reviews = pd.concat([pd.read_parquet(DATA / f"{name}.parquet") for name in names], ignore_index=True)
    first, last = folder / "first.parquet", folder / "last.parquet"
    reviews.iloc[:-ADDED].to_parquet(first)
    reviews.iloc[-ADDED:].to_parquet(last)
    run("build", [first], folder / "grown")
    adding = run("add", [last], folder / "grown")
    rebuild = run("build", [first, last], folder / "whole")
    grown, whole = (read_manifest(folder / name).tables for name in ("grown", "whole"))
    different = [name for name in TABLES if name != "arrivals" and grown[name] != whole[name]]
    return {
        "add": f"{adding:.1f} s",
        "rebuild": f"{rebuild:.1f} s",
        "share": f"{adding / rebuild:.2f}",
        "other tables": ", ".join(different) or "none",
        "reached": adding <= MOST * rebuild and not different,
    }


def main(sizes: Sequence[str]) -> None:
    """Print a row for each size of corpus."""
    rows = {}
    for size in sizes or CORPORA:
        with tempfile.TemporaryDirectory() as folder:
            rows[size] = compare(CORPORA[size], Path(folder))
    print(f"{ADDED:,} reviews added; at most {MOST} of a rebuild, in processor seconds\n")  # noqa: T201
    print(pd.DataFrame(rows).T.to_string())  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
