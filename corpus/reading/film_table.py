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


def join_films(
    reviews: Mapping[str, Sequence[Any]], films: Table, *, mapping: Mapping[str, str] | None = None
) -> tuple[dict[str, list[Any]], str]:
    """Return the film of each review from a table of films, and in a sentence which columns were joined.

    Parameters
    ----------
    reviews : mapping of column to cells
        Under the source's names.
    films : Table
    mapping : mapping, optional
        The reader's choice of columns; those for the film and its year may be columns of `films`.

    Returns
    -------
    cells, note
        `film`, `year` and `genres` if there are any, and the other columns under their own names. A review whose film
        is not listed keeps its id as the film: nothing is guessed.

    Raises
    ------
    MappingError
        The tables share no ids, or `films` has no column of titles.

    Examples
    --------
    >>> films = Table({"movieId": ["m1"], "movieTitle": ["Dusk"]}, [2])
    >>> join_films({"movieId": ["m1", "m2"]}, films)[0]
    {'film': ['Dusk', 'm2']}
    """
    key, film_key = _shared_key(reviews, films.cells)
    titles = [name for name in films.cells if name != film_key]
    choices = {field: name for field, name in (mapping or {}).items() if field in ("film", "year")}
    recognised = columns.recognise_columns(titles, mapping={**choices, "text": ""})
    mapped = {field: name for field, name in recognised.items() if field in _OF_FILMS}
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

    It has titles and no text, and shares a column that is called an id with each of the others, which have texts.

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
    ids = {name for name in tables[without[0]][0] if re.search(r"(?:^|[\W_])(?i:id)$|(?<=[a-z])I[dD]$", name)}
    others = [set(names) for name, (names, _) in tables.items() if name != without[0]]
    return without[0] if others and all(ids & names for names in others) else ""


def _shared_key(reviews: Mapping[str, Sequence[Any]], films: Mapping[str, Sequence[Any]]) -> tuple[str, str]:
    """Return the columns of the reviews and of the films that find most reviews' films; equal names break a tie."""
    sample = {name: [as_text(cell) for cell in cells[:_SAMPLE]] for name, cells in reviews.items()}
    best, names = (0.0, False), ("", "")
    for film_name, cells in films.items():
        ids = [as_text(cell) for cell in cells]
        known = set(filter(None, ids))
        if len(known) < len(ids):
            continue
        for name, values in sample.items():
            share = sum(value in known for value in values) / max(1, len(values))
            if share >= _ENOUGH and (share, name == film_name) > best:
                best, names = (share, name == film_name), (name, film_name)
    if not best[0]:
        raise MappingError(
            "the table of films and the reviews share no column of ids: looked for one whose values are all different"
            f" among {', '.join(films)}, and for the same values among {', '.join(reviews)}"
        )
    return names
