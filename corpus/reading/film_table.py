"""A second table that names the films by an id that the reviews have too."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.errors import MappingError
from corpus.reading import columns
from corpus.reading.cleaning import as_text
from corpus.reading.table import Table

_SAMPLE = 2_000
#: Of the sampled reviews' ids, at least so many must be found; fewer agree by chance.
_ENOUGH = 0.1
#: Our columns that such a table may fill in.
_OF_FILMS = ("film", "year", "genres")
_CALLED_ID = re.compile(r"(?:^|[\W_])(?i:id)$|(?<=[a-z])I[dD]$")


def join_films(
    reviews: Mapping[str, Sequence[Any]],
    films: Table,
    *,
    recognised: Mapping[str, str] | None = None,
    mapping: Mapping[str, str] | None = None,
) -> tuple[dict[str, list[Any]], str]:
    """Return the film of each review from a table of films, and in a sentence which columns were joined.

    Parameters
    ----------
    reviews : mapping of column to cells
        Under the source's names.
    films : Table
    recognised : mapping, optional
        Our column to the source's: ids are none of ours but `film`.
    mapping : mapping, optional
        The reader's choice of columns; those for the film and its year may be columns of `films`.

    Returns
    -------
    cells, note
        `film`, `year` and `genres` if there are any, and the other columns under their own names. A review whose film
        is not listed keeps its id as the film: nothing is guessed. No cells, where the tables share no ids and the
        source has titles of its own.

    Raises
    ------
    MappingError
        The tables share no ids, and the source has no titles; or `films` has none.

    Examples
    --------
    >>> films = Table({"movieId": ["m1"], "movieTitle": ["Dusk"]}, [2])
    >>> join_films({"movieId": ["m1", "m2"]}, films)[0]
    {'film': ['Dusk', 'm2']}
    """
    recognised = recognised or {}
    others = {name for field, name in recognised.items() if field != "film"}
    ids = {name: cells for name, cells in reviews.items() if name not in others}
    key, film_key = _find_shared_key(ids, films.cells)
    if not key and _has_titles(recognised):
        return {}, "Films: as it names them itself; the table of films shares no ids with it."
    if not key:
        raise MappingError(
            "the table of films and the reviews share no column of ids: looked for one whose values are all different"
            f" among {', '.join(films.cells)}, and for the same values among {', '.join(ids)}"
        )
    titles = [name for name in films.cells if name != film_key]
    choices = {field: name for field, name in (mapping or {}).items() if field in ("film", "year")}
    of_films = columns.recognise_columns(titles, mapping={**choices, "text": ""})
    mapped = {field: name for field, name in of_films.items() if field in _OF_FILMS}
    if "film" not in mapped:
        raise MappingError(
            f"no column of the table of films is known to hold titles; choose one of {', '.join(titles)}"
        )
    places = {as_text(one): place for place, one in enumerate(films.cells[film_key])}
    rows = [places.get(as_text(one)) for one in reviews[key]]

    def look_up(name: str) -> list[Any]:
        return [None if row is None else films.cells[name][row] for row in rows]

    listed = [
        one if row is None else title
        for one, row, title in zip(reviews[key], rows, look_up(mapped["film"]), strict=True)
    ]
    extra = columns.name_extra_columns((name for name in titles if name not in reviews), taken=mapped.values())
    cells = {"film": listed, **{shown: look_up(name) for name, shown in extra.items()}}
    cells |= {field: look_up(mapped[field]) for field in _OF_FILMS[1:] if field in mapped}
    note = f"Films: “{mapped['film']}” of the table of films, found through “{key}”."
    if missing := rows.count(None):
        note += (
            f" {missing:,} {'review has' if missing == 1 else 'reviews have'} an id that it does not list, and keep it."
        )
    return cells, note


def find_film_table(tables: Mapping[str, tuple[Sequence[str], Mapping[str, str]]]) -> str:
    """Return which of several tables names the films of the others, judged by their columns; "" for none.

    It has titles and no text, and shares a column that is called an id with the others, which have texts; some of them
    may name their films themselves instead.

    Parameters
    ----------
    tables : mapping of name to columns and mapping
        The table's own columns, and which of them is which of ours.

    Examples
    --------
    >>> reviews = (["movieId", "quote"], {"film": "movieId", "text": "quote"})
    >>> find_film_table({"reviews.csv": reviews, "films.csv": (["movieId", "title"], {"film": "title"})})
    'films.csv'
    """
    without = [name for name, (_, mapping) in tables.items() if "text" not in mapping]
    if len(without) != 1 or "film" not in tables[without[0]][1]:
        return ""
    ids = set(filter(_CALLED_ID.search, tables[without[0]][0]))
    others = [(ids & set(names), mapping) for name, (names, mapping) in tables.items() if name != without[0]]
    named = all(shared or _has_titles(mapping) for shared, mapping in others)
    return without[0] if named and any(shared for shared, _ in others) else ""


def _has_titles(mapping: Mapping[str, str]) -> bool:
    return "film" in mapping and not _CALLED_ID.search(mapping["film"])


def _find_shared_key(reviews: Mapping[str, Sequence[Any]], films: Mapping[str, Sequence[Any]]) -> tuple[str, str]:
    """Return the columns of the reviews and of the films that find most reviews' films, or two empty names.

    At least one of the two is called an id, or both are called the same: ranks and votes agree by chance. Names that
    are the same break a tie.
    """
    sample = {name: [as_text(cell) for cell in cells[:_SAMPLE]] for name, cells in reviews.items()}
    best, names = (0.0, False), ("", "")
    for film_name, cells in films.items():
        ids = [as_text(cell) for cell in cells]
        known = set(filter(None, ids))
        if len(known) < len(ids):
            continue
        for name, values in sample.items():
            if name != film_name and not any(map(_CALLED_ID.search, (name, film_name))):
                continue
            share = sum(value in known for value in values) / max(1, len(values))
            if share >= _ENOUGH and (share, name == film_name) > best:
                best, names = (share, name == film_name), (name, film_name)
    return names
