"""Finds titles of films: a review's own in any of its spellings, and others in title case.

Capitals or quotation marks distinguish a title from the same words in running prose. A title of two content words or
more needs neither: nobody writes "pulp fiction" by chance in a review of *Pulp Fiction*.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.text.sentences import Trait, has_trait

#: At most this many characters are between two words of a title ("Crouching Tiger, Hidden Dragon").
_NEAR = 3


@dataclass(frozen=True, eq=False)
class Titles:
    """Spellings of titles as word numbers, one row a spelling.

    Attributes
    ----------
    words : int32, shape (spellings, longest)
        Word numbers, padded with −1.
    film : int, one item a spelling
        Number of the film.
    content : bool, shape (spellings, longest)
        Which words are content words; all of them, if none is.
    grammar : bool, one item a spelling
        Whether it has function words only.
    """

    words: NDArray[np.integer]
    film: NDArray[np.integer]
    content: NDArray[np.bool_]
    grammar: NDArray[np.bool_]

    @classmethod
    def of(cls, film: NDArray[np.integer], words: list[list[int]], function: NDArray[np.bool_]) -> "Titles":
        """Build the table from lists of word numbers; `function` marks the function words of the vocabulary."""
        padded = np.full((len(words), max(map(len, words), default=0)), -1, np.int32)
        for row, numbers in enumerate(words):
            padded[row, : len(numbers)] = numbers
        content = (padded >= 0) & ~np.append(function, True)[padded]
        grammar = ~content.any(axis=1)
        return cls(padded, film, np.where(grammar[:, None], padded >= 0, content), grammar)


@dataclass(frozen=True, eq=False)
class Prose:
    """The words of some reviews, with what it takes to find titles.

    Attributes
    ----------
    word, trait, start, end, film : int, one item a word
        Number of the word, its `sentences.Trait`, its offsets, and the film of its review.
    initial : bool, one item a word
        Whether it begins a sentence.
    opens, closes : bool, one item a word
        Whether a quotation mark is right before or behind it.
    stem : int, one item a word of the vocabulary
        The word without its 's.
    """

    word: NDArray[np.integer]
    trait: NDArray[np.integer]
    start: NDArray[np.integer]
    end: NDArray[np.integer]
    film: NDArray[np.integer]
    initial: NDArray[np.bool_]
    opens: NDArray[np.bool_]
    closes: NDArray[np.bool_]
    stem: NDArray[np.integer]


@dataclass(frozen=True, eq=False)
class Usage:
    """How the words of some reviews are used, one item a word of the vocabulary.

    Attributes
    ----------
    frequency : int64
        How often it occurs, with and without 's; and one item more, which is more than all of these.
    name : bool
        Whether it has a capital in half of its occurrences inside sentences, or more.
    """

    frequency: NDArray[np.integer]
    name: NDArray[np.bool_]

    @classmethod
    def of(cls, parts: Iterable[Prose]) -> "Usage":
        """Count the words of all reviews, which come in one part or in several; at least one."""
        counts: NDArray[np.integer] | None = None
        for prose in parts:
            raised, inside = _mark_raised(prose), ~prose.initial
            size = len(prose.stem)
            every = (prose.stem[prose.word], prose.word[inside & ~raised], prose.word[inside & raised])
            part = np.stack([np.bincount(words, minlength=size) for words in every])
            counts = part if counts is None else counts + part
        assert counts is not None
        frequency, small, capital = counts
        return cls(np.append(frequency, frequency.sum() + 1), capital >= small)


def find_mentions(titles: Titles, prose: Prose) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.bool_]]:
    """Find the mentions of each review's own film.

    Parameters
    ----------
    titles : Titles
        The spellings of the films' titles.
    prose : Prose
        The words of the reviews.

    Returns
    -------
    first, last : array
        Positions of the first and last word of each mention, ascending, none overlapping another: a longer spelling
        takes precedence over a shorter one.
    possessive : array of bool
        Whether the mention ends in 's, where the title does not.
    """
    usage = Usage.of([prose])
    row, first, last = _match_words(titles, prose, usage)
    is_title = _mark_titles(titles, prose, usage, row, first, last)
    row, first, last = _drop_overlapping(row[is_title], first[is_title], last[is_title])
    return first, last, prose.word[last] != titles.words[row, last - first]


def find_title_case(
    titles: Titles, prose: Prose, usage: Usage
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Find titles in title case: the first and every content word with a capital, none in capitals throughout.

    A title of grammar or numbers alone ("It", "1917") is not looked for: in a review of another film, a capital says
    too little. Nor is a capital that begins a sentence enough for a title of one word.

    Parameters
    ----------
    titles : Titles
    prose : Prose
        Titles are looked for in the reviews of their `film`: give all of them the same number to look for each title
        everywhere.
    usage : Usage
        That of these reviews, or of more: of all that are looked through part by part.

    Returns
    -------
    row : array
        Which of the titles each is.
    first, last : array
        As for `find_mentions`.
    """
    row, first, last = _match_words(titles, prose, usage, _mark_raised(prose))
    title_case = ~titles.grammar[row] & has_trait(prose.trait[first], Trait.CAPITALISED | Trait.DIGIT)
    capital_inside = np.zeros(len(row), bool)
    for step in range(titles.words.shape[1]):
        at = np.minimum(first + step, last)
        content = titles.content[row, step]
        spelled = has_trait(prose.trait[at], Trait.CAPITALISED) & ~has_trait(prose.trait[at], Trait.SHOUTED)
        title_case &= ~content | spelled | has_trait(prose.trait[at], Trait.DIGIT)
        title_case &= (at == first) | ~prose.initial[at]
        capital_inside |= content & spelled & (~prose.initial[at] | usage.name[prose.word[at]])
    chosen = title_case & capital_inside
    return _drop_overlapping(row[chosen], first[chosen], last[chosen])


