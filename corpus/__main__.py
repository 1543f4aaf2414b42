"""The command line: the same functions and the same numbers as the screens.

`python -m corpus build SOURCE... --store DIR` reads and measures, with progress on standard error;
the other commands answer from a built corpus on standard output.
"""

import argparse
import atexit
import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd

from corpus import answers, report
from corpus.compare import comparison, distinction
from corpus.polarity import learning
from corpus.reading.cleaning import clean_texts
from corpus.reading.encodings import decode_bytes
from corpus.reuse import draft_check, draft_report, pairs, phrasebook
from corpus.schema import CorpusError, SourceError
from corpus.sidecar import write_whole
from corpus.store import locking
from corpus.store.building import build, correct_films
from corpus.store.corpus import open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from corpus.wording import UNKNOWN, chance, number, plural

#: Rows of a table on the terminal; --csv gives them all.
_SHOWN = 50
#: The counts that `build` prints, with their nouns.
_COUNTED = {"reviews": "review", "films": "film", "recurring": "recurring phrase", "rejects": "reject"}
#: How `lexicon` changes terms, by the kind of the suggestion.
_DONE = {"missing": "added", "contradicts": "given another polarity", "silence": "silenced"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 1 after a message on standard error."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
        sys.stdout.flush()
    except CorpusError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("error: stopped; what stood there before is unchanged", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our output, such as head or less, has closed the pipe. Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _build(options: argparse.Namespace) -> None:
    started = time.monotonic()
    if options.discard:
        atexit.register(shutil.rmtree, options.discard, ignore_errors=True)
    manifest = build(
        options.source,
        options.store,
        name=options.name,
        mapping=_pairs(options.map, empty=True),
        films=options.films,
        encoding=options.encoding,
        min_reviews=options.min_reviews,
        lexicon=options.lexicon,
        new=options.new,
        progress=_Progress(options.store),
    )
    seconds = round(time.monotonic() - started, 2)
    if options.json:
        usage = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        peak = usage // 1024 if sys.platform != "darwin" else usage // 1024**2
        print(json.dumps({**manifest.as_dict(), "seconds": seconds, "peak_mb": peak}, ensure_ascii=False, indent=1))
        return
    counts = manifest.counts
    counted = [plural(counts[each], noun) for each, noun in _COUNTED.items() if each in counts]
    print(f"{counted[0]} of {', '.join(counted[1:])}, in {seconds} s: {options.store}")
    for note in manifest.notes:
        print(f"  {note}")


def _correct(options: argparse.Namespace) -> None:
    correct_films(options.store, _pairs(options.film), progress=_Progress(options.store))


def _reviews(options: argparse.Namespace) -> None:
    sys.stdout.write(report.to_csv(open_corpus(options.store).read_reviews()))


def _phrases(options: argparse.Namespace) -> None:
    corpus = open_corpus(options.store)
    asked = {"gathered": not options.single, "fragments": options.all, "everyday": options.everyday or options.all}
    table = corpus.list_recurring(corpus.mask(Selection()), **asked)
    if options.csv:
        # The columns' former names, by which scripts know them.
        former = table.filter(like="standalone_").rename(columns=lambda name: name.replace("standalone_", "own_"))
        sys.stdout.write(report.to_csv(pd.concat([table, former], axis=1)))
    else:
        print(table[["phrase", "words", "reviews", "films", "reviewers"]].head(_SHOWN).to_string(index=False))


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


def _compare(options: argparse.Namespace) -> None:
    corpus = ScoredCorpus.of(open_corpus(options.store))
    sentences = corpus.sentences.astype({"review_id": "str"})
    by = "published_year" if options.by == "year" else options.by
    # A source may have a column of its own by this name.
    if by == "critic" and by not in corpus.reviews:
        by = "reviewer"
    reviews = comparison.add_published_year(corpus.reviews)
    compared = comparison.compare_groups(reviews, by=by, value=options.value, sentences=sentences)
    said = f"{compared.sentence} {compared.exceptions}".rstrip()
    print(json.dumps(compared.as_dict(), ensure_ascii=False, indent=1) if options.json else said)


def _critics(options: argparse.Namespace) -> None:
    _print_answer(answers.measure_harshness(open_corpus(options.store), value=options.value), csv=options.csv)


def _drift(options: argparse.Namespace) -> None:
    _print_answer(answers.measure_drift(open_corpus(options.store), by=options.by), csv=options.csv)


def _pairs_of(options: argparse.Namespace) -> None:
    _print_answer(answers.list_pairs(open_corpus(options.store), of=options.of, one=options.one), csv=options.csv)


def _terms(options: argparse.Namespace) -> None:
    asked = {"group": options.group, "against": options.against, "names": options.names}
    _print_answer(answers.compare_terms(open_corpus(options.store), by=options.by, **asked), csv=options.csv)


def _print_answer(answer: answers.Answer, *, csv: bool) -> None:
    """Print the whole table as CSV, or the sentence with the first rows."""
    if csv:
        sys.stdout.write(report.to_csv(answer.table))
    else:
        print(answer.sentence)
        print(_write_table(answer.table[answer.columns].head(_SHOWN)))


def _write_table(table: pd.DataFrame) -> str:
    """Return a table as lines for the terminal, its numbers as the screens write them."""
    decimals = {str(name): partial(number, decimals=3) for name in table.select_dtypes("float")}
    asked: dict[str, Callable[..., str]] = {
        name: chance if name in ("p", "q") else write for name, write in decimals.items()
    }
    return table.to_string(index=False, formatters=asked, na_rep=UNKNOWN)


def _lexicon(options: argparse.Namespace) -> None:
    suggestions = learning.suggest_changes(open_corpus(options.store).read_reviews())
    accepted = learning.choose_suggestions(suggestions, sure=options.sure)
    house = learning.accept_suggestions(accepted, on=datetime.now().date())
    house.write(options.output)
    if options.suggestions:
        write_whole(options.suggestions, report.to_csv(suggestions))
    kinds = accepted["kind"].value_counts()
    counted = [f"{plural(int(kinds[kind]), 'term')} {deed}" for kind, deed in _DONE.items() if kind in kinds]
    if left_out := len(suggestions) - len(accepted):
        counted.append(f"{plural(left_out, 'suggestion')} left out")
    print(f"{', '.join(counted)}: {options.output}")


@dataclass
class _Progress:
    """Prints the progress, a line for each step; on a terminal, one line that overwrites itself.

    Other processes that wait for the corpus can read it: see `locking.read_progress`.
    """

    store: Path
    stage: str = ""
    written: float = 0.0

    def __call__(self, doing: str, done: int, of: int) -> None:
        now = time.monotonic()
        # A step is known by its first word: reading thousands of small files is one step.
        stage = doing.partition(" ")[0]
        if stage == self.stage and done < of and now - self.written < 0.1:
            return
        self.stage, self.written = stage, now
        watched = sys.stderr.isatty()
        begin, end = ("\r\033[K", "\n" if done >= of else "") if watched else ("", "\n")
        sys.stderr.write(f"{begin}{doing} {done}/{of}{end}")
        sys.stderr.flush()
        locking.report_progress(self.store.resolve(), f"{doing} {done}/{of}")


def _pairs(given: Sequence[str], *, empty: bool = False) -> dict[str, str]:
    """Read NAME=VALUE arguments; `empty` allows no value, as for a column that the sources do not have."""
    pairs: dict[str, str] = {}
    for argument in given:
        name, equals, value = argument.partition("=")
        if not (name and equals and (value or empty)):
            raise CorpusError(f"“{argument}” is not of the form NAME=VALUE, as in film=movieTitle.")
        pairs[name] = value
    return pairs


def _name_grouping(by: str) -> str:
    """Return the key of `distinction.BY` that is meant; critics also go by the name of their column."""
    return "critic" if by == distinction.BY["critic"] else by


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m corpus", description="Explore a corpus of film reviews.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.add_argument("--store", type=Path, required=True, metavar="DIR", help="the folder of the built corpus")
        added.set_defaults(run=run)
        return added

    added = command("build", _build, "Read files and folders, measure them, and store the corpus.")
    added.add_argument("source", type=Path, nargs="+", metavar="SOURCE", help="a file or a folder")
    added.add_argument("--name", default="", help="what the corpus is called on the screens")
    added.add_argument(
        "--map", action="append", default=[], metavar="OURS=THEIRS", help="a column: film=movieTitle; film= is none"
    )
    added.add_argument("--films", type=Path, metavar="FILE", help="a second table that names the films by an id")
    added.add_argument("--encoding", help="of text files, where the detected one is wrong")
    added.add_argument("--min-reviews", type=int, metavar="K", help="a phrase recurs in at least K reviews")
    added.add_argument("--lexicon", type=Path, metavar="FILE", help="a word list of your own, to score by as well")
    added.add_argument("--new", action="store_true", help="replace no corpus that is already there")
    added.add_argument("--json", action="store_true", help="print what was built as JSON")
    # For the dashboard only: copies of uploads, deleted when the build ends, even if nobody waits for it.
    added.add_argument("--discard", type=Path, help=argparse.SUPPRESS)

    added = command("correct", _correct, "Name the films of some reviews anew, for good.")
    added.add_argument("--film", action="append", required=True, metavar="REVIEW_ID=FILM")

    command("reviews", _reviews, "Print the reviews, texts and measures as CSV, which can be read again.")

    added = command("phrases", _phrases, "Print the recurring phrases, in the order of the screen.")
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")
    added.add_argument("--single", action="store_true", help="exact wording, instead of variants grouped")
    added.add_argument("--everyday", action="store_true", help="also everyday phrases, such as “to say”")
    added.add_argument("--all", action="store_true", help="also all hidden phrases: grammar alone, and fragments")

    added = command("check", _check, "Say which phrases of a draft recur, and what of it was printed before and where.")
    added.add_argument("draft", type=Path, metavar="DRAFT", help="a text file")
    added.add_argument("--film", help="the draft's film: its title then counts as one word")

    added = command("lexicon", _lexicon, "Learn a word list from the ratings, without names and words for people.")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="where it is written, as CSV")
    added.add_argument(
        "--sure", action="store_true", help="only suggestions that are surely above or below 0 (90 %% interval)"
    )
    added.add_argument("--suggestions", type=Path, metavar="FILE", help="write each suggestion with its support too")

    added = command("compare", _compare, "Compare groups of reviews, every pair, with intervals and correction.")
    added.add_argument("--by", default="film", metavar="COLUMN", help="film, reviewer, genres, year of publication, …")
    added.add_argument("--value", default="polarity", choices=["polarity", "rating"])
    added.add_argument("--json", action="store_true")

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
    added.add_argument("--one", default="", metavar="NAME", help="only the pairs of one: a name, or a review's id")
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")

    added = command("terms", _terms, "List the signature words and phrases of a film, a critic, an outlet, …")
    added.add_argument("--by", default="film", type=_name_grouping, choices=list(distinction.BY))
    added.add_argument("--group", default="", metavar="NAME", help="one of them; all by default, each from the others")
    added.add_argument("--against", default="", metavar="NAME", help="the other one; all others by default")
    added.add_argument("--names", action="store_true", help="also words and phrases that are names")
    added.add_argument("--csv", action="store_true", help="the whole table as CSV")
    return parser


if __name__ == "__main__":
    sys.exit(main())
