"""Hashes of every run of a few words, by which texts are compared (w-shingles, Broder 1997)."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from corpus.errors import CorpusError
from corpus.text.arrays import join_ranges, mark_changes
from corpus.text.laid_aside import GrowingColumns

#: So many runs are hashed at a time: their numbers stay in the processor's cache.
_SLICE = 1 << 16
#: Runs of so many words are hashed word by word: to find out which of them overlap would take longer.
_SHORT = 8
#: So many runs, about, are sorted at a time.
_SORTED = 8_000_000
#: So many packed runs, or a few more, are looked at together.
_TOGETHER = 1_000_000
_LOW = np.uint64(0xFFFFFFFF)
_HALF = np.uint64(32)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_MIX_BEHIND = np.uint64(0xD6E8FEB86659FD93)


def hash_runs(
    word: NDArray[np.integer], bounds: NDArray[np.integer], *, words: int
) -> tuple[NDArray[np.integer], NDArray[np.uint64]]:
    """Hash every run of so many words that lies within one text, whatever sentences it crosses.

    Two of ten million different runs share a hash with a chance of one in 400,000.

    Parameters
    ----------
    word : array of int
        Word numbers of all texts.
    bounds : array of int, one more than texts
        Text `i` has the words `bounds[i]:bounds[i + 1]`.
    words : int, ≥ 2

    Returns
    -------
    place : int64, ascending
        The first word of each run.
    key : uint64
        The hash of each run, in the same order.

    Raises
    ------
    CorpusError
        `words` is below 2.
    """
    _check_length(words)
    key = np.empty(max(len(word) - words + 1, 0), np.uint64)
    for first, part in _iterate_hashes(word, words):
        key[first : first + len(part)] = part
    place = join_ranges(bounds[:-1], np.maximum(np.diff(bounds) - words + 1, 0))
    return place, key[place]


def hash_places(word: NDArray[np.integer], place: NDArray[np.integer], *, words: int) -> NDArray[np.uint64]:
    """Return the hash that `hash_runs` gives of the run of so many words at each of some places."""
    key = np.zeros(len(place), np.uint64)
    for step in range(words):
        key = extend_keys(key, word[place + step])
    return finish_keys(key)


def _iterate_hashes(word: NDArray[np.integer], words: int) -> Iterator[tuple[int, NDArray[np.uint64]]]:
    """Yield the hashes of all runs of so many words, a slice at a time, with the first word of the first of them."""
    many = max(len(word) - words + 1, 0)
    for first in range(0, many, _SLICE):
        size = min(_SLICE, many - first)
        run = np.zeros(size, np.uint64)
        for step in range(first, first + words):
            run = extend_keys(run, word[step : step + size])
        yield first, finish_keys(run)


def extend_keys(key: NDArray[np.uint64], number: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Return the unfinished hash of each run with one word number more behind it; that of an empty run is 0."""
    return (key ^ (key >> np.uint64(29))) * _MIX + number.astype(np.uint64)


