"""The command that writes the brief of a selection: `report`."""

import argparse
from datetime import date as calendar_date
from pathlib import Path

from corpus.commands.command import Command
from corpus.findings.addresses import locate_in
from corpus.findings.editing import FIRST, Edits, edit, make_brief
from corpus.findings.evidence import Evidence
from corpus.report.editions import FORMATS, write_brief
from corpus.schema import SelectionError
from corpus.store.corpus import open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from corpus.wording import listed, plural


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command("report", _report, "Write what there is to know of a corpus as a page, slides or a workbook.")
    suffixes = listed([f".{suffix}" for suffix in FORMATS], last="or")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=f"ends with {suffixes}")
    for field in ("film", "critic", "outlet", "genre"):
        added.add_argument(
            f"--{field}", action="append", default=[], metavar="NAME", help="only these; may be repeated"
        )
    added.add_argument("--from", dest="first", default="", metavar="DAY", help="only reviews since: 2025-03-31")
    added.add_argument("--to", dest="last", default="", metavar="DAY", help="only reviews until")
    added.add_argument("--words", default="", help="only reviews with these words, as the search has them")
    added.add_argument("--title", default="", help="the headline, in place of ours")
    added.add_argument("--link", default="", metavar="URL", help="the dashboard’s address, to which findings then link")


def _report(options: argparse.Namespace) -> None:
    corpus = open_corpus(options.store)
    scored = ScoredCorpus.of(corpus)
    query = {field: getattr(options, field) for field in ("film", "critic", "outlet", "genre")}
    if options.first or options.last:
        query["dates"] = [options.first, options.last]
    selection, wrong = Selection.from_query({**query, "words": [options.words]}, corpus.reviews)
    if wrong:
        # A link is answered by what is nearest; a command that names what is not there is a mistake.
        raise SelectionError(wrong[0].replace(": left out.", "."))
    locate = locate_in(options.store.resolve().name, selection, scored.scale)
    evidence = Evidence(corpus, scored, corpus.mask(selection))
    whole = make_brief(evidence, selection, locate=locate)
    # The first chapters, as on the screen before its editor has changed anything.
    brief = edit(whole, Edits(title=options.title, order=tuple(whole.chapters["key"][:FIRST])))
    write_brief(brief, options.output, made=calendar_date.today(), root=options.link)
    print(f"{plural(len(brief.chapters), 'finding')}: {options.output}")
