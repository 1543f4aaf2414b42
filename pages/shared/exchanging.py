"""A CSV table of what the desk decides, read back in: what “Download” gives, or what somebody else has written."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from corpus.desk.items import Item
from corpus.schema import CorpusError
from corpus.wording import plural
from pages.shared import desks
from pages.shared.letters import plain_text

#: The largest file that is taken, in megabytes: Streamlit's own measure.
LARGEST = 2


def show_import(
    label: str,
    *,
    key: str,
    needs: str,
    noun: str,
    read: Callable[[str], list[Item]],
    merge: Callable[..., Any],
    of: str,
) -> None:
    """Show the upload of a table, which is merged into what there is.

    Parameters
    ----------
    label : str
    key : str
        The upload's name on this screen.
    needs : str
        What the table must have.
    noun : str
        What a row is.
    read : callable
        Returns the rows of CSV text; raises CorpusError.
    merge : callable
        Is given the database, the rows, and `by` whom.
    of : str
        What is changed; see `desks.keep`.
    """
    uploaded = st.file_uploader(
        label,
        type=["csv"],
        key=key,
        max_upload_size=LARGEST,
        help=f"{needs}: what “Download” gives can be imported again.",
    )
    if uploaded is None:
        return
    try:
        given = read(uploaded.getvalue().decode("utf-8-sig", errors="replace"))
    except CorpusError as error:
        plain_text(f"{uploaded.name}, {error}")
        return
    plain_text(f"The file has {plural(len(given), noun)}.")
    st.button(
        "Import",
        key=f"{key}-go",
        type="primary",
        icon=":material/check:",
        on_click=desks.keep,
        args=(lambda desk, by: merge(desk, given, by=by),),
        kwargs={"of": of, "done": "Imported."},
    )
