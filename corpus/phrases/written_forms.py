"""How the forms of one phrase are written as one: "credits roll/have rolled"."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.spelling import Spelling
from corpus.text.arrays import count_before, join_ranges

#: A form is named in the pattern of its family if it makes up this share of what is printed there.
_SHOWN = 0.1


def write_pattern(slots: Sequence[Sequence[str]], counts: list[int]) -> tuple[str, list[str]]:
    """Write several forms of one phrase as one pattern, and what is different in each.

    Parameters
    ----------
    slots : sequence of sequence of str
        What stands in each place of the phrase, one item a form.
    counts : list of int, one item a form
        In how many reviews it is: the pattern leaves out what is in less than a tenth of them.

    Examples
    --------
    >>> write_pattern([["the", "the"], ["credits", "credits"], ["roll", "have rolled"]], [6, 5])
    ('the credits roll/have rolled', ['roll', 'have rolled'])
    >>> write_pattern([["cup", "cups"], ["of tea", "of tea"]], [40, 2])
    ('cup of tea', ['cup', 'cups'])
    """
    written = [slot[0] for slot in slots]
    differing = [at for at, slot in enumerate(slots) if slot.count(slot[0]) < len(slot)]
    if not differing:
        return " ".join(written), [""] * len(counts)
    for at in differing:
        written[at] = _write_slot(slots[at], counts)
    between = slots[differing[0] : differing[-1] + 1]
    return " ".join(written), [" ".join(pieces) for pieces in zip(*between, strict=True)]


def _write_slot(pieces: Sequence[str], counts: list[int]) -> str:
    """Return what stands in one place of several forms, the short pieces first: "roll/have rolled"."""
    # Forms may be parts of one another, so that the most frequent with a piece says how often it is printed.
    printed: dict[str, int] = {}
    for piece, count in zip(pieces, counts, strict=True):
        printed[piece] = max(printed.get(piece, 0), count)
    least = min(_SHOWN * sum(printed.values()), max(printed.values()))
    usual = [piece for piece, count in printed.items() if count >= least]
    return "/".join(sorted(usual, key=lambda piece: (len(piece), piece)))


@dataclass(frozen=True, eq=False)
class Pieces:
    """Some runs of words, cut into words, auxiliaries with theirs: "have rolled".

    Attributes
    ----------
    pieces : list of str
        Those of all runs.
    bounds : list of int, one more than runs
        Run `i` has the pieces `bounds[i]:bounds[i + 1]`.
    """

    pieces: list[str]
    bounds: list[int]

    @classmethod
    def of(
        cls, text: AnnotatedText, spelling: Spelling, start: NDArray[np.integer], end: NDArray[np.integer]
    ) -> "Pieces":
        """Cut the runs of tokens `start:end`."""
        size = end - start
        at, bounds = join_ranges(start, size), np.append(0, np.cumsum(size))
        words = spelling.usual[text.word[at]].tolist()
        skipped = text.skipped[at]
        kept = count_before(~skipped)[bounds]
        odd = np.flatnonzero(np.diff(kept) < size)
        skips, leans = skipped.tolist(), text.contractible[at].tolist()
        pieces: list[str] = []
        done = 0
        for first, last in zip(bounds[odd].tolist(), bounds[odd + 1].tolist(), strict=True):
            pieces += words[done:first]
            pieces += _join_auxiliaries(words[first:last], skips[first:last], leans[first:last])
            done = last
        return cls(pieces + words[done:], kept.tolist())

    def list_runs(self) -> list[list[str]]:
        """Return the pieces of each run."""
        return [self.pieces[first:last] for first, last in pairwise(self.bounds)]

    def list_slots(self, first: int, last: int) -> list[list[str]]:
        """Return what stands in each place of the runs `first:last`, which have equally many pieces."""
        begin, end = self.bounds[first], self.bounds[last]
        each = (end - begin) // (last - first)
        return [self.pieces[at:end:each] for at in range(begin, begin + each)]


def _join_auxiliaries(words: list[str], skips: list[bool], leans: list[bool]) -> list[str]:
    """Join the words of one run that are skipped to the one behind, or before them if they lean on it."""
    joined: list[str] = []
    before = ""
    for word, skip, lean in zip(words, skips, leans, strict=True):
        if skip and lean and joined:
            joined[-1] += f" {word}"
        elif skip:
            before += f"{word} "
        else:
            joined.append(before + word)
            before = ""
    return joined
