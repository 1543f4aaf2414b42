"""The words beside each word of a text, as its vocabulary numbers them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from corpus.text.adverbs import mark_adverbs
from corpus.text.arrays import mark_changes
from corpus.text.function_words import ADVERBS, COUNTING, FUNCTION_WORDS
from corpus.text.parts_of_speech import read_tags
from corpus.text.tokens import Tokens

_HYPHENS = frozenset("-‐‑")
#: What may stand between neighbours; any other mark parts them.
_JOINING = frozenset(" -‐‑“”‘’\"'")


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Some words of a text with the words beside them, one item a word where nothing else is stated.

    Words are positions in `vocabulary`. At the start and the end of a sentence, and at a comma or the like, there is no
    word: its length.

    Attributes
    ----------
    known : Known
        The words of the whole text.
    word : int
        The word itself.
    before, behind : int
        The words right before and right behind it.
    governor : int
        The word before it that is no adverb: "was" before "never used". Two adverbs at most are passed over.
    hyphen_before, hyphen_behind : bool
        Whether a hyphen is right before it, and right behind it.
    """

    known: "Known"
    word: NDArray[np.integer]
    before: NDArray[np.integer]
    behind: NDArray[np.integer]
    governor: NDArray[np.integer]
    hyphen_before: NDArray[np.bool_]
    hyphen_behind: NDArray[np.bool_]

    @classmethod
    def of(cls, tokens: Tokens, rows: NDArray[np.integer] | None = None, known: "Known | None" = None) -> "Neighbours":
        """Look up the neighbours of some words, or of each.

        Parameters
        ----------
        tokens : Tokens
            The text.
        rows : array of int, optional
            Which of its tokens; all by default.
        known : Known, optional
            The words of its vocabulary, where another text has had the same.

        Examples
        --------
        >>> from corpus.text.tokens import tokenise
        >>> beside = Neighbours.of(tokenise(["Was never well-used."]))
        >>> beside.among({"was"}, beside.governor).tolist(), beside.hyphen_before.tolist()
        ([False, True, True, True], [False, False, False, True])
        """
        word, size, nothing = tokens.word, len(tokens.word), np.int32(len(tokens.vocabulary))
        if rows is None:
            rows = np.arange(size)
        kind = np.array([(not _JOINING.issuperset(gap)) + 2 * (gap in _HYPHENS) for gap in tokens.gaps], np.uint8)
        kind = kind[tokens.gap]
        # The last place is that behind the last token.
        starts = np.ones(size + 1, bool)
        starts[:-1] = mark_changes(tokens.sentence)
        starts[tokens.bounds] = True
        starts[1:] |= kind == 1

        def look_back(at: NDArray[np.integer], by: int) -> NDArray[np.integer]:
            """Return the word so many before some tokens, whose stretch goes on to the one behind it."""
            return np.where(starts[at - by + 1], nothing, word[at - by])

        known = known or Known(tokens.vocabulary)
        passed = known.mark_among(ADVERBS - COUNTING) | known.manner
        before = look_back(rows, 1)
        governor = before.copy()
        for back in (2, 3):
            again = np.flatnonzero(passed[governor])
            governor[again] = look_back(rows[again], back)
        behind = np.where(starts[rows + 1], nothing, word[np.minimum(rows + 1, size - 1)])
        return cls(known, word[rows], before, behind, governor, (kind[rows - 1] == 2) & (rows > 0), kind[rows] == 2)

    def select(self, rows: NDArray[np.integer]) -> "Neighbours":
        """Return some of the words, with the words beside them."""
        columns = (self.word, self.before, self.behind, self.governor, self.hyphen_before, self.hyphen_behind)
        return Neighbours(self.known, *(column[rows] for column in columns))

    def among(self, words: Collection[str], positions: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Mark positions in the vocabulary that are some words."""
        return self.known.mark_among(words)[positions]

    def tagged(self, tags: Collection[str], positions: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Mark positions in the vocabulary that are content words and mostly some parts of speech."""
        return self.known.mark_tagged(tags)[positions]


@dataclass(frozen=True, eq=False)
class Known:
    """The words of a text, marked as one of some words or parts of speech; one item a word, and one for no word.

    Attributes
    ----------
    vocabulary : sequence of str
        The words of the whole text.
    """

    vocabulary: Sequence[str]

    @cached_property
    def manner(self) -> NDArray[np.bool_]:
        """Which words are adverbs in -ly (`adverbs.mark_adverbs`)."""
        return np.append(mark_adverbs(self.vocabulary), False)

    @cached_property
    def possessives(self) -> NDArray[np.bool_]:
        """Which words are possessives: "director's", and not "it's"."""
        marked = [word.endswith("'s") and word not in FUNCTION_WORDS for word in self.vocabulary]
        return np.array([*marked, False], bool)

    def mark_among(self, words: Collection[str]) -> NDArray[np.bool_]:
        """Mark some words, far fewer than the text has."""
        numbers, first = self._numbers
        marks = np.zeros(len(first), bool)
        marks[[numbers[word] for word in words if word in numbers]] = True
        return marks[first]

    def mark_tagged(self, tags: Collection[str]) -> NDArray[np.bool_]:
        """Mark the content words that are mostly some parts of speech."""
        names, number = self._tags
        return np.array([name in tags for name in names], bool)[number]

    @cached_property
    def _numbers(self) -> tuple[dict[str, int], NDArray[np.integer]]:
        """The number of each different word, and of each word that of the first which is the same."""
        numbers: dict[str, int] = {}
        first = [numbers.setdefault(word, number) for number, word in enumerate(self.vocabulary)]
        return numbers, np.array([*first, len(first)], np.int32)

    @cached_property
    def _tags(self) -> tuple[list[str], NDArray[np.integer]]:
        """The parts of speech, and the number of that of each word; "" is that of other words."""
        lexicon = read_tags()
        names: dict[str, int] = {"": 0}
        tags = ("" if word in FUNCTION_WORDS else lexicon.get(word, "") for word in self.vocabulary)
        number = [names.setdefault(tag, len(names)) for tag in tags]
        return list(names), np.array([*number, 0], np.int16)
