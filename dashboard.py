"""The front door: which corpus, which selection, which screen."""

from dataclasses import replace

import streamlit as st

from corpus.schema import CorpusError, SelectionError
from corpus.selection import Selection
from pages.shared import address, importing, opening, screens, selecting
from pages.shared.letters import line

screen = screens.navigation()
if goal := st.session_state.pop("_goal", None):
    st.switch_page(goal[0], query_params=goal[1])

query, news = address.arrive(screen.url_path)
library = opening.library()
try:
    corpora = library.corpora()
    if not corpora and not library.single:
        importing.build([opening.SAMPLE], library.path(opening.SAMPLE_KEY), name=opening.SAMPLE_NAME)
        corpora = library.corpora()
    asked = query.get("corpus", [""])[0]
    key = asked if asked in corpora else st.session_state.get("corpus")
    key = key if key in corpora else next(iter(corpora))
    notices = (
        [f"There is no corpus “{asked}” here any more: this is “{corpora[key].name}”."]
        if asked and asked != key
        else []
    )
    st.session_state["corpus"] = key if news else st.session_state.get("corpus", key)
    with st.sidebar:
        key = st.selectbox("Corpus", list(corpora), key="corpus", format_func=lambda each: corpora[each].name)
        corpus = opening.opened(library.path(key))
        arrived = None
        if news:
            arrived, unknown = Selection.from_query(query, corpus.reviews)
            notices += unknown
        chosen = selecting.choose(corpus, arrived)
        try:
            view = opening.view(corpus, key, chosen)
        except SelectionError as error:
            line(f"{error} Shown without the search.", "note")
            view = opening.view(corpus, key, replace(chosen, words=""))
    for notice in notices:
        with st.container(border=True):
            line(notice, "note")
    screen.run()
    address.leave(view.query)
except CorpusError as error:
    st.error("This could not be shown.", icon=":material/error:")
    line(str(error))
