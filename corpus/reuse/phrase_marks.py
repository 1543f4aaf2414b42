"""Finds the phrases of a list in any text: a draft."""

import re
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.annotated_text import WIDEST
from corpus.reuse.phrasebook import Phrasebook, Trait, Wordings
from corpus.text.arrays import mark_changes
from corpus.text.token_marks import mark_brackets
from corpus.text.tokens import Tokens, tokenise

#: Bytes to a word's number: runs of words are looked up as bytes.
_EACH = np.dtype(np.int32).itemsize
#: A line end inside a paragraph: a draft that is pasted may have broken lines.
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")
#: A phrase of so many words of content is the same in any inflection; fewer may be another one.
_ENOUGH = 3

#: A phrase in a text: its first word, the one behind its last, and its row in the phrasebook.
_Mark = tuple[int, int, int]


def tokenise_draft(text: str, film: str | None = None) -> Tokens:
    """Tokenise a text whose lines may be broken anywhere; its offsets stay.

    Parameters
    ----------
    text : str
    film : str, optional
        Its title then counts as the one word «film».
    """
    return tokenise([_WRAPPED.sub(" ", text)], films=[film])


def find_phrases(text: str, book: Phrasebook, *, film: str | None = None) -> pd.DataFrame:
    """Find the phrases of a list in any text, within sentences and brackets.

    Of phrases inside one another the longest counts; where a family occurs, its single phrases do not count.

    Parameters
    ----------
    text : str
    book : Phrasebook
    film : str, optional
        The film that the text is about: its title then counts as the one word that titles are in an archive.

    Returns
    -------
    DataFrame
        One row a place, in the order of the text: `start`, `end` (character offsets), `phrase_id`.

    Notes
    -----
    A phrase counts in every inflection that families would gather (`phrases.inflections`), printed before or not; a
    template with any filler that `templates.find_templates` would take.
    """
    tokens = tokenise_draft(text, film)
    draft = book.annotate(tokens)
    stretch = draft.text.sentence + np.append(0, np.cumsum(mark_brackets(tokens))[:-1])[: len(tokens.word)]
    last = np.searchsorted(stretch, stretch, side="right")
    found = [*_find_exact(draft, last, book), *_find_inflected(draft, last, book)]
    found += _find_templates(draft, last.tolist(), book)
    first, end, row = np.array(_keep_outermost(found, book), np.int64).reshape(-1, 3).T
    return pd.DataFrame(
        {
            "start": tokens.start[first].astype("int64"),
            "end": tokens.end[end - 1].astype("int64"),
            "phrase_id": book.ids.iloc[row].reset_index(drop=True).astype("str"),
        }
    )


def _find_exact(draft: Wordings, last: NDArray[np.integer], book: Phrasebook) -> Iterator[_Mark]:
    """Yield phrases with a known wording; `last` is where each word's sentence ends, or a bracket stands."""
    first, size, wording = book.wordings.find(draft.number_words(book.words), last)
    yield from _list_marks(first, first + size, book.row[wording])


def _find_inflected(draft: Wordings, last: NDArray[np.integer], book: Phrasebook) -> Iterator[_Mark]:
    """Yield phrases whose core is there in any form."""
    kept = draft.kept
    at, size, wording = book.cores.find(draft.number_lemmas(book.lemmas), np.searchsorted(kept, last[kept]))
    same = _mark_inflections(draft, at, size, wording, book)
    at, size, wording = at[same], size[same], wording[same]
    yield from _list_marks(kept[at], kept[at + size - 1] + 1, book.row[wording])


def _list_marks(first: NDArray[np.integer], end: NDArray[np.integer], row: NDArray[np.integer]) -> Iterator[_Mark]:
    """Yield marks; of those in one place, the phrase that is listed first."""
    found = np.unique(np.stack([first, end, row]), axis=1)
    new = mark_changes(found[0]) | mark_changes(found[1])
    yield from zip(*found[:, new].tolist(), strict=True)


