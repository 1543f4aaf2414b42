"""What is known of words before any text is read: given names, places, peoples, days, honorifics, studios."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from corpus.errors import CorpusError

#: The table that comes with Refrain.
SHIPPED = Path(__file__).with_name("names_words.csv")
#: Given names; places, peoples, days and months, and other words that are capitalised and name nobody; what a name
#: beside it becomes the name of ("award", "university"); studios; honorifics ("Captain"); what somebody is to a film
#: ("director"); and small words inside names ("van", "de").
KINDS = GIVEN, PLACE, PEOPLE, TIME, OTHER, THING, STUDIO, TITLE, ROLE, PART = (
    "given", "place", "people", "time", "other", "thing", "studio", "title", "role", "part",
)  # fmt: skip
_COLUMNS = ["word", "kind"]


@cache
def load_words() -> Mapping[str, frozenset[str]]:
    """Return the words of each of `KINDS` that come with Refrain, in small letters; some are names of several words."""
    return read_words(SHIPPED.read_text(encoding="utf-8"))


def read_words(text: str) -> Mapping[str, frozenset[str]]:
    r"""Read a table of words.

    Parameters
    ----------
    text : str
        CSV with the columns `word` and `kind` (one of `KINDS`); a word may be of several kinds, one a line.

    Raises
    ------
    CorpusError
        A line is not like that; the message has the line, what was found and what is allowed.

    Examples
    --------
    >>> sorted(read_words("word,kind\nparis,place\nparis,given\n")["given"])
    ['paris']
    """
    lines = csv.reader(text.splitlines())
    if next(lines, None) != _COLUMNS:
        raise CorpusError(f"A table of words in names begins with the columns {', '.join(_COLUMNS)}.")
    words: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for line in lines:
        if len(line) != len(_COLUMNS) or line[1] not in words:
            allowed = ", ".join(KINDS)
            raise CorpusError(
                f"Line {lines.line_num} of the words in names is “{','.join(line)}”; kinds are {allowed}."
            )
        words[line[1]].add(line[0])
    return {kind: frozenset(of) for kind, of in words.items()}
