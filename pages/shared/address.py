"""Every view is a link: what the URL says is what is shown, and what is shown is what the URL says.

At the start of a run `arrive` finds out whether the URL is new (a link, the back button, another screen) or what this
visit wrote itself. At its end `leave` writes the selection and the values of the screen's own controls to the URL. The
session keeps the controls' values under the names that they have in the URL.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

import streamlit as st

from pages.shared.places import SCREEN_OF, SCREENS, TAB

#: The longest value that is taken from a link, in characters.
LONGEST = 2_000
#: The parameter that names the fields of the selection that a click has narrowed.
ADDED = "added"
_WRITTEN, _FIRST, _ARRIVED, _READ, _DEFAULTS, _FORMER, _REFUSED, _SELECTION, _CARRIED = (
    "_written", "_first", "_arrived", "_read", "_defaults", "_former", "_refused", "_selection_query", "_carried",
)  # fmt: skip

Query = dict[str, list[str]]


class Address(NamedTuple):
    """Where a view is found: its section of a screen, by the name of its file, and the other parameters of its URL."""

    screen: str
    query: Mapping[str, list[str]]

    @property
    def parameters(self) -> Mapping[str, list[str]]:
        """All parameters of its URL: where it is not the first section of its screen, the section's tab too."""
        return self.query if self.screen in SCREENS else {TAB: [self.screen], **self.query}

    @property
    def href(self) -> str:
        """The address as a link of this site has it.

        Examples
        --------
        >>> Address("phrase", {"corpus": ["sample"], "phrase": ["a b"]}).href
        '/phrases?tab=phrase&corpus=sample&phrase=a+b'
        """
        base = str(st.get_option("server.baseUrlPath") or "").strip("/")
        path = "" if self.screen == "overview" else SCREEN_OF[self.screen]  # the first has the site's own address
        return f"{'/' if base else ''}{base}/{path}?{urlencode(self.parameters, doseq=True)}".rstrip("?")


def arrive(screen: str) -> tuple[Query, bool]:
    """Read the URL at the start of a run.

    Parameters
    ----------
    screen : str
        The section that is asked for. Its controls start from the URL whenever it is another than before.

    Returns
    -------
    Query
        The URL's parameters.
    bool
        Whether the selection is to be read from them. It is not where this visit wrote them itself,
        nor where a click on the menu has emptied them: then the selection goes along.
    """
    query = {
        name: [value[:LONGEST] for value in st.query_params.get_all(name)[:LONGEST]]
        for name in st.query_params
        if name != TAB
    }
    state = st.session_state
    written = state.get(_WRITTEN)
    fresh = (screen, query) != written
    # Which controls have been read from this URL: not all have, where a click cuts the first run short.
    state[_READ] = set() if fresh else state[_READ]
    state[_ARRIVED] = query if fresh else {}
    state[_FORMER] = {} if fresh else state[_DEFAULTS]
    state[_FIRST] = written is None
    if fresh:
        state[_CARRIED] = {name: query[name] for name in SCREENS[SCREEN_OF[screen]].shared if name in query}
    state[_DEFAULTS], state[_REFUSED] = {}, []
    state[_WRITTEN] = (screen, query)
    emptied = not query and written is not None
    return query, fresh and not emptied


def select(selection: Sequence[tuple[str, str]]) -> None:
    """Remember the selection of this run, as the URL parameters that `here` and `leave` begin with."""
    st.session_state[_SELECTION] = list(selection)


def param(name: str, default: Any, *, allowed: Sequence[Any] | None = None, read: Callable[[str], Any] = str) -> str:
    """Tie a control of this screen to the URL; returns the control's key.

    Call it just before the control is made. A value in the URL that is not `allowed` or that `read`
    refuses with ValueError is the default.

    Examples
    --------
    ``st.text_input("Word", key=param("word", ""))``
    """
    state = st.session_state
    state[_DEFAULTS][name] = default
    if name not in state[_READ] or state.get(name) is None:
        state[_READ].add(name)
        given = st.query_params.get_all(name)
        state[name] = _valid(given, default, allowed, read)
        if given and state[name] == default and given != [str(default)]:
            refuse(name, given[0])
    elif allowed is not None and not isinstance(default, list) and state[name] not in allowed:
        state[name] = default
    return name