def finish_keys(key: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the hashes of runs: all bits depend on all words."""
    return (key ^ (key >> np.uint64(29))) * _MIX


def number_runs(
    symbol: Callable[[NDArray[np.integer]], NDArray[np.integer]],
    group: NDArray[np.integer],
    place: NDArray[np.integer],
    *,
    words: int,
) -> NDArray[np.uint64]:
    """Hash runs of any number of words, so that the same runs of one group have the same number.

    The number of a long run is made of those of 1, 2, 4 and so on of its words in a row. Where runs overlap each token
    is looked at once: the work grows with the tokens that they cover, not with their length.

    Parameters
    ----------
    symbol : callable
        Gives the numbers of the words at some places.
    group, place : array of int, one item a run
        Its group, and its first word; ascending by group and then by place.
    words : int, ≥ 0
    """
    if words <= _SHORT:
        number = group.astype(np.uint64)
        for step in range(words):
            number = extend_keys(number, symbol(place + step))
        return number
    last = mark_changes(group[::-1])[::-1]
    size = np.minimum(np.where(last, words, np.diff(place, append=0)), words)
    at = np.cumsum(size) - size
    key, number = symbol(join_ranges(place, size)).astype(np.uint64), group.astype(np.uint64)
    span = 1
    while words:
        if words & 1:
            number = mix_numbers(number, key[at])
            at += span
        words >>= 1
        if words:
            key = mix_numbers(key[:-span], key[span:])
            span *= 2
    return number


def mix_numbers(key: NDArray[np.uint64], behind: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Hash two numbers in this order into one; both may be such hashes themselves."""
    key = key + np.uint64(1)
    for shift in (29, 32):
        key ^= key >> np.uint64(shift)
        key *= _MIX
    key ^= key >> np.uint64(29)
    # The second number is multiplied separately: otherwise "a b" and "b a" would have the same sum.
    behind = behind.astype(np.uint64)
    behind ^= behind >> np.uint64(31)
    behind *= _MIX_BEHIND
    key += behind
    return key


def pack_entries(place: NDArray[np.integer], key: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Pack each run into one number, sorted: half its hash, and its place (any number below 2³²) behind it.

    Half a hash narrows a search down; its matches must be compared again. Numbers sort several times as fast as an
    order of numbers, and take half the memory.
    """
    packed = key & ~_LOW
    packed |= place.astype(np.uint64)
    packed.sort()
    return packed


def pack_runs(word: NDArray[np.integer], bounds: NDArray[np.integer], *, words: int) -> NDArray[np.uint64]:
    """Return the entries of all runs that `hash_runs` hashes, as `pack_entries` packs them; long ones lie in a file.

    Raises
    ------
    CorpusError
        `words` is below 2.
    """
    _check_length(words)
    # Entries are parted by the first bits of their hashes, so that few are sorted at a time.
    bits = (len(word) // _SORTED).bit_length()
    parts = [GrowingColumns(np.uint64) for _ in range(1 << bits)]
    for first, part in _iterate_hashes(word, words):
        place = np.flatnonzero(_mark_inside(bounds, first, len(part), words))
        packed = (part[place] & ~_LOW) | (place + first).astype(np.uint64)
        if bits:
            which = (packed >> np.uint64(64 - bits)).astype(np.uint8)
            packed = packed[np.argsort(which, kind="stable")]
            ends = np.cumsum(np.bincount(which, minlength=len(parts)))[:-1]
        for column, piece in zip(parts, np.split(packed, ends if bits else []), strict=True):
            column.extend(piece)
    entries = GrowingColumns(np.uint64)
    for column in parts:
        entries.extend(np.sort(column.take_arrays()[0]))
    return entries.take_arrays()[0]


def _mark_inside(bounds: NDArray[np.integer], first: int, many: int, words: int) -> NDArray[np.bool_]:
    """Mark those of so many runs, from the one at a token on, that do not go on into the next text."""
    inside = np.ones(many, bool)
    ends = bounds[slice(*np.searchsorted(bounds, [first + 1, first + many + words - 1]))] - first
    for step in range(1, words):
        crossing = ends - step
        inside[crossing[(crossing >= 0) & (crossing < many)]] = False
    return inside


def _check_length(words: int) -> None:
    if words < 2:
        raise CorpusError(f"A passage has at least 2 words; words is {words}.")


def unpack_places(packed: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return the places of packed entries."""
    return (packed & _LOW).astype(np.int64)


def unpack_halves(packed: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return the halves of hashes of packed entries."""
    return packed >> _HALF


def iterate_repeated(packed: NDArray[np.uint64]) -> Iterator[NDArray[np.int64]]:
    """Yield the places of packed entries that share half a hash with another: about a million entries at a time.

    Entries that share one come together, so that runs which are the same do.
    """
    first = 0
    while first < len(packed):
        at = min(first + _TOGETHER, len(packed)) - 1
        last = int(np.searchsorted(packed, packed[at] | _LOW, side="right"))
        alone = np.append(mark_changes(unpack_halves(packed[first:last])), True)
        yield unpack_places(packed[first:last][~(alone[:-1] & alone[1:])])
        first = last


def look_up(packed: NDArray[np.uint64], key: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return for each hash the first of the packed entries that may be its run, and how many these are."""
    first = np.searchsorted(packed, key & ~_LOW)
    return first, np.searchsorted(packed, key | _LOW, side="right") - first


def find_texts(place: NDArray[np.integer], bounds: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return which text each place lies in."""
    return np.searchsorted(bounds, place, side="right") - 1
