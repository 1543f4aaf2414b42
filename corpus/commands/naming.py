"""The command `names`: the people, characters, studios and other films that reviews name."""

import argparse

from corpus.answers import Answer
from corpus.aspects.names_index import INDEX, describe_index, index_names
from corpus.commands import selecting
from corpus.commands.command import Command
from corpus.commands.printing import print_answer


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command("names", _names, "List the people, characters, studios and other films that reviews name.")
    selecting.add_options(added)
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")


def _names(options: argparse.Namespace) -> None:
    source = selecting.open_source(options, selecting.read_query(options))
    reviews = source.scored.reviews
    index = index_names(source.corpus.names, reviews, source.scored.sentences, keep=source.keep)
    sentence = describe_index(index, reviews=int(source.keep.sum()))
    shown = [name for name in INDEX if name not in ("places", "scored", "enough")]
    print_answer(Answer(sentence, index[list(INDEX)], shown), csv=options.csv)
