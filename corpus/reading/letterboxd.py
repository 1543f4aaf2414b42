"""What Letterboxd exports: which table has the reviews, what its columns are, and what its feed says beside them."""

import re
from collections.abc import Iterable

from corpus.errors import SourceError

NAME = "Letterboxd"
#: The top of its scale of stars.
TOP = 5.0

_REVIEWS = {"Date", "Name", "Year", "Rating", "Review"}
_ADDRESS = "Letterboxd URI"
_LOG = re.compile(r"Watched on \w+day,? \w+ \d{1,2}, \d{4}\.?")


def is_export(columns: Iterable[str]) -> bool:
    """Whether columns are those of an export's reviews.

    Examples
    --------
    >>> is_export(["Date", "Name", "Year", "Letterboxd URI", "Rating", "Review"]), is_export(["Name", "Review"])
    (True, False)
    """
    return set(columns) >= _REVIEWS


def check_part(name: str, columns: Iterable[str]) -> None:
    """Refuse the tables of an export beside its reviews: they hold no texts, or such as their author has deleted.

    Parameters
    ----------
    name : str
        The file's, with the folders inside the export.
    columns : iterable of str

    Raises
    ------
    SourceError
        It is such a table.
    """
    named = list(columns)
    folders = name.lower().split("/")[:-1]
    if is_export(named):
        if "deleted" in folders and _ADDRESS in named:
            raise SourceError("these reviews were deleted by their author on Letterboxd", kind="other entry")
        return
    parts = ({"Name", "Year", _ADDRESS}, {"Date Joined", "Username"}, {"Date", "Content", "Comment"})
    # A list begins with a line that says what it is.
    is_list = bool(named) and named[0].startswith("Letterboxd list export")
    if is_list or any(set(named) >= part for part in parts):
        raise SourceError(
            "this part of a Letterboxd export has no reviews; they are in its reviews.csv", kind="other entry"
        )


def is_list(identity: str) -> bool:
    """Whether an entry of a feed, by its id, is a list of films."""
    return identity.startswith("letterboxd-list-")


def remove_log(text: str, *, of: str) -> str:
    """Return a review of a film `of` this name; "" where it only says on which day the film was watched.

    Examples
    --------
    >>> remove_log("Watched on Friday March 1, 2024.", of="Dusk"), remove_log("Watched on Friday.", of="Dusk")
    ('', 'Watched on Friday.')
    """
    return "" if of and _LOG.fullmatch(text.strip()) else text
