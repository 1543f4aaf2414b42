"""Adding a corpus: files from the reader's machine or from an allowed folder, looked at before they are read."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from corpus.errors import SourceError
from corpus.reading import film_table, sandbox
from corpus.reading.limits import format_bytes
from corpus.reading.loading import PREVIEWED, Preview
from corpus.reading.sources import find_sources, resolve_within
from corpus.scratch import Scratch
from corpus.wording import plural
from pages.shared import admission, importing, opening
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.mapping import correct
from pages.shared.showing import visit
from pages.shared.viewing import View

#: What one visit may upload in all, in bytes.
VISIT = 1024 * 2**20
FORMATS = ["txt", "md", "html", "htm", "csv", "tsv", "json", "jsonl", "parquet", "xlsx", "xml", "rss", "atom"]
FORMATS += ["zip", "gz"]
#: So many files that cannot be read are named.
_NAMED = 5
_NONE = "(none)"


def add(view: View) -> None:
    """Show the form: files, how they would be read, a name, and the import itself."""
    library = opening.library()
    if library.single:
        plain_text("This dashboard was started on one corpus. Start it on a folder of corpora to import others.")
        return
    if not admission.may_change():
        plain_text(admission.VIEWS_ONLY)
        return
    turn = st.session_state.setdefault("_upload_turn", 0)
    sources, encoding, size = _choose_sources(turn)
    if not sources:
        plain_text("Choose files to see how they would be read before you import them. Nothing leaves this server.")
        return
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
            "Minimum reviews",
            min_value=2,
            max_value=1_000,
            value=None,
            key="min-reviews",
            placeholder="automatic",
            width=240,
            help="How many reviews must use a phrase for it to be listed. Left empty: 2 of a few reviews, 3 from 50 "
            "reviews on, 4 from 500, 5 from 5,000.",
        )
    if st.button(
        "Import",
        type="primary",
        icon=":material/play_arrow:",
        disabled=not clear or not taken or not name.strip(),
    ):
        admission.need_editor()
        key = library.key_for(name)
        chosen = {"mapping": mapping, "films": films, "encoding": encoding, "min_reviews": least}
        uploads = None if size is None else Path(st.session_state["_uploads"].name)
        importing.build(taken, library.path(key), name=name.strip(), uploads=uploads, **chosen)
        st.session_state["_uploaded"] = st.session_state.get("_uploaded", 0) + (size or 0)
        if "_uploads" in st.session_state:
            st.session_state.pop("_uploads").cleanup()
        st.session_state["_upload_turn"] = turn + 1
        visit(Address("data", link([("corpus", key)])))
        st.rerun()


def _choose_sources(turn: int) -> tuple[list[Path], str, int | None]:
    """Offer files, or a place on the server; returns what is chosen, the encoding, and the bytes of uploads."""
    uploads = st.file_uploader(
        "Files of reviews: texts, tables, feeds, or archives of them",
        type=FORMATS,
        accept_multiple_files=True,
        key=f"upload-{turn}",
        help="Up to 200 MB a file. One review a file (.txt, .md, .html), or one a row (.csv, .tsv, .json, .jsonl, "
        ".parquet, .xlsx), or one an entry (.xml, .rss, .atom: feeds, WordPress exports).",
    )
    roots = opening.find_roots()
    typed = ""
    if roots:
        typed = st.text_input(
            "Or a file or folder on the server",
            key="path",
            placeholder=f"below {roots[0]}",
            help="Only below the folders that the server’s owner has allowed with REFRAIN_ROOTS.",
        )
    with st.expander("If letters look wrong"):
        encoding = st.text_input(
            "Encoding of the text files",
            key="encoding",
            placeholder="detected",
            width=240,
            help="How the files store letters: utf-8, cp1252, shift_jis, utf-16 … Left empty, it is detected.",
        )
    _discard_others(uploads)
    if typed:
        return [resolve_within(typed, roots)], encoding, None
    size, already = sum(upload.size for upload in uploads), st.session_state.get("_uploaded", 0)
    if already + size > VISIT:
        raise SourceError(
            f"This visit’s files come to {format_bytes(already + size)}; {format_bytes(VISIT)} are allowed. "
            "Remove some, or reload the page."
        )
    return _saved(uploads) if uploads else [], encoding, size


def _saved(uploads: Sequence[UploadedFile]) -> list[Path]:
    """Write uploads to this visit's own folder, once, each in a place of its own, for two may bear the same name."""
    if "_uploads" not in st.session_state:
        st.session_state["_uploads"] = Scratch()
        st.session_state["_places"] = {}
    folder, places = Path(st.session_state["_uploads"].name).resolve(), st.session_state["_places"]
    for upload in uploads:
        if upload.file_id not in places:
            # The second of two files of one name is shown with its folder, so this has a name that can be read. The
            # folder of one that was taken out stays: what is in a place is known by its path.
            number = len([*folder.iterdir()]) + 1
            place = folder / f"upload {number}" / (Path(upload.name).name.replace("\0", "") or "upload")
            try:
                place.parent.mkdir()
                place.write_bytes(upload.getbuffer())
            except OSError as error:
                place.unlink(missing_ok=True)
                raise SourceError(f"{upload.name} could not be kept on this server: {error.strerror}.") from error
            places[upload.file_id] = place
    return [places[upload.file_id] for upload in uploads]


