"""Adding a corpus: files from the reader's machine or from an allowed folder, looked at before they are read."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from corpus import sandbox
from corpus.limits import megabytes
from corpus.loading import Preview, TablePreview
from corpus.schema import SourceError
from corpus.sources import resolve_within
from corpus.wording import plural
from pages.shared import importing, opening
from pages.shared.address import link
from pages.shared.letters import line
from pages.shared.opening import View
from pages.shared.showing import go, visit

#: What one visit may upload in all, in bytes.
VISIT = 1024 * 2**20
#: Our columns that a reader may map, with what they are called on the screen.
COLUMNS = {
    "text": "Text",
    "film": "Film",
    "year": "Year",
    "reviewer": "Critic",
    "outlet": "Outlet",
    "published": "Date",
    "rating": "Rating",
    "genres": "Genres",
}
FORMATS = ["txt", "md", "html", "htm", "csv", "tsv", "json", "jsonl", "parquet", "xlsx", "zip", "gz"]
_NONE = "(none)"


def add(view: View) -> None:
    """Show the form: files, how they would be read, a name, and the import itself."""
    library = opening.library()
    if library.single:
        line("This dashboard was started on one corpus. Start it on a folder of corpora to add others.")
        return
    turn = st.session_state.setdefault("_upload_turn", 0)
    uploads = st.file_uploader(
        "Files of reviews: texts, tables, or archives of them",
        type=FORMATS,
        accept_multiple_files=True,
        key=f"upload-{turn}",
        help="Up to 200 MB a file. One review a file (.txt, .md, .html), or one a row (.csv, .tsv, .json, .jsonl, "
        ".parquet, .xlsx).",
    )
    roots = opening.roots()
    typed = st.text_input(
        "Or a file or folder on the server",
        key="path",
        placeholder=f"below {roots[0]}" if roots else "",
        disabled=not roots,
        help="Only below the folders that the server's owner has allowed with REFRAIN_ROOTS.",
    )
    encoding = st.text_input(
        "Encoding of the text files",
        key="encoding",
        placeholder="detected",
        width=240,
        help="Only where the detected one turns out wrong: utf-8, cp1252, shift_jis, utf-16 …",
    )
    if not uploads and not typed:
        line("Choose files to see how they would be read. Nothing leaves this server.", "note")
        return
    total = sum(upload.size for upload in uploads)
    already = st.session_state.setdefault("_uploaded", 0)
    if already + total > VISIT:
        raise SourceError(
            f"This visit's files come to {megabytes(already + total)}; {megabytes(VISIT)} are allowed. Remove some, or "
            "reload the page."
        )
    sources = [resolve_within(typed, roots)] if typed else _saved(uploads)
    mapping, films, clear = _looked_at(sources, encoding)
    taken = [source for source in sources if source != films]
    with st.container(horizontal=True):
        name = st.text_input(
            "Name of the corpus",
            value=taken[0].stem if taken else "",
            max_chars=120,
            key=f"corpus-name-{turn}",
            width="stretch",
        )
        least = st.number_input(
            "A phrase recurs in, reviews",
            min_value=2,
            max_value=1_000,
            value=None,
            key="min-reviews",
            placeholder="by the number of reviews",
            width=240,
            help="In how many reviews a phrase must stand to be listed. By itself it follows the corpus: 2 of a few, 3 "
            "from 50 reviews on, 4 from 500, 5 from 5,000.",
        )
    if st.button(
        "Read and measure",
        type="primary",
        icon=":material/play_arrow:",
        disabled=not clear or not taken or not name.strip(),
    ):
        key = library.key_for(name)
        chosen = {"mapping": mapping, "films": films, "encoding": encoding, "min_reviews": least}
        uploads = None if typed else Path(st.session_state["_uploads"].name)
        importing.build(taken, library.path(key), name=name.strip(), uploads=uploads, **chosen)
        st.session_state["_uploaded"] = already + total
        if "_uploads" in st.session_state:
            st.session_state.pop("_uploads").cleanup()
        st.session_state["_upload_turn"] = turn + 1
        visit(go("overview", link([("corpus", key)])))
        st.rerun()


def _saved(uploads: Sequence[UploadedFile]) -> list[Path]:
    """Write uploads to this visit's own folder, once, each in a place of its own, for two may bear the same name."""
    if "_uploads" not in st.session_state:
        st.session_state["_uploads"] = tempfile.TemporaryDirectory(prefix="refrain-")
    folder = Path(st.session_state["_uploads"].name)
    places = []
    for upload in uploads:
        place = folder / upload.file_id / (Path(upload.name).name.replace("\0", "") or "upload")
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(upload.getbuffer())
        places.append(place)
    return places


def _looked_at(sources: Sequence[Path], encoding: str) -> tuple[dict[str, str], Path | None, bool]:
    """Show how the sources would be read, and take the reader's corrections.

    Returns the mapping as corrected, the table that names the films if one is chosen, and whether all is clear.
    """
    looks = {source: _preview(str(source), source.stat().st_mtime_ns, encoding or None) for source in sources}
    tables = [(source, each) for source, look in looks.items() for each in look.tables]
    texts = sum(look.texts for look in looks.values())
    for look in looks.values():
        for refusal in look.refusals:
            line(refusal, "note")
    if texts:
        line(f"{plural(texts, 'file')} of one review each. A film that a text does not name is inferred.")
    films = None
    if len(tables) > 1:
        offered = {_NONE: None} | {each.source: source for source, each in tables}
        films = offered[
            st.selectbox("A table that names the films by an id", list(offered), key="films-table", width=360)
        ]
        tables = [(source, each) for source, each in tables if source != films]
    mapping: dict[str, str] = {}
    for _, each in tables[:3]:
        mapping |= _columns(each)
    if len(tables) > 3:
        line(f"{plural(len(tables) - 3, 'further table')} will be read with the same columns.", "note")
    clear = bool(texts or tables) and all(mapping.get("text") or not each.question for _, each in tables)
    if tables and not clear:
        line("Choose the column that holds the text of the review.")
    return mapping, films, clear


def _columns(table: TablePreview) -> dict[str, str]:
    """Show a table's first rows and which column was taken for what; returns the choices that differ."""
    told = ", ".join(
        part
        for part in (
            table.format,
            table.encoding,
            f"delimiter {table.delimiter!r}" if table.delimiter else "",
            table.note,
        )
        if part
    )
    line(f"{table.source}: {told}", "note")
    if table.question:
        line(table.question[:1].upper() + table.question[1:] + ".")
    st.dataframe(
        pd.DataFrame(table.rows, columns=table.columns), hide_index=True, alt="The first rows as they would be read"
    )
    chosen = {}
    with st.container(horizontal=True):
        for ours, label in COLUMNS.items():
            found = table.mapping.get(ours)
            options = [_NONE, *table.columns]
            taken = st.selectbox(
                label,
                options,
                index=options.index(found) if found in options else 0,
                key=f"map-{table.source}-{ours}",
                width=150,
            )
            if taken != (found or _NONE):
                chosen[ours] = "" if taken == _NONE else taken
    return chosen


@st.cache_data(max_entries=8, show_spinner="Looking at the files")
def _preview(source: str, stamp: int, encoding: str | None) -> Preview:
    return sandbox.preview_contained(Path(source), encoding=encoding)
