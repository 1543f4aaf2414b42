"""People and names: who and what reviews name, in how many of them, and how positive the sentences are."""

import pandas as pd
import streamlit as st

from corpus.aspects.names_index import A_FEW, ASKED, NAME, describe_count, describe_index, select_names
from corpus.statistics.groups import ENOUGH
from corpus.wording import number, plural, ranges
from pages.shared import columns, naming
from pages.shared.address import read_value
from pages.shared.controls import choice, text
from pages.shared.letters import markdown, plain_text
from pages.shared.lines import MOST, join_stops, open_place
from pages.shared.links import Address, link
from pages.shared.showing import heading, nothing_selected, show_link
from pages.shared.tables import table
from pages.shared.viewing import current

TITLE = "People and names"
OFFERED = {"": "All", **{asked: called for asked, (called, _) in ASKED.items()}}
TOO_FEW = "too few"
#: The longest part of a name that is looked for, in letters.
LONGEST = 80
METHOD = f"""Names are found by their capitals, by lists of given names, places and studios, and by quotation marks, \
without a model. About 94 of 100 that are found are right, and about 89 of 100 that reviews have are found (200 names \
and 100 sentences of reviews from the web, read by hand). A surname counts for the full name in the same review, or \
for the one that most reviews mean by it. The film under review is left out, and so are places and prizes; and so is \
a first name alone in reviews of more than {A_FEW} films: it is many people's.

Who directs, who acts and who is a character is what a column of the source says (cast, actors, director), else what \
the words around a name prove in all reviews: “directed by X”, “X plays Y”, “Y (X)”. Of 108 such roles in reviews \
from the web, 101 were right. Where nothing proves a role, a name is just a name.

The tone is that of the sentences with the name: each review counts once, by their mean. The 95 % range is Student’s, \
from {ENOUGH} reviews on. What a sentence says is not always said of whom it names."""

view = current()


def open_name(name: str) -> Address:
    """Return the address of the sentences with a name."""
    return Address("names", link(view.query, who=name))


def write_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """Add the ranges of the mean to rows, as text; of whom no role is known, none is said."""
    written = pd.Series(ranges(rows["low"], rows["high"], view.polarity.write_value), index=rows.index)
    return rows.assign(kind=rows["kind"].where(rows["kind"] != NAME), range=written.where(rows["enough"], TOO_FEW))


def show_index(index: pd.DataFrame) -> None:
    """Show the names as a table that can be searched."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = choice("Show", OFFERED, name="kind")
        asked = text("Find a name", name="find", longest=LONGEST, width=300, placeholder="Words of it")
    shown = select_names(index, asked=kind, words=asked)
    if shown.empty:
        return
    known = {"films": "film", "critics": "reviewer"}
    hidden = {column for column, source in known.items() if source not in view.known}
    table(
        shown,
        page="page",
        key="names",
        name="names",
        alt="Each name with how many reviews, films and critics have it, and the mean tone of its sentences",
        columns=columns.make_name_columns(view.polarity),
        shown=[name for name in columns.NAMES if name not in hidden],
        complete=write_rows,
        opens=lambda row: open_name(row["name"]),
    )


def show_name(row: pd.Series) -> None:
    """Show the sentences with one name, each a click from its review."""
    measure = view.polarity
    heading(
        markdown(row["name"]),
        view,
        f"Named in {describe_count(row, reviews=len(view.reviews))}.",
        lead="Looked for in ",
    )
    spread = f" (between {ranges([row['low']], [row['high']], measure.write_value)[0].replace(' to ', ' and ')})"
    tone = (
        f"Mean tone of the sentences with this name: {measure.write_value(row['polarity'])}{spread}."
        if row["enough"]
        else f"Too few for a mean tone: {plural(row['scored'], 'review')} with words to score in these sentences."
    )
    kind = "" if row["kind"] == NAME else f"{row['kind'].capitalize()}. "
    plain_text(f"{kind}{tone}", "note")
    lines = naming.list_lines(*view.about, row["name"], _view=view)
    known = [column for column in ("film", "reviewer", "published") if lines[column].notna().any()]
    table(
        lines,
        page="page",
        rows=12,
        key="lines",
        name=f"sentences with {row['name']}",
        alt="Each place of the name with the words before and after it",
        columns=columns.scale_columns(columns.LINE, view.scale),
        shown=["left", "printed", "right", *known, "polarity"],
        complete=join_stops,
        opens=lambda line: open_place(view, line),
    )
    if len(lines) < row["places"]:
        plain_text(f"The first {number(MOST)} of {number(row['places'])} places are shown.", "note")


if view.reviews.empty:
    heading(TITLE, view)
    nothing_selected(view)
else:
    index = naming.list_names(*view.about, _view=view)
    who = read_value("who", "")
    match = index[index["name"] == who]
    if who:
        show_link("All names", "names", link(view.query), icon="arrow_back")
    if len(match):
        show_name(match.iloc[0])
    else:
        missing = f"Nobody is listed as “{who[:80]}” in this selection." if who else ""
        kind = read_value("kind", "", allowed=list(OFFERED))
        words = read_value("find", "", read=lambda given: given[:LONGEST]).strip()
        most = select_names(index, asked=kind, words=words)["name"].head(1)
        best = open_name(most.iloc[0]) if len(most) and not missing else None
        finding = describe_index(index, reviews=len(view.reviews), asked=kind, words=words)
        heading(TITLE, view, missing or finding, best)
        if len(index):
            show_index(index)
    with st.expander("Method"):
        plain_text(METHOD, "note")