def _discard_others(uploads: Sequence[UploadedFile]) -> None:
    """Delete the files that were taken out of the field again: what a visit may upload is what lies on the disk."""
    places: dict[str, Path] = st.session_state.get("_places", {})
    for taken_out in places.keys() - {upload.file_id for upload in uploads}:
        places.pop(taken_out).unlink(missing_ok=True)


def _looked_at(sources: Sequence[Path], encoding: str) -> tuple[dict[str, str], Path | None, bool]:
    """Show how the sources would be read, and take the reader's corrections.

    Returns the choices of columns, the table that names the films if there is one, and whether there is what to import.
    """
    files = {source.name: source.path for source in find_sources(sources)}
    content = _content(files, uploaded=set(st.session_state.get("_places", {}).values()))
    look = _preview(tuple(map(str, sources)), content, encoding or None)
    for refusal in look.refusals[:_NAMED]:
        plain_text(refusal, "note")
    if len(look.refusals) > _NAMED:
        plain_text(f"{plural(len(look.refusals) - _NAMED, 'more file')} cannot be read either.", "note")
    if look.texts:
        plain_text(
            f"{plural(look.texts, 'file')} of one review each. Where a file does not name its film, it is guessed."
        )
    if look.further:
        plain_text(
            f"{plural(look.further, 'more file')} will be read in the same way; only the first "
            f"{plural(PREVIEWED, 'table')} are shown here.",
            "note",
        )
    tables, films = list(look.tables), None
    alone = {each.source: each for each in tables if each.source in files}
    if len(tables) > 1 and alone:
        likely = film_table.find_film_table({each.source: (each.columns, each.mapping) for each in tables})
        offered = [_NONE, *alone]
        name = st.selectbox(
            "Table with the names of the films",
            offered,
            index=offered.index(likely) if likely in alone else 0,
            key=f"films-{content}",
            width=360,
        )
        if name == likely:
            plain_text(f"{name} has titles but no texts, and an id that the other table has too.", "note")
        films = files.get(name)
        tables = [each for each in tables if each.source != name]
    made = correct(tables, content=content)
    return made.mapping, films, made.fits and bool(made.readable or look.texts or look.further)


def _content(files: Mapping[str, Path], *, uploaded: Collection[Path]) -> str:
    """Return what identifies these files: names and bytes of uploads, paths and times of files on the server."""
    marks = [
        (name, _digest(str(path))) if path in uploaded else (name, str(path), *_stamp(path))
        for name, path in files.items()
    ]
    return hashlib.blake2b(json.dumps(marks).encode(), digest_size=16).hexdigest()


def _stamp(path: Path) -> tuple[int, int]:
    """Return a file's size and time."""
    try:
        state = path.lstat()
    except OSError:
        return (0, 0)
    return (state.st_size, state.st_mtime_ns)


@st.cache_resource(max_entries=1_000, show_spinner=False)
def _digest(place: str) -> str:
    """Return the digest of an upload's bytes; nothing changes them where they lie."""
    with Path(place).open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=16)).hexdigest()


@st.cache_resource(max_entries=64, show_spinner="Looking at the files")
def _preview(_sources: Sequence[str], content: str, encoding: str | None) -> Preview:
    """Look at all files in one process, once for what is in them."""
    return sandbox.preview_contained(_sources, encoding=encoding)
