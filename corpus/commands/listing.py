"""Commands that print what a corpus holds: its `reviews`, its `phrases`, and what a draft repeats of it: `check`."""

import argparse
import sys
from pathlib import Path

import pandas as pd

from corpus.commands.command import SHOWN, Command
from corpus.reading.cleaning import clean_texts
from corpus.reading.encodings import decode_bytes
from corpus.report.tables import to_csv
from corpus.reuse import draft_check, draft_report, phrasebook
from corpus.schema import SourceError
from corpus.store.corpus import open_corpus
from corpus.store.selection import Selection


def add_commands(command: Command) -> None:
    """Add these commands to the parser."""
    command("reviews", _reviews, "Print the reviews, texts and measures as CSV, which can be read again.")

    added = command("phrases", _phrases, "Print the recurring phrases, in the order of the screen.")
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")
    added.add_argument("--single", action="store_true", help="exact wording, instead of variants grouped")
    added.add_argument("--everyday", action="store_true", help="also everyday phrases, such as “to say”")
    added.add_argument("--all", action="store_true", help="also all hidden phrases: grammar alone, and fragments")

    added = command("check", _check, "Say which phrases of a draft recur, and what of it was printed before and where.")
    added.add_argument("draft", type=Path, metavar="DRAFT", help="a text file")
    added.add_argument("--film", help="the draft's film: its title then counts as one word")


def _reviews(options: argparse.Namespace) -> None:
    sys.stdout.write(to_csv(open_corpus(options.store).read_reviews()))


def _phrases(options: argparse.Namespace) -> None:
    corpus = open_corpus(options.store)
    asked = {"gathered": not options.single, "fragments": options.all, "everyday": options.everyday or options.all}
    table = corpus.list_recurring(corpus.mask(Selection()), **asked)
    if options.csv:
        # The columns' former names, by which scripts know them.
        former = table.filter(like="standalone_").rename(columns=lambda name: name.replace("standalone_", "own_"))
        sys.stdout.write(to_csv(pd.concat([table, former], axis=1)))
    else:
        print(table[["phrase", "words", "reviews", "films", "reviewers"]].head(SHOWN).to_string(index=False))


def _check(options: argparse.Namespace) -> None:
    corpus = open_corpus(options.store)
    try:
        draft = clean_texts(pd.Series([decode_bytes(options.draft.read_bytes()).text])).texts.iloc[0]
    except OSError as error:
        raise SourceError(f"{options.draft} cannot be read: {error.strerror}.") from error
    matches = draft_check.check_draft(draft, corpus.index, corpus.reviews, film=options.film)
    for line in draft_report.write_passages(draft_report.list_passages(draft, matches, corpus.reviews)):
        print(line)
    if matches.empty:
        print(f"No run of {corpus.index.words} words of this draft has been printed before.")
    marks = phrasebook.find_phrases(draft, corpus.phrasebook, film=options.film)
    used = phrasebook.select_used(draft, marks, corpus.listed)
    for line in draft_report.write_phrases(used):
        print(line)
    if marks.empty:
        print("No recurring phrase of this corpus is in this draft.")
