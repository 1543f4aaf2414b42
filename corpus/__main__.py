"""The command line: the same functions and the same numbers as the screens.

`python -m corpus build SOURCE... --store DIR` reads and measures, with progress on standard error;
the other commands answer from a built corpus on standard output.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.memory import spare_memory

spare_memory()

from corpus.commands import adding, building, comparing, listing, news, people, reporting
from corpus.schema import CorpusError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or what the command itself answers with, or after a message on standard error 1.

    Of a command that answers with 1, a failure is 2.
    """
    options = _parser().parse_args(arguments)
    try:
        code = options.run(options)
        sys.stdout.flush()
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr)
        return int(options.failed)
    except KeyboardInterrupt:
        print("error: stopped; what stood there before is unchanged", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output, such as head or less, has closed the pipe. Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code or 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Explore a corpus of film reviews.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int | None], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.add_argument("--store", type=Path, required=True, metavar="DIR", help="the folder of the built corpus")
        added.set_defaults(run=run, failed=1)
        return added

    for room in (building, adding, listing, news, comparing, people, reporting):
        room.add_commands(command)
    return parser


if __name__ == "__main__":
    sys.exit(main())
