"""Links to views: the address of one, with other values, or with a field of its selection narrowed."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

import streamlit as st

from pages.shared.places import SCREEN_OF, SCREENS, TAB

#: The parameter that names the fields of the selection that a click has narrowed.
ADDED = "added"

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
        screen = SCREEN_OF[self.screen]
        path = "" if screen == "overview" else screen  # the first has the site's own address
        return f"{find_path(path)}?{urlencode(self.parameters, doseq=True)}".rstrip("?")

    def changed(self, **changes: Any) -> "Address":
        """Return the address with other values for some of its parameters; None, or an empty one, leaves one out.

        Examples
        --------
        >>> Address("films", {"film": ["Dusk"], "page": ["2"]}).changed(page=None, order="n").href
        '/films?film=Dusk&order=n'
        """
        kept = [(name, value) for name, values in self.query.items() if name not in changes for value in values]
        return Address(self.screen, link(kept, **changes))


def find_path(name: str) -> str:
    """Return the path of what this server serves under a name, below the site's root or the sub-path that it is under.

    Examples
    --------
    >>> find_path("films")
    '/films'
    """
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{'/' if base else ''}{base}/{name}"


def read_path(path: str) -> str | None:
    """Return under which name `find_path` gives a path; None for one that is not below this server's.

    Examples
    --------
    >>> read_path("/films/"), read_path("/"), read_path("/v/mondays-points")
    ('films', '', 'v/mondays-points')
    """
    start, asked = find_path(""), f"/{path.strip('/')}/"
    return asked.removeprefix(start).strip("/") if asked.startswith(start) else None


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
    return narrowed_by(selection, {field: values})


def narrowed_by(selection: Sequence[tuple[str, str]], fields: Mapping[str, Sequence[str]]) -> Query:
    """Return what `narrowed` does, for several fields at once."""
    fields = dict(_read_year(*item) for item in fields.items())
    others = [(name, value) for name, value in selection if name not in (*fields, ADDED)]
    chosen = [(field, value) for field, values in fields.items() for value in values]
    return link([*others, *chosen, *((ADDED, field) for field in fields)])


def _read_year(field: str, values: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return a field of the selection; a year is its days."""
    if field != "year":
        return field, values
    return "dates", [f"{year}-{day}" for year in values for day in ("01-01", "12-31")]
