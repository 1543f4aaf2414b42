"""What was read and how, what was not, and the corpora themselves: add, rename, remove."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.report import to_csv
from corpus.schema import CorpusError
from corpus.wording import date, number, percent, plural
from pages.shared import adding, columns, importing, opening
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.showing import chart, go, theme, visit
from pages.shared.tables import page_of, table

view = current()
library = opening.library()


def show_files(view: View) -> None:
    """Show each file with how it was understood, and what was decided on the way."""
    manifest = view.corpus.manifest
    for note in manifest.notes:
        line(note)
    table(
        view.corpus.files,
        page="page",
        key="files",
        name="files",
        alt="Files that were read, with format, encoding and counts",
        columns=columns.FILE,
    )
    st.download_button(
        "The whole corpus as CSV",
        lambda: to_csv(view.corpus.whole()).encode(),
        file_name=f"{view.key}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        help="All reviews with their texts and measures. Read again, they are the same corpus.",
    )
    settings = manifest.settings
    mapping = ", ".join(f"{ours} = {theirs}" for ours, theirs in settings["mapping"].items())
    line(
        f"Built {date(pd.Timestamp(manifest.built))}. Digest {manifest.digest}: the same reviews give the same digest, "
        "whatever files they come in." + (f" Columns as you chose them: {mapping}." if mapping else ""),
        "note",
    )


def show_rejects(view: View) -> None:
    """Show what came in and did not become a review, with the reason."""
    rejects = view.corpus.rejects
    if rejects.empty:
        line("Nothing was rejected: every row that came in is a review.")
        return
    reasons = rejects["reason"].str.replace(r"[“\d].*", "", regex=True).str.strip(" :,").value_counts()
    if len(reasons) > 1:
        chart(
            figures.counts(
                reasons.rename_axis("reason").reset_index(name="rows"), label="reason", count="rows", noun="row",
                title=f"{plural(len(rejects), 'row')} did not become a review", most=8, theme=theme(),
            ),
            key="reasons",
            name="reasons",
        )  # fmt: skip
    table(
        rejects,
        page="page",
        key="rejects",
        name="rejects",
        alt="Rows that were not read, with file, row and reason",
        columns=columns.REJECT,
    )


def show_inferred(view: View) -> None:
    """Show the films that the sources did not name, and take corrections."""
    titles = view.corpus.titles
    if titles.empty:
        line("Every review came with its film's name: nothing was inferred.")
        return
    line(
        "These reviews came without a film. Correct a name where it is wrong: it stays corrected, also when the corpus "
        "is built again."
    )
    named = titles.merge(
        view.corpus.reviews[["review_id", "film", "source"]], on="review_id", suffixes=("_inferred", "")
    )
    held = page_of(
        named.sort_values("certainty", kind="stable").reset_index(drop=True), key=param("page", 1, read=int)
    ).reset_index(drop=True)
    edited = st.data_editor(
        held[["film", "rule", "certainty", "source"]],
        column_config={
            "film": st.column_config.TextColumn("Film", required=True, max_chars=200, width="medium"),
            "rule": st.column_config.TextColumn("Inferred from", disabled=True, width="medium"),
            "certainty": st.column_config.ProgressColumn("Certainty", min_value=0.0, max_value=1.0, format="percent"),
            "source": st.column_config.TextColumn("File", disabled=True, width="medium"),
        },
        hide_index=True,
        key=f"films-{view.corpus.version[:8]}-{st.session_state['page']}",
    )
    changed = edited["film"].str.strip() != held["film"]
    corrections = dict(zip(held.loc[changed, "review_id"], edited.loc[changed, "film"].str.strip(), strict=True))
    if st.button(
        f"Save {plural(len(corrections), 'correction')}" if corrections else "Save corrections",
        disabled=not corrections,
        type="primary",
        icon=":material/save:",
    ):
        importing.correct(library.path(view.key), corrections)
        st.rerun()


def show_corpora(view: View) -> None:
    """Show the corpora of this library, and rename or remove one."""
    corpora = library.corpora()
    rows = [
        {
            "key": key,
            "name": each.name,
            **{
                part: each.counts.get(part) for part in ("reviews", "films", "reviewers", "words", "phrases", "rejects")
            },
            "built": pd.Timestamp(each.built),
        }
        for key, each in corpora.items()
    ]
    table(
        pd.DataFrame(rows),
        key="corpora",
        name="corpora",
        alt="The corpora of this library with their counts",
        columns=columns.CORPUS,
        opens=lambda row: go("overview", link([("corpus", row["key"])])),
    )
    for key, reason in library.broken().items():
        line(f"{key}: {reason}", "note")
    if library.single:
        line("This dashboard was started on one corpus. Start it on a folder of corpora to add others.", "note")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(
            "Name of the corpus that is open",
            value=corpora[view.key].name,
            max_chars=120,
            key=f"name-{view.key}",
            width=360,
        )
        if st.button("Rename", icon=":material/edit:", disabled=name.strip() in ("", corpora[view.key].name)):
            library.rename(view.key, name)
            st.rerun()
        if st.button("Remove", icon=":material/delete:", disabled=len(corpora) < 2):
            confirm_removal(view.key, corpora[view.key].name)


@st.dialog("Remove this corpus?")
def confirm_removal(key: str, name: str) -> None:
    """Ask before a corpus is deleted."""
    line(
        f"“{name}”, all that was measured of it, its house lexicon and what was said of its words will be deleted from "
        "this server. The files that it was read from are not touched."
    )
    if st.button("Remove it", type="primary"):
        try:
            library.remove(key)
        except CorpusError as error:
            line(str(error))
            return
        st.session_state.pop("corpus", None)
        visit(go("overview", {}))
        st.rerun()


PARTS = {
    "read": ("What was read", show_files),
    "rejects": ("What was not", show_rejects),
    "films": ("Films inferred", show_inferred),
    "corpora": ("Corpora", show_corpora),
    "add": ("Add a corpus", adding.add),
}

manifest, kept = view.corpus.manifest, len(view.corpus.reviews)
files, rejects = view.corpus.files, view.corpus.rejects
rows = int(files["rows"].sum())
# What lost a row is never said to be whole.
said = percent(1) if kept == rows else percent(min(kept / max(rows, 1), 0.999), decimals=1)
st.title("What was read, and how?", anchor=False)
line(f"Corpus “{manifest.name}”, {plural(kept, 'review')} from {plural(len(files), 'file')}", "selection")
line(
    f"{number(kept)} of {plural(rows, 'row')} became reviews ({said}); {plural(len(rejects), 'reject')}.",
    "finding",
)
part = st.segmented_control(
    "Show",
    list(PARTS),
    key=param("part", "read", allowed=list(PARTS)),
    format_func=lambda name: PARTS[name][0],
    required=True,
    label_visibility="collapsed",
)
try:
    PARTS[part][1](view)
except CorpusError as error:
    st.error("This did not work.", icon=":material/error:")
    line(str(error))
