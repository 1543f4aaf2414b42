"""The folder of a built corpus: written by one process at a time, whole or not at all.

A new corpus is written beside the old one, under a hidden name; then the old one is moved aside, the new one moved
into its place, and the old one deleted. If the process is killed between the two moves, the old one is aside,
complete, and the next process that reads or writes here moves it back.
"""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpus.errors import StoreError
from corpus.store import removal
from corpus.store.locking import hold_lock, lock_path
from corpus.store.manifest import Manifest, clean_corpus_name, load_manifest, save_manifest

_STAGING, _FORMER = ".new", ".former"


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Lock a corpus's folder for one writer; the lock ends with the process, however it ends.

    The moves of a writer or a removal that was killed are finished first. If there is no corpus at the end, the lock
    and the folders that were made for it are deleted.

    Raises
    ------
    StoreError
        Another import into this folder is under way, something else than a corpus is in it, or it cannot be written.
    """
    try:
        # Parquet's and DuckDB's names of files are UTF-8; a file system's may be any bytes.
        str(path).encode()
        made = [folder for folder in path.parents if not folder.exists()]
        path.parent.mkdir(parents=True, exist_ok=True)
    except UnicodeEncodeError:
        shown = str(path).encode(errors="replace").decode()
        raise StoreError(f"{shown} cannot be a corpus's folder: its name holds bytes that are no letters.") from None
    except OSError as error:
        raise _unwritable(path, error) from error
    with hold_lock(path):
        try:
            _settle(path)
            removal.settle_removal(path)
            # What a writer that was killed had not finished.
            shutil.rmtree(_beside(path, _STAGING), ignore_errors=True)
            if path.exists() and not (path / "corpus.json").is_file() and not (path.is_dir() and _is_empty(path)):
                raise StoreError(f"{path} is no corpus and is not empty: choose a new folder for it.")
            yield
        finally:
            if not (path / "corpus.json").is_file():
                lock_path(path).unlink(missing_ok=True)
                # A folder that somebody else has begun to use stays.
                with contextlib.suppress(OSError):
                    for folder in made:
                        folder.rmdir()


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a new folder, which takes a corpus's place when all is written to it; only inside `writing(path)`.

    A corpus that is there stays complete until then.

    Raises
    ------
    StoreError
        The folder cannot be written.
    """
    staging, former = _beside(path, _STAGING), _beside(path, _FORMER)
    try:
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        yield staging
        if path.exists():
            path.rename(former)
        staging.rename(path)
    except OSError as error:
        _settle(path)
        reason = error.strerror or error
        raise StoreError(
            f"The corpus could not be saved in {path}: {reason}. What stood there is unchanged."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    _settle(path)


def list_corpora(folder: Path) -> list[str]:
    """Return the names of the corpora in a folder, readable or not, also of those that a killed writer left aside."""
    names = {file.parent.name for file in folder.glob("[!.]*/corpus.json")}
    return sorted(names | {aside.name[1 : -len(_FORMER)] for aside in folder.glob(f".*{_FORMER}/")})


def read_manifest(path: Path) -> Manifest:
    """Read the manifest of a corpus.

    Raises
    ------
    StoreError
        There is no corpus here, it is damaged, or it is of a format that this version does not read.
    """
    _recover(path)
    try:
        return load_manifest(path)
    except StoreError:
        # A writer may have moved it aside since.
        _recover(path)
        return load_manifest(path)


def rename_corpus(path: Path, name: str) -> Manifest:
    """Change the name that a corpus is shown under; its folder and its links stay. Only inside `writing(path)`.

    Raises
    ------
    StoreError
        There is no corpus, it cannot be written, or nothing is left of the name.
    """
    renamed = replace(read_manifest(path), name=clean_corpus_name(name))
    try:
        save_manifest(renamed, path)
    except OSError as error:
        raise StoreError(f"The corpus in {path} could not be renamed: {error.strerror}.") from error
    return renamed


def _unwritable(path: Path, error: OSError) -> StoreError:
    return StoreError(f"{path} cannot be written: {error.strerror}.")


def _settle(path: Path) -> None:
    """Finish a writer's moves: delete the old corpus where the new one is in place, else move it back."""
    former = _beside(path, _FORMER)
    if path.exists():
        shutil.rmtree(former, ignore_errors=True)
    elif former.is_dir():
        former.rename(path)


def _recover(path: Path) -> None:
    """Move the old corpus back after a kill between the two moves, unless another process is writing now."""
    for _ in range(5):
        if path.exists() or not _beside(path, _FORMER).is_dir():
            return
        with contextlib.suppress(StoreError), writing(path):
            return


def _beside(path: Path, suffix: str) -> Path:
    return path.parent / f".{path.name}{suffix}"


def _is_empty(folder: Path) -> bool:
    return next(folder.iterdir(), None) is None
