"""Learn which of the proposed statements are real: the weights of `corpus/aspects/checking.py`, and how they do.

From the sentences labelled by hand (`aspects.csv`, `aspects_read.csv`, `aspects_learned.csv`; never the unseen ones):
each statement that the terms propose is right where the sentence is labelled with its aspect. A logistic regression
weighs the marks of a proposal and the mean of the sentence's words, as vectors of 60 numbers (positive pointwise mutual
information of words that stand near each other in 50,000 unlabelled reviews, by singular value decomposition). Since
both are linear, a word's vector and the regression's weights come to one number for each aspect, and the vectors need
not be shipped. Sentences without a proposal teach the words too. The tone of words is learned from the stars of
`imdb_rated`, by another regression: of reviews with 7 stars or more against those with 4 or fewer.

Printed are precision, recall and agreement of signs on `aspects_learned.csv`, which no term was written for, in ten
folds of sentences: each is judged by weights learned without it. Then the tables are written.
`python -m tests.benchmarks.learn_check`
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import scipy.sparse
from numpy.typing import NDArray
from scipy.sparse.linalg import svds
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from corpus.aspects.checking import CHECKED, COLUMNS, HUNDREDTHS, MARKS, WORDS, Check, list_term_marks
from corpus.aspects.clauses import Sentence
from corpus.aspects.statements import find_statements
from corpus.aspects.terms import OVERALL, Entry
from corpus.text.function_words import FUNCTION_WORDS
from tests.benchmarks.bench_aspects import DATA, judge, make_spans, read_labelled, read_labels, report

#: How likely a proposal must be right to pass: likelier than wrong.
LIKELY = 0.50
_VOCABULARY, _NUMBERS, _NEAR = 3_500, 60, 6
#: A term proposed in fewer labelled sentences has no weight of its own.
_SELDOM = 5
_FOLDS = 10
#: Where precision and recall are printed.
_CURVE = (0.40, 0.45, 0.50, 0.55, 0.65, 0.70, 0.75)
#: The regression's penalty; vectors are short, and raised so that it bears on them as on the marks.
_C, _RAISED = 0.1, 7.0
#: The penalty of the tone's regression, of many more and rarer marks.
_C_OF_TONE = 0.02
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?]")


class Recorder(Check):
    """Lets everything pass, and keeps of each sentence's words what was proposed: its aspect and its marks."""

    def __init__(self) -> None:
        super().__init__({}, {})
        self.proposed: dict[tuple[str, ...], list[tuple[str, dict[str, float]]]] = defaultdict(list)
        self._entries: list[Entry] = []
        self._sentence: tuple[str, ...] = ()

    def know(self, words: Sequence[str]) -> list[str]:
        self._sentence = tuple(words)
        return []

    def weigh_term(self, entry: Entry) -> float:
        """Return the number of the term in the place of its weight, which comes back to `passes`."""
        self._entries.append(entry)
        return len(self._entries) - 1

    def weigh_words(self, known: Sequence[str], column: str) -> float:
        return 0.0

    def passes(self, weight: float, how: str) -> bool:
        entry = self._entries[int(weight)]
        self.proposed[self._sentence].append((entry.aspect, dict.fromkeys([*list_term_marks(entry), how], 1.0)))
        return True


