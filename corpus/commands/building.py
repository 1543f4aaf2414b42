"""The command that makes a corpus: `build`."""

import argparse
import atexit
import json
import resource
import shutil
import sys
import time
from pathlib import Path

from corpus.commands.command import Command, read_pairs
from corpus.commands.progress import PrintedProgress
from corpus.store.building import build
from corpus.wording import plural

#: The counts that `build` prints, with their nouns.
_COUNTED = {"reviews": "review", "films": "film", "recurring": "recurring phrase", "rejects": "reject"}


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command("build", _build, "Read files and folders, measure them, and store the corpus.")
    added.add_argument("source", type=Path, nargs="+", metavar="SOURCE", help="a file or a folder")
    added.add_argument("--name", default="", help="what the corpus is called on the screens")
    added.add_argument(
        "--map", action="append", default=[], metavar="OURS=THEIRS", help="a column: film=movieTitle; film= is none"
    )
    added.add_argument("--films", type=Path, metavar="FILE", help="a second table that names the films by an id")
    added.add_argument("--encoding", help="of text files, where the detected one is wrong")
    added.add_argument("--min-reviews", type=int, metavar="K", help="a phrase recurs in at least K reviews")
    added.add_argument("--lexicon", type=Path, metavar="FILE", help="a word list of your own, to score by as well")
    added.add_argument("--new", action="store_true", help="replace no corpus that is already there")
    added.add_argument("--json", action="store_true", help="print what was built as JSON")
    # For the dashboard only: copies of uploads, deleted when the build ends, even if nobody waits for it.
    added.add_argument("--discard", type=Path, help=argparse.SUPPRESS)


def _build(options: argparse.Namespace) -> None:
    started = time.monotonic()
    if options.discard:
        atexit.register(shutil.rmtree, options.discard, ignore_errors=True)
    manifest = build(
        options.source,
        options.store,
        name=options.name,
        mapping=read_pairs(options.map, empty=True),
        films=options.films,
        encoding=options.encoding,
        min_reviews=options.min_reviews,
        lexicon=options.lexicon,
        new=options.new,
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
    for note in manifest.notes:
        print(f"  {note}")