def read_value(
    name: str, default: Any, *, allowed: Sequence[Any] | None = None, read: Callable[[str], Any] = str
) -> Any:
    """Return the value of a control, from the URL or from the reader, before the control is made or without it.

    The parameters are those of `param`.
    """
    return st.session_state[param(name, default, allowed=allowed, read=read)]


def is_on(value: str) -> bool:
    """Read a switch from the address, for `param`."""
    return value == "True"


def refuse(name: str, value: str) -> None:
    """Note that a value in a link does not fit this screen, for `refused` to report.

    Only on the first run of a visit: later, such a value comes from another screen of the same visit, not from a link.
    """
    if st.session_state[_FIRST]:
        st.session_state[_REFUSED].append(f"“{value[:60]}” is nothing that “{name}” in a link can be here: left out.")


def refused() -> list[str]:
    """Return a sentence for each value in the link that this screen's controls do not know."""
    return list(st.session_state[_REFUSED])


def here(**changes: Any) -> Address:
    """Return the address of this very view with other values for some of its controls; None for their defaults."""
    state = st.session_state
    # Controls further down have not been made yet: the run before knows them, and on arrival the URL.
    known = state[_FORMER] | state[_DEFAULTS]
    query = {name: values for name, values in state[_ARRIVED].items() if name not in known} | _query(known)
    pairs = [(name, value) for name, values in query.items() if name not in changes for value in values]
    return Address(state[_WRITTEN][0], link(pairs, **changes))


def carried() -> Query:
    """Return the values that the sections of this screen share, as their links take them along."""
    known = st.session_state[_FORMER] | st.session_state[_DEFAULTS]
    query = {name: values for name, values in st.session_state[_CARRIED].items() if name not in known}
    query |= _controlled(known)
    shared = SCREENS[SCREEN_OF[st.session_state[_WRITTEN][0]]].shared
    return {name: query[name] for name in shared if name in query}


def list_controls() -> tuple[tuple[str, Any], ...]:
    """Return the section and the values of its controls so far, as what may be looked up."""
    state = st.session_state
    values = ((name, state.get(name, default)) for name, default in sorted(state[_DEFAULTS].items()))
    fixed = ((name, tuple(value) if isinstance(value, list) else value) for name, value in values)
    return (("section", state[_WRITTEN][0]), *fixed)


def leave() -> None:
    """Write the view's address at the end of a run, if it is another than the URL's."""
    state = st.session_state
    query = _query(state[_DEFAULTS])
    parameters = Address(state[_WRITTEN][0], query).parameters
    if parameters != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(parameters)
    state[_WRITTEN] = (state[_WRITTEN][0], query)


def link(selection: Sequence[tuple[str, str]], **params: Any) -> Query:
    """Return the URL parameters of another view."""
    query: Query = {}
    for name, value in [*selection, *((name, str(value)) for name, value in params.items() if value not in (None, ""))]:
        query.setdefault(name, []).append(value)
    return query


def searched(query: Query, words: str) -> Query:
    """Return a view's URL parameters with a search for other words.

    They count as added by a click, as in `narrowed`: the menu leads back to the selection without them.
    """
    return query | {"words": [words], ADDED: [*query.get(ADDED, []), "words"]}


def narrowed(selection: Sequence[tuple[str, str]], field: str, *values: str) -> Query:
    """Return a view's URL parameters with one field of the selection narrowed, as a click on what is in it does.

    The parameter `ADDED` names the field, so that the menu can lead back to the selection that the reader has made.
    A year narrows the dates.
    """
    if field == "year":
        field, values = "dates", tuple(f"{year}-{day}" for year in values for day in ("01-01", "12-31"))
    others = [(name, value) for name, value in selection if name not in (field, ADDED)]
    return link([*others, *((field, value) for value in values), (ADDED, field)])


def _query(defaults: Mapping[str, Any]) -> Query:
    """Return the parameters of the selection, of controls that are not at their defaults, and what is carried along."""
    along = {name: values for name, values in st.session_state[_CARRIED].items() if name not in defaults}
    return link(st.session_state[_SELECTION]) | _controlled(defaults) | along


def _controlled(defaults: Mapping[str, Any]) -> Query:
    """Return the parameters of those controls that are not at their defaults."""
    query: Query = {}
    for name, default in defaults.items():
        value = st.session_state.get(name, default)
        if value != default and value is not None:
            query[name] = [str(item) for item in (value if isinstance(value, (list, tuple)) else [value])]
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