def learn_vectors(texts: pd.Series) -> tuple[list[str], NDArray[np.float64]]:
    """Return the commonest words of reviews, without function words, and a vector of unit length for each."""
    split = [_WORD.findall(text) for text in texts]
    counts = Counter(word for words in split for word in words)
    known = [word for word, _ in counts.most_common(20_000) if word[0].isalnum()]
    number = {word: at for at, word in enumerate(known)}
    gap = [-1] * _NEAR
    flat = np.concatenate([np.array([number.get(word, -1) for word in words] + gap, dtype="int32") for words in split])
    near = scipy.sparse.csr_matrix((len(known), len(known)))
    for apart in range(1, _NEAR + 1):
        one, other = flat[:-apart], flat[apart:]
        both = (one >= 0) & (other >= 0)
        shape = (np.full(both.sum(), 1 / apart), (one[both], other[both]))
        near = near + scipy.sparse.coo_matrix(shape, shape=near.shape).tocsr()
    near = (near + near.T).tocoo()
    total = np.asarray(near.sum(1)).ravel()
    # The rarer word's share is raised a little, as Levy and others (2015) have it.
    share = total**0.75 / (total**0.75).sum()
    information = np.log(near.data / (total[near.row] * share[near.col]))
    kept = information > 0
    table = scipy.sparse.csr_matrix((information[kept], (near.row[kept], near.col[kept])), shape=near.shape)
    left, size, _ = svds(table, k=_NUMBERS, random_state=0)
    vectors = left * np.sqrt(size)
    shipped = [at for at, word in enumerate(known) if word not in FUNCTION_WORDS][:_VOCABULARY]
    vectors = vectors[shipped]
    return [known[at] for at in shipped], vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def learn_tone(texts: pd.Series, stars: pd.Series, words: Sequence[str]) -> NDArray[np.float64]:
    """Return for each word how much it speaks for many stars."""
    clear = ((stars >= 7) | (stars <= 4)).to_numpy()
    number = {word: at for at, word in enumerate(words)}
    places = [
        (row, number[word])
        for row, text in enumerate(texts[clear])
        for word in set(_WORD.findall(text)) & number.keys()
    ]
    rows, columns = np.array(places).T
    known = scipy.sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(clear.sum(), len(words)))
    liked = (stars[clear] >= 7).to_numpy()
    weights: NDArray[np.float64] = LogisticRegression(C=_C_OF_TONE, max_iter=500).fit(known, liked).coef_[0]
    return weights


def propose(given: pd.DataFrame, number: dict[str, int], vectors: NDArray[np.float64]) -> pd.DataFrame:
    """Return one row a proposal, and one an aspect without any: `sentence`, `aspect`, `marks`, `mean`, `right`.

    `mean` is the mean vector of the sentence's words; the mean of all rows where none of its words has a vector.
    """
    recorder = Recorder()
    find_statements(given["text"].tolist(), make_spans(given["text"]), check=recorder)
    rows = []
    for sentence, (text, labels) in enumerate(zip(given["text"], given["labels"], strict=True)):
        words = Sentence(text).words
        proposed = recorder.proposed.get(tuple(words), [])
        said = {aspect for aspect, _ in proposed}
        unsaid = [(aspect, {f"no {aspect}": 1.0}) for aspect in CHECKED if aspect not in said]
        at = [number[word] for word in words if word in number]
        mean = vectors[at].mean(0) if at else None
        labelled = read_labels(labels)
        for aspect, marks in (*proposed, *unsaid):
            rows.append((sentence, aspect, marks, mean, aspect in labelled, aspect in said))
    seen = Counter(mark for row in rows for mark in row[2])
    for row in rows:
        for mark in [mark for mark in row[2] if mark.startswith("term ") and seen[mark] < _SELDOM]:
            del row[2][mark]
    frame = pd.DataFrame(rows, columns=["sentence", "aspect", "marks", "mean", "right", "proposed"])
    of_all = np.stack(frame["mean"].dropna().to_list()).mean(0)
    return frame.assign(mean=[of_all if mean is None else mean for mean in frame["mean"]])


def make_features(rows: pd.DataFrame) -> tuple[scipy.sparse.csr_matrix, list[str]]:
    """Return features of rows: marks; the mean vector, if something is proposed; and the same, for the row's aspect."""
    marks = DictVectorizer()
    known = marks.fit_transform(rows["marks"])
    mean = np.stack(rows["mean"].to_list()) * _RAISED
    numbers = mean.shape[1]
    column = rows["aspect"].map({aspect: at for at, aspect in enumerate(CHECKED)}).to_numpy()
    place = (np.repeat(np.arange(len(rows)), numbers), (column[:, None] * numbers + np.arange(numbers)).ravel())
    own = scipy.sparse.csr_matrix((mean.ravel(), place), shape=(len(rows), len(CHECKED) * numbers))
    any_aspect = scipy.sparse.csr_matrix(mean * rows["proposed"].to_numpy()[:, None])
    return scipy.sparse.hstack([known, own, any_aspect]).tocsr(), list(marks.get_feature_names_out())


