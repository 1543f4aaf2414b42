"""The desk's database, opened once for every visitor."""

import os
from typing import Any

import streamlit as st

from corpus.desk.database import FILE, Desk, open_desk, write_url
from pages.shared.opening import library


def find_desk() -> Desk:
    """Return the desk's database: that of REFRAIN_DATABASE, or the one beside the corpora.

    Raises
    ------
    DeskError
        It cannot be opened.
    """
    return _opened(_find_url())


def stamp() -> tuple[str, int]:
    """Return what a cached answer from the database depends on: which it is, and its last change.

    Raises
    ------
    DeskError
        It cannot be read.
    """
    return _find_url(), find_desk().stamp()


def _find_url() -> str:
    return os.environ.get("REFRAIN_DATABASE") or write_url(library().beside(FILE))


# A database that cannot be opened is tried again at each run: no answer is kept of it.
@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Any:
    return open_desk(url)
