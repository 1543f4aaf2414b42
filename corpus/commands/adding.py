"""Commands that let a corpus grow: `add` further reviews, `watch` a folder for files that arrive."""

import argparse
import json
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from corpus.commands.command import Command
from corpus.commands.notes import print_reading
from corpus.commands.progress import PrintedProgress
from corpus.errors import CorpusError, OutdatedError, StoreError
from corpus.keeping.finding import find_house
from corpus.store.adding import Addition, add
from corpus.store.watching import Watch
from corpus.wording import listed, plural

#: Seconds between two looks at a watched folder; a file that has not changed in between has arrived.
PAUSE = 4.0


def add_commands(command: Command) -> None:
    """Add these commands to the parser."""
    added = command("add", _add, "Add the reviews of further files and folders to a corpus.")
    added.add_argument("source", type=Path, nargs="+", metavar="SOURCE", help="a file or a folder")
    added.add_argument("--films", type=Path, metavar="FILE", help="a second table that names their films by an id")
    added.add_argument("--encoding", help="of text files, where the detected one is wrong")
    added.add_argument("--json", action="store_true", help="print what was added as JSON")

    added = command("watch", _watch, "Add the files that arrive in a folder to a corpus, until it is stopped.")
    added.add_argument("folder", type=Path, metavar="FOLDER", help="the folder that files arrive in")
    added.add_argument("--once", action="store_true", help="add what lies there now, and end")


def _add(options: argparse.Namespace) -> None:
    progress = PrintedProgress(options.store)
    addition = add(
        options.source,
        options.store,
        films=options.films,
        encoding=options.encoding,
        house=find_house(options.store),
        progress=progress,
    )
    if options.json:
        print(json.dumps(_as_dict(addition), ensure_ascii=False, indent=1))
    else:
        print(f"{describe_addition(addition)}: {options.store}")
        print_reading(addition.notes, addition.refused)


def _watch(options: argparse.Namespace) -> None:
    watch = Watch(options.folder, options.store)
    with _until_stopped() as stopped:
        # Said once it is true.
        if not options.once:
            print(f"Watching {options.folder} for {options.store}. Ctrl-C ends it.", flush=True)
        watch.look()
        while not stopped.wait(PAUSE):
            if files := watch.look():
                _add_arrived(watch, files)
            if options.once:
                break


def _add_arrived(watch: Watch, files: Sequence[Path]) -> None:
    """Add files that have arrived, and say what came of it; a file that cannot be read stops nothing."""
    names = listed([file.name for file in files], most=3)
    try:
        addition = watch.add(files, PrintedProgress(watch.corpus), house=find_house(watch.corpus))
    except OutdatedError:
        # No waiting mends it.
        raise
    except StoreError as error:
        # The corpus is in use or the disk is full: the files are tried again.
        print(f"{names} must wait: {error}", file=sys.stderr, flush=True)
        return
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr, flush=True)
    else:
        print(f"{describe_addition(addition)}: {names}", flush=True)
        print_reading([], addition.refused)
    watch.finish(files)


@contextmanager
def _until_stopped() -> Iterator[threading.Event]:
    """Yield an event that SIGTERM or Ctrl-C sets; the second one ends the process at once, as without this."""
    stopped, signals = threading.Event(), (signal.SIGTERM, signal.SIGINT)

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.set()
        for each, handler in former.items():
            signal.signal(each, handler)

    former = {each: signal.signal(each, stop) for each in signals}
    try:
        yield stopped
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)


def describe_addition(addition: Addition) -> str:
    """Return what was added in a line, as in "2 reviews added, 1 was there already, 3 rows skipped; 70 reviews now"."""
    said = [f"{plural(addition.added, 'review')} added" if addition.added else "No new review"]
    if addition.present:
        said.append(f"{addition.present:,} {'was' if addition.present == 1 else 'were'} there already")
    if addition.skipped:
        said.append(f"{plural(addition.skipped, 'row')} skipped")
    return f"{', '.join(said)}; {plural(addition.manifest.counts['reviews'], 'review')} now"


def _as_dict(addition: Addition) -> dict[str, object]:
    manifest = addition.manifest
    return {
        "added": addition.added,
        "present": addition.present,
        "skipped": addition.skipped,
        "refused": list(addition.refused),
        "notes": list(addition.notes),
        "reviews": manifest.counts["reviews"],
        "digest": manifest.digest,
        "built": manifest.built,
    }
