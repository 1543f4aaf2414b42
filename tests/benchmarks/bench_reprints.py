"""How long phrases take where reviews are printed again with a word changed, or repeat themselves.

Reviews of 4,000 words and of twice as many, by themselves. Processor time, the best of three: of mining, with the ratio
of the two and the bars, and of all that comes after it until the corpus is stored.
"""

import time
from collections.abc import Callable

import pandas as pd

from corpus.phrases import families, listing
from corpus.reuse import duplicates
from corpus.text import tokens
from tests.reprints import TEXTS

WORDS = 4_000
#: Seconds of mining at that length, and how many times as long twice the length may take.
BAR, TWICE = 1.0, 2.3


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of the fastest of three."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def timed(texts: list[list[str]]) -> tuple[float, float]:
    """Return how long mining takes, and gathering families and looking for near-duplicates."""
    split = tokens.tokenise([" ".join(text) for text in texts])
    names = {name: pd.Series([None] * len(texts), dtype="str") for name in ("film", "reviewer")}
    ids, days = pd.Series(range(len(texts))).astype("str"), pd.Series([pd.NaT] * len(texts), dtype="datetime64[s]")
    reviews = pd.DataFrame({"review_id": ids, **names, "published": days})
    mined = listing.mine_phrases(split, reviews)

    def rest() -> None:
        families.gather_families(split, *mined, reviews)
        duplicates.find_near_duplicates(split, reviews)

    return seconds(lambda: listing.mine_phrases(split, reviews)), seconds(rest)


def main() -> None:
    print(f"{'seconds for reviews of':36}{WORDS:>7,}{2 * WORDS:>8,}{'×':>6}  bars {BAR} s, {TWICE} ×; the rest")  # noqa: T201
    for name, make in TEXTS.items():
        (mining, rest), (twice, rest_of_twice) = (timed(make(words)) for words in (WORDS, 2 * WORDS))
        figures = f"{mining:7.2f}{twice:8.2f}{twice / mining:6.1f}"
        print(f"{name:36}{figures}{rest:21.2f}{rest_of_twice:6.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
