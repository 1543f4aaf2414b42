"""Words against stars, on films that were not learned from: TextBlob, vaderSentiment, and lexicons that were learned.

Films are parted in two halves. Each half's reviews are scored by the lexicon learned from the other half, every
suggestion accepted but names and words for people, as `python -m corpus lexicon` and `build --lexicon` do it.
Spearman's correlation with the stars, and the area under the curve of telling more than 5.5 from less, are the means of
both halves; the 95 % intervals are percentiles of a bootstrap that draws whole films.
"""

import importlib.util
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import rankdata

from corpus.polarity import learning, scores

IMDB = Path(__file__).parents[2].parent / "shared" / "data" / "imdb_rated.parquet"
DRAWS = 200
TOLD = ("TextBlob", "vaderSentiment", "house lexicon", "the same, films ignored", "the same, within films only")
#: The variance between films over that within, as `ridge.fit_ridge` has it.
BETWEEN = {TOLD[2]: learning._BETWEEN, TOLD[3]: 0.0, TOLD[4]: float("inf")}


def reviews() -> pd.DataFrame:
    """Read the rated reviews, with the half that each one's film falls into."""
    rated = pd.read_parquet(IMDB, columns=["film_id", "film", "rating", "text"])
    films = rated["film_id"].drop_duplicates().sample(frac=1, random_state=7)
    half = pd.Series(np.arange(len(films)) % 2, index=films)
    texts = rated["text"].str.replace("<br />", "\n", regex=False)
    return rated.assign(text=texts, rating=rated["rating"].astype("float64"), half=rated["film_id"].map(half))


def scored(rated: pd.DataFrame) -> Iterator[tuple[str, np.ndarray, str]]:
    """Yield who scores, the score of each review, and what to know of it."""
    yield TOLD[0], scores.score_texts(rated["text"])["polarity"].fillna(0).to_numpy(), "its own 2,860 words"
    if importlib.util.find_spec("vaderSentiment") is not None:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        analyser = SentimentIntensityAnalyzer()
        yield TOLD[1], np.array([analyser.polarity_scores(text)["compound"] for text in rated["text"]]), "compound"
    usual = learning._BETWEEN
    for name, between in BETWEEN.items():
        learning._BETWEEN = between
        given, terms, seconds = np.empty(len(rated)), [], 0.0
        for half in (0, 1):
            start = time.perf_counter()
            suggestions = learning.suggest_changes(rated[rated["half"] != half])
            chosen = learning.choose_suggestions(suggestions, sure=False)
            house = learning.accept_suggestions(chosen, on=date(2025, 1, 1))
            seconds += time.perf_counter() - start
            asked = (rated["half"] == half).to_numpy()
            polarity = scores.score_texts(rated.loc[asked, "text"], lexicon=house.lexicon())["polarity"]
            given[asked] = polarity.fillna(0)
            terms.append(len(house.entries))
        learning._BETWEEN = usual
        yield name, given, f"{terms[0]:,} and {terms[1]:,} terms, learned in {seconds / 2:.0f} s each"


def spearman(scores: np.ndarray, stars: np.ndarray) -> float:
    return float(np.corrcoef(rankdata(scores), rankdata(stars))[0, 1])


def area(scores: np.ndarray, stars: np.ndarray) -> float:
    liked = stars > 5.5
    ranks, n = rankdata(scores), int(liked.sum())
    return float((ranks[liked].sum() - n * (n + 1) / 2) / (n * (len(stars) - n)))


def measured(scores: np.ndarray, rated: pd.DataFrame) -> np.ndarray:
    """Return Spearman and area, each with its interval: 2 × 3."""
    drawn = np.zeros((DRAWS + 1, 2))
    random = np.random.default_rng(1)
    for half in (0, 1):
        rows = np.flatnonzero(rated["half"] == half)
        films = [rows[part] for part in rated.iloc[rows].groupby("film_id").indices.values()]
        for draw in range(DRAWS + 1):
            chosen = [films[film] for film in random.integers(len(films), size=len(films))] if draw else films
            at = np.concatenate(chosen)
            stars = rated["rating"].to_numpy()[at]
            drawn[draw] += np.array([spearman(scores[at], stars), area(scores[at], stars)]) / 2
    return np.vstack([drawn[0], *np.percentile(drawn[1:], [2.5, 97.5], axis=0)]).T


def report() -> list[str]:
    rated = reviews()
    lines = [
        f"{len(rated):,} reviews of {rated['film_id'].nunique():,} films".ljust(30) + f"{'Spearman':>22}{'AUC':>25}"
    ]
    for name, given, note in scored(rated):
        figures = [f"{value:.3f} [{low:.3f}, {high:.3f}]" for value, low, high in measured(given, rated)]
        lines.append(f"{name:30}{figures[0]:>24}{figures[1]:>24}  {note}")
    return lines


def main() -> None:
    if not IMDB.exists():
        sys.exit(f"The comparison needs {IMDB}.")
    print("\n".join(report()))  # noqa: T201


if __name__ == "__main__":
    main()
