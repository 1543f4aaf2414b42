"""The front door: which corpus, which selection, which screen."""

from dataclasses import replace

import streamlit as st

from corpus.schema import CorpusError, SelectionError
from corpus.selection import Selection
from pages.shared import address, importing, opening, pictures, scaling, screens, selecting
from pages.shared.letters import line

screen = screens.navigation()
if goal := st.session_state.pop("_goal", None):
    st.switch_page(goal[0], query_params=goal[1])

query, news = address.arrive()
library, state = opening.library(), st.session_state
try:
    corpora = library.corpora()
    if not corpora and not library.single:
        importing.build(opening.sample(), library.path(opening.SAMPLE_KEY), name=opening.SAMPLE_NAME)
        corpora = library.corpora()
    asked = query["corpus"][0] if news and query.get("corpus") else state.get("corpus", "")
    state["corpus"] = key = asked if asked in corpora else next(iter(corpora))
    notices = (
        [f"There is no corpus “{asked}” here any more: this is “{corpora[key].name}”."]
        if asked not in ("", key)
        else []
    )
    with st.sidebar:
        st.selectbox("Corpus", list(corpora), key="corpus", format_func=opening.labels(corpora).get)
        corpus = opening.opened(library.path(key))
        arrived = None
        if news or state.get("_shown", key) != key:
            wanted = query if news else address.link(state["_selection"].to_query())
            arrived, unknown = Selection.from_query(wanted, corpus.reviews)
            notices += unknown
        chosen = selecting.choose(corpus, arrived)
        weighed = scaling.choose(corpus, query if news else None)
    try:
        view = opening.view(corpus, key, chosen, weighed)
    except SelectionError as error:
        notices.append(f"{error} Shown without the search.")
        view = opening.view(corpus, key, replace(chosen, words=""), weighed)
    state["_shown"], state["_selection"] = key, chosen
    place = st.container()
    screens.beside(screen, address.link(view.query))
    screen.run()
    for notice in [*notices, *address.refused()]:
        with place, st.container(border=True):
            line(notice, "note")
    pictures.carry_fonts()
    address.leave([("corpus", key), *chosen.to_query(), *weighed.warmth.to_query()])
except CorpusError as error:
    st.error("This could not be shown.", icon=":material/error:")
    line(str(error))
