"""The corpora that this server may show, opened once for every visitor."""

import argparse
import contextlib
import gc
import logging
import os
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import streamlit as st

from corpus.errors import StoreError
from corpus.memory import give_back_memory
from corpus.store import folder, former
from corpus.store.corpus import Corpus, open_corpus
from corpus.store.library import Library
from corpus.store.manifest import Manifest
from pages.shared import journal
from pages.shared.signing import SetupError

# What is cached for a visitor's page, where it is shown that one waits, is answered by routes and threads of the server
# too: there is no page to show that on.
logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "corpus" / "reviews"
SAMPLE_KEY, SAMPLE_NAME = "sample", "Sample reviews (fiction)"


class _Options(argparse.ArgumentParser):
    """What may be written after `streamlit run dashboard.py --`."""

    def error(self, message: str) -> NoReturn:
        """Refuse what cannot be understood."""
        raise SetupError(
            f"“{' '.join(sys.argv[1:])}” cannot be understood. After “--”, only the folder of the corpora can be named:"
            " streamlit run dashboard.py -- --store DIR."
        )


def _read_folder(given: str) -> Path:
    # What is left of `--store "$CORPORA"` where that is not set.
    if not given:
        raise ValueError
    return Path(given)


_OPTIONS = _Options(add_help=False, allow_abbrev=False)
_OPTIONS.add_argument("--store", type=_read_folder)


def check_options() -> None:
    """Refuse to start a server whose owner meant another library than the one that it would serve, and write into.

    Raises
    ------
    SetupError
        An option is misspelt, or its value is missing.
    """
    _OPTIONS.parse_args(sys.argv[1:])


def library() -> Library:
    """Return the library that the server's owner chose: `-- --store DIR`, or REFRAIN_STORE, or `.refrain` here."""
    # What else is on the line is the tests'.
    options, _ = _OPTIONS.parse_known_args(sys.argv[1:])
    return Library(Path(options.store or os.environ.get("REFRAIN_STORE") or ROOT / ".refrain").resolve())


def find_roots() -> list[Path]:
    """Return the folders from which a path may be typed: REFRAIN_ROOTS, separated by colons; none by default."""
    return [Path(root).resolve() for root in os.environ.get("REFRAIN_ROOTS", "").split(os.pathsep) if root]


def list_sample() -> list[Path]:
    """Return the files of the sample's reviews, without the file that explains them."""
    return sorted(SAMPLE.glob("[0-9]*.md"))


def place_sample(shelf: Library) -> Path:
    """Return the folder that the sample is prepared in: where it was, or else a free one.

    A corpus that is called otherwise, or to which reviews were added, is somebody's own, even if it cannot be opened.
    """
    # Listed once: a corpus that is measured again at this moment is moved aside for a blink.
    keys = folder.list_corpora(shelf.folder)
    taken = SAMPLE_KEY in keys or shelf.path(SAMPLE_KEY).exists()
    free = shelf.key_for(SAMPLE_NAME) if taken else SAMPLE_KEY
    return shelf.path(next((key for key in keys if _is_sample(shelf.path(key))), free))


def _is_sample(path: Path) -> bool:
    """Return whether a corpus, of whichever version, holds the sample and nothing else."""
    known, arrivals = former.read_former(path), former.read_former_arrivals(path)
    return known is not None and known.name == SAMPLE_NAME and (arrivals is None or not arrivals["batch"].any())


def name_corpora(corpora: Mapping[str, Manifest]) -> dict[str, str]:
    """Return what each corpus is called in a list, by key; corpora of the same name have their keys added."""
    names = Counter(manifest.name for manifest in corpora.values())
    return {key: each.name if names[each.name] == 1 else f"{each.name} ({key})" for key, each in corpora.items()}


def choose_first(shelf: Library, corpora: Mapping[str, Manifest]) -> str:
    """Return the corpus to open where a link names none: the one opened last here, else the sample, else the newest."""
    last = shelf.opened_last()
    if last in corpora:
        return last
    return SAMPLE_KEY if SAMPLE_KEY in corpora else max(corpora, key=lambda key: corpora[key].built)


def explain_other(shelf: Library, asked: str, shown: str, name: str) -> list[str]:
    """Say why another corpus is shown than the one that was asked for or, where none was, opened last.

    Parameters
    ----------
    shelf : Library
    asked : str
        Its key; empty where none was asked for.
    shown, name : str
        The key of the one that is shown, and its name.
    """
    wanted = asked or shelf.opened_last()
    if wanted in ("", shown):
        return []
    if wanted in shelf.outdated():
        return [
            f"“{wanted}” was built by an older version of Refrain: measure it again on Data, Corpora. This is “{name}”."
        ]
    if reason := shelf.broken().get(wanted):
        return [f"{reason} This is “{name}”."]
    return [f"There is no corpus “{asked}” here any more: this is “{name}”."] if asked else []


def open_current(path: Path) -> Corpus:
    """Return the corpus in a folder as it is now; opened once, and again when it has been rebuilt.

    Raises
    ------
    StoreError
        There is none, or it cannot be read.
    """
    while True:
        stamp = _stamp(path)
        try:
            return _opened(str(path), stamp)
        except StoreError:
            # It may have been replaced while it was read.
            if _stamp(path) == stamp:
                raise


@st.cache_resource(max_entries=4, show_spinner="Opening the corpus")
def _opened(path: str, stamp: tuple[int, int]) -> Corpus:
    start = time.monotonic()
    corpus = open_corpus(Path(path))
    if _stamp(Path(path)) != stamp:
        raise StoreError(f"The corpus in {path} has just been built anew. Reload the page.")
    # Streamlit collects garbage after every run of a script: it need not look through a corpus, which has none, each
    # time (a tenth of a second for 25,000 reviews). What was laid aside so before may be garbage by now: idle visits
    # kept it, and a corpus that has been replaced with it.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    give_back_memory()
    took = time.monotonic() - start
    journal.log.info("open %s: %d reviews in %.1f s", Path(path).name, len(corpus.reviews), took)
    return corpus


def _stamp(path: Path) -> tuple[int, int]:
    """Return two numbers that change whenever a corpus is built anew or renamed."""
    while True:
        # Says why where there is no corpus; waits while a writer has just moved the old one aside.
        folder.read_manifest(path)
        with contextlib.suppress(FileNotFoundError):
            state = (path / "corpus.json").stat()
            return state.st_ino, state.st_mtime_ns


def has_changed(shelf: Library, corpora: Mapping[str, Manifest]) -> bool:
    """Return whether the library holds other corpora by now, or one of them was built anew."""
    try:
        return shelf.corpora() != corpora
    except StoreError:
        return False
