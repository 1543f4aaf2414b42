"""Reading in a child process with bounded memory and time, so that no file can take the server down.

A workbook of 5 KB can ask for 7 GB, and a damaged file can end the process that reads it. Here that is a child, which
returns its tables as files; the file at fault becomes one reject.
"""

import contextlib
import json
import os
import resource
import selectors
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from corpus.child import end_with, start_child
from corpus.errors import CorpusError, MappingError, SourceError
from corpus.progress import Progress
from corpus.reading import loading
from corpus.reading.limits import LIMITS, Limits, format_bytes
from corpus.reading.loading import READING, Preview, Reading, TablePreview
from corpus.schema import FILES, GIVEN, READ_COLUMNS, REJECTS, TITLES, conform
from corpus.scratch import Scratch

_Answer = TypeVar("_Answer")
_TABLES = {"reviews": READ_COLUMNS, "rejects": REJECTS, "files": FILES, "titles": TITLES, "given": GIVEN}
_ERRORS = {error.__name__: error for error in (CorpusError, MappingError, SourceError)}


class _CrashError(Exception):
    """The child ended without an answer: what it was doing, and why it ended."""

    def __init__(self, doing: str, reason: str) -> None:
        super().__init__(reason)
        self.doing, self.reason = doing, reason


def read_contained(
    sources: Sequence[Path | str],
    *,
    mapping: Mapping[str, str] | None = None,
    films: Path | None = None,
    encoding: str | None = None,
    former: Path | None = None,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
) -> Reading:
    """Read as `loading.read_sources` does, in a child process.

    A file that crashes that process, or takes it past its memory or time, is among the rejects, and reading begins
    anew without it.

    Parameters
    ----------
    sources, mapping, films, encoding, former, progress
        As in `loading.read_sources`.
    limits : Limits
        Also the memory and the time of the child process.

    Raises
    ------
    MappingError, SourceError
        As `loading.read_sources`; SourceError too if too many files crash, or what crashes is not a file.
    """
    request = {
        "sources": [str(source) for source in sources],
        "mapping": dict(mapping or {}),
        "films": str(films) if films else None,
        "encoding": encoding,
        "former": str(former) if former else None,
    }
    return _contained("read", request, progress, limits, _read_answer)


def preview_contained(sources: Sequence[Path | str], *, encoding: str | None = None) -> Preview:
    """Show how sources would be read, as `loading.preview_sources` does, in one child process.

    A file that crashes it is among the refusals, and the others are looked at again without it.

    Parameters
    ----------
    sources, encoding
        As in `loading.preview_sources`.

    Raises
    ------
    MappingError, SourceError
        As `loading.preview_sources`; SourceError too if too many files crash.
    """
    request = {"sources": [str(source) for source in sources], "encoding": encoding}
    return _contained("preview", request, None, LIMITS, _read_preview)


def main() -> None:
    """Answer the request in the folder that the only argument names; this runs in the child process."""
    folder = Path(sys.argv[1])
    request = json.loads((folder / "request.json").read_text())
    end_with(request.pop("parent"))
    limits = Limits(**request.pop("limits"))
    _bound_memory(limits.memory_bytes)
    try:
        if request.pop("what") == "preview":
            seen = loading.preview_sources(**request, progress=_report, limits=limits)
            (folder / "preview.json").write_text(json.dumps(asdict(seen)))
        else:
            films, former = (Path(given) if (given := request.pop(name)) else None for name in ("films", "former"))
            read = loading.read_sources(**request, films=films, former=former, progress=_report, limits=limits)
            _write(read, folder)
    except CorpusError as error:
        (folder / "error.json").write_text(json.dumps([type(error).__name__, str(error)]))


