"""Scores texts as TextBlob does and without titles, and what they say of each aspect of the film.

Many are scored in a process of their own, beside what else is measured.

Scoring is one Python loop, and keeps one processor busy as long as mining phrases keeps another.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import feather
from scipy.sparse import csr_array

from corpus.child import end_with, start_child
from corpus.errors import StoreError
from corpus.polarity import scores, untitled
from corpus.polarity.chunks import Note
from corpus.polarity.contributions import ChunkCounter, Evidence
from corpus.polarity.textblob import Lexicon, load_textblob_lexicon
from corpus.progress import Progress
from corpus.store.basis import SHIPPED, Basis
from corpus.store.mapped import keep_texts
from corpus.text.laid_aside import lay_frame_aside
from corpus.text.untitled import replace_titles

#: Texts from which a process of its own is worth its start, of about a second.
APART = 4_000
#: So many texts are scored between two reports of the progress, and so many a process of its own holds.
_BATCH = 500
_FRAMES = ("reviews", "sentences", "statements", "chunks", "uses")
_USES = ["review", "chunk", "occurrences"]
#: What is needed of sentences and titles, in four bytes each.
_PLACES = {"spans": ["review", "sentence", "start", "end"], "mentions": ["review", "start", "end"]}


class Scored(NamedTuple):
    """The scores of some texts.

    Attributes
    ----------
    reviews, sentences : DataFrame
        TextBlob's scores, beside them the same `…_untitled`; one row a text, and one row a sentence.
    statements : DataFrame
        What the texts without titles say of aspects (`aspects.statements.find_statements`).
    evidence : Evidence
        The chunks of the texts without titles.
    """

    reviews: pd.DataFrame
    sentences: pd.DataFrame
    statements: pd.DataFrame
    evidence: Evidence


@contextlib.contextmanager
def start_scoring(
    texts: Sequence[str],
    spans: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    basis: Basis = SHIPPED,
    apart: int = APART,
) -> Iterator[Callable[[Progress], Scored]]:
    """Begin to score texts and their sentences; what this gives returns the scores, once they are there.

    Parameters
    ----------
    texts : sequence of str
    spans, mentions : DataFrame
        Their sentences and the titles in them: `review` (position), `start` and `end`, by review; of a sentence its
        number in the text, `sentence`, too.
    basis : Basis
        What their statements are found by; what comes with Refrain by default.
    apart : int
        From so many texts on they are scored in a process of its own, which ends with this context.

    Raises
    ------
    StoreError
        That process ended without an answer.
    """
    if len(texts) < apart:
        yield partial(score_twice, texts, spans, mentions, basis=basis)
        return
    with tempfile.TemporaryDirectory(prefix="refrain-") as name:
        folder, many = Path(name), len(texts)
        _write_texts(texts, folder)
        for table, places in (("spans", spans), ("mentions", mentions)):
            _write(places[_PLACES[table]].astype(np.int32), folder, table)
        (folder / "request.json").write_text(
            json.dumps({"parent": os.getpid(), "texts": many, "basis": basis.as_dict()})
        )
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
                reviews, sentences, statements, chunks, uses = (
                    lay_frame_aside(_read(folder, table)) for table in _FRAMES
                )
                row, chunk, times = (uses[column].to_numpy() for column in _USES)
                counts = csr_array((times, (row, chunk)), shape=(len(reviews), len(chunks)))
                evidence = Evidence(chunks.astype({"chunk": "str", "word": "str"}), counts)
                return Scored(reviews, sentences, statements.astype({"aspect": "str"}), evidence)

            try:
                yield wait
            finally:
                child.kill()


def score_twice(
    texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, progress: Progress, *, basis: Basis
) -> Scored:
    """Score texts and their sentences as TextBlob does, and without titles, and count the chunks behind the scores.

    Parameters
    ----------
    texts, spans, mentions, basis
        As for `start_scoring`.
    progress : callable
        Called as `progress.Progress` says.
    """
    counter, many = ChunkCounter(len(texts)), len(texts)
    parts = []
    progress("scoring reviews", 0, many)
    for scored, done in _score_twice(_cut(texts), spans, mentions, basis, counter):
        progress("scoring reviews", done, many)
        parts.append(scored)
    reviews, sentences, statements = _join(parts)
    return Scored(reviews, sentences, statements, counter.count(load_textblob_lexicon()))


def _score_twice(
    batches: Iterable[Sequence[str]],
    spans: pd.DataFrame,
    mentions: pd.DataFrame,
    basis: Basis,
    counter: ChunkCounter,
) -> Iterator[tuple[tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame], int]]:
    """Yield both scores of each batch of texts and of its sentences, its statements, and how many texts are done."""
    for batch, first in _number(batches):
        note = lambda place, chunks, first=first: counter.put(first + place, chunks)  # noqa: E731
        its_spans, its_mentions = (_select(places, first, len(batch)) for places in (spans, mentions))
        own = scores.score_with_sentences(batch, its_spans, note=note)
        without = untitled.score_untitled(batch, its_spans, its_mentions, reviews=own[0], sentences=own[1], note=note)
        of_reviews, of_sentences = (
            one.join(other.add_suffix("_untitled")) for one, other in zip(own, without, strict=True)
        )
        said = basis.find(replace_titles(batch, its_mentions), its_spans)
        yield (of_reviews, of_sentences, said.assign(review=said["review"] + first)), first + len(batch)


def find_in_batches(
    texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, basis: Basis, progress: Progress
) -> pd.DataFrame:
    """Return what texts say of aspects, as `start_scoring` finds it, where nothing else is to be scored."""
    parts, doing = [], "finding what is praised and blamed"
    for batch, first in _number(_cut(texts)):
        progress(doing, first, len(texts))
        its_spans, its_mentions = (_select(places, first, len(batch)) for places in (spans, mentions))
        said = basis.find(replace_titles(batch, its_mentions), its_spans)
        parts.append(said.assign(review=said["review"] + first))
    progress(doing, len(texts), len(texts))
    return pd.concat(parts, ignore_index=True)


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
    for batch, first in _number(_cut(texts)):
        progress(doing, first, len(texts))
        noted = lambda place, chunks, first=first: note(first + place, chunks)  # noqa: E731
        its_spans = _select(spans, first, len(batch))
        parts.append(scores.score_with_sentences(batch, its_spans, lexicon=lexicon, note=noted))
    progress(doing, len(texts), len(texts))
    reviews, sentences = _join(parts)
    return reviews, sentences


def _cut(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    for first in range(0, max(len(texts), 1), _BATCH):
        yield list(texts[first : first + _BATCH])


def _number(batches: Iterable[Sequence[str]]) -> Iterator[tuple[Sequence[str], int]]:
    """Yield batches with the number of the first text of each."""
    first = 0
    for batch in batches:
        yield batch, first
        first += len(batch)


def _select(places: pd.DataFrame, first: int, many: int) -> pd.DataFrame:
    """Return the places in so many texts, numbered from the first of them."""
    part = places.iloc[slice(*np.searchsorted(places["review"].to_numpy(), (first, first + many)))]
    return part.assign(review=part["review"] - first)


def _join(parts: Sequence[Sequence[pd.DataFrame]]) -> list[pd.DataFrame]:
    return [pd.concat(each, ignore_index=True) for each in zip(*parts, strict=True)]


def main() -> None:
    """Score the texts in the folder that the only argument names; this runs in the child process.

    It holds one batch of texts and of their scores.
    """
    folder = Path(sys.argv[1])
    request = json.loads((folder / "request.json").read_text())
    end_with(request["parent"])
    counter, writers = ChunkCounter(request["texts"]), {}
    with contextlib.ExitStack() as files:
        places = (_read(folder, "spans"), _read(folder, "mentions"))
        scored = _score_twice(_read_texts(folder), *places, Basis.of_dict(request["basis"]), counter)
        for frames, _ in scored:
            for table, frame in zip(_FRAMES, frames, strict=False):
                batch = pa.RecordBatch.from_pandas(frame, preserve_index=False)
                if table not in writers:
                    writers[table] = files.enter_context(pa.ipc.new_file(folder / f"{table}.arrow", batch.schema))
                writers[table].write(batch)
    evidence = counter.count(load_textblob_lexicon())
    counts = evidence.counts.tocoo()
    _write(evidence.chunks, folder, "chunks")
    uses = dict(zip(_USES, (counts.row, counts.col, counts.data), strict=True))
    _write(pd.DataFrame(uses), folder, "uses")


def _write_texts(texts: Sequence[str], folder: Path) -> None:
    """Write texts so that a batch of them can be read at a time."""
    # A column of a frame is not copied: these are no texts of Python's.
    column = keep_texts(texts)
    schema = pa.schema({"text": column.type})
    with pa.ipc.new_file(folder / "texts.arrow", schema) as file:
        for first in range(0, max(len(column), 1), _BATCH):
            file.write(pa.record_batch([column.slice(first, _BATCH)], schema=schema))


def _read_texts(folder: Path) -> Iterator[list[str]]:
    # Not mapped: what was read of a mapped file stays in memory.
    with pa.OSFile(str(folder / "texts.arrow")) as file, pa.ipc.open_file(file) as batches:
        for number in range(batches.num_record_batches):
            yield batches.get_batch(number).column("text").to_pylist()


def _write(frame: pd.DataFrame, folder: Path, table: str) -> None:
    feather.write_feather(frame, folder / f"{table}.arrow", compression="uncompressed")


def _read(folder: Path, table: str) -> pd.DataFrame:
    return feather.read_feather(folder / f"{table}.arrow")


if __name__ == "__main__":
    main()
