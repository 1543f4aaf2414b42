"""Scores many texts in two processes: one of its own, beside what else is measured, and this one once that is done.

Scoring is one Python loop, and keeps one processor busy as long as mining phrases keeps another; then both score. The
other process begins with the first batch of texts and this one with the last: where they meet, all are scored.
"""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

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
from corpus.scratch import Scratch
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
    with Scratch() as name:
        job = _Job(Path(name), len(texts), batch_scores.BATCH, basis)
        _write_given(texts, spans, mentions, job.folder)
        del texts, spans, mentions
        (job.folder / "request.json").write_text(json.dumps({"parent": os.getpid(), **job.as_dict()}))
        with (
            (job.folder / "stderr").open("wb") as complaints,
            start_child("corpus.store.scorer", job.folder, output=subprocess.DEVNULL, complaints=complaints) as child,
        ):
            try:
                yield partial(_finish, job, child)
            finally:
                child.kill()


def main() -> None:
    """Score the texts in the folder that the only argument names; this runs in the child process.

    It holds one batch of texts and of their scores.
    """
    folder = Path(sys.argv[1])
    request = json.loads((folder / "request.json").read_text())
    end_with(request.pop("parent"))
    job = _Job.of_dict(folder, request)
    evidence = _score_share(job, "front", job.batches)
    counts = evidence.counts.tocoo()
    _write(evidence.chunks, folder, "chunks")
    uses = dict(zip(_USES, (counts.row, counts.col, counts.data), strict=True))
    _write(pd.DataFrame(uses), folder, "uses")


@dataclass(frozen=True)
class _Job:
    """What two processes score between them, in the files of a folder: so many texts, so many a batch."""

    folder: Path
    texts: int
    size: int
    basis: Basis

    @property
    def batches(self) -> range:
        return range(max(-(-self.texts // self.size), 1))

    def take(self, batch: int) -> bool:
        """Take a batch, unless it is taken."""
        try:
            (self.folder / f"{batch}.taken").touch(exist_ok=False)
        except FileExistsError:
            return False
        return True

    def count_done(self) -> int:
        """Count the texts that are done, but those of the last batch that was taken."""
        taken = sum(1 for _ in self.folder.glob("*.taken"))
        return min(max(taken - 1, 0) * self.size, self.texts)

    def as_dict(self) -> dict[str, Any]:
        return {"texts": self.texts, "size": self.size, "basis": self.basis.as_dict()}

    @classmethod
    def of_dict(cls, folder: Path, kept: Mapping[str, Any]) -> "_Job":
        return cls(folder, kept["texts"], kept["size"], Basis.of_dict(kept["basis"]))


def _finish(job: _Job, child: subprocess.Popen[bytes], progress: Progress) -> Scored:
    """Score from the last batch on, until the child's are reached, and return what both have found."""

    def report() -> None:
        _check(child)
        progress("scoring reviews", job.count_done(), job.texts)

    report()
    rear = _score_share(job, "rear", reversed(job.batches), report)
    child.wait()
    _check(child)
    progress("scoring reviews", job.texts, job.texts)
    reviews, sentences, statements = (lay_frame_aside(_read_found(job.folder, table)) for table in _FOUND)
    front = _read_evidence(job)
    met = sum(batch.num_rows for batch in _read_batches(job.folder / "front-reviews.arrow"))
    evidence = Evidence.join([replace(front, counts=front.counts[:met]), replace(rear, counts=rear.counts[met:])])
    return Scored(reviews, sentences, statements.astype({"aspect": "str"}), evidence)


def _check(child: subprocess.Popen[bytes]) -> None:
    if child.poll():
        raise StoreError("Scoring the reviews failed: its process ended, perhaps for lack of memory.")


def _score_share(job: _Job, share: str, batches: Iterable[int], report: Callable[[], None] = lambda: None) -> Evidence:
    """Score batches, until one comes that the other process has taken; return the evidence, of all texts."""
    counter = ChunkCounter(job.texts)
    with _BatchFiles(job.folder) as files:
        # Not mapped: what was read of a mapped file stays in memory.
        handles = [files.enter_context(pa.OSFile(str(job.folder / f"{table}.arrow"))) for table in ("texts", *_PLACES)]
        given = [files.enter_context(pa.ipc.open_file(handle)) for handle in handles]
        for number in batches:
            if not job.take(number):
                break
            texts, *places = (each.get_batch(number) for each in given)
            found = score_batch(
                texts.column("text").to_pylist(),
                *(each.to_pandas() for each in places),
                first=number * job.size,
                basis=job.basis,
                counter=counter,
            )
            for table, frame in zip(_FOUND, found, strict=True):
                files.write(f"{share}-{table}", pa.RecordBatch.from_pandas(frame, preserve_index=False))
            report()
    return counter.count(load_textblob_lexicon())


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


def _read_evidence(job: _Job) -> Evidence:
    chunks, uses = _read(job.folder, "chunks"), _read(job.folder, "uses")
    row, chunk, times = (uses[column].to_numpy() for column in _USES)
    counts = csr_array((times, (row, chunk)), shape=(job.texts, len(chunks)))
    return Evidence(chunks.astype({"chunk": "str", "word": "str"}), counts)


def _write(frame: pd.DataFrame, folder: Path, table: str) -> None:
    feather.write_feather(frame, folder / f"{table}.arrow", compression="uncompressed")


def _read(folder: Path, table: str) -> pd.DataFrame:
    return feather.read_feather(folder / f"{table}.arrow")


if __name__ == "__main__":
    main()
