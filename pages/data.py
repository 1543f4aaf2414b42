"""What was imported and how, what was skipped or guessed, and the corpora themselves: add, rename, remove."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.errors import CorpusError
from corpus.naming import file_stem
from corpus.reading import guesses, skipped
from corpus.report.table_files import make_file
from corpus.schema import REJECTS
from corpus.store.catalogue import tabulate_corpora
from corpus.wording import date, plural
from pages.shared import adding, admission, arrivals, columns, houses, importing, journal, opening, outcome
from pages.shared.controls import choice, dropdown, fold
from pages.shared.letters import plain_text
from pages.shared.links import Address, link
from pages.shared.showing import chart, theme
from pages.shared.tables import page_of, table
from pages.shared.viewing import View, current

view = current()
library = opening.library()


#: The columns of the table in which films are named.
_EDITED = ("accept", "film", "rule", "certainty", "source")


def show_files(view: View) -> None:
    """Show the report of the import, and each file with how it was read."""
    outcome.show(view)
    show_additions(view)
    manifest = view.corpus.manifest
    many = len(view.corpus.files)
    if (listed := fold(f"How {plural(many, 'file')} {'was' if many == 1 else 'were'} read", name="numbers")).open:
        with listed:
            table(
                view.corpus.files.drop(columns="digest"),
                page="page",
                key="files",
                name="files",
                narrowed=False,
                alt="Files that were read, with format, encoding and counts",
                columns=columns.FILE,
            )
    st.download_button(
        "Download all reviews (CSV)",
        lambda: make_file(view.corpus.read_reviews(), "csv"),
        file_name=f"{file_stem('whole corpus', view.key)}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        help="All reviews of the corpus with their texts and numbers, whatever is selected.",
    )
    settings = manifest.settings
    mapping = ", ".join(f"{ours} = {theirs}" for ours, theirs in settings["mapping"].items())
    with st.expander("Method"):
        plain_text(
            f"Imported {date(pd.Timestamp(manifest.built))}. Fingerprint {manifest.digest}: the same reviews give the "
            "same fingerprint, whatever files they come in. The CSV of all reviews, imported again, is the same corpus."
            + (f" Columns as you chose them: {mapping}." if mapping else "")
        )


def show_additions(view: View) -> None:
    """Show when reviews were added since the first import, how many, and from which files."""
    imports = arrivals.list_imports(view.corpus.version, _corpus=view.corpus)
    if len(imports) > 1:
        st.markdown("**Added so far**")
        table(
            imports,
            page="additions-page",
            key="additions",
            name="additions",
            narrowed=False,
            alt="When reviews were added, how many, and from which files",
            columns=columns.ADDITION,
        )


def show_rejects(view: View) -> None:
    """Show the rows that did not become a review, with the reason."""
    rejects = view.corpus.rejects
    if rejects.empty:
        plain_text("No row was skipped: every row became a review.")
        return
    kinds = skipped.count_kinds(rejects)
    if len(kinds) > 1:
        chart(
            lambda: figures.draw_counts(
                kinds, label="label", count="rows", noun="row",
                title=f"{plural(len(rejects), 'row')} skipped, by reason", most=8, theme=theme(),
            ),
            key="reasons",
            name="reasons",
            narrowed=False,
        )  # fmt: skip
        every = "every reason"
        reason = dropdown("Skipped because", [every, *kinds["label"]], name="reason", width=520)
        if reason != every:
            rejects = rejects[rejects["kind"].isin(kinds.loc[kinds["label"] == reason, "kind"])]
    table(
        rejects,
        page="page",
        whole=rejects[list(REJECTS)],
        key="rejects",
        name="skipped rows",
        narrowed=False,
        alt="Skipped rows with their file, their row and the reason",
        columns=columns.REJECT,
    )


def show_inferred(view: View) -> None:
    """Show the films that were guessed, and take corrections."""
    listed = guesses.list_guesses(view.corpus.titles, view.corpus.reviews)
    if listed.empty:
        named = "Every review came with the name of its film: no title was guessed."
        plain_text("No title was guessed." if view.corpus.reviews["film"].isna().any() else named)
        return
    plain_text(
        "These reviews came without the name of a film, so it was guessed from the text. Correct what is wrong: click "
        "a name, type, and save. It stays corrected when you import the files again."
    )
    page = page_of(listed, name="page").reset_index(drop=True)
    edited = st.data_editor(
        page.assign(certainty=page["certainty"] * 100)[["film", "rule", "certainty", "source"]],
        column_config={
            "film": st.column_config.TextColumn("Film", required=True, max_chars=200, width="medium"),
            "rule": st.column_config.TextColumn("Guessed from", disabled=True, width="medium"),
            "certainty": st.column_config.ProgressColumn("Certainty", min_value=0, max_value=100, format="%.0f %%"),
            "source": st.column_config.TextColumn("File", disabled=True, width="medium"),
        },
        hide_index=True,
        key=name_editor(view, "films"),
    )
    save(view, guesses.find_corrections(page, edited["film"]))


def show_unnamed(view: View) -> None:
    """Show the reviews without a film, and take names: those suggested, or others."""
    listed = guesses.list_unnamed(view.corpus.titles, view.corpus.reviews)
    if listed.empty:
        plain_text("Every review has a film.")
        return
    plain_text(
        f"{plural(len(listed), 'review')} {'has' if len(listed) == 1 else 'have'} no film. The suggestions are unsure: "
        "accept one, or type the film, and save. It stays named when you import the files again."
    )
    page = page_of(listed, name="page").reset_index(drop=True)
    edited = st.data_editor(
        page.assign(accept=False, certainty=page["certainty"] * 100)[list(_EDITED)],
        column_config={
            "accept": st.column_config.CheckboxColumn("Accept", width="small"),
            "film": st.column_config.TextColumn("Film", max_chars=200, width="medium"),
            "rule": st.column_config.TextColumn("Suggested from", disabled=True, width="medium"),
            "certainty": st.column_config.ProgressColumn("Certainty", min_value=0, max_value=100, format="%.0f %%"),
            "source": st.column_config.TextColumn("File", disabled=True, width="medium"),
        },
        hide_index=True,
        key=name_editor(view, "unnamed"),
    )
    save(view, guesses.find_named(page, edited["film"], edited["accept"]))


def name_editor(view: View, films: str) -> str:
    """Return the key of a table of films: once they are saved other reviews stand in it, without what was typed."""
    return f"{films}-{view.corpus.manifest.digest}-{st.session_state['page']}"


def save(view: View, films: dict[str, str]) -> None:
    """Offer to save the films of some reviews, and do it."""
    if st.button(
        f"Save {plural(len(films), 'film')}" if films else "Save films",
        disabled=not films or not admission.may_change(),
        type="primary",
        icon=":material/save:",
    ):
        importing.correct(library.path(view.key), films)
        st.rerun()


def show_corpora(view: View) -> None:
    """Show the corpora of this library, and rename or remove one."""
    library.tidy()
    show_removed()
    corpora = library.corpora()
    listed = tabulate_corpora(corpora)
    # Reviews of which nobody said the film, or the critic, are not reviews of none.
    known = listed[["films", "reviewers"]].astype("Int64").replace(0, pd.NA)
    table(
        listed.assign(**known),
        key="corpora",
        name="corpora",
        narrowed=False,
        alt="The corpora of this library with their counts",
        columns=columns.CORPUS,
        opens=lambda row: Address("overview", link([("corpus", row["key"])])),
    )
    show_closed()
    if library.single:
        plain_text(
            "This dashboard was started on one corpus. Start it on a folder of corpora to import others.", "note"
        )
        return
    name = corpora[view.key].name
    with st.form("rename", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        new = st.text_input(
            "Name of the corpus that is open", value=name, max_chars=120, key=f"name-{view.key}", width=360
        )
        renamed = st.form_submit_button("Rename", icon=":material/edit:", disabled=not admission.may_change())
    if renamed and not new.strip():
        plain_text(f"Give the corpus a name; it is still called “{name}”.")
    elif renamed and new.strip() != name:
        admission.need_editor()
        library.rename(view.key, new)
        st.rerun()
    # Under a double click, the corpus that is shown next must not go too.
    if not st.session_state.pop("_just_removed", False):
        st.button(
            "Remove this corpus",
            icon=":material/delete:",
            on_click=remove,
            args=(view.key, name),
            disabled=len(corpora) < 2 or not admission.may_change(),
            help="It is removed at once; Undo brings it back.",
        )
    if len(corpora) < 2:
        plain_text("The only corpus stays. Import another before you remove it.", "note")


def show_closed() -> None:
    """Say which corpora cannot be opened, and measure those again that an older version built."""
    outdated = library.outdated()
    for key, reason in library.broken().items():
        if key not in outdated:
            plain_text(f"{key}: {reason}", "note")
            continue
        plain_text(
            f"“{key}” was built by an older version of Refrain. Its reviews are kept, but not yet measured.", "note"
        )
        if st.button(
            "Measure again", icon=":material/refresh:", key=f"renew-{key}", disabled=not admission.may_change()
        ):
            importing.renew(library.path(key))
            st.rerun()


def remove(key: str, name: str) -> None:
    """Remove a corpus, so that this visit can bring it back; a callback."""
    try:
        admission.need_editor()
        removed = library.remove(key, along=houses.move_key)
    except CorpusError as error:
        st.session_state["_failed"] = str(error)
        return
    st.session_state.setdefault("_removed", {})[removed] = name
    st.session_state["_just_removed"] = True
    st.session_state.pop("corpus", None)


def restore(removed: str) -> None:
    """Bring a corpus back that this visit has removed, and open it; a callback."""
    try:
        admission.need_editor()
        st.session_state["corpus"] = library.restore(removed, along=houses.move_key)
    except CorpusError as error:
        st.session_state["_failed"] = str(error)


def show_removed() -> None:
    """Confirm what this visit has removed, and offer to bring it back."""
    for removed, name in st.session_state.get("_removed", {}).items():
        if library.restorable(removed):
            with st.container(horizontal=True, vertical_alignment="center", border=True):
                plain_text(f"“{name}” was removed, with its word list. The files that it was read from are untouched.")
                st.button("Undo", icon=":material/undo:", key=f"undo {removed}", on_click=restore, args=(removed,))
    if failed := st.session_state.pop("_failed", ""):
        raise CorpusError(failed)


PARTS = {
    "read": ("What was read", show_files),
    "rejects": ("Skipped rows", show_rejects),
    "films": ("Guessed titles", show_inferred),
    "unnamed": ("Without a film", show_unnamed),
    "corpora": ("Corpora", show_corpora),
    "add": ("Import", adding.add),
}

manifest = view.corpus.manifest
st.title("Data", anchor=False)
plain_text(
    f"Corpus “{manifest.name}”, {plural(len(view.corpus.reviews), 'review')} from "
    f"{plural(len(view.corpus.files), 'file')}",
    "selection",
)
plain_text(outcome.finding(view), "finding")
part = choice(
    "Show",
    {name: label for name, (label, _) in PARTS.items()},
    name="part",
    first="read",
    label_visibility="collapsed",
)
try:
    PARTS[part][1](view)
except CorpusError as error:
    st.error("This did not work.", icon=":material/error:")
    plain_text(f"{error} (Error {journal.note_error(error)}.)")
