"""Scores texts as TextBlob does and without titles: many of them in a process of its own, beside what else is measured.

Scoring is one Python loop, and keeps one processor busy as long as mining phrases keeps another.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from pyarrow import feather
from scipy.sparse import csr_array

from corpus.child import end_with, start_child
from corpus.polarity import scores, untitled
from corpus.polarity.chunks import Note
from corpus.polarity.contributions import ChunkCounter, Evidence
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon
from corpus.reading.importing import Progress
from corpus.schema import StoreError

#: Texts from which a process of its own is worth its start, of about a second.
APART = 4_000
#: So many texts are scored between two reports of the progress.
_BATCH = 2_000
#: What is scored twice: as TextBlob does, and without the titles of films.
_SCORES = ["polarity", "subjectivity", "evidence"]
_FRAMES = ("reviews", "sentences", "chunks", "uses")
_USES = ["review", "chunk", "occurrences"]


class Scored(NamedTuple):
    """The scores of some texts.

    Attributes
    ----------
    reviews, sentences : DataFrame
        TextBlob's scores, beside them the same `…_untitled`; one row a text, and one row a sentence.
    evidence : Evidence
        The chunks of the texts without titles.
    """

    reviews: pd.DataFrame
    sentences: pd.DataFrame
    evidence: Evidence


@contextlib.contextmanager
def start_scoring(
    texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, *, apart: int = APART
) -> Iterator[Callable[[Progress], Scored]]:
    """Begin to score texts and their sentences; what this gives returns the scores, once they are there.

    Parameters
    ----------
    texts : sequence of str
    spans, mentions : DataFrame
        Their sentences and the titles in them: `review` (position), `start` and `end`, by review.
    apart : int
        From so many texts on they are scored in a process of its own, which ends with this context.

    Raises
    ------
    StoreError
        That process ended without an answer.
    """
    if len(texts) < apart:
        yield partial(score_twice, texts, spans, mentions)
        return
    with tempfile.TemporaryDirectory(prefix="refrain-") as name:
        folder, many = Path(name), len(texts)
        _write(pd.DataFrame({"text": texts}), folder, "texts")
        _write(spans, folder, "spans")
        _write(mentions, folder, "mentions")
        (folder / "parent").write_text(str(os.getpid()))
        del texts, spans, mentions
        with (
            (folder / "stderr").open("wb") as complaints,
            start_child("corpus.store.scorer", folder, output=subprocess.DEVNULL, complaints=complaints) as child,
        ):

            def wait(progress: Progress) -> Scored:
                progress("scoring reviews", 0, many)
                if child.wait():
                    raise StoreError("Scoring the reviews failed: its process ended, perhaps for lack of memory.")
                progress("scoring reviews", many, many)
                reviews, sentences, chunks, uses = (_read(folder, table) for table in _FRAMES)
                row, chunk, times = (uses[column].to_numpy() for column in _USES)
                counts = csr_array((times, (row, chunk)), shape=(len(reviews), len(chunks)))
                return Scored(reviews, sentences, Evidence(chunks.astype({"chunk": "str", "word": "str"}), counts))

            try:
                yield wait
            finally:
                child.kill()


def score_twice(texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, progress: Progress) -> Scored:
    """Score texts and their sentences as TextBlob does, and without titles, and count the chunks behind the scores.

    Parameters
    ----------
    texts, spans, mentions
        As for `start_scoring`.
    progress : callable
        Called as `importing.Progress` says.
    """
    counter = ChunkCounter(len(texts))
    of_reviews, of_sentences = score_in_batches(texts, spans, None, "scoring reviews", progress, counter.put)
    progress("scoring without titles", 0, len(texts))
    without = untitled.score_untitled(
        texts, spans, mentions, reviews=of_reviews, sentences=of_sentences, note=counter.put
    )
    progress("scoring without titles", len(texts), len(texts))
    of_reviews, of_sentences = (
        each.join(other.add_suffix("_untitled"))
        for each, other in zip((of_reviews, of_sentences), without, strict=True)
    )
    return Scored(of_reviews, of_sentences, counter.count(load_textblob_lexicon()))


def score_in_batches(
    texts: Sequence[str],
    spans: pd.DataFrame,
    lexicon: Lexicon | None,
    doing: str,
    progress: Progress,
    note: Note = lambda position, chunks: None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the scores of texts and those of their sentences, a batch of texts at a time to report progress."""
    parts = []
    for first in range(0, max(len(texts), 1), _BATCH):
        progress(doing, first, len(texts))
        part = spans[spans["review"].between(first, first + _BATCH - 1)]
        shifted = part.assign(review=part["review"] - first)
        batch = texts[first : first + _BATCH]
        noted = lambda place, chunks, first=first: note(first + place, chunks)  # noqa: E731
        parts.append(scores.score_with_sentences(batch, shifted, lexicon=lexicon, note=noted))
    progress(doing, len(texts), len(texts))
    reviews, sentences = (pd.concat(each, ignore_index=True)[_SCORES] for each in zip(*parts, strict=True))
    return reviews, sentences


def main() -> None:
    """Score the texts in the folder that the only argument names; this runs in the child process."""
    folder = Path(sys.argv[1])
    end_with(int((folder / "parent").read_text()))
    texts, spans, mentions = _read(folder, "texts")["text"].tolist(), _read(folder, "spans"), _read(folder, "mentions")
    scored = score_twice(texts, spans, mentions, lambda doing, done, of: None)
    counts = scored.evidence.counts.tocoo()
    uses = pd.DataFrame(dict(zip(_USES, (counts.row, counts.col, counts.data), strict=True)))
    for table, frame in zip(_FRAMES, (scored.reviews, scored.sentences, scored.evidence.chunks, uses), strict=True):
        _write(frame, folder, table)


def _write(frame: pd.DataFrame, folder: Path, table: str) -> None:
    feather.write_feather(frame, folder / f"{table}.arrow", compression="uncompressed")


def _read(folder: Path, table: str) -> pd.DataFrame:
    return feather.read_feather(folder / f"{table}.arrow")


if __name__ == "__main__":
    main()
