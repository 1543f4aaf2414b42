"""A CSV table of what the desk decides, read back in: what “Download” gives, or what somebody else has written."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from corpus.desk.items import Item
from corpus.errors import CorpusError
from corpus.wording import plural
from pages.shared import admission, desks
from pages.shared.letters import plain_text

#: What can be imported: what the upload is called, what its help says, and what a row is.
LABELS = {
    "watched": "Import a watch list",
    "saved": "Import saved views",
    "notes": "Import notes",
    "lines": "Import marked lines",
    "refused": "Import refused suggestions",
    "words": "Import marked words",
}
NEEDS = {
    "watched": "A CSV table with the columns phrase and status (banned, watched or allowed), and perhaps replacement "
    "and note: what “Download” gives can be imported again.",
    "saved": "A CSV table with the columns view and address, and perhaps short link: what “Download” gives can be "
    "imported again.",
    "notes": "A CSV table with the columns kind (review, film, critic or phrase), its key (an id or a name), note and "
    "tags: what “Download” gives can be imported again.",
    "lines": "A CSV table with the columns review id, place, words and verdict (fine, to cut or to quote): what "
    "“Download” gives can be imported again.",
    "refused": "A CSV table with the column word or phrase: what “Download” gives can be imported again.",
    "words": "A CSV table with the columns review id, word and verdict (misleading here or fair here): what “Download” "
    "gives can be imported again. A word that is marked already stays as it is.",
}
NOUNS = {"watched": "phrase", "saved": "view", "notes": "note", "lines": "line", "refused": "word", "words": "word"}
#: The largest file that is taken, in megabytes: Streamlit's own measure.
LARGEST = 2


def show_import(
    what: str,
    *,
    read: Callable[[str], list[Item]],
    merge: Callable[..., Any],
) -> None:
    """Show the upload of a table, which is merged into what there is.

    Parameters
    ----------
    what : str
        One of the `LABELS`; what `desks.keep` knows the change by.
    read : callable
        Returns the rows of CSV text; raises CorpusError.
    merge : callable
        Is given the database, the rows, and `by` whom.
    """
    uploaded = st.file_uploader(
        LABELS[what],
        type=["csv"],
        key=f"{what}-file",
        max_upload_size=LARGEST,
        help=NEEDS[what],
        disabled=not admission.may_change(),
    )
    if uploaded is None:
        return
    try:
        given = read(uploaded.getvalue().decode("utf-8-sig", errors="replace"))
    except CorpusError as error:
        plain_text(f"{uploaded.name}, {error}")
        return
    plain_text(f"The file has {plural(len(given), NOUNS[what])}.")
    st.button(
        "Import",
        key=f"{what}-file-go",
        type="primary",
        icon=":material/check:",
        on_click=desks.keep,
        args=(lambda desk, by: merge(desk, given, by=by),),
        kwargs={"of": what, "done": "Imported."},
        disabled=not admission.may_change(),
    )
