"""The command that measures a corpus again that an older version built: `renew`."""

import argparse

from corpus.commands.command import Command
from corpus.commands.progress import PrintedProgress
from corpus.keeping.finding import find_house
from corpus.store.renewing import renew
from corpus.wording import plural


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    command("renew", _renew, "Measure the reviews of a corpus again that an older version of Refrain built.")


def _renew(options: argparse.Namespace) -> None:
    # Where no word list has scored the corpus, it is left without, whatever the database says.
    renewed = renew(options.store, house=find_house(options.store), progress=PrintedProgress(options.store))
    print(f"{plural(renewed.counts['reviews'], 'review')}, measured by this version: {options.store}")
