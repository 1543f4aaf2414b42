"""Polarity of real reviews: ours against TextBlob in a loop and vaderSentiment, one after the other, on one core.

Each runs in a process of its own, three times over, from an empty memory each time; the fastest counts. Time is the
scoring alone, in processor seconds (for all cores: of the clock, starting the processes included); peak memory is the
whole process's. "Ours equals" counts the reviews whose two scores are TextBlob's to the last bit. How far each can be
trusted, by the stars, is `bench_lexicon`'s; it is printed below.
"""

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def reviews(count: int) -> list[str]:
    """Read reviews as the corpus stores them, line breaks for HTML's."""
    names = ["imdb_rated.parquet", "imdb_unrated.parquet"][: 1 if count <= 25_000 else 2]
    texts = pd.concat([pd.read_parquet(DATA / name, columns=["text"]) for name in names], ignore_index=True)["text"]
    return texts.iloc[:count].str.replace("<br />", "\n", regex=False).tolist()


def textblob(texts: list[str]) -> dict[str, float]:
    from textblob import TextBlob

    from corpus.polarity import scores

    assert TextBlob("good").sentiment.polarity
    figures = fastest(lambda: [TextBlob(text).sentiment for text in texts])
    known = scores.score_texts(texts)[["polarity", "subjectivity"]].fillna(0.0).itertuples(index=False, name=None)
    equal = sum(ours == tuple(TextBlob(text).sentiment) for ours, text in zip(known, texts, strict=True))
    return {**figures, "equal": equal}


def ours(texts: list[str]) -> dict[str, float]:
    from corpus.polarity import scores

    scores.score_texts([])
    return fastest(lambda: scores.score_texts(texts))


def ours_with_sentences(texts: list[str]) -> dict[str, float]:
    from corpus.polarity import scores
    from corpus.text import tokens

    spans = tokens.list_sentences(tokens.tokenise(texts))
    scores.score_texts([])
    return {**fastest(lambda: scores.score_with_sentences(texts, spans)), "sentences": len(spans)}


def vader(texts: list[str]) -> dict[str, float]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return fastest(lambda: [analyser.polarity_scores(text) for text in texts], times=1)


def fastest(work: Callable[[], object], *, times: int = 3) -> dict[str, float]:
    """Time some work, with nothing remembered from the time before."""
    from corpus.polarity import scores

    seconds = []
    for _ in range(times):
        scores._remember_pieces.cache_clear()
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    unit = 1 if sys.platform == "darwin" else 1024
    return {"seconds": min(seconds), "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6}


JOBS = {
    "TextBlob": (textblob, None, "TextBlob(text).sentiment in a loop: reviews alone"),
    "vaderSentiment": (vader, "vaderSentiment", "polarity_scores in a loop: reviews alone"),
    "ours": (ours, None, "reviews, with their evidence"),
    "ours, sentences too": (ours_with_sentences, None, "reviews and sentences, with their evidence"),
}


def in_own_process(name: str, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_polarity", "--job", name, "--reviews", str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def report(results: dict[str, dict[str, float]], count: int) -> list[str]:
    base = results["TextBlob"]["seconds"]
    lines = [f"{count:,} reviews".ljust(22) + f"{'seconds':>9}{'reviews/s':>11}{'× as fast':>11}{'MB':>7}  what"]
    for name, row in results.items():
        seconds = row["seconds"]
        figures = f"{seconds:9.2f}{count / seconds:11,.0f}{base / seconds:11.1f}{row['memory']:7,.0f}"
        lines.append(f"{name:22}{figures}  {JOBS[name][2]}")
    return [*lines, f"Ours equals TextBlob in {results['TextBlob']['equal']:,.0f} of {count:,} reviews."]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reviews", type=int, default=25_000, help="how many (default: %(default)s; up to 75,000)")
    parser.add_argument("--job", choices=JOBS, help="run one, and print its figures as JSON")
    chosen = parser.parse_args()
    if not DATA.exists():
        sys.exit(f"The comparison needs the review files in {DATA}.")
    if chosen.job:
        print(json.dumps(JOBS[chosen.job][0](reviews(chosen.reviews))))  # noqa: T201
        return
    results = {}
    for name, (_, module, _) in JOBS.items():
        if module and importlib.util.find_spec(module) is None:
            print(f"{name}: not installed, left out")  # noqa: T201
        else:
            results[name] = in_own_process(name, chosen.reviews)
    print("\n".join(report(results, chosen.reviews)))  # noqa: T201
    from tests.benchmarks import bench_lexicon

    print("\nOn films that were not learned from", *bench_lexicon.report(), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main()
