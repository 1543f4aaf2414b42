"""Templates: phrases with a gap that many words fill, and which listed phrases belong to them."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.memory import give_back_memory
from corpus.phrases import inflections, inner_gaps, open_ends
from corpus.phrases.annotated_text import AnnotatedText
from corpus.phrases.attraction import Heads
from corpus.phrases.frames import LONGEST, Frames, find_runs
from corpus.phrases.inflections import Cores
from corpus.phrases.occurrences import Occurrences

#: A phrase belongs to a template if this share of its occurrences is inside.
_MOSTLY = 2 / 3


def find_templates(text: AnnotatedText, occurrences: Occurrences, *, min_reviews: int) -> Frames:
    """Find the templates of a corpus: frames with an open end, and frames with a gap inside.

    Parameters
    ----------
    text : AnnotatedText
        The corpus.
    occurrences : Occurrences
        Its listed phrases; those that end in a preposition or the like may be templates.
    min_reviews : int
        In how many reviews a template must be.
    """
    with ThreadPoolExecutor(1) as beside:
        # Both sort and compare, which takes a processor each, and not the interpreter.
        finding = beside.submit(_find_open_ends, text, occurrences, min_reviews)
        inner = inner_gaps.find_inner_gaps(text, min_reviews=min_reviews)
        opened = finding.result()
    give_back_memory()
    return Frames.concatenate([opened, inner])


def group_templates(text: AnnotatedText, templates: Frames) -> NDArray[np.integer]:
    """Number templates; those that differ only by inflection, or by auxiliaries of tense, share a number."""
    first, gap, last = (
        getattr(templates, name)[templates.example].astype(np.int64) for name in ("place", "gap", "last")
    )
    before, behind = (
        inflections.hash_lemmas(text, start, end)
        for start, end in ((first, gap), (last + 1 - templates.right, last + 1))
    )
    number = pd.MultiIndex.from_arrays([before, behind, templates.right > 0]).factorize()[0]
    return number.astype(np.int64)


def _find_open_ends(text: AnnotatedText, occurrences: Occurrences, min_reviews: int) -> Frames:
    """Find the frames with an open end."""
    return open_ends.find_open_ends(text, _find_open_phrases(text, occurrences), min_reviews=min_reviews)


def _find_open_phrases(text: AnnotatedText, occurrences: Occurrences) -> Frames:
    """Find the phrases that leave something open at their end, with and without the function words before them."""
    last = occurrences.first + occurrences.words - 1
    open_ended = (occurrences.words > 2) & (text.article[last] | text.preposition[last])
    open_ended |= (occurrences.words > 4) & ~text.filling[last]
    open_ended &= occurrences.words <= LONGEST
    chosen = np.flatnonzero(open_ended & ~text.hanger[occurrences.first])
    words = occurrences.words[chosen]
    size = np.diff(occurrences.bounds)[chosen]
    # Without the words before it a phrase may be a little more frequent, and have enough of its rarest word after all.
    chosen = chosen[open_ends.mark_dependent(text, occurrences.first[chosen], words, 2 * size)]
    start, end = occurrences.first[chosen].astype(np.int64), occurrences.first[chosen] + occurrences.words[chosen]
    core_start = start.copy()
    for _ in range(LONGEST):
        core_start += (core_start < end - 2) & ~text.content[core_start]
    longer = end - core_start > 2
    return find_runs(text, np.append(start, core_start[longer]), np.append(end, end[longer]))


def find_enclosing(
    text: AnnotatedText,
    occurrences: Occurrences,
    cores: Cores,
    templates: Frames,
    group: NDArray[np.integer],
    *,
    min_reviews: int,
) -> NDArray[np.integer]:
    """Find the group of templates that the core of each phrase mostly occurs inside.

    A template with a filler that belongs to it and recurs, as "to a lesser extent", is a phrase of its own: it counts
    as outside.

    Parameters
    ----------
    text, occurrences, cores
        The corpus, its listed phrases, and their cores.
    templates : Frames
        All templates.
    group : array of int, one item a template
        From `group_templates`.
    min_reviews : int
        In how many reviews a template with one filler recurs.

    Returns
    -------
    array of int64, one item a phrase
        The group; −1 where there is none.
    """
    words = (templates.left + templates.right)[templates.code]
    code, last = group[templates.code], templates.last
    order = np.argsort(words, kind="stable")
    holder = np.full(len(text.word), -1, np.int32)
    for step in range(int((last - templates.place).max(initial=-1)) + 1):
        rows = order[(templates.place + step <= last)[order]]
        holder[templates.place[rows] + step] = rows
    begin, length = cores.start - occurrences.first, cores.end - cores.start
    heads, counted = Heads.of(text, templates), text.content_before
    own = heads.mark_own(min_reviews=min_reviews)[heads.number]
    content = counted[last + 1] - counted[templates.place]

    def find_group(phrase: NDArray[np.integer], place: NDArray[np.integer]) -> NDArray[np.integer]:
        start = place + begin[phrase]
        row = holder[start]
        inside = (row >= 0) & (start + length[phrase] - 1 <= last[row])
        return np.where(inside & ~(own[row] & (cores.content[phrase] == content[row])), code[row], -1)

    result = np.full(len(begin), -1, np.int64)
    if not len(code):
        return result
    filled = np.flatnonzero(cores.content > 0)
    some = np.zeros(len(filled), bool)
    bounds = occurrences.bounds
    for row in (bounds[filled], (bounds[filled] + bounds[filled + 1]) // 2, bounds[filled + 1] - 1):
        some |= find_group(filled, occurrences.place[row]) >= 0
    chosen = filled[some]
    every, size = occurrences.find_rows(chosen)
    phrase = np.repeat(np.arange(len(chosen)), size)
    template = find_group(chosen[phrase], occurrences.place[every])
    groups = int(group.max()) + 1
    pair, count = np.unique((phrase * groups + template)[template >= 0], return_counts=True)
    member, holder_of = np.divmod(pair, groups)
    mostly = count >= _MOSTLY * size[member]
    result[chosen[member[mostly]]] = holder_of[mostly]
    return result
