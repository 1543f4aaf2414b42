"""Names in reviews that the finder was not written with: how many are right, and how many it finds.

`names_judged.csv` has 200 names that were found, drawn at random, each judged by reading the text around it: `wrong`
says what it is where it is no person, character, studio or other film, or has too few or too many words; empty is
right. `names_read.csv` has 100 sentences, drawn at random among those of eight words or more with a capital inside,
read in full before anything was looked for: where each begins and ends, and each name in it. A name counts as found if
it is found with the same words; an honorific or "The" may be in or out.
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
JUDGED, READ = HERE / "names_judged.csv", HERE / "names_read.csv"
#: So many reviews are taken for a corpus; those of the first draw were read while the finder was written.
SIZE, SEEDS = 6_000, (16, 17)
PRECISION, RECALL = 0.9, 0.75


def read_unseen() -> pd.DataFrame:
    """Return the reviews that names are judged in; films whose title the data do not have are left out."""
    reviews = pd.read_parquet(DATA, columns=["review_id", "film", "text"])
    written_with = reviews.sample(SIZE, random_state=SEEDS[0]).index
    reviews = reviews[~reviews.index.isin(written_with) & ~reviews["film"].str.fullmatch(r"tt\d+")]
    reviews = reviews.sample(SIZE, random_state=SEEDS[1]).reset_index(drop=True)
    return reviews.assign(text=reviews["text"].str.replace("<br />", "\n", regex=False))


def list_bars() -> Iterator[Bar]:
    """Yield precision and recall; about ten seconds."""
    reviews = read_unseen()
    tokens = tokenise(reviews["text"].tolist(), films=reviews["film"])
    found = find_names(tokens, reviews["film"].unique().tolist())
    found["review_id"] = reviews["review_id"].to_numpy()[found["review"]]
    judged = pd.read_csv(JUDGED).merge(found, on=["review_id", "start", "end"])
    yield write_bar("names found that are right", int(judged["wrong"].isna().sum()), len(judged), PRECISION)
    texts = dict(zip(reviews["review_id"], reviews["text"], strict=True))
    read = pd.read_csv(READ).query("what == 'name'")
    hits = [is_found(found, texts[name.review_id], name) for name in read.itertuples()]
    yield write_bar("names in 100 sentences that are found", sum(hits), len(hits), RECALL)


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
