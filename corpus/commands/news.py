"""The command that prints what is `news`: what the reviews of an addition repeat."""

import argparse
import json

from corpus.commands.command import Command
from corpus.desk.watch_list import NOTHING, read_watch_list
from corpus.errors import CorpusError
from corpus.findings.arrivals import list_additions
from corpus.findings.news import list_addition
from corpus.findings.news_archive import NewsArchive
from corpus.findings.news_wording import describe_nothing, to_json, write_lines
from corpus.keeping.finding import read_decided
from corpus.store.corpus import open_corpus
from corpus.wording import listed


def add_commands(command: Command) -> None:
    """Add this command to the parser."""
    added = command(
        "news",
        _news,
        "Say what the latest added reviews repeat; ends with 1 at a banned phrase, a copy or a passage of 12 words.",
    )
    added.set_defaults(failed=2)
    added.add_argument("--batch", type=int, metavar="N", help="another addition, counted from 1")
    added.add_argument("--json", action="store_true", help="as JSON, with the place of each phrase in characters")


def _news(options: argparse.Namespace) -> int:
    corpus = open_corpus(options.store)
    additions = list_additions(corpus.arrivals)
    if options.batch is not None:
        known = [str(batch) for batch in sorted(additions["batch"])]
        additions = additions[additions["batch"] == options.batch]
        if additions.empty:
            which = f"there is {listed(known)}" if known else "nothing has been added yet"
            raise CorpusError(f"There is no addition {options.batch} in this corpus; {which}.")
    if additions.empty:
        said = describe_nothing(corpus.manifest.built)
        print(json.dumps({"finding": said, "reviews": [], "news": [], "stop": False}) if options.json else said)
        return 0
    addition, watched = additions.iloc[0], read_decided(options.store, read_watch_list, NOTHING)
    archive = NewsArchive(corpus, watched)
    news = list_addition(archive, corpus.arrivals, int(addition["batch"]))
    if options.json:
        print(json.dumps(to_json(news, addition), ensure_ascii=False, indent=2))
    else:
        print("\n".join(write_lines(news)))
    return int(bool(len(news.alarms)))
