"""Recurring phrases of 25,000 reviews: ours against scikit-learn, gensim and nltk, one after the other on one core.

Each runs in a process of its own. Time is the processor's, so that other work on the machine counts little, and for the
work alone, tokenising included, without imports and the reading of the file; peak memory is the whole process's.
"""

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

DATA = Path(__file__).parents[2].parent / "shared" / "data"
MIN_REVIEWS = 5


def reviews(*, unrated: bool = False) -> pd.DataFrame:
    """Read the reviews as the corpus stores them, line breaks for HTML's."""
    names = ["imdb_rated.parquet", "imdb_unrated.parquet"][: 2 if unrated else 1]
    frame = pd.concat([pd.read_parquet(DATA / name) for name in names], ignore_index=True)
    frame["text"] = frame["text"].str.replace("<br />", "\n", regex=False)
    return frame.assign(reviewer=pd.Series(dtype="str"), published=pd.Series(dtype="datetime64[s]"))


def ours(frame: pd.DataFrame) -> dict[str, float]:
    from corpus.phrases import folding, listing, mining
    from corpus.phrases.suffixes import Suffixes
    from corpus.text import tokens
    from corpus.text.stemmed import StemmedText

    texts, films = frame["text"].tolist(), frame["film"].tolist()
    clock = [time.process_time()]
    tokenised = tokens.tokenise(texts, films=films)
    clock.append(time.process_time())
    phrases, occurrences = listing.mine_phrases(tokenised, frame, min_reviews=MIN_REVIEWS)
    clock.append(time.process_time())
    peak = peak_memory()
    stemmed = StemmedText.of(tokenised)
    levels = mining.find_recurring_runs(stemmed, min_reviews=MIN_REVIEWS)
    clock.append(time.process_time())
    longer = Suffixes.of(levels[-1]).list_runs(min_reviews=MIN_REVIEWS)
    list(folding.fold_levels(levels, stemmed, min_reviews=MIN_REVIEWS, longer=longer))
    clock.append(time.process_time())
    tokenising, all_of_mine, mining_alone, folding = np.diff(clock).tolist()
    return {
        "seconds": tokenising + all_of_mine,
        "memory": peak,
        "tokenise": tokenising,
        "mine": mining_alone,
        "fold": folding,
        "measure and write": all_of_mine - mining_alone - folding,
        "phrases": len(phrases),
        "occurrences": len(occurrences),
    }


def ours_thrice(_: pd.DataFrame) -> dict[str, float]:
    return ours(reviews(unrated=True))


def scikit_learn(frame: pd.DataFrame) -> dict[str, float]:
    from sklearn.feature_extraction.text import CountVectorizer

    texts = frame["text"].tolist()
    return timed(lambda: CountVectorizer(ngram_range=(2, 6), min_df=MIN_REVIEWS).fit_transform(texts).shape[1])


def gensim(frame: pd.DataFrame) -> dict[str, float]:
    from gensim.models.phrases import Phrases

    texts = frame["text"].tolist()

    def work() -> int:
        words = [text.lower().split() for text in texts]
        pairs = Phrases(words, min_count=MIN_REVIEWS)
        return len(Phrases(pairs[words], min_count=MIN_REVIEWS).vocab)

    return timed(work)


def nltk(frame: pd.DataFrame) -> dict[str, float]:
    from nltk.collocations import BigramAssocMeasures, BigramCollocationFinder

    texts = frame["text"].tolist()

    def work() -> int:
        finder = BigramCollocationFinder.from_documents(text.lower().split() for text in texts)
        finder.apply_freq_filter(MIN_REVIEWS)
        return len(finder.score_ngrams(BigramAssocMeasures.pmi))

    return timed(work)


def timed(work: Callable[[], int]) -> dict[str, float]:
    start = time.process_time()
    phrases = work()
    return {"seconds": time.process_time() - start, "memory": peak_memory(), "phrases": phrases}


def peak_memory() -> float:
    """Return the process's peak memory so far, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


JOBS = {
    "ours": (ours, None, "2 words and more, folded, counted, measured"),
    "ours, 75,000 reviews": (ours_thrice, None, "the same, of three times the words"),
    "scikit-learn": (scikit_learn, "sklearn", "CountVectorizer, 2-6 words"),
    "gensim": (gensim, "gensim", "Phrases twice, 2-4 words"),
    "nltk": (nltk, "nltk", "BigramCollocationFinder, 2 words"),
}


def in_own_process(name: str) -> dict[str, float]:
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_NUM_THREADS"), "1")
    # What a virtual machine's host asks for the first touch of a huge page is not the work's: seconds, or nothing.
    single["NUMPY_MADVISE_HUGEPAGE"] = "0"
    command = [sys.executable, "-m", "tests.benchmarks.bench_phrases", "--job", name]
    done = subprocess.run(command, env={**os.environ, **single}, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def report(results: dict[str, dict[str, float]]) -> list[str]:
    base = results["ours"]
    lines = [f"{'':22}{'seconds':>9}{'MB':>8}{'× time':>8}{'× MB':>7}{'phrases':>11}  what"]
    for name, row in results.items():
        seconds, memory = row["seconds"], row["memory"]
        ratios = f"{seconds / base['seconds']:8.1f}{memory / base['memory']:7.1f}"
        lines.append(f"{name:22}{seconds:9.2f}{memory:8.0f}{ratios}{row['phrases']:11,.0f}  {JOBS[name][2]}")
    for name in results:
        if name.startswith("ours"):
            stages = (f"{stage} {seconds:,.2f}" for stage, seconds in list(results[name].items())[2:6])
            lines.append(f"{name}, seconds: {', '.join(stages)}; {results[name]['occurrences']:,.0f} occurrences")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--job", choices=JOBS, help="run one, and print its figures as JSON")
    parser.add_argument("--only", nargs="+", choices=JOBS, default=list(JOBS), help="leave the others out")
    chosen = parser.parse_args()
    if not DATA.exists():
        sys.exit(f"The comparison needs the review files in {DATA}.")
    if chosen.job:
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        print(json.dumps(JOBS[chosen.job][0](reviews())))  # noqa: T201
        return
    results = {}
    for name in dict.fromkeys(["ours", *chosen.only]):
        module = JOBS[name][1]
        if module and importlib.util.find_spec(module) is None:
            print(f"{name}: not installed, left out")  # noqa: T201
        else:
            results[name] = in_own_process(name)
    print("\n".join(report(results)))  # noqa: T201


if __name__ == "__main__":
    main()
