"""False findings: how often a difference is claimed where reviews were dealt out to groups at random.

Such groups differ by chance alone, so whatever is found there is false. A deal counts as soon as one finding of any
kind is claimed in it, of a group against all others or of a pair; the tests promise 5 % at most. Dealt out are the
reviews of one film (of the sample, whose films have too few, all), to two groups and to six; for critics, each film's
critics among its reviews.
"""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.compare import harshness
from corpus.compare.comparison import compare_groups
from corpus.polarity import scores
from corpus.reading.loading import read_sources
from corpus.statistics import differences, keyness
from corpus.statistics.intervals import estimate_share
from corpus.text import tokens
from corpus.wording import percent

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
PROMISED = 0.05

Deal = Callable[[np.random.Generator], bool]


def archives() -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield reviews with their polarity, and what they are called."""
    sample = read_sources([ROOT / "corpus" / "reviews"]).reviews
    yield f"sample, all {len(sample)} reviews", measured(sample)
    if (DATA / "imdb_rated.parquet").exists():
        rated = pd.read_parquet(DATA / "imdb_rated.parquet")
        one = rated[rated["film_id"] == rated["film_id"].value_counts().index[0]]
        one = one.assign(text=lambda frame: frame["text"].str.replace("<br />", "\n"))
        yield f"IMDB, the {len(one)} reviews of one film", measured(one)


def measured(reviews: pd.DataFrame) -> pd.DataFrame:
    reviews = reviews.reset_index(drop=True)
    return reviews.assign(polarity=scores.score_texts(reviews["text"].tolist())["polarity"])


def dealt(reviews: pd.DataFrame, groups: int, random: np.random.Generator) -> pd.Series:
    """Deal the reviews out to groups as equal in size as can be."""
    return pd.Series(random.permutation(np.arange(len(reviews)) % groups).astype(str), index=reviews.index)


def means(reviews: pd.DataFrame, value: str, groups: int) -> Deal:
    def deal(random: np.random.Generator) -> bool:
        compared = compare_groups(reviews.assign(group=dealt(reviews, groups, random)), by="group", value=value)
        return any((table["conclusion"] != differences.ALIKE).any() for table in (compared.rest, compared.pairs))

    return deal


def words(reviews: pd.DataFrame, groups: int) -> Deal:
    tokenised = tokens.tokenise(reviews["text"].tolist())
    counted = keyness.count_features(
        pd.DataFrame({"review_id": tokenised.review, "phrase_id": tokenised.word}),
        pd.DataFrame({"review_id": reviews.index, "words": np.diff(tokenised.bounds)}),
    )

    def deal(random: np.random.Generator) -> bool:
        return bool((keyness.measure_keyness(counted, dealt(reviews, groups, random))["q"] <= PROMISED).any())

    return deal


def critics(reviews: pd.DataFrame, value: str) -> Deal:
    reviews = reviews.drop_duplicates(["film", "reviewer"])

    def deal(random: np.random.Generator) -> bool:
        shuffled = reviews.groupby("film")["reviewer"].transform(lambda names: random.permutation(names.to_numpy()))
        conclusions = harshness.measure_harshness(reviews.assign(reviewer=shuffled), value=value)["conclusion"]
        return bool(conclusions.isin([harshness.HARSHER, harshness.KINDER]).any())

    return deal


def questions(reviews: pd.DataFrame) -> Iterator[tuple[str, Deal]]:
    for groups in (2, 6):
        for value in ("rating", "polarity"):
            yield f"mean {value} of {groups} groups", means(reviews, value, groups)
        yield f"words of {groups} groups", words(reviews, groups)
    if reviews.get("reviewer", pd.Series(dtype="str")).notna().any():
        for value in ("rating", "polarity"):
            yield f"critics' {value} on the same films", critics(reviews, value)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--deals", type=int, default=1_000, help="how many of each (default: %(default)s)")
    deals = parser.parse_args().deals
    for archive, reviews in archives():
        print(f"{archive}, dealt out at random {deals:,} times; claimed, with a 95 % interval")  # noqa: T201
        for question, deal in questions(reviews):
            random = np.random.default_rng(1)
            claimed = sum(deal(random) for _ in range(deals))
            low, high = (percent(bound, decimals=1) for bound in estimate_share(claimed, deals))
            share = percent(claimed / deals, decimals=1)
            print(f"  {question:44}{share:>8}  ({low} to {high})")  # noqa: T201


if __name__ == "__main__":
    main()
