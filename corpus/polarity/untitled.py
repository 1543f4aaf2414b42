"""TextBlob's scores without the titles of films, beside its own: only texts that a title moves are scored again."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from corpus.polarity.chunks import Note, Pieces, list_effects
from corpus.polarity.scores import remember_pieces, score_with_sentences
from corpus.polarity.textblob import load_textblob_lexicon, reads_piecewise
from corpus.text.untitled import LETTER, replace_titles

#: A title inside a longer run of letters and marks than this is scored again without looking.
_LONGEST_RUN = 200


def score_untitled(
    texts: Sequence[str],
    spans: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    reviews: pd.DataFrame,
    sentences: pd.DataFrame,
    note: Note = lambda position, chunks: None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Score texts and their sentences as TextBlob would if each title were a name that it does not know.

    Parameters
    ----------
    texts : sequence of str
    spans : DataFrame
        The sentences, as for `scores.score_with_sentences`; sorted by `review`.
    mentions : DataFrame
        Where titles are, as from `text.untitled.list_mentions`.
    reviews, sentences : DataFrame
        What `scores.score_with_sentences` gives for these texts and spans.
    note : callable
        Called with the position and the chunks of each text that is scored again; all others have the same as before.

    Returns
    -------
    reviews, sentences : DataFrame
        What `scores.score_with_sentences` gives for the texts with their titles replaced.
    """
    moved = find_moved_texts(texts, mentions)
    mine = np.flatnonzero(spans["review"].isin(moved))
    places = mentions[mentions["review"].isin(moved)]
    local = places.assign(review=np.searchsorted(moved, places["review"]))
    shifted = spans.iloc[mine].assign(review=np.searchsorted(moved, spans["review"].to_numpy()[mine]))
    replaced = replace_titles([texts[position] for position in moved.tolist()], local)
    again = score_with_sentences(replaced, shifted, note=lambda place, chunks: note(int(moved[place]), chunks))
    return _put_in(reviews, moved, again[0]), _put_in(sentences, mine, again[1])


def find_moved_texts(texts: Sequence[str], mentions: pd.DataFrame) -> NDArray[np.int64]:
    """Return the positions of texts whose scores the titles in them may move, ascending.

    Most titles are names to the lexicon already. A lexicon reads piece by piece between whitespace, so that the pieces
    of the title say whether it is one.
    """
    pieces = remember_pieces(load_textblob_lexicon())
    columns = (mentions[name].tolist() for name in ("review", "start", "end"))
    moved = []
    for review, places in groupby(zip(*columns, strict=True), key=itemgetter(0)):
        text = texts[review]
        if any(_acts(text, start, end, pieces) for _, start, end in places) or not reads_piecewise(text):
            moved.append(review)
    return np.array(moved, np.int64)


def _acts(text: str, start: int, end: int, pieces: Pieces) -> bool:
    """Return whether a title does anything but what a name does; also where a longer word may hold it, to be sure."""
    before, behind = text[max(start - _LONGEST_RUN, 0) : start], text[end : end + _LONGEST_RUN]
    head = "" if not before or before[-1].isspace() else before.split()[-1]
    tail = "" if not behind or behind[0].isspace() else behind.split()[0]
    if any(map(str.isalnum, head + tail)) or _LONGEST_RUN in (len(head), len(tail)):
        return True
    title, name = text[start:end], LETTER * (end - start)
    # A sentence may end between the title and the marks that touch it, and is scored by itself.
    pairs = ((title, name), (f"{head}{title}{tail}", f"{head}{name}{tail}"))
    return any(list_effects(pieces.read(one)) != list_effects(pieces.read(other)) for one, other in pairs)


def _put_in(frame: pd.DataFrame, rows: NDArray[np.integer], scores: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with other scores in some of its rows."""
    columns = {name: frame[name].to_numpy(copy=True) for name in scores}
    for name, values in columns.items():
        values[rows] = scores[name]
    return pd.DataFrame(columns, index=frame.index)
