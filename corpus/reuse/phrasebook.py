"""Finds the recurring phrases of an archive in any other text: a draft."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.phrases.families import Families
from corpus.phrases.frames import WIDEST, AnnotatedText
from corpus.phrases.spelling import Spelling
from corpus.reuse.draft_check import PassageIndex
from corpus.text.tokens import Tokens, tokenise

#: Bytes to a word's number: runs of words are looked up as bytes.
_EACH = np.dtype(np.int32).itemsize
#: A line end inside a paragraph: a draft that is pasted may have broken lines.
_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")

#: A phrase in a text: its first word, the one behind its last, and its row in the phrasebook.
_Mark = tuple[int, int, int]


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """All wordings of a list of phrases and families, to look them up in a text.

    Attributes
    ----------
    index : PassageIndex
        The archive's, for its vocabulary.
    ids : list of str
        Phrases and families; where two have the same wording, the first is named.
    family : list of int, one item an id
        The row of the family that the phrase belongs to; the phrase's own row, if that family is not in the list.
    wordings : mapping of bytes to int
        Words in a row, as numbers of the vocabulary, and the row of their phrase.
    frames : mapping of (bytes, bytes) to int
        Words before and behind a gap, and the row of their template; no words behind an open end.
    """

    index: PassageIndex
    ids: list[str]
    family: list[int]
    wordings: Mapping[bytes, int]
    frames: Mapping[tuple[bytes, bytes], int]

    @classmethod
    def of(
        cls, index: PassageIndex, listed: pd.DataFrame, occurrences: pd.DataFrame, families: Families
    ) -> "Phrasebook":
        """Collect how listed phrases are worded in an archive.

        Parameters
        ----------
        index : PassageIndex
            The archive's.
        listed : DataFrame
            `phrase_id`, `phrase`, `kind`, and the `family_id` of single phrases. Of two with the same wording, the
            first is named.
        occurrences : DataFrame
            Those of all single phrases (`schema.OCCURRENCES`), as `listing.mine_phrases` gives them.
        families : Families
            Those of the archive.
        """
        known = pd.Index(listed["phrase_id"])
        rows, first, end, filled = _locate_wordings(
            index, known, listed["kind"].eq("single").to_numpy(), occurrences, families
        )
        order = np.argsort(rows, kind="stable")
        template = listed["kind"].eq("template").to_numpy()
        opens = template & listed["phrase"].str.endswith("*").to_numpy()
        raw = index.word.tobytes()
        wordings: dict[bytes, int] = {}
        framed: dict[int, list[list[tuple[bytes, bytes]]]] = {}
        for row, a, b, filler in zip(*(each[order].tolist() for each in (rows, first, end, filled)), strict=True):
            if not template[row]:
                wordings.setdefault(raw[_EACH * a : _EACH * b], row)
                continue
            gaps = [b - filler] if opens[row] else range(a + 1, b - filler)
            cut = [(raw[_EACH * a : _EACH * gap], raw[_EACH * (gap + filler) : _EACH * b]) for gap in gaps]
            framed.setdefault(row, []).append(cut)
        frames: dict[tuple[bytes, bytes], int] = {}
        for row, cuts in framed.items():
            # The table says how many words fill a gap and not where: the template is what recurs around the gap.
            often = Counter(frame for cut in cuts for frame in cut)
            for cut in cuts:
                frames.setdefault(max(cut, key=often.__getitem__), row)
        family = known.get_indexer(listed["family_id"])
        own_row = np.arange(len(known))
        return cls(index, known.tolist(), np.where(family < 0, own_row, family).tolist(), wordings, frames)


def find_phrases(text: str, book: Phrasebook, *, film: str | None = None) -> pd.DataFrame:
    """Find the phrases of a list in any text, within sentences.

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
    A phrase has the forms that it has in the archive; a template takes any filler that `templates.find_templates`
    would take.
    """
    tokens = tokenise([_WRAPPED.sub(" ", text)], films=[film])
    word = book.index.number_words(tokens).astype(np.int32).tobytes()
    last = np.searchsorted(tokens.sentence, tokens.sentence, side="right").tolist()
    marks = _keep_outermost([*_find_wordings(word, last, book), *_find_templates(word, last, book, tokens)], book)
    first, end, row = np.array(marks, np.int64).reshape(-1, 3).T
    return pd.DataFrame(
        {
            "start": tokens.start[first].astype("int64"),
            "end": tokens.end[end - 1].astype("int64"),
            "phrase_id": pd.Series([book.ids[each] for each in row], dtype="str"),
        }
    )


def select_used(text: str, marks: pd.DataFrame, listed: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a list of phrases that a text uses, in their order, with `printed`: the first wording there.

    Parameters
    ----------
    text : str
    marks : DataFrame
        From `find_phrases`.
    listed : DataFrame
        `phrase_id`, and any other columns.
    """
    first = marks.drop_duplicates("phrase_id")
    wording = [" ".join(text[start:end].split()) for start, end in zip(first["start"], first["end"], strict=True)]
    wordings = pd.Series(wording, index=first["phrase_id"], dtype="str")
    rows = listed[listed["phrase_id"].isin(wordings.index)].reset_index(drop=True)
    return rows.assign(printed=wordings.reindex(rows["phrase_id"]).array)


