"""Intervals and differences: how often they hold, what they find, and what they claim where there is only chance.

Samples are drawn from the real ratings and polarities of two archives, so that the truth is known. For differences,
films are made of the ratings of real ones, each as far from its film's mean as it was.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from corpus.polarity import scores
from corpus.reading.loading import read_sources
from corpus.statistics.differences import ALIKE, compare_pairs, compare_with_rest
from corpus.statistics.intervals import estimate_means, estimate_spreads
from corpus.wording import percent
from tests.benchmarks.bars import Bar

DATA = Path(__file__).parents[2].parent / "shared" / "data"
#: Samples of each size, and texts of the larger archive that are scored.
SAMPLES, SCORED = 4_000, 6_000
#: Deals to films of so many ratings: where there is only chance, and where there is something to be found.
DEALS, PLANTED = 1_000, 300
FILMS, EACH = 28, 20

Array = npt.NDArray[np.float64]

#: What the code of before reached: the least and the most of all sizes for means, the least for spreads.
BEFORE_MEANS = {
    "IMDB ratings": "0.930-0.958",
    "IMDB polarity": "0.840-0.920",
    "RT ratings": "0.855-0.937",
    "RT polarity": "0.832-0.927",
}
BEFORE_SPREADS = {"IMDB ratings": "0.915", "IMDB polarity": "0.799", "RT ratings": "0.833", "RT polarity": "0.756"}


def list_bars() -> Iterator[Bar]:
    """Yield the coverage of intervals, the power of comparisons, and what they claim by chance."""
    if not DATA.exists():
        return
    populations, films = read_populations()
    for name, values in populations.items():
        held = [measure_coverage(estimate_means, values, n, float(values.mean())) for n in (5, 8, 10, 15, 20, 30)]
        now, holds = f"{min(held):.3f}-{max(held):.3f}", min(held) >= 0.93 and max(held) <= 0.97
        yield Bar(f"95 % intervals that hold the mean, n 5 to 30: {name}", BEFORE_MEANS[name], now, "0.93-0.97", holds)
    for name, values in populations.items():
        held = [measure_coverage(estimate_spreads, values, n, float(values.std())) for n in (10, 15, 20, 30, 100)]
        now, holds = f"{min(held):.3f}", min(held) >= 0.92
        yield Bar(
            f"95 % intervals that hold the spread, n 10 to 100: {name}", BEFORE_SPREADS[name], now, "≥ 0.92", holds
        )
    yield from compare_deals(films, populations["RT polarity"])


def read_populations() -> tuple[dict[str, Array], pd.DataFrame]:
    """Return ratings and polarities of two archives, and the films and ratings of the one that has critics."""
    imdb = pd.read_parquet(DATA / "imdb_rated.parquet", columns=["text", "rating"])
    texts = imdb["text"].sample(SCORED, random_state=1).str.replace("<br />", "\n").tolist()
    critics = read_sources([DATA / "rt_critics.csv"], films=DATA / "rt_critics_films.csv").reviews
    populations = {
        "IMDB ratings": imdb["rating"],
        "IMDB polarity": scores.score_texts(texts)["polarity"],
        "RT ratings": critics["rating"],
        "RT polarity": scores.score_texts(critics["text"].tolist())["polarity"],
    }
    known = {name: values.dropna().to_numpy("float64") for name, values in populations.items()}
    return known, critics[["film", "rating"]].dropna()


def measure_coverage(estimate: Callable[..., pd.DataFrame], population: Array, n: int, truth: float) -> float:
    """Return how many of the intervals of samples of n values hold what is true of the population."""
    drawn = np.random.default_rng(n).choice(population, (SAMPLES, n))
    rows = pd.DataFrame({"sample": np.repeat(np.arange(SAMPLES), n), "value": drawn.ravel()})
    table = estimate(rows, by="sample", value="value").query("enough")
    return float(((table["low"] <= truth) & (table["high"] >= truth)).mean())


def compare_deals(films: pd.DataFrame, polarity: Array) -> Iterator[Bar]:
    """Yield what is found of one film that lies a point above, what is claimed of none, and how much of it is false."""
    spread = films.groupby("film")["rating"].std()
    apart = (films["rating"] - films.groupby("film")["rating"].transform("mean")).to_numpy()
    agreed = apart[films["film"].eq(spread.idxmin())]
    # Of all films together no test at 5 % finds much more: the normal one would find 47 %.
    for name, pool, before, least in (("1.1", agreed, "45 %", 0.5), ("1.4", apart, "23 %", 0)):
        random = np.random.default_rng(1)
        found = np.array([find_shifted(random.choice(pool, (FILMS, EACH)), by=1) for _ in range(PLANTED)])
        alone, paired = found.mean(axis=0)
        bar = f"≥ {percent(least)}" if least else ""
        yield Bar(f"1 of 28 films, a point above, is found; spread {name}", before, percent(alone), bar, alone >= least)
        yield Bar(f"  and in a pair; spread {name}", before, percent(paired), bar, paired >= least)
    for name, pool, before in (("ratings", apart, "2.3 %"), ("polarity", polarity, "")):
        random = np.random.default_rng(2)
        claimed = float(np.mean([claim_any(random.choice(pool, (FILMS, EACH))) for _ in range(DEALS)]))
        measure = f"anything claimed of 28 films that differ by chance alone: {name}"
        yield Bar(measure, before, percent(claimed, decimals=1), "≤ 5 %", claimed <= 0.05)
    random = np.random.default_rng(3)
    false = float(np.mean([share_false(random.choice(apart, (FILMS, EACH)), by=0.8) for _ in range(PLANTED)]))
    measure = "false among the pairs claimed, half of the films 0.8 above"
    yield Bar(measure, "", percent(false, decimals=1), "≤ 5 %", false <= 0.05)


def find_shifted(ratings: Array, *, by: float) -> tuple[bool, bool]:
    """Return whether the first film, raised, is said to be above all others, and whether above any one of them."""
    ratings[0] += by
    rest, pairs = compare_both(ratings)
    return rest["conclusion"][0] == "above the others", bool(
        (pairs.query("a == 0")["conclusion"] == "a is higher").any()
    )


def share_false(ratings: Array, *, by: float) -> float:
    """Return the share of the pairs claimed whose two films are both of the half that was raised, or both not."""
    raised = FILMS // 2
    ratings[:raised] += by
    pairs = compare_both(ratings)[1].query(f"conclusion != '{ALIKE}'")
    return float(((pairs["a"] < raised) == (pairs["b"] < raised)).mean()) if len(pairs) else 0


def claim_any(ratings: Array) -> bool:
    """Return whether anything at all is claimed, of a film against all others or of a pair."""
    return any((table["conclusion"] != ALIKE).any() for table in compare_both(ratings))


def compare_both(ratings: Array) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = pd.DataFrame({"film": np.repeat(np.arange(len(ratings)), EACH), "rating": ratings.ravel()})
    return compare_with_rest(rows, by="film", value="rating"), compare_pairs(rows, by="film", value="rating")
