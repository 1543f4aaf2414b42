"""The corpora that one dashboard serves: a folder of built corpora, or a single one."""

import re
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from corpus.folder import Manifest, read_manifest, rename, writing
from corpus.schema import CorpusError, StoreError


@dataclass(frozen=True)
class Library:
    """Where built corpora stand.

    Attributes
    ----------
    folder : Path
        Holds one sub-folder a corpus; or is itself a built corpus, which is then served alone and
        nothing can be added beside it.
    """

    folder: Path

    @property
    def single(self) -> bool:
        """Whether the folder is itself the one corpus."""
        return (self.folder / "corpus.json").is_file()

    def corpora(self) -> dict[str, Manifest]:
        """Return what can be opened, by key; folders that are no readable corpus are left out."""
        if self.single:
            return {self.folder.name: read_manifest(self.folder)}
        found = {}
        for folder in sorted(self.folder.glob("[!.]*/")):
            try:
                found[folder.name] = read_manifest(folder)
            except StoreError:
                continue
        return found

    def broken(self) -> dict[str, str]:
        """Return why each folder that looks like a corpus cannot be opened, by key."""
        reasons = {}
        for folder in [] if self.single else sorted(self.folder.glob("[!.]*/")):
            try:
                read_manifest(folder)
            except StoreError as error:
                reasons[folder.name] = str(error)
        return reasons

    def path(self, key: str) -> Path:
        """Return the folder of a corpus; the key is a name, never a path.

        Raises
        ------
        StoreError
            The key is not one that `key_for` gives.
        """
        if self.single:
            return self.folder
        if not re.fullmatch(r"[\w-]{1,80}", key):
            raise StoreError(f"“{key[:80]}” is not the name of a corpus here.")
        return self.folder / key

    def key_for(self, name: str) -> str:
        """Return a free key for a new corpus of this name.

        Raises
        ------
        StoreError
            The name is empty, or this library serves a single corpus.
        """
        if self.single:
            raise StoreError("This dashboard was started on one corpus. Start it on a folder of corpora to add others.")
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        key = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or ("corpus" if name.strip() else "")
        if not key:
            raise StoreError("Give the corpus a name.")
        taken = {folder.name for folder in self.folder.glob("*")}
        return next(free for free in (key, *(f"{key}-{n}" for n in range(2, 10_000))) if free not in taken)

    def rename(self, key: str, name: str) -> None:
        """Show a corpus under another name; its key, and so its links, stay."""
        if not name.strip():
            raise StoreError("Give the corpus a name.")
        with writing(self.path(key)):
            rename(self.path(key), name.strip()[:120])

    def remove(self, key: str) -> None:
        """Delete a corpus from disk.

        Raises
        ------
        StoreError
            It is gone already, an import into it is under way, or it is the only one served.
        """
        if self.single:
            raise CorpusError("This dashboard was started on this corpus: it cannot be removed here.")
        path = self.path(key)
        with writing(path):
            read_manifest(path)
            leaving = path.parent / f".{key}.removed"
            shutil.rmtree(leaving, ignore_errors=True)
            path.rename(leaving)
        shutil.rmtree(leaving, ignore_errors=True)
