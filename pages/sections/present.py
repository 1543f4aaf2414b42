"""The brief on the wall of a meeting room: one finding at a time, over the whole window, led by keys or a clicker."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.findings.editing import edit
from pages.shared import briefs, stage
from pages.shared.address import Address, here, read_value
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, theme

#: Rows of a chart that is seen from a distance, by its form.
ROWS = {"ranking": 7, "timeline": 12, "spread": 4}

view = current()


def show_slide(chapter: pd.Series) -> None:
    """Show a finding: its sentence in large type, and the chart or the texts that show it."""
    exhibit = chapter["exhibit"]
    stage.show_head(chapter["sentence"], chapter["href"], chapter["note"])
    if exhibit.form == "passages":
        stage.show_texts(exhibit.rows[["label", "text"]].head(2).itertuples(index=False, name=None))
        return
    # Enlarged as a whole, for the last row.
    with st.container(key=stage.ENLARGED):
        chart(
            lambda: figures.draw_exhibit(exhibit, title="", most=ROWS[exhibit.form], label=briefs.WIDE, theme=theme()),
            key="exhibit",
            name=chapter["kind"],
            finding=chapter["sentence"],
            opens=lambda _: briefs.locate(view, chapter["section"], chapter["parameters"]),
            with_data=False,
        )


if view.reviews.empty:
    heading("Brief", view)
    nothing_selected(view)
else:
    stage.dress()
    whole, _ = briefs.open_brief(view, briefs.read_beside())
    brief = edit(whole, briefs.read_edits(whole))
    last = len(brief.chapters) + 2
    slide = min(max(read_value("slide", 1, read=int), 1), last)
    if slide == 1:
        stage.show_cover(brief.title, [brief.standfirst])
    elif slide == last:
        stage.show_cover("Too little to tell" if brief.unsure else "That is all", [*brief.unsure, brief.closing])
    else:
        show_slide(brief.chapters.iloc[slide - 2])
    stage.show_ways(
        slide,
        last,
        before=here(slide=max(slide - 1, 1)).href,
        after=here(slide=min(slide + 1, last)).href,
        first=here(slide=1).href,
        last=here(slide=last).href,
        leave=Address("brief", here(slide=None).query).href,
    )
