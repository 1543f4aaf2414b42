"""The order of phrases: what is boilerplate, a bracket, a name or trivial among the first, and what a dictionary lists.

``python -m tests.benchmarks.bars_order --write FILE`` writes the first 25 phrases of each archive for a reader, who
says of each whether an editor would want to know of it.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from corpus.store.corpus import Corpus, open_corpus
from corpus.text.function_words import FUNCTION_WORDS
from tests.benchmarks.bars import Bar

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
#: Entries of several words of the Open English WordNet, with their source in the first line.
DICTIONARY = Path(__file__).with_name("dictionary.txt")
FIRST, MANY = 25, 100
#: From this share of occurrences at the edge of reviews on, a phrase is boilerplate.
EDGE = 0.9


def list_bars() -> Iterator[Bar]:
    """Yield what is wrong among the first phrases of each archive, and the share of dictionary entries."""
    if not DATA.exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        corpora = build_corpora(Path(folder))
        lists = {name: list_phrases(corpus) for name, corpus in corpora.items()}
        texts = {name: read_texts(corpora[name]) for name in ("rt_critics", "imdb_rated")}
        for name, before in {"rt_critics": 1, "imdb_rated": 0}.items():
            shares = [measure_edge(corpora[name], row, texts[name]) for row in lists[name]["phrase_id"].head(FIRST)]
            found = sum(share >= EDGE for share in shares)
            yield Bar(f"boilerplate among the first {FIRST}: {name}", str(before), str(found), "0", found == 0)
        for name, before in {"rt_critics": 0, "imdb_rated": 70}.items():
            found = int(lists[name]["phrase"].str.contains(r"[()\[\]{}]").sum())
            yield Bar(f"phrases with a bracket in the whole list: {name}", str(before), str(found), "0", found == 0)
        small = "imdb_rated in small letters"
        # A review's id is made of its text, so reviews are matched by their order.
        printed = texts["imdb_rated"].set_axis(corpora[small].reviews["review_id"])
        shares = [measure_names(corpora[small], row, printed) for row in lists[small]["phrase_id"].head(FIRST)]
        found = sum(share > 0.5 for share in shares)
        yield Bar(f"names among the first {FIRST}: {small}", "14", str(found), "≤ 2", found <= 2)
        for name, before in {"sample": 2, "rt_critics": 0, "imdb_rated": 0}.items():
            found = count_trivial(lists[name]["phrase"].head(FIRST))
            yield Bar(f"trivial phrases among the first {FIRST}: {name}", str(before), str(found), "0", found == 0)
        entries = read_dictionary()
        share = lists["imdb_rated"]["phrase"].head(MANY).map(lambda phrase: has_entry(phrase, entries)).mean()
        measure = f"share of the first {MANY} with a dictionary entry inside: imdb_rated"
        yield Bar(measure, "0.31", f"{share:.2f}", "≥ 0.31", share >= 0.31)


def build_corpora(folder: Path) -> dict[str, Corpus]:
    """Build the archives anew, one of them also in small letters."""
    small = folder / "small.parquet"
    frame = pd.read_parquet(DATA / "imdb_rated.parquet")
    frame.assign(text=frame["text"].str.lower()).to_parquet(small)
    sources = {
        "sample": [ROOT / "corpus" / "reviews"],
        "rt_critics": [DATA / "rt_critics.csv", "--films", DATA / "rt_critics_films.csv"],
        "imdb_rated": [DATA / "imdb_rated.parquet"],
        "imdb_rated in small letters": [small],
    }
    corpora = {}
    for number, (name, source) in enumerate(sources.items()):
        store = folder / str(number)
        command = [sys.executable, "-m", "corpus", "build", *map(str, source), "--store", str(store)]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        corpora[name] = open_corpus(store)
    return corpora


def list_phrases(corpus: Corpus) -> pd.DataFrame:
    """Return the recurring phrases as the screen and the command line list them."""
    return corpus.list_recurring(np.ones(len(corpus.reviews), bool))


def read_texts(corpus: Corpus) -> pd.Series:
    """Return the text of each review by its id."""
    return pd.read_parquet(corpus.path / "reviews.parquet", columns=["review_id", "text"]).set_index("review_id")[
        "text"
    ]


def find_places(corpus: Corpus, phrase_id: str) -> pd.DataFrame:
    """Return where a phrase or family occurs: `review_id`, `start`, `end`."""
    places = corpus.find_occurrences(phrase_id, np.ones(len(corpus.reviews), bool))
    return places.astype({"review_id": "str"})


def measure_edge(corpus: Corpus, phrase_id: str, texts: pd.Series) -> float:
    """Return the share of a phrase's occurrences that open or close their review."""
    places = find_places(corpus, phrase_id)
    around = [
        (texts[row.review_id][: row.start], texts[row.review_id][row.end :]) for row in places.itertuples(index=False)
    ]
    return float(np.mean([any(not re.search(r"\w", side) for side in sides) for sides in around]))


def measure_names(corpus: Corpus, phrase_id: str, printed: pd.Series) -> float:
    """Return in which share of its occurrences a phrase has only capitals in the texts as printed, grammar aside."""
    spelled = [
        printed[row.review_id][row.start : row.end] for row in find_places(corpus, phrase_id).itertuples(index=False)
    ]
    content = [[word for word in re.findall(r"\w+", text) if word.lower() not in FUNCTION_WORDS] for text in spelled]
    return float(np.mean([bool(words) and not any(word[0].islower() for word in words) for words in content]))


def count_trivial(phrases: pd.Series) -> int:
    """Count pairs of words of which one is grammar: "a little", "to say"."""
    words = phrases.str.lower().str.findall(r"[\w'’/*]+")
    return sum(len(row) == 2 and sum(word in FUNCTION_WORDS for word in row) == 1 for row in words)


def read_dictionary() -> set[tuple[str, ...]]:
    """Return the entries, each as its words."""
    lines = DICTIONARY.read_text(encoding="utf-8").splitlines()
    return {tuple(line.split()) for line in lines if not line.startswith("#")}


def has_entry(phrase: str, entries: set[tuple[str, ...]]) -> bool:
    """Return whether an entry is inside a phrase, in one of its forms: "laugh out loud" in "laugh/laughed out loud"."""
    slots = [set(slot.split("/")) for slot in re.findall(r"[\w'/*]+", phrase.lower().replace("’", "'"))]
    return any(
        all(word in slot for word, slot in zip(entry, slots[at:], strict=False))
        for entry in entries
        for at in range(len(slots) - len(entry) + 1)
    )


def main() -> None:
    """Write the first phrases of each archive, one a line."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--write", type=Path, required=True, metavar="FILE")
    with tempfile.TemporaryDirectory() as folder:
        lists = {name: list_phrases(corpus) for name, corpus in build_corpora(Path(folder)).items()}
    lines = [line for name, table in lists.items() for line in (f"\n{name}", *table["phrase"].head(FIRST))]
    parser.parse_args().write.write_text("\n".join(lines).lstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
