"""The command that finds `aspects`: what reviews say of parts of the film, again, by the terms of the house."""

import argparse
from pathlib import Path

from corpus.aspects.house_terms import HouseTerms
from corpus.commands.command import Command
from corpus.commands.progress import PrintedProgress
from corpus.keeping.finding import find_house, find_terms
from corpus.store.folder import read_manifest
from corpus.store.judging import judge_again
from corpus.wording import plural


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command("aspects", _aspects, "Find what reviews say of parts of the film again, by the terms of the house.")
    added.add_argument("-o", "--output", type=Path, metavar="FILE", help="only write the table of terms, as CSV")


def _aspects(options: argparse.Namespace) -> None:
    manifest, decided = read_manifest(options.store), find_terms(options.store)
    terms = HouseTerms.of_settings(manifest.settings["terms"]) if decided is None else decided
    changed = f"{plural(len(terms.settings), 'change')} of our own"
    if options.output:
        terms.write(options.output)
        print(f"{plural(len(terms.table), 'term')}, {changed}: {options.output}")
        return
    house = find_house(options.store) if manifest.settings["lexicon"] else None
    found = judge_again(options.store, terms, house=house, progress=PrintedProgress(options.store))
    print(f"{plural(found.counts['statements'], 'statement')} by {plural(len(terms.table), 'term')}, {changed}")
