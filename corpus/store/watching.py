"""A folder whose new files are added to a corpus: which have arrived whole, and which were read before."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import StoreError
from corpus.polarity.house import House
from corpus.progress import Progress
from corpus.reading.formats import holds_one_review, is_table
from corpus.reading.sources import Source, digest_source, find_sources
from corpus.store import adding, building, folder, table_files

#: The size of a file and the time of its last change.
_Stamp = tuple[int, int]


@dataclass
class Watch:
    """A watched folder: what was seen in it at the last look, and what has been dealt with.

    Attributes
    ----------
    watched : Path
        The folder that files arrive in.
    corpus : Path
        The folder of the corpus that they are added to; it is built from the first of them where it is not there yet.
    """

    watched: Path
    corpus: Path
    _seen: dict[Path, _Stamp] = field(default_factory=dict)
    _done: dict[Path, _Stamp] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a folder that is not there, or that holds the corpus.

        Raises
        ------
        StoreError
            It is no folder, or the corpus would be among its files.
        """
        if not self.watched.is_dir():
            raise StoreError(f"There is no folder {self.watched} to watch.")
        self.corpus = self.corpus.resolve()
        building.check_apart([self.watched], self.corpus)

    def look(self) -> list[Path]:
        """Return the new files that have not changed since the last look; one that is still being copied waits.

        A file of no format that is read is passed over, and so is one whose bytes the corpus has read before.
        """
        before, self._seen = self._seen, {}
        settled: list[Source] = []
        for source in find_sources([self.watched]):
            if source.refusal or not _is_readable(source.path.name):
                continue
            try:
                state = source.path.stat()
            except FileNotFoundError:
                continue
            stamp = self._seen[source.path] = (state.st_size, state.st_mtime_ns)
            if stamp == before.get(source.path) and stamp != self._done.get(source.path):
                settled.append(source)
        if not settled:
            return []
        known = self._read_digests()
        new = [source.path for source in settled if digest_source(source) not in known]
        self.finish([source.path for source in settled if source.path not in new])
        return new

    def add(self, files: Sequence[Path], progress: Progress, *, house: House | None = None) -> adding.Addition:
        """Add files to the corpus, scored by its house lexicon as it is now, or build it of them.

        Raises
        ------
        CorpusError
            As `adding.add` and `building.build`.
        """
        if (self.corpus / "corpus.json").is_file():
            return adding.add(files, self.corpus, house=house, progress=progress)
        building.build(files, self.corpus, new=True, progress=progress)
        return adding.describe_first(self.corpus)

    def finish(self, files: Sequence[Path]) -> None:
        """Look at some files no more, unless they change."""
        self._done |= {file: self._seen[file] for file in files}

    def _read_digests(self) -> set[str]:
        """Return the digests of the files that the corpus was read from."""
        try:
            manifest = folder.read_manifest(self.corpus)
            return set(table_files.read_table(self.corpus, manifest, "files")["digest"])
        except StoreError:
            return set()


def _is_readable(name: str) -> bool:
    """Whether a file of this name is in one of the formats that are read."""
    return holds_one_review(name) or is_table(name) or name.lower().endswith(".zip")