def _contained(
    what: str,
    request: Mapping[str, Any],
    progress: Progress | None,
    limits: Limits,
    answer: Callable[[Path], _Answer],
) -> _Answer:
    """Run the child, and again without the file that made it crash."""
    refused: dict[str, str] = {}
    while True:
        with Scratch() as folder:
            try:
                _run(what, {**request, "refused": refused}, Path(folder), progress, limits)
                return answer(Path(folder))
            except _CrashError as crash:
                name = crash.doing.removeprefix(READING)
                if name == crash.doing or name in refused:
                    raise SourceError(f"Reading failed while {crash.doing}: {crash.reason}.") from crash
                refused[name] = crash.reason
        if len(refused) > limits.crashes:
            raise SourceError(
                f"{len(refused)} files made reading fail; at most {limits.crashes} may. They are {', '.join(refused)}."
            )


def _run(what: str, request: Mapping[str, Any], folder: Path, progress: Progress | None, limits: Limits) -> None:
    question = {"parent": os.getpid(), "what": what, **request, "limits": asdict(limits)}
    (folder / "request.json").write_text(json.dumps(question))
    doing = "starting to read"
    with (
        (folder / "stderr").open("wb") as complaints,
        start_child("corpus.reading.sandbox", folder, output=subprocess.PIPE, complaints=complaints) as child,
    ):
        try:
            for doing, done, of in _read_reports(child, limits.seconds):
                if progress:
                    progress(doing, done, of)
            child.wait(limits.seconds)
        except (TimeoutError, subprocess.TimeoutExpired):
            raise _CrashError(
                doing, f"it took longer than the {limits.seconds} seconds that one step may take"
            ) from None
        finally:
            child.kill()
    if (folder / "error.json").exists():
        kind, message = json.loads((folder / "error.json").read_text())
        raise _ERRORS.get(kind, SourceError)(message)
    if child.returncode:
        raise _CrashError(doing, _explain_end((folder / "stderr").read_bytes(), limits))


def _read_reports(child: subprocess.Popen[bytes], seconds: float) -> Iterator[tuple[str, int, int]]:
    """Yield the child's reports until it closes its output; each must come within so many seconds."""
    assert child.stdout
    rest = b""
    with selectors.DefaultSelector() as selector:
        selector.register(child.stdout, selectors.EVENT_READ)
        while selector.select(seconds):
            if not (arrived := os.read(child.stdout.fileno(), 65_536)):
                return
            *lines, rest = (rest + arrived).split(b"\n")
            for line in lines:
                doing, done, of = json.loads(line)
                yield doing, done, of
    raise TimeoutError


def _explain_end(complaints: bytes, limits: Limits) -> str:
    if b"MemoryError" in complaints or b"bad_alloc" in complaints or b"memory allocation" in complaints:
        return f"it takes more than the {format_bytes(limits.memory_bytes)} of memory allowed"
    return (
        f"it ended the process that read it: damaged, or in need of over {format_bytes(limits.memory_bytes)} of memory"
    )


def _report(doing: str, done: int, of: int) -> None:
    sys.stdout.write(json.dumps([doing, done, of]) + "\n")
    sys.stdout.flush()


def _bound_memory(size: int) -> None:
    # macOS knows the limit and does not keep it.
    with contextlib.suppress(ValueError, OSError):
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        size = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _write(reading: Reading, folder: Path) -> None:
    for table in _TABLES:
        # To compress what is read once, and at once, takes longer than to write it.
        plain = {"compression": None, "use_dictionary": False}
        getattr(reading, table).to_parquet(folder / f"{table}.parquet", index=False, **plain)
    (folder / "reading.json").write_text(json.dumps([reading.mapping, reading.notes, reading.texts]))


def _read_answer(folder: Path) -> Reading:
    tables = {name: conform(pd.read_parquet(folder / f"{name}.parquet"), table) for name, table in _TABLES.items()}
    mapping, notes, texts = json.loads((folder / "reading.json").read_text())
    return Reading(**tables, mapping=mapping, notes=notes, texts=texts)


def _read_preview(folder: Path) -> Preview:
    answer = json.loads((folder / "preview.json").read_text())
    return Preview(**{**answer, "tables": [TablePreview(**table) for table in answer["tables"]]})


if __name__ == "__main__":
    main()
