"""The choice of what a brief is compared with: another period, film, critic, outlet, genre or corpus."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from corpus.findings.beside import CORPUS, DATES, FIELDS, FORMER, SINCE, UNTIL, VALUE, WHAT, Beside
from corpus.store.selection import list_choices
from pages.shared import opening
from pages.shared.address import param, read_value
from pages.shared.controls import dropdown
from pages.shared.selecting import OFFERED
from pages.shared.viewing import View

_LABELS = {"film": "Film", "critic": "Critic", "outlet": "Outlet", "genre": "Genre", CORPUS: "Corpus"}
_DAYS = {SINCE: "From", UNTIL: "To"}


def choose_beside(view: View) -> Beside:
    """Show what the brief of a view can be compared with, and return it; nothing until all of it is chosen."""
    names, corpora = _list_names(view.corpus.version, _view=view), _list_corpora(view)
    published = view.corpus.reviews["published"].dropna()
    options = {
        "": "Nothing",
        **({FORMER: "The period before", DATES: "Another period"} if published.nunique() > 1 else {}),
        **{field: f"Another {field}" for field in FIELDS if len(names[field]) > 1},
        **({CORPUS: "Another corpus"} if corpora else {}),
    }
    if len(options) == 1:
        return Beside()
    what = dropdown("Compare with", options, name=WHAT, width=190)
    if what == DATES:
        ends = published.min().date(), published.max().date()
        days = [_choose_day(name, *ends) for name in _DAYS]
        return Beside(what, "", *days) if all(days) else Beside()
    if what not in (CORPUS, *FIELDS):
        return Beside(what)
    others = corpora
    if what in FIELDS:
        others = {name: name for name in names[what] if (name,) != getattr(view.selection, what)}
    value = _choose_value(what, others)
    return Beside(what, value) if value else Beside()


def _choose_value(what: str, others: Mapping[str, str]) -> str:
    """Show the values of which one can be chosen; the first line chooses none, so that an address always says which."""
    asked = read_value(VALUE, "", allowed=["", *others])
    offered = dict.fromkeys([*list(others)[:OFFERED], *([asked] if asked else [])])
    shown = {"": f"Choose a {what}", **{each: others[each] for each in offered}}
    return str(dropdown(_LABELS[what], shown, name=VALUE, allowed=["", *others], width=260))


def _choose_day(name: str, first: date, last: date) -> str:
    """Show a field for a day, empty at first, and return the day as an address has it; "" without one."""
    key = param(name, None, read=date.fromisoformat)
    if st.session_state[key] is not None:
        st.session_state[key] = min(max(st.session_state[key], first), last)
    day = st.date_input(_DAYS[name], None, first, last, key=key, format="DD/MM/YYYY", width=175)
    return f"{day}" if day else ""


def _list_corpora(view: View) -> Mapping[str, str]:
    """Return the other corpora by their keys."""
    names = opening.name_corpora(opening.library().corpora())
    return {key: name for key, name in names.items() if key != view.key}


@st.cache_resource(max_entries=8, show_spinner=False)
def _list_names(version: str, *, _view: View) -> dict[str, list[str]]:
    return {field: list_choices(_view.corpus.reviews, field) for field in FIELDS}
