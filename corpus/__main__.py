"""The command line: the same functions and the same numbers as the screens.

`python -m corpus build SOURCE... --store DIR` reads and measures, with progress on standard error;
the other commands answer from a built corpus on standard output.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import comparison, phrases, report
from corpus.building import build, correct_films
from corpus.folder import as_json
from corpus.schema import CorpusError
from corpus.store import open_corpus


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 1 after a message that says what to mend."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough: head, less
        return 0
    return 0


def _build(options: argparse.Namespace) -> None:
    started = time.monotonic()
    manifest = build(
        options.source,
        options.store,
        name=options.name,
        mapping=_pairs(options.map),
        films=options.films,
        encoding=options.encoding,
        min_reviews=options.min_reviews,
        progress=_Progress(),
    )
    seconds = round(time.monotonic() - started, 2)
    if options.json:
        usage = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        peak = usage // 1024 if sys.platform != "darwin" else usage // 1024**2
        print(json.dumps({**as_json(manifest), "seconds": seconds, "peak_mb": peak}, ensure_ascii=False, indent=1))
        return
    counts = manifest.counts
    print(
        f"{counts['reviews']:,} reviews of {counts['films']:,} films, {counts['phrases']:,} recurring phrases, "
        f"{counts['rejects']:,} rejects, in {seconds} s: {options.store}"
    )
    for note in manifest.notes:
        print(f"  {note}")


def _correct(options: argparse.Namespace) -> None:
    correct_films(options.store, _pairs(options.film), progress=_Progress())


def _phrases(options: argparse.Namespace) -> None:
    corpus = open_corpus(options.store)
    table = phrases.rank(corpus.phrases)
    if not options.all:
        table = table[phrases.in_default_view(table)]
    sys.stdout.write(report.to_csv(table) if options.csv else table.head(50).to_string(index=False) + "\n")


def _compare(options: argparse.Namespace) -> None:
    compared = comparison.compare(open_corpus(options.store).reviews, by=options.by, value=options.value)
    if not options.json:
        print(compared.sentence)
        return
    groups, pairs = (json.loads(frame.to_json(orient="records")) for frame in (compared.groups, compared.pairs))
    print(json.dumps({"sentence": compared.sentence, "groups": groups, "pairs": pairs}, ensure_ascii=False, indent=1))


@dataclass
class _Progress:
    """A line each time that something moves; where a person watches, it overwrites itself."""

    doing: str = ""
    written: float = 0.0

    def __call__(self, doing: str, done: int, of: int) -> None:
        now = time.monotonic()
        if doing == self.doing and done < of and now - self.written < 0.1:
            return
        turned = "\n" if self.doing and doing != self.doing else ""
        self.doing, self.written = doing, now
        line = f"{doing} {done}/{of}"
        sys.stderr.write(f"{turned}\r\033[K{line}" if sys.stderr.isatty() else f"{line}\n")
        sys.stderr.flush()


def _pairs(given: Sequence[str]) -> dict[str, str]:
    """Read NAME=VALUE arguments."""
    pairs: dict[str, str] = {}
    for argument in given:
        name, equals, value = argument.partition("=")
        if not (name and equals and value):
            raise CorpusError(f"“{argument}” is not of the form NAME=VALUE, as in film=movieTitle.")
        pairs[name] = value
    return pairs


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Explore a corpus of film reviews.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.add_argument("--store", type=Path, required=True, metavar="DIR", help="the folder of the built corpus")
        added.set_defaults(run=run)
        return added

    added = command("build", _build, "Read files and folders, measure them, and store the corpus.")
    added.add_argument("source", type=Path, nargs="+", metavar="SOURCE", help="a file or a folder")
    added.add_argument("--name", default="", help="what the corpus is called on the screens")
    added.add_argument("--map", action="append", default=[], metavar="OURS=THEIRS", help="a column: film=movieTitle")
    added.add_argument("--films", type=Path, metavar="FILE", help="a second table that names the films by an id")
    added.add_argument("--encoding", help="of text files, where the detected one is wrong")
    added.add_argument("--min-reviews", type=int, metavar="K", help="a phrase recurs in at least K reviews")
    added.add_argument("--json", action="store_true", help="print what was built as JSON")

    added = command("correct", _correct, "Name the films of some reviews anew, for good.")
    added.add_argument("--film", action="append", required=True, metavar="REVIEW_ID=FILM")

    added = command("phrases", _phrases, "Print the recurring phrases, in the order of the screen.")
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")
    added.add_argument("--all", action="store_true", help="also phrases of function words and broken units")

    added = command("compare", _compare, "Compare groups of reviews, every pair, with intervals and correction.")
    added.add_argument("--by", default="film", metavar="COLUMN")
    added.add_argument("--value", default="polarity", choices=["polarity", "rating"])
    added.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
