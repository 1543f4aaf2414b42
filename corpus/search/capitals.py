"""AND, OR and NOT in a search: they work in other search boxes and are words here, so what to type instead is said."""

import re

from corpus.errors import SelectionError
from corpus.search.parsing import parse_query
from corpus.wording import listed

_TERMS = re.compile(r'-?["“”„][^"“”„]*["“”„](?:~\d+)?|\S+')
#: What stands for each before the term that follows it.
_INSTEAD = {"AND": " ", "OR": "|", "NOT": " -"}


def explain_capitals(search: str) -> str:
    """Say what to type instead of AND, OR or NOT among the terms of a search; empty where there is none.

    Parameters
    ----------
    search : str
        As the reader typed it.

    Examples
    --------
    >>> explain_capitals('light AND shadow NOT "dreamlike atmosphere"')
    'AND and NOT are looked for as words. Type light shadow -"dreamlike atmosphere" instead.'
    >>> explain_capitals("score OR soundtrack OR songs")
    'OR is looked for as a word. Type score|soundtrack|songs instead.'
    >>> explain_capitals('love "sink OR swim"')
    ''
    """
    terms = _TERMS.findall(search)
    used = [word for word in _INSTEAD if word in terms]
    instead = _write(terms)
    if not used or not _can_be_read(instead):
        return ""
    verb = "is looked for as a word" if len(used) == 1 else "are looked for as words"
    return f"{listed(used)} {verb}. Type {instead} instead."


def _write(terms: list[str]) -> str:
    """Return the terms with what stands for AND, OR and NOT between them."""
    written = before = ""
    for term in terms:
        if term in _INSTEAD:
            before = before.rstrip() + _INSTEAD[term]
        else:
            written += (before or " ") + term
            before = " "
    return " ".join((written + before).split())


def _can_be_read(search: str) -> bool:
    try:
        parse_query(search)
    except SelectionError:
        return False
    return True
