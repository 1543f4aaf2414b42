"""The desk's database, opened once for every visitor."""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import streamlit as st

from corpus.desk.database import FILE, Desk, open_desk, write_url
from corpus.errors import CorpusError, DeskError
from pages.shared.opening import library

T = TypeVar("T")

#: So long, in seconds, a database that could not be opened is not asked again: nobody waits for it at every click.
REST = 10


def find_desk() -> Desk:
    """Return the desk's database: that of REFRAIN_DATABASE, or the one beside the corpora.

    Raises
    ------
    DeskError
        It cannot be opened.
    """
    url = _find_url()
    with _at_rest(url):
        return _opened(url)


def is_there() -> bool:
    """Whether there is a database: nothing is decided where none was made yet."""
    return bool(os.environ.get("REFRAIN_DATABASE")) or library().beside(FILE).is_file()


def stamp() -> tuple[str, int]:
    """Return what a cached answer from the database depends on: which it is, and its last change.

    Raises
    ------
    DeskError
        It cannot be read.
    """
    url = _find_url()
    with _at_rest(url):
        return url, find_desk().stamp()


def read(ask: Callable[..., T], nothing: T, *about: object) -> T:
    """Return what the desk has decided; `nothing` where no database was made yet, and none is made to be read.

    Parameters
    ----------
    ask : callable
        Reads it, given `stamp` and what it is `about`.
    nothing : object
        What it is where nothing was ever decided.

    Raises
    ------
    DeskError
        It cannot be read.
    """
    return ask(*stamp(), *about) if is_there() else nothing


def look_up(ask: Callable[..., T], nothing: T, *about: object) -> T:
    """Return the same as `read`; `nothing` too where it cannot be read: `Bans.wrong` says so on each screen."""
    try:
        return read(ask, nothing, *about)
    except CorpusError:
        return nothing


def _find_url() -> str:
    return os.environ.get("REFRAIN_DATABASE") or write_url(library().beside(FILE))


@contextlib.contextmanager
def _at_rest(url: str) -> Iterator[None]:
    """Say at once what a database that has just failed said, instead of waiting for it again."""
    failed = _failed()
    since, why = failed.get(url, (0.0, ""))
    if why and time.monotonic() - since < REST:
        raise DeskError(why)
    try:
        yield
    except DeskError as error:
        failed[url] = (time.monotonic(), str(error))
        raise


@st.cache_resource(show_spinner=False)
def _failed() -> dict[str, tuple[float, str]]:
    """Return which databases could not be opened: when, and why."""
    return {}


@st.cache_resource(show_spinner=False, on_release=Desk.close)
def _opened(url: str) -> Any:
    return open_desk(url)
