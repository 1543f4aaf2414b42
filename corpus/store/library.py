"""The corpora that one dashboard serves: a folder of built corpora, or a single built corpus."""

import contextlib
import re
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import OutdatedError, StoreError
from corpus.sidecar import lock_sidecar, sidecar_path, write_whole
from corpus.store import folder, removal
from corpus.store.manifest import Manifest, clean_corpus_name

#: The longest name that file systems take, less the prefixes and suffixes of the files beside it, in bytes.
LONGEST_KEY = 230
#: The small files beside a corpus that go with it: editors' work of before, or on its way into the desk's database.
_BESIDE = re.compile(r"((lexicon|terms)(\.former(-\d+)?)?\.csv|verdicts\.json|suggestions\.csv)(\.moved(-\d+)?)?")


@dataclass(frozen=True)
class Library:
    """The corpora of one dashboard, each known by its key, the name of its folder.

    Attributes
    ----------
    folder : Path
        Holds one sub-folder a corpus; or is itself a built corpus, which is then served alone and nothing can be added
        beside it.
    """

    folder: Path

    @property
    def single(self) -> bool:
        """Whether the folder is itself the one corpus."""
        return (self.folder / "corpus.json").is_file()

    def corpora(self) -> dict[str, Manifest]:
        """Return the manifests of the corpora that can be opened, by key.

        Raises
        ------
        StoreError
            The single corpus cannot be opened.
        """
        if self.single:
            return {self.folder.name: folder.read_manifest(self.folder)}
        return {key: opened for key, opened in self._read_all().items() if isinstance(opened, Manifest)}

    def broken(self) -> dict[str, str]:
        """Return why each other corpus cannot be opened, by key."""
        return {key: str(opened) for key, opened in self._read_all().items() if isinstance(opened, StoreError)}

    def outdated(self) -> list[str]:
        """Return the keys of those among `broken` that an older version built; see `renewing.renew`."""
        return [key for key, opened in self._read_all().items() if isinstance(opened, OutdatedError)]

    def path(self, key: str) -> Path:
        """Return the folder of a corpus; the key is the name of a folder here, never a path.

        Raises
        ------
        StoreError
            The key is no such name.
        """
        if self.single:
            return self.folder
        named = key and key.isprintable() and not key.startswith(".") and Path(key).name == key
        if not named or len(key.encode()) > LONGEST_KEY:
            raise StoreError(f"“{key[:80]}” is not the name of a corpus here.")
        return self.folder / key

    def beside(self, name: str) -> Path:
        """Return where a file lies that is for all these corpora: among them; of a single one, beside it.

        A single one of several has that of them all, where there is one, as commands do that are given its folder.
        """
        among = (self.folder.parent if self.single else self.folder) / name
        return sidecar_path(self.folder, name) if self.single and not among.is_file() else among

    def opened_last(self) -> str:
        """Return the key of the corpus that was opened last, by whichever visitor; empty where that is not known."""
        try:
            return self._last.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""

    def remember(self, key: str) -> None:
        """Note which corpus was opened last. Where the folder cannot be written, nothing is noted."""
        if not self.single and key != self.opened_last():
            with contextlib.suppress(StoreError), lock_sidecar(self._last):
                write_whole(self._last, key)

    def key_for(self, name: str) -> str:
        """Return a free key for a new corpus of this name.

        Raises
        ------
        StoreError
            The name is empty, or this library serves a single corpus.
        """
        if self.single:
            raise StoreError("This dashboard was started on one corpus. Start it on a folder of corpora to add others.")
        plain = unicodedata.normalize("NFKD", clean_corpus_name(name)).encode("ascii", "ignore").decode().lower()
        key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "corpus"
        taken = {place.name for place in self.folder.glob("*")} | {*folder.list_corpora(self.folder)}
        return next(free for free in (key, *map(f"{key}-{{}}".format, range(2, len(taken) + 3))) if free not in taken)

    def rename(self, key: str, name: str) -> None:
        """Show a corpus under another name; its key, and so its links, stay.

        Raises
        ------
        StoreError
            Nothing is left of the name, the corpus is gone, or an import into it is under way.
        """
        path = self.path(key)
        with folder.writing(path):
            folder.rename_corpus(path, name)

    def remove(self, key: str, *, along: removal.Along = removal.leave) -> str:
        """Take a corpus out, with the small files beside it; for a day it can be brought back by its returned name.

        Parameters
        ----------
        key : str
        along : callable
            Moves what is kept of it elsewhere, from its key to the name that is returned.

        Returns
        -------
        str
            The name by which `restore` brings it back.

        Raises
        ------
        CorpusError
            It is gone already, an import into it is under way, it is the only one served, or what is kept of it
            elsewhere cannot be moved: nothing was removed.
        """
        if self.single:
            raise StoreError("This dashboard was started on this corpus: it cannot be removed here.")
        self.tidy()
        path = self.path(key)
        with folder.writing(path):
            folder.read_manifest(path)
            beside = (file.name for file in self.folder.iterdir() if file.name.startswith(f"{key}."))
            named = [name.removeprefix(f"{key}.") for name in beside]
            return removal.take_out(path, [name for name in named if _BESIDE.fullmatch(name)], along=along)

    def restorable(self, removed: str) -> bool:
        """Whether a corpus that was removed can still be brought back."""
        return (self.folder / removed).is_dir()

    def restore(self, removed: str, *, along: removal.Along = removal.leave) -> str:
        """Bring back a corpus that was removed, under its key, or a free one where a new corpus has taken that.

        Parameters
        ----------
        removed : str
            What `remove` has returned.
        along : callable
            Moves what is kept of it elsewhere, from that name to its key.

        Returns
        -------
        str
            The key.

        Raises
        ------
        CorpusError
            It has been brought back already or deleted for good, or it or what is kept of it elsewhere cannot be moved.
        """
        waiting, key = self.folder / removed, removal.parse_key(removed)
        if self.restorable(removed) and self.path(key).exists():
            key = self.key_for(folder.read_manifest(removal.locate_corpus(waiting)).name)
        with folder.writing(self.path(key)):
            removal.put_back(waiting, self.path(key), along=along)
        return key

    def tidy(self) -> None:
        """Delete the corpora that were removed more than a day ago, and finish the moves that a kill interrupted."""
        for key in removal.find_unsettled(self.folder):
            with contextlib.suppress(StoreError), folder.writing(self.path(key)):
                pass
        removal.delete_expired(self.folder, now=time.time())

    @property
    def _last(self) -> Path:
        return self.folder / ".opened"

    def _read_all(self) -> dict[str, Manifest | StoreError]:
        """Return the manifest of each corpus, or why it cannot be read, by key."""
        corpora: dict[str, Manifest | StoreError] = {}
        for key in [] if self.single else folder.list_corpora(self.folder):
            try:
                corpora[key] = folder.read_manifest(self.folder / key)
            except StoreError as error:
                corpora[key] = error
        return corpora
