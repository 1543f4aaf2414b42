"""Commands that print what a corpus holds: its `reviews`, its `phrases`, and what a draft repeats of it: `check`."""

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.commands import selecting
from corpus.commands.command import Command
from corpus.commands.printing import print_json, write_table
from corpus.desk.watch_list import NOTHING, read_watch_list
from corpus.errors import CorpusError, SourceError
from corpus.findings.draft_archive import DraftArchive
from corpus.findings.draft_standing import list_standings
from corpus.findings.draft_wording import to_json, write_lines
from corpus.findings.drafts import read_draft
from corpus.keeping.finding import read_decided
from corpus.questions import answering
from corpus.reading.drafts import read_upload
from corpus.reading.ratings import parse_ratings
from corpus.report.tables import to_csv
from corpus.store.corpus import open_corpus
from corpus.store.scored import ScoredCorpus


def add_commands(command: Command) -> None:
    """Add these commands to the parser."""
    added = command("reviews", _reviews, "Print the reviews, texts and measures as CSV, which can be read again.")
    selecting.add_options(added)
    added.add_argument("--json", action="store_true", help="as /api/reviews gives them, newest first")
    added.add_argument("--texts", action="store_true", help="with --json: also the texts, which CSV always has")

    added = command("phrases", _phrases, "Print the recurring phrases, in the order of the screen.")
    selecting.add_options(added)
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")
    added.add_argument("--json", action="store_true", help="with all numbers, as /api/phrases gives them")
    added.add_argument("--single", action="store_true", help="exact wording, instead of variants grouped")
    added.add_argument("--everyday", action="store_true", help="also everyday phrases, such as “to say”")
    added.add_argument("--all", action="store_true", help="also all hidden phrases: grammar alone, and fragments")

    added = command(
        "check",
        _check,
        "Say what a draft repeats; ends with 1 at a passage of 12 words or more.",
    )
    added.set_defaults(failed=2)
    added.add_argument("draft", type=Path, metavar="DRAFT", help="a .txt, .md, .docx or .html file")
    added.add_argument("--film", help="the draft’s film; looked for in the text by default")
    added.add_argument("--critic", help="who writes it: compared with this critic’s usual style")
    added.add_argument("--ignore-own", action="store_true", help="leave out what only this critic has printed")
    added.add_argument("--stars", help="the rating that the writer gives, such as 3.5/5")
    added.add_argument("--everyday", action="store_true", help="also everyday phrases, such as “to say”")
    added.add_argument("--json", action="store_true", help="as JSON, with the place of each mark in characters")


def _reviews(options: argparse.Namespace) -> None:
    query = selecting.read_query(options)
    source = selecting.open_source(options, query)
    if options.json:
        values = selecting.read_own(answering.REVIEWS, query)
        print_json(answering.list_reviews(source, {**values, "texts": options.texts or values["texts"]}))
    else:
        sys.stdout.write(to_csv(source.corpus.read_reviews()[source.keep]))


def _phrases(options: argparse.Namespace) -> None:
    query = selecting.read_query(options)
    source = selecting.open_source(options, query)
    if options.json:
        own = {"fragments": options.all, "everyday": options.everyday, "each": "phrases" if options.single else ""}
        given = {name: value for name, value in own.items() if value}
        print_json(answering.list_phrases(source, {**selecting.read_own(answering.PHRASES, query), **given}))
        return
    asked = {"gathered": not options.single, "fragments": options.all, "everyday": options.everyday or options.all}
    table = source.corpus.list_recurring(source.keep, **asked)
    if options.csv:
        # The columns' former names, by which scripts know them.
        former = table.filter(like="standalone_").rename(columns=lambda name: name.replace("standalone_", "own_"))
        sys.stdout.write(to_csv(pd.concat([table, former], axis=1)))
    else:
        shown = table[["phrase", "words", "reviews", "films", "reviewers"]]
        print(write_table(shown) if len(shown) else "No phrase worth listing recurs in these reviews.")


def _check(options: argparse.Namespace) -> int:
    archive = DraftArchive.of(open_corpus(options.store))
    try:
        text = read_upload(options.draft.name, options.draft.read_bytes())
    except OSError as error:
        raise SourceError(f"{options.draft} cannot be read: {error.strerror}.") from error
    except SourceError as error:
        raise SourceError(f"{options.draft}: {error}.") from error
    watched = read_decided(options.store, read_watch_list, NOTHING)
    check = read_draft(
        text, archive, film=options.film, critic=options.critic, own=not options.ignore_own, watched=watched
    )
    stars = None
    if options.stars:
        stars = float(parse_ratings(pd.Series([options.stars]))["rating"].iloc[0])
        if np.isnan(stars):
            raise CorpusError(f"“{options.stars}” is no rating that can be read; try 3.5/5.")
    scored = ScoredCorpus.of(archive.corpus)
    standings = list_standings(check, archive, scored, critic=options.critic, stars=stars)
    if options.json:
        print(json.dumps(to_json(check, standings, everyday=options.everyday), ensure_ascii=False, indent=2))
    else:
        print("\n".join(write_lines(check, standings, everyday=options.everyday)))
    return int(bool(len(check.alarms)))
