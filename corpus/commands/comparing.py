"""Commands that compare: groups of reviews, `critics`, their `drift`, `pairs` that share phrases, signature `terms`."""

import argparse
import json

from corpus import answers
from corpus.aspects.values import VALUES
from corpus.commands import selecting
from corpus.commands.command import Command
from corpus.commands.printing import HEADS, print_answer
from corpus.compare import distinction
from corpus.questions import answering
from corpus.questions.parameters import refuse_name
from corpus.questions.source import COMPARED
from corpus.reuse import pairs
from corpus.schema import REVIEWS
from corpus.store.corpus import open_corpus


def add_commands(command: Command) -> None:
    """Add these commands to the parser."""
    added = command("compare", _compare, "Compare groups of reviews, every pair, with intervals and correction.")
    added.add_argument("--by", metavar="COLUMN", help="film, critic, genre, year of publication, …; film by default")
    added.add_argument(
        "--value",
        default="",
        metavar="NUMBER",
        help=f"polarity, by default, rating, or what reviews say of a part of the film: {', '.join(VALUES)}",
    )
    selecting.add_options(added)
    added.add_argument("--json", action="store_true", help="with all numbers, as /api/compare gives them")

    added = command("critics", _critics, "Say who is harsher or kinder than colleagues on the same films.")
    added.add_argument("--value", default="rating", choices=["polarity", "rating"])
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")

    added = command(
        "drift", _drift, "Show which ratings rise or fall over the years, against others on the same films."
    )
    added.add_argument("--by", default="critic", choices=list(answers.DRIFTING))
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")

    added = command("pairs", _pairs_of, "List who shares the most phrases, and reviews that are nearly the same.")
    added.add_argument("--of", default="critics", choices=list(pairs.KINDS))
    added.add_argument("--one", default="", metavar="NAME", help="only the pairs of one: a name, or a review’s id")
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")

    added = command("terms", _terms, "List the signature words and phrases of a film, a critic, an outlet, …")
    added.add_argument("--by", default="film", type=_name_grouping, choices=list(distinction.BY))
    added.add_argument("--group", default="", metavar="NAME", help="one of them; all by default, each from the others")
    added.add_argument("--against", default="", metavar="NAME", help="the other one; all others by default")
    added.add_argument("--names", action="store_true", help="also words and phrases that are names")
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")


def _compare(options: argparse.Namespace) -> None:
    query = selecting.read_query(options)
    if options.value and options.value not in (known := [*answering.MEASURES, *VALUES]):
        raise refuse_name("value", options.value, known)
    source = selecting.open_source(options, query)
    values = selecting.read_own(answering.COMPARE, query)
    by = options.by or values["by"]
    if by not in COMPARED and by not in source.reviews:
        raise refuse_name("by", by, [*COMPARED, *(str(name) for name in source.reviews if name not in REVIEWS)])
    # A file may have a column of its own by this name; "year" is the film's there, and here the reviews'.
    if by == "year" or by not in source.reviews:
        by = COMPARED.get(by, by)
    # A screen compares what an address leaves open by the stars, where there are any.
    shown = answering.find_measure(source, values) if options.from_link else "polarity"
    compared = source.compare(by, options.value or shown, values["with"])
    answer = answering.write_comparison(source, compared, {})
    said = f"{answer['sentence']} {answer['exceptions']}".rstrip()
    print(json.dumps(answer, ensure_ascii=False, indent=1) if options.json else said)


def _critics(options: argparse.Namespace) -> None:
    print_answer(answers.measure_harshness(open_corpus(options.store), value=options.value), csv=options.csv)


def _drift(options: argparse.Namespace) -> None:
    answer = answers.measure_drift(open_corpus(options.store), by=options.by)
    print_answer(answer, csv=options.csv, heads={**HEADS, "estimate": "points a year"})


def _pairs_of(options: argparse.Namespace) -> None:
    print_answer(answers.list_pairs(open_corpus(options.store), of=options.of, one=options.one), csv=options.csv)


def _terms(options: argparse.Namespace) -> None:
    asked = {"group": options.group, "against": options.against, "names": options.names}
    print_answer(answers.compare_terms(open_corpus(options.store), by=options.by, **asked), csv=options.csv)


def _name_grouping(by: str) -> str:
    """Return the key of `distinction.BY` that is meant; critics also go by the name of their column."""
    return "critic" if by == distinction.BY["critic"] else by
