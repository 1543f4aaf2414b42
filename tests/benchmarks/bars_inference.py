"""Films inferred from texts alone."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.reading.cleaning import clean_texts
from corpus.reading.name_traits import Numbers, tabulate_names
from corpus.reading.names import fold_title
from corpus.reading.titles import LIKELY, Evidence, estimate_certainty, infer_films
from tests.benchmarks.bars import Bar
from tests.benchmarks.title_fitting import Labelled, fit_weights, label, take

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
#: Bins of certainty, a tenth each; one of fewer titles than this says too little.
_BINS, _FEWEST = np.linspace(0, 1, 11), 30


def list_bars() -> Iterator[Bar]:
    """Yield the bars of films inferred from texts."""
    if not SHARED.is_dir():
        return
    reviews = pd.read_parquet(SHARED / "data" / "imdb_rated.parquet", columns=["film", "text"])
    reviews["text"] = clean_texts(reviews["text"]).texts
    yield _count_serial(reviews["text"])
    began = time.process_time()
    names = tabulate_names(reviews["text"])
    labelled = label(names, reviews["film"])
    estimate_certainty(names, Evidence({}, np.zeros(len(names.review))))
    seconds = time.process_time() - began
    yield from _try_halves(labelled)
    yield from _try_sample()
    yield _try_seeds()
    yield Bar("seconds of inference for 25,000 texts", "8.2", f"{seconds:.1f}", "<= 12.0", seconds <= 12)


def _count_serial(texts: pd.Series) -> Bar:
    files = pd.Series([f"cv{number:03}_{number * 7919 % 30000}.txt" for number in range(2_000)])
    inferred = infer_films(texts.sample(2_000, random_state=1).reset_index(drop=True), files)
    folded = inferred["film"].map(fold_title)
    serial = int((folded.str.match(r"cv\d") | (inferred["rule"] == "the file's name")).sum())
    return Bar("films by serial names, of 2,000 bare texts", "1,978", f"{serial:,}", "0", serial == 0)


def _try_halves(labelled: Labelled) -> Iterator[Bar]:
    """Fit on half of the films and try on the other half, both ways."""
    half = np.random.default_rng(3).integers(0, 2, labelled.film.max() + 1)[labelled.film]
    certainty, right = [], []
    for one in (0, 1):
        weights = fit_weights(take(labelled, np.flatnonzero(half == one)))
        others = take(labelled, np.flatnonzero(half != one))
        estimated = estimate_certainty(others.names, Evidence({}, np.zeros(len(others.right))), weights)
        best = _find_best(others, estimated)
        certainty.append(estimated[best])
        right.append(others.right[best])
    error, worst = measure_calibration(np.concatenate(certainty), np.concatenate(right))
    yield _bar("imdb_rated, halves: certainty from accuracy, mean of the bins", "0.064", error)
    yield _bar("imdb_rated, halves: the same, worst bin", "0.094", worst)


def _find_best(labelled: Labelled, certainty: Numbers) -> np.ndarray:
    """Return the likeliest name of each review whose film has a title."""
    order = np.lexsort((-certainty, labelled.names.review))
    best = order[np.unique(labelled.names.review[order], return_index=True)[1]]
    return best[labelled.judged[labelled.names.review[best]]]


def _try_sample() -> Iterator[Bar]:
    files = sorted((ROOT / "corpus" / "reviews").glob("2*.md"))
    parts = [file.read_text(encoding="utf-8").split("\n---\n", 1) for file in files]
    films = [next(line for line in head.splitlines() if line.startswith("film:"))[6:].strip('"') for head, _ in parts]
    texts = clean_texts(pd.Series([text for _, text in parts])).texts
    inferred = infer_films(texts, pd.Series([f"doc{number}.txt" for number in range(len(files))]))
    right = inferred["film"].map(fold_title) == pd.Series(films).map(fold_title)
    likely = inferred["certainty"] >= LIKELY
    count = int((right & likely).sum())
    yield Bar("sample: films right, of 67", "13", f"{count} ({int(likely.sum())} given)", ">= 45", count >= 45)
    gap = float(abs(inferred["certainty"][likely].mean() - right[likely].mean()))
    yield _bar("sample: certainty from accuracy, of films given", "0.180", gap)
    _, worst = measure_calibration(inferred["certainty"].to_numpy(), right.to_numpy())
    yield _bar("sample: the same, worst bin", "0.300", worst)


def _try_seeds() -> Bar:
    paths = sorted((SHARED / "seeds").glob("*.txt"))
    texts = clean_texts(pd.Series([path.read_text(encoding="utf-8") for path in paths])).texts
    inferred = infer_films(texts, pd.Series([path.name for path in paths]))
    films = inferred["film"].where(inferred["certainty"] >= LIKELY).tolist()
    right = sum(film in text[:40] for film, text in zip(films, texts, strict=True) if isinstance(film, str))
    return Bar("seeds: films right, of 3", "3", str(right), "3", right == 3)


def measure_calibration(certainty: Numbers, right: np.ndarray) -> tuple[float, float]:
    """Return the mean difference of certainty from accuracy over bins (Naeini et al. 2015), and the largest.

    The mean weighs bins by their titles; the largest is of bins that have enough of them.
    """
    frame = pd.DataFrame({"certainty": certainty, "right": right.astype("float64")})
    bins = frame.groupby(pd.cut(frame["certainty"], _BINS), observed=True).agg(["mean", "size"])
    gap, size = (bins["certainty"]["mean"] - bins["right"]["mean"]).abs(), bins["right"]["size"]
    return float((gap * size).sum() / size.sum()), float(gap[size >= _FEWEST].max())


def _bar(measure: str, before: str, value: float) -> Bar:
    return Bar(measure, before, f"{value:.3f}", "<= 0.050", value <= 0.05)
