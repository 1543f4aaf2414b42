"""Every view is a link: what the URL says is what is shown, and what is shown is what the URL says.

At the start of a run `arrive` tells whether the URL is news (a link, the back button) or what this
visit wrote itself; at its end `leave` writes what the selection and the screen's own controls say.
The controls' values live in the session under the name that they have in the URL.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

#: The longest value that is taken from a link, in characters.
LONGEST = 2_000
_WRITTEN, _FRESH, _DEFAULTS, _REFUSED = "_written", "_fresh", "_defaults", "_refused"

Query = dict[str, list[str]]


def arrive() -> tuple[Query, bool]:
    """Read the URL at the start of a run.

    Returns
    -------
    Query
        The URL's parameters.
    bool
        Whether the selection is to be read from them. It is not where this visit wrote them itself,
        nor where a click on the menu has emptied them: then the selection goes along.
    """
    query = {name: [value[:LONGEST] for value in st.query_params.get_all(name)[:LONGEST]] for name in st.query_params}
    state = st.session_state
    written = state.get(_WRITTEN)
    state[_FRESH] = query != written
    state[_DEFAULTS] = {}
    state[_REFUSED] = []
    # The menu empties the URL, and the browser's back button comes past that again: the selection goes along.
    emptied = not query and written is not None
    return query, state[_FRESH] and not emptied


def param(name: str, default: Any, *, allowed: Sequence[Any] | None = None, read: Callable[[str], Any] = str) -> str:
    """Tie a control of this screen to the URL; returns the control's key.

    Call it just before the control is made. A value in the URL that is not `allowed` or that `read`
    refuses with ValueError is the default.

    Examples
    --------
    ``st.segmented_control("Measure", MEASURES, key=param("measure", "polarity", allowed=MEASURES))``
    """
    state = st.session_state
    state[_DEFAULTS][name] = default
    if state[_FRESH] or name not in state:
        given = st.query_params.get_all(name) if state[_FRESH] else []
        state[name] = _valid(given, default, allowed, read)
        if given and state[name] == default and given != [str(default)]:
            refuse(name, given[0])
    elif allowed is not None and not isinstance(default, list) and state[name] not in allowed:
        state[name] = default
    return name


def refuse(name: str, value: str) -> None:
    """Take down that a value in the link cannot be had here."""
    st.session_state[_REFUSED].append(f"“{value[:60]}” is nothing that “{name}” in a link can be here: left out.")


def refused() -> list[str]:
    """Return a sentence for each value in the link that this screen's controls do not know."""
    return list(st.session_state[_REFUSED])


def leave(selection: Sequence[tuple[str, str]]) -> None:
    """Write the view's address at the end of a run, if it is another than the URL's."""
    query: Query = {}
    for name, value in selection:
        query.setdefault(name, []).append(value)
    state = st.session_state
    for name, default in state[_DEFAULTS].items():
        value = state.get(name, default)
        if value != default and value is not None:
            query[name] = [str(item) for item in (value if isinstance(value, (list, tuple)) else [value])]
    if query != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(query)
    state[_WRITTEN] = query


def follow() -> None:
    """Read the next view from its URL, also where the URL's parameters stay as they are.

    Streamlit drops the controls' values on the way from one screen to another, unless a click has set them.
    """
    st.session_state.pop(_WRITTEN, None)


def link(selection: Sequence[tuple[str, str]], **params: Any) -> Mapping[str, list[str]]:
    """Return the URL parameters of another view, for `st.page_link` and `st.switch_page`."""
    query: Query = {}
    for name, value in [*selection, *((name, str(value)) for name, value in params.items() if value not in (None, ""))]:
        query.setdefault(name, []).append(value)
    return query


def _valid(given: list[str], default: Any, allowed: Sequence[Any] | None, read: Callable[[str], Any]) -> Any:
    values = []
    for item in given:
        try:
            value = read(item[:LONGEST])
        except ValueError:
            continue
        if allowed is None or value in allowed:
            values.append(value)
    if isinstance(default, list):
        return list(dict.fromkeys(values)) or default
    return values[0] if values else default
