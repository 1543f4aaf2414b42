"""Words and ratings: a lexicon learned from stars, and the rating to expect, on films that were not learned from."""

import sys
import time
from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from corpus.polarity import learning, scores
from corpus.polarity.calibration import predict_held_out
from tests.benchmarks import bench_lexicon
from tests.benchmarks.bars import Bar

#: Numbers of assessed words; in each band, the slope of ratings on expected ratings.
BANDS = ((1, 5), (6, 10), (11, 20), (21, 40), (41, sys.maxsize))
SLOPES_BEFORE = ("0.74", "0.88", "0.99", "1.06", "1.17")
#: Films are parted so; each part is scored by a lexicon learned from the others. What learning has to be told, it was
#: told by the first two parts: the others are measured.
PARTS, MEASURED = 5, (2, 3, 4)


def list_bars() -> Iterator[Bar]:
    """Yield the bars of ratings and words; about two minutes."""
    rated = bench_lexicon.reviews()
    yield from measure_slopes(rated)
    yield from measure_lexicons(rated)


def measure_slopes(rated: pd.DataFrame) -> Iterator[Bar]:
    """Yield the slope of ratings on the ratings to expect of TextBlob's polarity, by evidence."""
    scored = scores.score_texts(rated["text"].tolist())
    evidence, stars = scored["evidence"].to_numpy(), rated["rating"].to_numpy()
    expected = predict_held_out(scored["polarity"], stars, evidence=evidence, groups=rated["film_id"])
    for (low, high), before in zip(BANDS, SLOPES_BEFORE, strict=True):
        band = (evidence >= low) & (evidence <= high) & np.isfinite(expected)
        slope = float(np.polyfit(expected[band], stars[band], 1)[0])
        name = f"expected rating, slope at {low}-{high} words" if high < sys.maxsize else "… at 41 words or more"
        yield Bar(name, before, f"{slope:.2f}", "0.95-1.05", bool(0.95 <= slope <= 1.05))


def measure_lexicons(rated: pd.DataFrame) -> Iterator[Bar]:
    """Yield how well lexicons learned from other films rank reviews: all suggestions, and the sure ones alone."""
    films = rated["film_id"].drop_duplicates().sample(frac=1, random_state=7)
    part = rated["film_id"].map(pd.Series(np.arange(len(films)) % PARTS, index=films)).to_numpy()
    measured: dict[bool, list[tuple[float, float, int]]] = {False: [], True: []}
    seconds = []
    for left_out in MEASURED:
        start = time.process_time()
        suggestions = learning.suggest_changes(rated[part != left_out])
        seconds.append(time.process_time() - start)
        asked = rated[part == left_out]
        for sure, rows in measured.items():
            chosen = learning.choose_suggestions(suggestions, sure=sure)
            lexicon = learning.accept_suggestions(chosen, on=date(2025, 1, 1)).lexicon()
            given = scores.score_texts(asked["text"].tolist(), lexicon=lexicon)["polarity"].fillna(0).to_numpy()
            stars = asked["rating"].to_numpy()
            rows.append((bench_lexicon.area(given, stars), bench_lexicon.spearman(given, stars), len(chosen)))
    for sure, (area_before, ranks_before), bars in (
        (False, ("0.944", "0.769"), (0.955, 0.79)),
        (True, ("0.938", "0.759"), (0.942, 0.0)),
    ):
        area, ranks, terms = np.mean(measured[sure], axis=0)
        what = f"{'the sure' if sure else 'all'} suggestions, {terms:,.0f} terms"
        yield Bar(f"{what}: AUC", area_before, f"{area:.3f}", f"≥ {bars[0]}", bool(area >= bars[0]))
        if bars[1]:
            yield Bar(f"{what}: Spearman", ranks_before, f"{ranks:.3f}", f"≥ {bars[1]}", bool(ranks >= bars[1]))
    yield Bar(
        "learning from 20,000 reviews, processor seconds",
        "17",
        f"{np.mean(seconds):.0f}",
        "≤ 30",
        bool(np.mean(seconds) <= 30),
    )
