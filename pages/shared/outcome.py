"""The report of an import: what was read, which columns were used, what was skipped or guessed, and what to do next."""

from typing import NamedTuple

import pandas as pd
import streamlit as st

from corpus.findings.lack import describe_shared_titles
from corpus.reading import guesses, skipped
from corpus.reading.columns import CALLED
from corpus.schema import OWN_COLUMNS
from corpus.store.corpus import Corpus
from corpus.wording import listed, plural
from pages.shared.letters import plain_text
from pages.shared.links import link
from pages.shared.showing import show_link
from pages.shared.viewing import View

#: Columns that most screens ask for: it is said where a table has none that was taken for one.
ASKED = ("film", "reviewer", "published", "rating")
#: So end the names of columns that are not the source's own, beside what was read from them.
GIVEN = "_given"
#: Reasons that are shown; any others are only counted.
REASONS = 6
#: Notes that are shown; any others can be unfolded.
NOTES = 6

_OPENS = "arrow_forward"


def finding(view: View) -> str:
    """Say how many reviews were read and how many rows were skipped."""
    counts, rows = view.corpus.manifest.counts, int(view.corpus.files["rows"].sum())
    known = [(counts["films"], "film", "of"), (counts["reviewers"], "critic", "by")]
    about = "".join(f" {how} {plural(count, noun)}" for count, noun, how in known if count)
    read = f"{plural(len(view.corpus.reviews), 'review')}{about} {'was' if counts['reviews'] == 1 else 'were'} read"
    lost = len(view.corpus.rejects)
    noun = "file" if rows == len(view.corpus.files) else "row"
    if not lost:
        return f"{read}; no {noun} was skipped."
    return f"{read}; {lost:,} of {plural(rows, noun)} {'was' if lost == 1 else 'were'} skipped."


def show(view: View) -> None:
    """Show the report of an import."""
    with st.container(border=True):
        _taken(view)
        _skipped(view)
        _guessed(view)
        st.markdown("**What to do next**")
        with st.container(horizontal=True, gap="small"):
            for screen, label in (
                ("overview", "See the overview"),
                ("films", "Compare films"),
                ("phrases", "See recurring phrases"),
                ("reviews", "Read the reviews"),
            ):
                show_link(label, screen, link(view.query))


class _Stock(NamedTuple):
    """What is left to look through: the reasons of skipped rows, films guessed, reviews without, and shared titles."""

    reasons: pd.DataFrame
    guessed: int
    unnamed: int
    shared: str


@st.cache_resource(max_entries=8, show_spinner=False)
def _take_stock(version: str, *, _corpus: Corpus) -> _Stock:
    guessed = guesses.list_guesses(_corpus.titles, _corpus.reviews)
    unnamed = int(_corpus.reviews["film"].isna().sum())
    return _Stock(skipped.count_kinds(_corpus.rejects), len(guessed), unnamed, describe_shared_titles(_corpus.reviews))


def _taken(view: View) -> None:
    """Say which columns were used for what, and what else the import decided."""
    manifest = view.corpus.manifest
    for way in manifest.settings.get("columns", []):
        columns = listed([f"“{theirs}” as the {CALLED.get(ours, ours)}" for ours, theirs in way["columns"].items()])
        others = f" and {plural(way['files'] - 1, 'other file')}" if way["files"] > 1 else ""
        plain_text(f"From {way['first']}{others}: {columns}.")
        if missed := [CALLED.get(ours, ours) for ours in ASKED if ours not in way["columns"]]:
            plain_text(f"No column was taken as the {listed(missed, last='or')}.", "note")
    if kept := [f"“{name}”" for name in view.corpus.reviews if name not in OWN_COLUMNS and not name.endswith(GIVEN)]:
        plain_text(f"Kept as they are, to filter by: {listed(kept, most=8)}.", "note")
    if shared := _take_stock(view.corpus.version, _corpus=view.corpus).shared:
        plain_text(shared, "note")
    if manifest.notes:
        plain_text("\n".join(manifest.notes[:NOTES]), "note")
    if len(manifest.notes) > NOTES:
        with st.expander(f"{plural(len(manifest.notes) - NOTES, 'more note')} on how the files were read"):
            plain_text("\n".join(manifest.notes[NOTES:]), "note")


def _skipped(view: View) -> None:
    """List the reasons for which rows were skipped, each with a link to these rows."""
    reasons = _take_stock(view.corpus.version, _corpus=view.corpus).reasons
    if reasons.empty:
        return
    st.markdown("**Skipped rows**")
    for label, rows in reasons[["label", "rows"]].head(REASONS).itertuples(index=False, name=None):
        rows_of = link(view.query, part="rejects", reason=label)
        show_link(skipped.describe_kind(label, rows), "data", rows_of, icon=_OPENS)
    if len(reasons) > REASONS:
        more = f"{plural(len(reasons) - REASONS, 'more reason')}"
        show_link(more, "data", link(view.query, part="rejects"), icon=_OPENS)


def _guessed(view: View) -> None:
    """Say how many films were guessed and how many reviews have none, with links to where they can be named."""
    stock = _take_stock(view.corpus.version, _corpus=view.corpus)
    guessed, unnamed = stock.guessed, stock.unnamed
    if guessed or unnamed:
        st.markdown("**Guessed titles**")
    if guessed:
        check = f"check the guessed {'title' if guessed == 1 else 'titles'}"
        label = f"{plural(guessed, 'review')} came without a film: {check}"
        show_link(label, "data", link(view.query, part="films"), icon=_OPENS)
    if unnamed:
        label = f"{plural(unnamed, 'review')} {'has no film: name it' if unnamed == 1 else 'have no film: name them'}"
        show_link(label, "data", link(view.query, part="unnamed"), icon=_OPENS)
