"""The command that writes the brief of a selection: `report`."""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date as calendar_date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from corpus.commands.command import Command, read_decided
from corpus.desk.watch_list import read_bans
from corpus.findings.addresses import locate_in
from corpus.findings.banned import NO_BANS
from corpus.findings.beside import CORPUS, DATES, FORMER, Beside, find_other
from corpus.findings.editing import edit, make_brief
from corpus.findings.edits import TITLE, Edits
from corpus.findings.evidence import Evidence
from corpus.polarity.house import House, house_path
from corpus.report.editions import FORMATS, write_brief
from corpus.schema import CorpusError, SelectionError
from corpus.store import rescoring
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from corpus.wording import listed, plural

#: The options that select reviews, by what they are in an address.
_SELECTING = ("film", "critic", "outlet", "genre")

Query = Mapping[str, Sequence[str]]


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command("report", _report, "Write what there is to know of a corpus as a page, slides or a workbook.")
    suffixes = listed([f".{suffix}" for suffix in FORMATS], last="or")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=f"ends with {suffixes}")
    for field in _SELECTING:
        added.add_argument(
            f"--{field}", action="append", default=[], metavar="NAME", help="only these; may be repeated"
        )
    added.add_argument("--from", dest="first", default="", metavar="DAY", help="only reviews since: 2025-03-31")
    added.add_argument("--to", dest="last", default="", metavar="DAY", help="only reviews until")
    added.add_argument("--words", default="", help="only reviews with these words, as the search has them")
    added.add_argument(
        "--beside",
        default="",
        metavar="WHAT",
        help=f"what to compare with: {FORMER} (as long a period), {DATES}=DAY..DAY, film=NAME, critic=NAME, "
        f"outlet=NAME, genre=NAME, or {CORPUS}=DIR",
    )
    added.add_argument("--title", default="", help="the headline, in place of ours")
    added.add_argument(
        "--from-link",
        default="",
        metavar="ADDRESS",
        help="the brief as an editor left it on the screen: its address has the selection, what it is compared with, "
        "chapters, headline, notes and closing remark",
    )
    added.add_argument("--link", default="", metavar="URL", help="the dashboard’s address, to which findings then link")


def _report(options: argparse.Namespace) -> None:
    corpus = open_corpus(options.store)
    query = _read_link(options) if options.from_link else _read_options(options)

    def given(name: str) -> str:
        return next(iter(query.get(name, [])), "")

    selection, wrong = Selection.from_query(query, corpus.reviews)
    if wrong:
        # A link is answered by what is nearest; a command that names what is not there is a mistake.
        raise SelectionError(wrong[0].replace(": left out.", "."))
    scored = _score(corpus, given("lexicon"), given("scale"))
    bans = read_decided(options.store, read_bans, NO_BANS)
    evidence = Evidence(corpus, scored, corpus.mask(selection), selection.words, bans)
    asked = Beside.parse(options.beside) if options.beside else Beside.read(given)
    beside = find_other(evidence, selection, asked, open_other=lambda name: _open_other(options, name))
    locate = locate_in(options.store.resolve().name, selection, scored.scale)
    whole = make_brief(evidence, selection, beside=beside, locate=locate)
    brief = edit(whole, Edits.read(given, whole.chapters["key"].tolist()))
    write_brief(brief, options.output, made=calendar_date.today(), root=options.link)
    print(f"{plural(len(brief.chapters), 'finding')}: {options.output}")


def _read_options(options: argparse.Namespace) -> Query:
    """Return what the options ask for, as an address has it."""
    query = {field: getattr(options, field) for field in _SELECTING}
    days = [options.first, options.last] if options.first or options.last else []
    return {**query, "dates": days, "words": [options.words], TITLE: [options.title]}


def _read_link(options: argparse.Namespace) -> Query:
    """Return the parameters of an address that an editor has copied.

    Raises
    ------
    SelectionError
        Other options select too, or it is the address of another corpus.
    """
    chosen = [*_SELECTING, "first", "last", "words", "beside"]
    if others := [name for name in chosen if getattr(options, name)]:
        names = {"first": "from", "last": "to"}
        raise SelectionError(f"--from-link brings its own selection: leave out --{names.get(others[0], others[0])}.")
    query = parse_qs(urlsplit(options.from_link).query, keep_blank_values=True)
    store = options.store.resolve().name
    if (corpus := next(iter(query.get("corpus", [])), store)) != store:
        raise SelectionError(f"This address is of the corpus “{corpus[:60]}”, and --store is “{store}”.")
    return {**query, **({TITLE: [options.title]} if options.title else {})}


def _score(corpus: Corpus, lexicon: str, quantity: str) -> ScoredCorpus:
    """Return a corpus scored as an address asks for it; by TextBlob where it says nothing."""
    if lexicon == "as-is":
        scored = ScoredCorpus.as_is(corpus)
    elif lexicon == "house" and house_path(corpus.path).is_file():
        house = House.read(house_path(corpus.path))
        plain = rescoring.read_textblob_scores(corpus)
        known = rescoring.read_stored_scores(corpus, house) or rescoring.rescore_corpus(corpus, house, former=plain)
        scored = ScoredCorpus.of(corpus, known)
    else:
        scored = ScoredCorpus.of(corpus)
    return scored.convert_to_stars() if quantity == "rating" else scored


def _open_other(options: argparse.Namespace, name: str) -> tuple[Corpus, ScoredCorpus]:
    """Return the other corpus: an option names its folder, an address one beside this one."""
    folder = Path(name) if options.beside else options.store.resolve().parent / Path(name).name
    if folder.resolve() == options.store.resolve():
        raise SelectionError("This is the same corpus: choose another to compare with.")
    if not (folder / "corpus.json").is_file():
        raise CorpusError(f"There is no corpus “{name[:80]}” to compare with.")
    other = open_corpus(folder)
    return other, ScoredCorpus.of(other)
