"""Every view is a link: what the URL says is what is shown, and what is shown is what the URL says.

At the start of a run `arrive` finds out whether the URL is new (a link, the back button, another screen) or what this
visit wrote itself. At its end `leave` writes the selection and the values of the screen's own controls to the URL. The
session keeps the controls' values under the names that they have in the URL.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.shared.links import Address, Query, link
from pages.shared.places import SCREEN_OF, SCREENS, TAB

#: The longest value that is taken from a link, in characters.
LONGEST = 2_000
_VISIT = "_visit"


@dataclass
class _Visit:
    """What is known of the address in one visit: one object, because to ask the session for each of these takes long.

    `written` is the section and the parameters that the URL had last, None before; `first` whether this is the first
    run; `arrived` the parameters of a new URL; `read` the controls that have been read from it; `defaults` those of
    this run's controls, `former` those of the run before; `carried` what the sections of a screen share; `selection`
    the parameters of the selection; `refused` what the link had that nothing knows.
    """

    written: tuple[str, Query] | None = None
    first: bool = True
    arrived: Query = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    defaults: dict[str, Any] = field(default_factory=dict)
    former: dict[str, Any] = field(default_factory=dict)
    carried: Query = field(default_factory=dict)
    selection: list[tuple[str, str]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def section(self) -> str:
        """The section that is shown."""
        return self.written[0] if self.written else ""

    @property
    def shared(self) -> tuple[str, ...]:
        """The parameters that the sections of this screen share."""
        return SCREENS[SCREEN_OF[self.section]].shared

    @property
    def known(self) -> dict[str, Any]:
        """The defaults of controls: those further down have not been made yet, and the run before knows them."""
        return self.former | self.defaults


def _visit() -> _Visit:
    if _VISIT not in st.session_state:
        st.session_state[_VISIT] = _Visit()
    visit: _Visit = st.session_state[_VISIT]
    return visit


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
    visit = _visit()
    fresh, visit.first = (screen, query) != visit.written, visit.written is None
    emptied = not query and not visit.first
    visit.arrived, visit.former = (query, {}) if fresh else ({}, visit.defaults)
    visit.written = (screen, query)
    if fresh:
        # Which controls have been read from this URL: not all have, where a click cuts the first run short.
        visit.read = set()
        visit.carried = {name: query[name] for name in visit.shared if name in query}
    visit.defaults, visit.refused = {}, []
    return query, fresh and not emptied


def select(selection: Sequence[tuple[str, str]]) -> None:
    """Remember the selection of this run, as the URL parameters that `here` and `leave` begin with."""
    _visit().selection = list(selection)


def param(name: str, default: Any, *, allowed: Sequence[Any] | None = None, read: Callable[[str], Any] = str) -> str:
    """Tie a control of this screen to the URL; returns the control's key.

    Call it just before the control is made. A value in the URL that is not `allowed` or that `read`
    refuses with ValueError is the default.

    Examples
    --------
    ``st.text_input("Word", key=param("word", ""))``
    """
    state, visit = st.session_state, _visit()
    visit.defaults[name] = default
    if name not in visit.read or state.get(name) is None:
        visit.read.add(name)
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
    visit = _visit()
    if visit.first:
        visit.refused.append(f"“{value[:60]}” is nothing that “{name}” in a link can be here: left out.")


def refused() -> list[str]:
    """Return a sentence for each value in the link that this screen's controls do not know."""
    return list(_visit().refused)


def here(**changes: Any) -> Address:
    """Return the address of this very view with other values for some of its controls; None for their defaults."""
    visit = _visit()
    # Of controls that have not been made yet, the URL knows on arrival.
    known = visit.known
    query = {name: values for name, values in visit.arrived.items() if name not in known} | _query(visit, known)
    return Address(visit.section, query).changed(**changes)


def carried() -> Query:
    """Return the values that the sections of this screen share, as their links take them along."""
    visit = _visit()
    query = {name: values for name, values in visit.carried.items() if name not in visit.known}
    query |= _controlled(visit.known)
    return {name: query[name] for name in visit.shared if name in query}


def write_controls() -> str:
    """Return the section and the values of its controls so far, as what may be looked up."""
    state, visit = st.session_state, _visit()
    values = {name: state.get(name, default) for name, default in sorted(visit.defaults.items())}
    return f"{visit.section} {values}"


def leave() -> None:
    """Write the view's address at the end of a run, if it is another than the URL's."""
    visit = _visit()
    query = _query(visit, visit.defaults)
    parameters = Address(visit.section, query).parameters
    if parameters != {name: st.query_params.get_all(name) for name in st.query_params}:
        st.query_params.from_dict(parameters)
    visit.written = (visit.section, query)


def _query(visit: _Visit, defaults: Mapping[str, Any]) -> Query:
    """Return the parameters of the selection, of controls that are not at their defaults, and what is carried along."""
    along = {name: values for name, values in visit.carried.items() if name not in defaults}
    return link(visit.selection) | _controlled(defaults) | along


def _controlled(defaults: Mapping[str, Any]) -> Query:
    """Return the parameters of those controls that are not at their defaults."""
    query: Query = {}
    state = st.session_state
    for name, default in defaults.items():
        value = state.get(name, default)
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
