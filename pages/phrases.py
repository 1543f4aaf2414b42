"""The recurring phrases: which keep coming back, whose they are, and which films share them."""

import pandas as pd
import streamlit as st

from corpus import figures
from corpus.wording import number, plural
from pages.shared import answers, columns
from pages.shared.address import link, param
from pages.shared.letters import line
from pages.shared.opening import View, current
from pages.shared.reading import level
from pages.shared.showing import chart, go, heading, nothing_selected, page_of, table, theme

ORDERS = {"worn": "Most telling first", "reviews": "Most reviews first", "words": "Longest first", "phrase": "A to Z"}

KINDS = {"families": "Families", "phrases": "Single phrases"}
OWNED = {"all": "Anybody's", "house": "House clichés", "own": "One critic's own"}

view = current()


def open_phrase(view: View, phrase_id: str, film: str = "") -> None:
    """Open a phrase, in one film's reviews where a film is given."""
    others = [(name, value) for name, value in view.query if not film or name != "film"]
    go("phrase", link([*others, *([("film", film)] if film else [])], phrase=phrase_id))


def show_phrases(phrases: pd.DataFrame) -> None:
    """Show the bars of the first phrases, the table of all, and which films share the first."""
    chart(
        figures.phrase_bars(
            phrases.head(10).assign(worn=phrases["reviews"].map(level)),
            title=f"{plural(len(phrases), 'phrase')} keep coming back"
            + (", a template or a phrase in all its forms counting once" if gathered else ""),
            most=10,
            theme=theme(),
        ),
        key="bars",
        name="phrases",
        opens=lambda data: open_phrase(view, data[0]),
    )
    told = {"reviewers": "reviewer", "whose": "reviewer", "first_published": "published"}
    known = [name for name, column in told.items() if view.reviews[column].notna().any()]
    table(
        page_of(phrases, key=param("page", 1, read=int)),
        whole=phrases,
        key="phrases",
        name="phrases",
        alt="Recurring phrases with how many reviews, films and critics use them",
        columns=columns.FAMILY if gathered else columns.PHRASE,
        shown=["phrase", "kind" if gathered else "words", "reviews", "films", *known, "own_reviews"],
        opens=lambda row: open_phrase(view, row["phrase_id"]),
    )
    first = phrases.head(12)
    matrix = answers.shared(*view.about, "film", tuple(first["phrase_id"]), _view=view)
    if matrix.shape[1] > 1:
        chart(
            figures.phrase_film_heatmap(
                matrix,
                title="Which films share them: reviews of each film that use each phrase",
                phrases=first.set_index("phrase_id")["phrase"].to_dict(),
                most_phrases=12,
                most_films=10,
                theme=theme(),
            ),
            key="heat",
            name="phrases-by-film",
            opens=lambda data: open_phrase(view, *data[:2]),
        )


gathered = st.session_state[param("each", "families", allowed=list(KINDS))] == "families"
fragments = st.session_state[param("fragments", False, read=lambda said: said == "True")]
without = st.session_state[param("without", "")].strip()
nameless = st.session_state[param("nameless", False, read=lambda said: said == "True")]
found = answers.owners(*view.about, gathered=gathered, fragments=fragments, _view=view)
listed = found
if without or nameless:
    asked = {"gathered": gathered, "fragments": fragments, "nameless": nameless, "without": without}
    listed = answers.kept(*view.about, **asked, _view=view)
heading(
    "Which phrases keep coming back?",
    view,
    answers.say_phrase(listed.iloc[0], view.reviews) if len(listed) else "",
)
if view.reviews.empty:
    nothing_selected(view)
elif found.empty:
    line("No phrase comes back in two of these reviews.", "finding")
    line("Select more reviews in the sidebar, or add more on the Sources screen: phrases recur across reviews.")
else:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Show",
            list(KINDS),
            key="each",
            format_func=KINDS.get,
            required=True,
            help="A family gathers the inflections of a phrase, and what fills the gap of a template.",
        )
        order = st.selectbox(
            "Order", list(ORDERS), key=param("order", "worn", allowed=list(ORDERS)), format_func=ORDERS.get, width=220
        )
        if found["owned"].notna().any():
            whose = st.selectbox(
                "Whose", list(OWNED), key=param("whose", "all", allowed=list(OWNED)), format_func=OWNED.get, width=190
            )
        else:
            whose = "all"
        words = st.text_input(
            "Find in the phrases", key=param("find", ""), max_chars=80, width=260, icon=":material/search:"
        )
        st.text_input(
            "Leave out phrases with",
            key="without",
            max_chars=200,
            width=260,
            placeholder="movie, new york",
            help="Words, or words in a row, separated by commas; phrases that contain any of them are hidden.",
            icon=":material/block:",
        )
        st.toggle("Also fragments and function words", key="fragments")
        st.toggle(
            "Set names aside",
            key="nameless",
            help="Hide phrases whose every content word is printed with a capital: people, places, titles.",
        )
    if words:
        listed = listed[listed["phrase"].str.contains(words, case=False, regex=False)]
    if whose != "all":
        listed = listed[listed["owned"] == whose]
    if order != "worn":
        listed = listed.sort_values(order, ascending=order == "phrase", kind="stable")
    if listed.empty:
        line(f"No recurring phrase of this kind holds “{words}”." if words else "No recurring phrase is of this kind.")
    else:
        show_phrases(listed)
    line(
        "Every phrase of two words or more, at any length, that recurs in "
        f"{number(view.corpus.manifest.settings['min_reviews'])} reviews of the whole corpus or more. A fragment of a "
        "longer phrase is left out unless it has a life of its own. A film's own title counts as the one word «film». "
        "That a phrase recurs says that it is stock, not who had it from whom.",
        "note",
    )
