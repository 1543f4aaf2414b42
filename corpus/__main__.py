"""The command line: the same functions and the same numbers as the screens.

`python -m corpus build SOURCE... --store DIR` reads and measures, with progress on standard error;
the other commands answer from a built corpus on standard output.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from corpus.memory import BATCH, spare_memory

spare_memory(BATCH)

from corpus.commands.rooms import ROOMS
from corpus.errors import CorpusError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or what the command itself answers with, or after a message on standard error 1.

    Of a command that answers with 1, a failure is 2.
    """
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser(given[:1]).parse_args(given)
    try:
        code = options.run(options)
        sys.stdout.flush()
    except CorpusError as error:
        print(f"error: {error}{_name_corpora(options.store)}", file=sys.stderr)
        return int(options.failed)
    except KeyboardInterrupt:
        print("error: stopped; what stood there before is unchanged", file=sys.stderr)
        return 130
    except MemoryError:
        print("error: this takes more memory than there is; what stood there before is unchanged", file=sys.stderr)
        return int(options.failed)
    except BrokenPipeError:
        # The reader of our output, such as head or less, has closed the pipe. Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.filename is None:
            raise
        print(f"error: {error.filename} cannot be written or read: {error.strerror}.", file=sys.stderr)
        return int(options.failed)
    return code or 0


def _name_corpora(store: Path) -> str:
    """Return a sentence on the corpora below a folder that is none itself, as where the dashboard's was given."""
    if (store / "corpus.json").exists():
        return ""
    below = sorted(file.parent.name for file in store.glob("*/corpus.json"))
    return f". --store is the folder of one corpus; below this one there is {', '.join(below)}." if below else ""


def _parser(named: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of the command that is named, or of all commands where none of them is."""
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Explore a corpus of film reviews.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int | None], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.add_argument("--store", type=Path, required=True, metavar="DIR", help="the folder of the built corpus")
        added.set_defaults(run=run, failed=1)
        return added

    asked = [room for room, names in ROOMS.items() if set(names) & set(named)]
    for room in asked or ROOMS:
        import_module(f"corpus.commands.{room}").add_commands(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
