"""The titles of films take no part in polarity: film means against mean stars, and what it costs."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.stats import spearmanr

from corpus.compare.comparison import compare_groups
from corpus.polarity.scores import score_texts, score_with_sentences
from corpus.polarity.untitled import score_untitled
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.scored import ScoredCorpus
from corpus.text.tokens import list_sentences, tokenise
from corpus.text.untitled import list_mentions
from tests.benchmarks.bars import Bar

DATA = Path(__file__).parents[2].parent / "shared" / "data"
#: Films of fewer reviews are left out where a corpus has many: a mean of one review says little of the film.
FEWEST = 5


def list_bars() -> Iterator[Bar]:
    """Measure `rt_critics` as it is built, and the scores of `imdb_rated`."""
    yield from _list_critics_bars()
    yield from _list_imdb_bars()


def _list_critics_bars() -> Iterator[Bar]:
    with tempfile.TemporaryDirectory() as folder:
        build([DATA / "rt_critics.csv"], Path(folder) / "rt", films=DATA / "rt_critics_films.csv")
        yield from _judge_critics(open_corpus(Path(folder) / "rt"))


def _judge_critics(corpus: Corpus) -> Iterator[Bar]:
    texts = corpus.read_texts(corpus.reviews["review_id"].tolist()).tolist()
    reviews, own = corpus.reviews, score_texts(texts)["polarity"]
    means = [_correlate_means(reviews, name) for name in ("polarity", "polarity_untitled")]
    yield Bar("rt_critics, Spearman of film means and stars", *_write(means, 3), ">= 0.82", means[1] >= 0.82)
    same = int((own.eq(reviews["polarity"]) | (own.isna() & reviews["polarity"].isna())).sum())
    of = f"{len(reviews):,}"
    yield Bar("rt_critics, reviews whose own score is still TextBlob's", of, f"{same:,}", of, same == len(reviews))
    guys = [_count_sides(scored, "The Bad Guys") for scored in (ScoredCorpus.as_is(corpus), ScoredCorpus.of(corpus))]
    before, now = (f"{higher} / {lower}" for higher, lower in guys)
    higher, lower = guys[1]
    yield Bar("The Bad Guys: higher / lower than … films, clearly", before, now, "higher > lower", higher > lower)


def _count_sides(scored: ScoredCorpus, film: str) -> tuple[int, int]:
    """Return than how many films a film's polarity is clearly higher, and clearly lower."""
    sentences = scored.sentences.astype({"review_id": "str"})
    pairs = compare_groups(scored.reviews, by="film", value="polarity", sentences=sentences).pairs
    clear = pairs[pairs["q"] <= 0.05]
    signs = np.sign(clear["difference"]) * np.where(clear["a"] == film, 1, np.where(clear["b"] == film, -1, 0))
    return int((signs > 0).sum()), int((signs < 0).sum())


def _list_imdb_bars() -> Iterator[Bar]:
    reviews = pd.read_parquet(DATA / "imdb_rated.parquet", columns=["film", "rating", "text"])
    reviews = reviews.assign(rating=reviews["rating"].astype("float64"))
    texts = reviews["text"].str.replace("<br />", "\n", regex=False).tolist()
    start = time.process_time()
    tokens = tokenise(texts, films=reviews["film"])
    spans = list_sentences(tokens)
    own, sentences = score_with_sentences(texts, spans)
    middle = time.process_time()
    mentions = list_mentions(tokens, reviews["film"])
    without, _ = score_untitled(texts, spans, mentions, reviews=own, sentences=sentences)
    end = time.process_time()
    scored = reviews.assign(polarity=own["polarity"], polarity_untitled=without["polarity"])
    means = [_correlate_means(scored, name) for name in ("polarity", "polarity_untitled")]
    yield Bar("imdb_rated, the same of films with 5 reviews", *_write(means, 4), "no lower", means[1] >= means[0])
    ratio = (end - start) / (middle - start)
    yield Bar(
        "imdb_rated, time to read words and score, × without titles", "1.00", f"{ratio:.2f}", "<= 1.4", ratio <= 1.4
    )


def _correlate_means(reviews: pd.DataFrame, name: str) -> float:
    """Return Spearman's correlation of the films' mean polarity and their mean rating."""
    films = reviews.groupby("film").agg(polarity=(name, "mean"), rating=("rating", "mean"), n=(name, "count"))
    films = films[films["n"] >= FEWEST]
    return float(spearmanr(films["polarity"], films["rating"]).statistic)


def _write(values: list[float], decimals: int) -> list[str]:
    return [f"{value:.{decimals}f}" for value in values]