def _mark_inflections(
    draft: Wordings,
    at: NDArray[np.integer],
    size: NDArray[np.integer],
    wording: NDArray[np.integer],
    book: Phrasebook,
) -> NDArray[np.bool_]:
    """Mark where words with the lemmas of a wording's core are the same phrase; see `core_uses`, `kept_forms`.

    Of one word or two of content, a noun is no form of a verb, and a genitive no form of a noun; the only word of
    content keeps its number, if it is a noun.
    """
    content = book.content[wording]
    same = np.ones(len(at), bool)
    word, traits = draft.number_words(book.words)[draft.kept], draft.traits[draft.kept]
    rows = np.flatnonzero(content < _ENOUGH)
    for step in range(int(size[rows].max(initial=0))):
        rows = rows[size[rows] > step]
        here, there = at[rows] + step, book.cores.bounds[wording[rows]] + step
        mine, listed = traits[here], book.core_traits[there]
        other = (word[here] != book.core_word[there]) & (listed & Trait.CONTENT > 0)
        verbal = (mine | listed) & Trait.VERBAL > 0
        # What is no form of a verb on either side is a noun, or varies as nouns do.
        noun = ~verbal | ((mine | listed) & Trait.NOUN > 0)
        no_noun = verbal & ((mine | listed) & Trait.NO_NOUN > 0)
        verb = verbal & (mine & listed & Trait.NO_NOUN > 0)
        genitive = (mine ^ listed) & Trait.GENITIVE > 0
        same[rows] &= ~other | verb | ~((noun & (no_noun | (content[rows] == 1))) | genitive)
    return same


def _find_templates(draft: Wordings, last: list[int], book: Phrasebook) -> Iterator[_Mark]:
    """Yield templates with any words in their gap that `open_ends` and `inner_gaps` would take."""
    text, lemma, kept = draft.text, draft.number_lemmas(book.lemmas).tobytes(), draft.kept.tolist()
    heads, wholes = (text.count_filling_words(np.arange(len(last)), whole=whole).tolist() for whole in (False, True))
    pause, content, ends, hanger = (each[:].tolist() for each in (text.pause, text.content, text.filling, text.hanger))
    place = {token: at for at, token in enumerate(kept)}
    before = {left for left, _ in book.frames}
    behind = sorted({len(right) // _EACH for _, right in book.frames if right})
    for size in sorted({len(left) // _EACH for left in before}):
        filled = heads if size == 2 else wholes
        for at in range(len(kept) - size + 1):
            first, gap = kept[at], kept[at + size - 1] + 1
            left = lemma[_EACH * at : _EACH * (at + size)]
            if left not in before or gap > last[first] - 1:
                continue
            if (row := book.frames.get((left, b""))) is not None:
                # After two content words the gap has one word only, after others up to `WIDEST`.
                widest = 1 if size == 2 and content[gap - 1] else WIDEST
                if 0 < filled[gap - 1] <= widest and not (size == 2 and pause[first]):
                    yield first, gap + filled[gap - 1], row
            for width in range(1, WIDEST + 1):
                end = gap + width
                if end >= last[first] or hanger[gap] or any(pause[gap - 1 : end]):
                    break
                for more in behind if ends[end - 1] and end in place else ():
                    start = place[end]
                    row = book.frames.get((left, lemma[_EACH * start : _EACH * (start + more)]))
                    if row is not None and start + more <= len(kept) and kept[start + more - 1] < last[first]:
                        yield first, kept[start + more - 1] + 1, row


def _keep_outermost(marks: list[_Mark], book: Phrasebook) -> list[_Mark]:
    """Leave out marks inside others, and phrases of families that are marked already; in the order of the text."""
    gathered: set[tuple[int, int]] = set()
    separate = []
    family = {row: int(book.family[row]) for _, _, row in marks}
    # Where forms of a family overlap, the first counts; a family comes before its single phrases.
    for first, end, row in sorted(marks, key=lambda mark: (family[mark[2]] != mark[2], mark[0], -mark[1])):
        words = {(family[row], at) for at in range(first, end)}
        if gathered.isdisjoint(words):
            separate.append((first, end, row))
            gathered |= words if family[row] == row else set()
    reached, kept = 0, []
    for first, end, row in sorted(separate, key=lambda mark: (mark[0], -mark[1], mark[2])):
        if end > reached:
            reached = end
            kept.append((first, end, row))
    return kept
