"""Who is named: who drifts over the years, which two critics agree most, which two films are written about alike.

For drifts, the ratings are those of `rt_critics`, of ten points. In each run every critic's dates are dealt out to the
critic's own reviews at random, so that nobody drifts; then a drift is planted in one of those with films enough.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from corpus.compare import profiles, similarity
from corpus.compare.agreement import measure_agreement
from corpus.compare.drift import FALLING, RISING, measure_drift
from corpus.reading.loading import read_sources
from corpus.reuse.copies import find_copied_groups
from corpus.reuse.duplicates import find_near_duplicates
from corpus.text.tokens import tokenise
from corpus.text.vocabulary import Vocabulary
from corpus.wording import number, percent
from tests.benchmarks.bars import Bar

DATA = Path(__file__).parents[2].parent / "shared" / "data"
#: Two films of `imdb_rated` with the same six reviews, and how many films they are compared beside.
COPIES, BESIDE = ("tt0118703", "tt0190262"), 30
#: Runs with shuffled dates, those of them in which a drift is planted then, and its points a year.
RUNS, PLANTED_RUNS, PLANTED = 100, 40, 0.3
#: So many films has whoever a drift is planted in, over so many years between first and last.
FILMS, YEARS = 25, 8
#: What is promised of claims where there is only chance; what is asked of a planted drift, and of its interval.
PROMISED, POWER, COVERAGE = 0.05, 0.8, 0.92
BEFORE = "not measured"


def rank_copies_first() -> bool:
    """Return whether the films with the same reviews are the most alike, among them and the most reviewed."""
    rated = pd.read_parquet(DATA / "imdb_rated.parquet", columns=["film_id", "text"])
    names = [*COPIES, *rated["film_id"].value_counts().index[:BESIDE]]
    kept = rated[rated["film_id"].isin(names)].reset_index(drop=True)
    reviews = pd.DataFrame({"review_id": kept.index.astype("str"), "film": kept["film_id"], "published": pd.NaT})
    texts = kept["text"].str.replace("<br />", "\n")
    duplicates = find_near_duplicates(tokenise(texts.tolist()), reviews)
    copies = find_copied_groups(duplicates, reviews, by="film")
    counts = profiles.count_shared_words(Vocabulary.of(texts, films=reviews["film"]))
    compared = similarity.measure_similarity(counts, reviews, by="film", copies=copies)
    nearest = compared.groups.set_index("group")["nearest"]
    return set(compared.pairs.iloc[0][["a", "b"]]) == set(COPIES) or nearest[COPIES[0]] == COPIES[1]


class Drifts(NamedTuple):
    """How often a drift was claimed where none is, and how often the planted one was found and in its interval."""

    claimed: float
    power: float
    contained: float


def list_bars() -> Iterator[Bar]:
    """Yield the bars of pairs, and of the drift of critics and of outlets; without the data, none."""
    if not DATA.exists():
        return
    now = "yes" if rank_copies_first() else "no"
    yield Bar("imdb_rated: two films with the same reviews ranked first", "yes", now, "no", now == "no")
    reviews = read_sources([DATA / "rt_critics.csv"], films=DATA / "rt_critics_films.csv").reviews
    pairs = measure_agreement(reviews)
    films = int(pairs["films"].iloc[0])
    before = number(pairs.loc[pairs["distance"].idxmin(), "films"])
    yield Bar("rt_critics: films in common of the closest two critics", before, number(films), "≥ 10", films >= 10)
    for by, noun in (("reviewer", "critics"), ("outlet", "outlets")):
        drifts = measure_runs(reviews.dropna(subset=["film", by, "rating", "published"]), by)
        yield bar_at_most(f"{noun}: runs with shuffled dates that claim a drift", drifts.claimed, PROMISED)
        yield bar_at_least(f"{noun}: planted {PLANTED} points a year found", drifts.power, POWER)
        yield bar_at_least(f"{noun}: its 95 % interval contains {PLANTED}", drifts.contained, COVERAGE)


def measure_runs(reviews: pd.DataFrame, by: str) -> Drifts:
    """Return what is claimed of ratings with shuffled dates, without a drift and with one."""
    random = np.random.default_rng(11)
    whole = measure_drift(reviews, by=by)
    years = (whole["last"] - whole["first"]).dt.days / 365.25
    able = whole.loc[(whole["films"] >= FILMS) & (years >= YEARS), "group"].tolist()
    claimed, power, contained = [], [], []
    for run in range(RUNS):
        dealt = reviews.assign(published=reviews.groupby(by)["published"].transform(shuffle, random=random))
        claimed.append(measure_drift(dealt, by=by)["conclusion"].isin([RISING, FALLING]).any())
        if run >= PLANTED_RUNS:
            continue
        name = random.choice(able)
        since = (dealt["published"] - dealt["published"].min()).dt.days / 365.25
        planted = dealt.assign(rating=dealt["rating"] + PLANTED * since.where(dealt[by] == name, 0))
        row = measure_drift(planted, by=by).set_index("group").loc[name]
        power.append(row["conclusion"] == RISING)
        contained.append(row["low"] <= PLANTED <= row["high"])
    return Drifts(*(float(np.mean(each)) for each in (claimed, power, contained)))


def shuffle(dates: pd.Series, *, random: np.random.Generator) -> pd.Series:
    return pd.Series(random.permutation(dates.to_numpy()), index=dates.index)


def bar_at_most(measure: str, now: float, most: float) -> Bar:
    return Bar(measure, BEFORE, percent(now), f"≤ {percent(most)}", now <= most)


def bar_at_least(measure: str, now: float, least: float) -> Bar:
    return Bar(measure, BEFORE, percent(now), f"≥ {percent(least)}", now >= least)
