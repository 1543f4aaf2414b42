"""How long the phrases of a selection take, of 25,000 reviews and of 100,000.

What a reader waits for who selects 30 % or 90 % of the reviews: families and single phrases counted again there and put
in order, and whose each family is. The reviews are those of `bench_phrases`; the larger corpus has the rated ones a
second time, with their sentences in another order. Processor time, the best of three.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from corpus.phrases import families, listing
from corpus.phrases.marks import PhraseMarks
from corpus.store.corpus import Corpus
from corpus.store.manifest import Manifest
from corpus.text import tokens
from tests.benchmarks.bench_phrases import DATA, reviews

#: Seconds that a reader may wait.
BARS = {25_000: 0.5, 100_000: 1.0}


def corpora() -> Iterator[pd.DataFrame]:
    """Go through the reviews of each corpus."""
    rated, random = reviews(), np.random.default_rng(1)
    yield rated
    again = rated.assign(text=[". ".join(random.permutation(text.split(". "))) for text in rated["text"]])
    yield pd.concat([reviews(unrated=True), again], ignore_index=True)


def measured(frame: pd.DataFrame) -> Corpus:
    """Return the corpus as the store opens it, as far as its phrases go."""
    frame = frame.assign(review_id=frame.index.astype("str"))
    split = tokens.tokenise(frame["text"].tolist(), films=frame["film"].tolist())
    phrases, places = listing.mine_phrases(split, frame)
    gathered = families.gather_families(split, phrases, places, frame)
    phrases, places = listing.select_recurring_wordings(
        phrases.assign(family_id=gathered.members),
        places,
        min_reviews=listing.choose_min_reviews(len(frame)),
    )
    gathered = replace(gathered, members=phrases["family_id"])
    corpus = Corpus(Path(), Manifest("", "", ""), frame, duckdb.connect(), {})
    printed = gathered.occurrences
    printed["family_id"] = printed["family_id"].cat.set_categories(gathered.families["family_id"])
    vars(corpus).update(marks=PhraseMarks.of(phrases["phrase"]))
    vars(corpus).update(phrases=phrases, occurrences=places.tabulate(split, phrases, frame), families=gathered)
    return corpus


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the fastest of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    if not DATA.exists():
        sys.exit(f"The comparison needs the review files in {DATA}.")
    print(f"{'reviews':>9}{'selected':>10}{'families':>10}{'phrases':>10}{'owners':>10}  seconds; bar")  # noqa: T201
    for frame in corpora():
        corpus = measured(frame)
        for share in (0.3, 0.9):
            keep = np.random.default_rng(0).random(len(frame)) < share
            phrases = corpus.list_recurring(keep)
            taken = (
                seconds(lambda keep=keep, corpus=corpus: corpus.list_recurring(keep)),
                seconds(lambda keep=keep, corpus=corpus: corpus.list_recurring(keep, gathered=False)),
                seconds(lambda keep=keep, corpus=corpus, phrases=phrases: corpus.find_owners(phrases, keep)),
            )
            columns = "".join(f"{each:10.2f}" for each in taken)
            print(f"{len(frame):9,}{share:10.0%}{columns}  {BARS[len(frame)]}")  # noqa: T201


if __name__ == "__main__":
    main()
