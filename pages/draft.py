"""A draft against the archive: which of its phrases recur, what of it was printed before, and how it compares."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import shorten
from typing import Any

import pandas as pd
import streamlit as st

from corpus.errors import SourceError
from corpus.findings.draft_standing import Standing, list_standings
from corpus.findings.draft_wording import describe_draft, write_twin
from corpus.findings.drafts import PASSAGE, DraftCheck
from corpus.phrases.spoken import say_pattern
from corpus.reading.drafts import ENDINGS, LARGEST, read_upload
from corpus.reading.ratings import parse_ratings
from corpus.schema import BANNED
from corpus.search.parsing import write_search
from corpus.store.selection import list_choices
from corpus.wording import number, plural
from pages.shared import columns, drafting, queries, reading, watching
from pages.shared.cells import is_missing
from pages.shared.controls import fold
from pages.shared.letters import plain_text, way
from pages.shared.links import Address, link, searched
from pages.shared.showing import heading, theme
from pages.shared.tables import table
from pages.shared.viewing import current
from pages.shared.walking import DRAFT, VIA

#: The longest draft that is looked up, in characters.
LONGEST = 50_000
TITLE = "Check a draft"
#: Films and critics that are offered, those with most reviews; any film can be typed.
OFFERED = 1_000
#: Rows of a table that are shown at a time, so that the draft itself is not far below.
ROWS = 10
#: Reviews that the draft is nearly the same as are linked, so many of them.
TWINS = 3
#: Letters of a phrase or passage that its row shows.
SHOWN = 300


def take_upload() -> None:
    """Put the text of an uploaded file in the field."""
    uploaded = st.session_state["draft-file"]
    st.session_state["draft-refused"] = ""
    if uploaded is None:
        return
    try:
        st.session_state["draft"] = read_upload(uploaded.name, uploaded.getvalue())[:LONGEST]
    except SourceError as error:
        st.session_state["draft-refused"] = f"{Path(uploaded.name).name}: {error}."


def ask_stars() -> float | None:
    """Ask for the stars that the writer gives, and return them of ten."""
    given = st.text_input(
        "Your rating",
        key="draft-stars",
        persist_state="session",
        max_chars=20,
        placeholder="3.5/5",
        help="As you would print it: 3.5/5, 7/10, B+, ★★★. A number alone is out of 5, or out of 10 above that.",
    ).strip()
    stars = float(parse_ratings(pd.Series([given]))["rating"].iloc[0]) if given else float("nan")
    if given and pd.isna(stars):
        plain_text("This is no rating that can be read. Try 3.5/5.", "note")
    return None if pd.isna(stars) else stars


def ask_critic() -> tuple[str | None, bool]:
    """Ask who writes the draft, and whether this critic's earlier reviews count; not where no critic is known."""
    critics = list_choices(view.corpus.reviews, "critic")[:OFFERED]
    if st.session_state.get("draft-critic") not in critics:
        st.session_state["draft-critic"] = None
    if not critics:
        return None, True
    critic = st.selectbox(
        "Written by",
        critics,
        index=None,
        key="draft-critic",
        persist_state="session",
        placeholder="Any critic",
        help="The draft is compared with this critic’s usual style.",
    )
    ignored = critic and st.toggle(
        "Ignore this critic’s earlier reviews",
        key="draft-own",
        persist_state="session",
        help="Phrases and passages that only this critic has printed are not marked.",
    )
    return critic, not ignored


def show_standings(standings: list[Standing]) -> None:
    """Show what is said on top, each with what it is compared with."""
    for place, each in zip(st.columns(len(standings), gap="medium"), standings, strict=True):
        with place, st.container(gap="xxsmall"):
            plain_text(each.name, "note")
            plain_text(each.value or "–", "finding")
            plain_text(each.beside, "note")


def find_goal(row: Any) -> Address | None:
    """Return where a row or a mark leads: a phrase to its sentences, a passage to its first review."""
    if row["status"]:
        return Address("reviews", searched(link(whole), write_search(row["phrase"])))
    if row["phrase_id"]:
        return Address("phrase", link(whole, phrase=row["phrase_id"]))
    if row["review_id"]:
        return Address("review", link(whole, review=row["review_id"], at=row["printed_start"], **{VIA: DRAFT}))
    return None


def find_decision(row: Any) -> Address | None:
    """Return where it is decided that a phrase is fine, or where what was decided is changed."""
    if row["kind"] == PASSAGE:
        return None
    # Each phrase asks the database once; a desk that has decided nothing need not be asked.
    entry = watching.find_decided(row["phrase"]) if decided else None
    return watching.find_form(view, row["phrase"], entry, status="allowed")


