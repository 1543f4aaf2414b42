"""Commands that say what there is to say of a selection: its `findings`, and its brief, `report`."""

import argparse
import json
from datetime import date as calendar_date
from pathlib import Path

from corpus.commands import selecting
from corpus.commands.command import Command
from corpus.errors import CorpusError, SelectionError
from corpus.findings.addresses import locate_in
from corpus.findings.beside import CORPUS, DATES, FORMER, Beside, find_other
from corpus.findings.editing import edit, make_brief
from corpus.findings.edits import TITLE, Edits
from corpus.findings.evidence import Evidence
from corpus.questions.answering import list_findings
from corpus.report.editions import FORMATS, write_brief
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.wording import listed, plural


def add_commands(command: Command) -> None:
    """Add these commands to the parser."""
    added = command("findings", _findings, "Say what comes first in a selection, as the overview does.")
    selecting.add_options(added)
    added.add_argument("--json", action="store_true", help="with numbers and addresses, as /api/findings gives them")

    added = command("report", _report, "Write what there is to know of a corpus as a page, slides or a workbook.")
    suffixes = listed([f".{suffix}" for suffix in FORMATS], last="or")
    added.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=f"ends with {suffixes}")
    selecting.add_options(
        added,
        link="the brief as an editor left it on the screen: its address has the selection, what it is compared with, "
        "chapters, headline, notes and closing remark",
    )
    added.add_argument(
        "--beside",
        default="",
        metavar="WHAT",
        help=f"what to compare with: {FORMER} (as long a period), {DATES}=DAY..DAY, film=NAME, critic=NAME, "
        f"outlet=NAME, genre=NAME, or {CORPUS}=DIR",
    )
    added.add_argument("--title", default="", help="the headline, in place of ours")
    added.add_argument("--link", default="", metavar="URL", help="the dashboard’s address, to which findings then link")


def _report(options: argparse.Namespace) -> None:
    query = selecting.read_query(options)
    query = {**query, **({TITLE: [options.title]} if options.title else {})}

    def given(name: str) -> str:
        return next(iter(query.get(name, [])), "")

    source = selecting.open_source(options, query)
    evidence = Evidence(source.corpus, source.scored, source.keep, source.selection.words, source.bans)
    asked = Beside.parse(options.beside) if options.beside else Beside.read(given)
    beside = find_other(evidence, source.selection, asked, open_other=lambda name: _open_other(options, name))
    locate = locate_in(source.key, source.selection, source.scored.scale)
    whole = make_brief(evidence, source.selection, beside=beside, locate=locate)
    brief = edit(whole, Edits.read(given, whole.chapters["key"].tolist()))
    write_brief(brief, options.output, made=calendar_date.today(), root=options.link)
    print(f"{plural(len(brief.chapters), 'finding')}: {options.output}")


def _findings(options: argparse.Namespace) -> None:
    source = selecting.open_source(options, selecting.read_query(options))
    answer = list_findings(source, {})
    said = [finding["sentence"] for finding in answer["findings"]] or ["Too few reviews to say anything that is sure."]
    lines = [f"{source.sentence}:", *said]
    print(json.dumps(answer, ensure_ascii=False, indent=1) if options.json else "\n".join(lines))


def _open_other(options: argparse.Namespace, name: str) -> tuple[Corpus, ScoredCorpus]:
    """Return the other corpus: an option names its folder, an address one beside this one."""
    folder = Path(name) if options.beside else options.store.resolve().parent / Path(name).name
    if folder.resolve() == options.store.resolve():
        raise SelectionError("This is the same corpus: choose another to compare with.")
    if not (folder / "corpus.json").is_file():
        raise CorpusError(f"There is no corpus “{name[:80]}” to compare with.")
    other = open_corpus(folder)
    return other, ScoredCorpus.of(other)
