"""The front door: which corpus, which selection, which screen; and the server behind it."""

import os
import sys
import time
from dataclasses import replace

import streamlit as st
from starlette.middleware import Middleware

from corpus.memory import give_back_memory, spare_memory

# Visitors share the processors: threads of one calculation that wait for one another keep everybody else waiting,
# and a matrix of critics that takes a tenth of a second took four. It has to be said before NumPy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
spare_memory()

from corpus.errors import CorpusError, SelectionError
from corpus.store.manifest import Manifest
from corpus.store.selection import Selection
from pages.shared import (
    address,
    admission,
    feeds,
    importing,
    journal,
    links,
    narrowing,
    opening,
    pictures,
    saving,
    scaling,
    screens,
    selecting,
    showing,
    viewing,
)
from pages.shared.api import list_api_routes
from pages.shared.door import Door
from pages.shared.former import list_routes
from pages.shared.front import front
from pages.shared.letters import plain_text
from pages.shared.lost import Lost, explain_lost
from pages.shared.previews import LinkPreview
from pages.shared.signing import SetupError, check_start

#: Seconds of processor time from which a run has worked something out.
WORK = 0.15


def show_visit() -> None:
    """Show a visitor the screen that is asked for."""
    start = time.thread_time()
    admission.enter()
    screen, section = screens.navigation()
    front()
    if goal := st.session_state.pop(showing.GOAL, None):
        screens.go(goal)

    query, news = address.arrive(section)
    library, state = opening.library(), st.session_state
    corpora: dict[str, Manifest] = {}
    try:
        while not (corpora := library.corpora()):
            importing.prepare(opening.list_sample(), opening.place_sample(library), name=opening.SAMPLE_NAME)
        asked = query["corpus"][0] if news and query.get("corpus") else state.get("corpus", "")
        state["corpus"] = key = asked if asked in corpora else opening.choose_first(library, corpora)
        notices = [*explain_lost(query), *opening.explain_other(library, asked, key, corpora[key].name)]
        # So close to one another that what narrows the selection is in sight without scrolling.
        with st.sidebar, st.container(gap="xsmall"):
            st.selectbox("Corpus", list(corpora), key="corpus", format_func=opening.name_corpora(corpora).get)
            saved_views = st.container()
            corpus = opening.open_current(library.path(key))
            arrived = None
            if news or state.get("_shown", key) != key:
                wanted = query if news else links.link(narrowing.recall_last().to_query())
                arrived, unknown = Selection.from_query(wanted, corpus.reviews)
                notices += unknown
                narrowing.note_link(arrived, query.get(links.ADDED, []))
            elif not query:
                arrived = narrowing.take_wide()
            chosen = selecting.choose(corpus, arrived)
            weighed = scaling.choose_scale(corpus, query if news else None)
            plain_text(
                "Findings, rows and marks in charts open what is behind them; on a touch screen, tap a mark twice. By "
                "keyboard, the table or the link below a chart leads to the same.",
                "note",
            )
            admission.show_visitor()
        try:
            view = viewing.view(corpus, key, chosen, weighed)
        except SelectionError as error:
            notices.append(f"{error} Shown without the search.")
            view = viewing.view(corpus, key, replace(chosen, words=""), weighed)
        if state.get("_shown") != key:
            library.remember(key)
        state["_shown"] = key
        address.select([("corpus", key), *chosen.to_query(), *weighed.scale.to_query(), *narrowing.write_query(chosen)])
        place = st.container()
        screens.show_tabs(section, links.link(view.query))
        screen.run()
        with saved_views:
            saving.show_saved(view.query)
        for notice in [*notices, *address.refused()]:
            with place, st.container(border=True):
                plain_text(notice, "note")
        pictures.carry_fonts()
        address.leave()
        # What was worked out, and not only shown again, needed memory for a moment.
        if time.thread_time() - start > WORK:
            give_back_memory()
    except CorpusError as error:
        # What another visitor replaced or removed meanwhile is there again, or known to be gone, in the next run.
        if opening.has_changed(library, corpora):
            st.rerun()
        st.error("This could not be shown.", icon=":material/error:")
        plain_text(f"{error} (Error {journal.note_error(error)}.)")
    except Exception as error:
        # Whatever it is, the visitor is told what to do.
        st.exception(journal.make_fault(error))


if __name__ == "__main__":
    show_visit()
else:
    # `streamlit run` imports this file for the server, and runs it for each visitor.
    journal.guard()
    try:
        opening.check_options()
        check_start()
    except SetupError as error:
        sys.exit(f"Refrain is not started. {error}")
    middleware = [Middleware(Door), Middleware(Lost), Middleware(LinkPreview)]
    routes = [*list_routes(), *saving.list_routes(), *feeds.list_routes(), *list_api_routes()]
    app = st.App(__file__, routes=routes, middleware=middleware)