def show_rows(rows: pd.DataFrame, *, key: str, name: str, shown: Sequence[str] = columns.DRAFT_SHOWN) -> None:
    """Show one row a phrase or a passage; each opens its sentences."""
    phrases = rows["kind"] != PASSAGE
    known = archive.select(rows["phrase_id"]).set_index("phrase_id")["said"].to_dict()
    # As it is said elsewhere; what is only on the watch list, in the first of its variants.
    said = [
        each["phrase"] if each["kind"] == PASSAGE else known.get(each["phrase_id"]) or say_pattern(each["phrase"])
        for each in rows.to_dict("records")
    ]
    rows = rows.assign(
        said=pd.Series(said, rows.index, dtype="str"),
        status=rows["status"].map(watching.LABELS).fillna("").astype("str"),
        decide=pd.Series("", rows.index, dtype="str")
        .mask(phrases, "Allow everywhere")
        .mask(rows["status"] != "", "Change"),
    )
    table(
        # A passage may be the whole of another review: it is read in the draft below.
        rows.assign(printed=[shorten(each, SHOWN, placeholder=" …") for each in rows["printed"]]),
        page=f"{key}-page",
        key=key,
        name=name,
        narrowed=False,
        alt="Phrases and passages of the draft with how many reviews use them, by whom, and since when",
        columns=columns.DRAFT,
        shown=[name for name in shown if not rows[name].map(is_missing).all()],
        rows=ROWS,
        whole=rows[[name for name in columns.DRAFT if name != "decide"]],
        opens=find_goal,
        cells={"decide": find_decision},
        banned={"printed": lambda row: row["status"] == watching.LABELS[BANNED]},
    )


def show_check(check: DraftCheck) -> None:
    """Show what was printed before, what phrases recur, one row each, and where they are in the draft."""
    opened = False
    copied = check.rows["kind"] == PASSAGE
    passages, phrases = check.rows[copied], check.rows[~copied]
    if len(passages):
        st.subheader(f"{plural(len(passages), 'passage')} printed before", anchor=False)
        show_rows(passages, key="printed", name="passages of the draft", shown=columns.COPIED_SHOWN)
    if len(phrases):
        st.subheader(plural(len(phrases), "recurring phrase"), anchor=False)
        show_rows(phrases, key="used", name="phrases of the draft")
    if len(check.everyday):
        folded = fold(f"Everyday phrases ({number(len(check.everyday))})", name="everyday")
        opened = folded.open
        if opened:
            with folded:
                show_rows(check.everyday, key="everyday-used", name="everyday phrases of the draft")
    of = len(view.corpus.reviews)
    red = bool((check.marks["status"] == BANNED).any())
    reading.show_legend(theme(), scored=False, printed=True, banned=red, of=of)
    if check.quoted:
        places = plural(check.quoted, "phrase")
        plain_text(f"{places} inside quotations {'is' if check.quoted == 1 else 'are'} not marked.", "note")
    marks = pd.concat([check.everyday_marks, check.marks]) if opened else check.marks
    reading.show_text(check.text, reading.mark_draft(marks, address=find_goal, theme=theme(), of=of))


view = current()
# A draft is held beside all reviews, so that what it leads to is not narrowed either.
whole = [("corpus", view.key), *view.scale.to_query()]
head = st.container()
write, about = st.columns([5, 2], gap="large")
with about:
    uploaded = st.file_uploader(
        "Upload a draft",
        type=list(ENDINGS),
        key="draft-file",
        max_upload_size=LARGEST >> 20,
        on_change=take_upload,
        help="A text, Markdown, Word or HTML file. It is read here and saved nowhere.",
    )
    if refused := st.session_state.get("draft-refused"):
        plain_text(refused, "note")
    film = st.selectbox(
        "The draft’s film",
        queries.list_films(view.about[0], _view=view)[:OFFERED],
        index=None,
        key="draft-film",
        persist_state="session",
        accept_new_options=True,
        placeholder="Looked for in the text",
        help="Choose it, or type the title of a new one. Its title then counts as the one word «film».",
    )
    critic, own = ask_critic()
    stars = ask_stars()
with write:
    draft = st.text_area(
        "The draft",
        key="draft",
        persist_state="session",
        height=330,
        max_chars=LONGEST,
        placeholder="Paste a review, or a sentence of it.",
        help="It is kept for this visit only: saved nowhere, and not part of the address.",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        # What was typed is sent as the field is left, and a click on any button leaves it.
        st.button("Check", type="primary", icon=":material/spellcheck:")
        plain_text("The draft is kept until you reload or close the page, and is saved nowhere.", "note")
if not draft.strip():
    with head:
        heading(TITLE, view)
    plain_text(
        "Paste or upload a draft to see which of its phrases recur, in how many reviews and by whom, and what of it "
        "has been printed before. All reviews of the corpus are searched, whatever is selected."
    )
else:
    archive = drafting.open_archive(view.corpus.version, _view=view)
    check = drafting.check_draft(view, draft, film=film, critic=critic, own=own)
    decided = len(watching.read_decided()) > 0
    with head:
        heading(TITLE, view, describe_draft(check))
    for _, twin in check.twins.head(TWINS).iterrows():
        way(
            write_twin(twin),
            Address("review", link(whole, review=twin["review_id"], **{VIA: DRAFT})).href,
            icon="content_copy",
        )
    if check.found:
        plain_text(f"Its film is taken to be {check.film}. If that is wrong, choose or type another above.", "note")
    show_standings(list_standings(check, archive, view.weighed, critic=critic, stars=stars))
    show_check(check)
with st.expander("Method"):
    plain_text(
        "Phrases are counted in the whole corpus, as on the Phrases screen, biggest clichés first. They are found in "
        "every inflection, with any words in their gap, and with the film’s title where others print theirs. Passages "
        "are six words or more in a row. Names, and what is inside quotations of five words or more, are not marked. "
        "Clichés in 100 words are all places with a recurring phrase that is not an everyday one; of a review in the "
        "corpus, only phrases count that would recur without it. The rating that words suggest is what reviews of such "
        "a tone are given here on average. Reading ease is Flesch’s: 60 to 70 is plain English. That words have been "
        "printed before is no sign of copying: stock phrases of the trade count too."
    )
