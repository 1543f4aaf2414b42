"""The command that makes a corpus: `build`."""

import argparse
import atexit
import contextlib
import json
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.cluster.division import Division
from corpus.cluster.engine import join_cluster
from corpus.cluster.fetching import fetch_sources
from corpus.cluster.placing import open_place
from corpus.commands.command import Command, read_pairs
from corpus.commands.notes import print_reading
from corpus.commands.progress import PrintedProgress
from corpus.errors import CorpusError
from corpus.store.adding import describe_first
from corpus.store.building import build
from corpus.store.work import ALONE, Work
from corpus.wording import plural

#: The counts that `build` prints, with their nouns.
_COUNTED = {"reviews": "review", "films": "film", "recurring": "recurring phrase", "rejects": "reject"}


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command("build", _build, "Read files and folders, measure them, and store the corpus.")
    added.add_argument(
        "source", nargs="+", metavar="SOURCE", help="a file, a folder, or an address as s3://house/*.parquet"
    )
    added.add_argument("--name", default="", help="what the corpus is called on the screens")
    added.add_argument(
        "--map", action="append", default=[], metavar="OURS=THEIRS", help="a column: film=movieTitle; film= is none"
    )
    added.add_argument("--films", type=Path, metavar="FILE", help="a second table that names the films by an id")
    added.add_argument("--encoding", help="of text files, where the detected one is wrong")
    added.add_argument("--min-reviews", type=int, metavar="K", help="a phrase recurs in at least K reviews")
    added.add_argument("--lexicon", type=Path, metavar="FILE", help="a word list of your own, to score by as well")
    added.add_argument("--terms", type=Path, metavar="FILE", help="terms of your own for parts of the film")
    added.add_argument("--new", action="store_true", help="replace no corpus that is already there")
    added.add_argument(
        "--engine",
        choices=["local", "dask"],
        default="local",
        help="dask: divide the work among the workers of a cluster",
    )
    added.add_argument(
        "--scheduler", metavar="ADDRESS", help="of the cluster, as tcp://10.0.0.5:8786; by default one on this machine"
    )
    added.add_argument(
        "--parts", metavar="ADDRESS", help="a folder that all workers reach, for the texts: they pass no scheduler then"
    )
    added.add_argument("--json", action="store_true", help="print what was built as JSON")
    # For the dashboard only: copies of uploads, deleted when the build ends, even if nobody waits for it.
    added.add_argument("--discard", type=Path, help=argparse.SUPPRESS)


def _build(options: argparse.Namespace) -> None:
    started = time.monotonic()
    if options.discard:
        atexit.register(shutil.rmtree, options.discard, ignore_errors=True)
    with fetch_sources(options.source) as sources, _choose_work(options) as work:
        manifest = build(
            sources,
            options.store,
            name=options.name,
            mapping=read_pairs(options.map, form="OURS=THEIRS, as in film=movieTitle", empty=True),
            films=options.films,
            encoding=options.encoding,
            min_reviews=options.min_reviews,
            lexicon=options.lexicon,
            terms=options.terms,
            new=options.new,
            work=work,
            progress=PrintedProgress(options.store),
        )
    seconds = round(time.monotonic() - started, 2)
    if options.json:
        usage = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        peak = usage // 1024 if sys.platform != "darwin" else usage // 1024**2
        print(json.dumps({**manifest.as_dict(), "seconds": seconds, "peak_mb": peak}, ensure_ascii=False, indent=1))
        return
    counts = manifest.counts
    counted = [plural(counts[each], noun) for each, noun in _COUNTED.items() if each in counts]
    print(f"{counted[0]} of {', '.join(counted[1:])}, in {seconds} s: {options.store}")
    print_reading(manifest.notes, describe_first(options.store).refused)


@contextlib.contextmanager
def _choose_work(options: argparse.Namespace) -> Iterator[Work]:
    """Give those who do the dear parts of a build: this process, or the workers of a cluster."""
    if options.engine == "dask":
        with join_cluster(options.scheduler) as engine, open_place(options.parts) as place:
            yield Division(engine, place=place).work
    elif options.scheduler or options.parts:
        raise CorpusError("--scheduler and --parts are for a Dask cluster: say --engine dask too.")
    else:
        yield ALONE
