"""Lines to quote beside other lines: whether a reader who knows not which is which would rather quote ours.

`--write` makes the pairs: of films whose reviews were not read while the finder was written, the first line for or
against, beside a sentence drawn at random from the same film's reviews, of the same sign and within three words of its
length. Which of both stands first is drawn too; the key is another file. The reader adds a column `choice` (A or B).
`quotes_judged.csv` has the places of the pairs that were judged, and which line was preferred: 1 ours, 0 the other. Its
reader was who wrote the ranking, without the key.

`spoilers_judged.csv` has 200 clear sentences of the same films, each read for whether it tells how the plot goes on:
60 that the finder took, 80 that it did not but that have a word of a plot, 60 others; `stands_for` is of how many.
"""

import argparse
import hashlib
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd

from corpus.aspects.spoilers import gives_away
from corpus.findings.quotes import AGAINST, FOR, list_quotes
from corpus.statistics.intervals import estimate_share
from corpus.store.building import build
from corpus.store.corpus import Corpus, open_corpus
from tests.benchmarks.bars import Bar, write_bars

HERE = Path(__file__).parent
DATA = HERE.parents[1].parent / "shared" / "data" / "imdb_unrated.parquet"
JUDGED, SPOILERS = HERE / "quotes_judged.csv", HERE / "spoilers_judged.csv"
#: Films of fewer reviews leave nothing to choose from.
PAIRS, FEWEST, SEED, NEAR = 100, 15, 26, 3
PREFERRED = 0.75


def build_unseen(folder: Path) -> Corpus:
    """Build a corpus of the half of the films that the finder was not written with."""
    reviews = pd.read_parquet(DATA)
    unseen = reviews["film_id"].map(lambda film: int(hashlib.md5(film.encode()).hexdigest(), 16) % 2 == 1)
    reviews[unseen].to_parquet(folder / "unseen.parquet")
    build([folder / "unseen.parquet"], folder / "corpus", name="Unseen")
    return open_corpus(folder / "corpus")


def draw_pairs(corpus: Corpus, *, pairs: int = PAIRS, seed: int = SEED) -> pd.DataFrame:
    """Return pairs of lines: `film`, `side`, and `review_id`, `start`, `end` and `text` of `ours_` and of `other_`."""
    random = np.random.default_rng(seed)
    films = corpus.reviews["film"].value_counts()
    rows = []
    for film in random.permutation(films[films >= FEWEST].index.sort_values()):
        side = (FOR, AGAINST)[len(rows) % 2]
        keep = (corpus.reviews["film"] == film).to_numpy()
        lines = list_quotes(corpus, keep, most=1)
        for ours in lines[lines["side"] == side].to_dict("records"):
            others = list_alike(corpus, keep, ours)
            if len(others):
                other = others.iloc[int(random.integers(len(others)))]
                both = (("ours", ours | {"text": ours["quote"]}), ("other", other))
                told = {
                    f"{who}_{name}": line[name] for who, line in both for name in ("review_id", "start", "end", "text")
                }
                rows.append({"film": film, "side": side, **told})
        if len(rows) == pairs:
            break
    return pd.DataFrame(rows)


def list_alike(corpus: Corpus, keep: np.ndarray, ours: dict) -> pd.DataFrame:
    """Return the sentences of a film's reviews that are as long as ours and have its sign."""
    sentences = corpus.sentences[keep[corpus.sentences["review_id"].cat.codes]]
    sentences = sentences[np.sign(sentences["polarity_untitled"]) == np.sign(ours["polarity"])]
    sentences = sentences.astype({"review_id": "str"})
    texts = corpus.read_texts(sentences["review_id"].unique().tolist()).to_dict()
    places = zip(sentences["review_id"], sentences["start"], sentences["end"], strict=True)
    sentences = sentences.assign(text=[texts[review][start:end] for review, start, end in places])
    near = (sentences["text"].str.split().str.len() - len(ours["quote"].split())).abs() <= NEAR
    return sentences[near & (sentences["text"] != ours["quote"])]


def write_pairs(pairs: pd.DataFrame, file: Path, key: Path) -> None:
    """Write the pairs to be judged, and apart from them which of each is ours."""
    first = np.random.default_rng(SEED + 1).random(len(pairs)) < 0.5
    a, b = (np.where(ours, pairs["ours_text"], pairs["other_text"]) for ours in (first, ~first))
    shown = pd.DataFrame(
        {"n": np.arange(1, len(pairs) + 1), "film": pairs["film"], "side": pairs["side"], "A": a, "B": b}
    )
    shown.to_csv(file, index=False)
    places = pairs.drop(columns=["ours_text", "other_text"])
    places.assign(n=shown["n"], ours=np.where(first, "A", "B")).to_csv(key, index=False)


def read_choices(choices: Path, key: Path) -> pd.DataFrame:
    """Return the places of the pairs with `preferred`, 1 where the reader chose ours."""
    judged = pd.read_csv(key).merge(pd.read_csv(choices)[["n", "choice"]], on="n")
    return judged.assign(preferred=(judged["choice"] == judged["ours"]).astype(int)).drop(
        columns=["n", "ours", "choice"]
    )


def list_bars() -> Iterator[Bar]:
    """Yield how often ours was preferred, whether it still is the first line, and the finder of spoilers; a minute."""
    judged = pd.read_csv(JUDGED)
    preferred, of = int(judged["preferred"].sum()), len(judged)
    yield write_bar("pairs in which our line is preferred", preferred, of, before="0.66", bar=PREFERRED)
    if not DATA.exists():
        return
    with TemporaryDirectory() as folder:
        corpus = build_unseen(Path(folder))
        same = judged.merge(draw_pairs(corpus), on=["film", "side", "ours_review_id", "ours_start"])
        read = pd.read_csv(SPOILERS)
        texts = corpus.read_texts(read["review_id"].unique().tolist()).to_dict()
    taken = np.array([gives_away(texts[line.review_id][line.start : line.end]) for line in read.itertuples()])
    tells, stands_for = read["gives_away"].to_numpy(bool), read["stands_for"]
    yield write_bar("judged lines that are still the first of their film", len(same), of)
    yield write_bar(
        "sentences taken for spoilers that are", int((taken & tells).sum()), int(taken.sum()), before="0.07"
    )
    found = stands_for[taken & tells].sum() / stands_for[tells].sum()
    yield Bar(f"spoilers found, weighted by what {tells.sum()} stand for", "0.03", f"{found:.2f}", "-", True)


def write_bar(measure: str, part: int, of: int, *, before: str = "-", bar: float = 0.0) -> Bar:
    low, high = estimate_share(part, of)
    now = f"{part / of:.2f} ({low:.2f}-{high:.2f})"
    return Bar(f"{measure}, {part} of {of}", before, now, f">= {bar:.2f}" if bar else "-", part / of >= bar)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", nargs=2, type=Path, metavar=("PAIRS", "KEY"), help="draw pairs to be judged")
    parser.add_argument("--read", nargs=2, type=Path, metavar=("JUDGED", "KEY"), help="keep what a reader chose")
    asked = parser.parse_args()
    if asked.write:
        with TemporaryDirectory() as folder:
            write_pairs(draw_pairs(build_unseen(Path(folder))), *asked.write)
    elif asked.read:
        read_choices(*asked.read).to_csv(JUDGED, index=False)
    else:
        print("\n".join(write_bars(list_bars())))  # noqa: T201


if __name__ == "__main__":
    main()
