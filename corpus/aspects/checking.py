"""Whether a sentence really says of a part of the film what it seems to say: a check learned from labelled sentences.

The terms propose: "a wonderful scene", "Reed was superb", "boring". Two proposals in five are wrong, since the plot is
only retold ("she plays her evil sister"), another film is meant, or a term means something else here. The check adds
up what tells right proposals from wrong ones, and lets those pass whose sum is 0 or more. Two tables hold its weights,
which anyone can read:

- `check_marks.csv`, of a proposal: its part of the film, its term, and how it is judged (`proposing`). A term that was
  wrong more often than others has a weight below 0.
- `check_words.csv`, of the words of the sentence, for each part of the film; the sentence counts with their mean.
  "Camerawork" speaks for a statement of visuals, "kidnaps" against one of story. The last column, the tone, says
  whether reviews with this word have many stars or few: it gives the sign of what no word judges.

They were learned by `tests/benchmarks/learn_check.py` (logistic regression) from 2,620 sentences of `imdb_unrated` and
`aspects.csv`; the tone from the stars of `imdb_rated`. What a house added to the table of terms or changed is never
checked: it counts as the house says.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from corpus.aspects.proposing import APART, BESIDE, ITSELF, LACK, UNJUDGED
from corpus.aspects.terms import ASPECTS, OVERALL, Entry

#: The tables that come with Refrain.
MARKS = Path(__file__).with_name("check_marks.csv")
WORDS = Path(__file__).with_name("check_words.csv")
#: What is checked; of the film as a whole, a proposal is a statement by rule.
CHECKED = tuple(aspect for aspect in ASPECTS if aspect != OVERALL)
#: The columns of `WORDS` behind the word.
TONE = "tone"
COLUMNS = (*CHECKED, TONE)
#: Weights of words are written in hundredths.
HUNDREDTHS = 100


class Check:
    """Weights of marks and of words.

    Parameters
    ----------
    marks : mapping of str to float
        The weight of each mark of a proposal; any other weighs nothing.
    words : mapping of str to sequence of int
        The weights of a word, in hundredths, for each of `COLUMNS`; any other weighs nothing.

    Examples
    --------
    >>> check = Check({"term scene": -0.5}, {"camerawork": [0, 0, 0, 300, 0, 0, 0, 0, 0, 0]})
    >>> known = check.know(["great", "camerawork"])
    >>> check.weigh_term(Entry(("scene",), "visuals", 0.0)) + check.weigh_words(known, "visuals")
    2.5
    """

    def __init__(self, marks: Mapping[str, float], words: Mapping[str, Sequence[int]]) -> None:
        self._marks = marks
        self._words = {
            name: {word: weights[column] / HUNDREDTHS for word, weights in words.items()}
            for column, name in enumerate(COLUMNS)
        }
        self._of_way = {how: marks.get(how, 0.0) for how in (ITSELF, BESIDE, APART, LACK, UNJUDGED)}
        self._most = max(self._of_way.values())

    def know(self, words: Sequence[str]) -> list[str]:
        """Return the words of a sentence that have weights."""
        return list(filter(self._words[TONE].__contains__, words))

    def weigh_term(self, entry: Entry) -> float:
        """Return what the marks of a term weigh, wherever it stands."""
        return sum(self._marks.get(mark, 0.0) for mark in list_term_marks(entry))

    def weigh_words(self, known: Sequence[str], column: str) -> float:
        """Return what the known words of a sentence weigh for a part of the film; or their tone, above 0 for praise."""
        return sum(map(self._words[column].__getitem__, known)) / len(known) if known else 0.0

    def may_pass(self, weight: float) -> bool:
        """Return whether a term and words that weigh so much pass at best, judged as well as can be."""
        return weight + self._most >= 0

    def passes(self, weight: float, how: str) -> bool:
        """Return whether a term and words that weigh so much pass, where the term is judged so (`proposing`)."""
        return weight + self._of_way[how] >= 0


def list_term_marks(entry: Entry) -> list[str]:
    """Return what a term is known by, as the first column of `MARKS` has it.

    Examples
    --------
    >>> list_term_marks(Entry(("scene",), "story", 0.0, weak=True))
    ['of story', 'term scene', 'weak']
    """
    return [f"of {entry.aspect}", f"term {' '.join(entry.words)}"] + ["weak"] * entry.weak


@cache
def load_shipped_check() -> Check:
    """Return the check that comes with Refrain."""
    with MARKS.open(encoding="utf-8", newline="") as lines:
        marks = {row["mark"]: float(row["weight"]) for row in csv.DictReader(lines)}
    with WORDS.open(encoding="utf-8", newline="") as lines:
        words = {word: tuple(map(int, weights)) for word, *weights in list(csv.reader(lines))[1:]}
    return Check(marks, words)
