"""Templates, and the idioms beside them, in the 25,000 reviews of `imdb_rated`.

``python -m tests.benchmarks.bars_templates 7`` writes, for a reader to judge, the 60 templates of the first view that
this seed draws, with how many reviews have them and what fills them most.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.phrases.families import Families, gather_families
from corpus.phrases.listing import mine_phrases
from corpus.text.tokens import FILM, tokenise
from tests.benchmarks.bars import Bar
from tests.benchmarks.bench_phrases import MIN_REVIEWS, reviews

#: The entries of three words or more of Open English WordNet (github.com/globalwordnet/english-wordnet, CC BY 4.0) that
#: recur in the reviews, one a line.
ENTRIES = Path(__file__).with_name("multiword_entries.txt")
_HYPHENS = re.compile("[-‐‑]")


def list_bars() -> Iterator[Bar]:
    """Measure `imdb_rated`."""
    frame, gathered, phrases = _gather()
    families = gathered.families
    templates = families[families["kind"] == "template"]

    swallowed, entries = count_swallowed(gathered, phrases)
    yield Bar(
        f"dictionary phrases inside a template, of {entries}",
        "23",
        str(swallowed),
        "<= 1 %",
        swallowed <= entries / 100,
    )
    for idiom in ("waste of time", "cup of tea", "sense of humor", "state of the art"):
        found = families[(families["pattern"] == idiom) & (families["aside"] == "")]
        now = "own phrase" if len(found) else "none"
        yield Bar(f"“{idiom}” in the first view", "in a template", now, "own phrase", len(found) == 1)

    top, kinds = describe_variety(gathered)
    dominated, few = (top > 0.5).mean(), (kinds < 3).mean()
    yield Bar("templates with a filler above half of the uses", "7.0 %", f"{dominated:.1%}", "0 %", dominated == 0)
    yield Bar("templates with fewer than three fillers", "1.1 %", f"{few:.1%}", "0 %", few == 0)
    bare = templates["pattern"].str.fullmatch(r"(?:lot|kind|sort|film|movie)s?(?:/\S+)?(?: of)? \*").sum()
    yield Bar("bare “lot of *”, “kind of *”, “film *”", "3", str(bare), "0", bare == 0)

    faults, written = count_hyphen_faults(gathered, frame)
    yield Bar(
        f"joints of patterns and fillers not as most write them, of {written:,}",
        "778",
        f"{faults:,}",
        "0",
        faults == 0,
    )
    listed = int((templates["aside"] == "").sum())
    yield Bar("templates in the first view (their sense is judged by a reader)", "2,685", f"{listed:,}", "", True)


def count_swallowed(gathered: Families, phrases: pd.DataFrame) -> tuple[int, int]:
    """Count the dictionary's phrases that recur and belong to a template, and all that recur."""
    entries = set(ENTRIES.read_text(encoding="utf-8").splitlines())
    members = gathered.members[phrases["phrase"].str.lower().str.replace("-", " ").isin(entries).to_numpy()]
    templates = gathered.families.loc[gathered.families["kind"] == "template", "family_id"]
    return int(members.isin(templates).sum()), len(members)


def describe_variety(gathered: Families) -> tuple[pd.Series, pd.Series]:
    """Return the commonest filler's share of the uses of each template, and how many fillers it has."""
    templates = gathered.families.loc[gathered.families["kind"] == "template", "family_id"]
    fillers = gathered.fillers[gathered.fillers["family_id"].isin(templates)]
    uses = fillers.groupby("family_id")["occurrences"]
    return uses.max() / uses.sum(), uses.size()


def count_hyphen_faults(gathered: Families, frame: pd.DataFrame) -> tuple[int, int]:
    """Count the joints of two words, in patterns and in fillers, that have a hyphen where most uses have none, or not.

    A hyphen with a space beside it is none.
    """
    families = gathered.families.set_index("family_id")
    places = gathered.occurrences.astype({"family_id": "str", "review_id": "str", "filler": "str"})
    places = places[places["family_id"].map(families["kind"]).eq("template")]
    texts = dict(zip(frame["review_id"], frame["text"], strict=True))
    patterns = families["pattern"].to_dict()
    votes: dict[tuple[str, str, int], list[bool]] = defaultdict(list)
    for row in places.itertuples():
        used = texts[row.review_id][row.start : row.end]
        for key, written in (("pattern", patterns[row.family_id]), ("filler", row.filler)):
            for at, (one, other) in enumerate(_list_joints(written)):
                found = re.search(rf"(?<!\w){re.escape(one)}(\W+){re.escape(other)}(?!\w)", used, re.IGNORECASE)
                if found:
                    votes[key, written, at].append(bool(_HYPHENS.search(found[1])))
    faults = 0
    for (_, written, at), hyphens in votes.items():
        one, other = _list_joints(written)[at]
        hyphened = f"{one}-{other}" in written
        faults += hyphened != (np.mean(hyphens) > 0.5) and np.mean(hyphens) != 0.5
        faults += not hyphened and bool(re.search(rf"{re.escape(one)}(?: ?-|- ?) ?{re.escape(other)}", written))
    return faults, len(votes)


def _list_joints(written: str) -> list[tuple[str, str]]:
    """List the neighbours among the words of a pattern or a filler, without forms, titles and gaps."""
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*|\*|/|«film»", written)
    return [
        (one, other) for one, other in pairwise(words) if not {one, other} & {"*", "/", FILM} and "/" not in written
    ]


def _gather() -> tuple[pd.DataFrame, Families, pd.DataFrame]:
    frame = reviews()
    frame["review_id"] = [f"r{number}" for number in range(len(frame))]
    tokens = tokenise(frame["text"].tolist(), films=frame["film"])
    phrases, occurrences = mine_phrases(tokens, frame, min_reviews=MIN_REVIEWS)
    return frame, gather_families(tokens, phrases, occurrences, frame, min_reviews=MIN_REVIEWS), phrases


def write_sample(gathered: Families, *, seed: int, size: int = 60) -> Iterator[str]:
    """Yield some templates of the first view, as a reader judges them."""
    families, fillers = gathered.families, gathered.fillers
    listed = families[(families["kind"] == "template") & (families["aside"] == "")]
    for row in listed.sample(min(size, len(listed)), random_state=seed).itertuples():
        most = fillers[fillers["family_id"] == row.family_id]
        named = ", ".join(f"{one} {uses}" for one, uses in zip(most["filler"][:6], most["reviews"][:6], strict=True))
        yield f"{row.pattern:<48} {row.reviews:>4} reviews  {len(most):>3} fillers: {named}"


if __name__ == "__main__":
    for line in write_sample(_gather()[1], seed=int(sys.argv[1])):
        print(line)  # noqa: T201
