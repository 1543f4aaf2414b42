"""The brief on the wall of a meeting room: one finding at a time, over the whole window, led by keys or a clicker."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.report.chapters import quote_passages, write_source
from corpus.wording import number
from pages.shared import bans, briefs, stage
from pages.shared.address import here, read_value
from pages.shared.links import Address
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.viewing import current

#: Rows of a chart that is seen from a distance, by its form.
ROWS = {"ranking": 7, "timeline": 12, "spread": 4}

view = current()


def show_slide(chapter: pd.Series) -> None:
    """Show a finding: its sentence in large type, and the chart or the text that shows it."""
    exhibit = chapter["exhibit"]
    stage.show_head(chapter["sentence"], chapter["href"], chapter["note"])
    if exhibit.form == "passages":
        for quote in quote_passages(exhibit, most=exhibit.together):
            stage.show_text(quote.text, [quote.label, *quote.more])
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
            depends=opened.name,
        )


if view.reviews.empty:
    heading("Brief", view)
    nothing_selected(view)
else:
    stage.dress()
    opened = briefs.open_brief(view, briefs.read_beside())
    brief = briefs.edit_brief(opened.name, briefs.read_edits(opened.brief), _whole=opened.brief)
    last = len(brief.chapters) + 2
    asked = read_value("slide", 1, read=int)
    slide = min(max(asked, 1), last)
    closing = "Too little to tell" if brief.unsure else "That is all"
    source = ""
    if slide == 1:
        stage.show_cover(brief.title, [*filter(None, (brief.standfirst, bans.list_bans().wrong))])
    elif slide == last:
        stage.show_cover(closing, [*brief.unsure, brief.closing])
    else:
        chapter = brief.chapters.iloc[slide - 2]
        show_slide(chapter)
        source = write_source(brief, chapter["n"])
    if slide != asked:
        source = f"There is no slide {number(asked)}: this is the {'last' if asked > slide else 'first'}."
    stage.show_ways(
        slide,
        [
            (title, here(slide=place).href)
            for place, title in enumerate([brief.title, *brief.chapters["sentence"], closing], start=1)
        ],
        source=source,
        leave=Address("brief", here(slide=None).query).href,
    )
