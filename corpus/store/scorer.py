"""Scores many texts in two processes: one of its own, beside what else is measured, and this one once that is done.

Scoring is one Python loop, and keeps one processor busy as long as mining phrases keeps another; then both score. The
other process begins with the first batch of texts and this one with the last: where they meet, all are scored.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import feather
from scipy.sparse import csr_array

from corpus.child import end_with, start_child
from corpus.errors import StoreError
from corpus.polarity.contributions import ChunkCounter, Evidence
from corpus.polarity.textblob import load_textblob_lexicon
from corpus.progress import Progress
from corpus.store import batch_scores
from corpus.store.basis import SHIPPED, Basis
from corpus.store.batch_scores import Scored, score_batch, score_twice
from corpus.store.mapped import keep_texts
from corpus.text.laid_aside import lay_frame_aside

#: Texts from which a process of its own is worth its start, of about a second.
APART = 4_000
_FOUND = ("reviews", "sentences", "statements")
_USES = ["review", "chunk", "occurrences"]
#: What is needed of sentences and titles, in four bytes each.
_PLACES = {"spans": ["review", "sentence", "start", "end"], "mentions": ["review", "start", "end"]}


@contextlib.contextmanager
def start_scoring(
    texts: Sequence[str],
    spans: pd.DataFrame,
    mentions: pd.DataFrame,
    *,
    basis: Basis = SHIPPED,
    apart: int = APART,
) -> Iterator[Callable[[Progress], Scored]]:
    """Begin to score texts and their sentences; what this gives scores what is left, and returns the scores.

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
        folder, many, size = Path(name), len(texts), batch_scores.BATCH
        _write_given(texts, spans, mentions, folder)
        (folder / "request.json").write_text(
            json.dumps({"parent": os.getpid(), "texts": many, "size": size, "basis": basis.as_dict()})
        )
        del texts, spans, mentions
        with (
            (folder / "stderr").open("wb") as complaints,
            start_child("corpus.store.scorer", folder, output=subprocess.DEVNULL, complaints=complaints) as child,
        ):

            def go_on() -> None:
                if child.poll():
                    raise StoreError("Scoring the reviews failed: its process ended, perhaps for lack of memory.")

            def finish(progress: Progress) -> Scored:
                numbers = range(0, max(many, 1), size)

                def report() -> None:
                    go_on()
                    # One that is taken may not be done.
                    taken = sum(1 for _ in folder.glob("*.taken"))
                    progress("scoring reviews", min(max(taken - 1, 0) * size, many), many)

                report()
                rear = _score_share(folder, "rear", reversed(range(len(numbers))), many, size, basis, report)
                child.wait()
                go_on()
                progress("scoring reviews", many, many)
                reviews, sentences, statements = (lay_frame_aside(_read_found(folder, table)) for table in _FOUND)
                front = _read_evidence(folder, many)
                met = sum(batch.num_rows for batch in _read_batches(folder / "front-reviews.arrow"))
                evidence = Evidence.join(
                    [replace(front, counts=front.counts[:met]), replace(rear, counts=rear.counts[met:])]
                )
                return Scored(reviews, sentences, statements.astype({"aspect": "str"}), evidence)

            try:
                yield finish
            finally:
                child.kill()


def main() -> None:
    """Score the texts in the folder that the only argument names; this runs in the child process.

    It holds one batch of texts and of their scores.
    """
    folder = Path(sys.argv[1])
    request = json.loads((folder / "request.json").read_text())
    end_with(request["parent"])
    many, size = request["texts"], request["size"]
    numbers = range(len(range(0, max(many, 1), size)))
    evidence = _score_share(folder, "front", numbers, many, size, Basis.of_dict(request["basis"]))
    counts = evidence.counts.tocoo()
    _write(evidence.chunks, folder, "chunks")
    uses = dict(zip(_USES, (counts.row, counts.col, counts.data), strict=True))
    _write(pd.DataFrame(uses), folder, "uses")


