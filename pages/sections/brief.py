"""The brief: what there is to say of a selection as an edition, which an editor arranges, exports and presents."""

import mimetypes
from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from corpus import figures
from corpus.findings.edits import CLOSING, HEADLINE, NOTE, SENTENCE, TITLE, name_note, name_sentence
from corpus.findings.exhibit import Exhibit
from corpus.report.brief_files import make_brief_file
from corpus.report.chapters import ROWS, name_others
from pages.shared import bans, besides, briefs, controls, editions
from pages.shared.address import here
from pages.shared.controls import fold
from pages.shared.letters import plain_text
from pages.shared.links import Address
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import table
from pages.shared.taking import stem
from pages.shared.viewing import current

#: What a brief can be exported as: the suffix of the file, what it is called.
FILES = {
    "html": "Page (HTML), to read, print and present offline",
    "pdf": "Paper (PDF)",
    "pptx": "Slides (PowerPoint)",
    "xlsx": "Workbook (Excel)",
    "json": "Data (JSON)",
}

view = current()


def show_chapter(chapter: Mapping[str, Any]) -> None:
    """Show a finding: its sentence below the editor's note, what shows it, and how it was found."""
    exhibit, key = chapter["exhibit"], chapter["key"]
    editions.show_sentence(chapter["sentence"], chapter["href"], chapter["note"])
    if edits:
        show_arranging(chapter, key)
    if exhibit.form == "passages":
        quotes = briefs.quote_chapter(opened.name, key, _exhibit=exhibit)
        said = [(" · ".join([each.label, *each.more]), each.text) for each in quotes]
        editions.show_passages(said[: exhibit.together])
        if others := name_others(exhibit, len(said)):
            plain_text(others, "note")
            editions.show_passages(said[exhibit.together :])
    else:
        chart(
            lambda: figures.draw_exhibit(exhibit, title="", label=briefs.WIDE, theme=theme()),
            key=f"chart-{key}",
            name=chapter["kind"],
            finding=chapter["sentence"],
            opens=lambda _: briefs.locate(view, chapter["section"], chapter["parameters"]),
            with_data=False,
            depends=opened.name,
        )
        show_rows(exhibit, key, chapter["kind"])
    plain_text(chapter["method"], "note")


def show_rows(exhibit: Exhibit, key: str, kind: str) -> None:
    """Show the first rows behind a finding; all of them can be taken away."""
    if (numbers := fold("The numbers", name=f"numbers-{key}")).open:
        rows = exhibit.rows[[column for column in exhibit.heads if column in exhibit.rows]]
        with numbers:
            table(
                rows.head(ROWS),
                key=f"rows-{key}",
                name=kind,
                alt=f"The rows behind this finding: {exhibit.unit}",
                columns=exhibit.heads,
                whole=rows,
            )


def show_arranging(chapter: Mapping[str, Any], key: str) -> None:
    """Show the ways to move a chapter or to leave it out, and the fields of its headline and of the note above it."""
    place, last = chapters.index(key), len(chapters) - 1
    up = briefs.arrange(whole, briefs.move(chapters, key, -1)).href if place else ""
    down = briefs.arrange(whole, briefs.move(chapters, key, 1)).href if place < last else ""
    out = briefs.arrange(whole, [each for each in chapters if each != key]).href
    editions.show_ways([("Up", up), ("Down", down), ("Leave out", out)], about=chapter["sentence"])
    controls.text(
        "Headline of this chapter",
        name=name_sentence(key),
        longest=SENTENCE,
        label_visibility="collapsed",
        placeholder=f"Your headline in place of: {found[key]}",
    )
    controls.text(
        "Note above this chapter",
        name=name_note(key),
        longest=NOTE,
        label_visibility="collapsed",
        placeholder="A note above this chapter",
    )


def show_left_out() -> None:
    """Show the findings that are not in the brief, each with the way to put it in."""
    others = whole.chapters[~whole.chapters["key"].isin(chapters)]
    if len(others):
        st.subheader("Not in this brief", anchor=False)
    for key, sentence in others[["key", "sentence"]].itertuples(index=False):
        plain_text(sentence)
        editions.show_ways([("Put in", briefs.arrange(whole, [*chapters, key]).href)], about=sentence)


def offer_files() -> None:
    """Offer the brief in every format; each file is made when it is asked for."""
    # A file does not say that banned phrases may be in it, as the screen does.
    unsure = bool(bans.list_bans().wrong)
    with st.popover("Export", icon=":material/download:", type="tertiary", disabled=unsure):
        for form, label in FILES.items():
            st.download_button(
                label,
                lambda form=form: make_brief_file(brief, form, made=date.today()),
                file_name=f"{stem('brief')}.{form}",
                mime=mimetypes.types_map.get(f".{form}", "application/octet-stream"),
                key=f"take-{form}",
                type="tertiary",
                on_click="ignore",
            )


editions.dress()
if view.reviews.empty:
    heading("Brief", view)
    nothing_selected(view)
else:
    heading("Brief", view)
    top = st.container()
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    with bar:
        asked = besides.choose_beside(view)
    opened = briefs.open_brief(view, asked)
    whole = opened.brief
    if opened.wrong:
        plain_text(opened.wrong, "note")
    with bar:
        edits = controls.switch("Edit", name="edit", help="Write headlines and notes, choose and order the chapters.")
    if edits:
        controls.text("Headline", name=TITLE, longest=HEADLINE, placeholder=whole.title)
    brief = briefs.edit_brief(opened.name, briefs.read_edits(whole), _whole=whole)
    chapters = brief.chapters["key"].tolist()
    found = dict(zip(whole.chapters["key"], whole.chapters["sentence"], strict=True))
    with top:
        editions.show_headline(brief.title if brief.title != whole.title else "", brief.standfirst)
    with bar:
        editions.show_present(Address("present", here(edit=None).query).href)
        offer_files()
    for chapter in brief.chapters.to_dict("records"):
        show_chapter(chapter)
    if edits:
        show_left_out()
    if brief.unsure:
        editions.show_unsure(brief.unsure)
    if edits:
        controls.text("Closing remark", name=CLOSING, longest=NOTE)
    if brief.closing:
        editions.show_closing(brief.closing)
    with st.expander("What was read"):
        editions.show_citation(brief.citation)
