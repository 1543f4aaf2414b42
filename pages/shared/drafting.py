"""What a draft is checked against, opened at the first draft; and the check itself, kept in the visit."""

from typing import Any

import pandas as pd
import streamlit as st

from corpus.findings.draft_archive import DraftArchive
from corpus.findings.drafts import DraftCheck, read_draft
from pages.shared import watching
from pages.shared.viewing import View

_KEPT = "_draft_check"


@st.cache_resource(max_entries=2, show_spinner=False)
def open_archive(version: str, *, _view: View) -> DraftArchive:
    """Return the archive that drafts are checked against."""
    return DraftArchive.of(_view.corpus)


def check_draft(view: View, text: str, *, film: str | None, critic: str | None, own: bool) -> DraftCheck:
    """Check a draft; the last check stays in the visit, and in nothing that visits share."""
    archive, watched = open_archive(view.corpus.version, _view=view), watching.read_decided()
    asked = (text, film, critic, own)
    kept: tuple[Any, DraftArchive, pd.DataFrame, DraftCheck] | None = st.session_state.get(_KEPT)
    if kept and kept[0] == asked and kept[1] is archive and kept[2] is watched:
        return kept[3]
    check = read_draft(text, archive, film=film, critic=critic, own=own, watched=watched)
    st.session_state[_KEPT] = (asked, archive, watched, check)
    return check
