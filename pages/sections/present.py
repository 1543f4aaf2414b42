"""The brief on the wall of a meeting room: one finding at a time, over the whole window, led by keys or a clicker."""

import pandas as pd

from corpus import figures
from pages.shared import briefs, stage
from pages.shared.address import Address, here, link, read_value
from pages.shared.opening import current
from pages.shared.showing import chart, heading, nothing_selected, theme
from pages.shared.tables import written

#: Rows of a slide.
ROWS = 5

view = current()


def show_slide(chapter: pd.Series) -> None:
    """Show a finding: its sentence in large type, and the chart or the texts that show it."""
    exhibit = chapter["exhibit"]
    stage.show_head(chapter["sentence"], chapter["href"], "", chapter["note"])
    if exhibit.form == "passages":
        stage.show_texts(exhibit.rows[["label", "text"]].head(2).itertuples(index=False, name=None))
        return
    chart(
        lambda: figures.draw_exhibit(exhibit, theme=theme(), distant=True),
        key="slide",
        name=chapter["kind"],
        finding=chapter["sentence"],
        opens=lambda data: Address("review", link(view.query, review=data[0]))
        if data and data[0]
        else Address(chapter["section"], link(view.query, **chapter["parameters"])),
    )


if view.reviews.empty:
    heading("Brief", view)
    nothing_selected(view)
else:
    stage.dress()
    whole = briefs.make_brief(*view.about, _view=view)
    brief = briefs.read_brief(whole)
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
