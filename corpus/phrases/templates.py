"""The templates of a corpus, and which phrases are printed inside them."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases import inflections, inner_gaps, open_ends
from corpus.phrases.frames import LONGEST, WIDEST, Frames, Text
from corpus.phrases.inflections import Cores
from corpus.phrases.occurrences import Printings
from corpus.phrases.spelling import Spelling
from corpus.text.tokens import Tokens

_UNQUOTED = str.maketrans("", "", "“”‘’„«»\"'")
#: A phrase belongs to a template if this much of it is printed inside.
_MOSTLY = 2 / 3


def find(text: Text, printings: Printings, *, min_reviews: int) -> Frames:
    """Find the templates of a corpus: frames with an open end, and with a gap inside."""
    opened = open_ends.find(text, _open(text, printings), min_reviews=min_reviews)
    return Frames.joined([opened, inner_gaps.find(text, min_reviews=min_reviews)])


def alike(tokens: Tokens, text: Text, templates: Frames) -> NDArray[np.integer]:
    """Number templates, without regard to inflection and to auxiliaries that only shift the tense."""
    first, gap, last = (
        getattr(templates, name)[templates.example].astype(np.int64) for name in ("place", "gap", "last")
    )
    before, behind = (
        inflections.normal(tokens, text, start, end)
        for start, end in ((first, gap), (last + 1 - templates.right, last + 1))
    )
    number = pd.MultiIndex.from_arrays([before, behind, templates.right > 0]).factorize()[0]
    return number.astype(np.int64)


def described(
    tokens: Tokens, text: Text, spelling: Spelling, templates: Frames, group: NDArray[np.integer]
) -> pd.DataFrame:
    """Name groups of templates as they are written.

    Returns
    -------
    DataFrame
        `key` (the words alone of its most frequent one), `pattern`, `kind`, `words` and `content`; one row a group.
    """
    order = np.lexsort((-templates.size, group))
    example = templates.example[order]
    cut = inflections.pieces(tokens, spelling)
    columns = (group[order], templates.place[example], templates.left[order], templates.filler[example])
    rows: list[tuple[str, str, str, int, int]] = []
    forms: list[list[list[str]]] = []
    for number, place, left, filler, right in zip(
        *(column.tolist() for column in (*columns, templates.right[order])), strict=True
    ):
        parts = [slice(place, place + left), slice(place + left + filler, place + left + filler + right)]
        if number == len(rows):
            words = [range(part.start, part.stop) for part in parts]
            key = " * ".join(" ".join(tokens.vocabulary[tokens.word[at]] for at in part) for part in words)
            pattern = " * ".join(_written(tokens, spelling, part) for part in words).rstrip()
            rows.append((key, pattern, "template", left + right, sum(int(text.telling[part].sum()) for part in parts)))
            forms.append([])
        forms[number].append([*cut(parts[0]), "*", *cut(parts[1])])
    many = pd.DataFrame(rows, columns=["key", "pattern", "kind", "words", "content"])
    several = [number for number, alike in enumerate(forms) if len(alike) > 1]
    many.loc[several, "pattern"] = [inflections.pattern(forms[number])[0] for number in several]
    return many


def fillers(text: Text, spelling: Spelling, templates: Frames) -> pd.Categorical:
    """Write out what fills the gap, one item an occurrence."""
    gap, last = templates.gap, len(text.word) - 1
    words = [
        np.where(step < templates.filler, text.word[np.minimum(gap + step, last)] + 1, 0) for step in range(WIDEST)
    ]
    key = np.zeros(len(gap), np.int64)
    for word in words:
        key = key * (len(spelling.usual) + 1) + word
    code, distinct = pd.factorize(key)
    example = np.empty(len(distinct), np.intp)
    example[code] = np.arange(len(code))
    names = ["", *spelling.usual]
    written = [" ".join(names[word[row]] for word in words).rstrip() for row in example]
    names_of, spelt = pd.factorize(np.array(written, object))
    return pd.Categorical.from_codes(names_of[code], pd.Index(spelt, dtype="str"))


def _written(tokens: Tokens, spelling: Spelling, part: range) -> str:
    words = [spelling.usual[tokens.word[at]] for at in part]
    gaps = [tokens.gaps[tokens.gap[at]].translate(_UNQUOTED) for at in part[:-1]]
    return "".join(word + gap for word, gap in zip(words, [*gaps, ""][: len(words)], strict=True))


def _open(text: Text, printings: Printings) -> Frames:
    """Return the phrases that leave something open at their end, with and without the words of grammar before them."""
    last = printings.first + printings.words - 1
    open_ended = (printings.words > 2) & (text.article | text.preposition)[last]
    open_ended |= (printings.words > 4) & ~text.filling[last]
    open_ended &= printings.words <= LONGEST
    chosen = np.flatnonzero(open_ended & ~text.hanger[printings.first])
    words = printings.words[chosen]
    size = np.diff(printings.bounds)[chosen]
    # Without what stands before it a phrase may be a little more frequent, and hold its rarest word after all.
    chosen = chosen[open_ends.held(text, printings.first[chosen], words, 2 * size)]
    start, end = printings.first[chosen].astype(np.int64), printings.first[chosen] + printings.words[chosen]
    bare = start.copy()
    for _ in range(LONGEST):
        bare += (bare < end - 2) & ~text.content[bare]
    longer = end - bare > 2
    return open_ends.everywhere(text, np.append(start, bare[longer]), np.append(end, end[longer]))


def holding(
    text: Text, printings: Printings, cores: Cores, templates: Frames, group: NDArray[np.integer]
) -> NDArray[np.integer]:
    """Return the group of templates that the core of each phrase is mostly printed inside; −1 where there is none."""
    words = (templates.left + templates.right)[templates.code]
    code, last = group[templates.code], templates.last
    order = np.argsort(words, kind="stable")
    holder = np.full(len(text.word), -1, np.int64)
    for step in range(int((last - templates.place).max(initial=-1)) + 1):
        rows = order[(templates.place + step <= last)[order]]
        holder[templates.place[rows] + step] = rows
    begin, length = cores.start - printings.first, cores.end - cores.start

    def held(phrase: NDArray[np.integer], place: NDArray[np.integer]) -> NDArray[np.integer]:
        start = place + begin[phrase]
        row = holder[start]
        return np.where((row >= 0) & (start + length[phrase] - 1 <= last[row]), code[row], -1)

    result = np.full(len(begin), -1, np.int64)
    if not len(code):
        return result
    filled = np.flatnonzero(cores.content > 0)
    some = np.zeros(len(filled), bool)
    bounds = printings.bounds
    for row in (bounds[filled], (bounds[filled] + bounds[filled + 1]) // 2, bounds[filled + 1] - 1):
        some |= held(filled, printings.places(row)) >= 0
    chosen = filled[some]
    every, size = printings.rows(chosen)
    phrase = np.repeat(np.arange(len(chosen)), size)
    template = held(chosen[phrase], printings.places(every))
    groups = int(group.max()) + 1
    pair, count = np.unique((phrase * groups + template)[template >= 0], return_counts=True)
    member, holder_of = np.divmod(pair, groups)
    mostly = count >= _MOSTLY * size[member]
    result[chosen[member[mostly]]] = holder_of[mostly]
    return result