def _score_share(
    folder: Path,
    share: str,
    numbers: Iterable[int],
    many: int,
    size: int,
    basis: Basis,
    report: Callable[[], None] = lambda: None,
) -> Evidence:
    """Score batches, until one comes that the other process has taken; return the evidence, of all texts."""
    counter = ChunkCounter(many)
    with _BatchFiles(folder) as files:
        # Not mapped: what was read of a mapped file stays in memory.
        handles = [files.enter_context(pa.OSFile(str(folder / f"{table}.arrow"))) for table in ("texts", *_PLACES)]
        given = [files.enter_context(pa.ipc.open_file(handle)) for handle in handles]
        for number in numbers:
            if not _take(folder, number):
                break
            texts, *places = (each.get_batch(number) for each in given)
            found = score_batch(
                texts.column("text").to_pylist(),
                *(each.to_pandas() for each in places),
                first=number * size,
                basis=basis,
                counter=counter,
            )
            for table, frame in zip(_FOUND, found, strict=True):
                files.write(f"{share}-{table}", pa.RecordBatch.from_pandas(frame, preserve_index=False))
            report()
    return counter.count(load_textblob_lexicon())


def _take(folder: Path, number: int) -> bool:
    """Take a batch, unless it is taken."""
    try:
        (folder / f"{number}.taken").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def _write_given(texts: Sequence[str], spans: pd.DataFrame, mentions: pd.DataFrame, folder: Path) -> None:
    """Write texts, their sentences and the titles in them so that a batch can be read at a time."""
    # A column of a frame is not copied: these are no texts of Python's.
    column = keep_texts(texts)
    frames = [each[columns].astype(np.int32) for each, columns in zip((spans, mentions), _PLACES.values(), strict=True)]
    with _BatchFiles(folder) as files:
        for _, batch, places in batch_scores.cut_batches(column, *frames):
            files.write("texts", pa.record_batch([batch], ["text"]))
            for table, part in zip(_PLACES, places, strict=True):
                files.write(table, pa.RecordBatch.from_pandas(part, preserve_index=False))


class _BatchFiles(contextlib.ExitStack):
    """Files of tables, which grow batch by batch."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._writers: dict[str, pa.RecordBatchFileWriter] = {}

    def write(self, table: str, batch: pa.RecordBatch) -> None:
        if table not in self._writers:
            file = self._folder / f"{table}.arrow"
            self._writers[table] = self.enter_context(pa.ipc.new_file(file, batch.schema))
        self._writers[table].write(batch)


def _read_found(folder: Path, table: str) -> pd.DataFrame:
    """Return what both processes have found, in the order of the texts."""
    front, rear = (_read_batches(folder / f"{share}-{table}.arrow") for share in ("front", "rear"))
    return pa.Table.from_batches([*front, *reversed(rear)]).to_pandas()


def _read_batches(file: Path) -> list[pa.RecordBatch]:
    """Return the batches of a file; none, if nothing was written."""
    if not file.exists():
        return []
    with pa.ipc.open_file(file) as batches:
        return [batches.get_batch(number) for number in range(batches.num_record_batches)]


def _read_evidence(folder: Path, many: int) -> Evidence:
    chunks, uses = _read(folder, "chunks"), _read(folder, "uses")
    row, chunk, times = (uses[column].to_numpy() for column in _USES)
    counts = csr_array((times, (row, chunk)), shape=(many, len(chunks)))
    return Evidence(chunks.astype({"chunk": "str", "word": "str"}), counts)


def _write(frame: pd.DataFrame, folder: Path, table: str) -> None:
    feather.write_feather(frame, folder / f"{table}.arrow", compression="uncompressed")


def _read(folder: Path, table: str) -> pd.DataFrame:
    return feather.read_feather(folder / f"{table}.arrow")


if __name__ == "__main__":
    main()
