"""The names of many reviews as one table, with the traits that films' titles have and other names have not."""

import re
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.reading.dictionary import read_dictionary
from corpus.reading.names import SMALL_WORDS, Name, find_names

Numbers = NDArray[np.float64]

#: A review names its film in its first pages: so many characters are searched.
_CHARACTERS = 20_000
#: Progress is reported after so many texts.
_STEP = 1_000

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_GENITIVE = re.compile(r"['’]s?$")

#: What is known of a name in one text, in the order of `_list_traits`; all are 0 or 1 but for the share of its words
#: that are in the dictionary.
TRAITS = (
    "in quotation marks",
    "twice in quotation marks",
    "before is a",
    "twice before is a",
    "before is a, opening the text",
    "before a verb",
    "beside film",
    "after by or starring",
    "before a genitive",
    "in brackets",
    "before a year",
    "opens the text",
    "in the first line",
    "in the first lines",
    "returns",
    "three words",
    "three words that return",
    "begins with The",
    "capitals",
    "a list",
    "a colon",
    "a number",
    "words of the dictionary",
    "two words of the dictionary",
    "its last word is a name",
    "its first word is a name",
    "inside a longer name",
)


@dataclass(frozen=True)
class NameTable:
    """One row a name of a review, sorted by review.

    Attributes
    ----------
    review : array of int
        The number of the review, from 0.
    title : array of int
        The number of the name in `titles`, which are without the differences of spelling (`names.fold_title`).
    spelling : array of int
        The number of the spelling in `spellings`.
    traits : mapping of trait to array of float
    reviews : int
        How many reviews there are, also those without a name.
    """

    review: NDArray[np.int64]
    title: NDArray[np.int64]
    spelling: NDArray[np.int64]
    traits: Mapping[str, Numbers]
    titles: list[str]
    spellings: list[str]
    reviews: int

    def sum_by_title(self, values: Numbers) -> Numbers:
        """Return the sum of some values over all rows of a title, one a title."""
        return np.bincount(self.title, weights=values, minlength=len(self.titles)).astype("float64")


def tabulate_names(texts: Iterable[str], *, progress: Callable[[int], None] = lambda done: None) -> NameTable:
    """Return the names in each text, with their traits.

    Parameters
    ----------
    texts : iterable of str
    progress : callable
        Called with the number of texts that are done.

    Examples
    --------
    >>> table = tabulate_names(["Dusk is a film.", "", "I saw Dusk."])
    >>> table.review.tolist(), table.titles, table.traits["before is a"].tolist()
    ([0, 2], ['dusk'], [1.0, 0.0])
    """
    rows, values = array("l"), array("f")
    titles: dict[str, int] = {}
    spellings: dict[str, int] = {}
    count = 0
    for count, text in enumerate(texts, start=1):
        names = find_names(text[:_CHARACTERS])
        words = {folded: _WORD.findall(name.name.casefold()) for folded, name in names.items()}
        whole = [f" {' '.join(each)} " for each in words.values()]
        alone = {each[0] for each in words.values() if len(each) == 1}
        for folded, name in names.items():
            title = titles.setdefault(folded, len(titles))
            rows.extend((count - 1, title, spellings.setdefault(name.name, len(spellings))))
            values.extend(_list_traits(name, words[folded], alone, whole))
        if count % _STEP == 0:
            progress(count)
    review, title_of, spelling = np.array(rows, dtype="int64").reshape(-1, 3).T
    traits = np.array(values, dtype="float64").reshape(-1, len(TRAITS)).T
    return NameTable(
        review, title_of, spelling, dict(zip(TRAITS, traits, strict=True)), list(titles), list(spellings), count
    )


def _list_traits(name: Name, words: list[str], alone: set[str], whole: list[str]) -> tuple[float, ...]:
    """Return the traits of a name, in the order of `TRAITS`.

    `words` are its own, `alone` the names of one word in the text, `whole` all names in the text between spaces.
    """
    spelling, opens, returns, several = name.name, name.first <= 2, name.mentions > 1, len(words) > 1
    dictionary = read_dictionary()
    content = [word for word in words if word not in SMALL_WORDS]
    known = sum(word in dictionary or _GENITIVE.sub("", word) in dictionary for word in content)
    share = known / max(len(content), 1)
    inside = f" {' '.join(words)} "
    return (
        name.quoted > 0,
        name.quoted > 1,
        name.is_a > 0,
        name.is_a > 1,
        name.is_a > 0 and opens,
        name.verb > 0,
        name.film > 0,
        name.person > 0,
        name.possessive > 0,
        name.bracketed > 0,
        name.dated > 0,
        opens,
        name.first < 100,
        name.first < 300,
        returns,
        len(words) > 2,
        len(words) > 2 and returns,
        several and words[0] in ("the", "a", "an"),
        len(spelling) > 3 and spelling.isupper(),
        "," in spelling,
        ":" in spelling,
        spelling.isdecimal(),
        share,
        share if several else 0.0,
        several and words[-1] in alone,
        several and words[0] in alone,
        sum(inside in each for each in whole) > 1,
    )
