"""The terms that name what a film is made of, and those that judge it: one small table, which a house may change."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from corpus.aspects.clauses import STOP, Sentence
from corpus.errors import CorpusError
from corpus.text.function_words import FUNCTION_WORDS

#: The film as a whole.
OVERALL = "overall"
#: What a critic speaks of, in the order of the screens.
ASPECTS = (
    "acting", "story", "direction", "visuals", "sound", "dialogue", "characters", "pace", "humour", OVERALL,
)  # fmt: skip
#: In the place of an aspect: judges whatever stands beside it; and neither names nor judges anything.
ANY, NONE = "any", "none"
#: The table that comes with Refrain.
SHIPPED = Path(__file__).with_name("terms.csv")
_COLUMNS = ["term", "aspect", "polarity", "note"]


class Entry(NamedTuple):
    """A term: its words, what it is of (`ASPECTS`, `ANY` or `NONE`), and its own polarity, 0 where it only names.

    A weak one is of its aspect only where nothing else is named beside it: "scene", "boring".
    """

    words: tuple[str, ...]
    aspect: str
    polarity: float
    weak: bool = False


class Found(NamedTuple):
    """A term in a clause: the first of its words and the one behind its last, and what the term is."""

    first: int
    last: int
    entry: Entry


@dataclass(frozen=True, eq=False)
class Terms:
    """A table of terms.

    Attributes
    ----------
    single : mapping of str to Entry
        Terms of one word.
    longer : mapping of str to mapping of str to sequence of Entry
        Terms of more, by their first word and their second; the longest first.
    naming : frozenset of str
        A word of each term that names an aspect: what has none of them names none.
    judging : frozenset of str
        A word of each term that judges by itself.
    silent : frozenset of str
        Words that judge nothing, whatever a lexicon says.
    entries : frozenset of Entry
        All of them.
    """

    single: Mapping[str, Entry]
    longer: Mapping[str, Mapping[str, Sequence[Entry]]]
    naming: frozenset[str]
    judging: frozenset[str]
    silent: frozenset[str]
    entries: frozenset[Entry]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Terms":
        """Put terms in order."""
        single: dict[str, Entry] = {}
        longer: dict[str, dict[str, list[Entry]]] = {}
        naming, judging, silent = set[str](), set[str](), set[str]()
        given = sorted(entries, key=lambda entry: -len(entry.words))
        for entry in given:
            if len(entry.words) > 1:
                longer.setdefault(entry.words[0], {}).setdefault(entry.words[1], []).append(entry)
            elif entry.aspect == NONE:
                silent.add(entry.words[0])
            else:
                single[entry.words[0]] = entry
                if entry.aspect != ANY:
                    naming.add(entry.words[0])
        of_more = (entry for by_second in longer.values() for those in by_second.values() for entry in those)
        for entry in (*single.values(), *of_more):
            # "Good in the role" is told by "role", which is looked for anyhow.
            telling = max(entry.words, key=lambda word: (word not in FUNCTION_WORDS, word in naming, len(word)))
            if entry.aspect not in (ANY, NONE):
                naming.add(telling)
            if entry.polarity:
                judging.add(telling)
        sets = frozenset(naming), frozenset(judging), frozenset(silent)
        return cls(single, longer, *sets, frozenset(given))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Find the terms in a clause, from left to right: of two that begin at one word, the longer.

        Examples
        --------
        >>> terms = Terms.of([Entry(("plot",), "story", 0.0), Entry(("plot", "to"), "none", 0.0)])
        >>> [found.entry.aspect for found in terms.find("a plot of those who plot to kill".split())]
        ['story', 'none']
        """
        found: list[Found] = []
        behind, single, longer = 0, self.single, self.longer
        pairs = zip(words, [*words[1:], STOP], strict=False)
        for at in [at for at, (word, after) in enumerate(pairs) if word in single or after in longer.get(word, ())]:
            if at < behind:
                continue
            word = words[at]
            if word in longer and at + 1 < len(words):
                for entry in longer[word].get(words[at + 1], ()):
                    last = at + len(entry.words)
                    if last == at + 2 or tuple(words[at:last]) == entry.words:
                        behind = last
                        found.append(Found(at, last, entry))
                        break
            if behind <= at and word in single:
                found.append(Found(at, at + 1, single[word]))
        return found


@cache
def load_shipped_terms() -> Terms:
    """Return the terms that come with Refrain."""
    return read_terms(SHIPPED.read_text(encoding="utf-8"))


def read_terms(text: str) -> Terms:
    """Read a table of terms.

    Parameters
    ----------
    text : str
        CSV with the columns `term` (a word or words in a row), `aspect` (one of `ASPECTS`, `ANY` or `NONE`; with "?"
        behind it where the term is weak), `polarity` (−1 to 1, empty where the term only names) and `note`.

    Raises
    ------
    CorpusError
        A line is not like that; the message has the line, what was found and what is allowed.
    """
    lines = csv.reader(text.splitlines())
    if next(lines, None) != _COLUMNS:
        raise CorpusError(f"A table of terms begins with the columns {', '.join(_COLUMNS)}.")
    return Terms.of(_read_entry(line, lines.line_num) for line in lines if line)


def _read_entry(line: Sequence[str], number: int) -> Entry:
    if len(line) != len(_COLUMNS):
        raise CorpusError(f"Line {number} of the table of terms has {len(line)} cells; it should have {len(_COLUMNS)}.")
    term, aspect, polarity, _ = line
    words = tuple(word for word in Sentence(term).words if word != STOP)
    if not words:
        raise CorpusError(f"Line {number} of the table of terms has no word in its first cell: “{term}”.")
    weak, aspect = aspect.endswith("?"), aspect.removesuffix("?")
    if aspect not in (*ASPECTS, ANY, NONE):
        allowed = ", ".join((*ASPECTS, ANY, NONE))
        raise CorpusError(f"Line {number} of the table of terms is of “{aspect}”; it may be of {allowed}.")
    try:
        value = float(polarity or 0)
    except ValueError:
        value = 2.0
    if not -1 <= value <= 1:
        raise CorpusError(f"Line {number} of the table of terms has the polarity “{polarity}”; it may be −1 to 1.")
    return Entry(words, aspect, value, weak)
