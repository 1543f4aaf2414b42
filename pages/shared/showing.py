"""Headings, charts and links as every screen shows them, to be clicked and downloaded."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st
from plotly.graph_objects import Figure

from corpus.figures import Chart, configure_saving, lift_head
from corpus.search.closest import list_words
from pages.shared import address, bans
from pages.shared.letters import chart_head, plain_text, way
from pages.shared.links import Address, link
from pages.shared.taking import stem, take_away
from pages.shared.viewing import View, subject

#: The longest finding that fits on two lines in large type, in letters.
TWO_LINES = 170
#: The session's key of the view that the next run opens.
GOAL = "_goal"
#: And of what its page is about, with what the marks of each chart on it open.
_OPENS = "_opens"


def theme() -> str:
    """Return the reader's theme, "light" or "dark"."""
    return "dark" if st.context.theme.type == "dark" else "light"


#: What to do where no review has a film.
NAME_FILMS = "Name films on the Data screen, under “Without a film”, or map their column when the corpus is added."


def heading(question: str, view: View, finding: str = "", opens: Address | None = None, *, lead: str = "") -> None:
    """Show a screen's question, its selection in words, and its finding, linked to the reviews or rows behind it.

    `lead` is what the selection is for, where the question could be taken for its subject.
    """
    st.title(question, anchor=False)
    plain_text(f"{lead}{view.sentence}", "selection")
    if wrong := bans.list_bans().wrong:
        plain_text(wrong, "note")
    if finding:
        finding = bans.sign(finding)
        plain_text(
            finding, "finding" if len(finding) <= TWO_LINES else "long finding", href=opens.href if opens else ""
        )


def nothing_selected(view: View) -> None:
    """Say why the screen is empty, and offer the next step."""
    if len(view.reviews) and "film" not in view.known:
        plain_text("None of these reviews has a film, and nothing else to compare them by.", "finding")
        plain_text(NAME_FILMS)
        return
    plain_text("No review fits this selection.", "finding")
    plain_text("Widen it in the sidebar, or reset it there: all the corpus’s reviews come back.")
    if list_words(view.selection.words):
        show_link("Sentences closest to this search", "reviews", link(view.query), icon="search")


def chart(
    draw: Callable[[], Chart],
    *,
    key: str,
    name: str,
    opens: Callable[[list[Any]], Address | None] | None = None,
    finding: str = "",
    columns: Mapping[str, Any] | None = None,
    narrowed: bool = True,
    with_data: bool = True,
    said: bool = False,
    foot: bool = True,
    depends: Hashable = None,
) -> None:
    """Show a chart: its head, its marks, and at its foot where it is from beside what can be taken away.

    It is drawn once for each view: what this section's address says, in the reader's theme. A click on a mark opens the
    address that `opens` returns for the mark's custom data.

    Parameters
    ----------
    draw : callable
        Draws it, from nothing but the view and the controls of this section that are in the address.
    key : str
        The chart's name on this screen.
    name : str
        What its data and its picture are called when they are downloaded, in words.
    opens : callable, optional
        Where a mark leads; None where there is nothing behind it. The table below offers the same to the keyboard.
    finding : str
        What the chart shows, where its own title does not say so: a screen reader reads it out first.
    columns : mapping of column to a label or a column config, optional
        The heads of its data, as a table of the same rows has them; `columns.taken` knows the others.
    narrowed : bool
        Whether it shows the selection, or the whole corpus whatever is selected.
    with_data : bool
        Whether its rows are offered; not where a table of the same rows follows, which offers them.
    said : bool
        Whether the page says already what its title does, as its finding: the title is then in the picture alone.
    foot : bool
        Whether it has a foot of its own; of charts side by side, `show_foot` makes one for all.
    depends : hashable, optional
        What it is drawn from besides: what the desk has decided.
    """
    of = subject()
    if of is None:
        head, drawn = _lift(draw())
    else:
        head, drawn = _draw(of.about, address.write_controls(), theme(), key, depends, _draw_it=draw)
    if opens:
        _note_opening(key, opens)
    with st.container(gap="xxsmall"):
        chart_head(*head, said=said)
        st.plotly_chart(
            drawn.figure,
            theme=None,
            key=key,
            alt=f"{finding} {drawn.alt}".lstrip(),
            config=configure_saving(stem(name, narrowed=narrowed)),
            on_select=partial(_clicked, key) if opens else "ignore",
            selection_mode="points",
        )
        if foot:
            rows = drawn.data if with_data else None
            take_away(rows, name=name, key=key, columns=columns, narrowed=narrowed, pictures=[key])


def show_foot(keys: Sequence[str], *, name: str) -> None:
    """Show the one foot of charts that stand side by side, by their keys; it offers their pictures."""
    take_away(None, name=name, key=keys[0], pictures=keys)


# So many that a click which changes one chart finds the others, whoever looks.
@st.cache_resource(max_entries=150, show_spinner=False)
def _draw(
    about: tuple[str, str], controls: str, theme: str, key: str, depends: Hashable, *, _draw_it: Callable[[], Chart]
) -> tuple[tuple[str, str], Chart]:
    """Return a chart's title and note, and the chart without them; drawn if no visit has asked for it lately."""
    return _lift(_draw_it())


def _lift(chart: Chart) -> tuple[tuple[str, str], Chart]:
    return lift_head(chart.figure), replace(chart, figure=_Finished(chart.figure))


class _Finished(Figure):
    """A figure that nobody changes any more: Streamlit asks for its marks in every run, and Plotly encodes them anew.

    Parameters
    ----------
    figure : Figure
    """

    def __init__(self, figure: Figure):
        super().__init__()
        self._marks = figure.to_dict()

    def to_dict(self) -> dict[str, Any]:
        """Return the marks and the layout, encoded."""
        return self._marks


def visit(goal: Address) -> None:
    """Open another view on the next run: call it in a callback, or before `st.rerun`."""
    st.session_state[GOAL] = goal


def show_link(
    label: str, screen: str, query: Mapping[str, list[str]], *, icon: str = "", disabled: bool = False
) -> None:
    """Show a link to another view, after an icon; greyed out and leading nowhere where `disabled`.

    The label is shown letter for letter. The icon is one of Streamlit's Material icons, by its name.
    """
    way(label, "" if disabled else Address(screen, query).href, icon=icon)


def _note_opening(key: str, opens: Callable[[list[Any]], Address | None]) -> None:
    """Keep where the marks of a chart lead while the page shows it.

    Streamlit keeps a callback, and the view that it holds, as long as a visit lasts, for each figure that was shown.
    """
    of, noted = subject(), st.session_state.get(_OPENS)
    if noted is None or noted[0] is not of:
        st.session_state[_OPENS] = noted = (of, {})
    noted[1][key] = opens


def _clicked(key: str) -> None:
    # A mark of a chart that the page is about to replace leads nowhere.
    opens = st.session_state[_OPENS][1].get(key)
    points = st.session_state[key]["selection"]["points"]
    if opens and points and points[0].get("customdata") is not None:
        data = points[0]["customdata"]
        goal = opens(list(data.values()) if isinstance(data, dict) else data if isinstance(data, list) else [data])
        if goal:
            visit(goal)
