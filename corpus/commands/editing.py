"""Commands that put down what an editor decides: `correct` the films of reviews, learn a `lexicon` from the ratings."""

import argparse
from datetime import datetime
from pathlib import Path

from corpus.commands.command import Command, read_pairs
from corpus.commands.progress import PrintedProgress
from corpus.keeping.finding import find_house, read_decided
from corpus.keeping.refusals import read_refusals
from corpus.polarity import learning
from corpus.report.tables import to_csv
from corpus.sidecar import write_whole
from corpus.store.building import correct_films
from corpus.store.corpus import open_corpus
from corpus.store.folder import read_manifest
from corpus.wording import plural

#: How `lexicon` changes terms, by the kind of the suggestion.
_DONE = {"missing": "added", "contradicts": "given another polarity", "silence": "silenced"}


def add_commands(command: Command) -> None:
    """Add these commands to the parser."""
    added = command("correct", _correct, "Name the films of some reviews anew, for good.")
    added.add_argument(
        "--film",
        action="append",
        required=True,
        metavar="REVIEW_ID=FILM",
        help="the review and the film that it is of; may be repeated. “reviews” prints the ids",
    )

    added = command("lexicon", _lexicon, "Learn a word list from the ratings, without names and words for people.")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where it is written, as CSV")
    added.add_argument(
        "--sure", action="store_true", help="only suggestions that are surely above or below 0 (90 %% interval)"
    )
    added.add_argument("--suggestions", type=Path, metavar="FILE", help="write each suggestion with its support too")


def _correct(options: argparse.Namespace) -> None:
    # Where no word list has scored the corpus, its films are corrected whatever the database says.
    house = find_house(options.store) if read_manifest(options.store).settings["lexicon"] else None
    films = read_pairs(options.film, form="REVIEW_ID=FILM")
    correct_films(options.store, films, house=house, progress=PrintedProgress(options.store))


def _lexicon(options: argparse.Namespace) -> None:
    suggestions = learning.suggest_changes(open_corpus(options.store).read_reviews())
    accepted = learning.choose_suggestions(suggestions, sure=options.sure)
    name = options.store.resolve().name
    refused: list[str] = read_decided(options.store, lambda desk: read_refusals(desk, name)["term"].tolist(), [])
    accepted = accepted[~accepted["term"].isin(refused)]
    house = learning.accept_suggestions(accepted, on=datetime.now().date())
    house.write(options.output)
    if options.suggestions:
        write_whole(options.suggestions, to_csv(suggestions))
    kinds = accepted["kind"].value_counts()
    counted = [f"{plural(int(kinds[kind]), 'term')} {deed}" for kind, deed in _DONE.items() if kind in kinds]
    if barred := int(suggestions["term"].isin(refused).sum()):
        counted.append(f"{plural(barred, 'suggestion')} refused by the desk")
    if left_out := len(suggestions) - len(accepted) - barred:
        counted.append(f"{plural(left_out, 'suggestion')} left out")
    print(f"{', '.join(counted)}: {options.output}")
