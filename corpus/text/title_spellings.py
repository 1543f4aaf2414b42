"""How reviews may spell a film's title: without its year, its article or its subtitle, by another name."""

import re
from functools import lru_cache

from corpus.text.function_words import FUNCTION_WORDS

_BRACKETED = re.compile(r"\(\s*(?:a\.?k\.?a\.?\s*)?([^()]*)\)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d|[ivx]+", re.IGNORECASE)
_MOVED_ARTICLE = re.compile(r"(.+), (the|a|an|le|la|les|l'|il|lo|gli|der|die|das|el|los|las)", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_SUBTITLE = re.compile(r":\s+|\s+[-–—]\s+")


def list_spellings(title: str) -> list[str]:
    """Return the spellings of a title that reviews may use, the title itself first.

    Examples
    --------
    >>> list_spellings("Matrix, The (1999)")
    ['The Matrix', 'Matrix']
    >>> list_spellings("Twelve Monkeys (a.k.a. 12 Monkeys)")
    ['Twelve Monkeys', '12 Monkeys']
    >>> list_spellings("Salt: Smoke & Rain")
    ['Salt: Smoke & Rain', 'Salt', 'Smoke & Rain', 'Salt: Smoke and Rain', 'Smoke and Rain']
    """
    return [*_list_spellings(title)]


@lru_cache(maxsize=1 << 15)
def _list_spellings(title: str) -> tuple[str, ...]:
    # A build asks four times for those of each of its films.
    names = [_BRACKETED.sub(" ", title), *(name for name in _BRACKETED.findall(title) if not _YEAR.fullmatch(name))]
    names = [re.sub(r"\s+", " ", name).strip() for name in names]
    names = [_MOVED_ARTICLE.sub(r"\2 \1", name) if _MOVED_ARTICLE.fullmatch(name) else name for name in names]
    parts = [part for name in names for part in _SUBTITLE.split(name)]
    variants = [
        *names,
        *(part for part in parts if count_content_words(part) > 1 or part in {_SUBTITLE.split(n)[0] for n in names}),
    ]
    variants += [_ARTICLE.sub("", name, count=1) for name in variants]
    variants += [name.replace("&", "and") for name in variants]
    return tuple(dict.fromkeys(name for name in variants if name))


def count_content_words(name: str) -> int:
    """Count the words of a name that are no function words."""
    return sum(word not in FUNCTION_WORDS for word in re.findall(r"\w+", name.lower()))
