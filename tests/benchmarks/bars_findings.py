"""False claims: how often a brief claims any difference where reviews were dealt out at random.

Who wrote a review, of which film, for whom and when stays together, and so do its text, its rating and its phrases:
only which of the one belongs to which of the other is dealt. So nothing is known of any film, critic or month by what
was written there, and whatever a brief claims of them is false. It is the whole brief that is asked, not one test.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from corpus.findings.choosing import choose_findings
from corpus.findings.editing import make_brief
from corpus.findings.evidence import Evidence
from corpus.statistics.intervals import estimate_share
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.store.selection import Selection
from corpus.wording import number, percent
from tests.benchmarks.bars import Bar, write_bars

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
#: What is dealt: who, of what, where and when.
DEALT = ["film", "year", "reviewer", "outlet", "published", "genres"]
PROMISED, DEALS = 0.05, 1_000
#: Critics of `rt_critics` whose reviews are dealt: those with the most.
CRITICS = 40


def list_bars(deals: int = DEALS) -> Iterator[Bar]:
    """Yield a bar for the sample and, with the data, one for the reviews of the busiest critics of `rt_critics`."""
    with TemporaryDirectory() as folder:
        build([ROOT / "corpus" / "reviews"], Path(folder) / "sample", name="Sample")
        sample = open_corpus(Path(folder) / "sample")
        # But for one: phrases are counted anew in a part of a corpus.
        yield bar(sample, np.arange(len(sample.reviews)) > 0, deals)
        outlet = sample.reviews["outlet"].value_counts().index[0]
        yield bar(sample, np.arange(len(sample.reviews)) > 0, deals, beside=Selection(outlet=(outlet,)))
        if DATA.exists():
            build(
                [DATA / "rt_critics.csv"], Path(folder) / "rt", films=DATA / "rt_critics_films.csv", name="rt_critics"
            )
            critics = open_corpus(Path(folder) / "rt")
            busiest = critics.reviews["reviewer"].value_counts().index[:CRITICS].tolist()
            yield bar(critics, critics.mask(Selection(critic=tuple(busiest))), deals)


def bar(corpus: Corpus, keep: np.ndarray, deals: int, *, beside: Selection | None = None) -> Bar:
    """Return how many deals of some reviews make a brief claim anything, or one that compares a part with the rest."""
    random = np.random.default_rng(13)
    claimed = sum(claims_anything(deal(corpus, keep, random), keep, beside) for _ in range(deals))
    low, high = (percent(bound, decimals=1) for bound in estimate_share(claimed, deals))
    share = percent(claimed / deals, decimals=1)
    read = f"{number(keep.sum())} reviews{', an outlet compared' if beside else ''}"
    measure = f"{corpus.manifest.name}, {read}: false briefs of {number(deals)}, {low} to {high}"
    return Bar(measure, "not measured", share, f"≤ {percent(PROMISED)}", claimed / deals <= PROMISED)


def deal(corpus: Corpus, keep: np.ndarray, random: np.random.Generator) -> Corpus:
    """Return a corpus in which the reviews that are kept have changed their films, critics and dates."""
    rows, order = np.flatnonzero(keep), np.arange(len(keep))
    order[rows] = random.permutation(rows)
    reviews = corpus.reviews.assign(**{name: corpus.reviews[name].array[order] for name in DEALT})
    dealt = replace(corpus, reviews=reviews)
    # What was read from the disk is the same.
    vars(dealt).update({name: getattr(corpus, name) for name in ("phrases", "occurrences", "families", "duplicates")})
    vars(dealt).update(sentences=corpus.sentences, statements=corpus.statements)
    return dealt


def claims_anything(corpus: Corpus, keep: np.ndarray, beside: Selection | None) -> bool:
    """Return whether a brief of these reviews has a finding that was tested."""
    evidence = Evidence(corpus, ScoredCorpus.of(corpus), keep)
    if beside is None:
        return bool(choose_findings(evidence, most=99)["q"].notna().any())
    other = Evidence(corpus, evidence.scored, keep & corpus.mask(beside))
    return bool(make_brief(evidence, Selection(), beside=(other, beside)).chapters["q"].notna().any())


if __name__ == "__main__":
    print("\n".join(write_bars(list_bars())))  # noqa: T201