def _match_words(
    titles: Titles, prose: Prose, usage: Usage, raised: NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Return rows of titles with the first and the last word of each place that has their words, in any case.

    With `raised`, places whose rarest word is a content word that is not marked there may be left out.
    """
    row, first = _find_candidates(titles, prose, usage, raised)
    length = (titles.words >= 0).sum(axis=1)
    last = first + length[row] - 1
    whole = (first >= 0) & (last < len(prose.word))
    row, first, last = row[whole], first[whole], last[whole]
    same = prose.film[first] == prose.film[last]
    row, first, last = row[same], first[same], last[same]
    for step in range(titles.words.shape[1]):
        wanted, at = titles.words[row, step], np.minimum(first + step, last)
        fits = (wanted < 0) | (prose.word[at] == wanted) | ((at == last) & (prose.stem[prose.word[at]] == wanted))
        fits &= (at == first) | (prose.start[at] - prose.end[at - 1] <= _NEAR)
        row, first, last = row[fits], first[fits], last[fits]
    return row, first, last


def _find_candidates(
    titles: Titles, prose: Prose, usage: Usage, raised: NDArray[np.bool_] | None
) -> tuple[NDArray[np.integer], NDArray[np.integer]]:
    """Return rows of titles, and where each would begin: wherever its rarest word is in a review of its film."""
    stem = prose.stem[prose.word]
    stems = np.where(titles.words >= 0, prose.stem[titles.words], -1)
    rarest = usage.frequency[stems].argmin(axis=1)
    anchor = stems[np.arange(len(stems)), rarest]
    size = len(prose.stem)
    key = titles.film * size + anchor
    order = np.argsort(key, kind="stable")
    anchors, anywhere = np.zeros(size, bool), np.zeros(size, bool)
    anchors[anchor] = True
    anywhere[anchor[~titles.content[np.arange(len(stems)), rarest]]] = True
    begins = anchors[stem] if raised is None else (anchors[stem] & raised) | anywhere[stem]
    at = np.flatnonzero(begins & (prose.film >= 0))
    wanted = prose.film[at] * size + stem[at]
    low, high = (np.searchsorted(key[order], wanted, side=side) for side in ("left", "right"))
    count = high - low
    nth = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    row = order[np.repeat(low, count) + nth]
    return row, np.repeat(at, count) - rarest[row]


def _mark_titles(
    titles: Titles,
    prose: Prose,
    usage: Usage,
    row: NDArray[np.integer],
    first: NDArray[np.integer],
    last: NDArray[np.integer],
) -> NDArray[np.bool_]:
    """Mark the places that are the title and not the same words in running prose."""
    capital = _mark_raised(prose)
    all_capitals = np.ones(len(row), bool)
    name_inside = np.zeros(len(row), bool)
    across_sentences = np.zeros(len(row), bool)
    opening: list[tuple[NDArray[np.integer], NDArray[np.integer]]] = []
    for step in range(titles.words.shape[1]):
        at = np.minimum(first + step, last)
        content = titles.content[row, step]
        all_capitals &= ~content | (capital[at] & ~(titles.grammar[row] & has_trait(prose.trait[at], Trait.SHOUTED)))
        name_inside |= content & ~prose.initial[at]
        opens = np.flatnonzero(content & prose.initial[at] & ~titles.grammar[row])
        opening.append((opens, at[opens]))
        across_sentences |= (at > first) & prose.initial[at]
    opens, at = (np.concatenate([np.empty(0, np.intp), *each]) for each in zip(*opening, strict=True))
    named = usage.name[prose.word[at]] | _mark_names_of_films(titles, prose, capital, at)
    name_inside[opens[named]] = True
    by_words = ~titles.grammar & (titles.content.sum(axis=1) > 1)
    quoted = prose.opens[first] & prose.closes[last]
    return (by_words[row] & ~across_sentences) | (all_capitals & name_inside) | quoted


def _mark_raised(prose: Prose) -> NDArray[np.bool_]:
    """Mark the words that begin with a capital or a digit."""
    return has_trait(prose.trait, Trait.CAPITALISED | Trait.DIGIT)


def _mark_names_of_films(
    titles: Titles, prose: Prose, capital: NDArray[np.bool_], at: NDArray[np.integer]
) -> NDArray[np.bool_]:
    """Mark the words of titles, at some places, that are names in the reviews of the film; see `Usage.name`.

    What a word is in a document, its clear places there say best (A. Mikheev, "Periods, Capitalized Words, etc.",
    Computational Linguistics 28, 2002): "Home is dull" begins with a title in reviews that say "in Home".
    """
    in_titles, asked = np.zeros((2, len(prose.stem)), bool)
    in_titles[titles.words[titles.content]] = True
    asked[prose.word[at]] = True
    inside = np.flatnonzero((in_titles & asked)[prose.word] & ~prose.initial & (prose.film >= 0))
    key, number = np.unique(_key(prose, at), return_inverse=True)
    known = _key(prose, inside)
    place = np.searchsorted(key, known)
    same = np.append(key, -1)[place] == known
    inside, place = inside[same], place[same]
    many, large = (np.bincount(place, weights, len(key)) for weights in (None, capital[inside]))
    return ((many > 0) & (2 * large >= many))[number]


def _key(prose: Prose, at: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return one number for each word with the film of its review."""
    return prose.film[at].astype(np.int64) * len(prose.stem) + prose.word[at]


def _drop_overlapping(
    row: NDArray[np.integer], first: NDArray[np.integer], last: NDArray[np.integer]
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Leave out mentions that overlap a longer one, or an earlier one of the same length."""
    taken = np.zeros(last.max(initial=-1) + 2, bool)
    kept = []
    for length in sorted(set((last - first).tolist()), reverse=True):
        same = np.flatnonzero(last - first == length)
        same = same[np.argsort(first[same], kind="stable")]
        same = same[np.diff(first[same], prepend=-length - 1) > length]
        places = first[same, None] + np.arange(length + 1)
        free = ~taken[places].any(axis=1)
        taken[places[free]] = True
        kept.append(same[free])
    chosen = np.concatenate(kept) if kept else np.empty(0, np.intp)
    chosen = chosen[np.argsort(first[chosen])]
    return row[chosen], first[chosen], last[chosen]
