"""The names of files, as titles: a suggestion where they are no serial names, never more than that."""

import re
from collections import Counter
from collections.abc import Iterable

from corpus.reading.names import SMALL_WORDS

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
#: What counts the files of a series: a number, a date, a digest, also where it clings to a word as in "doc12".
_COUNTER = re.compile(
    rf"(?i)(?<![a-z0-9])(?=[a-f]*[0-9])[0-9a-f]{{8,}}(?![a-z0-9])|[0-9]{{1,2}}(?:{_MONTHS})[a-z]*[0-9]{{2,4}}|[0-9]+"
)
_NOISE = re.compile(
    r"(?i)\b(?:[12][0-9]{3} [01][0-9] [0-3][0-9]|[0-9]{1,3}|[0-9]{5,}"
    r"|(?=[a-f]*[0-9])[0-9a-f]{8,}|[a-z]{1,3}[0-9]{2,}|reviews?|drafts?|final|copy|v[0-9]+"
    r"|(?:docs?|documents?|files?|texts?|pages?|items?|untitled|scans?|notes?|posts?|articles?|samples?)[0-9]*)\b"
)


def read_title(filename: str) -> str:
    """Return a file's name as a title, without numbering, digests and words such as "review"; "" if nothing is left.

    Examples
    --------
    >>> read_title("reviews/01_the_long_dusk.review.txt"), read_title("cv000_29590.txt"), read_title("doc1.txt")
    ('The Long Dusk', '', '')
    """
    title = " ".join(_NOISE.sub(" ", _space_words(filename)).split())
    if title != title.lower():
        return title
    return " ".join(
        word if number and word in SMALL_WORDS else word[:1].upper() + word[1:]
        for number, word in enumerate(title.split())
    )


def read_titles(filenames: Iterable[str]) -> list[str]:
    """Return the titles in the names of some files; "" for those that differ by a counter, a date or a digest alone.

    Examples
    --------
    >>> read_titles(["crumb_1.txt", "crumb_2.txt", "dusk.txt"])
    ['', '', 'Dusk']
    >>> read_titles(["1917.txt"]), read_titles(["1917.txt", "1918.txt"])
    (['1917'], ['', ''])
    """
    names = list(filenames)
    series = [_COUNTER.sub("#", _space_words(name)).casefold() for name in names]
    members = Counter(series)
    return [
        read_title(name) if members[serial] == 1 or "#" not in serial else ""
        for name, serial in zip(names, series, strict=True)
    ]


def _space_words(filename: str) -> str:
    """Return a file's name without folders and suffix, its words between spaces."""
    stem = re.split(r"[/\\]", filename)[-1].split(".")[0]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"[\s_+-]+", " ", stem)).strip()