def learn(
    rows: pd.DataFrame, features: scipy.sparse.csr_matrix, marks: Sequence[str], vectors: NDArray[np.float64]
) -> tuple[dict[str, float], NDArray[np.float64]]:
    """Return the weights of marks, and those of each word for each of `CHECKED`, above 0 where right is likelier."""
    learned = LogisticRegression(C=_C, max_iter=2000).fit(features, rows["right"])
    weights = learned.coef_[0]
    of_numbers = weights[len(marks) :].reshape(len(CHECKED) + 1, -1) * _RAISED
    of_numbers = (of_numbers[:-1] + of_numbers[-1]).T
    # What all proposals, and all sentences, have in common goes with their aspects: no known word, no weight.
    of_all = np.stack(rows["mean"].to_list()).mean(0)
    of_marks = {mark: float(weight) for mark, weight in zip(marks, weights, strict=False) if not mark.startswith("no ")}
    for aspect, common in zip(CHECKED, of_all @ of_numbers, strict=True):
        of_marks[f"of {aspect}"] += float(common + learned.intercept_[0])
    return of_marks, (vectors - of_all) @ of_numbers


def make_tables(
    of_marks: dict[str, float], of_words: NDArray[np.float64], tone: NDArray[np.float64], words: Sequence[str],
    *, likely: float,
) -> tuple[dict[str, float], dict[str, list[int]]]:  # fmt: skip
    """Return both tables as `Check` has them, rounded, for passing what is at least so likely."""
    least = np.log(likely / (1 - likely))
    marks = {mark: round(weight - least * mark.startswith("of "), 2) for mark, weight in of_marks.items()}
    whole = np.round(np.column_stack([of_words, tone]) * HUNDREDTHS).astype(int).tolist()
    return marks, dict(zip(words, whole, strict=True))


def main() -> None:
    unlabelled = pd.read_parquet(DATA / "imdb_unrated.parquet", columns=["text"])
    words, vectors = learn_vectors(make_plain(unlabelled["text"]))
    rated = pd.read_parquet(DATA / "imdb_rated.parquet", columns=["text", "rating"])
    tone = learn_tone(make_plain(rated["text"]), rated["rating"], words)
    sets = [
        pd.read_csv(DATA / "aspects.csv")[["text", "labels"]],
        read_labelled("aspects_read.csv", "imdb_unrated.parquet"),
        read_labelled("aspects_learned.csv", "imdb_unrated.parquet"),
    ]
    given = pd.concat(sets, ignore_index=True)
    rows = propose(given, {word: at for at, word in enumerate(words)}, vectors)
    features, marks = make_features(rows)
    judged = np.arange(len(given)) >= len(given) - len(sets[-1])
    fold = np.where(judged, np.random.default_rng(0).integers(0, _FOLDS, len(given)), -1)
    found: dict[float, list[pd.DataFrame]] = {likely: [] for likely in (*_CURVE, LIKELY)}
    for number in range(_FOLDS):
        kept = (fold[rows["sentence"]] != number).nonzero()[0]
        learned = learn(rows.iloc[kept], features[kept], marks, vectors)
        for likely, judgements in found.items():
            check = Check(*make_tables(*learned, tone, words, likely=likely))
            judgements.append(judge(given[fold == number].reset_index(drop=True), check=check))
    for likely, judgements in found.items():
        all_folds = pd.concat(judgements)
        print(f"  likelier than {likely:.2f}:{report(all_folds[all_folds['aspect'] != OVERALL])}")  # noqa: T201
    seen = Counter(mark for each in rows["marks"] for mark in each)
    of_marks, of_words = make_tables(*learn(rows, features, marks, vectors), tone, words, likely=LIKELY)
    write(MARKS, ["mark", "weight", "seen"], ([mark, f"{of_marks[mark]:.2f}", seen[mark]] for mark in of_marks))
    write(WORDS, ["word", *COLUMNS], ([word, *weights] for word, weights in of_words.items()))


def write(path: Path, columns: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(lines, key=lambda line: str(line[0])))


def make_plain(texts: pd.Series) -> pd.Series:
    return texts.str.replace("<br />", " . ", regex=False).str.replace("’", "'").str.lower()


if __name__ == "__main__":
    main()
