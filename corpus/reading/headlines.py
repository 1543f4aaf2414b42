"""The film that a headline names: "Review: The Long Dusk", "“The Long Dusk” is slow", "The Long Dusk (2023)"."""

import re

#: The column of a source that holds headlines.
COLUMN = "headline"

_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{1,80})[”»“\"]|(?<!\w)[‘']([^‘’']{1,80})[’'](?!\w)")
_KIND = r"(?:(?:film|movie|cinema|dvd|blu-ray|streaming|festival|capsule|mini|quick|short)[ -])*"
_BEFORE = re.compile(rf"(?i)^(?:(?:an?|my|our|the) )?{_KIND}reviews?\s*(?:[:|–—-]|of\b)\s*(?=\S)")
_BEHIND = re.compile(rf"(?i)\s*(?:[:|–—,(\[-]\s*)?\b{_KIND}reviews?\b.*$")
_YEAR = re.compile(r"\s*[(\[](?:[^()\[\]]{0,40}\b)?(?:1[89]|20)\d\d[)\]].*$|,\s*(?:1[89]|20)\d\d\b.*$")
_STARS = re.compile(r"\s*[-–—:|(]?\s*[★☆⭐½]+.*$")
#: A headline of so few words may be a title as it stands; a longer one is a sentence about it.
_SHORT = 6


def read_headline(headline: str) -> str:
    """Return the title in a headline: what is quoted, or stands beside "review" or a year; or a short headline whole.

    Examples
    --------
    >>> read_headline("Film review: The Long Dusk"), read_headline("The Long Dusk (2023) – slow and sweet")
    ('The Long Dusk', 'The Long Dusk')
    >>> read_headline("Why nobody leaves before the credits roll this year")
    ''
    """
    spaced = " ".join(headline.split())
    if quoted := _QUOTED.search(spaced):
        return (quoted[1] or quoted[2]).strip(" ,.")
    title = spaced
    for mark in _BEFORE, _YEAR, _STARS, _BEHIND:
        title = mark.sub("", title, count=1) or title
    title = title.strip(" ,:|–—-")
    return title if title != spaced or len(title.split()) <= _SHORT else ""
