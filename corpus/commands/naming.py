"""The command `names`: the people, characters, studios and other films that reviews name."""

import argparse

from corpus.answers import Answer
from corpus.aspects.names_index import ASKED, INDEX, describe_index, select_names
from corpus.commands import selecting
from corpus.commands.command import Command
from corpus.commands.printing import print_answer, print_json
from corpus.questions import answering


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command("names", _names, "List the people, characters, studios and other films that reviews name.")
    selecting.add_options(added)
    added.add_argument("--kind", choices=ASKED, help="only these; “name” is who has no role that reviews prove")
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")
    added.add_argument("--json", action="store_true", help="as /api/names gives them")


def _names(options: argparse.Namespace) -> None:
    query = selecting.read_query(options)
    source = selecting.open_source(options, query)
    values = selecting.read_own(answering.NAMES, {**query, **({"kind": [options.kind]} if options.kind else {})})
    if options.json:
        print_json(answering.list_names(source, values))
        return
    index, kind = source.list_names(), values["kind"] or ""
    words = values["find"] or ""
    sentence = describe_index(index, reviews=int(source.keep.sum()), asked=kind, words=words)
    table = select_names(index, asked=kind, words=words)
    shown = [name for name in INDEX if name not in ("places", "scored", "enough")]
    print_answer(Answer(sentence, table[list(INDEX)], shown), csv=options.csv)