def _locate_wordings(
    index: PassageIndex,
    known: pd.Index,
    single: NDArray[np.bool_],
    occurrences: pd.DataFrame,
    families: Families,
) -> tuple[NDArray[np.integer], NDArray[np.integer], NDArray[np.integer], NDArray[np.integer]]:
    """Find every occurrence of families, and one of each single phrase.

    Returns the row among `known`, the first word in the archive, the one behind the last, and how many words fill the
    gap; one item an occurrence each.
    """
    phrase = occurrences["phrase_id"].cat
    alone = np.flatnonzero(single)
    example = np.searchsorted(phrase.codes.to_numpy(), phrase.categories.get_indexer(known[alone]))
    gathered = families.occurrences["family_id"].cat
    row = known.get_indexer(gathered.categories)[gathered.codes.to_numpy()]
    wanted = np.flatnonzero(row >= 0)
    filler = families.occurrences["filler"].cat
    width = np.array([words.count(" ") + 1 for words in filler.categories], np.int64)[filler.codes.to_numpy()[wanted]]
    token = (np.repeat(np.arange(len(index.bounds) - 1), np.diff(index.bounds)) << 32) | index.start
    places = []
    for table, rows in ((occurrences, example), (families.occurrences, wanted)):
        part = table.iloc[rows]
        review = part["review_id"].cat.codes.to_numpy().astype(np.int64) << 32
        places.append([np.searchsorted(token, review | part[name].to_numpy()) for name in ("start", "end")])
    first, end = (np.concatenate(both) for both in zip(*places, strict=True))
    return np.append(alone, row[wanted]), first, end, np.append(np.zeros(len(alone), np.int64), width)


def _find_wordings(word: bytes, last: list[int], book: Phrasebook) -> Iterator[_Mark]:
    """Yield phrases with a known wording; `last` is where each word's sentence ends."""
    for size in sorted({len(wording) // _EACH for wording in book.wordings}):
        for first in range(len(last) - size + 1):
            row = book.wordings.get(word[_EACH * first : _EACH * (first + size)])
            if row is not None and first + size <= last[first]:
                yield first, first + size, row


def _find_templates(word: bytes, last: list[int], book: Phrasebook, tokens: Tokens) -> Iterator[_Mark]:
    """Yield templates with any words in their gap that `open_ends` and `inner_gaps` would take."""
    text = AnnotatedText.of(tokens, Spelling.of(tokens))
    heads, wholes = (text.count_filling_words(np.arange(len(last)), whole=whole).tolist() for whole in (False, True))
    pause, content, ends, hanger = (each.tolist() for each in (text.pause, text.content, text.filling, text.hanger))
    before = {left for left, _ in book.frames}
    behind = sorted({len(right) // _EACH for _, right in book.frames if right})
    for size in sorted({len(left) // _EACH for left in before}):
        filled = heads if size == 2 else wholes
        for first in range(len(last) - size):
            gap = first + size
            left = word[_EACH * first : _EACH * gap]
            if left not in before or gap > last[first]:
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
                for more in behind if ends[end - 1] else ():
                    row = book.frames.get((left, word[_EACH * end : _EACH * (end + more)]))
                    if row is not None and end + more <= last[first]:
                        yield first, end + more, row


def _keep_outermost(marks: list[_Mark], book: Phrasebook) -> list[_Mark]:
    """Leave out marks inside others, and phrases of families that are marked already; in the order of the text."""
    gathered: set[tuple[int, int]] = set()
    separate = []
    # Where forms of a family overlap, the first counts; a family comes before its single phrases.
    for first, end, row in sorted(marks, key=lambda mark: (book.family[mark[2]] != mark[2], mark[0], -mark[1])):
        words = {(book.family[row], at) for at in range(first, end)}
        if gathered.isdisjoint(words):
            separate.append((first, end, row))
            gathered |= words if book.family[row] == row else set()
    reached, kept = 0, []
    for first, end, row in sorted(separate, key=lambda mark: (mark[0], -mark[1], mark[2])):
        if end > reached:
            reached = end
            kept.append((first, end, row))
    return kept
