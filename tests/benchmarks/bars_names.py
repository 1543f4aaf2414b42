"""Names in reviews that the finder was not written with: how many are right, and how many it finds.

`names_judged.csv` has 200 names that were found, drawn at random, each judged by reading the text around it: `wrong`
says what it is where it is no person, character, studio or other film, or has too few or too many words; empty is
right. `names_read.csv` has 100 sentences, drawn at random among those of eight words or more with a capital inside,
read in full before anything was looked for: where each begins and ends, and each name in it. A name counts as found if
it is found with the same words; an honorific or "The" may be in or out.

`names_roles_judged.csv` has a place each of 108 names that were said to be of a director, an actor or a character,
drawn at random from the names of other reviews after the patterns were written, each judged by reading up to five of
its places: `wrong` says who that is instead.
"""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from corpus.aspects.names import find_names
from corpus.aspects.names_words import TITLE, load_words
from corpus.statistics.intervals import estimate_share
from corpus.text.tokens import tokenise
from tests.benchmarks.bars import Bar, write_bars

HERE = Path(__file__).parent
DATA = HERE.parents[1].parent / "shared" / "data" / "imdb_unrated.parquet"
JUDGED, READ, ROLES = (HERE / f"names_{what}.csv" for what in ("judged", "read", "roles_judged"))
#: So many reviews are taken for a corpus; those of the first draw were read while the finder was written.
SIZE, SEEDS = 6_000, (16, 17)
PRECISION, RECALL = 0.9, 0.75
#: The reviews that roles are judged in.
ROLES_SIZE, ROLES_SEED, RIGHT = 12_500, 2611, 0.9


def read_unseen() -> pd.DataFrame:
    """Return the reviews that names are judged in; films whose title the data do not have are left out."""
    reviews = read_reviews()
    written_with = reviews.sample(SIZE, random_state=SEEDS[0]).index
    reviews = reviews[~reviews.index.isin(written_with) & ~reviews["film"].str.fullmatch(r"tt\d+")]
    return reviews.sample(SIZE, random_state=SEEDS[1]).reset_index(drop=True)


def read_reviews() -> pd.DataFrame:
    """Return all the reviews."""
    reviews = pd.read_parquet(DATA, columns=["review_id", "film", "text"])
    return reviews.assign(text=reviews["text"].str.replace("<br />", "\n", regex=False))


def list_bars() -> Iterator[Bar]:
    """Yield precision and recall, and how many roles are right; about twenty seconds."""
    reviews = read_unseen()
    found = find(reviews)
    judged = pd.read_csv(JUDGED).merge(found, on=["review_id", "start", "end"])
    yield write_bar("names found that are right", int(judged["wrong"].isna().sum()), len(judged), PRECISION)
    texts = dict(zip(reviews["review_id"], reviews["text"], strict=True))
    read = pd.read_csv(READ).query("what == 'name'")
    hits = [is_found(found, texts[name.review_id], name) for name in read.itertuples()]
    yield write_bar("names in 100 sentences that are found", sum(hits), len(hits), RECALL)
    reviews = read_reviews().sample(ROLES_SIZE, random_state=ROLES_SEED).reset_index(drop=True)
    found = find(reviews).astype({"kind": "str"})
    judged = pd.read_csv(ROLES).merge(found, on=["review_id", "start", "end", "kind"])
    yield write_bar("roles of names that are right", int(judged["wrong"].isna().sum()), len(judged), RIGHT)


def find(reviews: pd.DataFrame) -> pd.DataFrame:
    """Return the names in reviews, with the `review_id` of each."""
    tokens = tokenise(reviews["text"].tolist(), films=reviews["film"])
    found = find_names(tokens, reviews["film"].unique().tolist())
    return found.assign(review_id=reviews["review_id"].to_numpy()[found["review"]])


def is_found(found: pd.DataFrame, text: str, name: tuple) -> bool:
    """Return whether a name that was read is found, and nothing but it."""
    beside = found[(found["review_id"] == name.review_id) & (found["start"] < name.end) & (found["end"] > name.start)]
    spans = [bare_words(text[start:end]) for start, end in zip(beside["start"], beside["end"], strict=True)]
    return spans == [bare_words(text[name.start : name.end])]


def bare_words(name: str) -> list[str]:
    """Return the words of a name without honorifics and "The"."""
    return [word for word in name.split() if word.rstrip(".").lower() not in load_words()[TITLE] | {"the"}]


def write_bar(measure: str, part: int, of: int, bar: float) -> Bar:
    low, high = estimate_share(part, of)
    now = f"{part / of:.2f} ({low:.2f}-{high:.2f})"
    return Bar(f"{measure}, {part} of {of}", "-", now, f">= {bar:.2f}", part / of >= bar)


if __name__ == "__main__":
    print("\n".join(write_bars(list_bars())))  # noqa: T201
