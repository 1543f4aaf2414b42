"""Which film a draft is about: one that the archive has, or a new one that phrases with «film» are written around."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from corpus.reuse.phrase_marks import find_phrases
from corpus.reuse.phrasebook import Phrasebook
from corpus.text.function_words import FUNCTION_WORDS
from corpus.text.title_spellings import list_spellings

#: So many names are tried as the title of a new film, the commonest first; and so many sentences with each.
TRIED, SENTENCES = 12, 3
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# A name begins where a word does, and few marks set one off: no text takes more than linear time.
_CAPITAL = r"[A-Z0-9]\w*+(?:['’-]\w++)*"
_SPACE = r"['’]?[ :]++"
_SMALL = rf"(?:{_SPACE}(?:of|the|an?|and|in|on|at|for|to|from|with|by|&))"
_NAME = re.compile(rf"(?<![\w-])(?<!\w['’]){_CAPITAL}(?:{_SMALL}*{_SPACE}{_CAPITAL})+")
_SET_OFF = re.compile(r"[“\"*_‘]{1,4}([^“”\"*_‘’\n]{1,80})[”\"*_’]+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


def find_film(text: str, films: Sequence[str], book: Phrasebook, about: Collection[str]) -> str | None:
    """Find the film that a draft is about.

    A film of the archive that it names most often, in title case. Else the name that stands where listed phrases have
    «film»: "What truly sets The Lantern Keeper apart".

    Parameters
    ----------
    text : str
    films : sequence of str
        The archive's films.
    book : Phrasebook
    about : collection of str
        Ids of the phrases with «film» that say enough to tell a title by.

    Returns
    -------
    str or None
        A film of the archive, or a title as the draft spells it; None where neither is found.
    """
    return _find_known(text, tuple(films)) or next(
        (name for name in _list_names(text) if _stands_for_film(name, text, book, about)), None
    )


def _find_known(text: str, films: tuple[str, ...]) -> str | None:
    """Return the film of the archive that is named most often, the first named among equals."""
    titles = _index_titles(films)
    words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
    folded = [_fold(word) for word, _, _ in words]
    named: Counter[str] = Counter()
    at = 0
    while at < len(words):
        step = 1
        for title, film in titles.get(folded[at], ()):
            end = at + len(title)
            if tuple(folded[at:end]) == title and _is_title_case(text, words[at:end]):
                named[film] += 1
                step = len(title)
                break
        at += step
    return named.most_common(1)[0][0] if named else None


@lru_cache(maxsize=4)
def _index_titles(films: tuple[str, ...]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return the spellings of titles by their first word, the longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for film in films:
        for spelling in list_spellings(film):
            words = tuple(_fold(match) for match in _WORD.findall(spelling))
            if any(word not in FUNCTION_WORDS for word in words):
                by_first.setdefault(words[0], []).append((words, film))
    for titles in by_first.values():
        titles.sort(key=lambda title: -len(title[0]))
    return by_first


def _is_title_case(text: str, words: list[tuple[str, int, int]]) -> bool:
    """Return whether words are spelled as a title; a single word of content has to be set off by marks too."""
    content = [word for word, _, _ in words if _fold(word) not in FUNCTION_WORDS]
    capital = all(word[0].isupper() or word[0].isdigit() for word in [words[0][0], *content])
    start, end = words[0][1], words[-1][2]
    around = text[max(start - 1, 0) : start] + text[end : end + 1]
    return capital and (len(content) > 1 or (len(around) == 2 and all(mark in "“”\"*_‘’'" for mark in around)))


def _list_names(text: str) -> list[str]:
    """List what may be the title of a new film: names of two words or more, and what is set off by marks."""
    names: Counter[str] = Counter()
    for match in [*_NAME.finditer(text), *_SET_OFF.finditer(text)]:
        name = match[match.lastindex or 0].strip(" ,:")
        first, _, rest = name.partition(" ")
        if first.casefold() in FUNCTION_WORDS and rest[:1].isupper():
            # "But The Lantern Keeper" opens a sentence.
            names[rest] += 1
        if name[:1].isupper() and len(name.split()) <= 8:
            names[name] += 1
    return [name for name, _ in names.most_common(TRIED)]


def _stands_for_film(name: str, text: str, book: Phrasebook, about: Collection[str]) -> bool:
    around = [sentence for sentence in _SENTENCE.findall(text) if name in sentence][:SENTENCES]
    marks = find_phrases("\n\n".join(around), book, film=name)
    return bool(marks["phrase_id"].isin(list(about)).any())


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")
